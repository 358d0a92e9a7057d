"""Marks: what stands on a row in any number: its friction codes, and what it is known from."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Evidence, RowKey, Tag


def set_marks(project: Project, kind: type[Tag | Evidence], key: RowKey, ids: Iterable[str]) -> Change:
    """Let exactly these friction codes (`Tag`) or sources (`Evidence`), by their ids, stand on a row."""
    _, field = kind.natural
    there = {getattr(row, field): row for row in project.all(kind).where("subject", key)}
    wanted = {id_: kind.known_by(**{"subject": key, field: id_}) for id_ in ids}
    gone = [row.key for id_, row in there.items() if id_ not in wanted]
    come = [row for id_, row in wanted.items() if id_ not in there]
    return Change.removing(project, gone).then(Change.putting(project, *come))
