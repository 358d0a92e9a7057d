"""Count: what follows what, how often, where cases start and end, and by which routes.

Every directly-follows pair is counted once per occurrence, in the order of
time within its case; equal times keep the order of the file (R-24).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from journey_editor.importers.event_log.engine import EventLogEngine
from journey_editor.importers.event_log.log import (
    MOST_FOLLOWS,
    MOST_NAMES,
    Counts,
    Reading,
    Reason,
    Role,
    Route,
    Skipped,
    busiest_first,
    unusable,
)
from journey_editor.importers.event_log.names import Names, named
from journey_editor.importers.event_log.sums import summed
from journey_editor.importers.event_log.text import copied
from journey_editor.importers.event_log.times import TimeFormat, other_order, time_sql
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.progress import Progress

MOST_ROUTES: Final = 20
LONGEST_ROUTE: Final = 50  # touchpoints shown
_MOST_SPELLINGS: Final = 10 * MOST_NAMES  # of names, or of names and their channels
_REASONS: Final = (Reason.NO_CASE, Reason.NO_TOUCHPOINT, Reason.NO_TIME, Reason.TIME, Reason.ZONE)
_SPOTTED: Final = """
    (SELECT case_, time, event.rowid AS line, spot
     FROM event JOIN spelling USING (name, channel) WHERE why = 0)"""
_SECOND: Final = 4_611_686_018_427_387_904  # beyond any place and touchpoint


def count(
    path: Path, reading: Reading, progress: Progress | None = None, *, apart: Collection[str] = ()
) -> Counts:
    """Count a log; the file is only read, and no case is kept.

    The names in `apart` stand for a touchpoint on each of their channels.
    Raises InputError in one sentence, and CancelledError where the work should stop.
    """
    shown = progress or Progress()
    assert not reading.missing, "whoever asks has made sure"
    try:
        with EventLogEngine() as engine:
            engine.require_room(path)
            copied(
                path,
                engine.file,
                encoding=reading.encoding,
                separator=reading.separator,
                headings=reading.headings,
                progress=shown.part(0, 0.3),
            )
            engine.open()
            if reading.counted:
                return summed(engine, reading, shown.part(0.3, 1))
            return _Counting(engine, reading, shown, frozenset(apart)).done()
    except InputError as error:
        if str(error).startswith(str(path)):
            raise
        raise unusable(path, str(error)) from error
    except OSError as error:
        raise unusable(path, (error.strerror or str(error)).lower()) from error


@dataclass
class _Counting:
    """A log on its way to its counts."""

    engine: EventLogEngine
    reading: Reading
    progress: Progress
    apart: frozenset[str]

    def done(self) -> Counts:
        """Return the counts."""
        self._read(self._ordered())
        skipped = self._skipped()
        names = self._names()
        if names.empty is not None:
            skipped = (*skipped, names.empty)
        self._walk(names)
        follows, starts, ends = self._followed(names)
        routes, distinct = self._routes(names)
        return Counts(
            cases=starts.total(),
            events=sum(names.events.values()),
            names=busiest_first(names.events),
            follows=follows,
            starts=busiest_first(starts),
            ends=busiest_first(ends),
            routes=routes,
            distinct_routes=distinct,
            channels=names.channels,
            skipped=skipped,
            lost=self._cases() - starts.total() if skipped else 0,
            last_day=self._last_day(),
            unused=self.reading.unused,
        )

    def _ask(self, sql: str, *values: object, part: tuple[float, float]) -> list[tuple[Any, ...]]:
        return self.engine.ask(sql, *values, progress=self.progress.part(*part))

    def _column(self, role: Role) -> str:
        return f"c{self.reading.roles.index(role)}"

    def _time_text(self) -> str:
        columns = [f"c{number}" for number, role in enumerate(self.reading.roles) if role is Role.TIME]
        return columns[0] if len(columns) == 1 else f"concat_ws(' ', {', '.join(columns)})"

    def _source(self) -> str:
        return self.engine.rows_sql(len(self.reading.roles))

    def _ordered(self) -> TimeFormat:
        """Return how times are written: where days could be months, in the order that reads more of them."""
        found = self.reading.time
        if found is None:
            raise InputError("its times are written in no way that is known")
        if found.sure:
            return found
        either = (found, other_order(found))
        counted = ", ".join(f"count({time_sql(one, self._time_text())[0]})" for one in either)
        sql = f"SELECT {counted} FROM {self._source()}"  # noqa: S608 - our own names and patterns only
        [[first, second]] = self._ask(sql, str(self.engine.file), part=(0.3, 0.35))
        return either[second > first]

    def _read(self, format_: TimeFormat) -> None:
        text = self._time_text()
        at, odd = time_sql(format_, "text")
        channel = self._column(Role.CHANNEL) if Role.CHANNEL in self.reading.roles else "NULL"
        sql = f"""
            CREATE TABLE event AS
            SELECT case_, name, channel, time,
                   CASE WHEN {_blank("case_")} THEN 1 WHEN {_blank("name")} THEN 2
                        WHEN {_blank("text")} THEN 3 WHEN time IS NULL THEN 4
                        WHEN odd THEN 5 ELSE 0 END::UTINYINT AS why
            FROM (SELECT case_, name, channel, text, {at} AS time, {odd} AS odd
                  FROM (SELECT {self._column(Role.CASE)} AS case_, {self._column(Role.TOUCHPOINT)} AS name,
                               coalesce({channel}, '') AS channel, {text} AS text
                        FROM {self._source()}))"""  # noqa: S608 - our own names and patterns only
        self._ask(sql, str(self.engine.file), part=(0.35, 0.5))

    def _skipped(self) -> tuple[Skipped, ...]:
        """Return the rows that cannot be counted, by reason."""
        sql = "SELECT why, count(*), min(rowid) FROM event WHERE why > 0 GROUP BY why ORDER BY why"
        top = 1 + self.reading.headings
        return tuple(
            Skipped(_REASONS[why - 1], rows, first + top)
            for why, rows, first in self._ask(sql, part=(0.5, 0.55))
        )

    def _cases(self) -> int:
        """Return how many cases there are, whether or not a row of them can be counted."""
        [[cases]] = self._ask("SELECT count(DISTINCT case_) FROM event WHERE why != 1", part=(1, 1))
        return int(cases)

    def _names(self) -> Names:
        sql = f"""
            SELECT name, channel, count(*), min(rowid) FROM event WHERE why = 0
            GROUP BY name, channel LIMIT {_MOST_SPELLINGS + 1}"""  # noqa: S608 - a number of ours
        found = self._ask(sql, part=(0.55, 0.6))
        if len(found) > _MOST_SPELLINGS:
            sql = "SELECT count(DISTINCT name), count(DISTINCT channel) FROM event WHERE why = 0"
            [[names, channels]] = self._ask(sql, part=(0.6, 0.6))
            kind, many = ("touchpoint", names) if names > MOST_NAMES else ("channel", channels)
            raise InputError(
                f"its column for the {kind} has {many:,} different values; choose another column for it"
            )
        if not found:
            raise InputError("no row of it has a case, a touchpoint and a time that can be read")
        names = named(found, self.apart, first=1 + self.reading.headings)
        if len(names.events) > MOST_NAMES:
            raise InputError(
                f"it has {len(names.events):,} different touchpoints and at most {MOST_NAMES:,} are counted; "
                "choose another column for them"
            )
        return names

    def _walk(self, names: Names) -> None:
        sql = "CREATE TABLE spelling AS SELECT unnest(?) AS name, unnest(?) AS channel, unnest(?) AS spot"
        self._ask(sql, *names.spellings, part=(0.6, 0.6))
        # One walk through all cases, summed by pair and by case.  Two 64-bit sums over (place, touchpoint)
        # stand for the route of a case: they are of one size however long it is.
        sql = f"""
            CREATE TABLE summed AS
            SELECT spot, next, place = 1 AS first, case_, count(*) AS many,
                   bit_xor(hash(code)) AS one, bit_xor(hash(code + {_SECOND})) AS two
            FROM (SELECT *, place * {2 * _MOST_SPELLINGS} + spot AS code
                  FROM (SELECT case_, spot, lead(spot) OVER w AS next, row_number() OVER w AS place
                        FROM {_SPOTTED} WINDOW w AS (PARTITION BY case_ ORDER BY time, line)))
            GROUP BY GROUPING SETS ((spot, next, place = 1), (case_))"""  # noqa: S608 - our own names and numbers
        self._ask(sql, part=(0.6, 0.9))

    def _followed(self, names: Names) -> tuple[dict[tuple[str, str], int], Counter[str], Counter[str]]:
        sql = f"""
            SELECT spot, next, first, many FROM summed WHERE case_ IS NULL
            LIMIT {2 * (MOST_FOLLOWS + 2 * MOST_NAMES) + 1}"""  # noqa: S608 - numbers of ours
        follows: Counter[tuple[str, str]] = Counter()
        starts: Counter[str] = Counter()
        ends: Counter[str] = Counter()
        for spot, next_, first, many in self._ask(sql, part=(0.9, 0.9)):
            name = names.titles[spot]
            if first:
                starts[name] += many
            if next_ is None:
                ends[name] += many
            else:
                follows[name, names.titles[next_]] += many
        if len(follows) > MOST_FOLLOWS:
            raise InputError(
                f"it has more than {MOST_FOLLOWS:,} different transitions; choose another column for them"
            )
        return dict(sorted(follows.items(), key=lambda pair: (-pair[1], pair[0]))), starts, ends

    def _routes(self, names: Names) -> tuple[tuple[Route, ...], int]:
        sql = """
            CREATE TABLE route AS
            SELECT any_value(case_) AS case_, one, many AS length, count(*) AS cases
            FROM summed WHERE case_ IS NOT NULL GROUP BY one, two, many"""
        self._ask(sql, part=(0.9, 0.95))
        sql = f"""
            WITH most AS (SELECT rowid AS number, * FROM route
                          ORDER BY cases DESC, length, one LIMIT {MOST_ROUTES})
            SELECT cases, length, list(spot ORDER BY place)
            FROM (SELECT number, cases, length, spot,
                         row_number() OVER (PARTITION BY number ORDER BY time, line) AS place
                  FROM {_SPOTTED} JOIN most USING (case_))
            WHERE place <= {LONGEST_ROUTE} GROUP BY number, cases, length"""  # noqa: S608 - our own names and numbers
        found = [
            Route(tuple(names.titles[spot] for spot in spots), length, cases)
            for cases, length, spots in self._ask(sql, part=(0.95, 1))
        ]
        found.sort(key=lambda route: (-route.cases, route.length, route.names))
        [[distinct]] = self._ask("SELECT count(*) FROM route", part=(1, 1))
        return tuple(found), distinct

    def _last_day(self) -> str | None:
        if self.reading.time is None or not self.reading.time.dated:
            return None
        [[last]] = self._ask("SELECT max(time) FROM event WHERE why = 0", part=(1, 1))
        try:
            return (
                (dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(microseconds=last)).date().isoformat()
            )
        except OverflowError:
            return None


def _blank(column: str) -> str:
    """Return the SQL that finds cells that are empty or hold nothing but space."""
    return f"{column} IS NULL OR {column} < '!' AND trim({column}, ' \t') = ''"
