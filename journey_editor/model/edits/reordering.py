"""Reordering: rank rows anew among those they lie with, and move many touchpoints at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.placing import placed
from journey_editor.model.edits.ranking import all_placed
from journey_editor.model.project import Project
from journey_editor.model.records import Record, Touchpoint


def rank_among(
    project: Project,
    row: Record,
    neighbours: Sequence[Record],
    place: int,
    *,
    among: Sequence[Record],
    mint: Mint,
) -> Change:
    """Rank a row to come at `place` of its neighbours, which are some of the siblings `among`.

    Neither counts the row itself; without neighbours it keeps its rank.
    """
    ids = [one.id for one in among if one.id != row.id]
    if not neighbours:
        return Change()
    if place < len(neighbours):
        position = ids.index(neighbours[place].id)
    else:
        position = ids.index(neighbours[-1].id) + 1
    return Change.putting(project, *placed(row, among, position, mint=mint))


def move_touchpoints(project: Project, to: Mapping[str, tuple[str, str]], *, mint: Mint) -> Change:
    """Move touchpoints, given by id, to a step and a channel each.

    They come last of what each step has, in the order in which they are given.
    """
    arriving: dict[str, list[Any]] = {}
    for id_, (step, channel) in to.items():
        moved = replace(project.one(Touchpoint, id_), step=step, channel=channel)
        arriving.setdefault(step, []).append(moved)
    rows: list[Record] = []
    for step, moved_here in arriving.items():
        staying = [one for one in project.all(Touchpoint).where("step", step) if one.id not in to]
        rows += all_placed(moved_here, staying, None, mint=mint)
    return Change.putting(project, *rows)
