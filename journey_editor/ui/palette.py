"""Palette: what can be added, in a column at the left."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from journey_editor.kernel.words import Words
from journey_editor.ui.actions import ACTIONS
from journey_editor.ui.labels import set_tip


class Palette(QToolBar):
    """A button for every action that has a short word."""

    def __init__(self, actions: Mapping[str, QAction], words: Words, parent: QWidget) -> None:
        super().__init__(words("Add"), parent)
        self.setObjectName("palette")
        self.setOrientation(Qt.Orientation.Vertical)
        self.setMovable(False)
        self._words = words
        for declared in ACTIONS:
            if declared.palette:
                self.addWidget(self._button(actions[declared.id], words(declared.palette)))
        self._inbox = self._button(actions["view-inbox"], words("Inbox"))
        self._inbox.setObjectName("inbox-button")
        self.addSeparator()
        self.addWidget(self._inbox)

    def show_inbox(self, count: int) -> None:
        """Say how many notes wait in the inbox."""
        said = self._words("Inbox")
        self._inbox.setText(f"{said} {self._words.number(count)}" if count else said)
        self._inbox.setProperty("waiting", bool(count))
        self._inbox.style().polish(self._inbox)
        self._inbox.setAccessibleName(self._words.count(count, "Inbox: {n} note", "Inbox: {n} notes"))

    def _button(self, action: QAction, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(action.icon())
        button.setIconSize(QSize(20, 20))
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFixedWidth(54)
        keys = action.shortcut().toString()
        plain = action.text().replace("&", "")
        set_tip(button, f"{plain} ({keys})" if keys else plain)
        button.setAccessibleName(plain)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _=False, one=action: one.trigger())
        return button
