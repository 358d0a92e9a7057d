"""Touchpoints in their cells, and the lines between them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.geometry import Point, Rect
from journey_editor.layout.board import Board, lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Shape
from journey_editor.layout.style import COLUMN, LOST, ROUGH, SMOOTH, TOUCHPOINT_WIDTH
from journey_editor.layout.transitions import look
from journey_editor.model.records import Channel, LaneKind, LaneRole, Modality, Moment, Touchpoint, Transition
from tests.corpus import CORPUS
from tests.layout.looking import found, inside, overlapping, place, texts, way
from tests.layout.sketch import VIEW, Sketch


def box(board: Board, touchpoint: Touchpoint) -> Rect:
    (group,) = found(board.sheet, "box", touchpoint.key)
    return place(group)


def line_of(board: Board, transition: Transition) -> Group:
    (group,) = found(board.sheet, "line", transition.key)
    return group


def badge_of(board: Board, transition: Transition) -> str:
    groups = found(board.sheet, "badge", transition.key)
    return " ".join(text for group in groups for text in texts(group))


def test_a_touchpoint_stands_in_the_middle_of_its_cell(desk: Desk) -> None:
    sketch = Sketch(steps=3, channels=2)
    touchpoint = sketch.touchpoint(2, 1)
    board = lay_out(sketch.project(), VIEW, desk)

    row = board.plan.channels[1]
    middle = box(board, touchpoint).centre
    assert middle.x == pytest.approx(board.plan.columns.x(2) + COLUMN / 2)
    assert middle.y == pytest.approx((row.top + row.bottom) / 2)


@pytest.mark.parametrize("count", [2, 3, 7])
def test_touchpoints_of_one_cell_stand_on_each_other_and_the_row_grows(count: int, desk: Desk) -> None:
    sketch = Sketch(steps=3, channels=2)
    stack = [sketch.touchpoint(1, 0, "Two lines of a title here") for _ in range(count)]
    alone = sketch.touchpoint(2, 0)
    board = lay_out(sketch.project(), VIEW, desk)

    boxes = [box(board, one) for one in stack]
    row = board.plan.channels[0]
    assert overlapping(boxes) == []
    assert all(a.bottom < b.y for a, b in pairwise(boxes))  # in the order of the list
    assert row.top < boxes[0].y
    assert boxes[-1].bottom < row.bottom
    assert box(board, alone).centre.y == pytest.approx((row.top + row.bottom) / 2)


@pytest.mark.parametrize(
    "title", [*CORPUS.values(), "W" * 300, "Zelfbedieningsautomaat", "many a word " * 50]
)
def test_any_title_stays_in_its_box(title: str, desk: Desk) -> None:
    sketch = Sketch(steps=2, channels=2)
    touchpoint = sketch.touchpoint(0, 0, title)
    beside = sketch.touchpoint(1, 0)
    board = lay_out(sketch.project(), VIEW, desk)

    (group,) = found(board.sheet, "box", touchpoint.key)
    assert overlapping([place(group), box(board, beside)]) == []
    assert group.writing is not None
    assert inside(group.writing.box, group.bounds)
    assert group.bounds.width == TOUCHPOINT_WIDTH
    assert group.bounds.height < 35  # eight lines at most


def test_a_moment_of_truth_has_its_diamond(desk: Desk) -> None:
    sketch = Sketch()
    plain, moment = sketch.touchpoint(0, 0), sketch.touchpoint(1, 0, moment=Moment.STAFF)
    board = lay_out(sketch.project(), VIEW, desk)

    marks = [len(found(board.sheet, "box", one.key)[0].marks) for one in (plain, moment)]
    assert marks[1] == marks[0] + 1


def test_every_modality_has_a_pattern_of_its_own(desk: Desk) -> None:
    """In grey, too, channels can be told apart."""
    sketch = Sketch(channels=0)
    for modality in Modality:
        sketch.add(Channel(id=modality.value, title=modality.value, modality=modality))
    sheet = lay_out(sketch.project(), VIEW, desk).sheet

    patterns = []
    for modality in Modality:
        (band,) = found(sheet, f"band {modality.value}")
        shapes = [mark for mark in band.marks if isinstance(mark, Shape)]
        assert len(shapes) > 1
        patterns.append(
            [(shape.path, shape.stroke and (shape.stroke.width, shape.stroke.dashes)) for shape in shapes[1:]]
        )
    assert all(a != b for n, a in enumerate(patterns) for b in patterns[:n])


def test_a_line_leads_from_the_border_of_one_box_to_the_border_of_the_other(desk: Desk) -> None:
    sketch = Sketch(steps=6, channels=3)
    points = [sketch.touchpoint(n % 6, (n * 2) % 3) for n in range(9)]
    lines = [sketch.transition(a, b) for a in points for b in points]
    board = lay_out(sketch.project(), VIEW, desk)

    for one in lines:
        group = line_of(board, one)
        source, target = (
            box(board, next(p for p in points if p.id == id_)) for id_ in (one.source, one.target)
        )
        arrow = group.marks[1]
        assert isinstance(arrow, Shape)
        tip = arrow.path.points[0].moved(group.at.x, group.at.y)
        for end, rect in ((way(group)[0], source), (tip, target)):
            assert inside(Rect(end.x, end.y, 0, 0), rect)
            assert not rect.inset(0.01).contains(end)


def test_a_touchpoint_that_follows_itself_shows_its_loop(desk: Desk) -> None:
    sketch = Sketch()
    touchpoint = sketch.touchpoint(1, 1)
    loop = sketch.transition(touchpoint, touchpoint)
    board = lay_out(sketch.project(), VIEW, desk)

    outside = [point for point in way(line_of(board, loop)) if not box(board, touchpoint).contains(point)]
    assert len(outside) > 5


@pytest.mark.parametrize(
    ("source", "target"), [((0, 1), (4, 1)), ((4, 1), (0, 1)), ((0, 0), (4, 2)), ((4, 0), (0, 2))]
)
def test_a_line_goes_round_a_wall_of_touchpoints(
    source: tuple[int, int], target: tuple[int, int], desk: Desk
) -> None:
    sketch = Sketch(steps=5, channels=3)
    wall = [sketch.touchpoint(step, channel) for step in (1, 2, 3) for channel in range(3)]
    ends = sketch.touchpoint(*source), sketch.touchpoint(*target)
    line = sketch.transition(*ends)
    board = lay_out(sketch.project(), VIEW, desk)

    walls = [box(board, one) for one in wall]
    assert not [point for point in way(line_of(board, line)) for rect in walls if rect.contains(point)]


def test_a_direct_line_stays_direct(desk: Desk) -> None:
    sketch = Sketch(steps=4, channels=3)
    sketch.touchpoint(2, 1)
    line = sketch.transition(sketch.touchpoint(0, 0), sketch.touchpoint(3, 0))
    board = lay_out(sketch.project(), VIEW, desk)

    assert len({round(point.y, 3) for point in way(line_of(board, line))}) == 1


@pytest.mark.parametrize(
    ("values", "badge"),
    [
        ({}, ""),
        ({"entered": 100, "continued": 96}, ""),
        ({"entered": 100, "continued": 95}, "−5 %"),
        ({"entered": 1000, "continued": 954}, "−5 %"),
        ({"entered": 40, "continued": 31, "identity_carried": False}, "−22 %"),
        ({"entered": 40, "continued": 41, "wait": 6.0}, "wait 6 min"),
        ({"identity_carried": False, "wait": 6.0}, "log in again"),
        ({"data_carried": False}, "data lost"),
        ({"lost": "the cart"}, "data lost"),
        ({"resumable": False}, "start over"),
        ({"wait": 0.0}, ""),
    ],
)
def test_the_badge_says_the_worst(values: dict[str, Any], badge: str, desk: Desk) -> None:
    sketch = Sketch()
    line = sketch.transition(sketch.touchpoint(0, 0), sketch.touchpoint(1, 1), **values)
    board = lay_out(sketch.project(), VIEW, desk)

    assert badge_of(board, line) == badge


@pytest.mark.parametrize(
    ("entered", "continued"), [(1000, 804), (1000, 805), (1000, 806), (100, 80), (3, 1), (10, 9)]
)
def test_what_is_drawn_as_lost_is_what_the_key_calls_lost(entered: int, continued: int, desk: Desk) -> None:
    """The figure on the badge and the colour of the line never contradict each other."""
    seen = look(Transition(id="t", source="a", target="b", entered=entered, continued=continued), desk)

    assert (seen.stroke.colour == LOST) == (int(seen.badge.strip("−% ")) >= 20)


def test_dash_and_colour_each_tell_a_bad_transition(desk: Desk) -> None:
    def stroke(**values: Any) -> Any:
        return look(Transition(id="t", source="a", target="b", **values), desk).stroke

    unknown, rough, slow = stroke(), stroke(resumable=False), stroke(wait=9.0)
    lost = stroke(entered=10, continued=1)
    smooth = stroke(identity_carried=True, data_carried=True, resumable=True)

    assert unknown == smooth
    assert [one.colour for one in (unknown, slow, rough, lost)] == [SMOOTH, ROUGH, ROUGH, LOST]
    assert rough.dashes
    assert lost.dashes
    assert rough.dashes != lost.dashes
    assert not slow.dashes


@given(counts=st.lists(st.integers(0, 1000), min_size=2, max_size=6))
def test_the_more_people_the_wider_the_line(counts: list[int], desk: Desk) -> None:
    most = max(counts)
    widths = [
        look(Transition(id="t", source="a", target="b", continued=one), desk, most=most).stroke.width
        for one in sorted(counts)
    ]

    assert widths == sorted(widths)
    assert all(0 < one <= 1.2 for one in widths)
    if most and min(counts) * 2 < most:
        assert widths[0] < widths[-1]


def test_the_busiest_transition_of_a_map_is_its_widest_line(desk: Desk) -> None:
    sketch = Sketch(steps=3)
    points = [sketch.touchpoint(step, 0) for step in range(3)]
    few = sketch.transition(points[0], points[1], continued=20)
    many = sketch.transition(points[1], points[2], continued=900)
    sheet = lay_out(sketch.project(), VIEW, desk).sheet

    lines = [found(sheet, "line", one.key)[0].marks[0] for one in (few, many)]
    widths = [one.stroke.width for one in lines if isinstance(one, Shape) and one.stroke]
    assert widths[0] < widths[1]


def test_badges_do_not_cover_each_other_nor_boxes_where_there_is_room(desk: Desk) -> None:
    sketch = Sketch(steps=5, channels=3)
    points = [sketch.touchpoint(step, channel, moment=Moment.EASE) for step in range(5) for channel in (0, 2)]
    for a, b in pairwise(points):
        sketch.transition(a, b, entered=100, continued=88)
    sheet = lay_out(sketch.project(), VIEW, desk).sheet

    badges = found(sheet, "badge")
    assert len(badges) == 9
    assert overlapping([*(place(one) for one in badges), *(place(one) for one in found(sheet, "box"))]) == []


def test_an_upright_line_between_two_rows_stays_in_sight_beside_its_badge(desk: Desk) -> None:
    sketch = Sketch()
    line = sketch.transition(sketch.touchpoint(1, 0), sketch.touchpoint(1, 1), wait=10.0)
    board = lay_out(sketch.project(), VIEW, desk)

    (badge,) = found(board.sheet, "badge", line.key)
    assert not [point for point in way(line_of(board, line)) if place(badge).contains(point)]


def test_lines_lie_under_boxes_and_badges_over_them(desk: Desk) -> None:
    sketch = Sketch()
    sketch.transition(sketch.touchpoint(0, 0), sketch.touchpoint(1, 1), wait=10.0)
    parts = [group.part for group in lay_out(sketch.project(), VIEW, desk).sheet.groups]

    assert parts.index("line") < parts.index("box") < parts.index("badge")


def test_only_the_first_of_two_lanes_of_touchpoints_shows_them(desk: Desk) -> None:
    """A second one is possible, and must not draw everything twice."""
    sketch = Sketch(lanes=[(LaneKind.TOUCHPOINT, LaneRole.FRONTSTAGE)])
    touchpoint = sketch.touchpoint(0, 0)
    first = sketch.project().tables["lane"][f"lane-{LaneKind.TOUCHPOINT}"]
    project = sketch.project().with_rows(
        [((second := type(first)(id="second", journey="journey", kind=first.kind, rank="1")).key, second)]
    )
    board = lay_out(project, VIEW, desk)

    assert len(found(board.sheet, "box", touchpoint.key)) == 1
    assert [row.id for row in board.plan.lanes] == [first.id, "second"]


def test_without_channels_there_are_no_rows_and_no_boxes(desk: Desk) -> None:
    board = lay_out(Sketch(channels=0).project(), VIEW, desk)

    assert board.plan.channels == ()
    assert found(board.sheet, "box") == []
    assert board.plan.channel_at(Point(0, 50).y) is None
