"""Past: the earlier moments of a map, found by walking back along the traces of its history."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey
from journey_editor.model.revision import Revision
from journey_editor.model.trace import LostTraceError, Walk, read_trace, trace_of

_STRIDE: Final = 256  # lines of history from one remembered moment to the next
_PATIENCE: Final = 200_000  # lines that may be gone over in vain
_MOST_ROWS: Final = 2_000_000  # of all remembered moments


class Past:
    """What a log, which ends at `project`, knows of the moments before.

    The last revision and the first parents behind it are the map's own line;
    revisions that came with a merge lie beside it.  What was found once is
    found again quickly, and so is what lies near it.
    """

    def __init__(self, project: Project, log: Sequence[Revision]) -> None:
        self.log = tuple(log)
        self._by_id = {one.id: one for one in log}
        self._stops = {0: project}  # by how many lines were gone back over to come there
        self._room = _MOST_ROWS
        self._patience = _PATIENCE
        self._lost: set[str] = set()  # revisions beside the own line to which no trace leads

    def own(self) -> Iterator[Revision]:
        """Yield the map's own line, the latest first."""
        yield from self._own

    @cached_property
    def _own(self) -> list[Revision]:
        return list(_line(self.log[-1] if self.log else None, self._by_id))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {one.id: place for place, one in enumerate(self._own)}

    @cached_property
    def _reach(self) -> int:
        """How many lines of the own line can be gone back over, as far as known."""
        return next((place for place, one in enumerate(self._own) if not one.back), len(self._own))

    def at(self, revision: str) -> Project | None:
        """Return the project just after a revision, or None where no trace leads there.

        It is as it was, mended where a stranger's history would leave references that lead nowhere.
        """
        walk = self._walk_to(revision)
        return _mended(walk.project()) if walk is not None else None

    def around(self, revision: str) -> tuple[Project | None, Project | None]:
        """Return the project just before a revision and just after it, each as `at` does."""
        walk = self._walk_to(revision)
        if walk is None:
            return None, None
        after = _mended(walk.project())
        try:
            walk.follow(self._by_id[revision].back)
        except LostTraceError:
            return None, after
        return _mended(walk.project()), after

    def _walk_to(self, revision: str) -> Walk | None:
        ways = self._ways(revision)
        if ways is None:
            return None
        back, forth = ways
        try:
            walk = self._walk_back(back)
        except LostTraceError:
            return None
        for place, one in enumerate(forth):
            try:
                walk.follow(one.forth)
            except LostTraceError:
                self._lost.update(later.id for later in forth[place:])
                self._patience -= _STRIDE + place
                return None
        return walk

    def _walk_back(self, back: Sequence[Revision]) -> Walk:
        """Go back over so many lines of the own line, from where anybody came by before."""
        begin = max(stop for stop in self._stops if stop <= len(back))
        walk = Walk(self._stops[begin])
        for gone, one in enumerate(back[begin:], begin + 1):
            try:
                walk.follow(one.back)
            except LostTraceError:
                self._reach = min(self._reach, gone - 1)
                raise
            if gone % _STRIDE == 0 and self._room > 0:
                self._stops[gone] = walk.project()
                self._room -= len(self._stops[gone])
        return walk

    def _ways(self, revision: str) -> tuple[list[Revision], list[Revision]] | None:
        """Return what to go back over on the own line, and forth over beside it, to come to a revision."""
        beside: list[Revision] = []
        for one in _line(self._by_id.get(revision), self._by_id):
            place = self._places.get(one.id)
            if place is not None and place <= self._reach and (not beside or self._patience >= 0):
                return self._own[:place], beside[::-1]
            if place is not None or one.id in self._lost:
                break
            beside.append(one)
        self._lost.update(one.id for one in beside)
        return None

    def carried(self, known: Container[str]) -> list[Revision]:
        """Return what goes into the history of another copy, which knows the revisions `known`, in order.

        There they lie beside its own line, so each carries the way forth as
        well.  What lies behind a known revision was squashed there, or here.
        """
        behind = self._behind(one.id for one in self.log if one.id in known)
        forth: dict[str, str] = {}
        walk = Walk(self._stops[0])
        for one in self.own():
            if one.id in behind or not one.back:
                break
            try:
                forth[one.id] = trace_of(walk.followed(one.back).inverted())
            except LostTraceError:
                break
        return [
            replace(one, forth=one.forth or forth.get(one.id, "")) for one in self.log if one.id not in behind
        ]

    def _behind(self, revisions: Iterable[str]) -> set[str]:
        """Return these revisions and all that they were made on."""
        waiting, found = list(revisions), set[str]()
        while waiting:
            id_ = waiting.pop()
            if id_ not in found and id_ in self._by_id:
                found.add(id_)
                waiting += self._by_id[id_].parents
        return found

    def touching(self, *keys: RowKey) -> Iterator[Revision]:
        """Yield the revisions that changed any of these rows, the latest first."""
        named = [f'"{key}"' for key in keys]
        for one in reversed(self.log):
            if any(name in one.back for name in named) and not _read(one.back).keys().isdisjoint(keys):
                yield one


def _line(last: Revision | None, by_id: Mapping[str, Revision]) -> Iterator[Revision]:
    met: set[str] = set()
    while last is not None and last.id not in met:  # a stranger's history may lead in circles
        yield last
        met.add(last.id)
        last = by_id.get(last.parents[0]) if last.parents else None


def _mended(project: Project) -> Project:
    return mend(project)[0].applied_to(project)


def _read(trace: str) -> dict[RowKey, object]:
    try:
        return read_trace(trace)
    except LostTraceError:
        return {}


def taken_back(log: Sequence[Revision]) -> frozenset[str]:
    """Return the ids of the revisions that are undone, and not made again since."""
    undone: set[str] = set()
    for one in reversed(log):
        if one.undoes and one.id not in undone:
            undone.add(one.undoes)
    return frozenset(undone)


def known(log: Sequence[Revision], last: str | None = None) -> frozenset[str]:
    """Return the ids of the revisions whose work is in the project after the `last`, itself included.

    A merge that was undone, and not redone, brings nothing of its second parent.
    """
    by_id = {one.id: one for one in log}
    undone = taken_back(log)
    found: set[str] = set()
    waiting = [last if last is not None else log[-1].id] if log else []
    while waiting:
        id_ = waiting.pop()
        if id_ in found:
            continue
        found.add(id_)
        if id_ in by_id:
            parents = by_id[id_].parents
            waiting += parents[:1] if id_ in undone else parents
    return frozenset(found)
