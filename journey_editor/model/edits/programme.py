"""Programme: say how far a strategy, an item of the checklist or a step has come, and take it back."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar, cast

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.values import clean
from journey_editor.model.project import Project
from journey_editor.model.records import ChecklistItem, ChecklistKey, Maturity, Party, ProgrammeStep
from journey_editor.model.validity import require_valid

Said = Maturity | ChecklistItem | ProgrammeStep
R = TypeVar("R", bound=Said)


def said_of(project: Project, kind: type[R], key: StrEnum) -> R:
    """Return the row of a strategy, item or step; one of which nobody said anything is not in the project."""
    unsaid = _unsaid(kind, key)
    return project.get(kind, unsaid.id) or unsaid


def say(project: Project, kind: type[R], key: StrEnum, /, **values: Any) -> Change:
    """Set what is said of a strategy, item or step; where nothing is left to be said, its row goes.

    Raises InvalidRecordError where a value is not what its field declares.
    """
    after: R = replace(said_of(project, kind, key), **clean(kind, values))
    require_valid(after)
    if after == _unsaid(kind, key):
        return Change.removing(project, [after.key])
    return Change.putting(project, after)


def own_anew(project: Project, item: ChecklistKey, *, name: str, mint: Mint) -> Change:
    """Add a party called `name`, who sees to an item of the checklist."""
    added = add_row(project, Party, mint=mint, name=name)
    (party,) = added.added(Party)
    return added.then(say(added.applied_to(project), ChecklistItem, item, owner=party.id))


def _unsaid(kind: type[R], key: StrEnum) -> R:
    row: Any = kind.known_by(**{kind.natural[0]: key})
    return cast("R", row)
