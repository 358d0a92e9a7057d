"""Experience: where a persona is asked, where the curve is lowest and how far below expectation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journey_editor.model.project import Project
from journey_editor.model.records import Experience, Persona, RowKey, Stage, Step, Touchpoint
from journey_editor.model.structure import steps_of


def half_scale(project: Project) -> int:
    """Return how far the map's scale of emotions goes up and down: 2 for −2 … +2."""
    return project.setting.levels // 2


@dataclass(frozen=True, slots=True)
class Place:
    """One place where an emotion may be asked: a touchpoint, a step that has none, or a whole stage.

    `column` counts steps from 0 and `columns` says how many it covers, of a
    stage all its own; `share` (0 to 1, exclusive) says where in these the
    place lies: one place lies in the middle, two at a third and two thirds.
    """

    subject: RowKey
    column: int
    share: float
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What one persona said at one place; missing is None."""

    place: Place
    emotion: float | None
    expected: float | None


def places(project: Project, variant: str, touchpoints: Iterable[Touchpoint]) -> tuple[Place, ...]:
    """Return the places that curves have points at, from left to right.

    Touchpoints of one step share its column in the order given; a step without
    touchpoints is a place itself.
    """
    by_step: dict[str, list[RowKey]] = {}
    for touchpoint in touchpoints:
        by_step.setdefault(touchpoint.step, []).append(touchpoint.key)
    found = []
    for column, step in enumerate(steps_of(project, variant)):
        subjects = by_step.get(step.id) or [RowKey(Step.table, step.id)]
        for number, subject in enumerate(subjects, 1):
            found.append(Place(subject, column, number / (len(subjects) + 1)))
    return tuple(found)


def stage_places(project: Project, variant: str) -> tuple[Place, ...]:
    """Return the stages as places, from left to right; one without steps is none (R-04)."""
    widths = Counter(step.stage for step in steps_of(project, variant))
    found, column = [], 0
    for stage, width in widths.items():  # in the order of the steps
        found.append(Place(RowKey(Stage.table, stage), column, 0.5, width))
        column += width
    return tuple(found)


def answers(project: Project, persona: Persona, along: Sequence[Place]) -> tuple[Answer, ...]:
    """Return what `persona` said at each place."""
    said = {one.subject: one for one in project.all(Experience).where("persona", persona.id)}
    found = []
    for place in along:
        row = said.get(place.subject)
        found.append(Answer(place, row.emotion, row.expected) if row else Answer(place, None, None))
    return tuple(found)


def low_points(curve: Sequence[Answer], *, below: float) -> tuple[Answer, ...]:
    """Return the local minima of the emotion under `below`; missing answers part the curve (R-06).

    The first of several equal neighbours counts.
    """
    found = []
    for number, answer in enumerate(curve):
        if answer.emotion is None or answer.emotion >= below:
            continue
        before = curve[number - 1].emotion if number else None
        after = next((one.emotion for one in curve[number + 1 :] if one.emotion != answer.emotion), None)
        if (before is None or answer.emotion < before) and (after is None or answer.emotion < after):
            found.append(answer)
    return tuple(found)


def stretches(values: Sequence[float | None]) -> list[range]:
    """Return the places of every unbroken run of values: missing is a gap, never 0."""
    found: list[range] = []
    start = None
    for number, value in enumerate([*values, None]):
        if value is not None and start is None:
            start = number
        elif value is None and start is not None:
            found.append(range(start, number))
            start = None
    return found
