"""Match: which touchpoint or persona of a map each name in a file of answers stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from journey_editor.importers.event_log.match import match
from journey_editor.importers.event_log.names import plain
from journey_editor.importers.feedback.answers import Holds, Tally
from journey_editor.model.project import Project
from journey_editor.model.records import Persona

_ALIKE: Final = 0.75  # Senioren and Senior, Students and Student


@dataclass(frozen=True)
class Named:
    """A name in a file, how many rows have it, and the id of the touchpoint or persona that it stands for."""

    name: str
    holds: Holds
    answers: int
    row: str | None = None


def matched(tally: Tally, project: Project, variant: str) -> tuple[Named, ...]:
    """Return the touchpoints and personas that a file names, with what of a variant each stands for."""
    places = match(tally.touchpoints, project, variant)
    personas = dict(zip(tally.personas, _personas(tally.personas, project), strict=True))
    return (
        *(Named(one.name, Holds.TOUCHPOINT, tally.touchpoints[one.name], one.touchpoint) for one in places),
        *(Named(name, Holds.PERSONA, tally.personas[name], row) for name, row in personas.items()),
    )


def _personas(names: Iterable[str], project: Project) -> list[str | None]:
    """Return the persona of each name: one of the same title, else the one title that is nearly the same."""
    titled = {plain(one.title): one.id for one in reversed(project.all(Persona).sorted()) if one.title}
    return [titled.get(plain(name)) or _nearest(plain(name), titled) for name in names]


def _nearest(name: str, titled: dict[str, str]) -> str | None:
    near = [
        id_
        for title, id_ in titled.items()
        if title[:3] == name[:3] and SequenceMatcher(None, title, name, False).ratio() >= _ALIKE
    ]
    return near[0] if len(near) == 1 else None
