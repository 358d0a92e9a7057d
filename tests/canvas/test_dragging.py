"""Dragging: what is under the hand is shown while it moves, and kept when it lets go: one entry of undo."""

from __future__ import annotations

import gc

import pytest

from journey_editor.model.edits.grid import add_step
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import (
    Card,
    CardKind,
    Channel,
    Experience,
    Lane,
    Note,
    Opportunity,
    Pain,
    Persona,
    Stage,
    Step,
    Touchpoint,
    Transition,
)
from tests.canvas.driver import Hand


def emotion_of(hand: Hand, persona: str, touchpoint: str) -> Experience:
    who, where = hand.row(Persona, persona), hand.row(Touchpoint, touchpoint)
    return hand.document.kept.one(Experience, Experience.known_by(persona=who.id, subject=where.key).id)


def place_of(note: Note) -> tuple[str | None, str | None, str | None]:
    return note.lane, note.first_step, note.last_step


def test_no_garbage_is_collected_while_something_is_in_the_hand(hand: Hand) -> None:
    shelf, step, channel = (
        hand.row(Touchpoint, "Kasten"),
        hand.row(Step, "Leent het boek"),
        hand.row(Channel, "Website"),
    )
    for end in (hand.canvas.cancel, hand.release):
        assert gc.isenabled()
        hand.press(shelf)
        hand.drag_to(step, channel)
        assert not gc.isenabled()
        end()
        assert gc.isenabled()
        hand.release()


def test_a_touchpoint_goes_to_another_step_and_channel(hand: Hand) -> None:
    shelf, step, channel = (
        hand.row(Touchpoint, "Kasten"),
        hand.row(Step, "Leent het boek"),
        hand.row(Channel, "Website"),
    )
    before = hand.document.kept

    hand.press(shelf)
    hand.drag_to(step, channel)
    assert (hand.shown(shelf).step, hand.shown(shelf).channel) == (step.id, channel.id)
    assert hand.document.kept is before
    assert not hand.document.dirty

    hand.release()
    assert (hand.now(shelf).step, hand.now(shelf).channel) == (step.id, channel.id)
    assert hand.document.project is hand.document.kept
    assert [revision.label for revision in hand.document.log] == ["Move touchpoint"]
    assert hand.chosen == [shelf.key]

    hand.document.undo()
    assert hand.document.kept == before
    assert hand.document.undo_label is None


def test_a_long_way_over_many_cells_is_one_entry_of_undo(hand: Hand) -> None:
    shelf = hand.row(Touchpoint, "Kasten")
    before = hand.document.kept

    hand.press(shelf)
    for title in ("Wil iets lezen", "Leent het boek", "Levert het in"):
        for channel in hand.document.kept.all(Channel).sorted():
            hand.drag_to(hand.row(Step, title), channel)
    hand.release()

    assert len(hand.document.log) == 1
    hand.document.undo()
    assert hand.document.kept == before


def test_a_ghost_follows_the_hand_and_goes_with_the_drag(hand: Hand) -> None:
    shelf = hand.row(Touchpoint, "Kasten")
    hand.click(shelf)
    before = len(hand.canvas.sheet_scene.items())

    hand.press(shelf)
    hand.drag_by(60, 30)
    assert len(hand.canvas.sheet_scene.items()) == before + 1

    hand.release()
    assert len(hand.canvas.sheet_scene.items()) == before


def test_a_card_goes_to_another_step_of_its_lane(hand: Hand) -> None:
    need, lane, step = (
        hand.row(Card, "Het zelf vinden"),
        hand.row(Lane, "Behoeften"),
        hand.row(Step, "Leent het boek"),
    )

    hand.press(need)
    hand.drag_to(step, lane)
    hand.release()

    assert place_of(hand.now(need)) == (lane.id, step.id, step.id)


def test_a_card_in_another_lane_becomes_what_that_lane_shows(hand: Hand) -> None:
    need, lane, step = (
        hand.row(Card, "Het zelf vinden"),
        hand.row(Lane, "Uitspraken"),
        hand.row(Step, "Leent het boek"),
    )

    hand.press(need)
    hand.drag_to(step, lane)
    hand.release()

    assert place_of(hand.now(need)) == (lane.id, step.id, step.id)
    assert hand.now(need).kind == CardKind.QUOTE


@pytest.mark.parametrize("title", ["Pijnpunten", "Contactpunten", "Beleving"])
def test_a_card_returns_from_a_lane_that_holds_something_else(hand: Hand, title: str) -> None:
    need, lane, home = hand.row(Card, "Het zelf vinden"), hand.row(Lane, title), hand.row(Lane, "Behoeften")
    before = hand.document.kept

    hand.press(need)
    hand.drag_to(hand.row(Step, "Leent het boek"), home)
    assert hand.shown(need) != need
    hand.drag_to(hand.row(Step, "Leent het boek"), lane)
    assert hand.shown(need) == need

    hand.release()
    assert hand.document.kept is before
    assert hand.document.log == ()


@pytest.mark.parametrize(
    ("kind", "text", "lane"),
    [
        (Opportunity, "Eén keer inloggen", "Verbeterpunten"),
        (Card, "Uitleengegevens", "Achter de schermen"),
        (Pain, "Kastcodes", "Pijnpunten"),
    ],
)
def test_a_card_grabbed_anywhere_keeps_its_length_and_moves_as_far_as_the_hand(
    hand: Hand, kind: type[Note], text: str, lane: str
) -> None:
    order = hand.plan.columns.place
    steps = {place: hand.document.kept.one(Step, id_) for id_, place in order.items()}
    note, home = hand.row(kind, text), hand.row(Lane, lane)
    first, last = (order[str(id_)] for id_ in (note.first_step, note.last_step))
    for grabbed in range(first, last + 1):
        hand.press(hand.on(note, steps[grabbed]))
        hand.drag_to(steps[grabbed + 2], home)
        hand.release()
        assert place_of(hand.now(note)) == (home.id, steps[first + 2].id, steps[last + 2].id)
        hand.document.undo()


def test_a_spanning_card_stays_whole_at_the_ends_of_the_map(hand: Hand) -> None:
    idea, lane = hand.row(Opportunity, "Eén keer inloggen"), hand.row(Lane, "Verbeterpunten")
    order = list(hand.plan.columns.place)

    hand.press(hand.on(idea, hand.row(Step, "Kijkt of het aanwezig is")))
    hand.drag_to(hand.row(Step, "Wil iets lezen"), lane)
    hand.drag_by(-100, 0)
    hand.release()
    assert place_of(hand.now(idea)) == (lane.id, order[0], order[1])

    hand.press(hand.on(idea, hand.row(Step, "Wil iets lezen")))
    hand.drag_to(hand.row(Step, "Levert het in"), lane)
    hand.release()
    assert place_of(hand.now(idea)) == (lane.id, order[-2], order[-1])


def test_a_point_goes_up_and_down_with_the_hand_and_stops_at_the_ends(hand: Hand) -> None:
    felt = emotion_of(hand, "Student", "Kasten")
    assert hand.plan.scale is not None
    height = (hand.spot_at(hand.plan.scale.bottom) - hand.spot_at(hand.plan.scale.top)).y()

    hand.press(felt)
    hand.drag_by(0, -round(height * 0.3))
    shown = hand.shown(felt).emotion
    assert shown == pytest.approx(-0.85 + 0.6, abs=0.06)
    assert shown is not None
    assert round(shown * 20, 9) == round(shown * 20)
    assert hand.now(felt) == felt

    hand.drag_by(300, -5 * height)
    assert hand.shown(felt).emotion == 1.0
    hand.drag_by(0, 9 * height)
    hand.release()
    assert hand.now(felt).emotion == -1.0
    assert [revision.label for revision in hand.document.log] == ["Set emotion"]


def test_a_point_grabbed_beside_its_middle_does_not_jump(hand: Hand) -> None:
    felt = emotion_of(hand, "Student", "Kasten")
    odd = set_values(hand.document.kept, felt.key, emotion=-0.83)
    hand.apply(odd)
    before = hand.document.kept

    hand.press(hand.middle(felt) + hand.down(1.2))
    hand.drag_by(40, 0)
    hand.release()

    assert hand.document.kept is before


@pytest.mark.parametrize(
    ("kind", "said"),
    [(Touchpoint, "Kasten"), (Card, "Het zelf"), (Card, "Ik ben er drie"), (Opportunity, "Eén keer")],
)
def test_a_drag_that_comes_back_changes_nothing(
    hand: Hand, kind: type[Touchpoint | Card | Opportunity], said: str
) -> None:
    row = hand.row(kind, said)
    before = hand.document.kept

    hand.press(row)
    hand.drag_by(150, 0)
    assert hand.shown(row) != row
    hand.drag_by(-149, 1)
    hand.release()

    assert hand.document.kept is before
    assert hand.document.project is before
    assert hand.document.log == ()


def test_a_press_that_hardly_moves_is_a_click(hand: Hand) -> None:
    shelf = hand.row(Touchpoint, "Kasten")
    layouts = hand.layouts

    hand.press(shelf)
    hand.drag_by(2, 2)
    hand.release()

    assert hand.chosen == [shelf.key]
    assert hand.layouts == layouts


def test_a_card_whose_ends_are_the_wrong_way_round_is_not_turned_by_a_short_drag(hand: Hand) -> None:
    idea = hand.row(Opportunity, "Eén keer inloggen")
    hand.apply(set_values(hand.document.kept, idea.key, first_step=idea.last_step, last_step=idea.first_step))
    before = hand.document.kept

    hand.press(idea)
    hand.drag_by(12, 0)
    hand.release()

    assert hand.document.kept is before


def test_what_cannot_be_dragged_stays_where_it_is(hand: Hand) -> None:
    row = hand.document.kept.all(Transition).sorted()[0]
    before = hand.document.kept

    hand.press(hand.along(row, 0.4))
    hand.drag_by(120, 60)
    hand.release()

    assert hand.document.kept is before
    assert hand.document.log == ()
    assert hand.chosen == [row.key]


def test_the_page_does_not_shrink_or_shift_under_the_hand(hand: Hand) -> None:
    """A fitted map that grew would otherwise move another cell under the hand, which moves it back."""
    lane, step = hand.row(Lane, "Verbeterpunten"), hand.row(Step, "Vindt de kast")
    idea = hand.row(Opportunity, "Route en openingstijden")
    hand.canvas.zoom_out()
    hand.canvas.fit()

    hand.press(idea)
    hand.drag_by(20, 0)
    corners = hand.spot_at(0), hand.canvas.zoom
    height = hand.canvas.sheet_scene.sheet.height
    hand.drag_to(step, lane)
    assert hand.canvas.sheet_scene.sheet.height > height  # or the example shows nothing
    assert (hand.spot_at(0), hand.canvas.zoom) == corners

    hand.release()
    assert hand.canvas.zoom < corners[1]


def test_dragging_in_a_map_that_another_step_was_added_to(hand: Hand) -> None:
    stage = hand.row(Stage, "Gebruik")
    hand.apply(
        add_step(hand.document.kept, stage=stage.id, mint=hand.document.mint, position=0, title="Extra")
    )
    need, lane = hand.row(Card, "Het zelf vinden"), hand.row(Lane, "Behoeften")

    hand.press(need)
    hand.drag_to(hand.row(Step, "Extra"), lane)
    hand.release()

    assert hand.now(need).first_step == hand.row(Step, "Extra").id


def test_cards_of_one_cell_are_put_in_another_order(hand: Hand) -> None:
    above, below = hand.row(Opportunity, "Dezelfde woorden"), hand.row(Opportunity, "Plattegrond")
    assert hand.middle(above).y() < hand.middle(below).y()
    before = hand.document.kept

    hand.press(below)
    hand.move_to(hand.part_of(above, 0.5, 0.2))
    hand.release()
    assert hand.middle(below).y() < hand.middle(above).y()
    assert place_of(hand.now(below)) == place_of(below)
    assert [revision.label for revision in hand.document.log] == ["Move card"]

    hand.press(below)
    hand.move_to(hand.part_of(above, 0.5, 0.9))
    hand.release()
    assert hand.middle(above).y() < hand.middle(below).y()

    hand.document.undo()
    hand.document.undo()
    assert hand.document.kept == before


def test_a_card_from_elsewhere_lands_where_the_hand_is_among_those_of_a_cell(hand: Hand) -> None:
    above, below = hand.row(Opportunity, "Dezelfde woorden"), hand.row(Opportunity, "Plattegrond")
    other = hand.row(Opportunity, "Medewerkers")

    hand.press(other)
    hand.move_to(hand.part_of(below, 0.5, 0.1))
    hand.release()

    heights = [hand.middle(one).y() for one in (above, other, below)]
    assert heights == sorted(heights)
    assert hand.now(other).first_step == above.first_step


def test_touchpoints_of_one_cell_are_put_in_another_order(hand: Hand) -> None:
    shelf, entrance = hand.row(Touchpoint, "Kasten"), hand.row(Touchpoint, "Entree")
    hand.press(entrance)
    hand.carry_to(hand.part_of(shelf, 0.5, 0.9))
    hand.release()
    assert hand.middle(entrance).y() > hand.middle(shelf).y()

    hand.press(entrance)
    hand.carry_to(hand.part_of(shelf, 0.5, 0.1))
    hand.release()

    assert hand.middle(entrance).y() < hand.middle(shelf).y()


def test_a_touchpoint_lands_in_the_row_under_the_hand_though_another_grew_on_the_way(hand: Hand) -> None:
    shelf, kept = hand.row(Touchpoint, "Kasten"), hand.document.kept
    channels, steps = kept.all(Channel).sorted(), hand.plan.columns.steps
    taken = {(one.step, one.channel): one for one in kept.all(Touchpoint).values()}
    row, over, empty = next(
        (row, over, empty)
        for row in channels[:-1]
        for over in steps
        for empty in steps
        if taken.get((over.id, row.id), shelf) != shelf and (empty.id, row.id) not in taken
    )
    top = next(one.bottom for one in hand.plan.channels if one.id == row.id)
    below = hand.spot_at(top + 2).y()

    hand.press(shelf)
    hand.drag_to(over, row)
    place = hand.cell(over, row)
    place.setY(below)
    hand.hover(place)
    assert hand.shown(shelf).channel == row.id
    place.setX(hand.cell(empty, row).x())
    hand.hover(place)
    hand.release()

    stretch = next(one for one in hand.plan.channels if one.id == hand.now(shelf).channel)
    assert hand.spot_at(stretch.top).y() <= below <= hand.spot_at(stretch.bottom).y()
