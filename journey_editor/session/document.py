"""Document: an open map: its project, its file, and who wants to know when either changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.times import now
from journey_editor.model.change import Change
from journey_editor.model.pictures import Pictures, without_lost
from journey_editor.model.project import Project
from journey_editor.model.revision import Revision
from journey_editor.model.validity import require_valid
from journey_editor.session.history import REDO, UNDO, Done, History
from journey_editor.session.keeping import Keeping
from journey_editor.session.logged import Logged
from journey_editor.session.own_file import OwnFile
from journey_editor.session.saving import Saving
from journey_editor.storage.journey_file import Published
from journey_editor.storage.lost import Lost
from journey_editor.storage.work_db import Moment, Standing
from journey_editor.storage.working_copy import WorkingCopy


class NotNowError(Exception):
    """Another moment is shown than now, in which nothing can be changed."""


class Document(Logged):
    """An open map.

    `repairs` says in words what reading the file had to mend; such a map opens
    without a path, so that the original stays untouched.  `pictures` holds the
    bytes of its pictures; they are added before the change that shows them, and
    stay for its undo.
    """

    def __init__(
        self,
        project: Project,
        *,
        log: tuple[Revision, ...] = (),
        mint: Mint | None = None,
        pictures: Mapping[str, bytes] | None = None,
    ) -> None:
        self.mint = mint or Mint()
        super().__init__(History(project, log, mint=self.mint))
        self.pictures = Pictures(pictures)
        self.repairs: tuple[str, ...] = ()
        self._file = OwnFile.none_yet(project, log)
        self._lost: Lost | None = None
        self._keeping = Keeping(self._moment)
        self._preview: Project | None = None
        self._then: Project | None = None  # another moment that is looked at
        self._ahead = False  # whether that is to come
        self._listeners: list[Callable[[], None]] = []

    @classmethod
    def open(cls, path: Path) -> Document:
        """Open a file; raise InputError in one sentence where it cannot be read.

        A file that had to be repaired, or whose rows are not those that were
        written, opens as an unsaved copy.
        """
        own, file = OwnFile.opened(path)
        document = cls(file.project, log=file.revisions, pictures=file.pictures)
        document.repairs = file.notes
        document._file = own
        return document

    @classmethod
    def recovered(cls, lost: Lost) -> Document:
        """Open the work of a session that lost its program; raise InputError where it cannot be read.

        It has its file again, unless that is not as the session left it: then
        the work opens as an unsaved copy.
        """
        file = lost.read()
        document = cls(file.project, log=file.revisions, pictures=file.pictures)
        document.repairs = file.repairs
        document._lost = lost
        document._file = OwnFile.left(lost.standing, file)
        return document

    @property
    def own_file(self) -> OwnFile:
        """What is known of its file."""
        return self._file

    @property
    def path(self) -> Path | None:
        """Where Save writes, or None for a map that has no file yet."""
        return self._file.path

    @property
    def newer(self) -> Path | None:
        """The file that a newer version made and this map was read from; nothing may be written there."""
        return self._file.newer

    @property
    def size(self) -> int | None:
        """The bytes of the file, where they are known."""
        return self._file.size

    @property
    def project(self) -> Project:
        """What is shown: the project, with the change in preview where there is one."""
        return self.kept if self._preview is None else self._preview

    @property
    def kept(self) -> Project:
        """The project without any preview: as it is, or as it is at the moment that is looked at."""
        return self._history.project if self._then is None else self._then

    @property
    def looks_back(self) -> bool:
        """Whether an earlier moment is shown."""
        return self._then is not None and not self._ahead

    @property
    def may_change(self) -> bool:
        """Whether the map is shown as it is now; else whatever would change anything raises NotNowError."""
        return self._then is None

    @property
    def dirty(self) -> bool:
        """Whether there is work that is not in the file: done, or still being typed."""
        return self._keeping.holds or self._differs

    @property
    def _differs(self) -> bool:
        """Whether the file lacks something of the map, or a name or a merge in its history."""
        saved, now = self._file.saved, self._history.project
        if saved is not now and saved != now:
            return True
        since = self._history.after(max(self._file.since, 0))
        return self._file.lacks_names or any(one.checkpoint or len(one.parents) > 1 for one in since)

    @property
    def working_copy(self) -> WorkingCopy | None:
        """Where every change is kept at once, or None where none is."""
        return self._keeping.copy

    def keep_in(self, sessions: Callable[[], Path], *, versions: Callable[[], Path] | None = None) -> None:
        """Keep every change from now on in a session of its own, in the folder `sessions()`.

        What a save displaces goes to a folder under `versions()`.
        """
        self._file.versions = versions
        self._keeping.begin(sessions, replaced=self._lost.remove if self._lost is not None else None)

    def leave(self) -> None:
        """Take the session away: the work is in the file, or its owner wants none of it."""
        self._keeping.end()

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
        self._keeping.keep(change)
        self._tell()
        return True

    def hold(self, change: Change) -> None:
        """Keep on this computer what is still being typed, in place of what was held before.

        It is no entry of undo; it goes with the next change, or with an empty one.
        """
        if change:
            self._require_now()
        before = self.dirty
        self._keeping.hold(change)
        if self.dirty is not before:
            self._tell()

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
        self._look_at(project, ahead=False)

    def look_ahead(self, project: Project | None) -> None:
        """Show what would become of the map, just as an earlier moment; None shows it as it is again."""
        self._look_at(project, ahead=True)

    def _look_at(self, project: Project | None, *, ahead: bool) -> None:
        before, self._then, self._ahead = self._then, project, ahead
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

    def mark(self, name: str, *, label: str) -> None:
        """Give this moment a name; the log says `label` of that."""
        self._require_now()
        self._history.mark(name, label)
        self._keeping.keep(Change())
        self._tell()

    def name(self, revision: str, name: str) -> None:
        """Give the moment after a revision a name; KeyError where the log has no such line."""
        self._history.name(revision, name)
        self._file.lacks_names = True
        self._keeping.keep(Change())
        self._tell()

    def restore(self, project: Project, *, label: str, before: str) -> Change:
        """Make the map as it was, in one entry of undo; return what that changed.

        What was there until now keeps its place in the history, under the name `before`.
        Pictures of then whose bytes are no longer here do not come back.
        """
        self._require_now()
        change = Change.between(self.kept, without_lost(project, self.pictures))
        if change:
            self.mark(before, label=before)
            self.apply(label, change)
        return change

    def merge(
        self,
        label: str,
        change: Change,
        lines: Sequence[Revision],
        theirs: Sequence[str],
        *,
        names: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Take in what came from other copies, as one entry of undo and one revision.

        `lines` are the revisions of those copies that this log does not have,
        `theirs` the last of each, `names` what moments that both know were
        called there.  Raises as `apply` does.
        """
        self._require_now()
        _require_valid(change)
        self._history.merge(Done(label, change), lines, theirs)
        for revision, name in names.items():
            self._history.name(revision, name)
        self._preview = None
        self._keeping.keep(change)
        self._tell()

    def _moved(self, change: Change | None) -> Change:
        if change is not None:
            self._preview = None
            self._keeping.keep(change)
            self._tell()
        return change or Change()

    def was_overtaken(self) -> bool:
        """Return whether the file now holds work that is not in this history."""
        return self._file.was_overtaken(self.log)

    def saving(self, path: Path) -> Saving:
        """Begin to save to `path`: return what another thread may write, for `note_saved` to hear of.

        What is done from now on is not in it.  Raises OutputError where a newer
        version's file would be replaced, of which this one knows only a part.
        """
        self._history.note_saved()
        return self._file.saving(path, self._history.project, self.log, self.pictures)

    def note_saved(self, saving: Saving, published: Published) -> None:
        """Hear that what was begun is written: its file is the map's from now on."""
        self.repairs = ()
        self._file.note(saving, published, self.log)
        self._keeping.keep(Change())
        self._tell()

    def save(self, path: Path) -> Published:
        """Write the whole map to `path`, which is its file from now on.

        Raises OutputError in one sentence where that fails; the file that was
        there is then as it was, and the work is still here.
        """
        saving = self.saving(path)
        published = saving.write()
        self.note_saved(saving, published)
        return published

    def _moment(self, held: Change) -> Moment:
        project, log = self._history.project, self._history.log
        standing = Standing(
            path=str(self.path.absolute()) if self.path is not None else "",
            base=self._file.base,
            changes=(max(len(log) - self._file.since, 1) if self._differs else 0) + bool(held),
            title=project.setting.title,
            time=now() if held else log[-1].time if log else "",
        )
        return Moment(held.applied_to(project) if held else project, log, standing, self.pictures)

    def _require_now(self) -> None:
        if not self.may_change:
            raise NotNowError

    def _tell(self) -> None:
        with ExitStack() as told:
            for listener in reversed(self._listeners):  # the stack calls its last first
                told.callback(listener)


def _require_valid(change: Change) -> None:
    for _, edit in change:
        if edit.after is not None:
            require_valid(edit.after)
