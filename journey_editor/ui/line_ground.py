"""Line ground: what lies behind a line of a list that is drawn by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from journey_editor.ui import theme


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> bool:
    """Draw pale blue behind the current line, grey behind one pointed at; return whether it is current."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chosen or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.qcolour(theme.PALE if chosen else theme.GROUND))
        painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 5, 5)
    return chosen
