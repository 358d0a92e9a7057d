"""Board: a whole journey as a sheet, and the plan of where everything lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from journey_editor.kernel.geometry import Point, Rect, line
from journey_editor.kernel.units import mm
from journey_editor.layout.card_lanes import card_strip
from journey_editor.layout.desk import Desk
from journey_editor.layout.experience import experience_strip
from journey_editor.layout.folded import folded_strip
from journey_editor.layout.labels import lane_label
from journey_editor.layout.marks import Bunch, Group, Mark, Part, Shape, Sheet, Stroke, Text
from journey_editor.layout.metric_lane import metric_strip
from journey_editor.layout.plan import Columns, Plan, Row, Scale
from journey_editor.layout.stages import stage_groups, stage_lines, step_groups
from journey_editor.layout.strip import Strip, lowered
from journey_editor.layout.style import COLUMN, EDGE, LABEL_SIZE, SOFT, VISIBILITY
from journey_editor.layout.touchpoints import swimlanes
from journey_editor.layout.transitions import transition_groups
from journey_editor.layout.view import View, shown_lanes, shown_touchpoints, shown_transitions
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Lane, LaneKind, LaneRole

_LABEL_LINE = 4.6  # the least height of a lane title that stands above its lane
_BORDER = 5.0  # the height of a line of interaction or visibility with its name
_ONSTAGE = (LaneRole.CUSTOMER, LaneRole.FRONTSTAGE)


@dataclass(frozen=True)
class Board:
    """A laid-out map."""

    sheet: Sheet
    plan: Plan


def lay_out(project: Project, view: View, desk: Desk) -> Board:
    """Lay out one variant of a journey at natural size."""
    with desk.layout():
        return _Layout(project, view, desk).board()


def name_between(above: LaneRole, below: LaneRole) -> str:
    """Return the line between lanes of two sides (R-03), in English.

    Where a side between them has no lane, two lines fall together; the one of
    visibility counts.
    """
    if (above in _ONSTAGE) != (below in _ONSTAGE):
        return "line of visibility"
    return "line of interaction" if above == LaneRole.CUSTOMER else "line of internal interaction"


class _Layout:
    """One layout on its way down the page."""

    def __init__(self, project: Project, view: View, desk: Desk) -> None:
        self._project = project
        self._view = view
        self._desk = desk
        self._columns = Columns.of(project, view.variant)
        self._drawn: set[LaneKind] = set()
        self._behind: list[Part] = []
        self._front: list[Part] = []

    def board(self) -> Board:
        columns, desk = self._columns, self._desk
        arrows, height = stage_groups(self._project, columns, desk, EDGE)
        stages = Row("", EDGE, mm(EDGE + height))
        below = mm(stages.bottom + 2)
        titles, titles_height = desk.recall(
            "titles", (columns, below), partial(step_groups, columns, desk, below)
        )
        steps = Row("", below, mm(below + titles_height))
        top = y = mm(steps.bottom + 2.5)
        lanes: list[Row] = []
        channels: tuple[Row, ...] = ()
        scale: Scale | None = None
        side: LaneRole | None = None
        for lane, role in shown_lanes(self._project, self._view):
            if side is not None and role != side:
                self._behind.append(self._border(name_between(side, role), y))
                y = mm(y + _BORDER)
            side = role
            strip = lowered(self._strip(lane), y, desk, ("lowered", lane.id))
            self._behind += strip.behind
            self._front += strip.front
            channels, scale = channels or strip.rows, scale or strip.scale
            lanes.append(Row(lane.id, y, mm(y + strip.height)))
            y = lanes[-1].bottom
        lines = stage_lines(columns, desk, EDGE + height + 1, y)
        parts = (*arrows, *titles, *self._behind, *lines, *self._front)
        area = Rect(columns.left, top, columns.right - columns.left, mm(y - top))
        plan = Plan(columns, stages, steps, channels, tuple(lanes), scale, area)
        return Board(Sheet(mm(columns.right + EDGE), mm(y + EDGE), parts), plan)

    def _strip(self, lane: Lane) -> Strip:
        """Lay out one lane; of several lanes of touchpoints, curves or metrics the first shows them."""
        if lane.id in self._view.folded:
            self._drawn.add(lane.kind)
            return folded_strip(self._project, self._view, lane, self._columns, self._desk)
        if lane.kind not in self._drawn:
            match lane.kind:
                case LaneKind.TOUCHPOINT:
                    self._drawn.add(lane.kind)
                    return touchpoint_strip(self._project, self._view, lane, self._columns, self._desk)
                case LaneKind.EXPERIENCE:
                    self._drawn.add(lane.kind)
                    return experience_strip(self._project, self._view, lane, self._columns, self._desk)
                case LaneKind.METRIC:
                    self._drawn.add(lane.kind)
                    return metric_strip(self._project, self._view, lane, self._columns, self._desk)
        return card_strip(self._project, self._view, lane, self._columns, self._desk)

    def _border(self, name: str, y: float) -> Group:
        """Draw a line between two sides, with its name at the right."""
        width = self._columns.right - self._columns.left

        def make() -> tuple[Mark, ...]:
            said = self._desk.words(name)
            block = self._desk.block(said, size=LABEL_SIZE, width=width - 2, lines=1, align="end")
            at = _BORDER - 1.2
            shape = Shape(line(Point(0, at), Point(width, at)), stroke=Stroke(VISIBILITY, 0.45, (2.2, 1.2)))
            return shape, Text(block, Point(0, at - block.height), SOFT)

        marks = self._desk.recall(("border", name), (width,), make)
        return Group(None, name, Point(self._columns.left, y), Rect(0, 0, width, _BORDER), marks)


def touchpoint_strip(project: Project, view: View, lane: Lane, columns: Columns, desk: Desk) -> Strip:
    """Lay out the lane of swimlanes: bands and labels, lines, boxes on them, and badges on all."""
    channels = project.all(Channel).sorted()
    touchpoints = shown_touchpoints(project, view)
    transitions = shown_transitions(project, view)

    def make() -> Strip:
        label = lane_label(lane, desk, 0.0)
        top = mm(max(_LABEL_LINE, label.bounds.height + 1.5))
        lanes = swimlanes(channels, columns, touchpoints, desk, top)
        lines, badges = transition_groups(transitions, lanes, columns, desk)
        boxes = [
            Bunch(f"boxes {columns.steps[column].id}", Point(0, 0), groups)
            for column, groups in sorted(lanes.boxes.items())
        ]
        front = (*_bunched("lines", lines, columns, desk), *boxes, *_bunched("badges", badges, columns, desk))
        return Strip((label, *lanes.behind), front, mm(lanes.bottom + 2), rows=lanes.rows)

    inputs = (lane, channels, columns, touchpoints, transitions)
    return desk.recall(("touchpoints", lane.id), inputs, make)


def _bunched(name: str, groups: list[Group], columns: Columns, desk: Desk) -> Iterator[Bunch]:
    """Gather groups column by column: an edit changes few of the bunches."""
    found: dict[int, list[Group]] = {}
    for group in groups:
        found.setdefault(int((group.at.x - columns.left) // COLUMN), []).append(group)
    for column in sorted(found):
        inside = tuple(found[column])
        called = f"{name} {column}"
        yield desk.recall(("bunch", called), (inside,), partial(Bunch, called, Point(0, 0), inside))
