"""Rows: add what has no place on the grid."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.placing import placed
from journey_editor.model.edits.values import clean
from journey_editor.model.project import Project
from journey_editor.model.records import Record, has_field
from journey_editor.model.validity import require_valid

R = TypeVar("R", bound=Record)


def add_row(project: Project, kind: type[R], /, *, mint: Mint, **values: Any) -> Change:
    """Add a row, last of its table where the table is ordered.

    A row with a natural key that is there already takes the new values and
    keeps its others.
    """
    given = clean(kind, values)
    row: Any = kind.known_by(**given) if kind.natural else kind(id=mint.id(), **given)
    if (there := project.row(row.key)) is not None:
        row = replace(there, **given)
    require_valid(row)
    if not has_field(kind, "rank"):
        return Change.putting(project, row)
    return Change.putting(project, *placed(row, project.all(kind).sorted(), None, mint=mint))
