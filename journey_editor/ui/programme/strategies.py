"""Strategies: the eight of them, how far each has come, what serves it, and what that rests on (R-43)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journey_editor.insight.programme import maturities, serving
from journey_editor.kernel.words import Words
from journey_editor.model.records import Maturity
from journey_editor.session.document import Document
from journey_editor.ui.labels import PlainLabel, sentence
from journey_editor.ui.programme.checklist import below, stand
from journey_editor.ui.programme.levels import ALL_WIDE, LevelInput, level_words
from journey_editor.ui.programme.saying import Saying, column_of

_SHARES: Final = 30, 0, 24, 20, 26  # of the width: strategy, level (as it is), its word, actions, note


class StrategyRow(Saying):
    """One strategy; `asked` gives the actions that serve it."""

    asked = Signal(tuple)

    def __init__(self, document: Document, maturity: Maturity, words: Words, parent: QWidget) -> None:
        super().__init__(document, maturity, words, parent)
        self._word = PlainLabel("", self, role="label", wraps=True)
        self.actions_ = QPushButton("", self)
        self.actions_.setProperty("look", "way")
        self.actions_.setAutoDefault(False)
        self.actions_.clicked.connect(self._ask)
        stand(
            QHBoxLayout(self),
            PlainLabel(self.title, self, wraps=True),
            self.input(LevelInput(column_of(Maturity, "level"), words, self)),
            self._word,
            self.actions_,
            self.prose("note"),
            shares=_SHARES,
        )
        self.refresh()

    def refresh(self) -> None:
        """Show what the document has now."""
        super().refresh()
        words, served = self.words, serving(self.document.kept, self.about)
        self._word.setText(sentence(level_words(self.said.level, words)))
        said = words.count(len(served), "{n} action", "{n} actions") if served else words("no action")
        self.actions_.setText(said)
        self.actions_.setEnabled(bool(served))
        self.actions_.setAccessibleName(f"{self.title}: {said}")

    def _ask(self) -> None:
        self.asked.emit(tuple(one.key for one in serving(self.document.kept, self.about)))


class Strategies(QWidget):
    """The eight strategies below each other."""

    asked = Signal(tuple)

    def __init__(self, document: Document, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(words("Eight strategies"))
        self.rows = [StrategyRow(document, one, words, self) for one in maturities(document.kept)]
        for row in self.rows:
            row.asked.connect(self.asked)
        head = QWidget(self)
        said = ("Strategy", "Maturity", "", "Actions", "Note")
        titles = [PlainLabel(words(one) if one else "", head, role="note") for one in said]
        titles[1].setFixedWidth(ALL_WIDE)
        stand(QHBoxLayout(head), *titles, shares=_SHARES)
        column = QVBoxLayout(self)
        below(column, head, *self.rows)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
