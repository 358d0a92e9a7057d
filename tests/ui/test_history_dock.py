"""The history beside the map: everything that was done, and the way there by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journey_editor.model.edits.values import set_values
from journey_editor.model.revision import Revision
from journey_editor.session.document import Document
from journey_editor.ui.history import HistoryDock
from tests.sample_maps.samples import build
from tests.ui.driver import Hand, touchpoint

BEFORE = (
    Revision("r1", (), "New map", "Ada", "2026-01-02T14:02:05Z"),
    Revision("r2", ("r1",), "Type <b>", "", "not a time"),
)


@pytest.fixture
def hand(open_window: Callable[[Document], Hand]) -> Hand:
    return open_window(Document(build("uitlenen"), log=BEFORE))


def dock(hand: Hand) -> HistoryDock:
    return hand.window.findChildren(HistoryDock)[0]


def lines(hand: Hand, role: int = Qt.ItemDataRole.DisplayRole) -> list[str]:
    model = dock(hand).list.model()
    return [str(model.data(model.index(row, 0), role)) for row in range(model.rowCount())]


def labels(hand: Hand) -> list[str]:
    spoken = lines(hand, Qt.ItemDataRole.AccessibleTextRole)
    return [line.split(",")[0].strip("\u2068\u2069") for line in spoken]


def type_titles(hand: Hand, *titles: str) -> None:
    key = touchpoint(hand.document, "Kasten").key
    for title in titles:
        hand.document.apply(f"Type {title}", set_values(hand.document.kept, key, title=title))


def title(hand: Hand, before: str = "Kasten") -> str:
    key = touchpoint(Document(build("uitlenen")), before).key
    row = hand.document.kept.row(key)
    assert row is not None
    return str(getattr(row, "title", ""))


def test_the_newest_stands_on_top_and_what_was_before_this_sitting_below(hand: Hand) -> None:
    assert not hand.window.findChildren(HistoryDock)
    type_titles(hand, "One", "Two")
    hand.do("view-history")

    assert labels(hand) == ["Type Two", "Type One", "As it was opened", "Type <b>", "New map"]
    assert "Ada" in lines(hand)[-1]
    assert "before this sitting" in lines(hand, Qt.ItemDataRole.AccessibleTextRole)[-1]


def test_enter_goes_there_and_back_and_tells_once(hand: Hand) -> None:
    type_titles(hand, "One", "Two", "Three")
    hand.do("view-history")
    told: list[str] = []
    hand.document.listen(lambda: told.append(title(hand)))

    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Return)

    assert title(hand) == "One"
    assert told == ["One"]
    assert [line.startswith("▸") for line in lines(hand)][:4] == [False, False, True, False]
    assert "undone" in lines(hand, Qt.ItemDataRole.AccessibleTextRole)[0]
    hand.key(Qt.Key.Key_Home)
    hand.key(Qt.Key.Key_Return)
    assert title(hand) == "Three"
    assert told == ["One", "Three"]


def test_the_beginning_can_be_gone_to_and_the_log_only_grows(hand: Hand) -> None:
    type_titles(hand, "One", "Two")
    logged = hand.document.log
    hand.do("view-history")
    for _ in range(2):
        hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Return)

    assert title(hand) == "Kasten"
    assert hand.document.log[: len(logged)] == logged
    assert [one.label for one in hand.document.log[len(logged) :]] == ["Undo Type Two", "Undo Type One"]


def test_what_was_before_this_sitting_cannot_be_gone_to_and_says_so(hand: Hand) -> None:
    type_titles(hand, "One")
    hand.do("view-history")
    hand.key(Qt.Key.Key_End)
    hand.key(Qt.Key.Key_Return)

    assert title(hand) == "One"
    assert "before this sitting" in hand.window.statusBar().currentMessage()


def test_a_double_click_goes_there_as_well(hand: Hand) -> None:
    type_titles(hand, "One", "Two")
    hand.do("view-history")
    view = dock(hand).list
    place: QPoint = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()

    assert title(hand) == "One"


def test_it_follows_what_is_done_and_undone_on_the_map(hand: Hand) -> None:
    hand.do("view-history")
    type_titles(hand, "One")
    assert labels(hand)[0] == "Type One"
    hand.do("edit-undo")
    assert lines(hand)[1].startswith("▸")
    type_titles(hand, "Other")
    assert labels(hand)[:2] == ["Type Other", "As it was opened"]


def test_esc_goes_back_to_the_map_and_the_menu_ticks_what_is_open(hand: Hand) -> None:
    action = hand.window.menus.actions["view-history"]
    hand.do("view-history")
    assert action.isChecked()
    assert dock(hand).list.hasFocus()
    hand.key(Qt.Key.Key_Escape)
    assert hand.window.canvas.hasFocus()
    hand.do("view-history")
    assert not action.isChecked()
    assert dock(hand).isHidden()


def test_what_is_being_typed_is_kept_before_going_anywhere(hand: Hand) -> None:
    type_titles(hand, "One")
    hand.do("view-history")
    hand.window.canvas.type_in(touchpoint(hand.document, "One").key, typed="Half")
    dock(hand).list.setFocus()
    QApplication.processEvents()
    dock(hand).list.setCurrentIndex(dock(hand).list.model().index(len(hand.document.entries), 0))
    hand.key(Qt.Key.Key_Return)

    assert title(hand) == "Kasten"
    assert any("Half" in str(change.edits) for change in (entry.change for entry in hand.document.entries))


def test_a_saved_map_opened_again_shows_its_log_as_before(hand: Hand, tmp_path: Path, qtbot: QtBot) -> None:
    type_titles(hand, "One")
    hand.document.save(tmp_path / "map.journey")
    again = Hand(Document.open(tmp_path / "map.journey"))
    qtbot.addWidget(again.window, before_close_func=again.leave)
    again.do("view-history")

    assert labels(again) == ["As it was opened", "Type One", "Type <b>", "New map"]
