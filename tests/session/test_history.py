"""History: nothing that was done is lost, and everything can be taken back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change, StaleChangeError
from journey_editor.model.edits.grid import add_stage
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Stage, Variant
from journey_editor.model.revision import Revision
from journey_editor.session.history import Done, History
from tests.model.editing import edits, sessions
from tests.strategies import BRIEFLY, SEEDS, furnished

Session = list[tuple[Project, Change, Project]]
ACTS = st.sampled_from(["make", "make", "a", "a", "a", "b", "undo", "redo", "seal"])


def history_of(project: Project, log: tuple[Revision, ...] = ()) -> History:
    history = History(project, log, mint=Mint.seeded("history"))
    history.author = "Ann"
    return history


def renamed(project: Project, title: str) -> Change:
    stage = next(iter(project.all(Stage).values()))
    return set_values(project, stage.key, title=title)


def rename(history: History, title: str, gesture: str | None = None) -> None:
    history.make(Done("Type", renamed(history.project, title), gesture))


@BRIEFLY
@given(sessions())
def test_undoing_everything_leads_to_the_first_project_and_redoing_it_to_the_last(happened: Session) -> None:
    history = history_of(happened[0][0])
    states = [history.project]
    for _, change, after in happened:
        if change:
            history.make(Done("Edit", change))
            assert history.project == after
            states.append(after)

    for state in reversed(states[:-1]):
        assert history.undo()
        assert history.project == state
    assert history.undo() is None
    assert history.undo_label is None

    for state in states[1:]:
        assert history.redo()
        assert history.project == state
    assert history.redo() is None
    assert history.redo_label is None


@BRIEFLY
@given(SEEDS, st.data())
def test_any_walk_back_and_forth_is_that_of_a_pile_of_projects(seed: str, data: st.DataObject) -> None:
    mint = Mint.seeded("walk" + seed)
    history = history_of(furnished(seed))
    now, past, future, joins = history.project, list[Project](), list[Project](), ""
    lines: list[str] = []
    for act in data.draw(st.lists(ACTS, min_size=1, max_size=12)):
        match act:
            case "undo":
                assert (history.undo() is None) == (not past)
                if past:
                    future.append(now)
                    now, joins = past.pop(), ""
            case "redo":
                assert (history.redo() is None) == (not future)
                if future:
                    past.append(now)
                    now, joins = future.pop(), ""
            case "seal":
                history.seal()
                joins = ""
            case _:
                change = data.draw(edits(now, mint))
                if not change:
                    continue
                gesture = None if act == "make" else act
                history.make(Done("Edit", change, gesture))
                if gesture != joins:
                    past.append(now)
                now, future, joins = change.applied_to(now), [], gesture or ""
                if now == past[-1]:
                    past.pop()
                    joins = ""
        assert history.project == now
        assert (history.undo_label is None) == (not past)
        assert (history.redo_label is None) == (not future)
        grown = [revision.id for revision in history.log]
        assert grown[: len(lines)] == lines
        lines = grown


@BRIEFLY
@given(sessions(), st.data())
def test_going_anywhere_among_the_entries_and_back_gives_the_same_project(
    happened: Session, data: st.DataObject
) -> None:
    history = history_of(happened[0][0])
    states = [history.project]
    for _, change, after in happened:
        if change:
            history.make(Done("Edit", change))
            states.append(after)
    entries, logged = history.entries, history.log
    assert history.place == len(entries) == len(states) - 1

    for place in data.draw(st.lists(st.integers(0, len(entries)), max_size=6)):
        before = history.project
        changed = history.go_to(place)
        assert history.project == states[place] == changed.applied_to(before)
        assert (history.place, history.entries) == (place, entries)
        assert history.log[: len(logged)] == logged
        logged = history.log
    history.go_to(len(entries))
    assert history.project == states[-1]


@pytest.mark.parametrize("place", [-1, 2])
def test_there_is_no_going_to_an_entry_that_was_never_made(place: int) -> None:
    history = history_of(furnished("1"))
    rename(history, "One")
    before = history.project, history.log

    with pytest.raises(IndexError):
        history.go_to(place)

    assert (history.project, history.log) == before


@BRIEFLY
@given(sessions(), st.integers(0, 5))
def test_every_revision_is_made_on_the_one_before(happened: Session, undone: int) -> None:
    first = Revision("first", (), "New map", "Ann", "2026-11-21T12:00:00Z")
    history = history_of(happened[0][0], (first,))
    for _, change, _ in happened:
        history.make(Done("Edit", change))
    for _ in range(undone):
        history.undo()
    for _ in range(undone):
        history.redo()

    assert history.log[0] is first
    assert len({revision.id for revision in history.log}) == len(history.log)
    for before, after in pairwise(history.log):
        assert after.parents == (before.id,)
        assert after.time >= before.time


def test_the_log_says_what_was_done_and_what_was_taken_back() -> None:
    history = history_of(furnished("1"))
    rename(history, "Before")
    history.undo()
    history.redo()

    assert [revision.label for revision in history.log] == ["Type", "Undo Type", "Redo Type"]
    assert {revision.author for revision in history.log} == {"Ann"}


def test_undo_and_redo_are_called_what_whoever_asks_calls_them() -> None:
    history = history_of(furnished("1"))
    rename(history, "Before")
    history.undo("Maak ongedaan: {what}")
    history.redo("Opnieuw: {what}")
    history.go_to(0, "Terug: {what}")

    said = [revision.label for revision in history.log]
    assert said == ["Type", "Maak ongedaan: Type", "Opnieuw: Type", "Terug: Type"]


def test_a_label_with_braces_is_only_a_label() -> None:
    history = history_of(furnished("1"))
    history.make(Done("Type {0} {what", renamed(history.project, "Before")))
    history.undo()

    assert history.log[-1].label == "Undo Type {0} {what"


def test_an_entry_knows_when_it_was_done_last() -> None:
    history = history_of(furnished("1"))
    rename(history, "B", "typing")
    rename(history, "Be", "typing")

    (entry,) = history.entries
    assert (entry.label, entry.time) == ("Type", history.log[-1].time)


def test_what_follows_under_one_gesture_is_one_entry_and_one_revision() -> None:
    first = furnished("1")
    history = history_of(first)
    for typed in ("B", "Be", "Bef"):
        rename(history, typed, "typing")

    assert len(history.log) == 1
    history.undo()
    assert history.project == first
    history.redo()
    assert history.project.all(Stage)[next(iter(first.all(Stage)))].title == "Bef"


@pytest.mark.parametrize("between", ["another", "undo", "another and undo", "undo and redo", "seal"])
def test_a_gesture_that_was_broken_off_is_not_joined_again(between: str) -> None:
    history = history_of(furnished("1"))
    rename(history, "B", "typing")
    match between:
        case "another":
            rename(history, "Other")
        case "undo":
            history.undo()
        case "another and undo":
            rename(history, "Other")
            history.undo()
        case "undo and redo":
            history.undo()
            history.redo()
        case _:
            history.seal()
    before, logged = history.project, history.log

    rename(history, "Be", "typing")

    assert history.log[: len(logged)] == logged
    assert len(history.log) == len(logged) + 1
    history.undo()
    assert history.project == before


def test_a_gesture_that_ends_where_it_began_leaves_nothing_to_undo() -> None:
    first = furnished("1")
    stage = next(iter(first.all(Stage).values()))
    history = history_of(first)
    rename(history, "Elsewhere", "drag")
    rename(history, stage.title, "drag")

    assert history.project == first
    assert history.undo_label is None
    rename(history, "Again", "drag")
    history.undo()
    assert history.project == first


def test_what_was_undone_is_gone_after_another_change_but_stays_in_the_log() -> None:
    history = history_of(furnished("1"))
    rename(history, "One")
    history.undo()
    assert history.redo_label == "Type"

    rename(history, "Two")

    assert history.redo_label is None
    assert history.redo() is None
    assert [revision.label for revision in history.log] == ["Type", "Undo Type", "Type"]


def test_a_change_made_for_another_project_changes_nothing() -> None:
    history = history_of(furnished("1"))
    rename(history, "One", "typing")
    history.undo()
    before = history.project, history.log, history.undo_label, history.redo_label
    stale = renamed(renamed(history.project, "Elsewhere").applied_to(history.project), "Two")

    with pytest.raises(StaleChangeError):
        history.make(Done("Type", stale))

    assert (history.project, history.log, history.undo_label, history.redo_label) == before


def test_what_was_added_and_undone_comes_back_under_the_same_id() -> None:
    first, mint = furnished("1"), Mint.seeded("new")
    history = history_of(first)
    variant = next(iter(first.all(Variant)))
    history.make(Done("Add stage", add_stage(first, variant=variant, mint=mint)))
    added = history.project.all(Stage).keys() - first.all(Stage).keys()

    history.undo()
    assert history.project.all(Stage).keys() == first.all(Stage).keys()
    history.redo()
    assert history.project.all(Stage).keys() - first.all(Stage).keys() == added
