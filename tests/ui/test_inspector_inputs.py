"""Inputs: one for each kind of field."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journey_editor.kernel.words import Words
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import (
    Participant,
)
from journey_editor.text.faces import FaceSet
from journey_editor.ui.inspector.choices import AnswerInput, CheckInput
from journey_editor.ui.inspector.hues import HueInput
from tests.ui.panel import (
    ASKS,
    BORROW,
    NEED,
    OFFSCREEN,
    SHELVES,
    STUDENT,
    USE,
    Panel,
    dress,
    small_map,
)

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication, faces: FaceSet) -> None:
    dress(qapp, faces)


def test_yes_no_and_unknown_are_three_answers(qtbot: QtBot) -> None:
    panel = Panel(qtbot, ASKS)
    answers = panel.blank("identity_carried").input
    assert isinstance(answers, AnswerInput)
    assert answers.answers[None].isChecked()

    for answer in (False, True):
        QTest.mouseClick(answers.answers[answer], Qt.MouseButton.LeftButton, pos=QPoint(12, 10))
        assert panel.value(ASKS, "identity_carried") is answer
    panel.undo()
    assert panel.value(ASKS, "identity_carried") is False
    assert answers.answers[False].isChecked()
    panel.press(Qt.Key.Key_Right)

    assert panel.value(ASKS, "identity_carried") is None


def test_a_flag_that_cannot_be_unknown_is_a_box_to_tick(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    flag = panel.blank("critical").input
    assert isinstance(flag, CheckInput)

    QTest.keyClick(panel.go_to("critical"), Qt.Key.Key_Space)

    assert panel.value(SHELVES, "critical") is True
    assert not panel.blank("critical").label.isVisible()


def test_a_choice_is_offered_in_the_readers_words_and_may_be_none(qtbot: QtBot) -> None:
    words = Words("nl", {"first contact with staff": "eerste contact met een medewerker", "none": "geen"})
    panel = Panel(qtbot, SHELVES, words=words)

    panel.choose("moment", "Eerste contact met een medewerker")
    assert panel.value(SHELVES, "moment") == "first contact with staff"
    panel.choose("moment", "Geen")

    assert panel.value(SHELVES, "moment") is None


def test_the_arrow_keys_walk_a_list_and_one_undo_walks_back(qtbot: QtBot) -> None:
    panel = Panel(qtbot, STUDENT)
    panel.go_to("dash")

    for _ in range(3):
        panel.press(Qt.Key.Key_Down)
    assert panel.value(STUDENT, "dash") == "dotted"
    panel.undo()

    assert panel.value(STUDENT, "dash") == "solid"
    assert panel.shown("dash") == "Solid"


def test_the_wheel_goes_past_a_list_that_it_meets(qtbot: QtBot) -> None:
    panel = Panel(qtbot, STUDENT)
    control = panel.go_to("dash")

    at = QPointF(5, 5)
    wheel = QWheelEvent(
        at,
        control.mapToGlobal(at),
        QPoint(0, 0),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(control, wheel)

    assert panel.value(STUDENT, "dash") == "solid"


@pytest.mark.parametrize("typed", ["21 november", "2026-02-30", "2026-2-3"])
def test_a_date_that_is_none_is_said_so(qtbot: QtBot, typed: str) -> None:
    panel = Panel(qtbot, BORROW)

    panel.fill_in("review_date", typed)

    assert panel.blank("review_date").problem.text() == "⚠ Not kept: write a date like 2026-11-21."
    assert panel.value(BORROW, "review_date") is None


def test_a_date_is_kept_and_can_be_taken_away(qtbot: QtBot) -> None:
    panel = Panel(qtbot, BORROW)

    panel.fill_in("review_date", "2027-02-19")
    assert panel.value(BORROW, "review_date") == "2027-02-19"
    panel.go_to("review_date")
    panel.press(Qt.Key.Key_Delete)
    panel.inspector.commit()

    assert panel.value(BORROW, "review_date") is None


def test_a_colour_is_taken_from_the_palette_or_written(qtbot: QtBot) -> None:
    panel = Panel(qtbot, USE)
    hue = panel.blank("colour").input
    assert isinstance(hue, HueInput)

    named = {action.text(): action for action in hue.swatch.menu().actions()}
    named["vermilion"].trigger()
    assert panel.value(USE, "colour") == "#d55e00"
    panel.fill_in("colour", "#ABCDEF")
    assert panel.value(USE, "colour") == "#abcdef"
    named["automatic"].trigger()
    assert panel.value(USE, "colour") is None
    panel.fill_in("colour", "red")

    assert panel.blank("colour").problem.text() == "⚠ Not kept: write a colour like #1d4ed8."
    assert panel.value(USE, "colour") is None


def test_every_record_can_be_shown(qtbot: QtBot) -> None:
    project = small_map()
    panel = Panel(qtbot, project=project)

    for row in project.rows():
        panel.selection.choose([row.key])
        assert panel.inspector.page is not None
        panel.inspector.commit()

    assert panel.document.log == ()


# With nothing chosen


def test_with_nothing_chosen_the_journeys_scope_and_the_maps_setting_are_shown(qtbot: QtBot) -> None:
    panel = Panel(qtbot)

    panel.fill_in("end_state", "Brought back")
    panel.fill_in("organisation", "Library on the river")

    assert panel.value(BORROW, "end_state") == "Brought back"
    assert panel.document.kept.setting.organisation == "Library on the river"


def test_participants_are_numbers_by_kind_and_one_left_open_is_not_nought(qtbot: QtBot) -> None:
    panel = Panel(qtbot)
    page = panel.inspector.page
    assert page is not None
    line = {one.accessibleName(): one for one in page.findChildren(QWidget)}

    assert (line["Patron"].text(), line["Front line"].text()) == ("5", "")  # type: ignore[attr-defined] # lines
    line["Front line"].setFocus()
    QTest.keyClicks(line["Front line"], "3")
    panel.inspector.commit()
    line["Patron"].selectAll()  # type: ignore[attr-defined] # a line
    QTest.keyClick(line["Patron"], Qt.Key.Key_Delete)
    panel.inspector.commit()

    rows = panel.document.kept.all(Participant).values()
    assert {(row.kind.value, row.count) for row in rows} == {("front line", 3)}
    panel.undo()
    assert line["Patron"].text() == "5"  # type: ignore[attr-defined] # a line


def test_a_long_text_grows_line_by_line_and_then_scrolls_without_being_cut(qtbot: QtBot) -> None:
    panel = Panel(qtbot, NEED)
    control: Any = panel.blank("text").input.control
    heights = []

    for lines in (1, 3, 6, 40):
        text = "\n".join(["long enough to be broken " * 4] * lines)
        panel.document.apply("", set_values(panel.document.kept, NEED, text=text))
        qtbot.wait(30)
        heights.append(control.height())
        block = control.document().begin()
        assert block.layout().boundingRect().width() <= control.viewport().width()

    assert heights[0] < heights[1] <= heights[2] == heights[3] < 300
    assert not control.horizontalScrollBar().isVisible()
    assert control.verticalScrollBar().isVisible()
