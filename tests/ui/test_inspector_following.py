"""The inspector follows the selection: after the first frame, once a turn, and no text is lost."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journey_editor.canvas.cells import STAGES, STEPS, Cell
from journey_editor.canvas.lying import felt_in_stages
from journey_editor.canvas.selection import Selection
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.records import RowKey
from journey_editor.session.document import Document
from journey_editor.ui.inspector import page as pages
from journey_editor.ui.inspector.heading import Heading
from journey_editor.ui.inspector.inspector import Inspector
from tests.ui.panel import BORROW, DESK, FIND, NEED, PAY, SHELVES, SIGNS, Panel, small_map


def shown(panel: Panel) -> str:
    page = panel.inspector.page
    assert page is not None
    return page.findChildren(Heading)[0].title.text()


def test_the_panel_is_empty_when_a_window_is_first_shown_and_filled_a_moment_after(qtbot: QtBot) -> None:
    selection = Selection()
    selection.choose([SHELVES])
    inspector = Inspector(Document(small_map(), mint=Mint.seeded("first")), selection, Words())
    qtbot.addWidget(inspector)
    inspector.show()
    assert inspector.page is None
    qtbot.waitUntil(lambda: inspector.page is not None)


def test_walking_over_many_rows_makes_one_page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = Panel(qtbot, SHELVES)
    assert shown(panel) == "Shelves"
    made: list[RowKey | None] = []
    begin = pages.Page.__init__

    def counting(
        self: pages.Page, document: Document, key: RowKey | None, *rest: object, **more: object
    ) -> None:
        made.append(key)
        begin(self, document, key, *rest, **more)  # type: ignore[arg-type] # hands on what it was given

    monkeypatch.setattr(pages.Page, "__init__", counting)
    for key in (DESK, FIND, SIGNS, NEED, PAY):
        panel.selection.choose([key])
    qtbot.waitUntil(lambda: bool(made))
    QApplication.processEvents()
    assert made == [PAY]
    assert shown(panel) == "Pays"


def test_held_keys_make_no_page_until_they_rest(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    before = panel.inspector.page
    for key in (DESK, FIND, SIGNS):
        panel.selection.choose([key])
        QApplication.sendPostedEvents()
    assert panel.inspector.widget() is before
    qtbot.waitUntil(lambda: panel.inspector.widget() is not before)
    assert shown(panel) == "Codes differ"


def test_what_is_typed_is_kept_at_once_though_the_page_follows_later(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    panel.type("title", "Bookcase")
    panel.selection.choose([DESK])
    assert panel.value(SHELVES, "title") == "Bookcase"
    assert panel.document.undo_label == "Change title"


def test_what_is_typed_before_the_page_follows_is_kept_for_the_row_that_was_shown(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    control = panel.go_to("title")
    panel.selection.choose([DESK])
    QTest.keyClicks(control, "Bookcase")
    assert shown(panel) == "Ask a librarian"
    assert panel.value(SHELVES, "title") == "Bookcase"
    assert panel.value(DESK, "title") == "Ask a librarian"


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        (Cell(RowKey("lane", "need"), "help"), "Asks for help"),
        (Cell(RowKey("channel", "web"), "pay"), "Pays"),
        (Cell(felt_in_stages("student"), "pay"), "Use"),
        (Cell(RowKey("lane", "need"), ""), "Need"),
        (Cell(RowKey("channel", "web"), ""), "Website"),
        (Cell(STEPS, ""), "Borrow a book"),
        (Cell(STAGES, ""), "Borrow a book"),
    ],
)
def test_an_empty_cell_shows_its_step_or_what_it_is_a_row_of(qtbot: QtBot, cell: Cell, title: str) -> None:
    panel = Panel(qtbot, SHELVES)
    panel.selection.choose_cell(cell)
    assert shown(panel) == title


def test_with_nothing_chosen_the_journey_is_shown(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    panel.selection.choose([])
    assert shown(panel) == panel.value(BORROW, "title")
