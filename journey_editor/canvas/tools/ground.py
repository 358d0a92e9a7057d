"""Ground: what lies under the hand, as the map shows it now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import QPointF

from journey_editor.canvas.cells import STAGES, STEPS, Cell
from journey_editor.canvas.scene import SheetScene
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.layout.plan import Columns, Plan, Row
from journey_editor.layout.style import COLUMN
from journey_editor.model.records import Channel, Lane, Record, RowKey

R = TypeVar("R", bound=Record)


class Ground:
    """The layout that is shown, with what is in preview; the hand is at the place `at` (mm)."""

    def __init__(self, at: Point, plan: Plan, scene: SheetScene) -> None:
        self.at = at
        self.plan = plan
        self._scene = scene

    def box(self, key: RowKey) -> Rect | None:
        """Return what a row covers, in mm, or None where it is not drawn."""
        groups = self._scene.groups_of(key)
        return groups[0].bounds.moved(groups[0].at.x, groups[0].at.y) if groups else None

    @property
    def owner(self) -> RowKey | None:
        """The row that is drawn topmost under the hand."""
        group = self._scene.group_at(QPointF(self.at.x, self.at.y))
        return group.owner if group is not None else None

    def drawn(self, rows: Iterable[R]) -> tuple[R, ...]:
        """Return those of `rows` that are on the map."""
        return tuple(row for row in rows if self._scene.groups_of(row.key))

    def above(self, rows: Sequence[Record]) -> int:
        """Return how many of `rows` have their middle above the hand."""
        boxes = [box for row in rows if (box := self.box(row.key)) is not None]
        return sum(box.centre.y < self.at.y for box in boxes)

    @property
    def cell(self) -> Cell | None:
        """The cell under the hand, up to one step beyond the last; None beside the map."""
        column = column_at(self.plan.columns, self.at.x)
        row = next((key for key, row in self._rows() if row.top <= self.at.y < row.bottom), None)
        if column is None or row is None:
            return None
        steps = self.plan.columns.steps
        return Cell(row, steps[column].id if column < len(steps) else "")

    def area(self, cell: Cell) -> Rect:
        """Return what a cell covers, in mm."""
        columns = self.plan.columns
        row = next(row for key, row in self._rows() if key == cell.row)
        column = columns.place.get(cell.step, len(columns.steps))
        return Rect(columns.x(column), row.top, COLUMN, row.bottom - row.top)

    def _rows(self) -> list[tuple[RowKey, Row]]:
        plan = self.plan
        channels = [(RowKey(Channel.table, row.id), row) for row in plan.channels]
        lanes = [(RowKey(Lane.table, row.id), row) for row in plan.lanes]
        return [(STAGES, plan.stages), (STEPS, plan.steps), *channels, *lanes]


def column_at(columns: Columns, x: float) -> int | None:
    """Return the column under `x`, up to one beyond the last; None beside the map."""
    column = int((x - columns.left) // COLUMN)
    return column if 0 <= column <= len(columns.steps) else None
