"""Keeping: what a document tells its working copy, and what comes back after a crash."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given

from journey_editor.kernel.errors import OutputError
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Stage
from journey_editor.model.revision import Revision
from journey_editor.session.document import Document
from journey_editor.storage.lost import Lost, find_lost
from tests.kept import crash, settled
from tests.model.editing import sessions
from tests.session.renaming import rename, renamed, stage_of, title
from tests.strategies import BRIEFLY, furnished

Session = list[tuple[Project, Change, Project]]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where sessions are kept."""
    return tmp_path / "sessions"


def keep(document: Document, place: Path) -> Document:
    document.keep_in(lambda: place)
    return document


def wait(document: Document) -> None:
    assert document.working_copy is not None
    assert settled(document.working_copy) is None


def recovered(place: Path) -> Document:
    (lost,), _ = find_lost(place)
    return keep(Document.recovered(lost), place)


@BRIEFLY
@given(happened=sessions(most=6))
def test_after_a_crash_all_is_there_whatever_was_done_undone_and_redone(
    happened: Session, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("sessions")
    document = keep(Document(happened[0][0]), place)
    for _, change, _ in happened:
        document.apply("Edit", change)
    document.undo()
    document.undo()
    document.redo()
    if not document.dirty:
        document.leave()
        return
    crash(document)

    again = recovered(place)
    again.leave()

    assert again.kept == document.kept
    assert again.log == document.log
    assert again.dirty


def test_recovered_work_has_its_file_and_can_be_undone_and_saved(
    document: Document, file: Path, place: Path
) -> None:
    document.save(file)
    opened = keep(Document.open(file), place)
    rename(opened, "One")
    rename(opened, "Two")
    (lost,), _ = _crashed(opened, place)
    assert (lost.standing.path, lost.standing.changes) == (str(file), 2)

    again = keep(Document.recovered(lost), place)
    assert (title(again), again.path, again.dirty) == ("Two", file, True)
    rename(again, "Three")
    again.undo()
    assert title(again) == "Two"
    assert again.undo_label is None
    again.save(file)
    again.leave()
    assert title(Document.open(file)) == "Two"
    assert list(place.iterdir()) == []


def _crashed(document: Document, place: Path) -> tuple[list[Lost], list[Path]]:
    crash(document)
    return find_lost(place)


def test_work_that_crashes_again_is_offered_again_once_with_all_its_changes(
    document: Document, place: Path
) -> None:
    keep(document, place)
    rename(document, "One")
    crash(document)
    again = recovered(place)
    rename(again, "Two")
    crash(again)

    (lost,), _ = find_lost(place)
    assert lost.standing.changes == 2
    third = Document.recovered(lost)
    assert (title(third), third.path, third.dirty) == ("Two", None, True)
    lost.release()


def test_what_is_saved_is_not_lost(document: Document, file: Path, place: Path) -> None:
    keep(document, place)
    rename(document, "One")
    document.save(file)
    crash(document)
    assert find_lost(place) == ([], [])
    assert list(place.iterdir()) == []


def test_work_taken_back_to_what_was_saved_is_not_lost(document: Document, place: Path) -> None:
    keep(document, place)
    rename(document, "One")
    document.undo()
    crash(document)
    assert find_lost(place) == ([], [])


def test_only_what_came_after_saving_is_counted(document: Document, file: Path, place: Path) -> None:
    keep(document, place)
    for said in ("One", "Two", "Three"):
        rename(document, said)
    document.save(file)
    rename(document, "Typ", "typing")
    rename(document, "Typed", "typing")
    (lost,), _ = _crashed(document, place)
    assert lost.standing.changes == 1
    lost.release()


def test_a_save_that_failed_leaves_the_work_lost_with_its_program(
    document: Document, tmp_path: Path, place: Path
) -> None:
    keep(document, place)
    rename(document, "One")
    with pytest.raises(OutputError):
        document.save(tmp_path)
    crash(document)
    again = recovered(place)
    assert again.kept == document.kept
    again.leave()


def test_a_crash_right_after_the_file_was_written_loses_nothing_and_claims_nothing(
    document: Document, file: Path, place: Path
) -> None:
    document.save(file)
    opened = keep(Document.open(file), place)
    rename(opened, "One")
    crash(opened)
    opened.save(file)  # its session does not know any more
    again = recovered(place)
    assert (title(again), again.path, again.dirty) == ("One", file, False)
    again.leave()


def test_a_file_that_somebody_saved_since_is_not_overwritten(
    document: Document, file: Path, place: Path
) -> None:
    document.save(file)
    opened = keep(Document.open(file), place)
    rename(opened, "Ours")
    crash(opened)
    other = Document.open(file)
    rename(other, "Theirs")
    other.save(file)

    again = recovered(place)
    assert (title(again), again.path, again.dirty) == ("Ours", None, True)
    again.leave()


def test_a_file_that_is_gone_is_written_again(document: Document, file: Path, place: Path) -> None:
    document.save(file)
    opened = keep(Document.open(file), place)
    rename(opened, "One")
    crash(opened)
    file.unlink()
    again = recovered(place)
    assert (again.path, again.dirty) == (file, True)
    again.leave()


def test_a_file_that_cannot_be_read_any_more_is_left_alone(
    document: Document, file: Path, place: Path
) -> None:
    document.save(file)
    opened = keep(Document.open(file), place)
    rename(opened, "One")
    crash(opened)
    file.write_text("something else", encoding="utf-8")
    again = recovered(place)
    assert (again.path, again.dirty) == (None, True)
    again.leave()


def test_closing_recovered_work_at_once_takes_the_old_session_too(document: Document, place: Path) -> None:
    keep(document, place)
    rename(document, "One")
    crash(document)
    recovered(place).leave()
    assert list(place.iterdir()) == []


def test_what_is_still_typed_comes_back_after_a_crash_as_far_as_it_was_held(
    document: Document, place: Path
) -> None:
    keep(document, place)
    before = title(document)
    document.hold(renamed(document, "Half a ti"))
    document.hold(renamed(document, "Half a title"))
    crash(document)

    assert title(document) == before
    found = recovered(place)
    assert found.kept.one(Stage, stage_of(document).id).title == "Half a title"
    assert found.dirty
    assert found.undo_label is None


def test_what_is_still_typed_is_offered_with_the_time_when_it_was_typed(place: Path) -> None:
    old = Revision("r", (), "New map", "", "2001-01-01T00:00:00Z")
    document = Document(furnished("1"), log=(old,))
    keep(document, place)
    document.hold(renamed(document, "Half a title"))
    crash(document)
    ((lost,), _) = find_lost(place)
    lost.release()
    assert lost.standing.time > old.time


@pytest.mark.parametrize("end", ["dropped", "typed", "something else"])
def test_what_was_held_gives_way_to_what_happened_then(document: Document, place: Path, end: str) -> None:
    keep(document, place)
    rename(document, "First")
    document.hold(renamed(document, "Half a title"))
    if end == "dropped":
        document.hold(Change())
    else:
        rename(document, end)
    crash(document)

    found = recovered(place)
    assert found.kept == document.kept
    assert found.kept.one(Stage, stage_of(document).id).title == ("First" if end == "dropped" else end)


def test_a_text_that_was_held_and_dropped_loses_nothing_with_its_program(
    document: Document, place: Path
) -> None:
    keep(document, place)
    document.hold(renamed(document, "Half a title"))
    document.hold(Change())
    crash(document)

    assert find_lost(place)[0] == []


def test_held_text_that_crashes_twice_is_offered_twice(document: Document, place: Path) -> None:
    keep(document, place)
    document.hold(renamed(document, "Half a title"))
    crash(document)
    again = recovered(place)
    crash(again)

    found = recovered(place)
    assert found.kept.one(Stage, stage_of(document).id).title == "Half a title"


def test_held_text_survives_a_working_copy_that_is_written_anew(document: Document, place: Path) -> None:
    keep(document, place)
    rename(document, "First")
    wait(document)
    assert document.working_copy is not None
    assert document.working_copy._db is not None
    shutil.rmtree(document.working_copy._db.folder)
    document.hold(renamed(document, "Half a title"))
    crash(document)

    assert recovered(place).kept.one(Stage, stage_of(document).id).title == "Half a title"


def test_what_is_still_being_typed_is_work_that_is_not_in_the_file(document: Document, file: Path) -> None:
    rename(document, "One")
    document.save(file)
    told: list[bool] = []
    document.listen(lambda: told.append(document.dirty))
    document.hold(renamed(document, "Tw"))
    document.hold(renamed(document, "Two"))
    assert told == [True]
    document.hold(Change())
    assert told == [True, False]
