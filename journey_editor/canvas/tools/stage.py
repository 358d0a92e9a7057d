"""Stage: arrows go before or after the stage under the hand."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.canvas.tools.ground import Ground
from journey_editor.canvas.tools.guides import moved_columns
from journey_editor.canvas.tools.order import Beside, OrderDrag
from journey_editor.canvas.tools.tool import NO_GUIDE, Aim, Guide
from journey_editor.layout.plan import Columns
from journey_editor.model.change import Change
from journey_editor.model.edits.moving import move_stage
from journey_editor.model.project import Project
from journey_editor.model.records import Stage
from journey_editor.model.structure import stages_of


@dataclass(frozen=True)
class StageDrag(OrderDrag[Stage]):
    """Moves stages with their steps."""

    @property
    def label(self) -> str:
        """What undo calls it."""
        return self.start.words("Move stage")

    def place(self, ground: Ground) -> Beside | None:
        """Return the side of the stage under the hand."""
        return beside_stage(self.start.plan.columns, ground.at.x)

    def put(self, project: Project, row: Stage, at: Beside) -> Change:
        """Put one stage there."""
        position = at.position(stages_of(project, row.variant), row)
        return move_stage(project, row, position=position, mint=self.start.mint)

    def guide(self, aim: Aim, ground: Ground) -> Guide:
        """Mark the border to which they came."""
        if not aim.change:
            return NO_GUIDE
        came_from, _ = columns_of_stage(self.start.plan.columns, self.rows[0].id)
        first, _ = columns_of_stage(ground.plan.columns, self.rows[0].id)
        _, last = columns_of_stage(ground.plan.columns, self.rows[-1].id)
        return moved_columns(ground.plan, came_from, first, last)


def beside_stage(columns: Columns, x: float) -> Beside | None:
    """Return the nearer side of the stage at `x`, or None without steps."""
    step = columns.step_at(x)
    if step is None:
        return None
    first, last = columns_of_stage(columns, step.stage)
    return Beside(step.stage, after=x > (columns.x(first) + columns.x(last + 1)) / 2)


def columns_of_stage(columns: Columns, stage: str) -> tuple[int, int]:
    """Return the first and last column of a stage that has any."""
    found = [column for column, step in enumerate(columns.steps) if step.stage == stage]
    return found[0], found[-1]
