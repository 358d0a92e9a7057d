"""Line look: how a line of a list is drawn: what it is about, and smaller below it all else."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from journey_editor.layout.style import INK, SOFT
from journey_editor.ui import theme
from journey_editor.ui.line_ground import draw_ground

ABOUT: Final = Qt.ItemDataRole.UserRole  # the text of the second line
PALE: Final = Qt.ItemDataRole.UserRole + 1  # whether the first is no more than the second

HEIGHT: Final = 42  # px
_FIRST: Final = 24  # px of that
_BESIDE: Final = 8


class LineLook(QStyledItemDelegate):
    """Draws lines as plain text, all equally high; what does not fit ends in an ellipsis."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a line."""
        return QSize(100, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one line; the current one is pale blue, the one pointed at grey."""
        area = option.rect
        painter.save()
        chosen = draw_ground(painter, option)
        room = area.adjusted(_BESIDE, 2, -_BESIDE, -4)
        sign = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(sign, QPixmap):
            size = sign.deviceIndependentSize()
            painter.drawPixmap(QPointF(room.left(), room.center().y() - size.height() / 2), sign)
            room.setLeft(room.left() + round(size.width()) + _BESIDE)
        first = QRect(room.left(), room.top(), room.width(), _FIRST - 2)
        second = QRect(room.left(), room.top() + _FIRST - 4, room.width(), room.height() - _FIRST + 4)
        bold = index.data(Qt.ItemDataRole.FontRole) is not None
        ink = theme.PRIMARY if chosen else SOFT if index.data(PALE) else INK
        for place, role, font, colour in (
            (first, Qt.ItemDataRole.DisplayRole, theme.font(bold=bold), ink),
            (second, ABOUT, theme.font(size=11), SOFT),
        ):
            text = QFontMetrics(font).elidedText(
                str(index.data(role)), Qt.TextElideMode.ElideRight, place.width()
            )
            painter.setFont(font)
            painter.setPen(theme.qcolour(colour))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)
        painter.restore()
