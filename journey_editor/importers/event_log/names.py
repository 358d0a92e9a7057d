"""Names: spellings of one name become one touchpoint."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from journey_editor.importers.event_log.log import Reason, Skipped, name_of, on_channel


@dataclass(frozen=True)
class Names:
    """The touchpoints of a log under the names by which they are shown.

    `spellings` are three columns: a name and a channel as the log writes them,
    and the number of their title.
    """

    titles: tuple[str, ...]
    events: dict[str, int]
    channels: dict[str, str]
    spellings: tuple[list[str], list[str], list[int]]
    empty: Skipped | None


def plain(name: str) -> str:
    """Return a name as it is compared: whatever its case, its width and the space in it."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def named(found: Sequence[tuple[Any, ...]], apart: Collection[str], *, first: int) -> Names:
    """Gather rows of name, channel, events and first row; a name is shown as it is most often written.

    The names in `apart` are told apart by their channels.  `first` is the
    number of the row that the log begins with.
    """
    apart_ = {plain(name) for name in apart}
    numbers: dict[str, int] = {}
    titles: list[str] = []
    events: Counter[str] = Counter()
    channels: dict[str, Counter[str]] = {}
    written: list[tuple[str, str, int]] = []
    empty: list[tuple[int, int]] = []
    for name, channel, many, row in sorted(found, key=lambda one: (-one[2], one[0], one[1])):
        title, said = name_of(name), name_of(channel)
        if not title:
            empty.append((many, row + first))
            continue
        if said and plain(title) in apart_:
            title = on_channel(title, said)
        number = numbers.setdefault(plain(title), len(titles))
        if number == len(titles):
            titles.append(title)
        events[titles[number]] += many
        channels.setdefault(titles[number], Counter())[said] += many
        written.append((name, channel, number))
    most = {title: max(counted, key=lambda one: counted[one]) for title, counted in channels.items()}
    return Names(
        titles=tuple(titles),
        events=dict(events),
        channels={title: said for title, said in most.items() if said},
        spellings=([one[0] for one in written], [one[1] for one in written], [one[2] for one in written]),
        empty=_skipped(empty),
    )


def _skipped(empty: Sequence[tuple[int, int]]) -> Skipped | None:
    """Return the rows whose names have no letters that can be kept."""
    if not empty:
        return None
    return Skipped(Reason.NO_TOUCHPOINT, sum(many for many, _ in empty), min(row for _, row in empty))
