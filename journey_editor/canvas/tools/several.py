"""Several: chosen touchpoints and cards go together, by the same columns and rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journey_editor.canvas.tools.ground import Ground
from journey_editor.canvas.tools.tool import NOTHING, Aim, Tool
from journey_editor.kernel.geometry import Point
from journey_editor.layout.plan import Plan, Row
from journey_editor.layout.style import COLUMN
from journey_editor.model.change import Change, RowEdit
from journey_editor.model.edits.cards import HOLDS, move_note
from journey_editor.model.edits.reordering import move_touchpoints
from journey_editor.model.records import Lane, Note, RowKey, Touchpoint

Movable = Touchpoint | Note


@dataclass(frozen=True)
class SeveralDrag(Tool):
    """Keeps the rows in formation: none leaves the map, and all of a sort change rows or none does.

    Up and down go those of the sort that the hand holds: touchpoints, or cards.
    """

    rows: tuple[Movable, ...]  # in the order of the map
    held: Movable
    at: Point  # where the hand took hold

    @property
    def floats(self) -> tuple[RowKey, ...]:
        """The row in the hand; ghosts of all would cover what they become."""
        return (self.held.key,)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The cards, where nothing but cards is in the hand."""
        notes = tuple(row for row in self.rows if isinstance(row, Note))
        return notes if len(notes) == len(self.rows) else ()

    def aim(self, ground: Ground) -> Aim:
        """Return the move."""
        by = self._right(ground.at), self._down(ground)
        return self.once(by, lambda: Aim(self.start.words("Move"), self._moved(*by)) if any(by) else NOTHING)

    def _right(self, to: Point) -> int:
        """Return how many columns the hand went, as far as all rows can go."""
        columns = self.start.plan.columns
        spans = [span_of(row, self.start.plan) for row in self.rows]
        least = -min(span[0] for span in spans)
        most = len(columns.steps) - 1 - max(span[1] for span in spans)
        return max(least, min(round((to.x - self.at.x) / COLUMN), most))

    def _down(self, ground: Ground) -> int:
        """Return how many channels or lanes the hand went, as far as all of the sort in it can go."""
        if isinstance(self.held, Touchpoint):
            rows = self.start.plan.channels
            home, there = self.held.channel, ground.plan.channel_at(ground.at.y)
            homes = [row.channel for row in self.rows if isinstance(row, Touchpoint)]
        else:
            rows = self.start.plan.lanes
            home, there = self.held.lane or "", ground.plan.lane_at(ground.at.y)
            homes = [row.lane or "" for row in self.rows if isinstance(row, Note)]
        place = _places(rows)
        down = place[there or home] - place[home]
        if isinstance(self.held, Touchpoint):
            return max(
                -min(place[one] for one in homes), min(down, len(rows) - 1 - max(place[one] for one in homes))
            )
        return down if self._all_fit(down) else 0

    def _all_fit(self, down: int) -> bool:
        lanes = self.start.plan.lanes
        place = _places(lanes)
        for row in self.rows:
            if isinstance(row, Note):
                at = place[row.lane or ""] + down
                if not 0 <= at < len(lanes):
                    return False
                if HOLDS.get(self.start.project.one(Lane, lanes[at].id).kind) is not type(row):
                    return False
        return True

    def _moved(self, right: int, down: int) -> Change:
        project, plan = self.start.project, self.start.plan
        steps, lanes, channels = plan.columns.steps, plan.lanes, plan.channels
        to_cells: dict[str, tuple[str, str]] = {}
        lane_place, channel_place = _places(lanes), _places(channels)
        holds_notes = isinstance(self.held, Note)
        edits: dict[RowKey, RowEdit] = {}
        for row in self.rows:
            step = steps[span_of(row, plan)[0] + right].id
            if isinstance(row, Touchpoint):
                channel = channels[channel_place[row.channel] + (0 if holds_notes else down)].id
                to_cells[row.id] = step, channel
            else:
                lane = lanes[lane_place[row.lane or ""] + (down if holds_notes else 0)].id
                edits |= move_note(project, row, lane=lane, first_step=step).edits
        edits |= move_touchpoints(project, to_cells, mint=self.start.mint).edits
        return Change(edits)


def span_of(row: Movable, plan: Plan) -> tuple[int, int]:
    """Return the first and last column of a row that lies on the map."""
    if isinstance(row, Touchpoint):
        return plan.columns.place[row.step], plan.columns.place[row.step]
    found = plan.columns.span_of(row)
    assert found is not None
    return found


def movable(rows: Iterable[object], plan: Plan) -> tuple[Movable, ...]:
    """Return the touchpoints and cards among `rows` that lie on the map, from left to right."""
    lanes, channels = _places(plan.lanes), _places(plan.channels)
    found: list[Movable] = []
    for row in rows:
        match row:
            case Touchpoint(step=step, channel=channel) if step in plan.columns.place and channel in channels:
                found.append(row)
            case Note(lane=lane) if lane in lanes and plan.columns.span_of(row):
                found.append(row)
    return tuple(sorted(found, key=lambda row: (span_of(row, plan)[0], row.rank)))


def _places(rows: Sequence[Row]) -> dict[str, int]:
    return {row.id: place for place, row in enumerate(rows)}
