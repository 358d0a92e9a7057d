"""Origin marks: from which copy the rows on the map came; chrome, which no sheet holds.

Each copy has a colour, a number and a dash of its own, so that nobody needs to tell colours apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journey_editor.canvas.letters import outlined
from journey_editor.canvas.scene import SheetScene
from journey_editor.model.records import RowKey

_COLOURS: Final = tuple(map(QColor, ("#c2006b", "#00695c", "#5e35b1", "#8d4a00", "#33691e")))
_DASHES: Final = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)
_ABOVE: Final = 1.5e6  # over outlines of what is chosen, below votes
_LINE: Final = 2.0  # px
_SPARE: Final = 0.1  # mm around a row: within the outline of what is chosen
_HEIGHT: Final = 4.4  # mm of a badge
_LEAST: Final = 13.0  # px of one, as far as the row has room
_MOST: Final = 0.6  # of the height of the row
_LETTER: Final = 0.72  # of the height of the badge
_OUTSIDE: Final = 0.6  # of the badge, over the corner of its row: it covers no text


class OriginMarks(QGraphicsItem):
    """Outlines rows in the colour of their copy, each with the copy's number; shows none at first."""

    def __init__(self, scene: SheetScene) -> None:
        super().__init__()
        self._marks: list[tuple[QRectF, int, bool]] = []  # an area, a copy, and whether it has the number
        self._bounds = QRectF()
        self.setZValue(_ABOVE)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        scene.addItem(self)
        self._scene = scene

    def show_origins(self, origins: Mapping[RowKey, int]) -> None:
        """Mark the rows on the sheet as it is now, by the places of their copies; after a change, anew."""
        self.prepareGeometryChange()
        self._marks = []
        for key, place in origins.items():
            groups = self._scene.groups_of(key)
            for number, group in enumerate([one for one in groups if one.part != "line"] or groups):
                box = group.bounds.inset(-_SPARE).moved(group.at.x, group.at.y)
                self._marks.append((QRectF(box.x, box.y, box.width, box.height), place, number == 0))
        self._bounds = QRectF()
        for area, _, _ in self._marks:
            self._bounds |= _with_badge(area)
        self.update()

    def leave(self) -> None:
        """Be on the map no more."""
        self._scene.removeItem(self)

    def boundingRect(self) -> QRectF:
        """Return what the marks may cover."""
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the marks that may be seen."""
        exposed: QRectF = option.exposedRect
        scale = painter.worldTransform().m11()
        for area, place, numbered in self._marks:
            if not _with_badge(area).intersects(exposed):
                continue
            painter.setPen(pen_of(place))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 1, 1)
            if numbered:
                height = min(max(_HEIGHT, _LEAST / scale), max(area.height() * _MOST, _HEIGHT))
                corner = QRectF(area.x() - height * _OUTSIDE, area.y() - height * _OUTSIDE, height, height)
                draw_badge(painter, corner, place)


def pen_of(place: int) -> QPen:
    """Return what outlines the rows of the copy at `place`, the first being 0."""
    pen = QPen(_COLOURS[place % len(_COLOURS)], _LINE, _DASHES[place % len(_DASHES)])
    pen.setCosmetic(True)
    return pen


def draw_badge(painter: QPainter, box: QRectF, place: int) -> None:
    """Draw the number of the copy at `place` into a box, in its colour."""
    painter.setPen(QPen(Qt.GlobalColor.white, box.height() / 12))
    painter.setBrush(_COLOURS[place % len(_COLOURS)])
    painter.drawRoundedRect(box, box.height() / 3, box.height() / 3)
    letters = outlined(str(place + 1), size=box.height() * _LETTER)
    letters.translate(box.center() - letters.boundingRect().center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawPath(letters)


def _with_badge(area: QRectF) -> QRectF:
    height = max(area.height() * _MOST, _HEIGHT)
    return area.adjusted(-height, -height, height, height)
