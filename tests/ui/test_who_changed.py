"""Who changed this: the history of what is chosen, and the way from there to the whole one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey_editor.model.edits.values import set_values
from journey_editor.session.document import Document
from journey_editor.ui.history.row_dialog import RowDialog
from tests.sample_maps.samples import build
from tests.ui.driver import Hand, step, touchpoint
from tests.ui.looking import choose, dock, labels, shown_title, take_in, two_copies, type_titles
from tests.ui.test_history_dock import BEFORE


@pytest.fixture
def hand(open_window: Callable[[Document], Hand]) -> Hand:
    document = Document(build("uitlenen"), log=BEFORE)
    document.author = "Ada"
    return open_window(document)


def asked(hand: Hand, *keys: Qt.Key) -> list[tuple[str, list[str]]]:
    """Ask who changed what is chosen, press keys there, and return what is listed with what it changed."""
    found: list[tuple[str, list[str]]] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RowDialog)
        model = dialog.tree.model()
        for at in (model.index(row, 0) for row in range(model.rowCount())):
            below = [str(model.index(row, 0, at).data()) for row in range(model.rowCount(at))]
            found.append((str(at.data()), below))
        for key in keys or (Qt.Key.Key_Escape,):
            QTest.keyClick(dialog.tree, key)

    QTimer.singleShot(0, read)
    hand.do("history-row")
    return found


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_each_change_of_the_row_is_listed_with_who_and_from_what_to_what(hand: Hand) -> None:
    type_titles(hand, "One")
    other = step(hand.document, "Leest en verlengt")
    hand.document.apply("Type", set_values(hand.document.kept, other.key, title="Leest"))
    hand.document.author = "Bea"
    type_titles(hand, "Two")
    hand.click(touchpoint(hand.document, "Two"))

    found = asked(hand)
    assert len(found) == 2
    assert "Bea" in found[0][0]
    assert [plain(line) for line in found[0][1]] == ["Title: One → Two"]
    assert "Ada" in found[1][0]
    assert [plain(line) for line in found[1][1]] == ["Title: Kasten → One"]


def test_of_several_rows_each_change_says_whose_it_is(hand: Hand) -> None:
    type_titles(hand, "One")
    first, second = touchpoint(hand.document, "One"), touchpoint(hand.document, "Uitleenautomaat")
    hand.document.apply("Type", set_values(hand.document.kept, second.key, title="Automaat"))
    hand.window.canvas.selection.choose([first.key, second.key])
    found = asked(hand)
    assert ["Automaat" in found[0][1][0], "Kasten" in found[1][1][0]] == [True, True]


def test_choosing_one_shows_the_map_as_it_was_then(hand: Hand) -> None:
    type_titles(hand, "One", "Two", "Three")
    hand.do("view-history")
    dock(hand).only.click()
    hand.do("view-history")
    hand.click(touchpoint(hand.document, "Three"))
    asked(hand, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert dock(hand).isVisible()
    assert dock(hand).list.currentIndex().row() == labels(hand).index("Type Two")
    assert shown_title(hand) == "Two"


def test_what_a_colleague_did_before_a_merge_is_listed_under_their_name(
    open_window: Callable[[Document], Hand], tmp_path: Path
) -> None:
    ours, theirs = two_copies(tmp_path, BEFORE)
    ours.author = "Ada"
    hand = open_window(ours)
    take_in(ours, theirs, label="Merge")
    hand.window.canvas.selection.choose([step(ours, "Leest").key])
    found = asked(hand)
    assert ["Ada" in found[0][0], "Bea" in found[1][0]] == [True, True]
    assert "Leest" in found[1][1][0]
    assert step(hand.document, "Leest") == step(theirs, "Leest")


def test_where_nothing_is_known_or_chosen_that_is_said(hand: Hand) -> None:
    hand.window.canvas.selection.choose([])
    hand.do("history-row")
    assert "Choose first" in hand.window.statusBar().currentMessage()
    hand.click(touchpoint(hand.document, "Kasten"))
    hand.do("history-row")
    assert "Nobody changed this" in hand.window.statusBar().currentMessage()


def test_it_can_be_asked_of_an_earlier_moment_as_well(hand: Hand) -> None:
    type_titles(hand, "One", "Two")
    hand.do("view-history")
    choose(hand, 1)
    hand.click(touchpoint(hand.document, "One"))
    assert len(asked(hand)) == 2
    assert hand.document.looks_back
