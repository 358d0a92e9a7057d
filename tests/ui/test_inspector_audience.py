"""For whom: a tick for each persona in the panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from journey_editor.model.edits.removal import remove
from journey_editor.model.records import Audience, Persona, RowKey
from journey_editor.ui.inspector.audience import AudienceSection
from tests.ui.panel import ASKS, FIND, NEED, SHELVES, SIGNS, STUDENT, USE, Panel, small_map

SENIOR = RowKey("persona", "senior")


def section(panel: Panel) -> AudienceSection | None:
    """The ticks on the page, if they are there."""
    page = panel.inspector.page
    assert page is not None
    shown = [one for one in page.findChildren(AudienceSection) if not one.isHidden()]
    return shown[0] if shown else None


def boxes(panel: Panel) -> dict[str, QCheckBox]:
    """The ticks by the persona they are for."""
    found = section(panel)
    assert found is not None
    return found.boxes


def tick(panel: Panel, persona: RowKey) -> None:
    """Press a tick with the keyboard."""
    boxes(panel)[persona.id].setFocus()
    QTest.keyClick(boxes(panel)[persona.id], Qt.Key.Key_Space)
    QApplication.processEvents()


def ticked(panel: Panel) -> set[str]:
    return {persona for persona, box in boxes(panel).items() if box.isChecked()}


def meant_for(panel: Panel, key: RowKey) -> set[str]:
    return {one.persona for one in panel.document.kept.all(Audience).where("subject", key)}


def test_what_nobody_said_anything_of_is_for_everyone(qtbot: QtBot) -> None:
    for key in (SHELVES, ASKS, NEED, SIGNS):
        panel = Panel(qtbot, key)
        assert ticked(panel) == {"student", "senior"}
        assert [box.text() for box in boxes(panel).values()] == ["Student", "Senior"]


def test_stages_steps_and_personas_are_for_nobody_in_particular(qtbot: QtBot) -> None:
    for key in (USE, FIND, STUDENT):
        assert section(Panel(qtbot, key)) is None


def test_a_tick_taken_away_leaves_the_others_and_one_undo_brings_it_back(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    tick(panel, SENIOR)
    assert meant_for(panel, SHELVES) == {"student"}
    assert ticked(panel) == {"student"}
    panel.undo()
    assert meant_for(panel, SHELVES) == set()
    assert ticked(panel) == {"student", "senior"}


def test_all_ticks_are_everyone_and_so_is_none(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES, project=small_map(Audience.known_by(subject=SHELVES, persona="student")))
    tick(panel, SENIOR)
    assert meant_for(panel, SHELVES) == set()
    tick(panel, SENIOR)
    tick(panel, STUDENT)
    assert meant_for(panel, SHELVES) == set()
    assert ticked(panel) == {"student", "senior"}


def test_ticks_follow_the_personas_of_the_map(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES, project=small_map(Persona(id="parent", title="Parent", rank="3")))
    assert list(boxes(panel)) == ["student", "senior", "parent"]
    document = panel.document
    document.apply("Delete", remove(document.kept, [STUDENT]))
    assert list(boxes(panel)) == ["senior", "parent"]
    document.apply("Delete", remove(document.kept, [SENIOR]))
    assert section(panel) is None  # one persona is everyone
