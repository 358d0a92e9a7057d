"""Exchange: copies of a map that came back, merged into the one that is open as somebody decides."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from journey_editor.kernel.errors import InputError
from journey_editor.model.change import Change
from journey_editor.model.matching import matched, rekeyed
from journey_editor.model.merge import Clash, ClashId, Join, Merged, Side, merge
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey
from journey_editor.model.revision import Revision
from journey_editor.model.squash import squashed
from journey_editor.session.past import Past, known
from journey_editor.storage.journey_file import JourneyFile, read

NEWER: Final = (
    "{file} cannot be merged: a newer version of Journey Editor made it, "
    "and what only that knows would be lost"
)


@dataclass(frozen=True)
class Copy:
    """A copy that came back: what its file is called, and what is in it."""

    name: str
    file: JourneyFile

    @property
    def sound(self) -> bool:
        """Whether the file holds what was written.

        Else what it lacks may have been lost, and is not taken for removed.
        """
        return self.file.whole and not self.file.repairs


def returned(path: Path, *, name: str = "") -> Copy:
    """Read a copy that came back, called as its file is unless it has a `name`; InputError says why not."""
    file = read(path)
    if file.newer:
        raise InputError(NEWER, file=path)
    return Copy(name or path.name, file)


@dataclass(frozen=True)
class Arrival:
    """One copy on its way in.

    `base` is the last revision that both have in common; without one, or where
    a side is not sound, the rows were compared by id and by name, and nothing is
    taken away.  `merged` is what the copy, `theirs`, changes in `ours`, which is
    what all before it came to.  `joined` are rows that both added under one name
    and that were said to be one.
    """

    copy: Copy
    base: str | None
    ours: Project
    theirs: Project
    merged: Merged
    joined: tuple[Join, ...]

    @cached_property
    def after(self) -> Project:
        """What both came to."""
        return self.merged.change.applied_to(self.ours)


class Exchange:
    """Merges copies one after another into a project that ends a log.

    `sound` is as of a copy.  Nothing of the map is changed: `change` is what
    there is to apply.
    """

    def __init__(
        self,
        project: Project,
        log: Sequence[Revision],
        copies: Sequence[Copy],
        *,
        prefer: Side = Side.OURS,
        sound: bool = True,
    ) -> None:
        self._project, self._log, self._copies = project, log, tuple(copies)
        self._prefer, self._sound = prefer, sound
        self._chosen: list[dict[ClashId, Side]] = [{} for _ in copies]
        self._joined: list[dict[Join, None]] = [{} for _ in copies]
        self._pasts = [Past(project, log), *(Past(one.file.project, one.file.revisions) for one in copies)]
        self._bases = [self._base(place) for place in range(len(copies))]
        self._theirs = [self._sharing(place) for place in range(len(copies))]
        self._arrivals: list[Arrival] = []
        self._merge(0)

    @property
    def arrivals(self) -> tuple[Arrival, ...]:
        """The copies, each on its way in, as decided so far."""
        return tuple(self._arrivals)

    @property
    def project(self) -> Project:
        """The project with everything in it, as decided so far."""
        return self._arrivals[-1].after if self._arrivals else self._project

    @property
    def change(self) -> Change:
        """What turns the project into that."""
        return Change.between(self._project, self.project)

    @property
    def brings_any(self) -> bool:
        """Whether the copies hold anything that the map does not, be it only history."""
        return bool(self.change or self.lines() or self.names())

    @property
    def undecided(self) -> int:
        """How many clashes nobody decided yet; what is preferred counts meanwhile."""
        return sum(
            one.id not in chosen
            for arrival, chosen in zip(self._arrivals, self._chosen, strict=True)
            for one in arrival.merged.clashes
        )

    def side(self, place: int, clash: ClashId) -> Side | None:
        """Return how a clash of the copy at `place` was decided, or None."""
        return self._chosen[place].get(clash)

    def decide(self, place: int, clash: ClashId, side: Side) -> None:
        """Decide a clash of the copy at `place`."""
        self._chosen[place][clash] = side
        self._merge(place)

    def decide_all(self, side: Side) -> None:
        """Decide every clash that there is, one way."""
        del self._arrivals[:]
        for place in range(len(self._copies)):
            clashes = self._arrival(place).merged.clashes
            self._chosen[place].update((one.id, side) for one in clashes)
            self._arrivals.append(self._arrival(place))

    def join(self, place: int, join: Join, *, joined: bool) -> None:
        """Say whether two rows, one of the copy at `place`, are one."""
        if joined:
            self._joined[place][join] = None
        else:
            self._joined[place].pop(join, None)
        self._merge(place)

    def origins(self) -> Mapping[RowKey, int]:
        """Return the place of the copy that each new or changed row came from; of several the last."""
        return {
            key: place
            for place, arrival in enumerate(self._arrivals)
            for key in (*arrival.merged.news.added, *arrival.merged.news.changed)
        }

    def who(self, place: int, clash: Clash) -> tuple[Revision | None, Revision | None]:
        """Return the revisions that last changed what clashes: ours and the copy's, as far as known."""
        copy = self._copies[place].file.revisions
        base = self._arrivals[place].base
        old = known(copy, base) if base is not None else frozenset[str]()
        here = (_last(past, clash.key, old) for past in self._pasts[: place + 1])
        ours = max((one for one in here if one is not None), key=lambda one: one.time, default=None)
        return ours, _last(self._pasts[place + 1], clash.key, old) or (copy[-1] if copy else None)

    def lines(self) -> tuple[Revision, ...]:
        """Return the revisions of all copies that the log has not, as they go beside its own line."""
        found: list[Revision] = []
        there = {one.id for one in self._log}
        for arrival, past in zip(self._arrivals, self._pasts[1:], strict=True):
            if arrival.base is not None:
                come = squashed(past.carried(there))
                there |= {one.id for one in come}
                found += come
        return tuple(found)

    def names(self) -> Mapping[str, str]:
        """Return what moments that the log knows without a name are called in the copies."""
        unnamed = {one.id for one in self._log if not one.checkpoint}
        logs = (arrival.copy.file.revisions for arrival in self._arrivals if arrival.base is not None)
        return {one.id: one.checkpoint for log in logs for one in log if one.checkpoint and one.id in unnamed}

    def tips(self) -> tuple[str, ...]:
        """Return the last revision of each copy that has its history in common with the log."""
        return tuple(
            arrival.copy.file.revisions[-1].id for arrival in self._arrivals if arrival.base is not None
        )

    def _merge(self, first: int) -> None:
        del self._arrivals[first:]
        for place in range(first, len(self._copies)):
            self._arrivals.append(self._arrival(place))

    def _arrival(self, place: int) -> Arrival:
        copy, ours = self._copies[place], self.project
        theirs = self._theirs[place]
        base, before = self._bases[place] or (None, Project({}))
        if base is None:
            theirs = matched(ours, theirs)
        joined = tuple(one for one in self._joined[place] if theirs.row(one.theirs) and ours.row(one.ours))
        merged = merge(before, ours, theirs, prefer=self._prefer, chosen=self._chosen[place], joined=joined)
        theirs = rekeyed(theirs, {one.theirs: one.ours for one in joined})
        return Arrival(copy, base, ours, theirs, merged, joined)

    def _sharing(self, place: int) -> Project:
        """Return the project of a copy, sharing with its base what is alike, so that it is compared once."""
        theirs, base = self._copies[place].file.project, self._bases[place]
        return theirs if base is None else Change.between(base[1], theirs).applied_to(base[1])

    def _base(self, place: int) -> tuple[str, Project] | None:
        """Return the last revision that a copy has in common with all before it, and the project there."""
        copy = self._copies[place]
        theirs = copy.file.revisions if copy.sound and self._sound else ()
        common = known(theirs) & self._known_before(place)
        for one in reversed(theirs):
            if one.id in common:
                for past in self._pasts[: place + 2]:
                    project = past.at(one.id)
                    if project is not None:
                        return one.id, project
        return None

    def _known_before(self, place: int) -> frozenset[str]:
        logs = [self._log, *(one.file.revisions for one in self._copies[:place])]
        return frozenset().union(*map(known, logs))


def _last(past: Past, key: RowKey, old: Container[str]) -> Revision | None:
    return next((one for one in past.touching(key) if one.id not in old), None)
