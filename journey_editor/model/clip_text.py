"""Clip text: what was copied, as text and as a table, for every other program."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping

from journey_editor.model.clip import content_of
from journey_editor.model.project import Project
from journey_editor.model.records import (
    TABLES,
    Channel,
    Lane,
    Note,
    Persona,
    Record,
    RowKey,
    Stage,
    Step,
    Touchpoint,
    Variant,
    order,
)
from journey_editor.model.structure import steps_of


def as_text(project: Project, keys: Iterable[RowKey]) -> str:
    """Return a line for every card and title among the rows and what they own, column by column."""
    rows = content_of(project, keys)
    columns = _columns(project)
    places = {table: number for number, table in enumerate(TABLES)}

    def place(row: Record) -> tuple[int, int, str, str]:
        return columns.get(_step(project, row), len(columns)), places[row.table], *order(row)

    return "\n".join(line for row in sorted(rows.values(), key=place) if (line := _line(row)))


def as_html(project: Project, keys: Iterable[RowKey]) -> str:
    """Return a table of steps across, channels and lanes down; without any card, the lines of the text."""
    rows = content_of(project, keys)
    columns = _columns(project)
    cells: dict[tuple[str | None, str], list[str]] = {}
    for row in sorted(rows.values(), key=order):
        step, line = _step(project, row), _line(row)
        if isinstance(row, (Note, Touchpoint)) and step in columns and line:
            there = row.channel if isinstance(row, Touchpoint) else row.lane
            cells.setdefault((there, step), []).append(line)
    if not cells:
        lines = as_text(project, keys).split("\n")
        return "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    steps = sorted({step for _, step in cells}, key=columns.__getitem__)
    down = [*project.all(Channel).sorted(), *project.all(Lane).sorted()]
    heads = "".join(f"<th>{html.escape(project.one(Step, step).title)}</th>" for step in steps)
    body = ""
    for across in down:
        if any((across.id, step) in cells for step in steps):
            inside = "".join(f"<td>{_cell(cells.get((across.id, step), []))}</td>" for step in steps)
            body += f"<tr><th>{html.escape(_line(across))}</th>{inside}</tr>"
    return f'<table border="1"><tr><th></th>{heads}</tr>{body}</table>'


def _cell(lines: list[str]) -> str:
    return "<br>".join(map(html.escape, lines))


def _line(row: Record) -> str:
    match row:
        case Note(text=said) | Stage(title=said) | Step(title=said) | Touchpoint(title=said):
            return " ".join(said.split())
        case Channel(title=said) | Lane(title=said) | Persona(title=said):
            return " ".join(said.split())
        case _:
            return ""


def _step(project: Project, row: Record) -> str:
    """Return the step that a row begins at, or an empty id."""
    match row:
        case Note(first_step=step, stage=None):
            return step or ""
        case Note(stage=stage) if stage is not None:
            return _first_of(project, stage)
        case Touchpoint(step=step) | Step(id=step):
            return step
        case Stage(id=stage):
            return _first_of(project, stage)
        case _:
            return ""


def _first_of(project: Project, stage: str) -> str:
    return next((step.id for step in project.all(Step).where("stage", stage)), "")


def _columns(project: Project) -> Mapping[str, int]:
    return {
        step.id: number
        for variant in project.all(Variant).sorted()
        for number, step in enumerate(steps_of(project, variant.id))
    }
