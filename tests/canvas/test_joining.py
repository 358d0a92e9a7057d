"""Joining: a line is drawn from a touchpoint's handle to another, or to where one is to be."""

from __future__ import annotations

import pytest

from journey_editor.model.edits.grid import add_touchpoint
from journey_editor.model.edits.removal import remove
from journey_editor.model.records import Channel, Lane, Step, Touchpoint, Transition
from tests.canvas.driver import Hand


def joined(hand: Hand, source: Touchpoint, target: Touchpoint) -> bool:
    out = hand.document.kept.all(Transition).where("source", source.id)
    return any(one.target == target.id for one in out)


def test_the_right_handle_leads_to_the_touchpoint_under_the_hand(hand: Hand, shelf: Touchpoint) -> None:
    renew, before = hand.row(Touchpoint, "Verlengen"), hand.document.kept

    hand.take_handle(shelf, right=True)
    hand.drag_by(60, -20)
    assert hand.mark is not None
    assert hand.document.project is before
    hand.carry_to(renew)
    assert hand.mark is None  # the transition itself is shown
    assert len(hand.document.project.all(Transition)) == len(before.all(Transition)) + 1
    hand.release()

    assert joined(hand, shelf, renew)
    assert [revision.label for revision in hand.document.log] == ["Add transition"]
    assert [key.table for key in hand.chosen] == [Transition.table]
    hand.document.undo()
    assert hand.document.kept == before


def test_the_left_handle_leads_from_the_touchpoint_under_the_hand(hand: Hand, shelf: Touchpoint) -> None:
    home = hand.row(Touchpoint, "Homepage")

    hand.take_handle(shelf, right=False)
    hand.carry_to(home)
    hand.release()

    assert joined(hand, home, shelf)
    assert not joined(hand, shelf, home)


def test_beside_a_touchpoint_in_its_cell_counts_as_on_it(hand: Hand, shelf: Touchpoint) -> None:
    renew = hand.row(Touchpoint, "Verlengen")

    hand.take_handle(shelf, right=True)
    hand.carry_to(hand.side(renew, right=False))
    hand.drag_by(-5, 0)
    hand.release()

    assert joined(hand, shelf, renew)


@pytest.mark.parametrize("title", ["Kasten", "Vraag aan"])
def test_what_is_joined_already_or_is_itself_is_refused_in_a_sentence(
    hand: Hand, shelf: Touchpoint, title: str
) -> None:
    before = hand.document.kept
    assert joined(hand, shelf, hand.row(Touchpoint, "Vraag aan"))

    hand.take_handle(shelf, right=True)
    hand.carry_to(hand.row(Touchpoint, "Verlengen"))
    hand.carry_to(hand.row(Touchpoint, title))
    hand.release()

    assert len(hand.refusals) == 1
    assert hand.refusals[0].endswith(".")
    assert hand.document.kept is before


def test_an_empty_cell_gets_a_touchpoint_that_opens_for_typing(hand: Hand, shelf: Touchpoint) -> None:
    step, channel, before = hand.row(Step, "Leent het boek"), hand.row(Channel, "Website"), hand.document.kept

    hand.take_handle(shelf, right=True)
    hand.drag_to(step, channel)
    hand.release()
    assert hand.editor is not None
    assert hand.document.kept is before

    hand.type("Mail")
    hand.key("Enter")
    mail = hand.row(Touchpoint, "Mail")
    assert (mail.step, mail.channel) == (step.id, channel.id)
    assert joined(hand, shelf, mail)
    assert len(hand.document.log) == 1
    hand.document.undo()
    assert hand.document.kept == before


def test_a_touchpoint_that_is_not_named_after_all_leaves_no_transition(hand: Hand, shelf: Touchpoint) -> None:
    before = hand.document.kept

    hand.take_handle(shelf, right=True)
    hand.drag_to(hand.row(Step, "Leent het boek"), hand.row(Channel, "Website"))
    hand.release()
    hand.key("Escape")

    assert hand.document.kept is before
    assert hand.document.project is before


def test_a_line_to_nowhere_does_nothing(hand: Hand, shelf: Touchpoint) -> None:
    before = hand.document.kept

    hand.take_handle(shelf, right=True)
    hand.drag_to(hand.row(Step, "Leent het boek"), hand.row(Lane, "Behoeften"))
    hand.release()

    assert hand.document.kept is before
    assert hand.refusals == []


def test_handles_are_shown_only_while_a_touchpoint_is_pointed_at(hand: Hand, shelf: Touchpoint) -> None:
    assert hand.handles == 0
    hand.hover(hand.middle(shelf))
    assert hand.handles == 2
    hand.hover(hand.side(shelf, right=True))
    assert hand.handles == 2
    hand.hover(hand.nowhere())
    assert hand.handles == 0


def test_a_click_on_a_handle_chooses_the_touchpoint(hand: Hand, shelf: Touchpoint) -> None:
    hand.take_handle(shelf, right=True)
    hand.release()

    assert hand.chosen == [shelf.key]
    assert hand.document.log == ()


def test_a_touchpoint_that_goes_while_a_line_is_drawn_takes_the_line_along(
    hand: Hand, shelf: Touchpoint
) -> None:
    hand.take_handle(shelf, right=True)
    hand.drag_by(60, -40)
    hand.apply(remove(hand.document.kept, [shelf.key]))
    after = hand.document.kept

    hand.carry_to(hand.row(Touchpoint, "Verlengen"))
    hand.release()

    assert hand.document.kept is after
    assert hand.mark is None


def test_of_two_in_a_cell_the_nearer_is_joined(hand: Hand, shelf: Touchpoint) -> None:
    renew = hand.row(Touchpoint, "Verlengen")
    change = add_touchpoint(
        hand.document.kept, step=renew.step, channel=renew.channel, mint=hand.document.mint, title="Zweite"
    )
    hand.apply(change)
    second = hand.row(Touchpoint, "Zweite")

    hand.take_handle(shelf, right=True)
    hand.carry_to(hand.side(second, right=True))
    hand.drag_by(6, 0)
    hand.release()

    assert joined(hand, shelf, second)
