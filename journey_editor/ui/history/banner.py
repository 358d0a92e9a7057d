"""Banner: which earlier moment is shown, above everything that shows it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.kernel.words import Words, isolated
from journey_editor.ui.history.looking import Looking
from journey_editor.ui.history.said import called, when
from journey_editor.ui.labels import PlainLabel, set_tip


class Banner(QWidget):
    """Says when this was and who did what, and leads on from there; Esc on it or on the map leads back."""

    named = Signal()

    def __init__(self, looking: Looking, canvas: Canvas, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("past-banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._looking = looking
        self._canvas = canvas
        self._words = words
        self.said = ""
        self._label = PlainLabel("", self, role="strong", elides=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        for said, keys, does in (
            (words("Restore this"), words("Enter in the history"), self._restore),
            (words("Name it…"), "", self.named.emit),
            (words("Back to now"), "Esc", looking.back),
        ):
            button = QPushButton(said, self)
            set_tip(button, f"{said} ({keys})" if keys else "")
            button.clicked.connect(does)
            row.addWidget(button)
        looking.changed.connect(self._show)
        canvas.installEventFilter(self)
        self.hide()

    def _show(self) -> None:
        one, words = self._looking.moment, self._words
        if one is None:
            self.hide()
            return
        time, author = when(one, words, to_stay=True), f", {isolated(one.author)}" if one.author else ""
        self.said = words("As it was on {time}{author}: {what}", time=time, author=author, what=called(one))
        self._label.setText(self.said)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.said))

    def _restore(self) -> None:
        if self._looking.moment is not None:
            self._looking.go(self._looking.moment)
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back to now with Esc on the map."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._took(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to now with Esc."""
        if not self._took(event):
            super().keyPressEvent(event)

    def _took(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Escape or self._looking.moment is None:
            return False
        self._looking.back()
        return True
