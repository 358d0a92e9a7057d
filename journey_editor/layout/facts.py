"""Facts: the blocks of words and figures that stand beside a printed map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from journey_editor.insight.transitions import TransitionGraph
from journey_editor.kernel.geometry import Point, Rect, line
from journey_editor.layout.curves import curve_stroke, marker
from journey_editor.layout.desk import Desk
from journey_editor.layout.fact import BODY, SMALL, Fact, FactColumn
from journey_editor.layout.marks import Shape, Stroke
from journey_editor.layout.patterns import ground
from journey_editor.layout.plan_facts import first_actions, measures
from journey_editor.layout.stage_bars import bar
from journey_editor.layout.style import LOST, ROUGH, SMOOTH, SOFT
from journey_editor.layout.touchpoints import diamond
from journey_editor.layout.transitions import LOST_DASHES, ROUGH_DASHES
from journey_editor.layout.view import View, left_out, shown_personas
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Experience, Modality, Stage, Touchpoint

_MOST: Final = 3  # actions
_NAMED: Final = 4  # touchpoints named before "and n more"


def facts(project: Project, view: View, desk: Desk) -> tuple[Fact, ...]:
    """Return the blocks for a variant, from top to bottom; one without content is left out."""
    blocks: tuple[Callable[[Project, View, Desk], Fact | None], ...] = (
        _between_channels,
        _who,
        _key,
    )
    plan = (first_actions(project, desk, most=_MOST), measures(project, desk))
    return tuple(fact for fact in (*plan, *(block(project, view, desk) for block in blocks)) if fact)


def _between_channels(project: Project, view: View, desk: Desk) -> Fact | None:
    graph = TransitionGraph(project, view.variant, without=left_out(project, view))
    if not graph.transitions:
        return None
    words, found = desk.words, graph.switches
    column = FactColumn(desk, words("Between channels"))
    if found.total:
        said = words("Smooth switches: {n} of {total}", n=found.smooth, total=found.total)
        column.write(said, size=SMALL + 0.2, bold=True)
        if found.unknown:
            column.write(words("{n} not judged yet", n=found.unknown), colour=SOFT)
    else:
        column.write(words("No switch of channel"), size=SMALL + 0.2)
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
    column = FactColumn(desk, desk.words("Who"))
    for persona in personas:
        middle = column.y + 2
        stroke = curve_stroke(persona)
        column.marks.append(Shape(line(Point(0, middle), Point(12, middle)), stroke=stroke))
        column.marks.append(marker(persona, Point(6, middle)))
        column.write(persona.title, x=15, size=BODY, bold=True)
        if persona.quote:
            column.write(f"“{persona.quote}”", colour=SOFT)
        column.y += 2
    return column.done("who")


def _key(project: Project, _view: View, desk: Desk) -> Fact:
    words = desk.words
    column = FactColumn(desk, words("Key"))
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


def _entry(column: FactColumn, said: str, sample: float) -> None:
    top = column.y
    column.write(said, x=sample + 4, size=SMALL)
    column.y = max(column.y, top + 4) + 1.4
