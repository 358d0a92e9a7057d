"""Board: a whole journey as a sheet, and the plan of where everything lies."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.insight.experience import places
from journey_editor.kernel.geometry import Point, Rect, line
from journey_editor.kernel.units import mm
from journey_editor.layout.cards import card_lane
from journey_editor.layout.desk import Desk
from journey_editor.layout.experience import experience_lane
from journey_editor.layout.labels import lane_label
from journey_editor.layout.marks import Group, Shape, Sheet, Stroke, Text
from journey_editor.layout.plan import Columns, Plan, Row, Scale
from journey_editor.layout.stages import stage_groups, stage_lines, step_groups
from journey_editor.layout.style import EDGE, HAIR, LABEL_SIZE, SOFT, VISIBILITY
from journey_editor.layout.touchpoints import Swimlanes, swimlanes
from journey_editor.layout.transitions import transition_groups
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import Lane, LaneKind, LaneRole
from journey_editor.model.structure import lanes_of, touchpoints_of, transitions_of

_LABEL_LINE = 4.6  # the height of a lane title that stands above its lane
_BORDER = 5.0  # the height of a line of interaction or visibility with its name

# The line between two sides, named after what it hides.
_LINES = {
    LaneRole.FRONTSTAGE: "line of interaction",
    LaneRole.BACKSTAGE: "line of visibility",
    LaneRole.SUPPORT: "line of internal interaction",
}


@dataclass(frozen=True)
class Board:
    """A laid-out map."""

    sheet: Sheet
    plan: Plan


def lay_out(project: Project, view: View, desk: Desk) -> Board:
    """Lay out one variant of a journey at natural size."""
    with desk.layout():
        return _Layout(project, view, desk).board()


class _Layout:
    """One layout on its way down the page."""

    def __init__(self, project: Project, view: View, desk: Desk) -> None:
        self._project = project
        self._view = view
        self._desk = desk
        self._columns = Columns.of(project, view.variant)
        self._touchpoints = touchpoints_of(project, view.variant)
        self._behind: list[Group] = []
        self._front: list[Group] = []
        self._channels: tuple[Row, ...] = ()
        self._lanes: list[Row] = []
        self._scale: Scale | None = None

    def board(self) -> Board:
        columns, desk = self._columns, self._desk
        arrows, height = stage_groups(self._project, columns, desk, EDGE)
        titles, titles_height = step_groups(columns, desk, EDGE + height + 2)
        top = y = EDGE + height + 2 + titles_height + 2.5
        side: LaneRole | None = None
        for lane, role in lanes_of(self._project, self._view.journey):
            if side is not None and role != side:
                self._behind.append(self._border(role, y))
                y += _BORDER
            side = role
            start = y
            y = self._lane(lane, y)
            self._lanes.append(Row(lane.id, start, y))
        width = mm(columns.right + EDGE)
        groups = [
            *arrows,
            *titles,
            *self._behind,
            *stage_lines(columns, EDGE + height + 1, y),
            *self._front,
        ]
        area = Rect(columns.left, top, columns.right - columns.left, y - top)
        plan = Plan(columns, self._channels, tuple(self._lanes), self._scale, area)
        return Board(Sheet(width, mm(y + EDGE), tuple(groups)), plan)

    def _lane(self, lane: Lane, top: float) -> float:
        """Lay out one lane below `top`; return where it ends."""
        match lane.kind:
            case LaneKind.TOUCHPOINT:
                self._behind.append(lane_label(lane, self._desk, top))
                lanes = swimlanes(
                    self._project, self._columns, self._touchpoints, self._desk, top + _LABEL_LINE
                )
                self._channels = lanes.rows
                self._behind += lanes.behind
                self._transitions(lanes)
                return lanes.bottom + 2
            case LaneKind.EXPERIENCE:
                self._behind.append(lane_label(lane, self._desk, top))
                along = places(self._project, self._view.variant, self._touchpoints)
                found = experience_lane(self._project, self._columns, along, self._desk, top)
                self._scale = found.scale
                self._front += found.groups
                return found.bottom + 2
            case _:
                cards, bottom = card_lane(self._project, lane, self._columns, self._desk, top + 0.6)
                label = lane_label(lane, self._desk, top + 1.6)
                bottom = max(bottom, top + 1.6 + label.bounds.height) + 0.6
                self._behind += [label, self._rule(lane, bottom)]
                self._front += cards
                return bottom

    def _transitions(self, lanes: Swimlanes) -> None:
        boxes = tuple(lanes.places.values())
        badges = []
        for transition in transitions_of(self._project, self._view.variant):
            source, target = lanes.places.get(transition.source), lanes.places.get(transition.target)
            if source is None or target is None:
                continue
            path, *badge = transition_groups(transition, source, target, boxes, self._desk)
            self._front.append(path)
            badges += badge
        self._front += [*lanes.boxes, *badges]

    def _rule(self, lane: Lane, y: float) -> Group:
        width = self._columns.right - self._columns.left
        shape = Shape(line(Point(0, 0), Point(width, 0)), stroke=Stroke(HAIR, 0.3))
        return Group(
            None, f"rule {lane.id}", Point(self._columns.left, mm(y)), Rect(0, 0, width, 0), (shape,)
        )

    def _border(self, role: LaneRole, y: float) -> Group:
        """Draw the line above the lanes of `role`, with its name at the right."""
        width = self._columns.right - self._columns.left
        block = self._desk.block(
            self._desk.words(_LINES[role]), size=LABEL_SIZE, width=width - 2, align="end"
        )
        at = _BORDER - 1.2
        shape = Shape(line(Point(0, at), Point(width, at)), stroke=Stroke(VISIBILITY, 0.45, (2.2, 1.2)))
        marks = (shape, Text(block, Point(0, at - block.height), SOFT))
        return Group(
            None, f"border {role.value}", Point(self._columns.left, mm(y)), Rect(0, 0, width, _BORDER), marks
        )
