"""Document: an open map: its project, its file, and who wants to know when either changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from journey_editor.kernel.errors import InputError
from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.pictures import Pictures
from journey_editor.model.project import Project
from journey_editor.model.revision import Revision
from journey_editor.model.validity import require_valid
from journey_editor.session.history import REDO, UNDO, Done, History
from journey_editor.session.past import Past
from journey_editor.session.recovery import file_before, lacks_names
from journey_editor.storage.journey_file import publish, read
from journey_editor.storage.lost import Lost
from journey_editor.storage.work_db import Moment, Standing
from journey_editor.storage.working_copy import WorkingCopy


class LookingBackError(Exception):
    """An earlier moment is shown, in which nothing can be changed."""


class Document:
    """An open map.

    `path` is where Save writes, or None for a map that has no file yet.
    `repairs` says in words what reading the file had to mend; such a map opens
    without a path, so that the original stays untouched.  So does one that a
    newer version made, whose file is `newer`: nothing may be written there.
    `size` is the file's,
    in bytes, where it is known.  `pictures` holds the bytes of its pictures;
    they are added before the change that shows them, and stay for its undo.
    """

    def __init__(
        self,
        project: Project,
        *,
        log: tuple[Revision, ...] = (),
        mint: Mint | None = None,
        pictures: Mapping[str, bytes] | None = None,
        author: str = "",
    ) -> None:
        self.mint = mint or Mint()
        self.pictures = Pictures(pictures)
        self.path: Path | None = None
        self.newer: Path | None = None
        self.repairs: tuple[str, ...] = ()
        self.size: int | None = None
        self._stamp: tuple[int, int] | None = None  # of the file when it was last read or written
        self._history = History(project, log, mint=self.mint, author=author)
        self._saved: Project | None = project  # a new map holds nobody's work yet
        self._begun = len(log)  # how many revisions there were when this sitting began
        self._since = len(log)  # how many revisions there were when the file was last read or written
        self._base = log[-1].id if log else ""  # the last of them
        self._lost: Lost | None = None
        self._working_copy: WorkingCopy | None = None
        self._preview: Project | None = None
        self._then: Project | None = None  # the earlier moment that is looked at
        self._named = False  # whether an earlier moment has a name that the file lacks
        self._held = Change()
        self._listeners: list[Callable[[], None]] = []

    @classmethod
    def open(cls, path: Path) -> Document:
        """Open a file; raise InputError in one sentence where it cannot be read.

        A file that had to be repaired, or whose rows are not those that were
        written, opens as an unsaved copy.
        """
        stamp = _stamp(path)
        file = read(path)
        document = cls(file.project, log=file.revisions, pictures=file.pictures)
        document._stamp = stamp
        document.repairs = (*file.repairs, *([file.remark] if file.remark else []))
        if file.newer:
            document.newer = path
        elif document.repairs:
            document._saved = None
        else:
            document.path, document.size = path, file.size
        return document

    @classmethod
    def recovered(cls, lost: Lost) -> Document:
        """Open the work of a session that lost its program; raise InputError where it cannot be read.

        It has its file again, unless that is not as the session left it: then
        the work opens as an unsaved copy.
        """
        file = lost.read()
        log = file.revisions
        document = cls(file.project, log=log, pictures=file.pictures)
        document.repairs = file.repairs
        document._lost = lost
        document._since = len(log) - lost.standing.changes  # may be below 0: what was held has no revision
        document._base = lost.standing.base
        ours, file_has = file_before(lost.standing, log)
        if file_has is not None:
            document._saved, document._named = file_has.project, lacks_names(file_has.revisions, log)
        else:
            document._saved = None
        if ours and not file.repairs:
            document.path = Path(lost.standing.path)
        return document

    @property
    def project(self) -> Project:
        """What is shown: the project, with the change in preview where there is one."""
        return self.kept if self._preview is None else self._preview

    @property
    def kept(self) -> Project:
        """The project without any preview: as it is, or as it was at the moment that is looked at."""
        return self._history.project if self._then is None else self._then

    @property
    def looks_back(self) -> bool:
        """Whether an earlier moment is shown; whatever would change anything raises LookingBackError."""
        return self._then is not None

    @property
    def log(self) -> tuple[Revision, ...]:
        """Every revision, the oldest first."""
        return self._history.log

    @property
    def earlier(self) -> tuple[Revision, ...]:
        """The revisions from before this sitting, the oldest first; undo does not reach them."""
        return self.log[: self._begun]

    @property
    def entries(self) -> tuple[Done, ...]:
        """What was done in this sitting, the oldest first; the entries from `place` on are undone."""
        return self._history.entries

    @property
    def place(self) -> int:
        """How many of the entries are done."""
        return self._history.place

    @property
    def author(self) -> str:
        """The name under which changes are logged from now on; empty where nobody gave one."""
        return self._history.author

    @author.setter
    def author(self, name: str) -> None:
        self._history.author = name

    @property
    def dirty(self) -> bool:
        """Whether there is work that is not in the file: of the map, or a name or a merge in its history."""
        if self._saved is not self._history.project and self._saved != self._history.project:
            return True
        return self._named or any(
            one.checkpoint or len(one.parents) > 1 for one in self._history.after(max(self._since, 0))
        )

    @property
    def past(self) -> Past:
        """The earlier moments of the map."""
        return Past(self._history.project, self.log)

    @property
    def working_copy(self) -> WorkingCopy | None:
        """Where every change is kept at once, or None where none is."""
        return self._working_copy

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """What redo would make again, or None."""
        return self._history.redo_label

    def keep_in(self, sessions: Callable[[], Path]) -> None:
        """Keep every change from now on in a session of its own, in the folder `sessions()`."""
        if self._working_copy is None:
            replaced = self._lost.remove if self._lost is not None else None
            self._working_copy = WorkingCopy(sessions, self._moment(), replaced=replaced)

    def leave(self) -> None:
        """Take the session away: the work is in the file, or its owner wants none of it."""
        if self._working_copy is not None:
            self._working_copy.close()

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
        self._require_now()
        _require_valid(change)
        self._history.make(Done(label, change, gesture))
        self._preview = None
        self._keep(change)
        self._tell()
        return True

    def hold(self, change: Change) -> None:
        """Keep on this computer what is still being typed, in place of what was held before.

        It is no entry of undo; it goes with the next change, or with an empty one.
        """
        if change:
            self._require_now()
        before, self._held = self._held, change
        if self._working_copy is not None and (before or change):
            self._working_copy.keep(before.inverted().then(change), self._moment())

    def preview(self, change: Change | None) -> None:
        """Show the project as `change` would make it, until anything is applied; None shows it as it is.

        Raises StaleChangeError, and shows what it showed, where `change` was made for another project.
        """
        before = self._preview
        if change:
            self._require_now()
        self._preview = change.applied_to(self.kept) if change else None
        if before is not None or self._preview is not None:
            self._tell()

    def look_back(self, project: Project | None) -> None:
        """Show an earlier moment, in `project` and `kept` alike; None shows the map as it is again."""
        before, self._then = self._then, project
        self._preview = None
        if before is not project:
            self._tell()

    def undo(self, said: str = UNDO) -> Change:
        """Take the last entry back; the log calls that `said`, in which `{what}` is the entry's label.

        Return what that changed.
        """
        self._require_now()
        return self._moved(self._history.undo(said))

    def redo(self, said: str = REDO) -> Change:
        """Make again what undo took back last; `said` and what comes back as in `undo`."""
        self._require_now()
        return self._moved(self._history.redo(said))

    def go_to(self, place: int, *, undo: str = UNDO, redo: str = REDO) -> Change:
        """Undo or redo until `place` entries are done, and tell of it once; IndexError where there are fewer.

        `undo` and `redo` are what the log calls each of them.  Return all that it changed.
        """
        self._require_now()
        return self._moved(self._history.go_to(place, undo, redo)) if place != self.place else Change()

    def place_of(self, revision: str) -> int | None:
        """Return how many entries are done just after a revision, or None where undo does not lead there."""
        return self._history.place_of(revision)

    def mark(self, name: str, *, label: str) -> None:
        """Give this moment a name; the log says `label` of that."""
        self._require_now()
        self._history.mark(name, label)
        self._keep(Change())
        self._tell()

    def name(self, revision: str, name: str) -> None:
        """Give the moment after a revision a name; KeyError where the log has no such line."""
        self._history.name(revision, name)
        self._named = True
        self._keep(Change())
        self._tell()

    def restore(self, project: Project, *, label: str, before: str) -> Change:
        """Make the map as it was, in one entry of undo; return what that changed.

        What was there until now keeps its place in the history, under the name `before`.
        """
        self._require_now()
        change = Change.between(self.kept, project)
        if change:
            self.mark(before, label=before)
            self.apply(label, change)
        return change

    def merge(self, label: str, change: Change, lines: Sequence[Revision], theirs: Sequence[str]) -> None:
        """Take in what came from other copies, as one entry of undo and one revision.

        `lines` are the revisions of those copies that this log does not have,
        `theirs` the last of each.  Raises as `apply` does.
        """
        self._require_now()
        _require_valid(change)
        self._history.merge(Done(label, change), lines, theirs)
        self._preview = None
        self._keep(change)
        self._tell()

    def _moved(self, change: Change | None) -> Change:
        if change is not None:
            self._preview = None
            self._keep(change)
            self._tell()
        return change or Change()

    def was_overtaken(self) -> bool:
        """Return whether the file now holds work that is not in this history, so that saving would lose it.

        A file that is gone holds none; one that cannot be read may hold anybody's.
        """
        if self.path is None or not self.path.is_file() or _stamp(self.path) == self._stamp:
            return False
        try:
            revisions = read(self.path).revisions
        except InputError:
            return True
        return not revisions or revisions[-1].id not in {one.id for one in self.log}

    def save(self, path: Path) -> None:
        """Write the whole map to `path`, which is its file from now on.

        Raises OutputError in one sentence where that fails; the file that was
        there is then as it was, and the work is still here.
        """
        project = self._history.project
        publish(project, self.log, path, overwrite=True, pictures=self.pictures)
        self._history.note_saved()
        self._saved, self.path, self.repairs, self.size = project, path, (), _size(path)
        self._named = False
        self._stamp = _stamp(path)
        self._since, self._base = len(self.log), self.log[-1].id if self.log else ""
        self._keep(Change())
        self._tell()

    def _keep(self, change: Change) -> None:
        held, self._held = self._held, Change()
        if self._working_copy is not None:
            self._working_copy.keep(held.inverted().then(change), self._moment())

    def _moment(self) -> Moment:
        project, log = self._history.project, self._history.log
        standing = Standing(
            path=str(self.path.absolute()) if self.path is not None else "",
            base=self._base,
            changes=(max(len(log) - self._since, 1) if self.dirty else 0) + bool(self._held),
            title=project.setting.title,
            time=log[-1].time if log else "",
        )
        shown = self._held.applied_to(project) if self._held else project  # all that is to be kept
        return Moment(shown, log, standing, self.pictures)

    def _require_now(self) -> None:
        if self.looks_back:
            raise LookingBackError

    def _tell(self) -> None:
        with ExitStack() as told:
            for listener in reversed(self._listeners):  # the stack calls its last first
                told.callback(listener)


def _require_valid(change: Change) -> None:
    for _, edit in change:
        if edit.after is not None:
            require_valid(edit.after)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:  # moved away at once, say by a program that syncs; only the figure is lost
        return None


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return what tells in a moment that nobody wrote a file since; None where there is none."""
    try:
        now = path.stat()
    except OSError:
        return None
    return now.st_mtime_ns, now.st_size
