"""The window, used as a facilitator would: by mouse, keys and menus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from journey_editor.model.records import (
    Action,
    Channel,
    Lane,
    LaneKind,
    Pain,
    Persona,
    Stage,
    Step,
    Touchpoint,
    Transition,
)
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import read
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.recent import recent_files
from tests.ui.answering import answering, button, file
from tests.ui.driver import Hand, program, step, touchpoint

CTRL = Qt.KeyboardModifier.ControlModifier


pytestmark = pytest.mark.usefixtures("own_settings")


@pytest.fixture
def hand(open_window: Callable[[Document], Hand], lending_file: Path) -> Hand:
    """A hand at a window with the lending map, from a file of its own."""
    return open_window(Document.open(lending_file))


def answer(button: str) -> None:
    """Press a button of the question that comes next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):  # what is asked after a save comes when that is over
            QTimer.singleShot(50, press)
            return
        next(one for one in box.findChildren(QPushButton) if one.text().replace("&", "") == button).click()

    QTimer.singleShot(50, press)


def test_a_touchpoint_that_is_typed_over_is_saved_and_read_back(hand: Hand) -> None:
    row = touchpoint(hand.document, "Kasten")
    hand.click(row)
    hand.key(Qt.Key.Key_F2)
    hand.type("Kasten en borden")
    hand.key(Qt.Key.Key_Return)
    assert hand.window.isWindowModified()
    hand.do("file-save")
    assert not hand.window.isWindowModified()
    assert hand.document.path is not None
    assert read(hand.document.path).project.one(Touchpoint, row.id).title == "Kasten en borden"


def test_undo_and_redo_say_what_they_do_and_do_it(hand: Hand) -> None:
    row = touchpoint(hand.document, "Kasten")
    hand.click(row)
    hand.do("edit-delete")
    assert hand.document.kept.get(Touchpoint, row.id) is None
    assert "Delete" in hand.window.menus.actions["edit-undo"].text()
    hand.do("edit-undo")
    assert hand.document.kept.get(Touchpoint, row.id) == row
    assert not hand.window.menus.actions["edit-undo"].isEnabled()
    hand.do("edit-redo")
    assert hand.document.kept.get(Touchpoint, row.id) is None


def test_a_stage_comes_with_a_step_and_waits_for_its_name(hand: Hand) -> None:
    before = len(hand.document.kept.all(Stage))
    hand.do("insert-stage")
    hand.type("Afscheid")
    hand.key(Qt.Key.Key_Return)
    stages = hand.document.kept.all(Stage)
    assert len(stages) == before + 1
    new = next(one for one in stages.values() if one.title == "Afscheid")
    assert len(hand.document.kept.all(Step).where("stage", new.id)) == 1


def test_a_step_comes_after_the_chosen_one(hand: Hand) -> None:
    chosen = step(hand.document, "Vindt de kast")
    hand.click(chosen)
    hand.do("insert-step")
    hand.type("Pakt het boek")
    hand.key(Qt.Key.Key_Return)
    order = [one.title for one in hand.document.kept.all(Step).where("stage", chosen.stage)]
    assert order.index("Pakt het boek") == order.index("Vindt de kast") + 1


def test_a_touchpoint_comes_at_the_chosen_step_and_channel(hand: Hand) -> None:
    chosen = touchpoint(hand.document, "Homepage")
    hand.click(chosen)
    hand.do("insert-touchpoint")
    hand.type("Zoekbalk")
    hand.key(Qt.Key.Key_Return)
    new = touchpoint(hand.document, "Zoekbalk")
    assert new.channel == chosen.channel
    assert hand.document.kept.one(Step, new.step).title == "Zoekt in de catalogus"


def test_two_chosen_touchpoints_are_joined_in_their_order(hand: Hand) -> None:
    first, second = touchpoint(hand.document, "Homepage"), touchpoint(hand.document, "Inleverautomaat")
    hand.click(first)
    hand.click(second, CTRL)
    hand.do("insert-transition")
    joined = {(one.source, one.target) for one in hand.document.kept.all(Transition).values()}
    assert (first.id, second.id) in joined


def test_joining_needs_two_touchpoints_and_says_so(hand: Hand) -> None:
    hand.click(touchpoint(hand.document, "Homepage"))
    hand.do("insert-transition")
    assert "two touchpoints" in hand.window.statusBar().currentMessage()
    assert not hand.document.dirty


def test_a_stage_goes_with_its_last_step(hand: Hand) -> None:
    hand.do("insert-stage")
    hand.type("Even")
    hand.key(Qt.Key.Key_Return)
    new = next(one for one in hand.document.kept.all(Stage).values() if one.title == "Even")
    (only,) = hand.document.kept.all(Step).where("stage", new.id)
    hand.click(only)
    hand.do("edit-delete")
    assert new.id not in hand.document.kept.all(Stage)
    hand.do("edit-undo")
    assert only.id in hand.document.kept.all(Step)
    assert new.id in hand.document.kept.all(Stage)


def test_a_moment_of_truth_goes_on_and_off(hand: Hand) -> None:
    row = touchpoint(hand.document, "Kasten")
    hand.click(row)
    for marked in (True, False):
        hand.do("insert-moment")
        assert hand.document.kept.one(Touchpoint, row.id).is_moment is marked


def test_a_pain_comes_at_the_chosen_step(hand: Hand) -> None:
    chosen = step(hand.document, "Leent het boek")
    hand.click(chosen)
    hand.do("insert-pain")
    hand.type("Pas werkt niet")
    hand.key(Qt.Key.Key_Return)
    new = next(one for one in hand.document.kept.all(Pain).values() if one.text == "Pas werkt niet")
    assert (new.first_step, new.last_step) == (chosen.id, chosen.id)


def test_a_card_whose_lane_is_missing_brings_its_lane(hand: Hand) -> None:
    assert not [one for one in hand.document.kept.all(Lane).values() if one.kind == LaneKind.HIGHLIGHT]
    hand.do("insert-highlight")
    hand.type("Vriendelijk geholpen")
    hand.key(Qt.Key.Key_Return)
    (lane,) = [one for one in hand.document.kept.all(Lane).values() if one.kind == LaneKind.HIGHLIGHT]
    assert lane.shown
    hand.do("edit-undo")
    hand.do("edit-undo")
    assert lane.id not in hand.document.kept.all(Lane)


def test_a_channel_a_persona_and_an_action_can_be_added(hand: Hand) -> None:
    counts = {kind: len(hand.document.kept.all(kind)) for kind in (Channel, Persona)}
    hand.do("insert-channel")
    hand.type("Telefoon")
    hand.key(Qt.Key.Key_Return)
    hand.do("insert-persona")
    for kind, count in counts.items():
        assert len(hand.document.kept.all(kind)) == count + 1
    hand.type("Opa")
    hand.key(Qt.Key.Key_Return)
    assert "Opa" in {one.title for one in hand.document.kept.all(Persona).values()}
    looks = {(one.colour, one.dash, one.marker) for one in hand.document.kept.all(Persona).values()}
    assert len(looks) == counts[Persona] + 1
    before = len(hand.document.kept.all(Action))
    hand.do("insert-action")
    assert len(hand.document.kept.all(Action)) == before  # nothing to carry out is chosen


def test_closing_with_unsaved_work_asks_and_cancel_keeps_the_window(hand: Hand) -> None:
    hand.do("insert-channel")
    answer("Cancel")
    hand.window.close()
    assert hand.window.isVisible()


def test_what_is_being_typed_is_saved_with_the_rest(hand: Hand) -> None:
    row = touchpoint(hand.document, "Kasten")
    hand.click(row)
    hand.key(Qt.Key.Key_F2)
    hand.type("Halverwege")
    answer("Save")
    hand.window.close()
    assert not hand.window.isVisible()
    assert hand.document.path is not None
    assert read(hand.document.path).project.one(Touchpoint, row.id).title == "Halverwege"


def test_a_save_that_fails_says_why_and_keeps_the_work(hand: Hand) -> None:
    hand.do("insert-channel")
    hand.key(Qt.Key.Key_Return)
    assert hand.document.path is not None
    hand.document.path.unlink()
    hand.document.path.mkdir()
    answer("Close")
    hand.do("file-save")
    assert hand.document.dirty


def test_a_save_that_fails_leads_to_another_file(hand: Hand, tmp_path: Path) -> None:
    hand.do("insert-channel")
    hand.key(Qt.Key.Key_Return)
    assert hand.document.path is not None
    hand.document.path.unlink()
    hand.document.path.mkdir()
    other = tmp_path / "other.journey"
    with answering(button("Save as another file…"), file(other)) as said:
        hand.do("file-save")
    assert "it is not a file" in said[0]
    assert hand.document.path == other
    assert not hand.document.dirty
    assert read(other).project == hand.document.kept


def test_a_file_that_was_saved_is_a_recent_one(hand: Hand) -> None:
    hand.do("insert-channel")
    hand.key(Qt.Key.Key_Return)
    hand.do("file-save")
    assert recent_files() == [hand.document.path]


def test_a_new_map_that_nobody_touched_closes_without_a_question(qtbot: QtBot) -> None:
    made = Hand(program().new_document("blank"))
    qtbot.addWidget(made.window, before_close_func=made.leave)
    assert not made.window.isWindowModified()
    assert made.window.close()


def test_a_journey_made_by_keys_alone_from_a_blank_map(qtbot: QtBot) -> None:
    made = Hand(program().new_document("blank"))
    qtbot.addWidget(made.window, before_close_func=made.leave)
    for action, text in (("insert-stage", "Zoeken"), ("insert-step", "Kiest"), ("insert-touchpoint", "App")):
        made.do(action)
        made.type(text)
        made.key(Qt.Key.Key_Return)
    assert touchpoint(made.document, "App").step == step(made.document, "Kiest").id
    answer("Discard")
    assert made.window.close()


@pytest.mark.usefixtures("qapp")
def test_maps_made_from_one_template_share_no_project() -> None:
    first, second = (program().new_document("uitlenen") for _ in range(2))
    assert first.kept.setting.id != second.kept.setting.id
    assert first.kept.setting.title == second.kept.setting.title


def test_status_counts_and_names_the_smooth_switches(hand: Hand, qtbot: QtBot) -> None:
    def counted() -> None:
        said = [label.text() for label in hand.window.statusBar().findChildren(PlainLabel)]
        assert any("9" in one and "·" in one for one in said)
        assert any("3" in one and "7" in one for one in said)

    qtbot.waitUntil(counted, timeout=3000)
