"""What is being typed when the map shows something else: it is kept, or stays open, or waits in the inbox."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.fields import text_field
from journey_editor.model.records import Card, Lane, RowKey, Stage, Step, Variant, VariantKind
from journey_editor.model.structure import inbox_of
from journey_editor.session.document import Document
from tests.ui.driver import Hand
from tests.ui.panel import NEED, small_map

TOO_LONG = "x" * (text_field(Card, "text").longest + 1)


@pytest.fixture
def hand(open_window: Callable[[Document], Hand]) -> Hand:
    """A hand at a map with a to-be, showing its as-is, with a card open for typing."""
    document = Document(small_map())
    document.apply("To be", make_to_be(document.kept, "as-is", mint=document.mint, title="To be"))
    hand = open_window(document)
    hand.window.canvas.type_in(NEED)
    assert hand.window.canvas.typing
    return hand


def to_be(hand: Hand) -> RowKey:
    """Return a step of the to-be."""
    project = hand.document.kept
    variant = next(one.id for one in project.all(Variant).values() if one.kind is VariantKind.TO_BE)
    stage = project.all(Stage).where("variant", variant)[0]
    return project.all(Step).where("stage", stage.id)[0].key


def write(text: str) -> None:
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    editor.selectAll()
    editor.insertPlainText(text)


def test_a_text_is_kept_when_something_of_another_variant_is_chosen_and_that_is_shown(hand: Hand) -> None:
    write("Alone")
    key = to_be(hand)
    hand.window.canvas.selection.choose([key])

    row = hand.document.kept.row(NEED)
    assert isinstance(row, Card)
    assert row.text == "Alone"
    assert hand.window.canvas.selection.keys == (key,)
    assert hand.window.canvas.sheet_scene.groups_of(key)


def test_a_text_that_cannot_be_kept_stays_open_and_is_spoken_of(hand: Hand) -> None:
    write(TOO_LONG)
    hand.window.canvas.selection.choose([to_be(hand)])

    assert hand.window.canvas.typing
    assert "too long" in hand.window.statusBar().currentMessage()
    assert hand.window.canvas.view.variant == "as-is"
    write("Alone")
    assert hand.window.canvas.finish_typing()


@pytest.mark.parametrize("text", ["Alone", TOO_LONG], ids=["short", "too long"])
@pytest.mark.parametrize("gone", [NEED, RowKey(Variant.table, "as-is"), RowKey(Lane.table, "need")], ids=str)
def test_a_text_whose_place_goes_waits_in_the_inbox(hand: Hand, gone: RowKey, text: str) -> None:
    write(text)
    before = inbox_of(hand.document.kept)
    hand.document.apply("Elsewhere", remove(hand.document.kept, [gone]))

    waiting = [note for note in inbox_of(hand.document.kept) if note not in before]
    assert "".join(note.text for note in waiting if note.id != NEED.id) == text
    assert not hand.window.canvas.typing
    assert "inbox" in hand.window.statusBar().currentMessage()


def test_a_text_in_which_nothing_was_typed_leaves_no_trace(hand: Hand) -> None:
    before = inbox_of(hand.document.kept)
    hand.document.apply("Elsewhere", remove(hand.document.kept, [NEED]))
    assert inbox_of(hand.document.kept) == before
    assert not hand.window.canvas.typing
