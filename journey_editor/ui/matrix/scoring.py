"""Scoring: who gives scores now, and what a hand or a key lets them give."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from journey_editor.canvas.speech import why_not_now
from journey_editor.insight.priorities import Priority
from journey_editor.insight.scorers import given_by
from journey_editor.kernel.words import Words
from journey_editor.layout.matrix_plot import LEAST, MOST, stepped
from journey_editor.model.change import Change
from journey_editor.model.edits.parties import party_named
from journey_editor.model.edits.scoring import give_scores
from journey_editor.model.project import Project
from journey_editor.model.records import AXES, Criterion, Party, RowKey, Scheme
from journey_editor.session.document import Document

_MIDDLE = (LEAST + MOST) / 2


class Scoring(QObject):
    """Gives scores in the name of one scorer; `changed` says that it is another one.

    `advised` says why something cannot be scored now, `wanted` that a name is missing.
    """

    changed = Signal()
    advised = Signal(str)
    wanted = Signal()

    def __init__(self, words: Words, apply: Callable[[str, Change], None], parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self.apply = apply
        self._document: Document | None = None
        self._name = ""

    @property
    def name(self) -> str:
        """The scorer's name, or nothing."""
        return self._name

    def use(self, name: str) -> None:
        """Score under this name from now on."""
        name = " ".join(name.split())
        if name != self._name:
            self._name = name
            self.changed.emit()

    def show_document(self, document: Document) -> None:
        """Score in another document."""
        self._document = document

    @property
    def document(self) -> Document:
        """What is scored in."""
        assert self._document is not None
        return self._document

    def scorer(self, project: Project) -> Party | None:
        """Return the party that scores, where the project has it already."""
        return party_named(project, self._name)

    def own(self, project: Project, action: str) -> dict[Criterion, float]:
        """Return what the scorer gave an action."""
        scorer = self.scorer(project)
        return given_by(project, scorer.id, action) if scorer is not None else {}

    def may_move(self) -> bool:
        """Return whether a dot can be moved now; say so where not."""
        words = self._words
        if not self.document.may_change:
            self.advised.emit(why_not_now(self.document, words))
        elif self.document.kept.setting.scheme == Scheme.WEIGHTED:
            self.advised.emit(
                words("With weighted criteria a dot follows from its scores: type them beside the matrix.")
            )
        elif not self._name:
            self.advised.emit(words("Say first who scores."))
            self.wanted.emit()
        else:
            return True
        return False

    def change(self, action: str, given: Mapping[Criterion, float | None]) -> Change:
        """Return the change that gives an action these scores."""
        document = self.document
        return give_scores(document.kept, action, scorer=self._name, given=given, mint=document.mint)

    def give(self, action: str, given: Mapping[Criterion, float | None]) -> None:
        """Give an action these scores, as one entry of undo."""
        self.apply(self._words("Score an action"), self.change(action, given))

    def nudge(self, one: Priority, axis: Criterion, by: float) -> None:
        """Move the scorer's own place of an action along an axis; who has none begins where its dot is."""
        place = self.place(one)
        moved = max(LEAST, min(place[axis] + by, MOST))
        self.give(one.action.id, {**place, axis: stepped(moved, step=min(abs(by), 0.5))})

    def place(self, one: Priority) -> dict[Criterion, float]:
        """Return the scorer's own place of an action: else where its dot is, else the middle."""
        own = self.own(self.document.kept, one.action.id)
        means = dict(zip(AXES, (one.impact, one.feasibility), strict=True))
        return {
            axis: own.get(axis, _MIDDLE if means[axis] is None else stepped(means[axis] or LEAST))
            for axis in AXES
        }

    def take_back(self, key: RowKey) -> None:
        """Take back what the scorer gave an action."""
        own = self.own(self.document.kept, key.id)
        if own:
            change = self.change(key.id, dict.fromkeys(own))
            self.apply(self._words("Take scores back"), change)
