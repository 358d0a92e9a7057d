"""Recovery: whether the file is still the one that a lost session began with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from journey_editor.kernel.errors import InputError
from journey_editor.model.project import Project
from journey_editor.model.revision import Revision
from journey_editor.session.past import Past
from journey_editor.storage.journey_file import JourneyFile, read
from journey_editor.storage.work_db import Standing


def file_before(standing: Standing, log: Sequence[Revision]) -> tuple[bool, JourneyFile | None]:
    """Return whether the session has a file that nobody changed since, and that file.

    A file that is gone by now is still the session's.  One may also have been written
    just before the program ended, which the session did not get to know any more.
    Decided by revisions, never by time.
    """
    path = Path(standing.path)
    try:
        if not standing.path or not path.exists():
            return bool(standing.path), None
        file = read(path)
    except (InputError, OSError):
        return False, None
    last = file.revisions[-1].id if file.revisions else ""
    known = last in (standing.base, log[-1].id if log else "")
    return (True, file) if known and file.whole else (False, None)


def before(standing: Standing, kept: JourneyFile) -> Project | None:
    """Return the map that a lost session's changes were made on: the one in its file, else by its history.

    None where neither is known any more.
    """
    _, file = file_before(standing, kept.revisions)
    return Past(kept.project, kept.revisions).at(standing.base) if file is None else file.project


def lacks_names(there: Sequence[Revision], log: Sequence[Revision]) -> bool:
    """Return whether a moment that a file knows has a name in `log` that the file does not give it."""
    given = {one.id: one.checkpoint for one in there}
    return any(one.checkpoint != given.get(one.id, one.checkpoint) for one in log)
