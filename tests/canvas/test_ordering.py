"""Ordering: stages, steps, lanes and channels are dragged by what names them."""

from __future__ import annotations

import pytest

from journey_editor.model.edits.grid import add_stage, add_step
from journey_editor.model.records import Channel, Lane, LaneRole, Stage, Step
from journey_editor.model.structure import stages_of, steps_of
from tests.canvas.driver import SHIFT, Hand


def stages(hand: Hand) -> list[str]:
    return [one.title for one in stages_of(hand.document.project, hand.view.variant)]


def steps(hand: Hand) -> list[str]:
    return [one.title for one in steps_of(hand.document.project, hand.view.variant)]


def lanes(hand: Hand) -> list[str]:
    return [hand.document.project.one(Lane, row.id).title for row in hand.plan.lanes]


def channels(hand: Hand) -> list[str]:
    return [one.title for one in hand.document.project.all(Channel).sorted()]


@pytest.mark.parametrize(("across", "order"), [(0.2, "OGL"), (0.8, "GOL")])
def test_an_arrow_goes_to_the_side_of_the_stage_under_the_hand(hand: Hand, across: float, order: str) -> None:
    moved, there, before = hand.row(Stage, "Oriëntatie"), hand.row(Stage, "Gebruik"), hand.document.kept
    place = hand.part_of(there, across, 0.5)

    hand.press(moved)
    hand.move_to(place)
    assert [title[0] for title in stages(hand)] == list(order)
    hand.release()

    assert [title[0] for title in stages(hand)] == list(order)
    labels = [revision.label for revision in hand.document.log]
    assert labels == ([] if order == "OGL" else ["Move stage"])
    hand.document.undo()
    assert hand.document.kept == before


def test_steps_go_along_with_their_stage_and_back(hand: Hand) -> None:
    moved, last, before = hand.row(Stage, "Oriëntatie"), hand.row(Stage, "Loyaliteit"), steps(hand)
    home, place = hand.middle(moved), hand.part_of(last, 0.9, 0.5)

    hand.press(moved)
    hand.move_to(place)
    assert steps(hand) == before[3:] + before[:3]
    hand.move_to(home)
    assert steps(hand) == before
    hand.release()

    assert hand.document.log == ()


def test_a_step_goes_past_its_neighbour(hand: Hand) -> None:
    before = steps(hand)
    moved, there = hand.row(Step, before[4]), hand.row(Step, before[3])
    place = hand.part_of(there, 0.2, 0.5)

    hand.press(moved)
    hand.move_to(place)
    hand.release()

    assert steps(hand) == [*before[:3], before[4], before[3], *before[5:]]
    assert hand.now(moved).stage == moved.stage
    assert [revision.label for revision in hand.document.log] == ["Move step"]


@pytest.mark.parametrize(("across", "stage"), [(0.2, "Loyaliteit"), (0.8, "Loyaliteit")])
def test_a_step_goes_into_the_stage_of_the_step_beside_it(hand: Hand, across: float, stage: str) -> None:
    before = steps(hand)
    moved, there = hand.row(Step, before[0]), hand.row(Step, before[7])
    place = hand.part_of(there, across, 0.5)

    hand.press(moved)
    hand.move_to(place)
    hand.release()

    assert hand.now(moved).stage == hand.row(Stage, stage).id
    at = steps(hand).index(moved.title)
    assert steps(hand)[at + (1 if across < 0.5 else -1)] == there.title


def test_at_the_border_of_two_stages_the_nearer_half_says_which(hand: Hand) -> None:
    before = steps(hand)
    moved, there = hand.row(Step, before[2]), hand.row(Step, before[3])
    place = hand.part_of(there, 0.2, 0.5)

    hand.press(moved)
    hand.move_to(place)
    hand.release()

    assert steps(hand) == before
    assert hand.now(moved).stage == there.stage


def test_a_stage_whose_last_step_leaves_goes_with_it_and_returns_with_undo(hand: Hand) -> None:
    change = add_stage(hand.document.kept, variant=hand.view.variant, mint=hand.document.mint, title="Kort")
    stage = change.added(Stage)[0]
    change = change.then(
        add_step(change.applied_to(hand.document.kept), stage=stage.id, mint=hand.document.mint, title="Enig")
    )
    hand.apply(change)
    before, only, there = hand.document.kept, hand.row(Step, "Enig"), hand.row(Step, "Vindt de kast")
    place = hand.part_of(there, 0.2, 0.5)

    hand.press(only)
    hand.move_to(place)
    assert stages(hand) == ["Oriëntatie", "Gebruik", "Loyaliteit"]
    hand.release()

    assert hand.gone(stage)
    hand.document.undo()
    assert hand.document.kept == before


@pytest.mark.parametrize(("across", "order"), [(0.2, "035124678"), (0.8, "013524678")])
def test_several_chosen_steps_go_together_and_keep_their_order(hand: Hand, across: float, order: str) -> None:
    before = steps(hand)
    first, second, there = (hand.row(Step, before[number]) for number in (3, 5, 1))
    place = hand.part_of(there, across, 0.5)
    hand.click(first)
    hand.click(second, keys=SHIFT)

    hand.press(second)
    hand.move_to(place)
    hand.release()

    assert steps(hand) == [before[int(number)] for number in order]
    assert len(hand.document.log) == 1


@pytest.mark.parametrize("down", [0.2, 0.8])
def test_a_lane_goes_above_or_below_the_lane_under_the_hand(hand: Hand, down: float) -> None:
    moved, there = hand.row(Lane, "Behoeften"), hand.row(Lane, "Verbeterpunten")
    before, place = lanes(hand), hand.lane_part(there, down)

    hand.press(moved)
    hand.move_to(place)
    hand.release()

    expected = [title for title in before if title != moved.title]
    expected.insert(expected.index(there.title) + (down > 0.5), moved.title)
    assert lanes(hand) == expected
    assert [revision.label for revision in hand.document.log] == ["Move lane"]


def test_a_lane_comes_to_lie_on_the_side_of_the_lane_that_it_is_put_beside(hand: Hand) -> None:
    moved, there = hand.row(Lane, "Achter de schermen"), hand.row(Lane, "Verbeterpunten")
    before, place = lanes(hand), hand.lane_part(there, 0.2)
    assert moved.role == LaneRole.BACKSTAGE
    assert before[-1] == moved.title

    hand.press(moved)
    hand.move_to(place)
    hand.release()

    assert lanes(hand) == [*before[:-2], moved.title, there.title]
    assert hand.now(moved).role != LaneRole.BACKSTAGE


@pytest.mark.parametrize("down", [0.2, 0.8])
def test_a_channel_goes_above_or_below_the_channel_under_the_hand(hand: Hand, down: float) -> None:
    moved, there = hand.row(Channel, "Zelfbediening"), hand.row(Channel, "App")
    before, place = channels(hand), hand.lane_part(there, down)

    hand.press(moved)
    hand.move_to(place)
    assert channels(hand) != before
    hand.release()

    expected = [title for title in before if title != moved.title]
    expected.insert(expected.index(there.title) + (down > 0.5), moved.title)
    assert channels(hand) == expected
    assert [revision.label for revision in hand.document.log] == ["Move channel"]


@pytest.mark.parametrize("kind", [Stage, Step, Lane, Channel])
def test_a_row_that_is_not_moved_past_another_changes_nothing(
    hand: Hand, kind: type[Stage | Step | Lane | Channel]
) -> None:
    row, before = hand.document.kept.all(kind).sorted()[1], hand.document.kept

    hand.press(row)
    hand.drag_by(12, 3)
    hand.drag_by(-5, -2)
    hand.release()

    assert hand.document.kept is before


@pytest.mark.parametrize(("kind", "title"), [(Stage, "Gebruik"), (Step, "Leent het boek")])
def test_a_mark_shows_where_columns_land(hand: Hand, kind: type[Stage | Step], title: str) -> None:
    row = hand.row(kind, title)
    first = hand.row(Stage, "Oriëntatie")
    place = hand.part_of(first, 0.1, 0.5)
    assert hand.mark is None

    hand.press(row)
    hand.move_to(place)
    mark = hand.mark
    assert mark is not None
    assert mark.x() == pytest.approx(hand.spot(hand.start_of(0)).x(), abs=4)

    hand.key("Escape")
    assert hand.mark is None


def test_a_mark_shows_where_a_lane_lands(hand: Hand) -> None:
    moved, there = hand.row(Lane, "Behoeften"), hand.row(Lane, "Pijnpunten")
    place = hand.lane_part(there, 0.8)

    hand.press(moved)
    hand.move_to(place)

    assert hand.mark is not None
    assert hand.mark.y() == pytest.approx(hand.lane_part(moved, 1.0).y(), abs=4)
