"""Offer look: how a line of the finder is drawn: icon, title, what it is about, and its keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from journey_editor.kernel.colour import Colour
from journey_editor.layout.style import INK, SOFT
from journey_editor.ui import theme
from journey_editor.ui.line_ground import draw_ground
from journey_editor.ui.offers import Offer

LINE: Final = 30  # px
_ICON: Final = 18
_BESIDE: Final = 10
_GAP: Final = 8
_SHARE: Final = 0.62  # of the room, that a title may take from what it is about


class OfferLook(QStyledItemDelegate):
    """Draws offers as plain text."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a line."""
        return QSize(100, LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one line; the current one is pale blue, the one pointed at grey."""
        offer = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(offer, Offer):
            return
        area = option.rect
        painter.save()
        chosen = draw_ground(painter, option)
        offer.icon.paint(painter, QRect(area.left() + _BESIDE, area.center().y() - _ICON // 2, _ICON, _ICON))
        room = area.adjusted(_BESIDE + _ICON + _GAP, 0, -_BESIDE, 0)
        small = theme.font(size=11)
        if offer.keys:
            taken = _write(painter, room, offer.keys, small, SOFT, end=True)
            room.setRight(room.right() - taken - 2 * _GAP)
        most = QRect(room)
        if offer.about:
            about = QFontMetrics(small).horizontalAdvance(offer.about) + _GAP
            most.setWidth(max(room.width() - about, round(room.width() * _SHARE)))
        taken = _write(painter, most, offer.title, theme.font(), theme.PRIMARY if chosen else INK)
        room.setLeft(room.left() + taken + _GAP)
        _write(painter, room, offer.about, small, SOFT)
        painter.restore()


def _write(
    painter: QPainter, room: QRect, text: str, font: QFont, colour: Colour, *, end: bool = False
) -> int:
    """Write as much of `text` on one line as there is room for; return its width."""
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
    painter.setFont(font)
    painter.setPen(theme.qcolour(colour))
    side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(room, int(flags), shown)
    return QFontMetrics(font).horizontalAdvance(shown)
