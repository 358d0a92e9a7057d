"""Beside: the inspector at the right of a board, about what is chosen there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from journey_editor.canvas.selection import Selection
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.session.document import Document
from journey_editor.ui.inspector.inspector import Inspector
from journey_editor.ui.panes import card, fill, split

_WIDTH: Final = 290  # px


class Beside:
    """Fills a board with `left` and the panel; what is not there yet is made with the first document."""

    def __init__(
        self, left: QVBoxLayout | QSplitter, selection: Selection, words: Words, board: QWidget
    ) -> None:
        self._selection = selection
        self._words = words
        self._board = board
        self._shown: tuple[Document, View] | None = None
        self.inspector: Inspector | None = None
        self._column = card(board)
        whole = split(Qt.Orientation.Horizontal, (left, 77), (self._column, 23), parent=board)
        whole.setStretchFactor(0, 1)
        whole.setStretchFactor(1, 0)
        whole.setSizes([1000, _WIDTH])
        fill(board, whole)

    def show_document(self, document: Document, view: View) -> None:
        """Show another document, or another part of it; what is typed meanwhile stays."""
        if self.inspector is None:
            self.inspector = Inspector(document, self._selection, self._words, self._board)
            self._column.addWidget(self.inspector)
        if (document, view) != self._shown:
            self._shown = document, view
            self.inspector.set_document(document)
            self.inspector.show_view(view)

    def commit(self) -> None:
        """Keep what is being typed."""
        if self.inspector is not None:
            self.inspector.commit()
