"""Match columns: what each column of a table holds, seen before anything of it is on the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from journey_editor.importers.bring import MOST, bring
from journey_editor.importers.brought import Brought
from journey_editor.importers.columns import guess, has_headings, names_in
from journey_editor.importers.entries import Meaning, entries_of_table
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.place import Place
from journey_editor.model.project import Project
from journey_editor.ui.column_choices import ColumnChoices
from journey_editor.ui.labels import PlainLabel

_MEANINGS: Final = (
    (Meaning.TEXT, "Text"),
    (Meaning.KIND, "Kind"),
    (Meaning.STEP, "Step"),
    (Meaning.STAGE, "Stage"),
    (Meaning.ROW, "Lane or channel"),
    (Meaning.IGNORED, "Ignore"),
)


class MatchColumns(QDialog):
    """Shows the first rows under a choice for each column; `brought` is what OK would make of all."""

    def __init__(
        self,
        rows: Sequence[Sequence[str]],
        project: Project,
        place: Place,
        *,
        words: Words,
        mint: Mint,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.brought = Brought(Change())
        self._rows = rows
        self._project = project
        self._place = place
        self._words = words
        self._mint = mint
        self.setWindowTitle(words("Import notes"))
        self._headings = QCheckBox(words("The first row holds &headings"), self)
        self._headings.setChecked(has_headings(rows))
        meanings = [(meaning, words(said)) for meaning, said in _MEANINGS]
        self._table = ColumnChoices(rows, meanings, Meaning.IGNORED, words=words, parent=self)
        self._said = PlainLabel("", self, role="summary", wraps=True)
        self._buttons = QDialogButtonBox(self)
        self._accept = self._buttons.addButton(words("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(words("What does each column hold?"), self))
        column.addWidget(self._table, 1)
        column.addWidget(self._headings)
        column.addWidget(self._said)
        column.addWidget(self._buttons)
        for choice in self._table.choices:
            choice.currentIndexChanged.connect(self._count)
        self._guess()
        self._headings.toggled.connect(self._guess)
        whole = self._table.whole
        self.resize(max(480, min(whole.width() + 40, 1100)), max(260, min(whole.height() + 150, 640)))
        self._accept.setDefault(True)
        self._table.choices[0].setFocus()

    def _guess(self) -> None:
        """Choose for every column what it seems to hold."""
        headings = self._headings.isChecked()
        names = names_in(self._project, self._place)
        self._table.show_meanings(guess(self._rows, headings=headings, names=names), headings=headings)
        self._count()

    def _count(self) -> None:
        """Say what will come."""
        words = self._words
        meanings = self._table.meanings
        entries = entries_of_table(self._rows, meanings, headings=self._headings.isChecked())
        if len(entries) > MOST:
            said = words(
                "{n} cards are too many; at most {most} can come in at once.",
                n=words.number(len(entries)),
                most=words.number(MOST),
            )
            self.brought = Brought(Change())
        else:
            self.brought = bring(self._project, entries, self._place, words=words, mint=self._mint)
            said = self.brought.summary(words)
        self._said.setText(said)
        self._accept.setEnabled(bool(self.brought.change))
        self._table.show_ignored()
