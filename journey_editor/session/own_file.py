"""Own file: what an open map knows of the file it is saved in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from journey_editor.kernel.errors import OutputError
from journey_editor.kernel.file_names import same_file
from journey_editor.model.project import Project
from journey_editor.model.revision import Revision
from journey_editor.session.look import Look, Seen, Stamp, stamp_of
from journey_editor.session.recovery import file_before, lacks_names
from journey_editor.session.saving import Saving
from journey_editor.storage.journey_file import JourneyFile, Published, read
from journey_editor.storage.work_db import Standing


@dataclass
class OwnFile:
    """The file as it was when it was last read or written.

    `path` is where Save writes, or None where there is no such file yet; `newer`
    is one that a newer version made, where nothing may be written.  `saved` is
    the project that was in it, `base` its last revision, `since` how many
    revisions there were then, `size` its bytes and `digest` their SHA-256.
    `made_from` is the fingerprint of what a shared copy was made from, and
    `lacks_names` says that earlier moments have names which are not in it.
    """

    saved: Project | None
    since: int = 0
    base: str = ""
    path: Path | None = None
    newer: Path | None = None
    size: int | None = None
    digest: str | None = None
    stamp: Stamp = None
    made_from: str = ""
    lacks_names: bool = False
    versions: Callable[[], Path] | None = None

    @classmethod
    def none_yet(cls, project: Project, log: Sequence[Revision]) -> OwnFile:
        """Return that of a new map, which holds nobody's work yet."""
        return cls(project, len(log), log[-1].id if log else "")

    @classmethod
    def opened(cls, path: Path) -> tuple[OwnFile, JourneyFile]:
        """Read a file; raise InputError where it cannot be read.

        It becomes the map's own unless there is anything to say of it.
        """
        stamp = stamp_of(path)
        file = read(path)
        own = cls.none_yet(file.project, file.revisions)
        own.stamp, own.made_from = stamp, file.made_from
        if file.newer:
            own.newer = path
        elif file.notes:
            own.saved = None
        else:
            own.path, own.size, own.digest = path, file.size, file.digest
        return own, file

    @classmethod
    def left(cls, standing: Standing, kept: JourneyFile) -> OwnFile:
        """Return that of a lost session: its file again, unless that is not as the session left it."""
        ours, before = file_before(standing, kept.revisions)
        # What was held has no revision, so `since` may be below 0.
        own = cls(None, len(kept.revisions) - standing.changes, standing.base)
        if before is not None:
            own.saved = before.project
            own.lacks_names = lacks_names(before.revisions, kept.revisions)
        if ours and not kept.repairs:
            own.path = Path(standing.path)
            own.digest = before.digest if before is not None else None
        return own

    def look(self, log: Sequence[Revision]) -> Look | None:
        """Return the look at the file that says whether it was overtaken; None where there is no file."""
        if self.path is None:
            return None
        return Look(self.path, self.stamp, self.digest, frozenset(one.id for one in log))

    def note_seen(self, seen: Seen) -> bool:
        """Hear what a look found; return whether the file holds work that is not in the history.

        Of a file that was written here meanwhile, a look found nothing.
        """
        if seen.since != self.stamp:
            return False
        if seen.digest is not None and not seen.overtaken:
            self.stamp, self.digest = seen.stamp, seen.digest  # what it holds is here, too
        return seen.overtaken

    def was_overtaken(self, log: Sequence[Revision]) -> bool:
        """Return whether the file now holds work that is not in this history; saving would lose it."""
        look = self.look(log)
        return look is not None and self.note_seen(look.take())

    def took_in(self, digest: str) -> None:
        """Hear that what is in the file is in the map, too, as long as its bytes have this digest."""
        self.digest = digest

    def replace_whatever_is_there(self) -> None:
        """Let the next save replace the file whoever wrote it; what is displaced is kept as ever."""
        self.digest = None

    def saving(
        self, path: Path, project: Project, log: Sequence[Revision], pictures: Mapping[str, bytes]
    ) -> Saving:
        """Return a map on its way to `path`; raise OutputError where that is a newer version's file."""
        if self.newer is not None and same_file(path, self.newer):
            said = (
                "{file} cannot be replaced: a newer version made it, and it would lose what only that knows"
            )
            raise OutputError(said, file=path)
        expects = self.digest if self.path is not None and same_file(path, self.path) else None
        return Saving(project, log, pictures, path, expects, self.versions, self.made_from)

    def note(self, saving: Saving, published: Published, log: Sequence[Revision]) -> None:
        """Hear that a map is written, whose log is longer by now."""
        self.saved, self.path, self.newer = saving.project, saving.path, None
        self.lacks_names = False
        self.size, self.digest, self.stamp = published.size, published.digest, stamp_of(saving.path)
        self.base = saving.log[-1].id if saving.log else ""
        places = (place for place, one in enumerate(log, 1) if one.id == self.base)
        self.since = next(places, len(log))
