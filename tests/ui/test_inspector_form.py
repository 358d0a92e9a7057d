"""Forms: made from what a record declares."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from journey_editor.kernel.words import Words
from journey_editor.model.edits.removal import remove
from journey_editor.model.fields import Column, Day, Flag, Hue, Line, Prose, Real, Whole, columns_of
from journey_editor.model.records import (
    TABLES,
    Experience,
    Record,
    RowKey,
    Touchpoint,
)
from journey_editor.text.faces import FaceSet
from journey_editor.ui.inspector.form import columns_for, input_for
from tests.strategies import values
from tests.ui.panel import (
    ASKS,
    BORROW,
    OFFSCREEN,
    QUEUE,
    SHELVES,
    SIGNS,
    STUDENT,
    USE,
    Panel,
    dress,
    small_map,
)

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN)

DUTCH = Words("nl")
COLUMNS = [(kind, column) for kind in TABLES.values() for column in columns_for(kind)]
TYPED = [
    (kind, column)
    for kind, column in COLUMNS
    if isinstance(column.field, Line | Prose | Hue | Day | Whole | Real | Flag)
]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication, faces: FaceSet) -> None:
    dress(qapp, faces)


# Laws


@settings(max_examples=15, deadline=None)
@given(chance=st.data())
@pytest.mark.parametrize(
    ("kind", "column"), TYPED, ids=lambda one: getattr(one, "name", None) or one.__name__
)
def test_an_input_hands_back_what_it_was_shown(chance: st.DataObject, kind: type, column: Column) -> None:
    """So that passing through a form changes nothing."""
    value = chance.draw(values(column))
    if isinstance(column.field, Hue) and value is not None:
        value = value.lower()
    parent = QWidget()
    made = input_for(column, DUTCH, parent)

    made.show_value(value)

    assert made.value() == value, kind
    assert made.reason() is None


# What is there


def test_a_field_that_a_record_declares_appears_in_its_form_and_is_kept(qtbot: QtBot) -> None:
    row = Marked(id="shelves", step="find", channel="floor", title="Shelves", rank="1")
    panel = Panel(qtbot, SHELVES, project=small_map(row))

    panel.fill_in("mark", "A 12")

    assert panel.blank("mark").label.text() == "Shelf mark (cm)"
    assert panel.value(SHELVES, "mark") == "A 12"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked(Touchpoint):
    """A touchpoint with a field more."""

    mark: Annotated[str | None, Line("Shelf mark", unit="cm", hint="as on the spine")] = None


def test_ids_order_origins_natural_keys_and_parents_are_not_shown() -> None:
    hidden = {kind.table: {one.name for one in columns_of(kind)} for kind in TABLES.values()}
    for kind in TABLES.values():
        hidden[kind.table] -= {one.name for one in columns_for(kind)}

    assert all("id" in names for names in hidden.values())
    assert hidden["touchpoint"] == {"id", "origin", "rank"}
    assert hidden["step"] == {"id", "origin", "rank", "stage"}
    assert hidden["transition"] == {"id", "origin", "source", "target"}
    assert hidden["participant"] == {"id", "journey", "kind"}


@pytest.mark.parametrize("key", [SHELVES, SIGNS, STUDENT, USE, ASKS, BORROW])
def test_every_input_tells_a_screen_reader_its_label_with_the_unit(qtbot: QtBot, key: RowKey) -> None:
    panel = Panel(qtbot, key)
    page = panel.inspector.page
    assert page is not None

    for name in set(panel.names()) & {"wait", "minutes", "title", "severity", "colour"}:
        blank = panel.blank(name)
        unit = f" ({blank.column.field.unit})" if blank.column.field.unit else ""
        assert blank.input.control.accessibleName() == f"{blank.column.field.label}{unit}"
        assert blank.label.buddy() is blank.input.control
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            around = widget.parentWidget()
            assert widget.accessibleName() or (around and around.accessibleName()), widget


@pytest.mark.parametrize("key", [SHELVES, ASKS, SIGNS, BORROW, STUDENT])
def test_tab_goes_through_the_panel_from_top_to_bottom(qtbot: QtBot, key: RowKey) -> None:
    panel = Panel(qtbot, key)
    page = panel.inspector.page
    assert page is not None
    # What stands beside the form is made anew by this.
    panel.document.apply("", remove(panel.document.kept, [QUEUE]))
    qtbot.wait(20)
    first = panel.blank(panel.names()[0]).input.control
    first.setFocus(Qt.FocusReason.TabFocusReason)

    reached: list[QWidget] = []
    while (focus := QApplication.focusWidget()) not in reached:
        assert focus is not None
        reached.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)

    stops = [one for one in page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert {*reached} == {one for one in stops if one.isVisible() and not one.focusProxy()}
    assert all(one.isChecked() for one in reached if isinstance(one, QRadioButton))
    areas = [QRect(one.mapTo(page, QPoint(0, 0)), one.size()) for one in reached]
    for before, after in itertools.pairwise(areas):
        beside = before.bottom() >= after.top() and after.bottom() >= before.top()
        assert before.right() < after.left() if beside else before.top() < after.top()


@pytest.mark.parametrize("kind", TABLES.values(), ids=lambda kind: kind.noun)
def test_whatever_is_written_in_a_form_has_a_hint_or_a_unit(kind: type[Record]) -> None:
    written = (Line, Prose, Whole, Real)
    bare = [
        column.name
        for column in columns_for(kind)
        if isinstance(column.field, written) and not (column.field.hint or column.field.unit)
    ]
    assert bare == [] or kind is Experience, "its answers are on a scale that is drawn"


def test_a_hint_is_said_in_the_empty_field_and_in_a_plain_tooltip(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SIGNS)
    control: Any = panel.blank("severity").input.control

    assert control.placeholderText() == "1 mild … 4 blocks"
    assert control.toolTip() == "<qt>1 mild … 4 blocks</qt>"
