"""Sums: counts that a warehouse made, read as they are: from, to and how often.

No `from` says where cases start, no `to` where they end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from journey_editor.importers.event_log.engine import EventLogEngine
from journey_editor.importers.event_log.log import (
    MOST_FOLLOWS,
    MOST_NAMES,
    Counts,
    Reading,
    Reason,
    Role,
    Skipped,
    busiest_first,
    name_of,
)
from journey_editor.importers.event_log.names import plain
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.progress import Progress

_MOST_ROWS: Final = 100_000  # distinct pairs, however they are spelled
_REASONS: Final = (Reason.NO_TOUCHPOINT, Reason.COUNT, Reason.NEGATIVE)


def summed(engine: EventLogEngine, reading: Reading, progress: Progress) -> Counts:
    """Add up rows of counts; raise InputError, without a file's name, where there are none or too many."""
    from_, to, many = (f"c{reading.roles.index(role)}" for role in (Role.FROM, Role.TO, Role.COUNT))
    sql = f"""
        CREATE TABLE pair AS
        SELECT source, target, n,
               CASE WHEN source = '' AND target = '' THEN 1
                    WHEN n IS NULL OR NOT isfinite(n) OR n != trunc(n) OR abs(n) > 1e15 THEN 2
                    WHEN n < 0 THEN 3 ELSE 0 END::UTINYINT AS why
        FROM (SELECT coalesce(trim({from_}), '') AS source, coalesce(trim({to}), '') AS target,
                     try_cast({many} AS DOUBLE) AS n
              FROM {engine.rows_sql(len(reading.roles))})"""  # noqa: S608 - our own names only
    engine.ask(sql, str(engine.file), progress=progress.part(0, 0.6))
    sql = "SELECT why, count(*), min(rowid) FROM pair WHERE why > 0 GROUP BY why ORDER BY why"
    skipped = tuple(
        Skipped(_REASONS[why - 1], rows, first + 1 + reading.headings)
        for why, rows, first in engine.ask(sql, progress=progress.part(0.6, 0.7))
    )
    sql = f"""
        SELECT source, target, sum(n) FROM pair WHERE why = 0 GROUP BY source, target
        ORDER BY min(rowid) LIMIT {_MOST_ROWS + 1}"""  # noqa: S608 - a number of ours
    rows = engine.ask(sql, progress=progress.part(0.7, 1))
    if not rows:
        raise InputError("no row of it has a count that can be read")
    return _counts(rows, skipped, reading)


def _counts(rows: Sequence[tuple[Any, ...]], skipped: tuple[Skipped, ...], reading: Reading) -> Counts:
    titles: dict[str, str] = {}
    follows: Counter[tuple[str, str]] = Counter()
    starts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for source, target, many in rows:
        one, other = (titles.setdefault(plain(name), name) for name in (name_of(source), name_of(target)))
        if one and other:
            follows[one, other] += int(many)
        elif other:
            starts[other] += int(many)
        elif one:
            ends[one] += int(many)
    names = {title for title in titles.values() if title}
    if len(names) > MOST_NAMES or len(follows) > MOST_FOLLOWS or len(rows) > _MOST_ROWS:
        raise InputError(
            f"it has more than {MOST_NAMES:,} different touchpoints or {MOST_FOLLOWS:,} transitions; "
            "choose other columns"
        )
    # Every event is the first of its case or follows another; the last of a case is also seen to end.
    events: Counter[str] = Counter({name: starts[name] for name in names})
    leaving: Counter[str] = Counter({name: ends[name] for name in names})
    for (one, other), many in follows.items():
        events[other] += many
        leaving[one] += many
    for name in names:
        events[name] = max(events[name], leaving[name])
    return Counts(
        cases=starts.total() or ends.total(),
        events=events.total(),
        names=busiest_first(events),
        follows=dict(sorted(follows.items(), key=lambda pair: (-pair[1], pair[0]))),
        starts=busiest_first(starts),
        ends=busiest_first(ends),
        skipped=skipped,
        counted=True,
        unused=reading.unused,
    )
