"""Returned dialog: what workbooks would change on the map, before anything of it is made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journey_editor.importers.returned.returned import FromFile, Returned
from journey_editor.kernel.words import Words
from journey_editor.ui.labels import PlainLabel, literal

_SIZE: Final = QSize(760, 560)  # px, where the screen has room for it
_FRAME: Final = QSize(40, 70)  # px that a window manager and its bars may take

Bring = Callable[[Mapping[Path, str], Collection[str]], Returned]


class ReturnedDialog(QDialog):
    """Says what each workbook brings, asks who scored and which actions come that the map does not have.

    `bring(scorers, taken)` works that out; `returned` is what it came to.
    """

    def __init__(self, bring: Bring, refused: Sequence[str], words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._bring, self._words = bring, words
        self.returned = bring({}, ())
        self.setWindowTitle(words("Bring scores back"))
        inside = QWidget(self)
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setSpacing(14)
        self._files = [_File(one, words, inside) for one in self.returned.files]
        for file in self._files:
            file.scorer.editingFinished.connect(self._work_out)
            rows.addWidget(file)
        for sentence in refused:
            rows.addWidget(PlainLabel(sentence, inside, role="problem", wraps=True))
        self._missing = self._ask_missing(inside, rows)
        rows.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._nothing = PlainLabel(
            words("The map has all of this already; nothing changes."), self, role="label"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(PlainLabel(words("Scores came back from"), self, role="title"))
        column.addWidget(scroll, 1)
        column.addWidget(self._nothing)
        column.addWidget(self._buttons())
        self.resize(_SIZE.boundedTo(self.screen().availableGeometry().size() - _FRAME))
        self._show()
        self._go.setDefault(True)
        self._go.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        words, buttons = self._words, QDialogButtonBox(self)
        self._go = QPushButton(words("Bring in"), buttons)
        self._go.setProperty("primary", True)
        buttons.addButton(self._go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _ask_missing(self, inside: QWidget, rows: QVBoxLayout) -> dict[str, QCheckBox]:
        words, boxes = self._words, dict[str, QCheckBox]()
        if self.returned.asked:
            said = words("Not on the map: tick what comes as a new action")
            rows.addWidget(PlainLabel(said, inside, role="section", wraps=True))
        for one in self.returned.asked:
            box = boxes[one.id] = QCheckBox(literal(one.line(words)), inside)
            box.toggled.connect(self._work_out)
            rows.addWidget(box)
        return boxes

    def _work_out(self) -> None:
        """Work out anew what comes, of what is said and ticked by now."""
        scorers = {file.path: file.scorer.text().strip() for file in self._files if file.asks}
        taken = [id_ for id_, box in self._missing.items() if box.isChecked()]
        self.returned = self._bring(scorers, taken)
        self._show()

    def _show(self) -> None:
        for file, one in zip(self._files, self.returned.files, strict=True):
            file.show_brought(one)
        self._nothing.setVisible(not self.returned.change)
        self._go.setEnabled(bool(self.returned.change))


class _File(QWidget):
    """One workbook: its name, who scored in it, what it brings in a line, and notes below."""

    def __init__(self, one: FromFile, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.path, self._words = one.path, words
        self.asks = bool(one.scorer)
        self.scorer = QLineEdit(one.scorer, self)
        self.scorer.setAccessibleName(words("Who scored in {file}", file=one.path.name))
        self.scorer.setVisible(self.asks)
        self._line = PlainLabel("", self, wraps=True)
        self._notes = PlainLabel("", self, role="label", wraps=True)
        by = PlainLabel(words("Scored by"), self, role="label")
        by.setBuddy(self.scorer)
        by.setVisible(self.asks)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(PlainLabel(one.path.name, self, role="strong", elides=True), 0, 0)
        grid.addWidget(self._line, 0, 1)
        grid.addWidget(by, 0, 2)
        grid.addWidget(self.scorer, 0, 3)
        grid.addWidget(self._notes, 1, 0, 1, 4)
        for column, share in enumerate((3, 4, 0, 2)):
            grid.setColumnStretch(column, share)

    def show_brought(self, one: FromFile) -> None:
        """Say what it brings by now."""
        self._line.setText(one.line(self._words))
        self._notes.setText("\n".join(f"• {note}" for note in one.notes))
        self._notes.setVisible(bool(one.notes))
        if not self.scorer.hasFocus():
            self.scorer.setText(one.scorer)
