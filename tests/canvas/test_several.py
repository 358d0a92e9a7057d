"""Several: what is chosen together is dragged together, and a rubber band chooses what it touches."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from journey_editor.model.records import (
    Card,
    Channel,
    Experience,
    Lane,
    Note,
    Opportunity,
    Pain,
    Persona,
    Record,
    Step,
    Touchpoint,
)
from tests.canvas.driver import CTRL, SHIFT, Hand


def choose(hand: Hand, *rows: Record) -> None:
    for row in rows:
        hand.click(row, keys=SHIFT)


def columns_of(hand: Hand, row: Note) -> tuple[int, int]:
    place, now = hand.plan.columns.place, hand.now(row)
    return place[str(now.first_step)], place[str(now.last_step)]


def test_several_cards_move_by_the_same_columns_as_one_entry_of_undo(hand: Hand) -> None:
    cards = hand.row(Card, "Het zelf vinden"), hand.row(Pain, "Kastcodes"), hand.row(Card, "Boeken twee keer")
    spans, before = [columns_of(hand, card) for card in cards], hand.document.kept
    choose(hand, *cards)

    hand.press(cards[1])
    hand.drag_to(hand.row(Step, "Leent het boek"), hand.row(Lane, "Pijnpunten"))
    hand.release()

    assert [columns_of(hand, card) for card in cards] == [(first + 2, last + 2) for first, last in spans]
    assert [hand.now(card).lane for card in cards] == [card.lane for card in cards]
    assert hand.chosen == [card.key for card in cards]
    assert [revision.label for revision in hand.document.log] == ["Move"]
    hand.document.undo()
    assert hand.document.kept == before


def test_several_keep_their_formation_at_the_ends_of_the_map(hand: Hand) -> None:
    cards = hand.row(Card, "Weten wat de"), hand.row(Card, "Het zelf vinden")
    spans = [columns_of(hand, card) for card in cards]
    choose(hand, *cards)

    hand.press(cards[1])
    hand.drag_by(-600, 0)
    hand.release()
    assert [columns_of(hand, card) for card in cards] == spans

    hand.press(cards[1])
    hand.drag_by(430, 0)
    hand.release()
    last = len(hand.plan.columns.steps) - 1
    assert [columns_of(hand, card)[0] for card in cards] == [last - 4, last]


def test_several_touchpoints_change_channels_together(hand: Hand) -> None:
    rows = hand.row(Touchpoint, "Homepage"), hand.row(Touchpoint, "Online catalogus")
    choose(hand, *rows)

    hand.press(rows[0])
    hand.drag_to(hand.row(Step, "Wil iets lezen"), hand.row(Channel, "Infobalie"))
    hand.release()

    desk = hand.row(Channel, "Infobalie").id
    steps = hand.plan.columns.steps
    assert [(hand.now(row).step, hand.now(row).channel) for row in rows] == [
        (steps[0].id, desk),
        (steps[1].id, desk),
    ]


def test_touchpoints_and_cards_go_sideways_together(hand: Hand) -> None:
    shelf, need = hand.row(Touchpoint, "Kasten"), hand.row(Card, "Het zelf vinden")
    choose(hand, need, shelf)

    hand.press(shelf)
    hand.drag_to(hand.row(Step, "Leent het boek"), hand.row(Channel, "Website"))
    hand.release()

    there = hand.row(Step, "Leent het boek").id
    assert (hand.now(shelf).step, hand.now(shelf).channel) == (there, hand.row(Channel, "Website").id)
    assert (hand.now(need).first_step, hand.now(need).lane) == (there, need.lane)


def test_cards_change_lanes_together_or_not_at_all(hand: Hand) -> None:
    need, quote = hand.row(Card, "Het zelf vinden"), hand.row(Card, "Ik ben er drie")
    choose(hand, need, quote)

    hand.press(need)
    hand.drag_to(hand.row(Step, "Vindt de kast"), hand.row(Lane, "Uitspraken"))
    hand.release()

    assert hand.document.log == ()  # quotes would have come among the pains


def test_several_points_rise_together(hand: Hand) -> None:
    who = hand.row(Persona, "Student")
    points = [
        hand.document.kept.one(
            Experience, Experience.known_by(persona=who.id, subject=hand.row(Touchpoint, title).key).id
        )
        for title in ("Kasten", "Entree")
    ]
    choose(hand, *points)

    hand.press(points[0])
    hand.drag_by(0, -40)
    hand.release()

    raised = [(hand.now(point).emotion or 0) - (point.emotion or 0) for point in points]
    assert raised[0] > 0.2
    assert abs(raised[0] - raised[1]) < 0.051
    assert len(hand.document.log) == 1


def test_a_click_on_one_of_several_chooses_it_alone(hand: Hand) -> None:
    need, shelf = hand.row(Card, "Het zelf vinden"), hand.row(Touchpoint, "Kasten")
    choose(hand, need, shelf)

    hand.press(need)
    assert hand.chosen == [need.key, shelf.key]
    hand.release()

    assert hand.chosen == [need.key]


def test_shift_adds_and_ctrl_toggles(hand: Hand) -> None:
    need, shelf = hand.row(Card, "Het zelf vinden"), hand.row(Touchpoint, "Kasten")

    hand.click(need)
    hand.click(shelf, keys=SHIFT)
    assert hand.chosen == [need.key, shelf.key]
    hand.click(need, keys=SHIFT)
    assert hand.chosen == [shelf.key, need.key]
    hand.click(shelf, keys=CTRL)
    assert hand.chosen == [need.key]
    hand.click(shelf, keys=CTRL)
    assert hand.chosen == [need.key, shelf.key]


def band(hand: Hand, start: QPoint, end: QPoint) -> None:
    hand.press(start, keys=SHIFT)
    hand.move_to(end)


def test_a_rubber_band_chooses_what_it_touches_besides_what_was_chosen(hand: Hand) -> None:
    shelf = hand.row(Touchpoint, "Kasten")
    touched = hand.row(Pain, "Kastcodes"), hand.row(Opportunity, "Dezelfde woorden")
    hand.click(shelf)
    corner = hand.part_of(touched[0], 0.3, 1.0) + hand.down(2.2)

    band(hand, corner, hand.part_of(touched[0], 0.6, 0.5))
    assert hand.chosen == [shelf.key]
    hand.move_to(hand.part_of(touched[1], 0.6, 0.5))
    hand.release()

    assert hand.chosen == [shelf.key, touched[1].key]

    band(hand, corner, hand.part_of(touched[0], 0.6, 0.5))
    hand.release()
    assert hand.chosen == [shelf.key, touched[1].key, touched[0].key]
    assert hand.document.log == ()


def test_a_rubber_band_takes_no_persona_along(hand: Hand) -> None:
    assert hand.plan.scale is not None
    start = hand.spot(hand.start_of(2)) + hand.down(hand.plan.scale.top - 1 - hand.plan.stages.top)
    end = hand.spot(hand.start_of(5)) + hand.down(hand.plan.scale.bottom - 1 - hand.plan.stages.top)

    band(hand, start, end)
    hand.release()

    assert {key.table for key in hand.chosen} == {Experience.table}
    assert len(hand.chosen) >= 5


def test_escape_drops_the_band(hand: Hand) -> None:
    need = hand.row(Card, "Het zelf vinden")
    hand.click(need)
    items = len(hand.canvas.sheet_scene.items())

    band(hand, hand.nowhere(), hand.middle(hand.row(Touchpoint, "Kasten")))
    hand.key("Escape")
    hand.release()

    assert hand.chosen == [need.key]
    assert len(hand.canvas.sheet_scene.items()) == items


def test_a_row_that_vanishes_in_a_band_is_not_chosen(hand: Hand) -> None:
    from journey_editor.model.edits.removal import remove

    shelf = hand.row(Touchpoint, "Kasten")
    band(hand, hand.nowhere(), hand.part_of(shelf, 0.9, 0.9))
    hand.apply(remove(hand.document.kept, [shelf.key]))
    hand.release()

    assert shelf.key not in hand.chosen
    assert hand.chosen
