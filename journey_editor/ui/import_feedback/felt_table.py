"""Felt table: what each persona felt at each touchpoint by the answers, beside what the map says now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from journey_editor.importers.feedback.answers import FELT
from journey_editor.importers.feedback.experience import Felt
from journey_editor.kernel.words import Words
from journey_editor.layout.style import SOFT
from journey_editor.ui.import_feedback.columns_model import HELD
from journey_editor.ui.labels import set_tip
from journey_editor.ui.theme import qcolour

_FIRST: Final = 200  # places; a map has few more


class FeltTable(QTableWidget):
    """Rows of persona, touchpoint, how many answered, and what they said in the map's own scale.

    `half` is how far that goes up and down; `personas` and `titles` are what
    rows are called, by id.
    """

    def __init__(
        self,
        personas: Mapping[str, str],
        titles: Mapping[str, str],
        *,
        half: int,
        words: Words,
        parent: QWidget,
    ) -> None:
        super().__init__(0, 4, parent)
        self._personas, self._titles, self._half, self._words = personas, titles, half, words
        self.setProperty("look", "rows")
        self.setAccessibleName(words("What was felt"))
        self.setHorizontalHeaderLabels(
            [words("Persona"), words("Touchpoint"), words("Rows"), words("What was felt")]
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (0, 2):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(1, 150)

    def show_felt(self, felt: Sequence[Felt]) -> None:
        """Show what answers come to, in the order of the map."""
        order = {id_: number for number, id_ in enumerate((*self._personas, *self._titles))}
        listed = sorted(felt, key=lambda one: (order[one.then.persona], order[one.then.subject.id]))
        self.setRowCount(0)
        for row, one in enumerate(listed[:_FIRST]):
            said = (
                self._personas[one.then.persona],
                self._titles[one.then.subject.id],
                self._words.number(one.then.n or 0),
                self._felt(one),
            )
            self.insertRow(row)
            for column, text in enumerate(said):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                set_tip(item, text)
                if one.stays:
                    item.setForeground(qcolour(SOFT))
                self.setItem(row, column, item)

    def _felt(self, one: Felt) -> str:
        """Return what the answers say, beside what the map says now."""
        words = self._words
        parts = []
        for holds, field in FELT.items():
            then, now = getattr(one.then, field), getattr(one.now, field, None)
            question = words(HELD[holds])
            if then is not None:
                said = words("{question} {value}", question=question, value=self._number(then))
            elif now is not None and not one.stays:
                said = words("{question} goes", question=question)
            else:
                continue
            if now is not None and now != then:
                said = words("{said} (now {value})", said=said, value=self._number(now))
            parts.append(said)
        felt = " · ".join(parts)
        return words("not taken: {felt}", felt=felt) if one.stays else felt

    def _number(self, value: float) -> str:
        shown = round(value * self._half, 1)
        sign = "−" if shown < 0 else "+" if shown else ""
        return sign + self._words.number(abs(shown), decimals=1)
