"""Cells: the map as a table for the keys: which rows and columns there are, and what lies where.

Its rows are the stages, the titles of the steps, the channels, the curves of
the personas, what each felt in whole stages, and the lanes of cards, from top
to bottom; its columns are the labels, the steps, and one column that is not
there yet.  A cell of the stages, of what was felt in them, or of a lane whose
cards lie at stages, spans the steps of its stage.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Final, NamedTuple

from journey_editor.canvas.lying import (
    Lying,
    cards,
    curve_points,
    felt_in_stages,
    is_felt,
    metrics,
    stage_bars,
)
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.layout.board import Board
from journey_editor.layout.marks import Group
from journey_editor.layout.plan import Plan
from journey_editor.layout.plan import Row as Stretch
from journey_editor.layout.style import COLUMN
from journey_editor.layout.view import View, shown_personas, shown_touchpoints
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    Experience,
    Lane,
    LaneKind,
    LaneLevel,
    RowKey,
    Stage,
    Step,
    Touchpoint,
    Transition,
)

STAGES: Final = RowKey(Stage.table, "")
STEPS: Final = RowKey(Step.table, "")
_LABEL: Final = -1  # the column of the labels


class Cell(NamedTuple):
    """Where a row of the map meets a step; the step is "" beyond the last.

    `row` is the key of a channel, persona or lane, `STAGES` or `STEPS`, or for
    what a persona felt in whole stages `felt_in_stages` of that.
    """

    row: RowKey
    step: str


class Cells:
    """The table of one layout."""

    def __init__(self, project: Project, view: View, board: Board) -> None:
        self.plan = plan = board.plan
        self._project = project
        self._view = view
        self._stretches = dict(_rows(project, view, plan))
        self._rows = list(self._stretches)
        self._place = {row: number for number, row in enumerate(self._rows)}
        self._where: dict[RowKey, tuple[int, int, int]] = {}  # row, first and last column
        self._inside: dict[tuple[int, int], list[RowKey]] = {}
        for key, row, first, last in _contents(project, view, plan):
            if row in self._place:
                at = self._place[row]
                self._where[key] = at, first, last
                for column in range(first, last + 1):
                    self._inside.setdefault((at, column), []).append(key)
        drawn = board.sheet.backmost()
        for (at, _), inside in self._inside.items():
            if len(inside) > 1:
                across = is_felt(self._rows[at])
                inside.sort(key=lambda key: _at(drawn.get(key), across=across))

    def at(self, key: RowKey) -> Cell | None:
        """Return the cell that a row begins in; labels and what is not on the map lie in none."""
        found = self._where.get(key)
        return None if found is None or found[1] == _LABEL else self._cell(found[0], found[1])

    def inside(self, cell: Cell) -> tuple[RowKey, ...]:
        """Return what lies in a cell, from top to bottom, of curves from left to right."""
        return tuple(self._inside.get(self._position(cell), ()))

    def box(self, cell: Cell) -> Rect:
        """Return what a cell covers, in mm; beyond the last step it lies beside the map."""
        stretch = self._stretches[cell.row]
        first = last = self._column(cell)
        if cell.step and self._spans_stages(cell.row):
            first, last = self.plan.columns.stretches[self._project.one(Step, cell.step).stage]
        x = self.plan.columns.x(first)
        return Rect(x, stretch.top, (last - first + 1) * COLUMN, stretch.bottom - stretch.top)

    def under(self, at: Point) -> Cell | None:
        """Return the cell of texts that covers a place of the sheet; None among emotions and beside steps."""
        columns = self.plan.columns
        if not columns.left <= at.x < columns.right:
            return None
        covering = (
            row
            for row, stretch in self._stretches.items()
            if stretch.top <= at.y < stretch.bottom and not is_felt(row) and self._is_open(row)
        )
        row = next(covering, None)
        return None if row is None else self._cell(self._place[row], int((at.x - columns.left) // COLUMN))

    def holds(self, cell: Cell) -> bool:
        """Whether the cell is one of this map."""
        return cell.row in self._place and (not cell.step or cell.step in self.plan.columns.place)

    @property
    def first(self) -> Cell:
        """Return where a map is begun: the title of its first step."""
        steps = self.plan.columns.steps
        return Cell(STEPS, steps[0].id if steps else "")

    def beside(self, at: RowKey | Cell, right: int, down: int) -> RowKey | Cell | None:
        """Return what lies one step `right` (±1) or `down` (±1): the row there, or the empty cell.

        Rows that share a cell are walked one by one; None where the map ends.
        """
        if isinstance(at, RowKey):
            if at not in self._where:
                return self._joined(at, right)
            sharing = self._sharing(at, down or right, sideways=bool(right))
            if sharing is not None:
                return sharing
            row, first, last = self._where[at]
            column = last if right > 0 else first
        else:
            row, column = self._position(at)
        if right:
            return self._sideways(row, column, right)
        row += down
        while 0 <= row < len(self._rows) and not self._has(row, column):
            row += down
        return self._enter(row, column, down) if 0 <= row < len(self._rows) else None

    def ends(self, at: RowKey | Cell) -> tuple[RowKey | Cell, RowKey | Cell] | None:
        """Return what lies first and last in the row of the table that `at` lies in."""
        if isinstance(at, RowKey) and at not in self._where:
            return None
        row = self._where[at][0] if isinstance(at, RowKey) else self._position(at)[0]
        last = max(len(self.plan.columns.steps) - 1, 0)
        return self._enter(row, 0, 1), self._enter(row, last, 1)

    def instead(self, before: Cells, at: RowKey | Cell) -> RowKey | Cell | None:
        """Return what lies now where `at` lay in the table `before`, which it is gone from; None for nowhere.

        Where its row or step went, too, it is what took their place.  A
        transition lay at the touchpoint that it left.
        """
        if isinstance(at, RowKey):
            line = before._project.row(at)
            if isinstance(line, Transition):
                return self.at(RowKey(Touchpoint.table, line.source))
            if at not in before._where:
                return None
            row, column, _ = before._where[at]
            place = before._inside[row, column].index(at)
        else:
            (row, column), place = before._position(at), 0
        columns, steps = self.plan.columns, before.plan.columns.steps
        row = self._place.get(before._rows[row], min(row, len(self._rows) - 1))
        if 0 <= column < len(steps):
            column = columns.place.get(steps[column].id, max(0, min(column, len(columns.steps) - 1)))
        inside = self._inside.get((row, column))
        return inside[min(place, len(inside) - 1)] if inside else self._cell(row, column)

    def _joined(self, at: RowKey, right: int) -> RowKey | None:
        """Return what a transition leads from or to."""
        row = self._project.row(at)
        if isinstance(row, Transition) and right:
            return RowKey(Touchpoint.table, row.target if right > 0 else row.source)
        return None

    def _sharing(self, key: RowKey, along: int, *, sideways: bool) -> RowKey | None:
        """Return what lies beside `key` in its own cell: points side by side, all else on each other."""
        row, first, last = self._where[key]
        if sideways != is_felt(self._rows[row]):
            return None
        inside = self._inside[row, last if along > 0 else first]
        place = inside.index(key) + along
        return inside[place] if 0 <= place < len(inside) else None

    def _sideways(self, row: int, column: int, right: int) -> RowKey | Cell | None:
        count = len(self.plan.columns.steps)
        if self._spans_stages(self._rows[row]) and 0 <= column < count:
            ends = self.plan.columns.stretches[self.plan.columns.steps[column].stage]
            column = ends[0] - 1 if right < 0 else ends[1] + 1
        else:
            column += right
        if not _LABEL <= column <= count or (column in (_LABEL, count) and not self._has(row, column)):
            return None
        return self._enter(row, column, right if is_felt(self._rows[row]) else 1)

    def _enter(self, row: int, column: int, along: int) -> RowKey | Cell:
        inside = self._inside.get((row, column))
        if inside:
            return inside[0] if along > 0 else inside[-1]
        return self._cell(row, column)

    def _has(self, row: int, column: int) -> bool:
        """Whether there is a cell: where something lies, and where something may be added."""
        if column == _LABEL or (row, column) in self._inside:
            return (row, column) in self._inside
        beyond = column == len(self.plan.columns.steps)
        return self._is_open(self._rows[row]) and not (beyond and is_felt(self._rows[row]))

    def _is_open(self, row: RowKey) -> bool:
        lane = self._project.row(row)
        if not isinstance(lane, Lane):
            return True
        headings = (LaneKind.TOUCHPOINT, LaneKind.EXPERIENCE, LaneKind.METRIC)
        return lane.kind not in headings and lane.id not in self._view.folded

    def _spans_stages(self, row: RowKey) -> bool:
        lane = self._project.row(row)
        whole = row == STAGES or row.table == Experience.table
        return whole or (isinstance(lane, Lane) and lane.level == LaneLevel.STAGE)

    def _cell(self, row: int, column: int) -> Cell:
        columns = self.plan.columns
        if not 0 <= column < len(columns.steps):
            return Cell(self._rows[row], "")
        if self._spans_stages(self._rows[row]):
            column = columns.stretches[columns.steps[column].stage][0]
        return Cell(self._rows[row], columns.steps[column].id)

    def _position(self, cell: Cell) -> tuple[int, int]:
        return self._place[cell.row], self._column(cell)

    def _column(self, cell: Cell) -> int:
        columns = self.plan.columns
        return columns.place.get(cell.step, len(columns.steps))


def _rows(project: Project, view: View, plan: Plan) -> Iterator[tuple[RowKey, Stretch]]:
    yield STAGES, plan.stages
    yield STEPS, plan.steps
    drawn = set()
    for stretch in plan.lanes:
        lane = project.one(Lane, stretch.id)
        yield lane.key, stretch
        if lane.kind in drawn:
            continue
        drawn.add(lane.kind)
        if lane.id in view.folded:
            continue
        if lane.kind == LaneKind.TOUCHPOINT:
            yield from ((RowKey(Channel.table, row.id), row) for row in plan.channels)
        elif lane.kind == LaneKind.EXPERIENCE:
            personas = shown_personas(project, view)
            yield from ((persona.key, stretch) for persona in personas)
            whole = [felt_in_stages(persona.id) for persona in personas]
            said = {row for _, row, _, _ in stage_bars(project, view)}
            if lane.level == LaneLevel.STAGE or not said.isdisjoint(whole):
                yield from ((row, stretch) for row in whole)


def _at(drawn: tuple[Point, Group] | None, *, across: bool) -> float:
    """Return where a row is drawn among those that share its cell; one that is not comes last."""
    if drawn is None:
        return inf
    bunch, group = drawn
    return bunch.x + group.at.x if across else bunch.y + group.at.y


def _contents(project: Project, view: View, plan: Plan) -> Iterator[Lying]:
    columns = plan.columns
    for column, step in enumerate(columns.steps):
        if not column or columns.steps[column - 1].stage != step.stage:
            last = max(place for place, one in enumerate(columns.steps) if one.stage == step.stage)
            yield RowKey(Stage.table, step.stage), STAGES, column, last
        yield step.key, STEPS, column, column
    touchpoints = shown_touchpoints(project, view)
    for touchpoint in touchpoints:
        column = columns.place[touchpoint.step]
        yield touchpoint.key, RowKey(Channel.table, touchpoint.channel), column, column
    yield from curve_points(project, view, touchpoints)
    yield from stage_bars(project, view)
    for stretch in plan.channels:
        key = RowKey(Channel.table, stretch.id)
        yield key, key, _LABEL, _LABEL
    for persona in shown_personas(project, view):
        yield persona.key, persona.key, _LABEL, _LABEL
    drawn = set()
    for stretch in plan.lanes:
        lane = project.one(Lane, stretch.id)
        yield lane.key, lane.key, _LABEL, _LABEL
        first = lane.kind not in drawn
        drawn.add(lane.kind)
        if lane.id in view.folded:
            continue
        if lane.kind == LaneKind.METRIC and first:
            yield from metrics(project, view, lane, plan)
        yield from cards(project, view, lane, plan)
