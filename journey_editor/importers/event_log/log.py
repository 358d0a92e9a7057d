"""Log: what is known of an event log before, and after, it is counted (R-24)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from journey_editor.importers.event_log.times import TimeFormat, time_format
from journey_editor.kernel.errors import InputError
from journey_editor.model.validity import cleaned

LONGEST_NAME: Final = 500  # characters, as many as a title keeps
MOST_NAMES: Final = 2_000
MOST_FOLLOWS: Final = 20_000  # distinct pairs: as many transitions, far more than a map can show

# How a warehouse counts what it holds, so that no event and no case has to leave it.
WAREHOUSE_SQL: Final = """\
WITH passed AS (
  SELECT touchpoint,
         lag(touchpoint) OVER w AS before,
         lead(touchpoint) OVER w AS after
  FROM events
  WINDOW w AS (PARTITION BY case_id ORDER BY happened_at)
)
SELECT before AS "from", touchpoint AS "to", count(*) AS n FROM passed GROUP BY before, touchpoint
UNION ALL
SELECT touchpoint, NULL, count(*) FROM passed WHERE after IS NULL GROUP BY touchpoint"""


class Role(StrEnum):
    """What a column of a log holds."""

    CASE = "case"
    TOUCHPOINT = "touchpoint"
    TIME = "time"
    CHANNEL = "channel"
    OUTCOME = "outcome"
    SATISFACTION = "satisfaction"
    FROM = "from"
    TO = "to"
    COUNT = "count"
    IGNORED = "not used"


EVENT_ROLES: Final = (Role.CASE, Role.TOUCHPOINT, Role.TIME)
COUNT_ROLES: Final = (Role.FROM, Role.TO, Role.COUNT)
NO_PLACE: Final = (Role.OUTCOME, Role.SATISFACTION)  # no record holds what a log says of them


@dataclass(frozen=True)
class Reading:
    """How a log is read: what its bytes are, and what each of its columns holds.

    Two columns may hold the time: its day and its hour.
    """

    encoding: str
    separator: str
    headings: bool
    roles: tuple[Role, ...]
    time: TimeFormat | None = None

    @property
    def counted(self) -> bool:
        """Whether the log holds counts, and not events."""
        return all(role in self.roles for role in COUNT_ROLES)

    @property
    def missing(self) -> tuple[Role, ...]:
        """The roles that no column has yet, of those that are needed."""
        needed = () if self.counted else EVENT_ROLES
        return tuple(role for role in needed if role not in self.roles)

    @property
    def unused(self) -> tuple[Role, ...]:
        """The roles that columns have but that no record has a place for."""
        return tuple(role for role in NO_PLACE if role in self.roles)


@dataclass(frozen=True)
class LogColumn:
    """One column: its heading, or its number where it has none, and some hundreds of cells from the top."""

    title: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Guess:
    """A log as it seems to be."""

    reading: Reading
    columns: tuple[LogColumn, ...]

    def with_roles(self, roles: Iterable[Role]) -> Guess:
        """Return the guess with other roles of its columns, and with the times that these write."""
        given = tuple(roles)
        return replace(self, reading=replace(self.reading, roles=given, time=time_in(self.columns, given)))


class Reason(StrEnum):
    """Why a row is not counted."""

    NO_CASE = "no case"
    NO_TOUCHPOINT = "no touchpoint"
    NO_TIME = "no time"
    TIME = "a time that cannot be read"
    ZONE = "a time with a zone where most have none, or without where most have one"
    COUNT = "a count that is no whole number"
    NEGATIVE = "a count below zero"


@dataclass(frozen=True)
class Skipped:
    """Rows that were not counted, and the first of them: the heading is row 1."""

    reason: Reason
    rows: int
    first: int


@dataclass(frozen=True)
class Route:
    """A sequence of touchpoints, shown as far as its first fifty, its length, and how many took it."""

    names: tuple[str, ...]
    length: int
    cases: int


@dataclass(frozen=True)
class Counts:
    """What a log comes to; it holds no case.

    `names` says how many events each touchpoint has, most first, and
    `channels` on which channel most of them were.  `lost` counts the cases of
    which no row could be used.  A log that was `counted` elsewhere knows no
    routes, and its cases only as far as it says where they started.
    """

    cases: int
    events: int
    names: Mapping[str, int]
    follows: Mapping[tuple[str, str], int]
    starts: Mapping[str, int]
    ends: Mapping[str, int]
    routes: tuple[Route, ...] = ()
    distinct_routes: int = 0
    channels: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()
    lost: int = 0
    last_day: str | None = None
    counted: bool = False
    unused: tuple[Role, ...] = ()


def time_in(columns: Sequence[LogColumn], roles: Sequence[Role]) -> TimeFormat | None:
    """Return how the columns that hold the time write it; None where there is none that is known."""
    found = [column.cells for column, role in zip(columns, roles, strict=True) if role is Role.TIME]
    cells = [" ".join(parts).strip() for parts in zip(*found, strict=True)]
    return time_format(cells, share=0) if found else None


def name_of(written: str) -> str:
    """Return what a log calls a touchpoint as a title keeps it."""
    return " ".join(cleaned(written, lines=False).split())[:LONGEST_NAME].strip()


def on_channel(title: str, channel: str) -> str:
    """Return the name of a touchpoint that shares its title with others on other channels."""
    return f"{title} ({channel})"


def unusable(path: Path, said: str) -> InputError:
    """Return the error that says why a log cannot be used."""
    return InputError("{file} cannot be imported: {why}", file=path, why=said)


def listed(titles: Iterable[str]) -> str:
    """Return titles in a row, not longer than can be read."""
    return ", ".join(title[:40] for title in titles)[:400]


def require_roles(path: Path, guessed: Guess) -> None:
    """Raise InputError where a column is needed that has not been found."""
    if missing := guessed.reading.missing:
        titles = listed(column.title for column in guessed.columns)
        raise unusable(
            path, f"say which column holds the {' and the '.join(missing)}; it has these: {titles}"
        )


def busiest_first(events: Mapping[str, int]) -> dict[str, int]:
    """Return counts, the largest first, and of equal ones in the order of their names."""
    return dict(sorted(events.items(), key=lambda pair: (-pair[1], pair[0])))
