"""Origin marks: what came from whom is seen on the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from journey_editor.canvas.origin_marks import OriginMarks, pen_of
from journey_editor.model.records import Card, Record, Touchpoint
from tests.canvas.driver import Hand


def area(hand: Hand, row: Record) -> QRect:
    """Where a row is drawn, with what is around it."""
    group = hand.canvas.sheet_scene.groups_of(row.key)[0]
    box = group.bounds.moved(group.at.x, group.at.y)
    found = hand.canvas.mapFromScene(QRectF(box.x, box.y, box.width, box.height)).boundingRect()
    return found.adjusted(-8, -8, 8, 8)


def drawn(hand: Hand, where: QRect, colour: QColor) -> int:
    """How many pixels of a part of the map have a colour."""
    QApplication.processEvents()
    picture = hand.canvas.viewport().grab(where).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(picture.constBits()).cast("I").tolist().count(colour.rgb())


@pytest.mark.parametrize("zoom", [0.4, 1, 3])
def test_rows_are_marked_by_their_copy_at_every_zoom_and_no_others(
    hand: Hand, need: Card, shelf: Touchpoint, zoom: float
) -> None:
    canvas = hand.canvas
    canvas.zoom_by(zoom / canvas.zoom, QPoint(0, 0))
    rows: tuple[Record, ...] = (need, shelf)
    marks = OriginMarks(canvas.sheet_scene)
    for origins in ({need.key: 0, shelf.key: 1}, {need.key: 1}, {}):
        marks.show_origins(origins)
        for row in rows:
            canvas.show_row(row.key)
            for place in (0, 1):
                found = drawn(hand, area(hand, row), pen_of(place).color())
                assert found > 10 if origins.get(row.key) == place else found == 0
    marks.show_origins({need.key: 0})
    marks.leave()
    canvas.show_row(need.key)
    assert drawn(hand, area(hand, need), pen_of(0).color()) == 0


def test_copies_are_told_apart_without_their_colours() -> None:
    dashes = [pen_of(place).style() for place in range(5)]
    assert len(set(dashes)) == len(dashes)
