"""Metrics on the map: chosen and renamed like cards, and never dragged elsewhere."""

from __future__ import annotations

from journey_editor.model.records import Metric
from tests.canvas.driver import Hand


def loss(hand: Hand) -> Metric:
    return hand.row(Metric, "Verlies van app naar vestiging")


def test_a_metric_is_chosen_by_a_click(hand: Hand) -> None:
    hand.click(loss(hand))

    assert hand.chosen == [loss(hand).key]


def test_a_drag_leaves_a_metric_where_it_is_measured(hand: Hand) -> None:
    before = hand.document.project
    hand.press(loss(hand))
    hand.drag_by(60, -80)
    hand.release()

    assert hand.document.project is before


def test_a_title_is_typed_in_place(hand: Hand) -> None:
    metric = loss(hand)
    hand.click(metric)
    hand.key("F2")
    hand.key("Ctrl+A")
    hand.type("Verlies onderweg")
    hand.key("Enter")

    assert hand.document.project.one(Metric, metric.id).title == "Verlies onderweg"
