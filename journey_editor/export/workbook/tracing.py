"""Tracing: what hangs on a row, in the words of one cell (R-40, R-41)."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.model.project import Project
from journey_editor.model.records import Code, Link, LinkKind, Record, RowKey, Tag, order


def sources_of(project: Project, target: RowKey, kind: LinkKind) -> list[Record]:
    """Return the rows that a link of `kind` leads from to `target`, in their order."""
    links = (link for link in project.all(Link).where("target", target) if link.kind == kind)
    found = (project.row(link.source) for link in links)
    return sorted((one for one in found if one is not None), key=order)


def codes_on(project: Project, subject: RowKey) -> str:
    """Return the friction codes on a row, such as `DT03, MD06`."""
    codes = [project.get(Code, tag.code) for tag in project.all(Tag).where("subject", subject)]
    return ", ".join(sorted(one.code for one in codes if one))


def listed(texts: Iterable[str]) -> str:
    """Return texts below each other."""
    return "\n".join(text for text in texts if text)
