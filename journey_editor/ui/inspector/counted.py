"""Counted: what several rows are called together, as in "5 rows: 3 pains, 2 quotes"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from journey_editor.kernel.words import Words
from journey_editor.model.records import (
    Action,
    Card,
    CardKind,
    Channel,
    Experience,
    Lane,
    Metric,
    Opportunity,
    Pain,
    Persona,
    Reading,
    Record,
    Stage,
    Step,
    Touchpoint,
    Transition,
)

_ROWS: Final = ("{n} row", "{n} rows")
_CALLED: Final[dict[type[Record] | StrEnum, tuple[str, str]]] = {
    Stage: ("{n} stage", "{n} stages"),
    Step: ("{n} step", "{n} steps"),
    Touchpoint: ("{n} touchpoint", "{n} touchpoints"),
    Transition: ("{n} transition", "{n} transitions"),
    Experience: ("{n} answer", "{n} answers"),
    Channel: ("{n} channel", "{n} channels"),
    Lane: ("{n} lane", "{n} lanes"),
    Persona: ("{n} persona", "{n} personas"),
    Action: ("{n} action", "{n} actions"),
    Metric: ("{n} metric", "{n} metrics"),
    Reading: ("{n} reading", "{n} readings"),
    Pain: ("{n} pain point", "{n} pain points"),
    Opportunity: ("{n} opportunity", "{n} opportunities"),
    Card: ("{n} card", "{n} cards"),
    CardKind.NEED: ("{n} need", "{n} needs"),
    CardKind.THOUGHT: ("{n} thought", "{n} thoughts"),
    CardKind.QUOTE: ("{n} quote", "{n} quotes"),
    CardKind.HIGHLIGHT: ("{n} highlight", "{n} highlights"),
    CardKind.SYSTEM: ("{n} system", "{n} systems"),
    CardKind.POLICY: ("{n} policy", "{n} policies"),
}


def counted(rows: Iterable[Record], words: Words) -> str:
    """Return how many rows there are, and of which sorts where there are several, most first."""
    sorts = Counter(_sort(row) for row in rows)
    said = [_said(sort, number, words) for sort, number in sorts.most_common()]
    if len(said) == 1:
        return said[0]
    every = words.count(sorts.total(), "{n} row", "{n} rows")
    return f"{every}: {', '.join(said)}"


def _said(sort: type[Record] | StrEnum, number: int, words: Words) -> str:
    one, many = _CALLED.get(sort, _ROWS)
    return words.count(number, one, many)


def _sort(row: Record) -> type[Record] | StrEnum:
    return row.kind if isinstance(row, Card) and row.kind in _CALLED else type(row)
