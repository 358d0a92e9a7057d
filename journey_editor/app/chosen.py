"""Chosen: the journey and variant that a call of a command names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from journey_editor.kernel.errors import CallError, InputError
from journey_editor.layout.view import View, variants_of
from journey_editor.model.project import Project
from journey_editor.model.records import Journey, VariantKind


def chosen_view(
    project: Project, source: Path, *, journey: str | None, variant: str | None, to_be: str
) -> View:
    """Return the view of the journey called so (None: the first) in a file that is `to_be` exported, say.

    Without a `variant` it is the journey as it is, or what else there is of it.
    Raises CallError where there is no such journey or variant, InputError
    where the file has none at all.
    """
    journeys = project.all(Journey).sorted()
    if not journeys:
        raise InputError(f"{source} cannot be {to_be}: it has no journey yet; open it and add one")
    found = journeys[0] if journey is None else _called(journeys, journey)
    if found is None:
        titles = ", ".join(repr(one.title) for one in journeys)
        raise CallError(f"there is no journey called {journey!r} in {source}; it has {titles}")
    variants = variants_of(project, found.id)
    wanted = VariantKind((variant or "as-is").replace("-", " "))
    chosen = next((one for one in variants if one.kind == wanted), None)
    if chosen is None and variant is not None:
        raise CallError(f"the journey {found.title!r} in {source} has no variant {variant}")
    chosen = chosen or next(iter(variants), None)
    if chosen is None:
        raise InputError(f"{source} cannot be {to_be}: its journey {found.title!r} has no variant")
    return View(found.id, chosen.id)


def _called(journeys: Sequence[Journey], name: str) -> Journey | None:
    """Return the journey called `name`, however it is capitalised; as it is written, if several are."""
    same = [one for one in journeys if one.title.casefold() == name.casefold()]
    return next((one for one in same if one.title == name), same[0] if same else None)
