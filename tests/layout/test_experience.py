"""Curves: missing answers, scales, low points and their badges."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.experience import stretches
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Path, Point, Verb
from journey_editor.layout.board import Board, lay_out
from journey_editor.layout.contrast import ENOUGH
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Shape, Text
from journey_editor.layout.style import COLUMN, INK, WHITE
from journey_editor.model.records import Dash, Marker, Persona
from tests.layout.looking import covered, found, inside, overlapping, place, texts, way
from tests.layout.sketch import VIEW, Sketch
from tests.strategies import BRIEFLY

ANSWERS = st.lists(st.none() | st.sampled_from([-1.0, 0.0, 1.0]) | st.floats(-1, 1), min_size=1, max_size=8)


def journey(
    emotions: list[float | None], *, expected: list[float | None] | None = None
) -> tuple[Sketch, Persona]:
    """Return a map with one touchpoint a step, at each of which one persona felt something."""
    sketch = Sketch(steps=len(emotions), channels=1)
    persona = sketch.persona()
    for step, emotion in enumerate(emotions):
        touchpoint = sketch.touchpoint(step, 0)
        sketch.felt(persona, touchpoint.key, emotion, expected[step] if expected else None)
    return sketch, persona


def points(board: Board) -> list[Point]:
    return [group.at for group in found(board.sheet, "point")]


def path_of(group: Group) -> Path:
    (mark,) = group.marks
    assert isinstance(mark, Shape)
    return mark.path


@given(emotions=ANSWERS)
@BRIEFLY
def test_what_is_missing_parts_the_curve_and_is_never_0(emotions: list[float | None], desk: Desk) -> None:
    sketch, persona = journey(emotions)
    board = lay_out(sketch.project(), VIEW, desk)

    assert len(points(board)) == sum(emotion is not None for emotion in emotions)
    lines = found(board.sheet, "line", persona.key)
    runs = [run for run in stretches(emotions) if len(run) > 1]
    assert len(lines) == bool(runs)
    if lines:
        path = path_of(lines[0])
        assert path.verbs.count(Verb.MOVE) == len(runs)
        assert path.verbs.count(Verb.CURVE) == sum(len(run) - 1 for run in runs)
        assert Verb.LINE not in path.verbs
        assert Verb.CLOSE not in path.verbs


@given(emotions=st.lists(st.floats(-1, 1), min_size=2, max_size=8))
@BRIEFLY
def test_a_curve_goes_through_its_points_and_never_beyond_two_neighbours(
    emotions: list[float], desk: Desk
) -> None:
    sketch, persona = journey([*emotions])
    board = lay_out(sketch.project(), VIEW, desk)
    (line,) = found(board.sheet, "line", persona.key)
    corners = points(board)

    drawn = way(line)
    for corner in corners:
        assert min(abs(corner.x - at.x) + abs(corner.y - at.y) for at in drawn) < 0.01
    for a, b in pairwise(corners):
        between = [at.y for at in drawn if a.x <= at.x <= b.x]
        assert min(a.y, b.y) - 0.01 <= min(between)
        assert max(between) <= max(a.y, b.y) + 0.01


def test_points_lie_in_the_middle_of_a_step_or_at_its_thirds(desk: Desk) -> None:
    sketch = Sketch(steps=3, channels=2)
    persona = sketch.persona()
    subjects = [sketch.touchpoint(0, 0), sketch.touchpoint(1, 0), sketch.touchpoint(1, 1)]
    for touchpoint in subjects:
        sketch.felt(persona, touchpoint.key, 0.5)
    step = next(row for row in sketch.project().tables["step"].values() if row.id == "step-2")
    sketch.felt(persona, step.key, 0.5)
    board = lay_out(sketch.project(), VIEW, desk)

    left = board.plan.columns.left
    shares = [(point.x - left) / COLUMN for point in points(board)]
    assert shares == pytest.approx([0.5, 1 + 1 / 3, 1 + 2 / 3, 2.5], abs=0.001)


@pytest.mark.parametrize(("levels", "shown"), [(3, 3), (4, 5), (5, 5), (6, 7), (7, 7)])
def test_every_scale_has_its_labels_and_its_gap_speaks_the_same_scale(
    levels: int, shown: int, desk: Desk
) -> None:
    """An even number of levels, which a file may hold, has one more: neutral."""
    sketch, _ = journey([0.5, -1.0, 0.5], expected=[1.0, 1.0, 1.0])
    sketch.setting["levels"] = levels
    board = lay_out(sketch.project(), VIEW, desk)

    groups = [group for group in board.sheet.groups if group.part.startswith("level ")]
    half = shown // 2
    assert [group.part for group in groups] == [f"level {half - n}" for n in range(shown)]
    for group in groups:
        level = int(group.part.removeprefix("level "))
        assert board.plan.scale is not None
        assert group.at.y == pytest.approx(board.plan.scale.y(level / half), abs=0.001)
        assert texts(group)[0].endswith(f"{'+' if level > 0 else '−' if level < 0 else ' '}{abs(level)}")
    (low,) = [group for group in board.sheet.groups if group.part.startswith("low ")]
    assert texts(low) == [f"low point · gap −{2 * half}.0"]


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        (None, "low point"),
        (0.25, "low point · gap −2.5"),
        (-1.0, "low point · gap 0.0"),
        (-0.99, "low point · gap 0.0"),
    ],
)
def test_a_low_point_says_how_far_below_expectation_it_is(
    expected: float | None, said: str, desk: Desk
) -> None:
    sketch, _ = journey([0.0, -1.0, 0.0], expected=[None, expected, None])
    board = lay_out(sketch.project(), VIEW, desk)

    assert [texts(group) for group in board.sheet.groups if group.part.startswith("low ")] == [[said]]


@given(hue=st.integers(0, 0xFFFFFF).map("#{:06x}".format))
@BRIEFLY
def test_a_persona_of_any_colour_can_be_seen_and_its_low_point_read(hue: str, desk: Desk) -> None:
    sketch, persona = journey([0.5, -1.0, 0.5])
    sketch.add(Persona(id=persona.id, title="Student", colour=hue))
    sheet = lay_out(sketch.project(), VIEW, desk).sheet

    (low,) = [group for group in sheet.groups if group.part.startswith("low ")]
    ground, words = low.marks
    assert isinstance(ground, Shape)
    assert isinstance(words, Text)
    assert ground.fill is not None
    assert words.colour == WHITE
    assert ground.fill.contrast(WHITE) >= ENOUGH
    (line,) = found(sheet, "line", persona.key)
    (curve,) = line.marks
    assert isinstance(curve, Shape)
    assert curve.stroke is not None
    assert curve.stroke.colour.contrast(WHITE) >= 2
    if Colour.of(hue).contrast(WHITE) >= 2:
        assert curve.stroke.colour == Colour.of(hue)


def test_every_dash_and_every_marker_looks_its_own_way(desk: Desk) -> None:
    sketch = Sketch(steps=2, channels=1)
    subjects = [sketch.touchpoint(step, 0).key for step in (0, 1)]
    for dash, marker in zip(Dash, Marker, strict=True):
        persona = sketch.persona(dash.value, dash=dash, marker=marker)
        for subject in subjects:
            sketch.felt(persona, subject, 0.2)
    sheet = lay_out(sketch.project(), VIEW, desk).sheet

    lines = [group for group in found(sheet, "line") if group.owner and group.owner.table == "persona"]
    dashes = [
        mark.stroke.dashes
        for group in lines
        for mark in group.marks
        if isinstance(mark, Shape) and mark.stroke
    ]
    shapes = [path_of(group) for group in found(sheet, "point")]
    assert len(set(dashes)) == len(Dash)
    assert len(set(shapes)) == len(Marker)


def test_expectation_and_the_gap_to_it_are_shown_where_both_are_known(desk: Desk) -> None:
    sketch, _ = journey([0.5, None, -0.2, 0.1], expected=[0.2, 0.2, 0.2, None])
    sheet = lay_out(sketch.project(), VIEW, desk).sheet

    (expectation,) = found(sheet, "expectation")
    assert path_of(expectation).verbs.count(Verb.CURVE) == 2
    assert found(sheet, "gap") == []  # nowhere are two neighbours known in both
    sketch, _ = journey([0.5, -0.2], expected=[0.2, 0.2])
    (gap,) = found(lay_out(sketch.project(), VIEW, desk).sheet, "gap")
    assert path_of(gap).verbs[-1] is Verb.CLOSE


def test_the_curves_lie_inside_their_ground_from_end_to_end(desk: Desk) -> None:
    sketch, _ = journey([1.0, -1.0, 1.0, -1.0])
    board = lay_out(sketch.project(), VIEW, desk)
    (ground,) = found(board.sheet, "experience ground")

    for part in ("point", "line", "curves"):
        for group in found(board.sheet, part):
            for mark in group.marks:
                assert inside(covered(mark).moved(group.at.x, group.at.y), place(ground)), part
    for group in board.sheet.groups:
        if group.part.startswith("low "):
            assert inside(place(group), place(ground))


def test_low_points_of_several_personas_at_one_place_do_not_hide_each_other(desk: Desk) -> None:
    sketch = Sketch(steps=3, channels=1)
    subjects = [sketch.touchpoint(step, 0).key for step in range(3)]
    for name, low in (("Student", -0.7), ("Senior", -0.9), ("Parent", -0.8)):
        persona = sketch.persona(name)
        for subject, emotion in zip(subjects, (0.5, low, 0.5), strict=True):
            sketch.felt(persona, subject, emotion)
    sheet = lay_out(sketch.project(), VIEW, desk).sheet

    badges = [place(group) for group in sheet.groups if group.part.startswith("low ")]
    markers = [place(group).inset(0.5) for group in found(sheet, "point")]
    assert len(badges) == 3
    assert overlapping(badges) == []
    assert [pair for badge in badges for marker in markers for pair in overlapping([badge, marker])] == []
    lowest = max(badges, key=lambda badge: badge.y)
    assert f"low {sketch.persona('Senior').id}" in {
        group.part.rsplit(" ", 1)[0] for group in sheet.groups if place(group) == lowest
    }


@pytest.mark.parametrize("count", [0, 1, 12])
@pytest.mark.parametrize("steps", [0, 1, 4])
def test_the_key_names_every_curve_in_as_many_lines_as_that_takes(count: int, steps: int, desk: Desk) -> None:
    sketch = Sketch(steps=steps, channels=1)
    for number in range(count):
        sketch.persona(f"Persona {number}")
    board = lay_out(sketch.project(), VIEW, desk)

    (key,) = found(board.sheet, "curves")
    assert texts(key) == [f"Persona {number}" for number in sorted(range(count), key=str)]
    assert overlapping(covered(mark) for mark in key.marks if isinstance(mark, Text)) == []
    assert inside(place(key), place(found(board.sheet, "experience ground")[0]))
    assert all(inside(covered(mark), key.bounds, slack=0.3) for mark in key.marks)


def test_a_long_name_does_not_leave_the_key(desk: Desk) -> None:
    sketch = Sketch(steps=1)
    sketch.add(Persona(id="long", title="A patron with a very long name " * 10))
    (key,) = found(lay_out(sketch.project(), VIEW, desk).sheet, "curves")

    assert all(inside(covered(mark), key.bounds) for mark in key.marks if isinstance(mark, Text))
    assert {mark.colour for mark in key.marks if isinstance(mark, Text)} == {INK}
