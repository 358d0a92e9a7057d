"""Ranked cells: the badge of a rank, an action over its owner, and votes as dots."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.words import isolated
from journey_editor.layout.style import HAIR, INK, SOFT, WHITE
from journey_editor.ui.headed import Index
from journey_editor.ui.matrix.ranked_model import (
    ACTION,
    DOTS,
    FIRST,
    GAIN,
    NONE,
    OWNER,
    PRIORITY,
    RANK,
    VOTES,
)
from journey_editor.ui.theme import ABOVE, PALE, PRIMARY, font, qcolour

ROW: Final = 40  # px
_BADGE: Final = 24
_DOT: Final = 5
_APART: Final = 7  # px from dot to dot
_ACROSS: Final = 5  # dots in a line
_MOST: Final = 15  # dots that are drawn; more are written
_PAD: Final = 6


class RankedCells(QStyledItemDelegate):
    """Paints the cells of the ranked list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for two lines."""
        return QSize(super().sizeHint(option, index).width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        state, area = option.state, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, qcolour(PALE))
        painter.setPen(qcolour(HAIR))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(qcolour(PRIMARY))
            painter.drawRect(QRectF(area).adjusted(0.5, 0.5, -1, -1.5))
        match index.column():
            case column if column == RANK:
                _badge(painter, area, str(index.data()), first=bool(index.data(FIRST)))
            case column if column == ACTION:
                _action(painter, area, str(index.data()), str(index.data(OWNER)))
            case column if column == VOTES:
                _votes(painter, area, int(index.data(DOTS)))
            case column:
                _figure(painter, area, str(index.data()), column)
        painter.restore()


def _badge(painter: QPainter, area: QRect, said: str, *, first: bool) -> None:
    disc = QRectF(0, 0, _BADGE, _BADGE)
    disc.moveCenter(QPointF(area.center()))
    painter.setPen(Qt.PenStyle.NoPen if first else QPen(QColor("#475569"), 1.6))
    if said != NONE:
        painter.setBrush(qcolour(PRIMARY if first else WHITE))
        painter.drawEllipse(disc)
    painter.setFont(font(size=11, bold=True))
    painter.setPen(qcolour(WHITE if first else INK))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, said)


def _action(painter: QPainter, area: QRect, title: str, owner: str) -> None:
    inner = area.adjusted(_PAD, 3, -_PAD, -3)
    upper = inner.adjusted(0, 0, 0, -inner.height() // 2 + 1) if owner else inner
    _line(painter, upper, title, font(bold=True), INK)
    if owner:
        _line(painter, inner.adjusted(0, inner.height() // 2 + 1, 0, 0), owner, font(size=11), SOFT)


def _line(painter: QPainter, area: QRect, said: str, written: QFont, colour: Colour) -> None:
    painter.setFont(written)
    painter.setPen(qcolour(colour))
    shown = QFontMetrics(written).elidedText(isolated(said), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _figure(painter: QPainter, area: QRect, said: str, column: int) -> None:
    known = said != NONE
    bold = known and column in (PRIORITY, GAIN)
    painter.setFont(font(size=14 if column == PRIORITY else 12, bold=bold))
    painter.setPen(qcolour(ABOVE if column == GAIN and known else INK if known else SOFT))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, said)


def _votes(painter: QPainter, area: QRect, dots: int) -> None:
    if dots > _MOST:
        painter.setFont(font(size=12, bold=True))
        painter.setPen(qcolour(INK))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"● {dots}")
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(qcolour(INK))
    lines = -(-dots // _ACROSS)
    top = area.center().y() - (lines * _APART - _APART + _DOT) / 2
    for dot in range(dots):
        row, column = divmod(dot, _ACROSS)
        painter.drawEllipse(QRectF(area.x() + _PAD + column * _APART, top + row * _APART, _DOT, _DOT))
