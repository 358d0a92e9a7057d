"""Facts: the blocks of words and figures that stand beside a printed map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journey_editor.insight.metrics import Standing, measured
from journey_editor.insight.priorities import priorities
from journey_editor.insight.transitions import TransitionGraph
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point, Rect, circle, line, rounded
from journey_editor.layout.curves import curve_stroke, marker
from journey_editor.layout.desk import Desk
from journey_editor.layout.figures import figure
from journey_editor.layout.marks import Group, Mark, Shape, Stroke, Text
from journey_editor.layout.patterns import ground
from journey_editor.layout.stage_bars import bar
from journey_editor.layout.style import HAIR, INK, LOST, ROUGH, SMOOTH, SOFT, WHITE
from journey_editor.layout.touchpoints import diamond
from journey_editor.layout.transitions import LOST_DASHES, ROUGH_DASHES
from journey_editor.layout.view import View, left_out, shown_personas
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    Experience,
    Metric,
    Modality,
    Party,
    Stage,
    Status,
    Touchpoint,
)

WIDTH = 62.0  # mm, of every block
_HEAD = 3.1
_BODY = 3.05
_SMALL = 2.6
_BLUE = Colour.of("#0072b2")
_MOST = 3  # actions
_NAMED = 4  # touchpoints named before "and n more"
_LINES = 6  # of one text
_HALF = WIDTH * 0.54


@dataclass(frozen=True)
class Fact:
    """One block, `WIDTH` mm wide and `height` mm high, around 0, 0."""

    group: Group
    height: float


class _Column:
    """A block on its way down."""

    def __init__(self, desk: Desk, title: str) -> None:
        self.desk = desk
        self.marks: list[Mark] = []
        self.y = 0.0
        self.write(title.upper(), size=_HEAD, bold=True)
        self.y += 0.8
        self.rule(INK, 0.3)
        self.y += 2.6

    def write(
        self,
        text: str,
        *,
        x: float = 0.0,
        width: float = WIDTH,
        size: float = _SMALL,
        bold: bool = False,
        colour: Colour = INK,
    ) -> None:
        """Write `text`, in a few lines at most, and go below it."""
        block = self.desk.block(text, size=size, width=width, bold=bold, lines=_LINES)
        self.marks.append(Text(block, Point(x, self.y), colour))
        self.y += block.height

    def right(self, text: str, *, size: float, bold: bool = False, colour: Colour = INK) -> float:
        """Write `text` against the right edge, over half the width at most, and stay; return its width."""
        said = self.desk.line(text, Point(WIDTH, self.y), size=size, colour=colour, bold=bold, most=_HALF)
        self.marks.append(Text(said.block, said.at.moved(-said.block.width, 0), colour))
        return said.block.width

    def rule(self, colour: Colour, width: float) -> None:
        """Draw a line across."""
        shape = Shape(line(Point(0, self.y), Point(WIDTH, self.y)), stroke=Stroke(colour, width))
        self.marks.append(shape)

    def done(self, part: str) -> Fact:
        """Return the finished block."""
        bounds = Rect(0, 0, WIDTH, self.y)
        return Fact(Group(None, part, Point(0, 0), bounds, tuple(self.marks)), self.y)


def facts(project: Project, view: View, desk: Desk) -> tuple[Fact, ...]:
    """Return the blocks for a variant, from top to bottom; one without content is left out."""
    blocks: tuple[Callable[[Project, View, Desk], Fact | None], ...] = (
        _first_actions,
        _measured,
        _between_channels,
        _who,
        _key,
    )
    return tuple(fact for block in blocks if (fact := block(project, view, desk)) is not None)


def _first_actions(project: Project, _view: View, desk: Desk) -> Fact | None:
    open_ = (one for one in priorities(project) if one.action.status != Status.DONE)
    scored = [one for one in open_ if one.value is not None][:_MOST]
    if not scored:
        return None
    words = desk.words
    column = _Column(desk, words("What we do first"))
    for number, one in enumerate(scored, 1):
        centre = Point(2.7, column.y + 2.7)
        column.marks.append(Shape(circle(centre, 2.7), _BLUE))
        digit = desk.width(str(number), size=_BODY, bold=True)
        at = Point(centre.x - digit / 2, centre.y - _BODY * 0.66)
        column.marks.append(desk.line(str(number), at, size=_BODY, colour=WHITE, bold=True))
        left = 7.6
        column.write(one.action.title, x=left, width=WIDTH - left, size=_BODY, bold=True)
        said = words(
            "impact {impact} · feasibility {feasibility}",
            impact=figure(one.impact or 0, "", words),
            feasibility=figure(one.feasibility or 0, "", words),
        )
        column.write(said, x=left, width=WIDTH - left, colour=SOFT)
        owner = project.get(Party, one.action.owner)
        about = [owner.name if owner else words("nobody's yet")]
        if one.action.horizon:
            about.append(words(one.action.horizon.value))
        column.write(" · ".join(about), x=left, width=WIDTH - left, colour=SOFT)
        column.y += 2.2
    return column.done("first actions")


def _measured(project: Project, _view: View, desk: Desk) -> Fact | None:
    metrics = project.all(Metric).sorted()
    if not metrics:
        return None
    words = desk.words
    column = _Column(desk, words("Measured"))
    for metric in metrics:
        found = measured(project, metric)
        colour = _BLUE if found.standing == Standing.MET else ROUGH
        value = words("no data") if found.value is None else figure(found.value, metric.unit, words)
        taken = column.right(value, size=_BODY, bold=True, colour=colour)
        column.write(metric.title, width=WIDTH - taken - 3, size=_SMALL + 0.2)
        column.y += 0.6
        if found.target is not None:
            aim = words("target {n}", n=figure(found.target, metric.unit, words))
            state = words(found.standing.value)
            column.right(f"{aim} · {state}", size=_SMALL - 0.2, colour=SOFT)
        top = column.y + 1.2
        most = 1.0 if metric.unit == "%" else max(found.value or 0, found.target or 0, metric.baseline or 0)
        room = WIDTH * 0.44
        column.marks.append(Shape(rounded(Rect(0, top, room, 1.1), 0.55), HAIR))
        if found.value and most > 0:
            share = max(0.0, min(found.value / most, 1.0))
            column.marks.append(Shape(rounded(Rect(0, top, room * share, 1.1), 0.55), colour))
        if found.target is not None and most > 0:
            x = room * max(0.0, min(found.target / most, 1.0))
            tick = line(Point(x, top - 0.6), Point(x, top + 1.7))
            column.marks.append(Shape(tick, stroke=Stroke(INK, 0.35)))
        column.y += 5.2
    return column.done("measured")


def _between_channels(project: Project, view: View, desk: Desk) -> Fact | None:
    graph = TransitionGraph(project, view.variant, without=left_out(project, view))
    if not graph.transitions:
        return None
    words, found = desk.words, graph.switches
    column = _Column(desk, words("Between channels"))
    if found.total:
        said = words("Smooth switches: {n} of {total}", n=found.smooth, total=found.total)
        column.write(said, size=_SMALL + 0.2, bold=True)
        if found.unknown:
            column.write(words("{n} not judged yet", n=found.unknown), colour=SOFT)
    else:
        column.write(words("No switch of channel"), size=_SMALL + 0.2)
    column.y += 0.8
    column.write(f"{words('Dead ends')}: {_names(graph.dead_ends, desk)}")
    column.write(f"{words('Unreachable')}: {_names(graph.unreachable, desk)}")
    column.y += 2.2
    return column.done("between channels")


def _names(touchpoints: tuple[Touchpoint, ...], desk: Desk) -> str:
    if not touchpoints:
        return desk.words("none")
    named = ", ".join(one.title for one in touchpoints[:_NAMED])
    more = len(touchpoints) - _NAMED
    return f"{named} {desk.words('and {n} more', n=more)}" if more > 0 else named


def _who(project: Project, view: View, desk: Desk) -> Fact | None:
    personas = shown_personas(project, view)
    if not personas:
        return None
    column = _Column(desk, desk.words("Who"))
    for persona in personas:
        middle = column.y + 2
        stroke = curve_stroke(persona)
        column.marks.append(Shape(line(Point(0, middle), Point(12, middle)), stroke=stroke))
        column.marks.append(marker(persona, Point(6, middle)))
        column.write(persona.title, x=15, width=WIDTH - 15, size=_BODY, bold=True)
        if persona.quote:
            column.write(f"“{persona.quote}”", colour=SOFT)
        column.y += 2
    return column.done("who")


def _key(project: Project, _view: View, desk: Desk) -> Fact:
    words = desk.words
    column = _Column(desk, words("Key"))
    used = {channel.modality for channel in project.all(Channel).values()}
    names = {
        Modality.DIGITAL: "digital channel",
        Modality.HUMAN: "human channel",
        Modality.PHYSICAL: "physical channel",
        Modality.HYBRID: "hybrid channel",
    }
    sample = 11.0
    for modality in Modality:
        if modality in used:
            area = Rect(0, column.y - 0.1, sample, 4)
            column.marks += ground(area, modality)
            _entry(column, words(names[modality]), sample)
    if any(touchpoint.is_moment for touchpoint in project.all(Touchpoint).values()):
        column.marks.append(diamond(Point(sample / 2, column.y + 1.8)))
        _entry(column, words("moment of truth"), sample)
    if any(felt.subject.table == Stage.table for felt in project.all(Experience).values()):
        stroke = Stroke(SOFT, 0.6)
        column.marks += bar(stroke, Point(sample / 2, column.y + 1.8), half=sample / 2 - 0.5)
        _entry(column, words("felt over a whole stage"), sample)
    strokes = (
        (Stroke(LOST, 0.6, LOST_DASHES), "loses 20 % or more"),
        (Stroke(ROUGH, 0.6, ROUGH_DASHES), "not smooth: log in again, lost data"),
        (Stroke(ROUGH, 0.6), "some loss, or a wait"),
        (Stroke(SMOOTH, 0.6), "no trouble known; the wider a line, the more people"),
    )
    for stroke, said in strokes:
        middle = column.y + 1.8
        column.marks.append(Shape(line(Point(0, middle), Point(sample, middle)), stroke=stroke))
        _entry(column, words(said), sample)
    return column.done("key")


def _entry(column: _Column, said: str, sample: float) -> None:
    top = column.y
    column.write(said, x=sample + 4, width=WIDTH - sample - 4, size=_SMALL)
    column.y = max(column.y, top + 4) + 1.4
