"""Programme: what is said of strategies, items and steps, counted, and what comes next (R-43, R-44, R-47)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from journey_editor.model.edits.programme import said_of
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    ChecklistItem,
    ChecklistKey,
    Journey,
    Maturity,
    ProgrammeKey,
    ProgrammeStep,
    State,
    Status,
    Strategy,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many are done of those that are needed, and how many are under way."""

    done: int
    under_way: int
    needed: int


def steps(project: Project) -> tuple[ProgrammeStep, ...]:
    """Return the seven steps in order, those that nobody spoke of too."""
    return tuple(said_of(project, ProgrammeStep, key) for key in ProgrammeKey)


def checklist(project: Project) -> tuple[ChecklistItem, ...]:
    """Return the ten items in order, those that nobody spoke of too."""
    return tuple(said_of(project, ChecklistItem, key) for key in ChecklistKey)


def maturities(project: Project) -> tuple[Maturity, ...]:
    """Return how far each of the eight strategies has come, in order; a `level` of None is unknown."""
    return tuple(said_of(project, Maturity, strategy) for strategy in Strategy)


def progress(rows: Iterable[ProgrammeStep | ChecklistItem]) -> Progress:
    """Count how far steps or items have come; what is not needed does not count."""
    states = Counter(row.state for row in rows)
    needed = states.total() - states[State.NOT_NEEDED]
    return Progress(states[State.DONE], states[State.UNDER_WAY], needed)


def next_step(project: Project) -> ProgrammeStep | None:
    """Return the first step that is still to be done, or None where none is."""
    over = (State.DONE, State.NOT_NEEDED)
    return next((one for one in steps(project) if one.state not in over), None)


def pilot(project: Project) -> Journey | None:
    """Return the pilot journey, or None where none is chosen."""
    return project.get(Journey, said_of(project, ProgrammeStep, ProgrammeKey.PILOT).journey)


def serving(project: Project, strategy: Strategy) -> tuple[Action, ...]:
    """Return the actions that serve a strategy, in the order of the plan; dropped ones serve none."""
    served = project.all(Action).where("strategy", strategy)
    return tuple(one for one in served if one.status is not Status.DROPPED)
