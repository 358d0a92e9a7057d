"""Header: whose map this is, and what is done with it most."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from journey_editor.kernel.words import Words
from journey_editor.ui.labels import PlainLabel


class Header(QWidget):
    """The map's title, its file with a mark where work is not in it yet, and the poster."""

    def __init__(self, poster: QAction, workbook: QAction, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = words
        self._title = PlainLabel("", self)
        self._title.setObjectName("header-title")
        self._file = PlainLabel("", self)
        self._file.setObjectName("header-file")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self._file)
        row.addStretch(1)
        for action, said, primary in ((workbook, "Workbook", False), (poster, "Poster", True)):
            button = QPushButton(words(said), self)
            button.setProperty("primary", primary)
            button.clicked.connect(lambda _=False, one=action: one.trigger())
            row.addWidget(button)

    def show_names(self, title: str, file: str, *, dirty: bool) -> None:
        """Show the names; `dirty` adds a dot and says so."""
        self._title.setText(title)
        self._file.setText(f"{file} ●" if dirty else file)
        self._file.setAccessibleName(f"{file}, {self._words('not saved')}" if dirty else file)
