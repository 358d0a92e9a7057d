"""Moves: what a hand does to a map again and again while it drags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import HOLDS, move_note
from journey_editor.model.edits.moving import move_channel, move_lane, move_stage, move_step, stretch_note
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Lane, Note, Stage, Step, Touchpoint

T = TypeVar("T")
_PLACES = st.integers(0, 5)


@st.composite
def moves(draw: st.DrawFn, project: Project, *, most: int = 6) -> list[Project]:
    """Return a map, and the map after each of some moves, each from the first map or from the one before."""
    mint, found = Mint.seeded("moves"), [project]
    for _ in range(draw(st.integers(1, most))):
        before = draw(st.sampled_from([project, found[-1]]))
        found.append(_moved(draw, before, mint).applied_to(before))
    return found


def _moved(draw: st.DrawFn, project: Project, mint: Mint) -> Change:
    def one(rows: Sequence[T]) -> T:
        return draw(st.sampled_from(rows))

    rows = [
        row for row in project.rows() if isinstance(row, Stage | Step | Lane | Channel | Touchpoint | Note)
    ]
    steps, stages = project.all(Step).sorted(), project.all(Stage).sorted()
    if not rows or not steps:
        return Change()
    match one(rows):
        case Stage() as stage:
            return move_stage(project, stage, position=draw(_PLACES), mint=mint)
        case Step() as step:
            return move_step(project, step, stage=one(stages).id, position=draw(_PLACES), mint=mint)
        case Lane() as lane:
            return move_lane(project, lane, position=draw(_PLACES), mint=mint)
        case Channel() as channel:
            return move_channel(project, channel, position=draw(_PLACES), mint=mint)
        case Touchpoint() as touchpoint:
            channels = project.all(Channel).sorted()
            return Change.putting(project, replace(touchpoint, step=one(steps).id, channel=one(channels).id))
        case Note() as note if draw(st.booleans()):
            return stretch_note(project, note, first_step=one(steps).id, last_step=one(steps).id)
        case Note() as note:
            lanes = [lane for lane in project.all(Lane).sorted() if HOLDS.get(lane.kind) is type(note)]
            return move_note(project, note, lane=one(lanes).id, first_step=one(steps).id)
        case _:
            return Change()
