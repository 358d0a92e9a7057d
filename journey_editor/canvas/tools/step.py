"""Step: titles go before or after the step under the hand, also into another stage."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.canvas.tools.ground import Ground
from journey_editor.canvas.tools.guides import moved_columns
from journey_editor.canvas.tools.order import Beside, OrderDrag
from journey_editor.canvas.tools.tool import NO_GUIDE, Aim, Guide
from journey_editor.layout.plan import Columns
from journey_editor.model.change import Change
from journey_editor.model.edits.moving import move_step
from journey_editor.model.project import Project
from journey_editor.model.records import Step


@dataclass(frozen=True)
class StepDrag(OrderDrag[Step]):
    """Moves steps with all that lies at them."""

    @property
    def label(self) -> str:
        """What undo calls it."""
        return self.start.words("Move step")

    def place(self, ground: Ground) -> Beside | None:
        """Return the side of the step under the hand."""
        return beside_step(self.start.plan.columns, ground.at.x)

    def put(self, project: Project, row: Step, at: Beside) -> Change:
        """Put one step there, into the stage of the step beside it."""
        stage = project.one(Step, at.anchor).stage
        position = at.position(project.all(Step).where("stage", stage), row)
        return move_step(project, row, stage=stage, position=position, mint=self.start.mint)

    def guide(self, aim: Aim, ground: Ground) -> Guide:
        """Mark the border to which they came."""
        if not aim.change:
            return NO_GUIDE
        first, last = self.rows[0].id, self.rows[-1].id
        place = ground.plan.columns.place
        return moved_columns(ground.plan, self.start.plan.columns.place[first], place[first], place[last])


def beside_step(columns: Columns, x: float) -> Beside | None:
    """Return the nearer side of the step at `x`, or None without steps."""
    step = columns.step_at(x)
    if step is None:
        return None
    column = columns.place[step.id]
    return Beside(step.id, after=x > (columns.x(column) + columns.x(column + 1)) / 2)
