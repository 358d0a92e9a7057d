"""What is typed in the panel: kept by itself, undone at once, never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journey_editor.layout.style import ROUGH
from journey_editor.model.change import Change
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.text.faces import FaceSet
from journey_editor.ui.inspector.blank import BURST
from journey_editor.ui.theme import qcolour
from tests.ui.panel import NEED, OFFSCREEN, PAY, SHELVES, SIGNS, Panel, dress

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication, faces: FaceSet) -> None:
    dress(qapp, faces)


def test_typing_is_kept_after_a_pause_and_one_undo_takes_it_all_back(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.type("title", "Sh")
    qtbot.waitUntil(lambda: panel.value(SHELVES, "title") == "Sh", timeout=BURST * 5)
    QTest.keyClicks(panel.blank("title").input.control, "elf")
    qtbot.waitUntil(lambda: panel.value(SHELVES, "title") == "Shelf", timeout=BURST * 5)
    panel.undo()

    assert panel.value(SHELVES, "title") == "Shelves"
    assert panel.document.undo_label is None


def test_leaving_a_field_keeps_it_at_once(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.fill_in("title", "Racks")

    assert panel.value(SHELVES, "title") == "Racks"
    assert panel.document.undo_label == "Change title"


def test_what_is_typed_at_another_time_is_undone_by_itself(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.fill_in("title", "Racks")
    panel.fill_in("title", "Cases")
    panel.undo()

    assert panel.value(SHELVES, "title") == "Racks"


def test_commit_keeps_what_is_still_being_typed(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    panel.type("title", "Racks")
    assert panel.value(SHELVES, "title") == "Shelves"

    panel.inspector.commit()

    assert panel.value(SHELVES, "title") == "Racks"


def test_what_is_typed_after_a_commit_is_undone_by_itself(qtbot: QtBot) -> None:
    """A revision that was saved must not change under the file."""
    panel = Panel(qtbot, SHELVES)
    control = panel.type("title", "Racks")
    panel.inspector.commit()

    QTest.keyClicks(control, "!")
    panel.undo()

    assert panel.value(SHELVES, "title") == "Racks"


def test_choosing_another_row_keeps_what_is_still_being_typed(qtbot: QtBot) -> None:
    """Also where it was typed without the focus, as a screen reader may."""
    panel = Panel(qtbot, SHELVES)
    panel.go_to("title")
    panel.go_to("code")
    QTest.keyClicks(panel.blank("title").input.control, "Racks")

    panel.selection.choose([PAY])

    assert panel.value(SHELVES, "title") == "ShelvesRacks"


def test_the_cursor_stays_where_it_is_while_the_document_follows(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    line = panel.go_to("title")
    assert isinstance(line, QLineEdit)
    line.setCursorPosition(2)

    QTest.keyClicks(line, "xy")
    qtbot.waitUntil(lambda: panel.value(SHELVES, "title") == "Shxyelves", timeout=BURST * 5)

    assert line.cursorPosition() == 4
    assert panel.blank("title").input.control is line
    assert QApplication.focusWidget() is line


def test_the_cursor_stays_near_where_it_was_when_the_text_changes_under_it(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    line = panel.go_to("title")
    assert isinstance(line, QLineEdit)
    line.setCursorPosition(3)

    panel.document.apply("elsewhere", set_values(panel.document.kept, SHELVES, title="Shelving"))

    assert (line.text(), line.cursorPosition()) == ("Shelving", 3)


def test_a_change_elsewhere_leaves_alone_what_is_being_typed(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    panel.type("title", "Rac")

    panel.document.apply("elsewhere", set_values(panel.document.kept, PAY, title="Leaves"))

    assert panel.shown("title") == "Rac"
    panel.inspector.commit()
    assert panel.value(SHELVES, "title") == "Rac"


def test_undo_by_key_takes_back_what_is_being_typed_and_shows_it(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    panel.type("title", "Racks")

    panel.press(Qt.Key.Key_Z, ctrl=True)

    assert panel.value(SHELVES, "title") == "Shelves"
    assert panel.shown("title") == "Shelves"
    assert panel.document.redo_label == "Change title"


def test_undo_by_key_in_a_text_of_several_lines_is_the_documents_too(qtbot: QtBot) -> None:
    panel = Panel(qtbot, NEED)
    panel.type("text", "Another")
    panel.inspector.commit()

    panel.press(Qt.Key.Key_Z, ctrl=True)

    assert panel.shown("text") == panel.value(NEED, "text") == "Find it alone"


def test_undo_by_key_takes_back_what_cannot_be_kept_before_anything_else(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    panel.fill_in("title", "Racks")
    panel.type("minutes", "soon")

    panel.press(Qt.Key.Key_Z, ctrl=True)

    assert panel.shown("minutes") == ""
    assert panel.value(SHELVES, "title") == "Racks"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("minutes", "soon", "⚠ Not kept: write a number."),
        ("minutes", "-1", "⚠ Not kept: write a number, 0 or more."),
        ("started", "1.5", "⚠ Not kept: write a whole number."),
        ("code", "T" * 13, "⚠ Not kept: 13 characters, and at most 12 fit."),
    ],
)
def test_what_cannot_be_kept_stays_and_says_why(qtbot: QtBot, name: str, typed: str, said: str) -> None:
    panel = Panel(qtbot, SHELVES)
    before = panel.value(SHELVES, name)

    panel.fill_in(name, typed)

    assert panel.shown(name) == typed
    assert panel.blank(name).problem.text() == said
    assert panel.blank(name).problem.isVisible()
    assert said in panel.blank(name).input.control.accessibleDescription()
    edge = panel.blank(name).input.control.grab().toImage().pixelColor(30, 0)
    assert edge == qcolour(ROUGH)
    assert panel.value(SHELVES, name) == before
    assert panel.document.undo_label is None


def test_the_reason_goes_as_soon_as_the_text_is_right(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    panel.fill_in("minutes", "-4")

    panel.type("minutes", "4")

    assert not panel.blank("minutes").problem.isVisible()
    qtbot.waitUntil(lambda: panel.value(SHELVES, "minutes") == 4, timeout=BURST * 5)


def test_a_reason_comes_while_one_types_not_only_on_leaving(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.type("minutes", "soon")

    qtbot.waitUntil(panel.blank("minutes").problem.isVisible, timeout=BURST * 5)


def test_emptying_a_number_leaves_it_missing_not_nought(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SIGNS)

    control = panel.go_to("severity")
    QTest.keyClick(control, Qt.Key.Key_Delete)
    QTest.keyClick(control, Qt.Key.Key_Tab)

    assert panel.value(SIGNS, "severity") is None
    assert panel.shown("severity") == ""


def test_a_missing_number_that_is_only_passed_stays_missing(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    QTest.keyClick(panel.go_to("minutes"), Qt.Key.Key_Tab)

    assert panel.value(SHELVES, "minutes") is None
    assert panel.document.log == ()


def test_up_and_down_change_a_number_by_one(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SIGNS)
    panel.go_to("severity")

    panel.press(Qt.Key.Key_Down)
    panel.inspector.commit()
    assert panel.value(SIGNS, "severity") == 3
    for _ in range(5):
        panel.press(Qt.Key.Key_Up)
    panel.inspector.commit()

    assert panel.value(SIGNS, "severity") == 4


def test_pasted_markup_and_line_breaks_arrive_as_plain_text_on_one_line(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    QGuiApplication.clipboard().setText("<b>Racks</b>\nand cases")
    panel.go_to("title")

    panel.press(Qt.Key.Key_V, ctrl=True)
    panel.press(Qt.Key.Key_Tab)

    assert panel.value(SHELVES, "title") == "<b>Racks</b> and cases"


def test_no_break_spaces_survive_an_edit(qtbot: QtBot) -> None:
    """Qt turns them into common spaces where one asks for plain text."""
    panel = Panel(qtbot, NEED)
    panel.document.apply("", set_values(panel.document.kept, NEED, text="63\u00a0%"))
    control = panel.blank("text").input.control
    control.setFocus()

    QTest.keyClick(control, Qt.Key.Key_End)
    QTest.keyClicks(control, "!")
    panel.inspector.commit()

    assert panel.value(NEED, "text") == "63\u00a0%!"


def test_undoing_the_adding_of_a_row_empties_the_panel_and_redo_brings_it_back(qtbot: QtBot) -> None:
    panel = Panel(qtbot)
    document = panel.document
    row = document.kept.row(SHELVES)
    assert row is not None
    document.apply("Remove", remove(document.kept, [SHELVES]))
    document.apply("Add", Change.putting(document.kept, row))
    panel.selection.choose([SHELVES])
    panel.type("title", "Racks")

    document.undo()

    assert "subtitle" in panel.names()
    QTest.keyClicks(panel.inspector, "x")
    panel.inspector.commit()
    assert document.kept.row(SHELVES) is None

    document.redo()
    assert panel.shown("title") == "Shelves"


def test_a_document_that_outlives_its_panel_may_still_change(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    panel.window.close()
    panel.inspector.deleteLater()
    qtbot.wait(1)

    panel.document.apply("later", set_values(panel.document.kept, SHELVES, title="Racks"))

    assert panel.value(SHELVES, "title") == "Racks"


def test_another_document_is_followed_and_the_first_no_longer(qtbot: QtBot) -> None:
    panel, other = Panel(qtbot, SHELVES), Panel(qtbot, SHELVES)
    first = panel.document
    panel.type("title", "Racks")

    panel.inspector.set_document(other.document)
    other.document.apply("", set_values(other.document.kept, SHELVES, title="Cases"))
    first.apply("", set_values(first.kept, SHELVES, title="Shelf"))

    assert panel.shown("title") == "Cases"
    assert [revision.label for revision in first.log] == ["Change title", ""]


def test_a_preview_on_the_canvas_does_not_reach_the_panel(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.document.preview(set_values(panel.document.kept, SHELVES, title="Racks"))

    assert panel.shown("title") == "Shelves"


@pytest.mark.parametrize("name", ["channel", "critical", "title"])
def test_delete_in_the_panel_never_deletes_the_chosen_row(qtbot: QtBot, name: str) -> None:
    panel = Panel(qtbot, SHELVES)
    pressed: list[bool] = []
    action = QAction(panel.window)
    action.setShortcut(QKeySequence(Qt.Key.Key_Delete))
    action.triggered.connect(pressed.append)
    panel.window.addAction(action)
    panel.go_to(name)

    panel.press(Qt.Key.Key_Delete)

    assert pressed == []
