"""Joining touchpoints by keys: two that are chosen, or one to the one before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from journey_editor.model.edits.removal import remove
from journey_editor.model.records import Transition
from journey_editor.session.document import Document
from tests.sample_maps.samples import build
from tests.ui.driver import Hand, touchpoint


@pytest.fixture
def hand(open_window: Callable[[Document], Hand]) -> Hand:
    project = build("uitlenen")
    joined = [one.key for one in project.all(Transition).values()]
    return open_window(Document(remove(project, joined).applied_to(project)))


def joined(hand: Hand) -> list[tuple[str, str]]:
    return [(one.source, one.target) for one in hand.document.kept.all(Transition).values()]


def test_one_touchpoint_is_joined_to_the_one_before_it_and_stays_chosen(hand: Hand) -> None:
    home, search = touchpoint(hand.document, "Homepage"), touchpoint(hand.document, "Online catalogus")
    hand.click(search)
    hand.do("insert-transition")

    assert joined(hand) == [(home.id, search.id)]
    assert hand.window.canvas.selection.keys == (search.key,)


def test_two_are_joined_in_the_order_of_choosing(hand: Hand) -> None:
    home, desk = touchpoint(hand.document, "Homepage"), touchpoint(hand.document, "Vraag aan de balie")
    hand.click(desk)
    hand.click(home, Qt.KeyboardModifier.ControlModifier)
    hand.do("insert-transition")

    assert joined(hand) == [(desk.id, home.id)]


def test_the_first_touchpoint_has_none_before_it(hand: Hand) -> None:
    hand.click(touchpoint(hand.document, "Homepage"))
    hand.do("insert-transition")

    assert joined(hand) == []
    assert hand.window.statusBar().currentMessage()
