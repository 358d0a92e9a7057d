"""Palette: what can be added, in a column at the left."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QDrag, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QToolBar, QToolButton, QWidget

from journey_editor.canvas.carried import carrying_action
from journey_editor.kernel.words import Words
from journey_editor.ui.actions import ACTIONS
from journey_editor.ui.labels import set_tip


class Palette(QToolBar):
    """A button for every action that has a short word; where the window is low, without the words."""

    def __init__(self, actions: Mapping[str, QAction], words: Words, parent: QWidget) -> None:
        super().__init__(words("Add"), parent)
        self.setObjectName("palette")
        self.setOrientation(Qt.Orientation.Vertical)
        self.setMovable(False)
        self._words = words
        self._tall = 0
        for declared in ACTIONS:
            if declared.palette:
                self.addWidget(self._button(actions[declared.id], words(declared.palette), declared.id))
        self._inbox = self._button(actions["view-inbox"], words("Inbox"))
        self._inbox.setObjectName("inbox-button")
        self.addSeparator()
        self.addWidget(self._inbox)
        self.setMinimumHeight(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words out, and set the buttons closer, where there is no room for them."""
        self._tall = max(self._tall, self.sizeHint().height())
        low = self.height() < self._tall
        if low != self.property("low"):
            self._set_low(low)
        super().resizeEvent(event)

    @property
    def inbox(self) -> QWidget:
        """The button that stands for the inbox."""
        return self._inbox

    def show_inbox(self, count: int) -> None:
        """Say how many notes wait in the inbox."""
        said = self._words("Inbox")
        self._inbox.setText(f"{said} {self._words.number(count)}" if count else said)
        self._inbox.setProperty("waiting", bool(count))
        self._inbox.style().polish(self._inbox)
        self._inbox.setAccessibleName(self._words.count(count, "Inbox: {n} note", "Inbox: {n} notes"))

    def _set_low(self, low: bool) -> None:  # noqa: FBT001 - what the property says
        short, worded = Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        buttons = self.findChildren(_Button)
        for button in buttons:
            if button is not self._inbox:
                button.setToolButtonStyle(short if low else worded)
        self.setProperty("low", low)
        for dressed in (self, *buttons):
            self.style().polish(dressed)

    def _button(self, action: QAction, text: str, carried: str = "") -> QToolButton:
        button = _Button(carried, self)
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


class _Button(QToolButton):
    """A button that can also be dragged onto the map, where it stands for the action `carried`."""

    def __init__(self, carried: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._carried = carried
        self._pressed: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where it was pressed."""
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Come along with the hand."""
        way = event.position().toPoint() - self._pressed if self._pressed is not None else QPoint()
        if not self._carried or way.manhattanLength() < QApplication.startDragDistance():
            super().mouseMoveEvent(event)
            return
        self._pressed = None
        self.setDown(False)
        drag = QDrag(self)
        drag.setMimeData(carrying_action(self._carried))
        drag.setPixmap(self.icon().pixmap(self.iconSize()))
        drag.exec(Qt.DropAction.CopyAction)
