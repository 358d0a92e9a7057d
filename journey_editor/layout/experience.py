"""Experience: each persona's curve over the steps, with expectation, gap and low points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journey_editor.insight.experience import Answer, Place, answers, low_points, stretches
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Path, Point, Rect, Verb, box, circle, line, monotone, polygon
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Mark, Shape, Stroke, Text
from journey_editor.layout.plan import Columns, Scale
from journey_editor.layout.style import (
    COLUMN,
    EDGE,
    EXPERIENCE_HEIGHT,
    FAINT,
    INK,
    LABELS,
    SHADE,
    SOFT,
    WHITE,
)
from journey_editor.layout.transitions import pill
from journey_editor.model.project import Project
from journey_editor.model.records import Dash, Experience, Marker, Persona

_HEADROOM = 5.0  # above +1 and below −1
_KEY = 5.0  # the line that names the curves
_SIZE = 2.35
_MARKER = 1.25  # radius
_DOTS = (0.4, 0.8)

DASHES: dict[Dash, tuple[float, ...]] = {
    Dash.SOLID: (),
    Dash.DASHED: (2.2, 1.1),
    Dash.DASH_DOT: (2.6, 0.9, 0.6, 0.9),
    Dash.DOTTED: (0.7, 0.9),
}
LEVELS: dict[int, tuple[str, ...]] = {
    3: ("good", "neutral", "poor"),
    5: ("very good", "good", "neutral", "poor", "very poor"),
    7: ("excellent", "very good", "good", "neutral", "poor", "very poor", "terrible"),
}


@dataclass(frozen=True)
class ExperienceLane:
    """A laid-out lane of curves."""

    groups: list[Group]
    scale: Scale
    bottom: float


def experience_lane(
    project: Project, columns: Columns, along: Sequence[Place], desk: Desk, top: float
) -> ExperienceLane:
    """Lay out the curves of every persona; the first with an expectation shows it, and the gap to it."""
    scale = Scale(top + _HEADROOM, top + EXPERIENCE_HEIGHT - _HEADROOM)
    bottom = top + EXPERIENCE_HEIGHT + _KEY
    field = _Field(columns, scale)
    groups = list(_axis(project, field, desk, top, bottom))
    curves = [(persona, answers(project, persona, along)) for persona in project.all(Persona).sorted()]
    expecting = next(
        (pair for pair in curves if any(one.expected is not None for one in pair[1])), (None, ())
    )
    if expecting[0] is not None:
        groups += _expectation(expecting[0], expecting[1], field)
    for persona, curve in curves:
        groups += _curve(persona, curve, field)
    for persona, curve in curves:
        groups += _points(persona, curve, field)
        groups += _low_points(project, desk, persona, curve, field)
    groups.append(_key(desk, [persona for persona, _ in curves], expecting[0], Point(columns.left, bottom)))
    return ExperienceLane(groups, scale, bottom)


@dataclass(frozen=True)
class _Field:
    """Where answers lie: their columns and the scale of emotions."""

    columns: Columns
    scale: Scale

    def at(self, answer: Answer, value: float) -> Point:
        place = answer.place
        return Point(mm(self.columns.x(place.column) + place.share * COLUMN), mm(self.scale.y(value)))


def _axis(project: Project, field: _Field, desk: Desk, top: float, bottom: float) -> Iterator[Group]:
    columns, scale = field.columns, field.scale
    width = columns.right - columns.left
    ground = Rect(0, 0, width, bottom - top)
    yield Group(None, "experience ground", Point(columns.left, top), ground, (Shape(box(ground), SHADE),))
    names = LEVELS.get(project.setting.levels, LEVELS[5])
    half = len(names) // 2
    for number, name in enumerate(names):
        level = half - number
        y = scale.y(level / half)
        said = f"{desk.words(name)} {level:+d}".replace("-", "−").replace("+0", "0")
        label = desk.block(said, size=_SIZE, width=LABELS - 3, align="end")
        stroke = Stroke(FAINT, 0.35) if level == 0 else Stroke(FAINT, 0.2, (1, 1))
        rule = Shape(line(Point(LABELS, 0), Point(LABELS + width, 0)), stroke=stroke)
        marks: tuple[Mark, ...] = (rule, Text(label, Point(0, -label.height / 2), SOFT))
        yield Group(None, f"level {level}", Point(EDGE, mm(y)), Rect(0, 0, LABELS + width, 0), marks)


def _runs(curve: Sequence[Answer], name: str, field: _Field) -> Iterator[tuple[range, list[Point]]]:
    values = [getattr(answer, name) for answer in curve]
    for run in stretches(values):
        yield run, [field.at(curve[i], values[i]) for i in run]


def _curve(persona: Persona, curve: Sequence[Answer], field: _Field) -> Iterator[Group]:
    stroke = Stroke(Colour.of(persona.colour), 0.6, DASHES[persona.dash])
    paths = [monotone(points) for _, points in _runs(curve, "emotion", field) if len(points) > 1]
    if paths:
        path = paths[0].joined(*paths[1:])
        yield Group(persona.key, "line", Point(0, 0), _around(path), (Shape(path, stroke=stroke),))


def _expectation(persona: Persona, curve: Sequence[Answer], field: _Field) -> Iterator[Group]:
    """Yield the gap between expectation and experience, and the expectation itself."""
    colour = Colour.of(persona.colour)
    both = [
        Answer(one.place, one.emotion, one.expected)
        if one.emotion is not None and one.expected is not None
        else Answer(one.place, None, None)
        for one in curve
    ]
    areas = [
        _between(monotone(felt), monotone(hoped))
        for (_, felt), (_, hoped) in zip(
            _runs(both, "emotion", field), _runs(both, "expected", field), strict=True
        )
        if len(felt) > 1
    ]
    if areas:
        fill = Colour(colour.red, colour.green, colour.blue, 0.1)
        area = areas[0].joined(*areas[1:])
        yield Group(None, "gap", Point(0, 0), _around(area), (Shape(area, fill),))
    lines = [monotone(points) for _, points in _runs(curve, "expected", field) if len(points) > 1]
    if lines:
        path = lines[0].joined(*lines[1:])
        shape = Shape(path, stroke=Stroke(SOFT, 0.4, _DOTS))
        yield Group(None, "expectation", Point(0, 0), _around(path), (shape,))


def _between(upper: Path, lower: Path) -> Path:
    """Outline what lies between two curves that end above each other."""
    back = tuple(reversed(lower.points))
    curves = (Verb.CURVE,) * (len(lower.verbs) - 1)
    return Path((*upper.verbs, Verb.LINE, *curves, Verb.CLOSE), (*upper.points, *back))


def _around(path: Path) -> Rect:
    xs, ys = [point.x for point in path.points], [point.y for point in path.points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _points(persona: Persona, curve: Sequence[Answer], field: _Field) -> Iterator[Group]:
    shape = marker(persona, Point(0, 0))
    reach = Rect(-_MARKER, -_MARKER, 2 * _MARKER, 2 * _MARKER).inset(-0.5)
    for answer in curve:
        if answer.emotion is not None:
            owner = Experience.known_by(persona=persona.id, subject=answer.place.subject).key
            yield Group(owner, "point", field.at(answer, answer.emotion), reach, (shape,))


def marker(persona: Persona, at: Point) -> Shape:
    """Draw the point of a persona's curve."""
    r = _MARKER
    match persona.marker:
        case Marker.CIRCLE:
            path = circle(at, r)
        case Marker.SQUARE:
            path = box(Rect(at.x - r, at.y - r, 2 * r, 2 * r).inset(0.15))
        case Marker.TRIANGLE:
            path = polygon(at.moved(0, -1.15 * r), at.moved(1.1 * r, 0.85 * r), at.moved(-1.1 * r, 0.85 * r))
        case Marker.DIAMOND:
            path = polygon(
                at.moved(0, -1.2 * r), at.moved(1.2 * r, 0), at.moved(0, 1.2 * r), at.moved(-1.2 * r, 0)
            )
    return Shape(path, WHITE, Stroke(Colour.of(persona.colour), 0.5))


def _low_points(
    project: Project, desk: Desk, persona: Persona, curve: Sequence[Answer], field: _Field
) -> Iterator[Group]:
    setting = project.setting
    dark = Colour.of(persona.colour).mixed(INK, 0.3)
    for answer in low_points(curve, below=setting.low_point):
        if answer.emotion is None:
            continue
        said = desk.words("low point")
        if answer.expected is not None:
            gap = (answer.emotion - answer.expected) * (setting.levels // 2)
            figure = f"{desk.words.number(abs(gap), decimals=1)}"
            said = desk.words("low point · gap {n}", n=("−" if gap < 0 else "+") + figure)
        marks, area = pill(desk, said, dark, filled=True)
        place = field.at(answer, answer.emotion)
        at = Point(mm(place.x - area.width / 2), mm(place.y + _MARKER + 1))
        owner = f"low {persona.id} {answer.place.subject}"
        yield Group(None, owner, at, area, marks)


def _key(desk: Desk, personas: Sequence[Persona], expecting: Persona | None, corner: Point) -> Group:
    """Name every curve on one line that ends at `corner`'s height."""
    marks: list[Mark] = []
    x, y = 2.0, -_KEY / 2
    height = _SIZE * 1.3

    def entry(name: str, stroke: Stroke) -> None:
        nonlocal x
        marks.append(Shape(line(Point(x, y), Point(x + 6, y)), stroke=stroke))
        text = desk.line(name, Point(x + 7.5, y - height / 2), size=_SIZE, colour=INK, bold=True)
        marks.append(text)
        x += 7.5 + text.block.width + 5

    for persona in personas:
        entry(persona.title, Stroke(Colour.of(persona.colour), 0.6, DASHES[persona.dash]))
    if expecting is not None:
        entry(desk.words("Expected ({who})", who=expecting.title.lower()), Stroke(SOFT, 0.4, _DOTS))
    return Group(None, "curves", corner, Rect(0, -_KEY, x, _KEY), tuple(marks))
