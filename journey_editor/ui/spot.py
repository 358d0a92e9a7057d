"""Spot: where on the grid the chosen row lies, for whatever is added next to it."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.canvas.cells import Cell
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Experience, Lane, Note, RowKey, Stage, Step, Touchpoint
from journey_editor.model.structure import steps_of


@dataclass(frozen=True, slots=True)
class Spot:
    """A step with its stage, and a channel; None where the map has none yet."""

    stage: Stage | None
    step: Step | None
    channel: Channel | None


def spot_of(project: Project, view: View, at: RowKey | Cell | None) -> Spot:
    """Return where a row or cell lies; what it does not say is the first there is, else the last step."""
    steps = steps_of(project, view.variant)
    key = at.row if isinstance(at, Cell) else at
    row = project.row(key) if key else None
    step = project.get(Step, at.step) if isinstance(at, Cell) else _step(project, row)
    if step not in steps:
        nowhere = key is None or isinstance(at, Cell)
        step = steps[-1] if steps and nowhere else steps[0] if steps else None
    stage = project.get(Stage, step.stage) if step else None
    if isinstance(row, Stage):
        stage = row
        inside = project.all(Step).where("stage", row.id)
        step = inside[-1] if inside else step
    channel = next(iter(project.all(Channel).sorted()), None)
    if isinstance(row, Channel):
        channel = row
    elif isinstance(row, Touchpoint):
        channel = project.get(Channel, row.channel) or channel
    return Spot(stage, step, channel)


def next_step(project: Project, view: View, step: Step) -> Step:
    """Return the step after `step`, or itself where it is the last."""
    steps = steps_of(project, view.variant)
    at = steps.index(step)
    return steps[min(at + 1, len(steps) - 1)]


def touchpoint_before(project: Project, view: View, id_: str) -> str | None:
    """Return the touchpoint in the nearest step before that of another, on its channel where there is one."""
    here = project.one(Touchpoint, id_)
    order = [step.id for step in steps_of(project, view.variant)]
    for step in reversed(order[: order.index(here.step)]):
        found = project.all(Touchpoint).where("step", step)
        if found:
            return next((one.id for one in found if one.channel == here.channel), found[-1].id)
    return None


def lane_after(project: Project, view: View, key: RowKey | None) -> int | None:
    """Return the position after the chosen lane, or None for the end."""
    lanes = project.all(Lane).where("journey", view.journey)
    return next((place + 1 for place, lane in enumerate(lanes) if lane.key == key), None)


def _step(project: Project, row: object) -> Step | None:
    match row:
        case Step():
            return row
        case Touchpoint(step=step):
            return project.get(Step, step)
        case Note(last_step=step, stage=stage):
            inside = project.all(Step).where("stage", stage) if stage else ()
            return inside[-1] if inside else project.get(Step, step)
        case Experience(subject=subject):
            return _step(project, project.row(subject))
        case _:
            return None
