"""Merging: a map and copies of it, each edited by hands of its own."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import add_to_inbox, place_note, to_inbox
from journey_editor.model.edits.lanes import set_level
from journey_editor.model.edits.moving import move_channel, move_lane, move_stage, move_step, stretch_note
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.edits.views import save_view, set_audience
from journey_editor.model.edits.votes import give_dots
from journey_editor.model.merge import Merged
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    Lane,
    LaneKind,
    LaneLevel,
    Note,
    Persona,
    Stage,
    Step,
    Touchpoint,
    Variant,
)
from tests.model.editing import edits, notes_of
from tests.strategies import SEEDS, furnished

TITLES = st.sampled_from(["Desk", "Search", "Loan", "Return", "Farewell"])


@st.composite
def moves(draw: st.DrawFn, project: Project, mint: Mint) -> Change:
    """One edit that puts things elsewhere, or takes them away where others may work."""

    def one(kind: Any) -> Any:
        rows = notes_of(project) if kind is Note else [*project.all(kind).values()]
        return draw(st.sampled_from(rows)) if rows else None

    place = draw(st.integers(0, 4))
    match draw(st.integers(0, 14)):
        case 0 if stage := one(Stage):
            return move_stage(project, stage, position=place, mint=mint)
        case 1 | 2 if (step := one(Step)) and (stage := one(Stage)):
            return move_step(project, step, stage=stage.id, position=place, mint=mint)
        case 3 if lane := one(Lane):
            return move_lane(project, lane, position=place, mint=mint)
        case 4 if channel := one(Channel):
            return move_channel(project, channel, position=place, mint=mint)
        case 5 if (note := one(Note)) and (step := one(Step)) and note.lane is not None:
            first = project.get(Step, note.first_step)
            if first and project.one(Stage, first.stage).variant == project.one(Stage, step.stage).variant:
                return stretch_note(project, note, first_step=first.id, last_step=step.id)
        case 6 if note := one(Note):
            return to_inbox(project, [note], mint=mint)
        case 7:
            return add_to_inbox(project, draw(st.sampled_from([*HELD])), mint=mint, text=draw(TITLES))
        case 8 if (note := one(Note)) and (lane := one(Lane)) and (step := one(Step)):
            return place_note(project, note, lane=lane.id, first_step=step.id, mint=mint)
        case 9 if lane := one(Lane):
            return set_level(project, lane, draw(st.sampled_from(LaneLevel)))
        case 10 if touchpoint := one(Touchpoint):
            name, dots = draw(st.sampled_from(["Ada", "Bo"])), draw(st.integers(0, 3))
            return give_dots(project, name=name, subject=touchpoint.key, dots=dots, mint=mint)
        case 11 if (touchpoint := one(Touchpoint)) and (personas := [*project.all(Persona)]):
            return set_audience(project, touchpoint.key, draw(st.sets(st.sampled_from(personas))))
        case 12 if variant := one(Variant):
            return save_view(
                project,
                variant.id,
                title=draw(TITLES),
                personas=None,
                hidden=[*project.all(Lane)][:place],
                expectation=True,
                mint=mint,
            )
        case 13 if row := one(draw(st.sampled_from([Stage, Step, Lane, Channel]))):
            return remove(project, [row.key])
        case 14 if row := one(draw(st.sampled_from([Stage, Step, Touchpoint, Lane]))):
            return set_values(project, row.key, title=draw(TITLES))
    return Change()


HELD = (LaneKind.NEED, LaneKind.QUOTE, LaneKind.PAIN, LaneKind.OPPORTUNITY)


@st.composite
def edited(draw: st.DrawFn, project: Project, hand: str, *, most: int = 5) -> Project:
    """`project` after some edits; what a hand makes has ids and chances of its own."""
    mint = Mint.seeded(f"hand {hand} {draw(SEEDS)}")
    for _ in range(draw(st.integers(1, most))):
        change = draw(st.one_of(edits(project, mint), moves(project, mint)))
        project = change.applied_to(project)
    return project


@st.composite
def begun(draw: st.DrawFn) -> Project:
    """A map that somebody worked on before it was copied."""
    return draw(edited(furnished(draw(SEEDS), stages=draw(st.integers(1, 3))), "before", most=8))


@st.composite
def copies(draw: st.DrawFn, count: int = 2) -> tuple[Project, ...]:
    """A map, and copies of it that were edited apart."""
    base = draw(begun())
    return (base, *(draw(edited(base, str(number))) for number in range(count)))


def result(ours: Project, merged: Merged) -> Project:
    """Return what ours becomes by a merge."""
    return merged.change.applied_to(ours)
