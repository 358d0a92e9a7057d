"""Typed scores: a digit for impact, then one for feasibility."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journey_editor.insight.priorities import Priority
from journey_editor.kernel.words import Words
from journey_editor.model.records import Criterion, RowKey
from journey_editor.ui.matrix.scoring import Scoring

_TYPED_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class TypedScores:
    """Takes digits from 1 to 5 for the chosen action: the first is its impact, the next its feasibility.

    Backspace takes both back.
    """

    def __init__(self, scoring: Scoring, words: Words) -> None:
        self._scoring = scoring
        self._words = words
        self._awaits: RowKey | None = None  # the action whose feasibility comes next

    def forget_other(self, key: RowKey | None) -> None:
        """Begin anew where another action is chosen."""
        if key != self._awaits:
            self._awaits = None

    def take(self, event: QKeyEvent, one: Priority | None) -> bool:
        """Take a key for the chosen action; return whether it was one of these."""
        if event.modifiers() & _TYPED_WITH:
            return False
        # By what is typed: on some keyboards a digit is typed with Shift.
        digit = event.text() if event.text() in tuple("12345") else ""
        if not digit and event.key() != Qt.Key.Key_Backspace:
            return False
        if one is None:
            self._scoring.advised.emit(self._words("Choose an action first."))
        elif self._scoring.may_move():
            self._give(one.action.key, digit)
        return True

    def _give(self, key: RowKey, digit: str) -> None:
        words = self._words
        if not digit:
            self._awaits = None
            self._scoring.take_back(key)
        elif self._awaits == key:
            self._awaits = None
            self._scoring.give(key.id, {Criterion.FEASIBILITY: float(digit)})
            self._scoring.advised.emit(words("Feasibility {n}.", n=digit))
        else:
            self._scoring.give(key.id, {Criterion.IMPACT: float(digit)})
            self._awaits = key
            self._scoring.advised.emit(words("Impact {n}; the next digit is feasibility.", n=digit))
