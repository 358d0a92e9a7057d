from __future__ import annotations

from itertools import pairwise
from math import inf, nan

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journey_editor.kernel.geometry import (
    Path,
    Point,
    Rect,
    Verb,
    box,
    circle,
    distance,
    line,
    monotone,
    polygon,
    rounded,
    segments,
)
from journey_editor.kernel.units import mm

MICROMETRE = 0.001
TAKES = {Verb.MOVE: 1, Verb.LINE: 1, Verb.CURVE: 3, Verb.CLOSE: 0}
LENGTHS = st.floats(-5000, 5000, allow_nan=False).map(mm)
SIZES = st.floats(0.01, 5000).map(mm)
POINTS = st.builds(Point, LENGTHS, LENGTHS)
RECTS = st.builds(Rect, LENGTHS, LENGTHS, SIZES, SIZES)


@st.composite
def runs(draw: st.DrawFn) -> list[Point]:
    """Points from left to right, some of them level, as answers on a scale are."""
    heights = draw(st.lists(st.sampled_from([0.0, 10.0, 40.0]) | LENGTHS, min_size=2, max_size=8))
    x, points = draw(LENGTHS), []
    for y in heights:
        points.append(Point(mm(x), y))
        x += draw(st.floats(0.01, 200))
    return points


def pieces(path: Path) -> list[tuple[Point, Point, Point, Point]]:
    """The cubics of a path that is nothing but a move and curves."""
    first, *rest = path.points
    ends = [first, *rest[2::3]]
    return [(a, *rest[3 * i : 3 * i + 3]) for i, a in enumerate(ends[:-1])]  # type: ignore[misc] # three by the slice


def at(piece: tuple[Point, Point, Point, Point], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return Point(
        sum(w * p.x for w, p in zip(weights, piece, strict=True)),
        sum(w * p.y for w, p in zip(weights, piece, strict=True)),
    )


@given(runs())
def test_a_curve_passes_through_its_points(points: list[Point]) -> None:
    path = monotone(points)
    assert path.verbs == (Verb.MOVE, *(Verb.CURVE,) * (len(points) - 1))
    assert [piece[0] for piece in pieces(path)] + [path.points[-1]] == points


@given(runs())
def test_a_curve_never_overshoots_between_neighbours_and_never_turns_back(points: list[Point]) -> None:
    for piece in pieces(monotone(points)):
        low, high = sorted((piece[0].y, piece[3].y))
        samples = [at(piece, step / 50) for step in range(51)]
        assert all(low - MICROMETRE <= sample.y <= high + MICROMETRE for sample in samples)
        assert all(a.x <= b.x + MICROMETRE for a, b in pairwise(samples))
        rises = piece[3].y - piece[0].y
        assert all((b.y - a.y) * rises >= -MICROMETRE * abs(rises) for a, b in pairwise(samples))


@given(runs())
def test_a_curve_has_no_corner_at_its_points(points: list[Point]) -> None:
    for before, after in pairwise(pieces(monotone(points))):
        into, out_of = _slope(before[2], before[3]), _slope(after[0], after[1])
        # Handles are rounded to a micrometre, so a short one shows its slope only roughly.
        shortest = min(before[3].x - before[2].x, after[1].x - after[0].x)
        assume(shortest > 1)
        assert into == pytest.approx(out_of, abs=3 * MICROMETRE, rel=3 * MICROMETRE / shortest)


@given(runs())
def test_a_curve_is_the_same_read_from_either_end(points: list[Point]) -> None:
    mirrored = monotone([Point(-point.x, point.y) for point in reversed(points)])
    for point, other in zip(monotone(points).points, reversed(mirrored.points), strict=True):
        assert distance(point, Point(-other.x, other.y)) <= 2 * MICROMETRE


def test_a_curve_leans_towards_its_shorter_neighbour() -> None:
    """The slopes are worked out by hand from the published formulas."""
    first, second = pieces(monotone([Point(0, 0), Point(1, 1), Point(3, 2)]))
    assert _slope(first[2], first[3]) == pytest.approx(9 / 13, abs=0.003)
    assert _slope(first[0], first[1]) == pytest.approx(7 / 6, abs=0.003)
    assert _slope(second[2], second[3]) == pytest.approx(1 / 6, abs=0.003)


@given(st.lists(POINTS, min_size=2, max_size=6))
def test_a_curve_that_does_not_run_from_left_to_right_is_refused(points: list[Point]) -> None:
    assume(any(a.x >= b.x for a, b in pairwise(points)))
    with pytest.raises(ValueError, match="from left to right"):
        monotone(points)


@pytest.mark.parametrize("x", [nan, -inf, 1.0, 0.5])
def test_a_curve_through_no_place_is_refused(x: float) -> None:
    with pytest.raises(ValueError, match="from left to right"):
        monotone([Point(0, 0), Point(1, 1), Point(x, 2), Point(3, 3)])


def test_a_curve_through_one_point_or_none_draws_nothing() -> None:
    assert monotone([Point(1, 2)]) == Path((Verb.MOVE,), (Point(1, 2),))
    assert monotone([]) == Path((), ())


@given(st.lists(POINTS, min_size=1, max_size=5), RECTS, st.floats(0, 100), runs())
def test_every_outline_has_the_points_its_pen_takes(
    points: list[Point], rect: Rect, radius: float, run: list[Point]
) -> None:
    paths = [line(*points), polygon(*points), segments(pairwise(points)), box(rect), rounded(rect, radius)]
    paths += [circle(points[0], radius), monotone(run)]
    whole = paths[0].joined(*paths[1:])
    for path in (*paths, whole):
        assert sum(TAKES[verb] for verb in path.verbs) == len(path.points)
        assert all((mm(point.x), mm(point.y)) == (point.x, point.y) for point in path.points)
    assert whole.points == tuple(point for path in paths for point in path.points)


@given(RECTS, st.floats(0, 6000))
def test_a_rounded_box_stays_inside_the_sharp_one_and_touches_its_sides(rect: Rect, radius: float) -> None:
    path = rounded(rect, radius)
    assert all(rect.inset(-MICROMETRE).contains(point) for point in path.points)
    xs, ys = [point.x for point in path.points], [point.y for point in path.points]
    assert min(xs) == pytest.approx(rect.x, abs=MICROMETRE)
    assert max(xs) == pytest.approx(rect.right, abs=MICROMETRE)
    assert min(ys) == pytest.approx(rect.y, abs=MICROMETRE)
    assert max(ys) == pytest.approx(rect.bottom, abs=MICROMETRE)


@given(POINTS, st.floats(1, 500))
def test_a_circle_is_round_to_a_third_of_a_thousandth(centre: Point, radius: float) -> None:
    for piece in pieces(Path(circle(centre, radius).verbs, circle(centre, radius).points)):
        for step in range(11):
            # What four curves are off by, and that corners lie on whole micrometres: both at once.
            off = abs(distance(at(piece, step / 10), centre) - radius)
            assert off <= 2.73e-4 * radius + MICROMETRE


@given(RECTS, LENGTHS, LENGTHS, st.floats(0, 10))
def test_a_rectangle_keeps_its_size_when_moved_and_grows_back_after_an_inset(
    rect: Rect, dx: float, dy: float, by: float
) -> None:
    moved = rect.moved(dx, dy)
    assert (moved.width, moved.height) == (rect.width, rect.height)
    assert distance(moved.centre, rect.centre.moved(dx, dy)) < MICROMETRE
    back = rect.inset(by).inset(-by)
    assert (back.x, back.y, back.right, back.bottom) == pytest.approx(
        (rect.x, rect.y, rect.right, rect.bottom), abs=MICROMETRE
    )
    assert rect.contains(rect.centre)
    assert rect.contains(Point(rect.x, rect.y))
    assert not rect.contains(Point(rect.right + 1, rect.y))


@given(POINTS, POINTS)
def test_distance_is_the_same_both_ways(a: Point, b: Point) -> None:
    assert distance(a, b) == distance(b, a) >= 0
    assert distance(a, a) == 0


@given(st.floats(-1e6, 1e6))
def test_lengths_are_whole_micrometres_without_a_negative_zero(length: float) -> None:
    assert mm(mm(length)) == mm(length) == pytest.approx(length, abs=MICROMETRE / 2 + 1e-9)
    assert str(mm(length)) != "-0.0"


def _slope(a: Point, b: Point) -> float:
    return (b.y - a.y) / (b.x - a.x) if b.x > a.x else 0.0
