"""Experience: each persona's curve over the steps, with expectation, gap and low points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journey_editor.insight.experience import (
    Answer,
    answers,
    low_points,
    places,
    stage_places,
    stretches,
)
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Path, Point, Rect, box, line
from journey_editor.kernel.units import mm
from journey_editor.layout.badges import HEIGHT, around, least_covering, pill
from journey_editor.layout.contrast import on_white, under_white
from journey_editor.layout.curves import MARKER, between, curve_stroke, dots, marker
from journey_editor.layout.desk import Desk
from journey_editor.layout.field import Field
from journey_editor.layout.labels import lane_label
from journey_editor.layout.marks import Group, Mark, Shape, Stroke, Text
from journey_editor.layout.plan import Columns, Scale
from journey_editor.layout.routes import along
from journey_editor.layout.stage_bars import Said, expected_bars, stage_bars
from journey_editor.layout.strip import Strip
from journey_editor.layout.style import (
    EDGE,
    EXPERIENCE_HEIGHT,
    FAINT,
    INK,
    LABELS,
    SHADE,
    SOFT,
)
from journey_editor.layout.view import View, shown_personas, shown_touchpoints
from journey_editor.model.project import Project
from journey_editor.model.records import Experience, Lane, Persona, Setting

_HEADROOM = 5.0  # above +1
_FOOTROOM = 6.5  # below −1, for a low point's badge
_KEY = 5.0  # a line that names the curves
_SIZE = 2.35

# The names of the levels, by how many lie above neutral.
_LEVELS: dict[int, tuple[str, ...]] = {
    1: ("good", "neutral", "poor"),
    2: ("very good", "good", "neutral", "poor", "very poor"),
    3: ("excellent", "very good", "good", "neutral", "poor", "very poor", "terrible"),
}


def experience_strip(project: Project, view: View, lane: Lane, columns: Columns, desk: Desk) -> Strip:
    """Lay out what the view's personas felt: their curves, and behind these flat bars of whole stages.

    The first with an expectation shows it, and the gap.
    """
    touchpoints = shown_touchpoints(project, view)
    personas = shown_personas(project, view)

    def make() -> Strip:
        place = places(project, view.variant, touchpoints)
        curves = [(persona, answers(project, persona, place)) for persona in personas]
        whole = stage_places(project, view.variant)
        bars = [(persona, answers(project, persona, whole)) for persona in personas]
        setting, hoped = project.setting, view.expectation
        return _strip(lane, setting, columns, desk, curves=curves, stages=bars, expectation=hoped)

    said = project.tables.get(Experience.table)
    inputs = (lane, project.setting, columns, touchpoints, personas, said, view.expectation)
    return desk.recall(("experience", lane.id), inputs, make)


def _strip(
    lane: Lane,
    setting: Setting,
    columns: Columns,
    desk: Desk,
    *,
    curves: Said,
    stages: Said,
    expectation: bool,
) -> Strip:
    label = lane_label(lane, desk, 0.0)
    top = max(_HEADROOM, label.bounds.height + _SIZE)
    scale = Scale(mm(top), mm(top + EXPERIENCE_HEIGHT - 2 * _HEADROOM))
    field = Field(columns, scale, setting)
    hoping = [
        number
        for number, (along, whole) in enumerate(zip(curves, stages, strict=True))
        if any(one.expected is not None for one in (*along[1], *whole[1]))
    ]
    expecting = hoping[0] if hoping and expectation else None
    personas = [persona for persona, _ in curves]
    key = _key(desk, personas, None if expecting is None else personas[expecting], columns)
    bottom = mm(scale.bottom + _FOOTROOM)
    height = mm(bottom + key.bounds.height)
    groups = [*_axis(field, desk, height)]
    if expecting is not None:
        groups += _expectation(*curves[expecting], field)
        groups += expected_bars(stages[expecting][1], field)
    bars = [*stage_bars(stages, field)]
    lines = [group for persona, curve in curves for group in _curve(persona, curve, field)]
    points = [group for persona, curve in curves for group in _points(persona, curve, field)]
    drawn = [*bars, *lines, *points]
    groups += [*drawn, *_low_points(desk, [*curves, *stages], drawn, field)]
    groups.append(Group(key.owner, key.part, Point(columns.left, bottom), key.bounds, key.marks))
    return Strip((label,), tuple(groups), mm(height + 2), scale=scale)


def _axis(field: Field, desk: Desk, height: float) -> Iterator[Group]:
    columns, scale, half = field.columns, field.scale, field.half
    width = columns.right - columns.left
    ground = Rect(0, 0, width, height)
    yield Group(None, "experience ground", Point(columns.left, 0), ground, (Shape(box(ground), SHADE),))
    for number, name in enumerate(_LEVELS[half]):
        level = half - number
        sign = "+" if level > 0 else "−" if level < 0 else ""
        said = f"{desk.words(name)} {sign}{abs(level)}"
        label = desk.block(said, size=_SIZE, width=LABELS - 3, lines=1, align="end")
        stroke = Stroke(FAINT, 0.35) if level == 0 else Stroke(FAINT, 0.2, (1, 1))
        rule = Shape(line(Point(LABELS, 0), Point(LABELS + width, 0)), stroke=stroke)
        marks: tuple[Mark, ...] = (rule, Text(label, Point(0, -label.height / 2), SOFT))
        at = Point(EDGE, mm(scale.y(level / half)))
        yield Group(None, f"level {level}", at, Rect(0, 0, LABELS + width, 0), marks)


def _runs(curve: Sequence[Answer], name: str, field: Field) -> Iterator[tuple[range, list[Point]]]:
    values = [getattr(answer, name) for answer in curve]
    for run in stretches(values):
        yield run, [field.at(curve[i], values[i]) for i in run]


def _curve(persona: Persona, curve: Sequence[Answer], field: Field) -> Iterator[Group]:
    stroke = curve_stroke(persona)
    paths = [field.drawn(points) for _, points in _runs(curve, "emotion", field) if len(points) > 1]
    if paths:
        path = paths[0].joined(*paths[1:])
        yield Group(persona.key, "line", Point(0, 0), _around(path), (Shape(path, stroke=stroke),))


def _expectation(persona: Persona, curve: Sequence[Answer], field: Field) -> Iterator[Group]:
    """Yield the gap between expectation and experience, and the expectation itself."""
    colour = on_white(Colour.of(persona.colour))
    both = [
        Answer(one.place, one.emotion, one.expected)
        if one.emotion is not None and one.expected is not None
        else Answer(one.place, None, None)
        for one in curve
    ]
    areas = [
        between(field.drawn(felt), field.drawn(hoped))
        for (_, felt), (_, hoped) in zip(
            _runs(both, "emotion", field), _runs(both, "expected", field), strict=True
        )
        if len(felt) > 1
    ]
    if areas:
        fill = Colour(colour.red, colour.green, colour.blue, 0.1)
        area = areas[0].joined(*areas[1:])
        yield Group(None, "gap", Point(0, 0), _around(area), (Shape(area, fill),))
    lines = [field.drawn(points) for _, points in _runs(curve, "expected", field) if len(points) > 1]
    if lines:
        path = lines[0].joined(*lines[1:])
        shape = Shape(path, stroke=dots())
        yield Group(None, "expectation", Point(0, 0), _around(path), (shape,))


def _around(path: Path) -> Rect:
    xs, ys = [point.x for point in path.points], [point.y for point in path.points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _points(persona: Persona, curve: Sequence[Answer], field: Field) -> Iterator[Group]:
    shape = marker(persona, Point(0, 0))
    reach = Rect(-MARKER, -MARKER, 2 * MARKER, 2 * MARKER).inset(-0.5)
    for answer in curve:
        if answer.emotion is not None:
            owner = Experience.known_by(persona=persona.id, subject=answer.place.subject).key
            yield Group(owner, "point", field.at(answer, answer.emotion), reach, (shape,))


def _low_points(desk: Desk, curves: Said, drawn: Sequence[Group], field: Field) -> Iterator[Group]:
    """Yield a badge at each low point, where it covers least of curves and points."""
    columns, setting = field.columns, field.setting
    bottom = field.scale.bottom + _FOOTROOM
    taken = [place for group in drawn for place in _covered(group)]
    found = [
        (answer.emotion, persona, answer)
        for persona, curve in curves
        for answer in low_points(curve, below=setting.low_point)
        if answer.emotion is not None
    ]
    # The lowest first, so that where several come together it has its badge below.
    for emotion, persona, answer in sorted(found, key=lambda low: low[0]):
        said = _said(answer, emotion, field.half, desk)
        marks, area = pill(desk, said, under_white(Colour.of(persona.colour)), filled=True)
        stands = [
            around(centre, area, left=columns.left + 0.5, right=columns.right - 0.5)
            for centre in _beside(field.at(answer, emotion), area)
        ]
        place = least_covering(
            [stand for stand in stands if stand.y >= 0 and stand.bottom <= bottom],
            [other for other in taken if abs(other.x - stands[0].centre.x) < 2 * area.width],
        )
        taken.append(place)
        part = f"low {persona.id} {answer.place.subject}"
        yield Group(None, part, Point(place.x, place.y), area, marks)


def _said(answer: Answer, emotion: float, half: int, desk: Desk) -> str:
    if answer.expected is None:
        return desk.words("low point")
    gap = round((emotion - answer.expected) * half, 1)
    sign = "−" if gap < 0 else "+" if gap else ""
    return desk.words("low point · gap {n}", n=sign + desk.words.number(abs(gap), decimals=1))


def _covered(group: Group) -> Iterator[Rect]:
    """Yield what a badge had better leave open: a point whole, of a curve a little here and there."""
    if group.part == "point":
        yield group.bounds.moved(group.at.x, group.at.y)
        return
    for mark in group.marks:
        if isinstance(mark, Shape):
            x, y = group.at.x - 0.3, group.at.y - 0.3
            yield from (Rect(at.x + x, at.y + y, 0.6, 0.6) for at in along(mark.path))


def _beside(point: Point, area: Rect) -> Iterator[Point]:
    """Yield where the middle of a badge may lie: below a point, else above, else at its side."""
    near = MARKER + 1 + HEIGHT / 2
    far, farther = near + HEIGHT + 0.6, near + 2 * (HEIGHT + 0.6)
    half = area.width / 2
    side = half + MARKER + 1
    for dx in (0, half, -half):
        yield from (point.moved(dx, near), point.moved(dx, -near))
    for dy in (0, near, -near):
        yield from (point.moved(side, dy), point.moved(-side, dy))
    for dy in (far, -far, farther, -farther):
        yield point.moved(0, dy)


def _key(desk: Desk, personas: Sequence[Persona], expecting: Persona | None, columns: Columns) -> Group:
    """Name every curve, in as many lines as that takes."""
    width = columns.right - columns.left
    marks: list[Mark] = []
    x, y, height = 2.0, _KEY / 2, _SIZE * 1.3
    entries = [(one.title, curve_stroke(one)) for one in personas]
    if expecting is not None:
        expected = desk.words("Expected ({who})", who=expecting.title.lower())
        entries.append((expected, dots()))
    for name, stroke in entries:
        said = desk.line(name, Point(7.5, -height / 2), size=_SIZE, colour=INK, bold=True, most=width - 11.5)
        if x > 2 and x + 7.5 + said.block.width > width - 2:
            x, y = 2.0, y + _KEY
        marks.append(Shape(line(Point(x, y), Point(x + 6, y)), stroke=stroke))
        marks.append(Text(said.block, said.at.moved(x, y), INK))
        x += 7.5 + said.block.width + 5
    return Group(None, "curves", Point(0, 0), Rect(0, 0, width, y + _KEY / 2), tuple(marks))
