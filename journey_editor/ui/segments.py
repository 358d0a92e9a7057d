"""Segments: a switch of a few words beside each other, one of which is down."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget


class Segments(QFrame):
    """Shows which of several is chosen; `chosen` says which one somebody pressed, by its place."""

    chosen = Signal(int)

    def __init__(self, name: str, said: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "segments")
        self.setAccessibleName(name)
        self.buttons: list[QPushButton] = []
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for place, text in enumerate(said):
            button = QPushButton(text, self)
            button.setProperty("segment", True)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, at=place: self.chosen.emit(at))
            group.addButton(button)
            row.addWidget(button)
            self.buttons.append(button)
        self.choose(0)

    def choose(self, place: int) -> None:
        """Let one of them be down."""
        self.buttons[place].setChecked(True)
