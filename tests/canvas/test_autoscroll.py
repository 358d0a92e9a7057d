"""Autoscroll: near the edge of the window the map comes towards the hand that drags."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from journey_editor.model.records import Card, Touchpoint
from tests.canvas.driver import SHIFT, Hand


@pytest.fixture
def close(hand: Hand) -> Hand:
    """A hand on a map so large that most of it is out of sight; its left half is seen."""
    hand.canvas.zoom_by(3.0)
    for bar in (hand.canvas.horizontalScrollBar(), hand.canvas.verticalScrollBar()):
        bar.setValue(0)
    return hand


def scrolled(hand: Hand) -> int:
    return hand.canvas.horizontalScrollBar().value()


def near_right(hand: Hand, pixels: int) -> QPoint:
    area = hand.canvas.viewport().rect()
    return QPoint(area.right() - pixels, area.center().y())


def test_what_is_dragged_near_the_edge_brings_more_of_the_map_and_goes_on(close: Hand, qtbot: QtBot) -> None:
    home = close.row(Touchpoint, "Homepage")
    close.canvas.show_row(home.key)
    start = scrolled(close)

    close.press(home)
    close.move_to(near_right(close, 6))
    column = close.plan.columns.place[close.shown(home).step]
    qtbot.waitUntil(lambda: close.plan.columns.place[close.shown(home).step] > column + 1)
    close.release()

    assert scrolled(close) > start + 200
    assert len(close.document.log) == 1
    at = scrolled(close)
    qtbot.wait(60)
    assert scrolled(close) == at


def test_nearer_to_the_edge_is_faster(close: Hand, qtbot: QtBot) -> None:
    close.canvas.show_row(close.row(Touchpoint, "Homepage").key)
    ways = []
    for pixels in (28, 2):
        close.press(close.row(Touchpoint, "Homepage"))
        close.move_to(near_right(close, pixels))
        start = scrolled(close)
        qtbot.wait(120)
        ways.append(scrolled(close) - start)
        close.key("Escape")
        close.release()
        close.canvas.show_row(close.row(Touchpoint, "Homepage").key)

    assert 0 < ways[0] * 3 < ways[1]


@pytest.mark.parametrize("place", ["inside", "outside"])
def test_it_stops_at_once_where_the_hand_leaves_the_edge(close: Hand, qtbot: QtBot, place: str) -> None:
    home = close.row(Touchpoint, "Homepage")
    close.canvas.show_row(home.key)
    close.press(home)
    close.move_to(near_right(close, 3))
    qtbot.wait(60)

    if place == "inside":
        close.move_to(near_right(close, 200))
    else:
        close.move_outside()
    at = scrolled(close)
    qtbot.wait(80)

    assert scrolled(close) == at


def test_a_fitted_map_stays_where_it_is(hand: Hand, qtbot: QtBot) -> None:
    hand.press(hand.row(Card, "Het zelf vinden"))
    hand.move_to(near_right(hand, 3))
    corner = hand.spot_at(0)
    qtbot.wait(80)

    assert hand.spot_at(0) == corner


def test_a_map_scrolls_no_further_than_its_edge(close: Hand, qtbot: QtBot) -> None:
    home = close.row(Touchpoint, "Homepage")
    close.canvas.show_row(home.key)
    close.press(home)
    close.move_to(near_right(close, 0))
    viewport = close.canvas.viewport().rect()

    def right() -> int:
        return close.canvas.mapFromScene(close.canvas.sheet_scene.sheet.width, 0).x()

    qtbot.waitUntil(lambda: right() <= viewport.width())
    qtbot.wait(80)
    assert viewport.width() - 40 < right() <= viewport.width()


def test_a_rubber_band_scrolls_too(close: Hand, qtbot: QtBot) -> None:
    start = scrolled(close)

    close.press(QPoint(40, 40), keys=SHIFT)
    close.move_to(near_right(close, 4))
    qtbot.waitUntil(lambda: scrolled(close) > start + 60)
    close.release()

    assert close.chosen
