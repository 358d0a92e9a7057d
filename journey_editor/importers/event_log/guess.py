"""Guess: what the columns of a log hold, from their headings and from what stands in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from journey_editor.importers.delimited import rows_of
from journey_editor.importers.event_log.log import (
    COUNT_ROLES,
    EVENT_ROLES,
    Guess,
    LogColumn,
    Reading,
    Role,
    listed,
    time_in,
    unusable,
)
from journey_editor.importers.event_log.text import sample_of
from journey_editor.importers.event_log.times import TimeKind, time_format
from journey_editor.kernel.words import plain

_SEPARATORS: Final = ("\t", ";", ",", "|")
_HEADINGS: Final[Mapping[Role, str]] = {
    Role.CASE: "case, case id, caseid, case concept name, case number, session, session id, sessionid, "
    "sessie, visit, visit id, visitor, visitor id, bezoek, bezoeker, user, user id, userid, gebruiker, "
    "customer, customer id, klant, klantnummer, patron, patron id, member, lid, lidnummer, zaak, "
    "zaaknummer, trace, trace id, journey id, client id",
    Role.TOUCHPOINT: "touchpoint, touch point, touchpoint name, activity, activity name, activiteit, "
    "concept name, contactpunt, event, event name, event type, gebeurtenis, page, pagina, page title, "
    "action, actie, step, stap, task, taak, contact",
    Role.TIME: "time, timestamp, time timestamp, datetime, date time, date, tijd, tijdstip, datum, "
    "datum tijd, datum en tijd, ts, moment, when, start time, starttijd, event time, occurred at, "
    "happened at, created at, start timestamp, starttime",
    Role.CHANNEL: "channel, channels, kanaal, medium",
    Role.OUTCOME: "outcome, result, uitkomst, resultaat, status",
    Role.SATISFACTION: "satisfaction, tevredenheid, csat, nps, rating, score, waardering",
    Role.FROM: "from, source, van, from touchpoint, predecessor, before",
    Role.TO: "to, target, naar, to touchpoint, successor, after",
    Role.COUNT: "n, count, counts, aantal, freq, frequency, number, total, weight, cnt, count star()",
}
_KNOWN: Final = {word: role for role, said in _HEADINGS.items() for word in said.split(", ")}
_SMALLEST_TIME: Final = 1e8
_HOUR: Final = re.compile(r"\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AP]M)?\s*", re.IGNORECASE)


def guess(path: Path) -> Guess:
    """Return a log as it seems to be; raise InputError, in one sentence, where it cannot be one."""
    encoding, text = sample_of(path)
    separator, rows = _table(text)
    if not rows or len(rows[0]) < 3:
        raise unusable(path, "it has fewer than three columns: a log has case, touchpoint and time")
    if len(rows) == 1 and any(_plain(cell) in _KNOWN for cell in rows[0]):
        raise unusable(path, "it has headings and nothing below them")
    below = [list(column) for column in zip(*rows[1:], strict=True)] or [[] for _ in rows[0]]
    headings = _has_headings(rows[0], below)
    titles = [cell.strip() if headings else "" for cell in rows[0]]
    cells = below if headings else [[first, *rest] for first, rest in zip(rows[0], below, strict=True)]
    roles = _roles(titles, cells)
    columns = tuple(
        LogColumn(title or str(number), tuple(column))
        for number, (title, column) in enumerate(zip(titles, cells, strict=True), 1)
    )
    return Guess(Reading(encoding, separator, headings, roles, time_in(columns, roles)), columns)


def with_columns(path: Path, guessed: Guess, named: Mapping[Role, str]) -> Guess:
    """Return the guess with columns, by heading or number, in the roles that were said.

    Raises InputError where there is no such column.
    """
    roles = [Role.IGNORED if role in named else role for role in guessed.reading.roles]
    if any(role in named for role in EVENT_ROLES):
        roles = [Role.IGNORED if role in COUNT_ROLES else role for role in roles]
    for role, name in named.items():
        roles[_column(path, guessed.columns, name)] = role
    return guessed.with_roles(roles)


def _column(path: Path, columns: Sequence[LogColumn], name: str) -> int:
    titles = [column.title for column in columns]
    for same in (str.strip, _plain):
        if same(name) in (known := [same(title) for title in titles]):
            return known.index(same(name))
    if name.isascii() and name.isdigit() and 0 < int(name[:9]) <= len(columns):
        return int(name) - 1
    raise unusable(path, f"it has no column {name!r}; it has these: {listed(titles)}")


def _table(text: str) -> tuple[str, list[list[str]]]:
    """Return the rows, and what separates their cells: what divides most rows into equally many."""
    if text.startswith("sep=") and len(text) > 4:
        return text[4], rows_of(text, text[4])
    best: tuple[float, int] = (0.0, 0)
    found: tuple[str, list[list[str]]] = ",", []
    for separator in _SEPARATORS:
        if separator not in text:
            continue
        rows = rows_of(text, separator)
        width, count = Counter(sum(bool(cell) for cell in row) for row in rows).most_common(1)[0]
        full = max(len(row) for row in rows)
        even = count / len(rows) if width > 1 else 0.0
        if (round(even, 1), full) > best:
            best, found = (round(even, 1), full), (separator, rows)
    return found


def _has_headings(first: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: it does not write what stands below it."""
    if any(_plain(cell) in _KNOWN for cell in first):
        return True
    return any(
        time_format(column) is not None and time_format([cell]) is None
        for cell, column in zip(first, below, strict=True)
    )


def _roles(titles: Sequence[str], cells: Sequence[Sequence[str]]) -> tuple[Role, ...]:
    said = [_KNOWN.get(_plain(title)) for title in titles]
    if all(role in said for role in COUNT_ROLES):
        return tuple(_first_of(said, COUNT_ROLES))
    said = [None if role in COUNT_ROLES else role for role in said]
    if Role.TIME not in said:
        _by_content(said, cells)
    if not any(title for title in titles) and _counts_by_content(cells):
        return COUNT_ROLES
    _one_time(said, cells)
    open_ = [number for number, role in enumerate(said) if role is None]
    open_.sort(key=lambda number: len(set(cells[number])))
    if Role.TOUCHPOINT not in said and open_ and (Role.CASE in said or len(open_) > 1):
        said[open_.pop(0)] = Role.TOUCHPOINT
    if Role.CASE not in said and open_:
        said[open_.pop()] = Role.CASE
    return tuple(_first_of(said, (*EVENT_ROLES, Role.CHANNEL, Role.OUTCOME, Role.SATISFACTION)))


def _by_content(said: list[Role | None], cells: Sequence[Sequence[str]]) -> None:
    for number, column in enumerate(cells):
        found = time_format(column) if said[number] is None else None
        if found is not None and found.kind is not TimeKind.NUMBER:
            said[number] = Role.TIME
            return


def _one_time(said: list[Role | None], cells: Sequence[Sequence[str]]) -> None:
    """Of several columns that are headed by time, keep a day and its hour, else the one that says most."""
    times = [number for number, role in enumerate(said) if role is Role.TIME]
    hours = [number for number in times if all(map(_HOUR.fullmatch, filter(None, cells[number])))]
    days = [number for number in times if number not in hours]
    if len(times) > 1 and days:
        best = max(days, key=lambda number: max(map(len, cells[number]), default=0))
        dated = not any(":" in cell for cell in cells[best])
        kept = {best, *(hours[:1] if dated and best < min(hours, default=0) else ())}
        for number in times:
            said[number] = Role.TIME if number in kept else Role.IGNORED


def _counts_by_content(cells: Sequence[Sequence[str]]) -> bool:
    """Whether three columns are from, to and a count: two that share names, and small whole numbers."""
    if len(cells) != 3:
        return False
    counts = [cell.strip() for cell in cells[2]]
    whole = all(cell.isascii() and cell.isdigit() and int(cell[:20]) < _SMALLEST_TIME for cell in counts)
    return bool(counts) and whole and bool(set(cells[0]) & set(cells[1]) - {""})


def _first_of(said: Sequence[Role | None], allowed: Sequence[Role]) -> list[Role]:
    """Return the roles, each once; a day and an hour may both say the time."""
    found: list[Role] = []
    for role in said:
        most = 2 if role is Role.TIME else 1
        kept = role is not None and role in allowed and found.count(role) < most
        found.append(role if kept and role is not None else Role.IGNORED)
    return found


def _plain(heading: str) -> str:
    for mark in "_-:.":
        heading = heading.replace(mark, " ")
    return plain(heading)
