"""Answers: those of a survey as they are read, and summed up, before they are on a map (R-53)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from journey_editor.importers.feedback.scales import Scale

MOST_ANSWERS: Final = 100_000  # rows
MOST_COLUMNS: Final = 200
MOST_NAMES: Final = 2_000  # different touchpoints, or personas, that a file names
MOST_TEXTS: Final = 1_000  # as many as an inbox can be read


class Holds(StrEnum):
    """What a column of answers holds."""

    TOUCHPOINT = "touchpoint"
    PERSONA = "persona"
    DATE = "date"
    EMOTION = "satisfaction"
    EXPECTED = "satisfaction expected"
    FOUND = "found it"
    FOUND_EXPECTED = "found it, expected"
    HELPFUL = "helpful"
    HELPFUL_EXPECTED = "helpful, expected"
    PLEASANT = "pleasant"
    PLEASANT_EXPECTED = "pleasant, expected"
    RECOMMENDATION = "would recommend"
    METRIC = "metric"
    TEXT = "free text"
    IGNORED = "not used"


FELT: Final[Mapping[Holds, str]] = {
    Holds.EMOTION: "emotion",
    Holds.EXPECTED: "expected",
    Holds.FOUND: "found",
    Holds.FOUND_EXPECTED: "found_expected",
    Holds.HELPFUL: "helpful",
    Holds.HELPFUL_EXPECTED: "helpful_expected",
    Holds.PLEASANT: "pleasant",
    Holds.PLEASANT_EXPECTED: "pleasant_expected",
}
"""The field of an experience that each of these columns fills."""
FIGURES: Final = (Holds.METRIC, Holds.RECOMMENDATION)
ONCE: Final = (Holds.TOUCHPOINT, Holds.PERSONA, Holds.DATE)
SCALED: Final = (*FELT, *FIGURES)
ANSWERS: Final = (*SCALED, Holds.TEXT)
BOUND: Final = (*FELT, Holds.TEXT)
"""What may be about one touchpoint; where a metric is measured it says itself."""


@dataclass(frozen=True)
class Column:
    """One column: its heading, or its number where it has none, what it holds, and the scale it is read by.

    Its cells look like those of the scale `written`.  Its answers are about
    `touchpoint`, by id; None: the one of the row.  What is `personal` looks
    like a name, an address or a number of somebody.
    """

    title: str
    holds: Holds = Holds.IGNORED
    scale: Scale = Scale.NUMBER
    written: Scale = Scale.NUMBER
    touchpoint: str | None = None
    metric: str | None = None
    personal: bool = False


@dataclass(frozen=True)
class Form:
    """How the rows of a file are read: whether the first names the columns, and what each holds."""

    headings: bool
    columns: tuple[Column, ...]

    @property
    def usable(self) -> bool:
        """Whether any column holds answers."""
        return any(column.holds in ANSWERS for column in self.columns)


class At(NamedTuple):
    """Whose answer it is, and about what, as the file names them; `bound` is what its column is about, by id.

    What a file does not say is empty.
    """

    persona: str
    name: str
    bound: str | None


class Reason(StrEnum):
    """Why an answer, or a day, is not used."""

    SCALE = "not on the scale of the column"
    NUMBER = "no number"
    DATE = "a date that cannot be read"
    FUTURE = "a date that is still to come"
    TEXTS = "a text beyond as many as the inbox takes"
    EMPTY = "a row without any answer"


@dataclass(frozen=True)
class Skipped:
    """Cells or rows that were not used, and the row of the first, empty ones not counted: the first is 1."""

    reason: Reason
    cells: int
    first: int


@dataclass(frozen=True)
class Said:
    """A free text as somebody wrote it, and the row and column where it stands first."""

    at: At
    text: str
    row: int
    column: int


@dataclass(frozen=True)
class Tally:
    """What answers come to; nobody who answered is told apart in it.

    `answers` counts the rows with any.  `felt` has how often each value, −1 to
    +1, was given for a field of experience, and `people` how many rows spoke
    of what together.  `figures` has the numbers as they were written, by place and
    column.  `touchpoints` and `personas` count the rows that name each.
    """

    answers: int = 0
    felt: Mapping[tuple[At, str], Counter[float]] = field(default_factory=dict)
    people: Mapping[frozenset[At], int] = field(default_factory=dict)
    figures: Mapping[tuple[At, int], Counter[float]] = field(default_factory=dict)
    texts: tuple[Said, ...] = ()
    masked: int = 0
    newest: str | None = None
    touchpoints: Mapping[str, int] = field(default_factory=dict)
    personas: Mapping[str, int] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()
