"""Warehouse: what to ask of the place where a log lies, so that no event has to leave it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from journey_editor.importers.event_log.log import WAREHOUSE_SQL
from journey_editor.kernel.words import Words
from journey_editor.ui.labels import PlainLabel


class WarehouseDialog(QDialog):
    """Shows the question in SQL, to be copied."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("What a warehouse would be asked"))
        said = words(
            "Where a log lies in a warehouse, let that count it: no event and no case has to leave it. "
            "Save the answer as CSV and import that. A row without “from” says how many cases start "
            "there, a row without “to” how many end there."
        )
        self._sql = QPlainTextEdit(WAREHOUSE_SQL, self)
        self._sql.setReadOnly(True)
        self._sql.setTabChangesFocus(True)
        self._sql.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._sql.setAccessibleName(words("SQL"))
        buttons = QDialogButtonBox(self)
        copy = buttons.addButton(words("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.addButton(words("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(said, self, wraps=True))
        column.addWidget(self._sql, 1)
        column.addWidget(buttons)
        self.resize(740, 380)
        copy.setDefault(True)
        copy.setFocus()

    def _copy(self) -> None:
        self._sql.selectAll()
        QGuiApplication.clipboard().setText(WAREHOUSE_SQL)
