"""View: zoomed about the pointer, panned by the hand, fitted until somebody zooms."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication

from journey_editor.model.records import Stage, Step
from tests.canvas.driver import CTRL, MIDDLE, Hand

IN_ONE_WINDOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def sheet_at(hand: Hand, place: QPoint) -> QPointF:
    """Return which place of the sheet (mm) is at a place of the window."""
    viewport = hand.canvas.viewport()
    inverse, _ = hand.canvas.viewportTransform().inverted()
    return inverse.map(QPointF(viewport.mapFrom(hand.window, place)))


def pixels_apart(hand: Hand, one: QPointF, other: QPointF) -> float:
    return (one - other).manhattanLength() * hand.canvas.transform().m11()


def all_in_sight(hand: Hand) -> bool:
    sheet = hand.canvas.sheet_scene.sheet
    corners = (QPointF(0, 0), QPointF(sheet.width, sheet.height))
    return all(hand.canvas.viewport().rect().contains(hand.canvas.mapFromScene(corner)) for corner in corners)


def edge_in_sight(hand: Hand) -> bool:
    sheet = hand.canvas.sheet_scene.sheet
    found = hand.canvas.mapFromScene(0, 0, sheet.width, sheet.height).boundingRect()
    return hand.canvas.viewport().rect().intersects(found)


@IN_ONE_WINDOW
@given(
    x=st.integers(50, 1330),
    y=st.integers(50, 900),
    notches=st.lists(st.floats(-3, 3), min_size=1, max_size=5),
)
def test_ctrl_and_wheel_zoom_about_the_pointer(hand: Hand, x: int, y: int, notches: list[float]) -> None:
    hand.canvas.fit()
    place = QPoint(x, y)
    for turned in notches:
        before = sheet_at(hand, place)
        hand.wheel(place, turned, keys=CTRL)
        assert pixels_apart(hand, before, sheet_at(hand, place)) <= 1


def test_the_corner_of_the_window_is_a_place_like_any_other(hand: Hand) -> None:
    hand.canvas.zoom_by(2.0)
    hand.canvas.horizontalScrollBar().setValue(200)
    hand.canvas.verticalScrollBar().setValue(200)
    before = hand.canvas.mapToScene(0, 0)

    hand.canvas.zoom_by(1.5, QPoint(0, 0))

    assert (hand.canvas.mapToScene(0, 0) - before).manhattanLength() < 1


def test_the_wheel_scrolls(hand: Hand) -> None:
    hand.canvas.zoom_by(3.0)
    zoom, top = hand.canvas.zoom, hand.spot_at(0).y()

    hand.wheel(QPoint(300, 300), -1)

    assert hand.canvas.zoom == zoom
    assert hand.spot_at(0).y() < top


def test_zoom_has_ends(hand: Hand) -> None:
    said: list[float] = []
    hand.canvas.zoomed.connect(said.append)
    for _ in range(40):
        hand.canvas.zoom_in()
    assert hand.canvas.zoom == pytest.approx(8)
    for _ in range(60):
        hand.canvas.zoom_out()
    assert hand.canvas.zoom == pytest.approx(0.12)
    assert said[-1] == pytest.approx(0.12)

    hand.canvas.zoom_natural()
    assert hand.canvas.zoom == pytest.approx(1)
    millimetre = hand.spot_at(100).y() - hand.spot_at(0).y()
    assert millimetre == pytest.approx(100 * hand.canvas.logicalDpiY() / 25.4, abs=1)


def test_a_pinch_zooms(hand: Hand) -> None:
    before = hand.canvas.zoom
    place = QPointF(400, 300)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        place,
        place,
        hand.canvas.viewport().mapToGlobal(place),
        0.25,
        QPointF(),
    )

    QApplication.sendEvent(hand.canvas.viewport(), event)

    assert hand.canvas.zoom == pytest.approx(1.25 * before)


def test_the_whole_map_stays_in_sight_until_somebody_zooms(hand: Hand) -> None:
    for size in [(900, 500), (600, 1000), (1500, 900)]:
        hand.window.resize(*size)
        hand.settle()
        assert all_in_sight(hand)

    hand.canvas.zoom_in()
    zoom = hand.canvas.zoom
    hand.window.resize(700, 600)
    hand.settle()
    assert hand.canvas.zoom == zoom

    hand.canvas.fit()
    assert all_in_sight(hand)
    assert hand.canvas.zoom < zoom


def test_the_hand_takes_the_page_along(hand: Hand) -> None:
    hand.canvas.zoom_by(0.5)
    for button in (Qt.MouseButton.LeftButton, MIDDLE):
        corner = hand.spot_at(0)
        hand.press(hand.nowhere(), button=button)
        hand.drag_by(37, 23)
        hand.release(button=button)
        assert hand.spot_at(0) - corner == QPoint(37, 23)

        hand.drag_by(50, 50)
        assert hand.spot_at(0) - corner == QPoint(37, 23)


def test_the_middle_button_takes_the_page_along_over_a_row(hand: Hand) -> None:
    stage, corner = hand.row(Stage, "Gebruik"), hand.spot_at(0)

    hand.press(stage, button=MIDDLE)
    hand.drag_by(40, 60)
    hand.release(button=MIDDLE)

    assert hand.spot_at(0) - corner == QPoint(40, 60)
    assert hand.document.log == ()


@pytest.mark.parametrize("zoom", [0.12, 1.0, 8.0])
def test_the_page_cannot_be_lost_out_of_sight(hand: Hand, zoom: float) -> None:
    hand.canvas.zoom_by(zoom / hand.canvas.zoom)
    across, down = hand.canvas.horizontalScrollBar(), hand.canvas.verticalScrollBar()
    for x in (across.minimum(), across.maximum()):
        for y in (down.minimum(), down.maximum()):
            across.setValue(x)
            down.setValue(y)
            assert edge_in_sight(hand)


def test_zooming_by_keys_keeps_what_is_chosen_in_its_place(hand: Hand) -> None:
    last = hand.row(Step, "Levert het in")
    hand.click(last)
    before = hand.middle(last)
    for _ in range(6):
        hand.canvas.zoom_in()

    after = hand.middle(last)
    assert (after - before).manhattanLength() < 12
