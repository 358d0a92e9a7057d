"""Names page: which touchpoint each name of a log stands for, and what of the log is not counted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journey_editor.importers.event_log.log import Counts
from journey_editor.importers.event_log.match import Match
from journey_editor.importers.event_log.said import counted_lines
from journey_editor.kernel.words import Words
from journey_editor.ui.import_log.names_model import NamesModel
from journey_editor.ui.import_log.names_table import NamesTable
from journey_editor.ui.labels import PlainLabel, sentence


class NamesPage(QWidget):
    """Shows the names of counts with what they were matched to; `matches` are as they are chosen now."""

    def __init__(
        self,
        counts: Counts,
        matches: Sequence[Match],
        titles: dict[str, str],
        words: Words,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._model = NamesModel(matches, counts.names, titles, words, self)
        self._table = NamesTable(self._model, words, self)
        counted, *left_out = counted_lines(counts, words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(f"{sentence(counted)}.", self, wraps=True))
        column.addWidget(self._table, 1)
        if left_out:
            column.addWidget(PlainLabel("\n".join(left_out), self, role="label", wraps=True))

    @property
    def matches(self) -> tuple[Match, ...]:
        """The touchpoint of every name, as they are chosen now."""
        return self._model.matches

    def begin(self) -> None:
        """Take the focus."""
        self._table.begin()
