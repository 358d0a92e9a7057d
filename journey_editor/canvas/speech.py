"""Speech: what a screen reader says of a row on the canvas."""

from __future__ import annotations

from typing import Final

from journey_editor.canvas.cells import STAGES, Cell
from journey_editor.insight.compare import fate_of
from journey_editor.insight.experience import half_scale
from journey_editor.insight.naming import name_of
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    Experience,
    Lane,
    LaneLevel,
    Note,
    Persona,
    RowKey,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.session.document import Document

_LOOKING_BACK: Final = "This is how the map was. Go back to now, or restore this moment, to change it."
_LOOKING_AHEAD: Final = "This is what the merge would make of the map. Merge or cancel first, to change it."


def why_not_now(document: Document, words: Words) -> str:
    """Return what to say where somebody would change the map while another moment of it is shown."""
    return words(_LOOKING_BACK if document.looks_back else _LOOKING_AHEAD)


def spoken(project: Project, key: RowKey, words: Words) -> str:
    """Return a sentence about a row: what it is, what it is called, and where it lies."""
    row = project.row(key)
    if row is None:
        return ""
    parts = [words(row.noun), name_of(project, key, words)]
    match row:
        case Touchpoint(step=step, channel=channel):
            at, on = project.get(Step, step), project.get(Channel, channel)
            parts += [one.title for one in (at, on) if one]
            if row.is_moment:
                parts.append(words("moment of truth"))
        case Note(first_step=first, stage=stage):
            place = project.get(Step, first) or project.get(Stage, stage)
            parts.append(place.title if place else "")
        case Experience(emotion=emotion) if emotion is not None:
            felt = emotion * half_scale(project)
            parts.append(f"{words('Emotion')} {words.number(felt, decimals=1)}")
        case _:
            pass
    fate = fate_of(project, row)
    if fate is not None:
        parts.append(words(fate.value))
    return ", ".join(part for part in parts if part)


def spoken_cell(project: Project, cell: Cell, words: Words) -> str:
    """Return a sentence about an empty cell: that it is empty, and where it lies."""
    felt = cell.row.table == Experience.table
    row = project.get(Persona, cell.row.id) if felt else project.row(cell.row)
    across = name_of(project, row.key, words) if row else words("Stages" if cell.row == STAGES else "Steps")
    place: Step | Stage | None = project.get(Step, cell.step)
    whole = felt or (isinstance(row, Lane) and row.level == LaneLevel.STAGE)
    if whole and isinstance(place, Step):
        place = project.get(Stage, place.stage)
    parts = [words("Empty cell"), across, place.title if place else words("after the last step")]
    return ", ".join(part for part in parts if part)
