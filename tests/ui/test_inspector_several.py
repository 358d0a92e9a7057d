"""Several rows chosen: what they share is shown once, and set for all in one entry of undo."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.views import set_audience
from journey_editor.model.records import (
    Card,
    CardKind,
    Experience,
    Pain,
    RowKey,
    Stage,
    Touchpoint,
    Transition,
    Variant,
)
from journey_editor.ui.inspector.changes import change_for, change_for_all
from journey_editor.ui.inspector.counted import counted
from journey_editor.ui.inspector.several import SeveralPage, common_columns
from tests.strategies import values
from tests.ui.panel import ASKS, DESK, FIND, NEED, QUEUE, SHELVES, SIGNS, Panel, small_map

BRIEF = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def page(panel: Panel) -> SeveralPage:
    found = panel.inspector.page
    assert isinstance(found, SeveralPage)
    return found


def test_rows_of_one_kind_are_counted_and_of_several_kinds_told_apart() -> None:
    pains = [Pain(id=str(n)) for n in range(3)]
    quotes = [Card(id=str(n), kind=CardKind.QUOTE) for n in range(2)]
    assert counted(pains, Words()) == "3 pain points"
    assert counted([*quotes, *pains], Words()) == "5 rows: 3 pain points, 2 quotes"


def test_what_is_set_for_touchpoints_is_one_entry_of_undo_with_a_name(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES, DESK)
    assert page(panel).title.text() == "2 touchpoints"
    panel.choose("channel", "Website (digital)")
    assert [panel.value(key, "channel") for key in (SHELVES, DESK)] == ["web", "web"]
    assert panel.document.undo_label == "Set channel on 2 touchpoints"
    panel.undo()
    assert [panel.value(key, "channel") for key in (SHELVES, DESK)] == ["floor", "counter"]
    assert panel.document.undo_label is None


def test_what_differs_says_so_and_what_is_the_same_is_shown(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES, DESK)
    channel, title = panel.blank("channel").input.control, panel.blank("title").input.control
    assert isinstance(channel, QComboBox)
    assert isinstance(title, QLineEdit)
    assert (channel.currentIndex(), channel.placeholderText()) == (-1, "several values")
    assert (title.text(), title.placeholderText()) == ("", "several values")
    assert title.accessibleDescription() == "several values"
    panel.fill_in("title", "Visit")
    assert [panel.value(key, "title") for key in (SHELVES, DESK)] == ["Visit", "Visit"]
    assert title.accessibleDescription() != "several values"
    panel.undo()
    assert (title.text(), title.placeholderText()) == ("", "several values")


def test_what_is_typed_and_taken_back_before_it_is_kept_empties_nothing(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES, DESK)
    control = panel.type("title", "x")
    QTest.keyClick(control, Qt.Key.Key_Backspace)
    QTest.keyClick(control, Qt.Key.Key_Tab)
    assert [panel.value(key, "title") for key in (SHELVES, DESK)] == ["Shelves", "Ask a librarian"]
    assert panel.document.undo_label is None


def test_typing_for_several_is_kept_when_something_else_is_chosen(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SIGNS, QUEUE)
    panel.type("text", "Unclear")
    panel.selection.choose([NEED])
    assert [panel.value(key, "text") for key in (SIGNS, QUEUE)] == ["Unclear", "Unclear"]


def test_a_new_owner_comes_once_for_all(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES, DESK)
    panel.fill_in("owner", "Marketing")
    owners = {panel.value(key, "owner") for key in (SHELVES, DESK)}
    assert len(owners) == 1
    assert [one.name for one in panel.document.kept.tables["party"].values()].count("Marketing") == 1


def test_a_tick_that_some_have_becomes_one_that_all_have(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SIGNS, QUEUE)
    panel.document.apply(
        "private",
        change_for(panel.document.kept, _row(panel, SIGNS), "private", True, mint=panel.document.mint),
    )
    box = panel.blank("private").input.control
    assert isinstance(box, QCheckBox)
    assert box.checkState() == Qt.CheckState.PartiallyChecked
    for expected in ([True, True], [False, False], [True, True]):
        box.click()
        assert [panel.value(key, "private") for key in (SIGNS, QUEUE)] == expected


def test_answers_that_differ_show_none(qtbot: QtBot) -> None:
    other = Transition(id="back", source="desk", target="shelves", resumable=True)
    panel = Panel(qtbot, ASKS, other.key, project=small_map(other))
    blank = panel.blank("resumable")
    buttons = blank.input.findChildren(QRadioButton)
    assert not any(button.isChecked() for button in buttons)
    buttons[1].click()
    assert [panel.value(key, "resumable") for key in (ASKS, other.key)] == [False, False]


def test_rows_of_several_kinds_share_what_all_of_them_have() -> None:
    project = small_map()
    names = [one.name for one in common_columns(project, [_in(project, SIGNS), _in(project, NEED)])]
    assert names == ["text", "private"]
    names = [one.name for one in common_columns(project, [_in(project, FIND), _in(project, SHELVES)])]
    assert names == ["title", "owner"]


def test_rows_of_several_variants_share_no_place() -> None:
    project = small_map(
        Variant(id="to-be", journey="borrow"),
        Stage(id="later", variant="to-be"),
        Touchpoint(id="there", step="soon", channel="web"),
    )
    rows = [_in(project, SHELVES), _in(project, RowKey("touchpoint", "there"))]
    assert {"step"}.isdisjoint(one.name for one in common_columns(project, rows))
    assert "step" in [
        one.name for one in common_columns(project, [_in(project, SHELVES), _in(project, DESK)])
    ]


def test_points_of_curves_are_only_counted(qtbot: QtBot) -> None:
    other = Experience.known_by(persona="senior", subject=SHELVES, emotion=0.5)
    mine = Experience.known_by(persona="student", subject=SHELVES).key
    panel = Panel(qtbot, mine, other.key, project=small_map(other))
    assert page(panel).title.text() == "2 answers"
    assert panel.names() == []


def test_whom_they_are_for_is_ticked_in_part_and_set_for_all(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SIGNS, QUEUE)
    panel.document.apply("for", set_audience(panel.document.kept, SIGNS, {"student"}))
    boxes = {box.text(): box for box in page(panel).findChildren(QCheckBox)}
    assert boxes["Student"].checkState() == Qt.CheckState.Checked
    assert boxes["Senior"].checkState() == Qt.CheckState.PartiallyChecked
    boxes["Senior"].click()
    assert not panel.document.kept.tables.get("audience")
    boxes["Student"].click()
    assert {row.persona for row in panel.document.kept.tables["audience"].values()} == {"senior"}


def test_what_is_deleted_meanwhile_is_not_counted_any_more(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SIGNS, QUEUE, NEED)
    assert page(panel).title.text() == "3 rows: 2 pain points, 1 card"
    panel.document.apply("gone", remove(panel.document.kept, [NEED]))
    assert page(panel).title.text() == "2 pain points"


@BRIEF
@given(st.data())
def test_setting_a_value_for_several_is_setting_it_one_by_one(data: st.DataObject) -> None:
    project = small_map()
    keys = data.draw(
        st.sampled_from([(SHELVES, DESK), (SIGNS, QUEUE), (FIND, SHELVES), (NEED, SIGNS, QUEUE)])
    )
    rows = [_in(project, key) for key in keys]
    column = data.draw(st.sampled_from(common_columns(project, rows)))
    there = {"channel": "web", "step": "pay", "owner": "ict", "lane": "pain", "first_step": "help"}
    value = there.get(column.name) or data.draw(values(column, st.just("find")))
    if column.name == "subject":
        value = None
    mint = [Mint.seeded("one"), Mint.seeded("one")]
    at_once = change_for_all(project, rows, column.name, value, mint=mint[0])
    one_by_one: Any = project
    for key in keys:
        here = one_by_one.row(key)
        one_by_one = change_for(one_by_one, here, column.name, value, mint=mint[1]).applied_to(one_by_one)
    assert at_once.applied_to(project) == one_by_one


def test_many_rows_are_shown_in_the_time_of_a_few(qtbot: QtBot) -> None:
    many = [
        Pain(id=f"p{n}", lane="pain", first_step="find", last_step="find", rank=f"{n:03}1")
        for n in range(500)
    ]
    panel = Panel(qtbot, SIGNS, QUEUE, project=small_map(*many))
    keys = [one.key for one in many]

    def took(chosen: list[RowKey]) -> float:
        began = time.perf_counter()
        panel.selection.choose(chosen)
        assert panel.inspector.page is not None
        return time.perf_counter() - began

    few = min(took(keys[n : n + 2]) for n in range(5))
    all_ = min(took(keys[n:]) for n in range(5))
    assert all_ < 3 * few + 0.03, (few, all_)


@pytest.mark.parametrize("keys", [(SHELVES, DESK), (SIGNS, QUEUE), (ASKS, SIGNS)])
def test_every_input_for_several_tells_a_screen_reader_its_label(
    qtbot: QtBot, keys: tuple[RowKey, ...]
) -> None:
    panel = Panel(qtbot, *keys)
    for name in panel.names():
        assert all(widget.accessibleName() for widget in panel.blank(name).input.watched)


def _row(panel: Panel, key: RowKey) -> Any:
    return panel.document.kept.row(key)


def _in(project: Any, key: RowKey) -> Any:
    return project.row(key)
