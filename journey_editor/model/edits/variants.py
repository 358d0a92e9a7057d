"""Variants: make the to-be from the as-is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.copying import belonging, copied
from journey_editor.model.edits.values import clean
from journey_editor.model.fields import Origin, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Audience,
    Dismissal,
    Evidence,
    Experience,
    Link,
    Record,
    RowKey,
    Tag,
    Variant,
    VariantKind,
)
from journey_editor.model.structure import rows_in


def make_to_be(project: Project, variant: str, *, mint: Mint, title: str) -> Change:
    """Copy a variant as the to-be of its journey; each copied row says which row it came from.

    Stages, steps, touchpoints, transitions and notes are copied with what is
    felt there, and with their tags, evidence, links, audience and dismissals.  Lanes are
    shared: they belong to the journey.
    """
    old = project.one(Variant, variant)
    made: Any = Variant(
        id=mint.id(),
        journey=old.journey,
        kind=VariantKind.TO_BE,
        based_on=old.id,
        **clean(Variant, {"title": title}),
    )
    made_of = {row.key for row in rows_in(project, variant)}
    parts = [
        row
        for row in belonging(project, made_of).values()
        if row.key in made_of or isinstance(row, Experience | Tag | Evidence | Link | Audience | Dismissal)
    ]
    copies = copied(parts, mint=mint, known={old.key: made.id})
    return Change.putting(project, made, *(_derived(copy, key) for key, copy in copies.items()))


def _derived(copy: Any, key: RowKey) -> Record:
    origins = {column.name: key.id for column in columns_of(type(copy)) if isinstance(column.field, Origin)}
    derived: Record = replace(copy, **origins)
    return derived
