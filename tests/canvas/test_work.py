"""Work: what the canvas does not do, because nothing that it shows has changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QPaintEvent, QRegion

from journey_editor.canvas.places import extent
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Card, Channel, Lane, Record, Step, Touchpoint
from tests.canvas.driver import CTRL, Hand

_OUTLINE = 12  # px around a row


class Painted(QObject):
    """Gathers which part of a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note a paint event."""
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


@contextmanager
def painted(hand: Hand) -> Iterator[Painted]:
    """Watch what is painted until every event has come."""
    hand.settle()
    watch = Painted()
    hand.canvas.viewport().installEventFilter(watch)
    yield watch
    hand.settle()
    hand.canvas.viewport().removeEventFilter(watch)


def around(hand: Hand, row: Record) -> QRect:
    """Return where a row is in the viewport, with its outline."""
    rect = QRect()
    for group in hand.canvas.sheet_scene.groups_of(row.key):
        box = extent(group)
        rect |= hand.canvas.mapFromScene(box.x, box.y, box.width, box.height).boundingRect()
    return rect.adjusted(-_OUTLINE, -_OUTLINE, _OUTLINE, _OUTLINE)


@pytest.mark.parametrize(
    ("kind", "said", "row", "title"),
    [
        (Touchpoint, "Kasten", Channel, "Website"),
        (Card, "Het zelf vinden", Lane, "Behoeften"),
        (Card, "Ik ben er drie keer", Lane, "Behoeften"),
    ],
)
def test_a_drag_that_stays_in_its_cell_lays_nothing_out_again(
    hand: Hand,
    kind: type[Touchpoint | Card],
    said: str,
    row: type[Channel | Lane],
    title: str,
) -> None:
    """New ranks hold chance, so two changes to the same cell could differ."""
    hand.press(hand.grip(hand.row(kind, said)))
    hand.drag_to(hand.row(Step, "Leent het boek"), hand.row(row, title))
    layouts = hand.layouts
    for right, down in [(6, 0), (0, 3), (-12, 0), (3, -3)]:
        hand.drag_by(right, down)

    assert hand.layouts == layouts
    hand.release()
    assert hand.layouts == layouts + 1


def test_a_drag_back_to_a_cell_is_the_change_of_before(hand: Hand) -> None:
    shelf, home = hand.row(Touchpoint, "Kasten"), hand.row(Channel, "Website")
    hand.press(shelf)
    hand.drag_to(hand.row(Step, "Leent het boek"), home)
    first = hand.shown(shelf)
    hand.drag_to(hand.row(Step, "Gaat naar de vestiging"), home)
    hand.drag_to(hand.row(Step, "Leent het boek"), home)

    assert hand.shown(shelf) == first


def test_pointing_within_a_row_paints_nothing(hand: Hand) -> None:
    need = hand.row(Card, "Het zelf vinden")
    hand.move_to(hand.middle(need))
    layouts = hand.layouts
    with painted(hand) as watch:
        for right, down in [(4, 0), (0, 4), (-7, -2), (3, 1)]:
            hand.drag_by(right, down)

    assert watch.region.isEmpty()
    assert hand.layouts == layouts


def test_pointing_at_another_row_paints_just_the_two(hand: Hand) -> None:
    need, shelf = hand.row(Card, "Het zelf vinden"), hand.row(Touchpoint, "Kasten")
    hand.move_to(hand.middle(need))
    with painted(hand) as watch:
        for row in (need, shelf):
            viewport = hand.canvas.viewport()
            hand.hover(viewport.mapTo(hand.window, around(hand, row).center()))

    assert not watch.region.isEmpty()
    assert (watch.region - QRegion(around(hand, need)) - QRegion(around(hand, shelf))).isEmpty()


def test_choosing_lays_nothing_out_and_paints_just_the_outlines(hand: Hand) -> None:
    need, shelf = hand.row(Card, "Het zelf vinden"), hand.row(Touchpoint, "Kasten")
    layouts = hand.layouts
    with painted(hand) as watch:
        hand.click(need)
        hand.click(shelf, keys=CTRL)

    assert hand.layouts == layouts
    assert (watch.region - QRegion(around(hand, need)) - QRegion(around(hand, shelf))).isEmpty()


def test_another_letter_paints_just_its_card(hand: Hand) -> None:
    need = hand.row(Card, "Het zelf vinden")
    hand.move_to(QPoint(2, 2))
    with painted(hand) as watch:
        hand.apply(set_values(hand.document.kept, need.key, text="Ook zelf vinden, zonder te vragen"))

    assert not watch.region.isEmpty()
    assert (watch.region - QRegion(around(hand, need))).isEmpty()


def test_going_to_another_window_and_back_lays_nothing_out(hand: Hand) -> None:
    layouts = hand.layouts

    hand.elsewhere.setFocus()
    hand.canvas.setFocus()
    hand.canvas.zoom_in()
    hand.wheel(hand.nowhere(), -2)

    assert hand.layouts == layouts
