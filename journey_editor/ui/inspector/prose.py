"""Prose: an input for text of several lines."""

from __future__ import annotations

import math
from typing import Any, Final

from PySide6.QtCore import QMimeData, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from journey_editor.model.fields import Column
from journey_editor.model.validity import cleaned
from journey_editor.ui.inspector.inputs import SEVERAL, Input

_FEWEST: Final = 2  # lines seen at once
_MOST: Final = 9
_SPARE: Final = 3  # px, so that the last line is not cut


class ProseInput(Input):
    """Text of several lines, as high as it is long, `fewest` lines at least; Tab leaves it."""

    def __init__(
        self, column: Column, parent: QWidget, *, placeholder: str = "", fewest: int = _FEWEST
    ) -> None:
        super().__init__(column, parent)
        self.text = _Paper(fewest, self)
        self._placeholder = placeholder
        self.text.setPlaceholderText(placeholder)
        self.text.textChanged.connect(self.typed)
        self.hold(self.text)

    def show_value(self, value: Any) -> None:
        """Show a text, and keep the cursor where it was."""
        self.several = False
        self.text.setPlaceholderText(self._placeholder)
        text = "" if value is None else str(value)
        if text == self._written():
            return
        at = self.text.textCursor().position()
        with QSignalBlocker(self.text):
            self.text.setPlainText(text)
        cursor = self.text.textCursor()
        cursor.setPosition(min(at, self.text.document().characterCount() - 1))
        self.text.setTextCursor(cursor)

    def show_several(self, said: str) -> None:
        """Show an empty text in which `said` stands in grey."""
        self.show_value("")
        self.several = True
        self.text.setPlaceholderText(said)

    def value(self) -> Any:
        """Return the text; an empty one is missing where the column may be."""
        text = self._written()
        if self.several and not text:
            return SEVERAL
        return None if not text and self.column.optional else text

    def _written(self) -> str:
        # toPlainText would turn no-break spaces into common ones.
        return cleaned(self.text.document().toRawText(), lines=True)


class _Paper(QPlainTextEdit):
    """A text edit that grows with its text and takes nothing but text."""

    def __init__(self, fewest: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._fewest = fewest
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(3)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Ask for room for every line, within reason."""
        lines = max(self._fewest, min(self._lines, _MOST))
        around = 2 * round(self.document().documentMargin()) + self.height() - self.viewport().height()
        return QSize(120, math.ceil(lines * QFontMetricsF(self.font()).lineSpacing()) + around + _SPARE)

    def minimumSizeHint(self) -> QSize:
        """Ask for no less."""
        return QSize(40, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.updateGeometry()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text, and nothing but text."""
        if source.hasText():
            self.insertPlainText(source.text())

    @property
    def _lines(self) -> int:
        """How many lines there are, or more than are ever seen at once."""
        count, block = 0, self.document().begin()
        while block.isValid() and count <= _MOST:
            self.blockBoundingRect(block)  # breaks the block into lines, which is otherwise put off
            count += max(block.layout().lineCount(), 1)
            block = block.next()
        return count
