"""Panes: white cards beside and below each other, with handles between them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

GAP: Final = 12  # px between the cards


def card(parent: QWidget) -> QVBoxLayout:
    """Return the column of a new white card."""
    frame = QFrame(parent)
    frame.setProperty("look", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(6)
    return column


def split(way: Qt.Orientation, *parts: tuple[QVBoxLayout | QSplitter, int], parent: QWidget) -> QSplitter:
    """Set parts beside or below each other, each with its share of the room."""
    made = QSplitter(way, parent)
    made.setObjectName("gap")
    made.setHandleWidth(GAP)
    made.setChildrenCollapsible(False)
    for place, (part, share) in enumerate(parts):
        widget = part if isinstance(part, QSplitter) else part.parentWidget()
        assert widget is not None
        made.addWidget(widget)
        made.setStretchFactor(place, share)
    made.setSizes([share * 10 for _, share in parts])
    return made


def fill(board: QWidget, whole: QSplitter) -> None:
    """Let a board be these panes."""
    column = QVBoxLayout(board)
    column.setContentsMargins(GAP, GAP, GAP, GAP)
    column.addWidget(whole)
