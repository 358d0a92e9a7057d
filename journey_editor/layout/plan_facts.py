"""Plan facts: what is done first, and what was measured, as blocks beside a map or on a page."""

from __future__ import annotations

from journey_editor.insight.metrics import measured
from journey_editor.insight.priorities import priorities
from journey_editor.kernel.geometry import Point, Rect, circle, line, rounded
from journey_editor.layout.desk import Desk
from journey_editor.layout.fact import BLUE, BODY, SMALL, WIDTH, Fact, FactColumn
from journey_editor.layout.figures import figure
from journey_editor.layout.marks import Shape, Stroke
from journey_editor.layout.standings import COLOURS
from journey_editor.layout.style import HAIR, INK, SOFT, WHITE
from journey_editor.model.project import Project
from journey_editor.model.records import Metric, Party, Status


def first_actions(project: Project, desk: Desk, *, most: int, width: float = WIDTH) -> Fact | None:
    """Return the block of the `most` actions that come first and are still to do; None without any."""
    open_ = (one for one in priorities(project) if one.action.status != Status.DONE)
    scored = [one for one in open_ if one.value is not None][:most]
    if not scored:
        return None
    words = desk.words
    column = FactColumn(desk, words("What we do first"), width=width)
    for number, one in enumerate(scored, 1):
        centre = Point(2.7, column.y + 2.7)
        column.marks.append(Shape(circle(centre, 2.7), BLUE))
        digit = desk.width(str(number), size=BODY, bold=True)
        at = Point(centre.x - digit / 2, centre.y - BODY * 0.66)
        column.marks.append(desk.line(str(number), at, size=BODY, colour=WHITE, bold=True))
        left = 7.6
        column.write(one.action.title, x=left, size=BODY, bold=True)
        said = words(
            "impact {impact} · feasibility {feasibility}",
            impact=figure(one.impact or 0, "", words),
            feasibility=figure(one.feasibility or 0, "", words),
        )
        column.write(said, x=left, colour=SOFT)
        owner = project.get(Party, one.action.owner)
        about = [owner.name if owner else words("nobody's yet")]
        if one.action.horizon:
            about.append(words(one.action.horizon.value))
        column.write(" · ".join(about), x=left, colour=SOFT)
        column.y += 2.2
    return column.done("first actions")


def measures(project: Project, desk: Desk, *, width: float = WIDTH) -> Fact | None:
    """Return the block of all metrics with what was measured last; None without any."""
    metrics = project.all(Metric).sorted()
    if not metrics:
        return None
    words = desk.words
    column = FactColumn(desk, words("Measured"), width=width)
    for metric in metrics:
        found = measured(project, metric)
        colour = COLOURS[found.standing]
        value = words("no data") if found.value is None else figure(found.value, metric.unit, words)
        taken = column.right(value, size=BODY, bold=True, colour=colour)
        column.write(metric.title, width=width - taken - 3, size=SMALL + 0.2)
        column.y += 0.6
        if found.target is not None:
            aim = words("target {n}", n=figure(found.target, metric.unit, words))
            state = words(found.standing.value)
            column.right(f"{aim} · {state}", size=SMALL - 0.2, colour=SOFT)
        top = column.y + 1.2
        most = 1.0 if metric.unit == "%" else max(found.value or 0, found.target or 0, metric.baseline or 0)
        room = width * 0.44
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
