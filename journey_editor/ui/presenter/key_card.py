"""Key card: what the keys do while presenting, over the map."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from journey_editor.kernel.words import Words
from journey_editor.ui.labels import PlainLabel

_KEYS: Final = (
    ("→", "next stage"),
    ("←", "stage before"),
    ("Home  End", "first or last stage"),
    ("↓  ↑", "scroll"),
    ("+  −", "larger or smaller type"),
    ("O", "the whole map"),
    ("B", "blank the screen"),
    ("T", "start or pause the timer"),
    ("N  Shift+N", "next item of the agenda, or the one before"),
    ("H", "these keys"),
    ("Esc", "end"),
)
_STYLE: Final = """
QWidget#key-card {{ background: white; border: 3px solid #1f2937; border-radius: {pad}px; }}
QWidget#key-card QLabel {{ font-size: {size}px; color: #1f2937; padding: {gap}px {pad}px; }}
"""


class KeyCard(QWidget):
    """Hidden until asked for."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("key-card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(", ".join(f"{keys}: {words(what)}" for keys, what in _KEYS))
        grid = QGridLayout(self)
        for row, (keys, what) in enumerate(_KEYS):
            grid.addWidget(PlainLabel(keys, self, role="strong"), row, 0)
            grid.addWidget(PlainLabel(words(what), self), row, 1)
        self.hide()

    def suit(self, room: QSize) -> None:
        """Take letters and a place that suit a screen of this size."""
        size = max(min(room.height() // 32, room.width() // 45), 10)
        self.setStyleSheet(_STYLE.format(size=size, pad=size, gap=size // 5))
        hint = self.sizeHint().boundedTo(room)
        self.setGeometry(
            (room.width() - hint.width()) // 2,
            (room.height() - hint.height()) // 2,
            hint.width(),
            hint.height(),
        )
