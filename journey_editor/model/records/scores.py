"""Scores: what people judge actions by, and what each of them gave (R-42)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from journey_editor.model.fields import Choice, Prose, Real, Refers
from journey_editor.model.records.base import Record


class Scheme(StrEnum):
    """How scores become a priority."""

    TWO_AXES = "impact × feasibility"
    WEIGHTED = "weighted criteria"


class Criterion(StrEnum):
    """What a score judges, 1 to 5; each is high when good.

    The first two are those of `Scheme.TWO_AXES`, the others of `Scheme.WEIGHTED`.
    """

    IMPACT = "impact"
    FEASIBILITY = "feasibility"
    NEEDS = "needs and pains"
    CHANNELS = "segments’ channels"
    SCALABILITY = "scalability"
    READINESS = "readiness"
    SPEED = "speed"
    BUDGET = "budget"


AXES: Final = (Criterion.IMPACT, Criterion.FEASIBILITY)
SIDES: Final[Mapping[Criterion, tuple[Criterion, ...]]] = {
    Criterion.IMPACT: (Criterion.NEEDS, Criterion.CHANNELS, Criterion.SCALABILITY),
    Criterion.FEASIBILITY: (Criterion.READINESS, Criterion.SPEED, Criterion.BUDGET),
}
"""Which of the weighted criteria make up each axis of the matrix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Record):
    """What one scorer gave an action on one criterion."""

    table: ClassVar[str] = "score"
    noun: ClassVar[str] = "Score"
    natural: ClassVar[tuple[str, ...]] = ("action", "scorer", "criterion")

    action: Annotated[str, Refers("Action", to=("action",), owned=True)]
    scorer: Annotated[str, Refers("Scorer", to=("party",), owned=True)]
    criterion: Annotated[
        Criterion, Choice("Criterion", later=tuple((one, 2) for one in Criterion if one not in AXES))
    ]
    value: Annotated[float, Real("Value", hint="1 to 5", least=1, most=5)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment(Record):
    """What one scorer said of an action."""

    table: ClassVar[str] = "comment"
    noun: ClassVar[str] = "Comment"
    natural: ClassVar[tuple[str, ...]] = ("action", "scorer")
    since: ClassVar[int] = 2

    action: Annotated[str, Refers("Action", to=("action",), owned=True)]
    scorer: Annotated[str, Refers("Scorer", to=("party",), owned=True)]
    text: Annotated[str, Prose("Comment", hint="why these scores")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight(Record):
    """How heavily a criterion counts among the weighted ones; without such a row it counts once."""

    table: ClassVar[str] = "weight"
    noun: ClassVar[str] = "Weight"
    natural: ClassVar[tuple[str, ...]] = ("criterion",)
    since: ClassVar[int] = 2

    criterion: Annotated[Criterion, Choice("Criterion")]
    value: Annotated[float, Real("Weight", hint="0 to 10", most=10)] = 1.0
