"""Past: the earlier moments of a map, found by walking back along the traces of its history."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey
from journey_editor.model.revision import Revision
from journey_editor.model.trace import LostTraceError, Walk, read_trace, trace_of


class Past:
    """What a log, which ends at `project`, knows of the moments before.

    The last revision and the first parents behind it are the map's own line;
    revisions that came with a merge lie beside it.
    """

    def __init__(self, project: Project, log: Sequence[Revision]) -> None:
        self._project = project
        self._log = log
        self._by_id = {one.id: one for one in log}

    def own(self) -> Iterator[Revision]:
        """Yield the map's own line, the latest first."""
        yield from self._line(self._log[-1] if self._log else None)

    def at(self, revision: str) -> Project | None:
        """Return the project just after a revision, or None where no trace leads there.

        It is as it was, mended where a stranger's history would leave references that lead nowhere.
        """
        ways = self._ways(revision)
        if ways is None:
            return None
        back, forth = ways
        walk = Walk(self._project)
        try:
            for trace in (*(one.back for one in back), *(one.forth for one in forth)):
                walk.follow(trace)
        except LostTraceError:
            return None
        found = walk.project()
        return mend(found)[0].applied_to(found)

    def _ways(self, revision: str) -> tuple[list[Revision], list[Revision]] | None:
        """Return what to go back over on the own line, and forth over beside it, to come to a revision."""
        wanted = self._by_id.get(revision)
        if wanted is None:
            return None
        beside = list(self._line(wanted))
        places = {one.id: place for place, one in enumerate(beside)}
        back: list[Revision] = []
        for one in self.own():
            if one.id in places:
                return back, beside[: places[one.id]][::-1]
            if not one.back:
                return None
            back.append(one)
        return None

    def _line(self, last: Revision | None) -> Iterator[Revision]:
        met: set[str] = set()
        while last is not None and last.id not in met:  # a stranger's history may lead in circles
            yield last
            met.add(last.id)
            last = self._by_id.get(last.parents[0]) if last.parents else None

    def carried(self, known: Container[str]) -> list[Revision]:
        """Return the revisions that are not `known`, in order, as they go into another copy's history.

        There they lie beside its own line, so each carries the way forth as well.
        """
        forth: dict[str, str] = {}
        walk = Walk(self._project)
        for one in self.own():
            if one.id in known or not one.back:
                break
            try:
                forth[one.id] = trace_of(walk.followed(one.back).inverted())
            except LostTraceError:
                break
        return [
            replace(one, forth=one.forth or forth.get(one.id, "")) for one in self._log if one.id not in known
        ]

    def touching(self, key: RowKey) -> Iterator[Revision]:
        """Yield the revisions that changed a row, the latest first."""
        named = f'"{key}"'
        for one in reversed(self._log):
            if named in one.back and key in _read(one.back):
                yield one


def _read(trace: str) -> dict[RowKey, object]:
    try:
        return read_trace(trace)
    except LostTraceError:
        return {}


def known(log: Sequence[Revision], last: str | None = None) -> frozenset[str]:
    """Return the ids of the revisions whose work is in the project after the `last`, itself included.

    A merge that was undone, and not redone, brings nothing of its second parent.
    """
    by_id = {one.id: one for one in log}
    undone: set[str] = set()
    for one in reversed(log):
        if one.undoes and one.id not in undone:
            undone.add(one.undoes)
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
