"""Kept: what happens to a working copy from outside."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path

from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Stage
from journey_editor.model.revision import Revision
from journey_editor.session.document import Document
from journey_editor.storage.lost import Lost, find_lost
from journey_editor.storage.work_db import Moment, Standing
from journey_editor.storage.working_copy import Trouble, WorkingCopy


def settled(copy: WorkingCopy) -> Trouble | None:
    """Wait until it is known what became of everything; return the trouble there is."""
    ends = time.monotonic() + 10
    while copy.pending:
        assert time.monotonic() < ends
        time.sleep(0.001)
    return copy.trouble


def killed(copy: WorkingCopy) -> None:
    """End as a program does that is killed: the lock is gone, and nothing is tidied."""
    assert copy._db is not None
    folder = copy._db.folder
    aside = folder.with_suffix(".aside")
    shutil.copytree(folder, aside)  # sqlite would write its log back and take it away
    copy.close()
    aside.rename(folder)


def moment(project: Project, log: tuple[Revision, ...] = (), *, changes: int = 1) -> Moment:
    """A map as it is now, with so many changes that its file has not."""
    return Moment(project, log, Standing(changes=changes, title=project.setting.title, time="2026"))


def revision(number: int) -> Revision:
    """One of a row of revisions."""
    return Revision(f"r{number}", (f"r{number - 1}",), "Type", "", f"2026-11-21T00:00:{number:02}Z")


def renamed(project: Project, said: str) -> Change:
    """Rename a stage."""
    return Change.putting(project, replace(next(iter(project.all(Stage).values())), title=said))


def only_lost(folder: Path) -> Lost:
    """The one session that is lost in a folder."""
    (lost,), damaged = find_lost(folder)
    assert damaged == []
    return lost


def crash(document: Document) -> None:
    """End as a program does that is killed, once all that was done to a map is kept."""
    assert document.working_copy is not None
    assert settled(document.working_copy) is None
    killed(document.working_copy)


def crashed_on(document: Document, place: Path, said: str = "Goes on") -> None:
    """Rename a stage of an open map, and end as a program does that is killed."""
    document.keep_in(lambda: place)
    document.apply("Type", renamed(document.kept, said))
    crash(document)
