"""Scorer box: in whose name scores are given: any party of the map, or a new name."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from journey_editor.kernel.words import Words
from journey_editor.model.fields import Line, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import Party
from journey_editor.ui.matrix.scoring import Scoring

_WIDE = 130, 240  # px


class ScorerBox(QComboBox):
    """A name counts when Enter is pressed or the box is left."""

    def __init__(self, scoring: Scoring, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._scoring = scoring
        self._line = QLineEdit(self)
        self.setEditable(True)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._line.setCompleter(None)  # type: ignore[arg-type] # None is right: with one, Ann becomes Anna
        self._line.setPlaceholderText(words("Who scores"))
        for column in columns_of(Party):
            if column.name == "name" and isinstance(column.field, Line):
                self._line.setMaxLength(column.field.longest)
        self.setAccessibleName(words("Scoring as"))
        self.setMinimumWidth(_WIDE[0])
        self.setMaximumWidth(_WIDE[1])
        self._line.editingFinished.connect(self.take)
        self.activated.connect(lambda _: self.take())
        scoring.wanted.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        scoring.changed.connect(self._show)
        self._show()

    def take(self) -> None:
        """Score under the name that stands here."""
        self._scoring.use(self.currentText())

    def show_parties(self, project: Project) -> None:
        """Offer the parties of a project; what stands here stays."""
        names = sorted((one.name for one in project.all(Party).values() if one.name), key=str.casefold)
        if names != [self.itemText(place) for place in range(self.count())]:
            typed = self.currentText()
            with QSignalBlocker(self):
                self.clear()
                self.addItems(names)
                self.setCurrentText(typed)

    def _show(self) -> None:
        if self.currentText() != self._scoring.name:
            with QSignalBlocker(self):
                self.setCurrentText(self._scoring.name)
