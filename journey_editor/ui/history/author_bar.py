"""Author bar: asks below the map for the name in the history, and waits for as long as it takes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.kernel.words import Words
from journey_editor.model.validity import cleaned
from journey_editor.ui.history.author import LONGEST, Author
from journey_editor.ui.labels import PlainLabel


class AuthorBar(QWidget):
    """Takes no focus unless it was asked for; Enter keeps the name, Esc means not now."""

    def __init__(self, author: Author, canvas: Canvas, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("author-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._author = author
        self._canvas = canvas
        said = words("Your name in the history:")
        self.line = QLineEdit(self)
        self.line.setMaxLength(LONGEST)
        self.line.setMaximumWidth(280)
        self.line.setAccessibleName(words("Your name in the history"))
        self.line.setText(author.name)
        self.line.returnPressed.connect(self._keep)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(8)
        row.addWidget(PlainLabel(said, self))
        row.addWidget(self.line, 1)
        for label, does in ((words("Keep"), self._keep), (words("Not now"), self._decline)):
            button = QPushButton(label, self)
            button.clicked.connect(does)
            row.addWidget(button)
        why = words("It stands beside your changes, also in a file that you send.")
        row.addWidget(PlainLabel(why, self, role="note", elides=True), 2)
        author.changed.connect(self.hide)
        self.hide()
        self._said = said

    def ask(self) -> None:
        """Be there, and let whoever types go on."""
        if self.isHidden():
            self.show()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._said))

    def begin(self) -> None:
        """Be ready for typing: another name is wanted."""
        self.line.setText(self._author.name)
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _keep(self) -> None:
        self._leave()
        self._author.keep(cleaned(self.line.text(), lines=False).strip())

    def _decline(self) -> None:
        self._leave()
        self._author.decline()

    def _leave(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decline with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._decline()
        else:
            super().keyPressEvent(event)
