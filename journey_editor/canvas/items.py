"""Items: groups of marks that can be seen, pointed at and picked up."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journey_editor.kernel.geometry import Point
from journey_editor.layout.marks import Group, Shape, draw
from journey_editor.surfaces.qt import QtFonts, QtSurface

_SPARE: Final = 2.2  # mm beyond the bounds: arrow heads, diamonds, strokes
_REACH: Final = 2.4  # mm across in which a line is hit
_HERE: Final = Point(0, 0)


class GroupItem(QGraphicsItem):
    """Shows one group, and stands for its record on the canvas.

    The item owns no facts.  Where it is and how it looks is the layout's
    business; what a drag means is the tool's.
    """

    def __init__(self, group: Group, fonts: QtFonts) -> None:
        super().__init__()
        self._group = group
        self._fonts = fonts
        self._bounds = _bounds(group)
        self.setPos(group.at.x, group.at.y)

    @property
    def shown(self) -> Group:
        """What is shown."""
        return self._group

    def show_group(self, group: Group) -> None:
        """Show `group` from now on; repaint only what differs."""
        old, self._group = self._group, group
        if group.bounds != old.bounds:
            self.prepareGeometryChange()
            self._bounds = _bounds(group)
        if group.marks is not old.marks and group.marks != old.marks:
            self.update()
        if group.at != old.at:
            self.setPos(group.at.x, group.at.y)

    def boundingRect(self) -> QRectF:
        """Return what the marks may cover."""
        return self._bounds

    def shape(self) -> QPainterPath:
        """Return where the group can be hit: a line along itself, anything else on its bounds."""
        first = self._group.marks[0] if self._group.marks else None
        if self._group.part == "line" and isinstance(first, Shape):
            stroker = QPainterPathStroker()
            stroker.setWidth(_REACH)
            return stroker.createStroke(self._fonts.outlines[first.path])
        path = QPainterPath()
        box = self._group.bounds
        path.addRect(box.x, box.y, box.width, box.height)
        return path

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the group, exactly as the poster will."""
        draw(self._group, QtSurface(painter, self._fonts), _HERE)


def _bounds(group: Group) -> QRectF:
    box = group.bounds
    return QRectF(box.x, box.y, box.width, box.height).adjusted(-_SPARE, -_SPARE, _SPARE, _SPARE)
