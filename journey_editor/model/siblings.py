"""Siblings: which rows stand in one order with each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from journey_editor.model.project import Project
from journey_editor.model.records import Lane, Note, Record, Stage, Step, Touchpoint
from journey_editor.model.structure import inbox_of

_PARENTS: Final[dict[type[Record], str]] = {
    Stage: "variant",
    Step: "stage",
    Lane: "journey",
    Touchpoint: "step",
}


def parent_field(kind: type[Record]) -> str:
    """Return the field whose value siblings share; empty where all rows of the table are siblings."""
    return "lane" if issubclass(kind, Note) else _PARENTS.get(kind, "")


def siblings_in(project: Project, kind: type[Record], parent: str | None) -> Sequence[Record]:
    """Return the rows of a kind under one `parent`, in their order; `Note` stands for the inbox."""
    if kind is Note:  # there all kinds stand in one order
        return inbox_of(project)
    field = parent_field(kind)
    return project.all(kind).where(field, parent) if field else project.all(kind).sorted()
