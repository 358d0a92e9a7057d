"""Plan: where the columns and rows of a map lie, for layout and for the hand that drags on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journey_editor.kernel.geometry import Rect
from journey_editor.layout.style import COLUMN, EDGE, LABELS
from journey_editor.model.project import Project
from journey_editor.model.records import Note, Stage, Step
from journey_editor.model.structure import stages_of, steps_of


@dataclass(frozen=True)
class Columns:
    """The steps of a variant, from left to right, each `COLUMN` mm wide."""

    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    place: Mapping[str, int] = field(default_factory=dict)
    stretches: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # of the stages that have steps

    @classmethod
    def of(cls, project: Project, variant: str) -> Columns:
        """Read the columns off a project."""
        steps = steps_of(project, variant)
        last = {step.stage: n for n, step in enumerate(steps)}
        first = {step.stage: n for n, step in reversed(list(enumerate(steps)))}
        stretches = {stage: (first[stage], last[stage]) for stage in last}
        places = {step.id: n for n, step in enumerate(steps)}
        return cls(stages_of(project, variant), steps, places, stretches)

    @property
    def left(self) -> float:
        """Where the first column begins."""
        return EDGE + LABELS

    @property
    def right(self) -> float:
        """Where the last column ends; a map without steps keeps room for one."""
        return self.left + COLUMN * max(len(self.steps), 1)

    def x(self, column: int) -> float:
        """Return where a column begins."""
        return self.left + column * COLUMN

    def step_at(self, x: float) -> Step | None:
        """Return the step whose column holds `x`; beyond the ends the nearest, without steps None."""
        if not self.steps:
            return None
        return self.steps[max(0, min(int((x - self.left) // COLUMN), len(self.steps) - 1))]

    def span(self, first: str | None, last: str | None) -> tuple[int, int] | None:
        """Return the first and last column between two steps, or None where one is not in this variant."""
        a, b = self.place.get(first or ""), self.place.get(last or "")
        return None if a is None or b is None else (min(a, b), max(a, b))

    def span_of(self, note: Note) -> tuple[int, int] | None:
        """Return the first and last column that a note lies in, or None where it is not in this variant."""
        if note.stage is not None:
            return self.stretches.get(note.stage)
        return self.span(note.first_step, note.last_step)


@dataclass(frozen=True, slots=True)
class Row:
    """A channel's or a lane's stretch from `top` to `bottom`; `id` is that of its record."""

    id: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Where emotions lie: +1 at `top`, −1 at `bottom`."""

    top: float
    bottom: float

    def y(self, emotion: float) -> float:
        """Return where an emotion, −1 to +1, is drawn."""
        return self.top + (1 - emotion) / 2 * (self.bottom - self.top)

    def emotion(self, y: float) -> float:
        """Return the emotion drawn at `y`, held between −1 and +1."""
        return max(-1.0, min(1.0, 1 - 2 * (y - self.top) / (self.bottom - self.top)))


@dataclass(frozen=True)
class Plan:
    """The geometry of a laid-out map."""

    columns: Columns
    stages: Row  # the arrows; of no record, as the next
    steps: Row  # the steps' titles
    channels: tuple[Row, ...]
    lanes: tuple[Row, ...]
    scale: Scale | None
    area: Rect  # what the columns cover, below the steps' titles

    def channel_at(self, y: float) -> str | None:
        """Return the channel nearest to `y`."""
        return _nearest(self.channels, y)

    def lane_at(self, y: float) -> str | None:
        """Return the lane nearest to `y`."""
        return _nearest(self.lanes, y)


def _nearest(rows: Sequence[Row], y: float) -> str | None:
    if not rows:
        return None
    return min(rows, key=lambda row: max(row.top - y, y - row.bottom, 0.0)).id
