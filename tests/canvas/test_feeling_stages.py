"""What was felt in whole stages, under hands and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from journey_editor.canvas.cells import Cell
from journey_editor.canvas.lying import felt_in_stages
from journey_editor.canvas.speech import spoken, spoken_cell
from journey_editor.kernel.geometry import Point
from journey_editor.kernel.words import Words
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.edits.lanes import set_level
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Experience, Lane, LaneKind, LaneLevel, Persona, Stage, Step
from tests.canvas.driver import Hand


@pytest.fixture
def at_stages(hand: Hand) -> Lane:
    """The lane of curves, which asks for emotions at stages."""
    lane = next(one for one in hand.document.kept.all(Lane).values() if one.kind == LaneKind.EXPERIENCE)
    hand.apply(set_level(hand.document.kept, lane, LaneLevel.STAGE))
    return hand.now(lane)


def key_of(hand: Hand, persona: str, stage: str) -> Experience:
    """Return the answer of a persona at a stage, filled in or not."""
    who, where = hand.row(Persona, persona), hand.row(Stage, stage)
    fresh = Experience.known_by(persona=who.id, subject=where.key)
    return hand.document.project.get(Experience, fresh.id) or fresh


def say(hand: Hand, persona: str, stage: str, emotion: float) -> Experience:
    """Let a persona have felt something in a stage."""
    one = key_of(hand, persona, stage)
    hand.apply(set_experience(hand.document.kept, persona=one.persona, subject=one.subject, emotion=emotion))
    return key_of(hand, persona, stage)


def height(hand: Hand, step: str, emotion: float, share: float = 0.5) -> QPoint:
    scale, columns = hand.plan.scale, hand.plan.columns
    assert scale is not None
    x = columns.x(columns.place[hand.row(Step, step).id]) + share * 32
    return hand.spot(Point(x, scale.y(emotion)))


def quiet(hand: Hand) -> None:
    """Let nobody have felt anything along the steps, so that nothing lies over the ground."""
    felt = [one.key for one in hand.document.kept.all(Experience).values()]
    hand.apply(remove(hand.document.kept, felt))


@pytest.mark.usefixtures("at_stages")
def test_a_press_in_a_lane_at_stages_sets_what_was_felt_in_the_whole_stage(hand: Hand) -> None:
    quiet(hand)
    before = hand.document.kept

    hand.click(height(hand, "Vindt de kast", 0.6))

    assert key_of(hand, "Student", "Gebruik").emotion == pytest.approx(0.6, abs=0.051)
    assert hand.chosen == [key_of(hand, "Student", "Gebruik").key]
    assert hand.document.undo_label == "Set emotion"
    assert len(hand.document.kept.all(Experience)) == 1
    hand.document.undo()
    assert hand.document.kept == before


@pytest.mark.usefixtures("at_stages")
def test_a_press_beside_a_bar_sets_no_second_one(hand: Hand) -> None:
    quiet(hand)
    hand.selection.choose([hand.row(Persona, "Student").key])
    say(hand, "Student", "Gebruik", 0.6)

    hand.click(height(hand, "Vindt de kast", -0.6))

    assert key_of(hand, "Student", "Gebruik").emotion == 0.6
    assert len(hand.document.kept.all(Experience)) == 1


def test_a_press_in_a_lane_at_steps_asks_no_stage(hand: Hand) -> None:
    quiet(hand)

    hand.click(height(hand, "Vindt de kast", 0.6))

    assert [one.subject.table for one in hand.document.kept.all(Experience).values()] == ["touchpoint"]


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_a_bar_is_dragged_up_and_down_anywhere_along_it(hand: Hand, share: float) -> None:
    quiet(hand)
    row = say(hand, "Student", "Gebruik", 0.6)
    log = len(hand.document.log)

    hand.press(height(hand, "Vindt de kast", 0.6, share))
    assert hand.chosen == [row.key]
    hand.move_to(height(hand, "Vindt de kast", -0.4, share))
    hand.release()

    assert hand.now(row).emotion == pytest.approx(-0.4, abs=0.051)
    assert len(hand.document.log) == log + 1


def test_keys_raise_and_lower_a_bar(hand: Hand) -> None:
    row = say(hand, "Senior", "Gebruik", 0.5)
    hand.selection.choose([row.key])

    hand.key("Ctrl+Down")
    assert hand.now(row).emotion == pytest.approx(0.4)
    hand.key("Ctrl+Up")
    hand.key("Ctrl+Up")
    assert hand.now(row).emotion == pytest.approx(0.6)


@pytest.mark.usefixtures("at_stages")
def test_digits_go_from_stage_to_stage(hand: Hand) -> None:
    row = felt_in_stages(hand.row(Persona, "Senior").id)
    hand.canvas.go_to(Cell(row, hand.row(Step, "Wil iets lezen").id))

    hand.key("4")
    hand.key("1")
    hand.key("Alt+5")

    assert key_of(hand, "Senior", "Oriëntatie").emotion == 0.5
    assert key_of(hand, "Senior", "Gebruik").emotion == -1.0
    assert key_of(hand, "Senior", "Loyaliteit").expected == 1.0


@pytest.mark.usefixtures("at_stages")
def test_a_digit_anywhere_in_a_stage_is_for_all_of_it(hand: Hand) -> None:
    row = felt_in_stages(hand.row(Persona, "Senior").id)
    hand.canvas.go_to(Cell(row, hand.row(Step, "Vraagt om hulp").id))

    hand.key("4")

    assert key_of(hand, "Senior", "Gebruik").emotion == 0.5


@pytest.mark.usefixtures("at_stages")
def test_arrows_reach_the_stages_of_every_persona_below_their_curves(hand: Hand) -> None:
    bar = say(hand, "Student", "Gebruik", 0.5)
    senior = hand.row(Persona, "Senior")
    step = hand.row(Step, "Gaat naar de vestiging")
    hand.canvas.go_to(Cell(senior.key, step.id))

    hand.key("Down")
    assert hand.chosen == [bar.key]
    hand.key("Down")
    assert hand.selection.cell == Cell(felt_in_stages(senior.id), step.id)
    hand.key("Right")
    hand.key("Right")  # there the map ends
    assert hand.selection.cell == Cell(felt_in_stages(senior.id), hand.row(Step, "Leest en verlengt").id)


def test_who_asks_no_stages_has_no_more_rows_to_walk_through(hand: Hand) -> None:
    cell = Cell(felt_in_stages(hand.row(Persona, "Senior").id), hand.row(Step, "Wil iets lezen").id)
    assert not hand.canvas.cells.holds(cell)

    row = say(hand, "Student", "Gebruik", 0.5)  # what is there must be in reach
    assert hand.canvas.cells.holds(cell)
    assert hand.canvas.cells.at(row.key) == Cell(
        felt_in_stages(row.persona), hand.row(Step, "Gaat naar de vestiging").id
    )


def test_several_bars_and_points_go_along_in_one_hand(hand: Hand) -> None:
    one, other = say(hand, "Student", "Gebruik", 0.6), say(hand, "Student", "Oriëntatie", 0.2)
    hand.selection.choose([other.key, one.key])

    hand.press(hand.middle(one))
    hand.drag_by(0, hand.down(6.0).y())
    hand.release()

    fell = 0.6 - (hand.now(one).emotion or 0.0)
    assert fell > 0.2
    assert hand.now(other).emotion == pytest.approx(0.2 - fell)


def test_a_stage_takes_what_was_felt_in_it_along(hand: Hand) -> None:
    row = say(hand, "Student", "Gebruik", 0.6)

    hand.apply(remove(hand.document.kept, [hand.row(Stage, "Gebruik").key]))

    assert hand.gone(row)
    hand.document.undo()
    assert hand.now(row) == row


@pytest.mark.usefixtures("at_stages")
def test_a_screen_reader_hears_who_felt_what_in_which_stage(hand: Hand) -> None:
    row = say(hand, "Student", "Gebruik", 0.5)
    cell = Cell(felt_in_stages(row.persona), hand.row(Step, "Wil iets lezen").id)

    assert spoken(hand.document.kept, row.key, Words()) == "Experience, Student: Gebruik, Emotion 1.0"
    assert spoken_cell(hand.document.kept, cell, Words()) == "Empty cell, Student, Oriëntatie"


def test_a_hidden_lane_takes_its_bars_along(hand: Hand) -> None:
    row = say(hand, "Student", "Gebruik", 0.5)
    lane = next(one for one in hand.document.kept.all(Lane).values() if one.kind == LaneKind.EXPERIENCE)
    hand.apply(set_values(hand.document.kept, lane.key, shown=False))

    assert not hand.on_the_map(row)
    assert hand.canvas.cells.at(row.key) is None
