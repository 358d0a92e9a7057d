"""Vote badges: how many dots a row got, over its corner; chrome, which no sheet holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from journey_editor.canvas.letters import outlined
from journey_editor.canvas.scene import SheetScene
from journey_editor.kernel.words import Words
from journey_editor.model.records import RowKey

_ABOVE: Final = 2e6  # also over outlines
_GROUND: Final = QColor("#1f2937")
_HEIGHT: Final = 4.0  # mm
_SIZE: Final = 2.9  # mm, the em of the number
_DOT: Final = 0.85  # mm, its radius
_RISES: Final = 2.6  # mm over the row's upper edge: the rest lies on its padding


class VoteBadges:
    """A pill with a dot and a number on each row that is named, and on no other."""

    def __init__(self, scene: SheetScene, words: Words) -> None:
        self._scene = scene
        self._words = words
        self._items: list[QGraphicsPathItem] = []

    def show(self, totals: Mapping[RowKey, int]) -> None:
        """Show these totals on the sheet as it is now; where it changes, show them again."""
        while self._items:
            self._scene.removeItem(self._items.pop())
        for key, dots in totals.items():
            for group in self._scene.groups_of(key)[:1]:
                badge = _badge(self._words.number(dots))
                box = group.bounds.moved(group.at.x, group.at.y)
                badge.setPos(QPointF(box.right - badge.boundingRect().width() + 0.8, box.y - _RISES))
                self._scene.addItem(badge)
                self._items.append(badge)


def _badge(number: str) -> QGraphicsPathItem:
    letters = outlined(number, size=_SIZE)
    box = letters.boundingRect()
    letters.translate(2.0 + 2 * _DOT - box.x(), (_HEIGHT - box.height()) / 2 - box.y())
    letters.addEllipse(QPointF(1.2 + _DOT, _HEIGHT / 2), _DOT, _DOT)
    ground = QPainterPath()
    ground.addRoundedRect(QRectF(0, 0, box.width() + 2 * _DOT + 3.2, _HEIGHT), _HEIGHT / 2, _HEIGHT / 2)
    badge = QGraphicsPathItem(ground)
    badge.setPen(QPen(Qt.PenStyle.NoPen))
    badge.setBrush(QBrush(_GROUND))
    badge.setZValue(_ABOVE)
    said = QGraphicsPathItem(letters, badge)
    said.setPen(QPen(Qt.PenStyle.NoPen))
    said.setBrush(QBrush(Qt.GlobalColor.white))
    return badge
