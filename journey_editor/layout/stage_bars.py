"""Stage bars: what personas felt in whole stages, as flat bars behind the curves (R-04)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from journey_editor.insight.experience import Answer
from journey_editor.kernel.geometry import Point, Rect, line, segments
from journey_editor.kernel.units import mm
from journey_editor.layout.curves import MARKER, curve_stroke, dots, marker
from journey_editor.layout.field import Field
from journey_editor.layout.marks import Group, Shape, Stroke
from journey_editor.layout.style import WHITE
from journey_editor.model.records import Experience, Persona, RowKey

_THIN: Final = 1.0  # mm, of a bar
_RIM: Final = 0.8  # mm by which one is thicker than the next that lies on it
_SOFT: Final = 0.55  # of the colour of the curve, which lies before it
_END: Final = 1.1  # mm above and below a bar that its ends reach
_BESIDE: Final = 2 * MARKER + 1  # mm from marker to marker of bars that lie on each other

Said = Sequence[tuple[Persona, tuple[Answer, ...]]]  # by each persona, from left to right


def stage_bars(said: Said, field: Field) -> Iterator[Group]:
    """Yield the bars of all stages, then their markers, which are filled as no point of a curve is.

    Bars that would hide each other lie on each other, the thickest first, and
    their markers side by side.
    """
    markers = []
    for stage in zip(*(answers for _, answers in said), strict=True):
        felt = [
            (persona, answer, answer.emotion)
            for (persona, _), answer in zip(said, stage, strict=True)
            if answer.emotion is not None
        ]
        for together in _clusters([field.scale.y(emotion) for _, _, emotion in felt]):
            for number, at in enumerate(together):
                persona, answer, emotion = felt[at]
                owner = Experience.known_by(persona=persona.id, subject=answer.place.subject).key
                middle, half = field.at(answer, emotion), mm(field.width(answer.place) / 2)
                over = len(together) - 1 - number
                aside = mm((number - (len(together) - 1) / 2) * _BESIDE)
                yield _bar(owner, persona, middle, half, over)
                markers.append(_marker(owner, persona, middle.moved(aside, 0)))
    yield from markers


def _clusters(heights: Sequence[float]) -> Iterator[list[int]]:
    """Yield the places of heights that lie so near each other that their markers would touch."""
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    starts = [0, *(n for n in range(1, len(order)) if heights[order[n]] - heights[order[n - 1]] >= _BESIDE)]
    for start, end in pairwise([*starts, len(order)]):
        yield sorted(order[start:end])


def _bar(owner: RowKey, persona: Persona, middle: Point, half: float, over: int) -> Group:
    """Draw a bar `half` mm to both sides, on which so many others lie."""
    end = mm(_END + over * _RIM / 2)
    marks = bar(curve_stroke(persona), Point(0, 0), half=half, over=over)
    return Group(owner, "line", middle, Rect(-half, -end, 2 * half, 2 * end), marks)


def bar(stroke: Stroke, middle: Point, *, half: float, over: int = 0) -> tuple[Shape, ...]:
    """Draw a bar in the stroke of a curve, `half` mm to both sides, on which so many others lie."""
    end = mm(_END + over * _RIM / 2)
    soft = replace(stroke, colour=WHITE.mixed(stroke.colour, _SOFT), width=_THIN + over * _RIM)
    ends = (middle.moved(-half, 0), middle.moved(half, 0))
    return (
        Shape(line(*ends), stroke=soft),
        Shape(
            segments((place.moved(0, -end), place.moved(0, end)) for place in ends),
            stroke=Stroke(stroke.colour, stroke.width),
        ),
    )


def _marker(owner: RowKey, persona: Persona, at: Point) -> Group:
    shape = replace(
        marker(persona, Point(0, 0)), fill=curve_stroke(persona).colour, stroke=Stroke(WHITE, 0.4)
    )
    reach = Rect(-MARKER, -MARKER, 2 * MARKER, 2 * MARKER).inset(-0.5)
    return Group(owner, "point", at, reach, (shape,))


def expected_bars(answers: Sequence[Answer], field: Field) -> Iterator[Group]:
    """Yield what one persona expected of whole stages, dotted as the expectation along the steps."""
    for answer in answers:
        if answer.expected is not None:
            half = mm(field.width(answer.place) / 2)
            bar = Shape(line(Point(-half, 0), Point(half, 0)), stroke=dots())
            part = f"expected {answer.place.subject.id}"
            yield Group(None, part, field.at(answer, answer.expected), Rect(-half, 0, 2 * half, 0), (bar,))
