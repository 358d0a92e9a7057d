"""Document: an open map: its project, its file, and who wants to know when either changes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.revision import Revision
from journey_editor.model.validity import require_valid
from journey_editor.session.history import Done, History
from journey_editor.storage.journey_file import JourneyFile, publish, read


class Document:
    """An open map.

    `path` is where Save writes, or None for a map that has no file yet.
    `repairs` says in words what reading the file had to mend; such a map opens
    without a path, so that the original stays untouched.  `size` is the file's,
    in bytes, where it is known.
    """

    def __init__(self, project: Project, *, log: tuple[Revision, ...] = (), mint: Mint | None = None) -> None:
        self.mint = mint or Mint()
        self.path: Path | None = None
        self.repairs: tuple[str, ...] = ()
        self.size: int | None = None
        self._history = History(project, log, mint=self.mint)
        self._saved: Project | None = project  # a new map holds nobody's work yet
        self._preview: Project | None = None
        self._listeners: list[Callable[[], None]] = []

    @classmethod
    def open(cls, path: Path) -> Document:
        """Open a file; raise InputError in one sentence where it cannot be read.

        A file that had to be repaired, or whose rows are not those that were
        written, opens as an unsaved copy.
        """
        file = read(path)
        document = cls(file.project, log=file.revisions)
        document.repairs = _said(file)
        if document.repairs:
            document._saved = None
        else:
            document.path, document.size = path, file.size
        return document

    @property
    def project(self) -> Project:
        """What is shown: the project, with the change in preview where there is one."""
        return self._history.project if self._preview is None else self._preview

    @property
    def kept(self) -> Project:
        """The project without any preview."""
        return self._history.project

    @property
    def log(self) -> tuple[Revision, ...]:
        """Every revision, the oldest first."""
        return self._history.log

    @property
    def dirty(self) -> bool:
        """Whether there is work that is not in the file."""
        return self._saved is not self._history.project and self._saved != self._history.project

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """What redo would make again, or None."""
        return self._history.redo_label

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever what is shown, or the file it is saved in, has changed.

        Where one raises, the others are called all the same; then whoever made
        the change gets the exception.
        """
        self._listeners.append(listener)

    def apply(self, label: str, change: Change, *, gesture: str | None = None) -> bool:
        """Make a change; return whether there was anything to change.

        Raises InvalidRecordError where a row would not be as declared, and
        StaleChangeError where the change was made for another project than
        `kept`; then nothing changes.  Changes that follow each other under one
        `gesture` are one entry of undo.
        """
        if not change:
            self.preview(None)
            return False
        for _, edit in change:
            if edit.after is not None:
                require_valid(edit.after)
        self._history.make(Done(label, change, gesture))
        self._preview = None
        self._tell()
        return True

    def preview(self, change: Change | None) -> None:
        """Show the project as `change` would make it, until anything is applied; None shows it as it is.

        Raises StaleChangeError, and shows what it showed, where `change` was made for another project.
        """
        before = self._preview
        self._preview = change.applied_to(self.kept) if change else None
        if before is not None or self._preview is not None:
            self._tell()

    def undo(self) -> None:
        """Take the last entry back."""
        if self._history.undo() is not None:
            self._preview = None
            self._tell()

    def redo(self) -> None:
        """Make again what undo took back last."""
        if self._history.redo() is not None:
            self._preview = None
            self._tell()

    def save(self, path: Path) -> None:
        """Write the whole map to `path`, which is its file from now on.

        Raises OutputError in one sentence where that fails; the file that was
        there is then as it was, and the work is still here.
        """
        project = self.kept
        publish(project, self.log, path, overwrite=True)
        self._history.seal()
        self._saved, self.path, self.repairs, self.size = project, path, (), _size(path)
        self._tell()

    def _tell(self) -> None:
        with ExitStack() as told:
            for listener in reversed(self._listeners):  # the stack calls its last first
                told.callback(listener)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:  # moved away at once, say by a program that syncs; only the figure is lost
        return None


def _said(file: JourneyFile) -> tuple[str, ...]:
    if file.whole:
        return file.repairs
    return (*file.repairs, "the file's content is not what was written; it may be damaged")
