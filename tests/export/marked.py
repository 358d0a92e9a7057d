"""Marked: a project in which every text is a token of its own, read off the records' declarations.

A new record or field is in it by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from journey_editor.model.fields import (
    Column,
    Day,
    Hue,
    Line,
    Origin,
    Private,
    Prose,
    Rank,
    Real,
    Refers,
    Subject,
    Whole,
    columns_of,
)
from journey_editor.model.pictures import picture_of
from journey_editor.model.project import Project
from journey_editor.model.records import (
    TABLES,
    Card,
    CardKind,
    Lane,
    LaneKind,
    Note,
    Opportunity,
    Pain,
    Party,
    PartyKind,
    Picture,
    Record,
    Setting,
    Step,
    Touchpoint,
    Transition,
)
from journey_editor.model.revision import Revision
from journey_editor.model.validity import require_valid
from tests.pictures import png

PICTURE: Final = png(2, 2)
_DAY: Final = "2026-11-21"
_SHOWN: Final = (
    LaneKind.TOUCHPOINT,
    LaneKind.EXPERIENCE,
    LaneKind.QUOTE,
    LaneKind.PAIN,
    LaneKind.OPPORTUNITY,
)
_LANES: Final[dict[type[Record], LaneKind]] = {
    Card: LaneKind.QUOTE,
    Pain: LaneKind.PAIN,
    Opportunity: LaneKind.OPPORTUNITY,
}


class Row(StrEnum):
    """Which row of a table: one for everybody, another such, one that is private, and so on."""

    OPEN = "open"
    OTHER = "other"
    PRIVATE = "private"
    INBOX = "inbox"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Where:
    """Where a token stands."""

    table: str
    row: Row
    column: str

    def __str__(self) -> str:
        return f"{self.table}.{self.column} ({self.row})"


class Marked:
    """A project with a row or more of every kind, its pictures and history, and where each token stands.

    Every row refers to the first row of a table that it may refer to, which is open.
    """

    def __init__(self) -> None:
        self.tokens: list[Where] = []
        self.project = Project.of()
        for kind in TABLES.values():
            for row in _rows_of(kind):
                for given in _given(kind, row):
                    self._add(kind, row, given)
        self.pictures = {one.hash: PICTURE for one in self.project.all(Picture).values()}
        label, author = (self._token("revision", Row.OPEN, name) for name in ("label", "author"))
        self.log = (Revision(f"revision-{Row.OPEN}", (), label, author, f"{_DAY}T14:02:05Z"),)

    def _add(self, kind: type[Record], row: Row, given: dict[str, Any]) -> None:
        values = {
            column.name: self._value(kind, row, column)
            for column in columns_of(kind)
            if column.name not in given
        } | given
        if kind.natural:
            del values["id"]
        record = kind.known_by(**values) if kind.natural else kind(**values)
        require_valid(record)
        self.project = self.project.with_rows([(record.key, record)])

    def _value(self, kind: type[Record], row: Row, column: Column) -> Any:
        field = column.field
        if column.options:
            return column.options[0]
        match field:
            case Line() | Prose():
                return self._token(kind.table, row, column.name)
            case Private():
                return row is Row.PRIVATE
            case Origin():
                return None
            case Subject():
                return self._first(*field.to).key
            case Refers():
                return self._first(*field.to).id
            case Whole() | Real():
                return column.kind(max(1, field.least))
            case Day() | Hue() | Rank():
                return {Day: _DAY, Hue: "#123456", Rank: "V"}[type(field)]
            case _:
                return True if column.kind is bool else f"{kind.table}-{row}"

    def _first(self, *tables: str) -> Record:
        return next(record for record in self.project.rows() if record.table in tables)

    def _token(self, table: str, row: Row, column: str) -> str:
        """Return a new token: short enough for a code, and in no language."""
        self.tokens.append(Where(table, row, column))
        return f"Zqx{len(self.tokens) - 1:03}"


def _rows_of(kind: type[Record]) -> Iterator[Row]:
    yield Row.OPEN
    if kind in (Step, Touchpoint):
        yield Row.OTHER
    if any(isinstance(column.field, Private) for column in columns_of(kind)):
        yield Row.PRIVATE
    if issubclass(kind, Note):
        yield Row.INBOX
    if kind is Party:
        yield Row.PERSON


def _given(kind: type[Record], row: Row) -> Iterator[dict[str, Any]]:
    """Yield what rows of a kind have beside what any would have: a map that can be drawn."""
    if kind is Setting:
        yield {"language": "en"}
    elif kind is Lane:
        yield from ({"id": one.value, "kind": one} for one in _SHOWN)
    elif kind is Picture:
        shown = picture_of(PICTURE)
        yield {column.name: getattr(shown, column.name) for column in columns_of(Picture)}
    elif kind is Party:
        yield {"kind": PartyKind.PERSON if row is Row.PERSON else PartyKind.TEAM}
    elif kind is Transition:
        yield {"target": f"{Touchpoint.table}-{Row.OTHER}"}
    elif kind in _LANES:
        lane, step = (None, None) if row is Row.INBOX else (_LANES[kind].value, f"{Step.table}-{Row.OPEN}")
        place = {"lane": lane, "first_step": step, "last_step": step, "stage": None}
        yield {**place, "kind": CardKind.QUOTE} if kind is Card else place
    else:
        yield {}
