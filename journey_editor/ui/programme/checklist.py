"""Checklist: the ten items, how far each has come, who sees to it, and what shows it (R-44)."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journey_editor.insight.programme import checklist
from journey_editor.kernel.words import Words
from journey_editor.model.records import ChecklistItem
from journey_editor.session.document import Document
from journey_editor.ui.inspector.parties import PartyInput
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.programme.saying import Saying, column_of
from journey_editor.ui.programme.states import StateInput, walk

_SHARES: Final = 34, 16, 18, 32  # of the width: item, state, owner, evidence


class ItemRow(Saying):
    """One item of the checklist."""

    def __init__(self, document: Document, item: ChecklistItem, words: Words, parent: QWidget) -> None:
        super().__init__(document, item, words, parent)
        state = StateInput(column_of(ChecklistItem, "state"), words, self)
        self.state = state.button
        stand(
            QHBoxLayout(self),
            PlainLabel(self.title, self, wraps=True),
            self.input(state),
            self.input(PartyInput(column_of(ChecklistItem, "owner"), words, self)),
            self.prose("evidence"),
            shares=_SHARES,
        )
        self.refresh()


class Checklist(QWidget):
    """The ten items below each other."""

    def __init__(self, document: Document, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(words("Ten-item checklist"))
        self.rows = [ItemRow(document, item, words, self) for item in checklist(document.kept)]
        walk([row.state for row in self.rows])
        head = QWidget(self)
        said = ("Item", "State", "Owner", "Evidence")
        titles = (PlainLabel(words(one), head, role="note") for one in said)
        stand(QHBoxLayout(head), *titles, shares=_SHARES)
        below(QVBoxLayout(self), head, *self.rows)


def stand(row: QHBoxLayout, *widgets: QWidget, shares: tuple[int, ...]) -> None:
    """Set widgets beside each other, each with its share of the width, as in every other row.

    One without a share is as wide as it is.
    """
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for widget, share in zip(widgets, shares, strict=True):
        if share:
            policy = widget.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Ignored)
            widget.setSizePolicy(policy)
        row.addWidget(widget, share)


def below(column: QVBoxLayout, *widgets: QWidget) -> None:
    """Set rows below each other."""
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
