"""Poster dialog: which paper, and which way round."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from journey_editor.kernel.errors import CallError
from journey_editor.kernel.words import Words
from journey_editor.layout.paper import Paper, paper_named
from journey_editor.ui.labels import PlainLabel

_NAMED: Final = ("A4", "A3", "A2", "A1", "A0", "letter", "tabloid", "arch-d", "arch-e")
_ROLLS: Final = ("roll-610", "roll-914", "roll-1067")


class PosterDialog(QDialog):
    """Asks for a paper; cannot be accepted with one that does not exist."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setWindowTitle(words("Poster"))
        self._paper = QComboBox(self)
        for name in _NAMED:
            self._paper.addItem(name, name)
        for name in _ROLLS:
            self._paper.addItem(words("Roll of {n} mm", n=name.removeprefix("roll-")), name)
        self._paper.addItem(words("Own size"), "")
        self._paper.setCurrentText("A0")
        self._size = QLineEdit("1200x800", self)
        self._turn = QComboBox(self)
        self._turn.addItem(words("Landscape"), False)
        self._turn.addItem(words("Portrait"), True)
        self._said = PlainLabel("", self)
        form = QFormLayout(self)
        form.addRow(words("&Paper"), self._paper)
        form.addRow(words("&Width x height in mm"), self._size)
        form.addRow(words("&Direction"), self._turn)
        form.addRow(self._said)
        self._buttons = QDialogButtonBox(self)
        self._buttons.addButton(words("Write…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form.addRow(self._buttons)
        self._paper.currentIndexChanged.connect(self._check)
        self._size.textChanged.connect(self._check)
        self._check()

    def paper(self) -> Paper:
        """Return the paper that was chosen; raise CallError where there is no such paper."""
        name = self._paper.currentData() or self._size.text().strip()
        return paper_named(name, portrait=bool(self._turn.currentData()))

    def _check(self) -> None:
        own = not self._paper.currentData()
        self._size.setEnabled(own)
        self._turn.setEnabled(self._paper.currentText() in _NAMED)
        try:
            self.paper()
            said = ""
        except CallError:
            said = self._words("Write the size as width x height in mm, such as 900x600.")
        self._said.setText(said)
        for button in self._buttons.buttons()[:1]:
            button.setEnabled(not said)
