"""Roadmap: actions as cards, in columns by horizon and rows by owner or stage, and how much it is (R-43)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from journey_editor.insight.concerns import Concern, concerns
from journey_editor.insight.naming import name_of
from journey_editor.insight.roadmap import COLUMNS, LIVE, Load, Roadmap, Row, Rows, load, span
from journey_editor.insight.waiting import Trouble, Wait, circles, waits
from journey_editor.kernel.geometry import Point, Rect, box, rounded
from journey_editor.kernel.times import day_of
from journey_editor.kernel.units import mm
from journey_editor.kernel.words import isolated
from journey_editor.layout.action_cards import Chip, Facts, action_card
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Mark, Shape, Sheet, Stroke, Text
from journey_editor.layout.patterns import hatched
from journey_editor.layout.style import BOX_EDGE, FAINT, HAIR, INK, LOST, ROUGH, SHADE, SMOOTH, SOFT, WHITE
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Horizon, Party, RowKey

_NAMES: Final = 31.0  # mm, the column of owners or stages
_GAP: Final = 1.6  # between columns, and between rows
_LEAST: Final = 42.0  # a column
_CARD: Final = 46.0  # where a column is twice as wide, two cards stand beside each other
_HEAD: Final = 14.0
_PAD: Final = 1.5  # in a cell
_BETWEEN: Final = 1.4  # cards
_LOAD: Final = 4.4  # the line of a load
_EMPTY: Final = 9.0  # a row without actions
_TITLE: Final = 3.3  # em
_SMALL: Final = 2.65
_SHOWN: Final = 4  # chips of what an action waits for

Cell = tuple[RowKey | None, Horizon | None]


@dataclass(frozen=True, eq=False)
class RoadmapSheet:
    """A roadmap laid out: its sheet, what of it is the head, and where each cell is.

    `labels` are the names of the rows from above, each with where its row is.
    """

    sheet: Sheet
    head: tuple[Group, ...]
    labels: tuple[tuple[Group, Rect], ...]
    cells: Mapping[Cell, Rect]

    @property
    def head_height(self) -> float:
        """How high the head is, in mm."""
        return _HEAD


def lay_out_roadmap(
    project: Project, plan: Roadmap, desk: Desk, *, width: float, today: dt.date
) -> RoadmapSheet:
    """Lay out a roadmap in `width` mm, or wider where that is too narrow to be read."""
    with desk.layout():
        return _Drawing(project, plan, desk, max(width, _NAMES + 4 * (_LEAST + _GAP)), today).sheet()


class _Drawing:
    """The groups of one roadmap, row by row."""

    def __init__(self, project: Project, plan: Roadmap, desk: Desk, width: float, today: dt.date) -> None:
        self._project = project
        self._plan = plan
        self._desk = desk
        self._words = desk.words
        self._today = today
        self._circles = circles(project)
        self._wide = mm((width - _NAMES) / len(COLUMNS) - _GAP)
        self._width = mm(width)
        loads = (load(there).weight for row in plan.rows for there in row.cells.values())
        self._most = max(loads, default=0)

    def sheet(self) -> RoadmapSheet:
        cells: dict[Cell, Rect] = {}
        groups: list[Group] = []
        labels: list[tuple[Group, Rect]] = []
        y = _HEAD
        for number, row in enumerate(self._plan.rows):
            cards = {column: self._cards(row.cells[column]) for column in COLUMNS}
            high = max((height for _, height in cards.values()), default=0.0)
            label = self._label(row)
            high = mm(max(high, label.bounds.height + 2 * _PAD, _EMPTY))
            for place, column in enumerate(COLUMNS):
                cells[row.key, column] = Rect(self._left(place), y, self._wide, high)
            groups += self._row(row, number, cells)
            label = Group(label.owner, label.part, Point(0, mm(y + _PAD)), label.bounds, label.marks)
            labels.append((label, Rect(0, y, self._width, high)))
            groups.append(label)
            for column in COLUMNS:
                area = cells[row.key, column]
                groups += (_at(group, area) for group in cards[column][0])
            y = mm(y + high + _GAP)
        head = tuple(self._head())
        return RoadmapSheet(Sheet(self._width, y, (*groups, *head)), head, tuple(labels), cells)

    def _left(self, place: int) -> float:
        return mm(_NAMES + place * (self._wide + _GAP))

    def _row(self, row: Row, number: int, cells: Mapping[Cell, Rect]) -> Iterator[Group]:
        """Draw the ground of a row and what is to do in its cells; hatched where it is nobody's."""
        for place, column in enumerate(COLUMNS):
            area = cells[row.key, column]
            inner = Rect(0, 0, area.width, area.height)
            marks: list[Mark] = [Shape(rounded(inner, 1.2), SHADE, Stroke(HAIR, 0.25))]
            if row.key is None:
                marks.append(hatched(inner, FAINT))
            yield Group(None, f"ground {number} {place}", Point(area.x, area.y), inner, tuple(marks))
            found = load(row.cells[column])
            if found.weight or found.unsized:
                bar = tuple(self._load(found, area.width - 2 * _PAD, hatch=row.key is None))
                place_ = Point(area.x + _PAD, area.y + _PAD * 0.6)
                yield Group(None, f"load {number} {place}", place_, Rect(0, 0, area.width, _LOAD), bar)

    def _label(self, row: Row) -> Group:
        """Name a row, and say how much there is to do in it."""
        words, project = self._words, self._project
        if row.key is not None:
            name = name_of(project, row.key, words) or words("Untitled")
        else:
            name = (
                words("Nobody yet") if self._plan.by is Rows.OWNERS else words("At no stage of this journey")
            )
        room = _NAMES - 3.0
        size = self._desk.fitting(name, size=_TITLE, width=room, bold=True)
        block = self._desk.block(name, size=size, width=room, bold=True, lines=3)
        said = [words("load {n}", n=_figure(load(row.actions)))] if row.actions else []
        marks: list[Mark] = [Text(block, Point(0.6, 0), SOFT if row.key is None else INK)]
        y = block.height + 0.3
        for one in said:
            marks.append(self._desk.line(one, Point(0.6, y), size=_SMALL, colour=SOFT, most=room))
            y += _SMALL * 1.3
        return Group(row.key, "label", Point(0, 0), Rect(0, 0, _NAMES - _GAP, mm(y)), tuple(marks))

    def _load(self, found: Load, room: float, *, hatch: bool) -> Iterator[Mark]:
        """Draw how much there is to do as a bar, and its figure behind it."""
        said = _figure(found)
        wide = self._desk.width(said, size=_SMALL, bold=True) + 1
        long = max(room - wide, room / 3) * found.weight / max(self._most, 1)
        bar = Rect(0, 1.0, mm(long), 1.8)
        if found.weight:
            yield Shape(box(bar), WHITE if hatch else SMOOTH, Stroke(SMOOTH, 0.25))
            if hatch:
                yield hatched(bar, SMOOTH, space=1.0, width=0.25)
        at = Point(mm(long + (1 if found.weight else 0)), 0.1)
        yield self._desk.line(said, at, size=_SMALL, colour=SOFT, bold=True, most=room - at.x)

    def _cards(self, actions: tuple[Action, ...]) -> tuple[list[Group], float]:
        """Set cards below, and where there is room beside each other; return them and how high they are."""
        found = load(actions)
        y = _PAD + (_LOAD if found.weight or found.unsized else 0.0)
        across = max(1, int((self._wide - 2 * _PAD + _BETWEEN) // (_CARD + _BETWEEN)))
        width = mm((self._wide - 2 * _PAD - (across - 1) * _BETWEEN) / across)
        groups = []
        ends = [y] * across
        for action in actions:
            facts = self._facts(action)
            made = partial(action_card, facts, self._desk, width)
            marks, height = self._desk.recall(("action", action.id), (facts, width), made)
            place = ends.index(min(ends))
            at = Point(mm(_PAD + place * (width + _BETWEEN)), mm(ends[place]))
            groups.append(Group(action.key, "card", at, Rect(0, 0, width, height), marks))
            ends[place] += height + _BETWEEN
        return groups, max(ends) - _BETWEEN + _PAD if actions else 0.0

    def _facts(self, action: Action) -> Facts:
        words = self._words
        first = [words(action.status.value)]
        if action.size is not None:
            first.append(action.size.value)
        due = day_of(action.due)
        if due is not None:
            first.append(words("due {date}", date=words.day(due.isoformat())))
        then = [words(action.kind.value)] if action.kind is not None else []
        if action.priority is not None:
            then.append(words("priority {level}", level=words(action.priority.value)))
        party = self._project.get(Party, action.owner)
        if self._plan.by is Rows.STAGES and party is not None:
            then.append(isolated(party.name))
        return Facts(
            str(self._plan.numbers.get(action.id, "")),
            action.title or words("Untitled"),
            action.status,
            tuple(first),
            tuple(then),
            tuple(self._chips(action)),
        )

    def _chips(self, action: Action) -> Iterator[Chip]:
        """Yield what to look at; whose an action is, is said by its row where rows are owners."""
        words, start = self._words, self._plan.start
        looked = list(concerns(self._project, action, start, today=self._today))
        for one in looked:
            if one is not Concern.UNMEASURED and not (one is Concern.NOBODY and self._plan.by is Rows.OWNERS):
                late = one is Concern.OVERDUE
                yield Chip(words(one.value), LOST if late else ROUGH, filled=late)
        found = waits(self._project, action, start, round_=self._circles)
        yield from (self._wait(one) for one in found[:_SHOWN])
        if len(found) > _SHOWN:
            yield Chip(words("and {n} more", n=len(found) - _SHOWN), SOFT)
        if Concern.UNMEASURED in looked:
            yield Chip(words(Concern.UNMEASURED.value), SOFT)

    def _wait(self, wait: Wait) -> Chip:
        words, n = self._words, self._plan.numbers.get(wait.first.id, "")
        match wait.trouble:
            case None:
                return Chip(words("waits for {n}", n=n), SOFT)
            case Trouble.CIRCLE:
                return Chip(words("waits in a circle with {n}", n=n), LOST)
            case Trouble.DROPPED:
                return Chip(words("waits for what was dropped"), ROUGH)
            case Trouble.UNPLANNED:
                return Chip(words("waits for {n}, not planned yet", n=n), ROUGH)
            case Trouble.LATER:
                return Chip(words("waits for {n}, which is later", n=n), ROUGH)

    def _head(self) -> Iterator[Group]:
        """Say above each column which days it is, and how much there is to do in it."""
        words = self._words
        area = Rect(0, 0, self._width, _HEAD)
        yield Group(None, "head", Point(0, 0), area, (Shape(box(area), WHITE),))
        actions = self._plan.actions
        for place, column in enumerate(COLUMNS):
            there = [one for row in self._plan.rows for one in row.cells[column]]
            title = words(column.value) if column is not None else words("Not planned yet")
            room = self._wide - 2
            said = _figure(load(there)) if any(one.status in LIVE for one in there) else ""
            figure = words("load {n}", n=said) if said else ""
            wide = self._desk.width(figure, size=_SMALL) + 1 if figure else 0.0
            marks: list[Mark] = [
                self._desk.line(title, Point(1, 1.4), size=_TITLE, colour=INK, bold=True, most=room - wide)
            ]
            if figure:
                at = Point(mm(self._wide - wide), 2.0)
                marks.append(self._desk.line(figure, at, size=_SMALL, colour=SOFT))
            below = self._days(column) if column is not None else words("no due date, no horizon")
            marks.append(self._desk.line(below, Point(1, 6.2), size=_SMALL, colour=SOFT, most=room))
            rule = Rect(0, _HEAD - 3.0, self._wide, 0.6)
            marks.append(Shape(box(rule), BOX_EDGE if column is None else INK))
            yield Group(
                None,
                f"head {place}",
                Point(self._left(place), 0),
                Rect(0, 0, self._wide, _HEAD),
                tuple(marks),
            )
        count = words.count(len(actions), "{n} action", "{n} actions")
        legend = [words("S 1 · M 2 · L 4")]
        if any(one.size is None and one.status in LIVE for one in actions):
            legend.append(words("? without size"))
        room = _NAMES - 2
        marks = [self._desk.line(count, Point(0.6, 1.4), size=_TITLE, colour=INK, bold=True, most=room)]
        for place, said in enumerate(legend):
            at = Point(0.6, mm(6.2 + place * _SMALL * 1.25))
            marks.append(self._desk.line(said, at, size=_SMALL, colour=SOFT, most=room))
        yield Group(None, "head names", Point(0, 0), Rect(0, 0, _NAMES, _HEAD), tuple(marks))

    def _days(self, horizon: Horizon) -> str:
        days = span(horizon, self._plan.start)
        return f"{self._words.day(days.first.isoformat())} – {self._words.day(days.last.isoformat())}"


def _figure(found: Load) -> str:
    """Write how much there is to do: a figure, and how many actions without size it leaves out."""
    if not found.unsized:
        return str(found.weight)
    return f"{found.weight} + {found.unsized}?"


def _at(group: Group, area: Rect) -> Group:
    at = Point(mm(group.at.x + area.x), mm(group.at.y + area.y))
    return Group(group.owner, group.part, at, group.bounds, group.marks)
