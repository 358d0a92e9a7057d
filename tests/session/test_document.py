"""Document: what is kept, what is shown, and who is told of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given

from journey_editor.model.change import Change, RowEdit, StaleChangeError
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Stage, Touchpoint
from journey_editor.model.validity import InvalidRecordError
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import read
from tests.model.editing import sessions
from tests.session.renaming import rename, renamed, stage_of, title
from tests.strategies import BRIEFLY

Session = list[tuple[Project, Change, Project]]


# What is kept


@BRIEFLY
@given(sessions(most=6))
def test_what_was_applied_can_be_taken_back_to_the_start(happened: Session) -> None:
    first = happened[0][0]
    document = Document(first)
    for _, change, after in happened:
        assert document.apply("Edit", change) == bool(change)
        assert document.kept == document.project == after

    while document.undo_label is not None:
        document.undo()
    assert document.kept == first
    assert not document.dirty

    while document.redo_label is not None:
        document.redo()
    assert document.kept == happened[-1][2]


def test_going_to_an_entry_tells_once_and_the_log_says_every_step(document: Document) -> None:
    for said in ("One", "Two", "Three"):
        rename(document, said)
    told = list[str]()
    document.listen(lambda: told.append(title(document)))

    document.go_to(1, undo="Terug: {what}")

    assert (title(document), told, document.place) == ("One", ["One"], 1)
    assert [one.label for one in document.log[3:]] == ["Terug: Type", "Terug: Type"]
    assert (document.undo_label, document.redo_label) == ("Type", "Type")
    document.go_to(1)
    assert told == ["One"]
    document.go_to(3)
    assert (title(document), told) == ("Three", ["One", "Three"])


def test_what_was_before_this_sitting_is_told_apart_also_after_saving(document: Document, file: Path) -> None:
    rename(document, "One")
    document.save(file)
    rename(document, "Two")
    assert document.earlier == ()
    assert [one.label for one in document.entries] == ["Type", "Type"]
    document.save(file)

    again = Document.open(file)
    rename(again, "Three")
    assert again.earlier == document.log
    assert len(again.entries) == again.place == 1


def test_a_row_that_breaks_its_declaration_changes_nothing(document: Document) -> None:
    rename(document, "Good")
    document.undo()
    before, told = (document.kept, document.log, document.redo_label), list[str]()
    document.listen(lambda: told.append("told"))
    stage = stage_of(document)
    bad = Change({stage.key: RowEdit(stage, Stage(id=stage.id, variant=stage.variant, title="x" * 501))})

    with pytest.raises(InvalidRecordError):
        document.apply("Type", bad)

    assert (document.kept, document.log, document.redo_label) == before
    assert document.project is document.kept
    assert told == []


def test_a_change_made_for_another_project_changes_nothing_and_leaves_the_preview(
    document: Document,
) -> None:
    stale = renamed(document, "Stale")
    rename(document, "Newer")
    before = document.kept, document.log
    document.preview(renamed(document, "Shown"))

    with pytest.raises(StaleChangeError):
        document.apply("Type", stale)
    with pytest.raises(StaleChangeError):
        document.preview(stale)

    assert (document.kept, document.log) == before
    assert title(document) == "Shown"


def test_a_change_of_nothing_is_no_entry(document: Document) -> None:
    assert not document.apply("Type", Change())

    assert document.undo_label is None
    assert document.log == ()


def test_changes_of_one_gesture_are_one_entry(document: Document) -> None:
    first = document.kept
    for said in ("B", "Be"):
        rename(document, said, "typing")

    document.undo()

    assert document.kept == first
    assert document.redo_label == "Type"


# What is shown


def test_a_preview_is_shown_and_never_kept(document: Document, file: Path) -> None:
    before = document.kept
    document.preview(renamed(document, "Shown"))
    assert title(document) == "Shown"
    assert document.kept is before
    assert not document.dirty
    assert document.log == ()

    document.save(file)
    assert read(file).project == before
    assert title(document) == "Shown"

    document.preview(None)
    assert document.project is before


def test_each_preview_is_of_what_is_kept_and_not_of_the_one_before(document: Document) -> None:
    touchpoint = next(iter(document.kept.all(Touchpoint).values()))
    document.preview(set_values(document.kept, touchpoint.key, title="Shown first"))
    document.preview(renamed(document, "Shown next"))

    assert document.project.row(touchpoint.key) == touchpoint
    document.preview(Change())
    assert document.project is document.kept


def undo(document: Document) -> None:
    document.undo()


def redo(document: Document) -> None:
    document.redo()


def apply(document: Document) -> None:
    rename(document, "Applied")


def apply_nothing(document: Document) -> None:
    document.apply("Nothing", Change())


@pytest.mark.parametrize("act", [undo, redo, apply, apply_nothing])
def test_the_preview_ends_with_the_next_step(document: Document, act: Callable[[Document], None]) -> None:
    rename(document, "One")
    rename(document, "Two")
    document.undo()
    document.preview(renamed(document, "Shown"))

    act(document)

    assert document.project is document.kept
    assert title(document) != "Shown"


@pytest.mark.parametrize("act", [undo, redo])
def test_with_nothing_to_undo_or_redo_nothing_happens(
    document: Document, act: Callable[[Document], None]
) -> None:
    told: list[str] = []
    document.preview(renamed(document, "Shown"))
    document.listen(lambda: told.append("told"))

    act(document)

    assert title(document) == "Shown"
    assert told == []
    assert document.log == ()


# Who is told


def test_listeners_are_told_once_of_everything_that_can_be_seen(document: Document, file: Path) -> None:
    seen: list[tuple[str, bool]] = []
    document.listen(lambda: seen.append((title(document), document.dirty)))
    first = title(document)

    document.preview(renamed(document, "Shown"))
    document.preview(None)
    document.preview(None)
    rename(document, "One")
    document.apply("Nothing", Change())
    document.undo()
    document.redo()
    document.save(file)

    assert seen == [
        ("Shown", False),
        (first, False),
        ("One", True),
        (first, False),
        ("One", True),
        ("One", False),
    ]


def test_listeners_are_told_in_the_order_in_which_they_came(document: Document) -> None:
    told: list[int] = []
    for number in range(3):
        document.listen(lambda number=number: told.append(number))  # type: ignore[misc] # bound now

    rename(document, "One")

    assert told == [0, 1, 2]


def test_a_listener_that_fails_keeps_no_other_from_hearing(document: Document) -> None:
    told: list[str] = []

    def fail() -> None:
        raise ZeroDivisionError

    document.listen(lambda: told.append("before"))
    document.listen(fail)
    document.listen(lambda: told.append("after"))

    with pytest.raises(ZeroDivisionError):
        rename(document, "One")

    assert told == ["before", "after"]
    assert title(document) == "One"
    assert document.undo_label == "Type"


def test_a_listener_may_change_the_document(document: Document) -> None:
    def tidy() -> None:
        if title(document).endswith("!"):
            rename(document, title(document).rstrip("!"))

    document.listen(tidy)
    rename(document, "One!!")

    assert title(document) == "One"
