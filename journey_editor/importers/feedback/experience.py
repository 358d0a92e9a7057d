"""Experience: answers become what each persona felt at each touchpoint (R-30)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import fsum
from typing import Any

from journey_editor.importers.feedback.answers import FELT, Tally
from journey_editor.importers.feedback.places import Places
from journey_editor.model.project import Project
from journey_editor.model.records import Experience, RowKey, Source, Touchpoint

Pair = tuple[str, str]  # the ids of a persona and a touchpoint


@dataclass(frozen=True)
class Felt:
    """What a persona felt at a touchpoint by the map `now`, and by the answers `then`.

    What is `foreign` another source tells, and where it `stays` the answers go
    nowhere.
    """

    now: Experience | None
    then: Experience
    foreign: bool
    stays: bool

    @property
    def loses(self) -> bool:
        """Whether something goes that these answers do not ask for."""
        return not self.stays and any(
            getattr(self.now, field, None) is not None and getattr(self.then, field) is None
            for field in FELT.values()
        )


@dataclass(frozen=True)
class Experiences:
    """What each persona felt at each touchpoint.

    Of the rows of the file that tell of experience `nobodys` have no persona and
    `nowhere` no touchpoint.
    """

    felt: tuple[Felt, ...]
    nobodys: int
    nowhere: int


def experiences(
    project: Project, tally: Tally, places: Places, source: Source, *, may_replace: bool
) -> Experiences:
    """Return the mean of the answers of each persona at each touchpoint, with how many rows gave any.

    A row says all that these answers say of the place, and nothing that another
    source said: a row has one source.
    """
    felt: dict[Pair, dict[str, Counter[float]]] = {}
    for (at, field), values in tally.felt.items():
        persona, place = places.persona(at), places.touchpoint(at)
        if persona is not None and place is not None:
            felt.setdefault((persona, place), {}).setdefault(field, Counter()).update(values)
    people, nobodys, nowhere = _people(tally, places)
    found = []
    for (persona, place), fields in felt.items():
        means: dict[str, Any] = {field: _mean(values) for field, values in fields.items()}
        fresh = Experience.known_by(persona=persona, subject=RowKey(Touchpoint.table, place))
        now = project.get(Experience, fresh.id)
        foreign = now is not None and now.source != source.id and _says(now)
        then = replace(fresh, n=people[persona, place], source=source.id, **means)
        found.append(Felt(now, then, foreign, stays=foreign and not may_replace))
    return Experiences(tuple(found), nobodys, nowhere)


def _people(tally: Tally, places: Places) -> tuple[Counter[Pair], int, int]:
    """Return how many rows spoke of each pair, how many have no persona, and how many no touchpoint."""
    found: Counter[Pair] = Counter()
    nobodys = nowhere = 0
    for spoke, many in tally.people.items():
        pairs = {(places.persona(at), places.touchpoint(at)) for at in spoke}
        nobodys += many * any(persona is None for persona, _ in pairs)
        nowhere += many * any(place is None for _, place in pairs)
        for persona, place in pairs:
            if persona is not None and place is not None:
                found[persona, place] += many
    return found, nobodys, nowhere


def _mean(values: Mapping[float, int]) -> float:
    """Return the mean to three decimals: no survey knows more."""
    return round(fsum(value * many for value, many in values.items()) / sum(values.values()), 3)


def _says(experience: Experience) -> bool:
    return any(getattr(experience, field) is not None for field in FELT.values())
