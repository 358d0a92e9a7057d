"""Logs: written for tests, and counted by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from journey_editor.importers.event_log.count import count
from journey_editor.importers.event_log.guess import guess
from journey_editor.importers.event_log.log import Counts

Event = tuple[str, str, str]  # case, touchpoint, time


@dataclass
class ByHand:
    """What a log comes to, counted as simply as can be."""

    follows: Counter[tuple[str, str]] = field(default_factory=Counter)
    starts: Counter[str] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    routes: Counter[tuple[str, ...]] = field(default_factory=Counter)


def by_hand(events: Iterable[Event]) -> ByHand:
    """Count events whose times sort as they are written."""
    cases: dict[str, list[tuple[str, int, str]]] = {}
    for number, (case, touchpoint, time) in enumerate(events):
        cases.setdefault(case, []).append((time, number, touchpoint))
    found = ByHand()
    for walked in cases.values():
        names = [touchpoint for _, _, touchpoint in sorted(walked)]
        found.starts[names[0]] += 1
        found.ends[names[-1]] += 1
        found.routes[tuple(names)] += 1
        for one, other in pairwise(names):
            found.follows[one, other] += 1
    return found


def written(
    folder: Path, rows: Sequence[Sequence[str]], *, name: str = "log.csv", separator: str = ","
) -> Path:
    """Write rows as they are; cells with a separator or a quote in them stand in quotes."""
    path = folder / name
    lines = (separator.join(_cell(cell, separator) for cell in row) for row in rows)
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode())
    return path


def events_file(folder: Path, events: Iterable[Event], *, name: str = "log.csv") -> Path:
    """Write events with their headings."""
    return written(folder, [("case", "touchpoint", "time"), *events], name=name)


def counted(path: Path) -> Counts:
    """Count a log as it seems to be."""
    return count(path, guess(path).reading)


def _cell(cell: str, separator: str) -> str:
    if separator in cell or '"' in cell or "\n" in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell
