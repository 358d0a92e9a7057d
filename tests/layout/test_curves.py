"""Curves of every style: through their points, never beyond them, with an exact gap between two."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.geometry import Path, Point, Verb
from journey_editor.layout.board import lay_out
from journey_editor.layout.curves import between, curve
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Shape
from journey_editor.layout.routes import along
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.records import CurveStyle
from tests.layout.looking import found
from tests.sample_maps.samples import build

STYLES = st.sampled_from(list(CurveStyle))
HEIGHTS = st.lists(st.floats(0, 40), min_size=2, max_size=8)


def spread(heights: list[float]) -> list[Point]:
    return [Point(20.0 * place, height) for place, height in enumerate(heights)]


@given(STYLES, HEIGHTS)
def test_a_curve_goes_through_its_points_and_never_beyond_two_neighbours(
    style: CurveStyle, heights: list[float]
) -> None:
    points = spread(heights)
    drawn = list(along(curve(style, points), sample=0.5))
    for point in points:
        assert min(abs(point.x - at.x) + abs(point.y - at.y) for at in drawn) < 0.01
    for a, b in pairwise(points):
        low, high = sorted((a.y, b.y))
        inside = [at for at in drawn if a.x < at.x < b.x]
        assert all(low - 0.01 <= at.y <= high + 0.01 for at in inside)
    assert all(a.x <= b.x + 0.01 for a, b in pairwise(drawn))


@given(STYLES, st.lists(st.tuples(st.floats(0, 40), st.floats(0, 40)), min_size=2, max_size=8))
def test_the_gap_runs_along_one_curve_and_back_along_the_other(
    style: CurveStyle, pairs: list[tuple[float, float]]
) -> None:
    upper, lower = (curve(style, spread(list(one))) for one in zip(*pairs, strict=True))
    area = between(upper, lower)
    assert area.verbs[-1] is Verb.CLOSE
    assert area.points == (*upper.points, *reversed(lower.points))
    there, back = list(along(upper)), list(along(lower))
    outline = list(along(Path(area.verbs[:-1], area.points)))
    assert outline[: len(there)] == there
    for ours, theirs in zip(outline[len(there) :][-len(back) :], reversed(back), strict=True):
        assert abs(ours.x - theirs.x) + abs(ours.y - theirs.y) < 0.02


@given(HEIGHTS)
def test_a_stepped_curve_goes_level_or_upright(heights: list[float]) -> None:
    corners = curve(CurveStyle.STEPPED, spread(heights)).points
    assert all(a.x == b.x or a.y == b.y for a, b in pairwise(corners))


@pytest.mark.parametrize("style", CurveStyle)
def test_the_style_of_the_map_is_the_style_of_its_curves(style: CurveStyle, desk: Desk) -> None:
    project = build("story_time")
    project = Change.putting(project, replace(project.setting, curves=style)).applied_to(project)
    verb = Verb.CURVE if style is CurveStyle.SMOOTH else Verb.LINE
    view = View.first(project)
    assert view is not None
    sheet = lay_out(project, view, desk).sheet
    lines = [group for group in found(sheet, "line") if group.owner and group.owner.table == "persona"]
    for group in [*lines, *found(sheet, "expectation")]:
        (mark,) = group.marks
        assert isinstance(mark, Shape)
        assert set(mark.path.verbs) == {Verb.MOVE, verb}
