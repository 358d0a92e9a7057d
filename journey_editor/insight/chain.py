"""Chain: people going from touchpoint to touchpoint until they finish or leave (R-23).

An absorbing Markov chain.  Its strongly connected parts are solved one after
another along their order, so that no matrix is larger than the largest loop.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite, nan

from journey_editor.insight.blocks import Block, Inner, solved

Parts = Sequence[tuple[int, ...]]


@dataclass(frozen=True)
class Ways:
    """The passages from place to place, each by its number; `parts` are strongly connected, first to last."""

    source: Sequence[int]
    target: Sequence[int]
    parts: Parts

    @cached_property
    def count(self) -> int:
        """How many places there are."""
        return sum(map(len, self.parts))

    @cached_property
    def leaving(self) -> tuple[tuple[int, ...], ...]:
        """The passages that leave each place."""
        return _by_place(self.source, self.count)

    @cached_property
    def arriving(self) -> tuple[tuple[int, ...], ...]:
        """The passages that lead to each place."""
        return _by_place(self.target, self.count)

    def behind(self, ends: Iterable[int], share: Sequence[float]) -> bytearray:
        """Mark every place from which somebody may come to one of `ends`, they included."""
        return _spread(ends, self.arriving, self.source, share)

    def ahead(self, starts: Iterable[int], share: Sequence[float]) -> bytearray:
        """Mark every place to which somebody may come from one of `starts`, they included."""
        return _spread(starts, self.leaving, self.target, share)


class Chain:
    """What happens on `ways` where each passage is gone by its `share` of those at its source.

    At each place the shares, `finish` and `left` add up to 1, unless the place
    is `unknown`.  `once` is said of a chain that is asked for one figure alone.
    """

    def __init__(
        self,
        ways: Ways,
        share: Sequence[float],
        *,
        finish: Sequence[float],
        left: Sequence[float],
        unknown: Sequence[bool],
        once: bool = False,
    ) -> None:
        self._ways = ways
        self._share = share
        self._finish = finish
        self._left = left
        self._unknown = unknown
        self._once = once

    @cached_property
    def doubtful(self) -> bytearray:
        """Marks the places from which somebody may come to an unknown one: nothing can be said of them."""
        return self._ways.behind((place for place, so in enumerate(self._unknown) if so), self._share)

    @cached_property
    def trapped(self) -> bytearray:
        """Marks the places that nobody ever leaves for good."""
        ends = (place for place, finish in enumerate(self._finish) if finish or self._left[place])
        out = self._ways.behind(ends, self._share)
        return bytearray(not out[place] and not self.doubtful[place] for place in range(self._ways.count))

    @cached_property
    def onward(self) -> list[float]:
        """The probability to finish of who is at each place; NaN where it cannot be said."""
        found = [0.0 if trapped else nan for trapped in self.trapped]
        for number in range(len(self._members) - 1, -1, -1):
            members, block = self._members[number], self._blocks[number]
            given = [
                self._finish[place]
                + sum(
                    self._share[way] * found[self._ways.target[way]]
                    for way in self._ways.leaving[place]
                    if self._share[way] and self._part[self._ways.target[way]] != number
                )
                for place in members
            ]
            if len(members) == 1:
                found[members[0]] = min(given[0] * self._alone[members[0]], 1.0)
            elif block is not None:
                for place, value in zip(members, block.onward(given).clip(0, 1).tolist(), strict=True):
                    found[place] = value
        return found

    def visits(self, start: Sequence[float]) -> list[float] | None:
        """Return the expected visits to each place of people who start as `start` says.

        NaN from where nobody leaves for good.  None where people may come to an
        unknown place, or to a part that cannot be solved.
        """
        begun = [place for place, share in enumerate(start) if share]
        if any(self.doubtful[place] for place in begun):
            return None
        came = list(start)
        for number, members in enumerate(self._members):
            if not any(came[place] for place in members):
                continue
            if len(members) == 1:
                came[members[0]] *= self._alone[members[0]]
            else:
                block = self._blocks[number]
                if block is None:
                    return None
                inside = block.came([came[place] for place in members]).clip(0).tolist()
                for place, value in zip(members, inside, strict=True):
                    came[place] = value
            for place in members:
                for way in self._ways.leaving[place]:
                    target = self._ways.target[way]
                    if self._share[way] and self._part[target] != number:
                        came[target] += came[place] * self._share[way]
        caught = [place for place, trapped in enumerate(self.trapped) if trapped and came[place]]
        for place, there in enumerate(self._ways.ahead(caught, self._share)):
            if there:
                came[place] = nan
        return came

    def again(self, first: int, then: int) -> float | None:
        """Return the expected visits to `then`, within their part, of who comes to `first`.

        None where it cannot be said, as on a loop that nobody leaves, or hardly anybody.
        """
        number = self._part[first]
        if number < 0:
            return None
        if number != self._part[then]:
            return 0.0
        if first == then and len(self._members[number]) == 1:
            return self._alone[first] if isfinite(self._alone[first]) else None
        block = self._blocks[number]
        return None if block is None else block.again(self._local[first], self._local[then])

    @cached_property
    def closed(self) -> tuple[Sequence[int], ...]:
        """The loops that nobody leaves, where people go round for ever."""
        found = ([place for place in part if self.trapped[place]] for part in self._ways.parts)
        return tuple(part for part in found if part and self._keeps(part))

    @cached_property
    def unsolved(self) -> tuple[Sequence[int], ...]:
        """The loops that are too large, or too tight, to be solved."""
        both = zip(self._members, self._blocks, strict=True)
        return tuple(members for members, block in both if len(members) > 1 and block is None)

    def _keeps(self, part: Sequence[int]) -> bool:
        """Whether all passages that people take from the places of `part` stay there."""
        inside = set(part)
        return all(
            self._ways.target[way] in inside
            for place in part
            for way in self._ways.leaving[place]
            if self._share[way]
        )

    @cached_property
    def _members(self) -> list[list[int]]:
        fit = [not trapped and not doubt for trapped, doubt in zip(self.trapped, self.doubtful, strict=True)]
        found = ([place for place in part if fit[place]] for part in self._ways.parts)
        return [members for members in found if members]

    @cached_property
    def _part(self) -> list[int]:
        """The part that each place lies in, −1 where it is not solved for."""
        found = [-1] * self._ways.count
        for number, members in enumerate(self._members):
            for place in members:
                found[place] = number
        return found

    @cached_property
    def _local(self) -> dict[int, int]:
        """Where each place lies in its part."""
        return {place: at for members in self._members for at, place in enumerate(members)}

    @cached_property
    def _alone(self) -> dict[int, float]:
        """The visits to a place that is a part of its own, of who comes there: it may follow itself."""
        alone = [members[0] for members in self._members if len(members) == 1]
        return {place: 1 / self._gone(place, self._part[place]) for place in alone}

    @cached_property
    def _blocks(self) -> list[Block | None]:
        """Each part of several places, solved."""
        several = [number for number, members in enumerate(self._members) if len(members) > 1]
        found: list[Block | None] = [None] * len(self._members)
        blocks = solved([self._inner(one) for one in several], once=self._once)
        for number, block in zip(several, blocks, strict=True):
            found[number] = block
        return found

    def _inner(self, number: int) -> Inner:
        members = self._members[number]
        ways = [
            way
            for place in members
            for way in self._ways.leaving[place]
            if self._share[way] and self._part[self._ways.target[way]] == number
        ]
        return Inner(
            rows=[self._local[self._ways.source[way]] for way in ways],
            columns=[self._local[self._ways.target[way]] for way in ways],
            shares=[self._share[way] for way in ways],
            leaving=[self._gone(place, number) for place in members],
        )

    def _gone(self, place: int, number: int) -> float:
        """Return the share of those at a place that goes on to no place of its part."""
        ways = self._ways.leaving[place]
        beyond = sum(self._share[way] for way in ways if self._part[self._ways.target[way]] != number)
        return self._finish[place] + self._left[place] + beyond


def _by_place(ends: Sequence[int], count: int) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in range(count)]
    for way, place in enumerate(ends):
        found[place].append(way)
    return tuple(map(tuple, found))


def _spread(
    ends: Iterable[int], ways: Sequence[Sequence[int]], to: Sequence[int], share: Sequence[float]
) -> bytearray:
    found = bytearray(len(ways))
    open_ = list(ends)
    for place in open_:
        found[place] = True
    while open_:
        for way in ways[open_.pop()]:
            if share[way] and not found[to[way]]:
                found[to[way]] = True
                open_.append(to[way])
    return found
