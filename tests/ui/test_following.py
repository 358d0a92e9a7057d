"""What follows a change: no more than is seen, soon enough, and never out of sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import add_to_inbox
from journey_editor.model.edits.grid import add_step
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.fields import text_field
from journey_editor.model.records import Card, Lane, LaneKind, Pain, RowKey, Step, Variant
from journey_editor.model.structure import inbox_of
from journey_editor.session.document import Document
from journey_editor.ui.capture_bar import CaptureBar
from journey_editor.ui.inbox import Inbox
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.lane_panel import LanePanel
from tests.ui.driver import Hand, step, touchpoint
from tests.ui.panel import NEED, small_map

pytestmark = pytest.mark.usefixtures("own_settings")
CTRL = Qt.KeyboardModifier.ControlModifier
Open = Callable[[Document], Hand]


@pytest.fixture
def small(open_window: Open) -> Hand:
    """A hand at a small map."""
    return open_window(Document(small_map(), mint=Mint.seeded("following")))


def retitled(hand: Hand, title: str) -> Change:
    return set_values(hand.document.kept, RowKey(Step.table, "find"), title=title)


def listed(hand: Hand, panel: type[QWidget]) -> QListWidget:
    return hand.window.findChildren(panel)[0].findChildren(QListWidget)[0]


def status(hand: Hand) -> str:
    return hand.window.statusBar().currentMessage()


# No more than is seen


def test_a_view_that_had_to_change_is_laid_out_once(small: Hand) -> None:
    document = small.document
    document.apply("To be", make_to_be(document.kept, "as-is", mint=document.mint, title="To be"))
    layouts: list[None] = []
    small.window.canvas.laid_out.connect(lambda: layouts.append(None))
    document.apply("Delete", remove(document.kept, [RowKey(Variant.table, "as-is")]))
    assert len(layouts) == 1
    assert small.window.canvas.view.variant != "as-is"


def test_an_edit_in_the_inbox_lists_it_once(small: Hand) -> None:
    small.do("view-inbox")
    notes, counted = listed(small, Inbox), list[int]()
    small.window.findChildren(Inbox)[0].counted.connect(counted.append)
    notes.item(0).setText("Other")
    assert inbox_of(small.document.kept)[0].text == "Other"
    assert len(counted) == 1
    notes.item(0).setText("Other\x00")  # which is what is there already
    assert notes.item(0).text() == "Other"


def test_what_is_only_previewed_lists_nothing_anew(small: Hand) -> None:
    small.do("view-inbox")
    notes = listed(small, Inbox)
    item = notes.item(0)
    small.document.preview(add_to_inbox(small.document.kept, LaneKind.PAIN, mint=small.document.mint))
    assert notes.item(0) is item
    assert notes.count() == 1
    small.document.preview(None)


def test_a_list_of_lanes_that_was_hidden_shows_what_changed_meanwhile(small: Hand) -> None:
    small.do("view-lanes")
    small.do("view-lanes")
    lanes = listed(small, LanePanel)
    key = RowKey(Lane.table, "need")
    small.document.apply("Elsewhere", set_values(small.document.kept, key, title="Wishes"))
    assert "Wishes" not in [lanes.item(row).text() for row in range(lanes.count())]
    small.do("view-lanes")
    assert "Wishes" in [lanes.item(row).text() for row in range(lanes.count())]


class Heard(Words):
    """Words that remember how often they were asked for."""

    times: ClassVar[int] = 0

    def __call__(self, english: str, **values: object) -> str:
        """Return the words."""
        Heard.times += 1
        return super().__call__(english, **values)


def test_the_capture_bar_says_nothing_while_a_hand_drags_and_the_truth_after_that(small: Hand) -> None:
    canvas = small.window.canvas
    small.click(small.document.kept.one(Step, "find"))
    bar = CaptureBar(canvas, Heard(), small.window, paste=lambda *_: None)
    bar.begin()
    where = bar.findChild(PlainLabel, "capture-where")
    assert isinstance(where, PlainLabel)
    before = Heard.times
    canvas.steady = True
    small.document.preview(retitled(small, "Finds it"))
    assert Heard.times == before
    canvas.steady = False
    small.type("p ")
    small.document.apply("Type", retitled(small, "Finds it"))
    assert where.text() == "Pain point → Finds it"
    bar.leave()


def test_the_counts_keep_up_with_fast_capture(small: Hand, qtbot: QtBot) -> None:
    def said() -> str:
        texts = [one.text() for one in small.window.statusBar().findChildren(PlainLabel)]
        return next((text for text in texts if "steps" in text), "")

    def counted() -> int:
        return int(said().split(" steps")[0].split()[-1])

    qtbot.waitUntil(lambda: bool(said()), timeout=20_000)
    before, document = counted(), small.document
    for number in range(12):  # faster than a pause after each
        change = add_step(document.kept, stage="use", mint=document.mint, title=str(number))
        document.apply("Add step", change)
        QTest.qWait(50)
    assert counted() >= before + 6


# In sight


def test_undo_and_redo_show_what_they_changed_where_it_is_out_of_sight(hand: Hand) -> None:
    canvas, pain = hand.window.canvas, next(iter(hand.document.kept.all(Pain).values()))
    canvas.go_to(pain.key)
    hand.document.apply("Type", set_values(hand.document.kept, pain.key, text="Anders"))
    for action in ("edit-undo", "edit-redo"):
        canvas.zoom_by(6 / canvas.zoom)
        canvas.go_to(canvas.cells.plan.columns.stages[0].key)
        if canvas.sees(pain.key):
            canvas.go_to(canvas.cells.plan.columns.stages[-1].key)
        assert not canvas.sees(pain.key)
        hand.do(action)
        assert canvas.sees(pain.key), action
        assert canvas.selection.keys == (pain.key,), action


def test_undo_leaves_everything_where_it_is_when_its_row_is_in_sight(hand: Hand) -> None:
    canvas = hand.window.canvas
    shelf, there = touchpoint(hand.document, "Kasten"), step(hand.document, "Gaat naar de vestiging")
    hand.document.apply("Type", set_values(hand.document.kept, shelf.key, title="Anders"))
    hand.click(there)
    place = canvas.mapToScene(0, 0)
    hand.do("edit-undo")
    assert canvas.selection.keys == (there.key,)
    assert canvas.mapToScene(0, 0) == place


def test_undo_shows_the_variant_in_which_it_changed_something(small: Hand) -> None:
    document = small.document
    document.apply("To be", make_to_be(document.kept, "as-is", mint=document.mint, title="To be"))
    document.apply("Type", set_values(document.kept, NEED, text="Alone"))
    (to_be,) = (one.id for one in document.kept.all(Variant).values() if one.id != "as-is")
    small.window._journeys.show_variant(to_be)
    small.do("edit-undo")
    assert small.window.canvas.view.variant == "as-is"
    assert small.window.canvas.selection.keys == (NEED,)


def test_the_menu_says_whether_there_is_a_to_be_already(small: Hand) -> None:
    make = small.window.menus.actions["variant-to-be"]
    for said in ("Make the &to-be", "Make another &to-be"):
        assert make.text() == said
        small.do("variant-to-be")
    small.window._journeys.show_variant("as-is")
    assert make.text() == "Make another &to-be"
    for _ in range(2):
        small.document.undo()
    assert make.text() == "Make the &to-be"


def test_f7_says_what_it_did(small: Hand) -> None:
    small.key(Qt.Key.Key_F7)
    assert status(small) == "Misspelt words are not marked any more."
    small.key(Qt.Key.Key_F7)
    assert "not marked" not in status(small)
    assert status(small)


# No longer than can be kept


@pytest.mark.parametrize(
    ("action", "panel", "longest"),
    [
        ("view-inbox", Inbox, text_field(Card, "text").longest),
        ("view-lanes", LanePanel, text_field(Lane, "title").longest),
    ],
)
def test_a_line_in_a_list_takes_what_can_be_kept_and_says_when_it_takes_no_more(
    small: Hand, action: str, panel: type[QWidget], longest: int
) -> None:
    small.do(action)
    rows = listed(small, panel)
    rows.setCurrentRow(0)
    rows.editItem(rows.item(0))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QApplication.clipboard().setText("x" * (longest + 1))
    line.selectAll()
    small.key(Qt.Key.Key_V, CTRL)
    assert "too long" in status(small)
    assert len(line.text()) == longest
    small.key(Qt.Key.Key_Return)
    kept = {getattr(row, "text", None) or getattr(row, "title", None) for row in small.document.kept.rows()}
    assert "x" * longest in kept
