"""Cards of a kind whose lane is folded or left out: they go where they are seen, or it is said why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from journey_editor.kernel.ids import Mint
from journey_editor.model.project import Project
from journey_editor.model.records import Lane, LaneKind, Pain, Step, Touchpoint
from journey_editor.session.document import Document
from tests.ui.driver import Hand
from tests.ui.panel import small_map

SECOND = Lane(id="second", journey="borrow", kind=LaneKind.PAIN, title="More pains", rank="9")
Open = Callable[[Document], Hand]


@pytest.fixture
def opened(open_window: Open) -> Callable[[Project], Hand]:
    return lambda project: open_window(Document(project, mint=Mint.seeded("unseen")))


def unsee(hand: Hand, lane: str, how: str) -> None:
    """Fold a lane, or leave it out of what is shown."""
    view = hand.window._journeys.view
    hand.window._journeys.show(replace(view, **{how: getattr(view, how) | {lane}}))
    hand.click(hand.document.kept.one(Step, "find"))


def said(hand: Hand) -> str:
    return hand.window.statusBar().currentMessage()


@pytest.mark.parametrize("how", ["folded", "hidden"])
def test_a_card_is_typed_in_a_lane_of_its_kind_that_is_in_sight(
    opened: Callable[[Project], Hand], how: str
) -> None:
    hand = opened(small_map(SECOND))
    unsee(hand, "pain", how)
    hand.do("insert-pain")
    assert hand.window.canvas.typing
    hand.type("Too high")
    hand.key(Qt.Key.Key_Return)
    assert [one.lane for one in hand.document.kept.all(Pain).values() if one.text == "Too high"] == ["second"]


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("folded", "The lane “Pain” is folded; unfold it first."),
        ("hidden", "The lane “Pain” is not shown here; show it first."),
    ],
)
def test_where_its_only_lane_is_out_of_sight_it_is_said_why_nothing_can_be_typed(
    opened: Callable[[Project], Hand], how: str, why: str
) -> None:
    hand = opened(small_map())
    before = hand.document.kept
    unsee(hand, "pain", how)
    hand.do("insert-pain")
    assert said(hand) == why
    assert not hand.window.canvas.typing
    assert hand.document.project is before


@pytest.mark.parametrize("how", ["folded", "hidden"])
def test_a_touchpoint_that_cannot_be_seen_is_not_added_in_silence(
    opened: Callable[[Project], Hand], how: str
) -> None:
    hand = opened(small_map())
    unsee(hand, "touchpoint", how)
    hand.do("insert-touchpoint")
    assert "“Touchpoint”" in said(hand)
    assert len(hand.document.project.all(Touchpoint)) == len(small_map().all(Touchpoint))


def test_a_line_that_is_jotted_down_into_a_folded_lane_is_kept_and_it_is_said_where_it_is(
    opened: Callable[[Project], Hand],
) -> None:
    hand = opened(small_map())
    unsee(hand, "pain", "folded")
    hand.do("insert-jot")
    hand.type("p Too high")
    hand.key(Qt.Key.Key_Return)
    assert [one.lane for one in hand.document.kept.all(Pain).values() if one.text == "Too high"] == ["pain"]
    assert said(hand) == "It is kept, but not in sight. The lane “Pain” is folded; unfold it first."
