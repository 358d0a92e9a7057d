"""Judging: what the scorer gives the chosen action and says of it, beside what the others do."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from journey_editor.insight.priorities import criteria
from journey_editor.kernel.words import Words, isolated
from journey_editor.model.edits.scoring import say_comment
from journey_editor.model.fields import columns_of
from journey_editor.model.records import AXES, Action, Comment, Criterion, Party, RowKey, Score
from journey_editor.ui.inspector.blank import Blank
from journey_editor.ui.inspector.inputs import NumberInput
from journey_editor.ui.inspector.prose import ProseInput
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.labels import PlainLabel, sentence, set_tip
from journey_editor.ui.matrix.ranked_model import NONE
from journey_editor.ui.matrix.scoring import Scoring

_STEP: Final = 0.5
_NUMBER: Final = 64  # px
_VALUE = next(one for one in columns_of(Score) if one.name == "value")
_TEXT = next(one for one in columns_of(Comment) if one.name == "text")
GOOD: Final = {
    Criterion.IMPACT: "5: patrons notice at once",
    Criterion.FEASIBILITY: "5: easy to do",
    Criterion.NEEDS: "5: meets a need or ends a pain of many",
    Criterion.CHANNELS: "5: where those it is for already are",
    Criterion.SCALABILITY: "5: works everywhere, for everybody",
    Criterion.READINESS: "5: staff and systems are ready",
    Criterion.SPEED: "5: done within weeks",
    Criterion.BUDGET: "5: costs next to nothing",
}


class Judging(Section):
    """The scores and the comment of one scorer on one action, and everybody's means and comments."""

    def __init__(self, scoring: Scoring, key: RowKey, words: Words, parent: QWidget) -> None:
        super().__init__(scoring.document, key, words, parent)
        self.setObjectName("judging")
        self._scoring = scoring
        self._title = PlainLabel("", self, role="section", elides=True)
        self._who = PlainLabel("", self, role="note", elides=True)
        self.scores: dict[Criterion, Blank] = {}
        self._means: dict[Criterion, PlainLabel] = {}
        wanted = criteria_of(scoring)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for place, criterion in enumerate(wanted):
            self._add_score(grid, place, criterion, half=(len(wanted) + 1) // 2 if len(wanted) > 2 else 1)
        self._comment = self.blank_for(
            _TEXT, ProseInput(_TEXT, self, placeholder=words("why these scores")), self._keep_comment
        )
        self._comment.label.setText(words("Your comment"))
        self._others = QVBoxLayout()
        self._others.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 10)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._who)
        column.addLayout(grid)
        for widget in (self._comment.label, self._comment.input, self._comment.problem):
            column.addWidget(widget)
        column.addLayout(self._others)
        column.addStretch(1)
        self._said: list[PlainLabel] = []
        self.refresh()

    def _add_score(self, grid: QGridLayout, place: int, criterion: Criterion, *, half: int) -> None:
        """Set a criterion into one of two columns: its words, the score, and what all gave."""
        words = self.words
        column = replace(_VALUE, optional=True, field=replace(_VALUE.field, label=criterion.value, hint=""))
        made = NumberInput(column, words, self, step=_STEP, placeholder=NONE)
        made.line.setFixedWidth(_NUMBER)
        blank = self.blank_for(column, made, lambda blank: self._keep_score(criterion, blank))
        said = sentence(words(criterion.value))
        good = words(GOOD[criterion])
        blank.label.setText(said)
        made.name(said, hint=good)
        for widget in (blank.label, made.control):
            set_tip(widget, good)
        mean = PlainLabel("", self, role="note", elides=True)
        row, right = place % half, place // half * 3
        grid.addWidget(blank.label, row * 2, right)
        grid.addWidget(made, row * 2, right + 1)
        grid.addWidget(mean, row * 2, right + 2)
        grid.addWidget(blank.problem, row * 2 + 1, right, 1, 3)
        grid.setColumnStretch(right + 2, 1)
        self.scores[criterion], self._means[criterion] = blank, mean

    def refresh(self) -> None:
        """Show what the document has now; what is being typed stays."""
        project, words, name = self.document.kept, self.words, self._scoring.name
        action = project.get(Action, self.key.id)
        if action is None:
            return
        self._title.setText(action.title or words("Untitled"))
        self._who.setText(
            words("Scores of {who}", who=isolated(name)) if name else words("Say first who scores.")
        )
        self.setEnabled(self.document.may_change)
        own = self._scoring.own(project, action.id)
        for criterion, blank in self.scores.items():
            blank.show_value(own.get(criterion))
            blank.input.setEnabled(bool(name))
            given = [
                one.value
                for one in project.all(Score).where("action", action.id)
                if one.criterion == criterion
            ]
            self._means[criterion].setText(_mean(given, words))
        scorer = self._scoring.scorer(project)
        comments = project.all(Comment).where("action", action.id)
        mine = (one.text for one in comments if scorer is not None and one.scorer == scorer.id)
        self._comment.show_value(next(mine, ""))
        self._comment.input.setEnabled(bool(name))
        others = [
            f"{isolated(party.name or words('Untitled'))}: {isolated(one.text)}"
            for one in comments
            if (party := project.get(Party, one.scorer)) is not None and one.text.strip() and party != scorer
        ]
        if others != [label.text() for label in self._said]:
            self._list(sorted(others))

    def _list(self, others: list[str]) -> None:
        for label in self._said:
            self._others.removeWidget(label)
            label.deleteLater()
        self._said = [PlainLabel(one, self, wraps=True) for one in others]
        for label in self._said:
            self._others.addWidget(label)

    def _keep_score(self, criterion: Criterion, blank: Blank) -> None:
        value = blank.input.value()
        change = self._scoring.change(self.key.id, {criterion: None if value is None else float(value)})
        self.apply(self.words(criterion.value), change, blank)

    def _keep_comment(self, blank: Blank) -> None:
        change = say_comment(
            self.document.kept,
            self.key.id,
            scorer=self._scoring.name,
            text=str(blank.input.value() or ""),
            mint=self.document.mint,
        )
        self.apply(self.words("Comment"), change, blank)


def criteria_of(scoring: Scoring) -> tuple[Criterion, ...]:
    """Return what actions are scored on in the scheme that the document has."""
    scheme = scoring.document.kept.setting.scheme
    return tuple(one for axis in AXES for one in criteria(scheme, axis))


def scrolled(parent: QWidget) -> QScrollArea:
    """Return an area in which a page is scrolled up and down."""
    made = QScrollArea(parent)
    made.setWidgetResizable(True)
    made.setFrameShape(QScrollArea.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def _mean(given: list[float], words: Words) -> str:
    """Say what all gave: their mean, and from where to where it goes."""
    if not given:
        return words("nobody yet")
    mean = words.number(sum(given) / len(given), decimals=1)
    if min(given) == max(given):
        return words("mean {n}", n=mean)
    low, high = (words.number(one, decimals=1) for one in (min(given), max(given)))
    return words("mean {n} ({low}–{high})", n=mean, low=low, high=high)
