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
        for declared in ACTIONS:
            if not declared.palette:
                continue
            action = actions[declared.id]
            button = QToolButton(self)
            button.setIcon(action.icon())
            button.setIconSize(QSize(20, 20))
            button.setText(words(declared.palette))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setFixedWidth(54)
            keys = action.shortcut().toString()
            plain = action.text().replace("&", "")
            set_tip(button, f"{plain} ({keys})" if keys else plain)
            button.setAccessibleName(plain)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, one=action: one.trigger())
            self.addWidget(button)
