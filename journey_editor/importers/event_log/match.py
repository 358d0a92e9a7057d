"""Match: which touchpoint of a map each name in a log stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from journey_editor.importers.event_log.log import LONGEST_NAME, on_channel
from journey_editor.importers.event_log.names import plain
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Touchpoint
from journey_editor.model.structure import touchpoints_of

SURE: Final = 0.9  # a likeness from here on is taken, where the words differ only in spelling
LIKELY: Final = 0.6  # and from here on it is shown
_COMPARED: Final = 8  # touchpoints with the most letters in common
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


class How(StrEnum):
    """How a name came to its touchpoint."""

    EXACT = "the same name"
    LIKELY = "nearly the same name"
    CHOSEN = "chosen"
    NEW = "new"


@dataclass(frozen=True)
class Match:
    """A name of a log, and the touchpoint, by id, that its counts go to; None for a new one.

    `nearest` is what is most like a name that is not the same, and `score` how
    much, 0 to 1.  `several` says that more touchpoints have this very name; the
    first is taken.
    """

    name: str
    how: How
    touchpoint: str | None = None
    nearest: str | None = None
    score: float = 0.0
    several: bool = False


def shared_titles(project: Project, variant: str) -> frozenset[str]:
    """Return the titles that touchpoints on different channels share, however they are capitalised."""
    channels: dict[str, set[str]] = {}
    touchpoints = touchpoints_of(project, variant)
    for one in touchpoints:
        channels.setdefault(plain(one.title), set()).add(one.channel)
    return frozenset(one.title for one in touchpoints if len(channels[plain(one.title)]) > 1)


def match(
    names: Iterable[str], project: Project, variant: str, *, channels: Mapping[str, str] | None = None
) -> tuple[Match, ...]:
    """Return for each name the touchpoint of a variant that it stands for.

    First one of the same title or code, whatever their case; of several the one
    on the channel that `channels` says.  Else one that differs only in
    spelling, where it is nobody else's.
    """
    touchpoints = touchpoints_of(project, variant)
    exact = _Exact(project, touchpoints)
    listed = list(names)
    found = {name: exact.match(name, (channels or {}).get(name, "")) for name in listed}
    taken = {one.touchpoint for one in found.values() if one is not None}
    like = _Likeness(touchpoints)
    nearest = {name: like.nearest(name) for name, one in found.items() if one is None}
    for name, (there, score, spelling) in sorted(nearest.items(), key=lambda pair: (-pair[1][1], pair[0])):
        if spelling and there is not None and there not in taken:
            taken.add(there)
            found[name] = Match(name, How.LIKELY, there, there, score)
        else:
            found[name] = Match(name, How.NEW, None, there, score)
    return tuple(one for name in listed if (one := found[name]) is not None)


class _Exact:
    """Touchpoints by their titles and codes."""

    def __init__(self, project: Project, touchpoints: Sequence[Touchpoint]) -> None:
        self._titled: dict[str, list[Touchpoint]] = {}
        self._coded: dict[str, Touchpoint] = {}
        self._channels = {one.id: one.title for one in project.all(Channel).values()}
        for one in touchpoints:
            self._titled.setdefault(plain(one.title), []).append(one)
            if one.code:
                self._coded.setdefault(plain(one.code), one)
        for one in touchpoints:
            beside = plain(on_channel(one.title, self._channels.get(one.channel, "")))[:LONGEST_NAME]
            self._titled.setdefault(beside, []).append(one)

    def match(self, name: str, channel: str) -> Match | None:
        """Return the match of a name that a touchpoint has."""
        titled = self._titled.get(plain(name), [])
        there = [one for one in titled if plain(self._channels.get(one.channel, "")) == plain(channel)]
        if found := there or titled:
            return Match(name, How.EXACT, found[0].id, score=1.0, several=len(found) > 1)
        coded = self._coded.get(plain(name))
        return Match(name, How.EXACT, coded.id, score=1.0) if coded is not None else None


class _Likeness:
    """Touchpoints by the letters of their titles."""

    def __init__(self, touchpoints: Sequence[Touchpoint]) -> None:
        self._words = {one.id: words for one in touchpoints if (words := _parts(one.title))}
        self._triples: dict[str, list[str]] = {}
        for id_, words in self._words.items():
            for triple in _triples(words):
                self._triples.setdefault(triple, []).append(id_)

    def nearest(self, name: str) -> tuple[str | None, float, bool]:
        """Return the touchpoint most like a name, how much, and whether they differ only in spelling."""
        words = _parts(name)
        shared = Counter(id_ for triple in _triples(words) for id_ in self._triples.get(triple, ()))
        best: tuple[str | None, float, bool] = (None, 0.0, False)
        for id_, _ in shared.most_common(_COMPARED):
            score = SequenceMatcher(None, " ".join(words), " ".join(self._words[id_]), False).ratio()
            if score >= LIKELY and score > best[1]:
                best = id_, round(score, 2), score >= SURE and _spelled(words, self._words[id_])
        return best


def _spelled(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names have as many words, each beginning alike and with the same numbers."""
    return len(one) == len(other) and all(
        a == b
        or (
            not a.isdigit() and not b.isdigit() and a[0] == b[0] and SequenceMatcher(None, a, b).ratio() > 0.7
        )
        for a, b in zip(one, other, strict=True)
    )


def _parts(title: str) -> list[str]:
    return _WORD.findall(plain(_CAMEL.sub(" ", title)))


def _triples(words: Sequence[str]) -> set[str]:
    joined = f" {' '.join(words)} "
    return {joined[at : at + 3] for at in range(len(joined) - 2)}
