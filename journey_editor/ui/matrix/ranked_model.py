"""Ranked model: every action in its order, with what it was judged by and what it gains."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from journey_editor.insight.priorities import Priority, Quadrant
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Horizon, Party, RowKey
from journey_editor.ui.headed import CENTRE, LEFT, HeadedModel, Index
from journey_editor.ui.labels import tip
from journey_editor.ui.matrix.spoken import signed, spoken

NONE: Final = "–"
OWNER: Final = Qt.ItemDataRole.UserRole  # whose an action is
FIRST: Final = Qt.ItemDataRole.UserRole + 1  # whether it is to be done first
DOTS: Final = Qt.ItemDataRole.UserRole + 2  # how many it got

WHEN_SAID: Final = {Horizon.QUICK: "0–3 m", Horizon.MEDIUM: "3–12 m", Horizon.LONG: "1–3 y"}


@dataclass(frozen=True, slots=True)
class Ranked:
    """An action with its place in the order, its gain in points where known, and its dots."""

    number: int
    judged: Priority
    gain: float | None
    dots: int


def _score(value: float | None, words: Words) -> str:
    return NONE if value is None else words.number(value, decimals=1)


def _gain(one: Ranked, words: Words) -> str:
    return NONE if one.gain is None else signed(one.gain, words)


def _when(one: Ranked, words: Words) -> str:
    horizon = one.judged.action.horizon
    return NONE if horizon is None else words(WHEN_SAID[horizon])


Says = Callable[[Ranked, Words], str]
RANK, ACTION, IMPACT, FEASIBLE, PRIORITY, GAIN, WHEN, VOTES = range(8)
TITLES: Final = ("", "Action", "Impact", "Feasible", "Priority", "Gain", "When", "Votes")
_SAYS: Final[Sequence[Says]] = (
    lambda one, words: words.number(one.number) if one.judged.value is not None else NONE,
    lambda one, words: one.judged.action.title or words("Untitled"),
    lambda one, words: _score(one.judged.impact, words),
    lambda one, words: _score(one.judged.feasibility, words),
    lambda one, words: _score(one.judged.value, words),
    _gain,
    _when,
    lambda one, words: words.number(one.dots) if one.dots else "",
)


class RankedModel(HeadedModel):
    """The actions, the highest priority first, those without scores last."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headings = [words(one) if one else "" for one in TITLES]
        self._words = words
        self._project = Project({})
        self._gains: Mapping[str, float] = {}
        self._rows: tuple[Ranked, ...] = ()
        self._places: dict[RowKey, int] = {}

    def show(
        self,
        project: Project,
        ranked: Sequence[Priority],
        gains: Mapping[str, float],
        dots: Mapping[str, int],
    ) -> None:
        """Show these actions."""
        self._project, self._gains = project, gains
        before = list(self._places)
        rows = tuple(
            Ranked(number, one, gains.get(one.action.id), dots.get(one.action.id, 0))
            for number, one in enumerate(ranked, 1)
        )
        keys = [one.action.key for one in ranked]
        if keys == before:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(TITLES) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self._places = {key: place for place, key in enumerate(keys)}
        self.endResetModel()

    def count(self) -> int:
        """Return how many actions there are."""
        return len(self._rows)

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Return where a column is written: what is called something at the left."""
        return LEFT if column == ACTION else CENTRE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _SAYS[index.column()](one, self._words)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(one, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return tip(spoken(self._project, one.judged, self._gains, self._words))
            case _ if role == OWNER:
                party = self._project.get(Party, one.judged.action.owner)
                return party.name if party is not None else ""
            case _ if role == FIRST:
                return one.judged.quadrant == Quadrant.DO_FIRST
            case _ if role == DOTS:
                return one.dots
            case _:
                return None

    def _spoken(self, one: Ranked, column: int) -> str:
        says = _SAYS[column]
        if column in (RANK, ACTION):
            said = spoken(self._project, one.judged, self._gains, self._words)
            return f"{says(one, self._words)}, {said}" if column == RANK else said
        return f"{self.headings[column]}: {says(one, self._words) or NONE}"

    @property
    def voted(self) -> bool:
        """Whether any action got dots."""
        return any(one.dots for one in self._rows)

    def row_of(self, key: RowKey) -> int | None:
        """Return where an action stands."""
        return self._places.get(key)

    def at(self, row: int) -> Priority:
        """Return the action of a row, as it was judged."""
        return self._rows[row].judged
