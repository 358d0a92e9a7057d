"""Order: rows go before or after another of their kind, measured on the map as it was."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from journey_editor.canvas.tools.ground import Ground
from journey_editor.canvas.tools.tool import NOTHING, Aim, Tool
from journey_editor.layout.plan import Row
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Record, RowKey

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Beside:
    """Before or after the row with the id `anchor`."""

    anchor: str
    after: bool

    def position(self, among: Sequence[Record], row: Record) -> int:
        """Return the position of that place, not counting `row` itself."""
        ids = [one.id for one in among if one.id != row.id]
        return ids.index(self.anchor) + self.after


@dataclass(frozen=True)
class OrderDrag(Tool, Generic[R]):
    """Moves rows, which keep their order, to the place that the hand points out."""

    rows: tuple[R, ...]

    @property
    def floats(self) -> tuple[RowKey, ...]:
        """The rows."""
        return tuple(row.key for row in self.rows)

    @property
    @abstractmethod
    def label(self) -> str:
        """What undo calls it."""

    @abstractmethod
    def place(self, ground: Ground) -> Beside | None:
        """Return the place under the hand, or None where there is none."""

    @abstractmethod
    def put(self, project: Project, row: R, at: Beside) -> Change:
        """Put one row there."""

    def aim(self, ground: Ground) -> Aim:
        """Return the new order."""
        at = self.place(ground)
        if at is None or any(row.id == at.anchor for row in self.rows):
            return NOTHING
        return self.once(at, lambda: Aim(self.label, self._put_all(at)))

    def _put_all(self, at: Beside) -> Change:
        change, project = Change(), self.start.project
        for row in self.rows:
            one = self.put(project, row, at)
            change, project, at = change.then(one), one.applied_to(project), Beside(row.id, after=True)
        return change


def level_place(rows: Sequence[Row], id_: str | None, y: float) -> Beside | None:
    """Return the place above or below the row with an id, whichever half of it `y` is in."""
    found = next((row for row in rows if row.id == id_), None)
    return None if found is None else Beside(found.id, after=y > (found.top + found.bottom) / 2)
