"""Working copy: what it calls kept is there after any end, and what it cannot keep it says."""

from __future__ import annotations

import os
import random
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Stage
from journey_editor.model.revision import Revision
from journey_editor.storage.work_db import WorkDb
from journey_editor.storage.working_copy import Trouble, WorkingCopy
from tests.kept import killed, moment, only_lost, renamed, revision, settled
from tests.model.editing import sessions
from tests.storage.limits import small_files
from tests.strategies import BRIEFLY, furnished

KILLS = int(os.environ.get("JOURNEY_KILLS", "30"))
Session = list[tuple[Project, Change, Project]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "sessions"


@pytest.fixture
def place(folder: Path) -> Callable[[], Path]:
    return lambda: folder


# What is kept


@BRIEFLY
@given(happened=sessions(most=6), held=st.integers(0, 6))
def test_whatever_happens_is_read_back_as_it_was(
    happened: Session, held: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("sessions")
    log: tuple[Revision, ...] = ()
    db = WorkDb(folder, moment(happened[0][0]))
    owed, kept = Change(), (happened[0][0], log)
    for number, (_, change, after) in enumerate(happened):
        owed, log = owed.then(change), (*log, revision(number))
        if number != held:  # as if the disk had been full then
            db.commit(owed, moment(after, log))
            owed, kept = Change(), (after, log)
    db._connection.close()

    lost = only_lost(folder)
    file = lost.read()
    lost.release()

    assert (file.project, file.revisions, file.repairs) == (*kept, ())


def test_the_last_revision_may_grow_and_the_others_stay(place: Callable[[], Path], folder: Path) -> None:
    project = furnished("1")
    copy = WorkingCopy(place, moment(project))
    grown = replace(revision(1), time="later")
    for log in ((revision(0),), (revision(0), revision(1)), (revision(0), grown)):
        copy.keep(Change(), moment(project, log))
    assert settled(copy) is None
    killed(copy)
    lost = only_lost(folder)
    assert lost.read().revisions == (revision(0), grown)
    lost.release()


def test_killed_at_any_moment_all_that_was_said_to_be_kept_is_there(tmp_path: Path) -> None:
    chance = random.Random(2026)  # noqa: S311 - repeatable on purpose
    counts = []
    for number in range(KILLS):
        folder = tmp_path / str(number)
        with subprocess.Popen(
            [sys.executable, "-m", "tests.storage.scripts", "keep_until_killed", str(folder)],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            text=True,
        ) as editor:
            assert editor.stdout
            said = [editor.stdout.readline()]
            time.sleep(chance.uniform(0, 0.05))
            editor.kill()
            said += editor.stdout.readlines()
        last = int([line for line in said if line.endswith("\n")][-1])
        lost = only_lost(folder)
        file = lost.read()
        lost.release()
        title = file.project.all(Stage).sorted()[0].title
        assert file.repairs == ()
        assert len(file.revisions) == int(title) + 1 == lost.standing.changes
        assert int(title) in (last, last + 1)  # killed between the commit and the print
        counts.append(last)
    assert len(set(counts)) > 1


# Who may see it


def test_only_its_owner_may_look_into_a_session(place: Callable[[], Path], folder: Path) -> None:
    copy = WorkingCopy(place, moment(furnished("1")))
    copy.keep(Change(), moment(furnished("1")))
    settled(copy)
    for one in (folder, *folder.iterdir()):
        assert stat.S_IMODE(one.stat().st_mode) == 0o700
    copy.close()


def test_a_session_that_is_closed_leaves_nothing(place: Callable[[], Path], folder: Path) -> None:
    copy = WorkingCopy(place, moment(furnished("1")))
    copy.keep(Change(), moment(furnished("1")))
    settled(copy)
    copy.close()
    assert list(folder.iterdir()) == []


def test_a_map_that_is_closed_at_once_is_never_written(place: Callable[[], Path], folder: Path) -> None:
    WorkingCopy(place, moment(furnished("1"), changes=0)).close()
    assert not folder.exists()


def test_what_was_there_before_may_go_when_all_is_kept(place: Callable[[], Path]) -> None:
    told: list[str] = []
    copy = WorkingCopy(place, moment(furnished("1")), replaced=lambda: told.append("replaced"))
    copy.keep(Change(), moment(furnished("1")))
    settled(copy)
    assert told == ["replaced"]
    copy.close()
    assert told == ["replaced"]


def test_what_could_not_be_replaced_stays_until_the_work_is_closed(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    copy = WorkingCopy(
        lambda: tmp_path / "taken", moment(furnished("1")), replaced=lambda: told.append("replaced")
    )
    copy.keep(Change(), moment(furnished("1")))
    assert settled(copy) is not None
    assert told == []
    copy.close()
    assert told == ["replaced"]


# When the disk does not take it


def test_a_full_disk_is_said_and_all_is_kept_once_there_is_room(
    place: Callable[[], Path], folder: Path
) -> None:
    project = furnished("1")
    copy = WorkingCopy(place, moment(project))
    copy.keep(Change(), moment(project))
    assert settled(copy) is None
    assert copy._db is not None
    (pages,) = copy._db._connection.execute("PRAGMA page_count").fetchone()
    copy._db._connection.execute(f"PRAGMA max_page_count={pages}")

    for number in range(3):
        first = next(iter(project.all(Stage).values()))
        change = Change.putting(
            project, *(replace(first, id=f"{number}-{one}", title="x" * 400) for one in range(50))
        )
        project = change.applied_to(project)
        copy.keep(change, moment(project))
        assert settled(copy) is Trouble.FULL
    copy._db._connection.execute("PRAGMA max_page_count=100000")
    change = renamed(project, "Room again")
    project = change.applied_to(project)
    copy.keep(change, moment(project))

    assert settled(copy) is None
    killed(copy)
    lost = only_lost(folder)
    assert lost.read().project == project
    lost.release()


def test_a_disk_that_fails_is_said_and_the_whole_map_is_written_anew(
    place: Callable[[], Path], folder: Path
) -> None:
    project = furnished("1")
    copy = WorkingCopy(place, moment(project))
    copy.keep(Change(), moment(project))
    assert settled(copy) is None
    with small_files(2048):
        for said in ("One", "Two"):
            change = renamed(project, said)
            project = change.applied_to(project)
            copy.keep(change, moment(project))
            assert settled(copy) is not None
    change = renamed(project, "Three")
    project = change.applied_to(project)
    copy.keep(change, moment(project))
    assert settled(copy) is None
    killed(copy)
    lost = only_lost(folder)
    assert lost.read().project == project
    lost.release()


def test_a_database_that_stays_closed_is_left_for_a_new_one_with_the_whole_map(
    place: Callable[[], Path], folder: Path
) -> None:
    project = furnished("1")
    copy = WorkingCopy(place, moment(project))
    copy.keep(Change(), moment(project))
    assert settled(copy) is None
    assert copy._db is not None
    copy._db._connection.execute("PRAGMA query_only=ON")
    for said in ("One", "Two"):
        change = renamed(project, said)
        project = change.applied_to(project)
        copy.keep(change, moment(project))
        assert settled(copy) is (Trouble.CLOSED if said == "One" else None)
    killed(copy)
    lost = only_lost(folder)
    assert lost.read().project == project
    lost.release()


def test_a_folder_that_cannot_be_made_is_said_and_tried_again(tmp_path: Path) -> None:
    folder, project = tmp_path / "taken" / "sessions", furnished("1")
    folder.parent.write_text("a file", encoding="utf-8")
    copy = WorkingCopy(lambda: folder, moment(project))
    copy.keep(Change(), moment(project))
    assert settled(copy) is not None
    folder.parent.unlink()
    copy.keep(Change(), moment(project))
    assert settled(copy) is None
    copy.close()


def test_a_session_that_somebody_deleted_is_written_anew(place: Callable[[], Path], folder: Path) -> None:
    project = furnished("1")
    copy = WorkingCopy(place, moment(project))
    copy.keep(Change(), moment(project))
    settled(copy)
    shutil.rmtree(folder)
    change = renamed(project, "Still here")
    copy.keep(change, moment(change.applied_to(project)))
    assert settled(copy) is None
    killed(copy)
    lost = only_lost(folder)
    assert lost.read().project == change.applied_to(project)
    lost.release()
