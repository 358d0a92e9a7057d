"""What was felt in whole stages: flat bars behind the curves, never taken for a point of one (R-04)."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.layout.board import Board, lay_out
from journey_editor.layout.curves import curve_stroke
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Shape
from journey_editor.layout.style import COLUMN
from journey_editor.layout.view import View
from journey_editor.model.records import Dash, Experience, Marker, Persona, RowKey, Stage
from tests.layout.looking import covered, found, inside, overlapping, place, texts
from tests.layout.sketch import VIEW, Sketch
from tests.strategies import BRIEFLY

FELT = st.none() | st.sampled_from([-1.0, 0.0, 1.0]) | st.floats(-1, 1)


def stage(number: int) -> RowKey:
    return RowKey(Stage.table, f"stage-{number}")


def bar(board: Board, persona: Persona, number: int) -> Group:
    """Return the bar of a persona in a stage."""
    owner = Experience.known_by(persona=persona.id, subject=stage(number)).key
    (group,) = found(board.sheet, "line", owner)
    return group


def dot(board: Board, persona: Persona, number: int) -> Group:
    """Return the marker on a bar."""
    owner = Experience.known_by(persona=persona.id, subject=stage(number)).key
    (group,) = found(board.sheet, "point", owner)
    return group


def shapes(group: Group) -> list[Shape]:
    return [mark for mark in group.marks if isinstance(mark, Shape)]


@given(emotions=st.lists(FELT, min_size=3, max_size=3))
@BRIEFLY
def test_a_bar_lies_at_the_height_of_the_curve_from_end_to_end_of_its_stage(
    emotions: list[float | None], desk: Desk
) -> None:
    sketch = Sketch(steps=8, channels=1)  # stages of three, three and two steps
    persona = sketch.persona()
    for number, emotion in enumerate(emotions):
        sketch.felt(persona, stage(number), emotion)
    board = lay_out(sketch.project(), VIEW, desk)

    columns, scale = board.plan.columns, board.plan.scale
    assert scale is not None
    assert len(found(board.sheet, "point")) == sum(emotion is not None for emotion in emotions)
    for number, emotion in enumerate(emotions):
        if emotion is None:
            continue
        first, last = columns.stretches[f"stage-{number}"]
        box = place(bar(board, persona, number))
        assert box.centre.y == pytest.approx(scale.y(emotion), abs=0.001)
        assert dot(board, persona, number).at.y == pytest.approx(scale.y(emotion), abs=0.001)
        assert box.width > (last - first + 1) * COLUMN - 3
        assert columns.x(first) < box.x
        assert box.right < columns.x(last + 1)
        assert dot(board, persona, number).at.x == pytest.approx(box.centre.x)


def test_a_bar_has_its_personas_colour_dash_and_marker_and_is_no_point_of_the_curve(desk: Desk) -> None:
    sketch = Sketch(steps=3, channels=1)
    touchpoint = sketch.touchpoint(0, 0)
    looks = zip(("#0072b2", "#d55e00", "#7b3294", "#00735c"), Dash, Marker, strict=True)
    personas = [sketch.persona(hue, colour=hue, dash=dash, marker=shape) for hue, dash, shape in looks]
    for number, persona in enumerate(personas):
        sketch.felt(persona, touchpoint.key, 0.9 - number * 0.5)
        sketch.felt(persona, stage(0), 0.7 - number * 0.5)
    board = lay_out(sketch.project(), VIEW, desk)

    for persona in personas:
        own = Experience.known_by(persona=persona.id, subject=touchpoint.key).key
        ((point,),) = [shapes(group) for group in found(board.sheet, "point", own)]
        (marker,) = shapes(dot(board, persona, 0))
        line = shapes(bar(board, persona, 0))[0]
        assert line.stroke is not None
        assert point.stroke is not None
        assert marker.path == point.path
        assert marker.fill == point.stroke.colour
        assert marker.fill != point.fill
        assert line.stroke.dashes == curve_stroke(persona).dashes
        assert line.stroke.width > curve_stroke(persona).width
    hues = {stroke.colour for one in personas if (stroke := shapes(bar(board, one, 0))[0].stroke)}
    assert len(hues) == len(personas)


def test_bars_lie_behind_all_curves_and_points(desk: Desk) -> None:
    sketch = Sketch(steps=3, channels=1)
    persona = sketch.persona()
    for step in range(3):
        sketch.felt(persona, sketch.touchpoint(step, 0).key, 0.0)
    sketch.felt(persona, stage(0), 0.0)
    board = lay_out(sketch.project(), VIEW, desk)

    order = [group.owner for group in board.sheet.groups if group.part in ("line", "point") and group.owner]
    whole = Experience.known_by(persona=persona.id, subject=stage(0)).key
    assert order[:2] == [whole, whole]
    assert whole not in order[2:]
    assert order[2] == persona.key


@given(emotions=st.lists(FELT, min_size=2, max_size=4))
@BRIEFLY
def test_bars_of_several_personas_never_hide_each_other(emotions: list[float | None], desk: Desk) -> None:
    """Each marker stands free, and of bars at one height each shows beside the others."""
    sketch = Sketch(steps=2, channels=1)
    personas = [sketch.persona(f"{number}") for number in range(len(emotions))]
    for persona, emotion in zip(personas, emotions, strict=True):
        sketch.felt(persona, stage(0), emotion)
    board = lay_out(sketch.project(), VIEW, desk)

    felt = [(who, how) for who, how in zip(personas, emotions, strict=True) if how is not None]
    markers = [dot(board, who, 0) for who, _ in felt]
    inks = [covered(shapes(group)[0]).inset(0.2).moved(group.at.x, group.at.y) for group in markers]
    assert overlapping(inks) == []
    for (one, how), (other, that) in combinations(felt, 2):
        if how == that:
            below, above = (shapes(bar(board, who, 0))[0].stroke for who in (one, other))
            assert below is not None
            assert above is not None
            assert below.width > above.width + 0.5


def test_a_stage_has_its_bar_and_its_steps_have_their_points(desk: Desk) -> None:
    sketch = Sketch(steps=3, channels=1)
    persona = sketch.persona()
    sketch.felt(persona, sketch.touchpoint(0, 0).key, 0.5)
    before = lay_out(sketch.project(), VIEW, desk).sheet
    sketch.felt(persona, stage(0), -0.5)
    after = lay_out(sketch.project(), VIEW, desk).sheet

    old = [one for part in ("point", "line") for one in found(before, part)]
    assert all(one in after.groups for one in old)
    assert len(found(after, "point")) == 2


def test_a_low_stage_is_marked_as_a_low_point_is(desk: Desk) -> None:
    sketch = Sketch(steps=9, channels=1)
    persona = sketch.persona()
    for number, (emotion, expected) in enumerate([(0.5, None), (-0.9, 0.6), (-0.7, None)]):
        sketch.felt(persona, stage(number), emotion, expected)
    board = lay_out(sketch.project(), VIEW, desk)

    (low,) = [group for group in board.sheet.groups if group.part.startswith("low ")]
    assert texts(low) == ["low point · gap −3.0"]
    (ground,) = found(board.sheet, "experience ground")
    assert inside(place(low), place(ground))
    marker = covered(shapes(dot(board, persona, 1))[0]).inset(0.2)
    at = dot(board, persona, 1).at
    assert overlapping([place(low), marker.moved(at.x, at.y)]) == []


@pytest.mark.parametrize("shown", [True, False])
def test_what_was_expected_of_a_stage_is_dotted_where_a_view_shows_expectations(
    *, shown: bool, desk: Desk
) -> None:
    sketch = Sketch(steps=3, channels=1)
    sketch.felt(sketch.persona(), stage(0), 0.0, 0.5)
    board = lay_out(sketch.project(), View("journey", "variant", expectation=shown), desk)

    bars = found(board.sheet, "expected stage-0")
    assert len(bars) == shown
    (key,) = found(board.sheet, "curves")
    assert texts(key) == ["Student", "Expected (student)"][: 1 + shown]
    if shown:
        assert board.plan.scale is not None
        assert bars[0].at.y == pytest.approx(board.plan.scale.y(0.5), abs=0.001)


def test_a_view_for_some_shows_only_their_bars(desk: Desk) -> None:
    sketch = Sketch(steps=3, channels=1)
    student, senior = sketch.persona("Student"), sketch.persona("Senior")
    for persona in (student, senior):
        sketch.felt(persona, stage(0), 0.5)
    view = View("journey", "variant", personas=frozenset({senior.id}))
    board = lay_out(sketch.project(), view, desk)

    assert len(found(board.sheet, "point")) == 1
    assert dot(board, senior, 0).part == "point"


def test_a_folded_lane_shows_no_bars(desk: Desk) -> None:
    sketch = Sketch(steps=3, channels=1)
    sketch.felt(sketch.persona(), stage(0), 0.5)
    view = View("journey", "variant", folded=frozenset({"lane-experience"}))

    assert found(lay_out(sketch.project(), view, desk).sheet, "point") == []
