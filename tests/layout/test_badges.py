"""Badges of transitions: they cover no touchpoint, no diamond and no other badge, however crowded it is."""

from __future__ import annotations

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.geometry import Rect, distance
from journey_editor.layout.board import Board, lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Shape
from journey_editor.layout.routes import along
from journey_editor.layout.style import MOMENT_SIZE
from journey_editor.layout.transitions import look
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import LaneKind, LaneRole, Moment, Touchpoint, Transition
from tests.layout.looking import covered, found, inside, overlapping, place, texts, way
from tests.layout.random_maps import maps
from tests.layout.sketch import VIEW, Sketch
from tests.sample_maps.samples import NAMES, build
from tests.strategies import BRIEFLY

LANES: Final = ((LaneKind.TOUCHPOINT, LaneRole.FRONTSTAGE),)
TROUBLES: Final[st.SearchStrategy[dict[str, Any]]] = st.sampled_from(
    [
        {"identity_carried": False},
        {"lost": "the cart"},
        {"resumable": False},
        {"wait": 6.0},
        {"wait": 1e6},
        {"entered": 100, "continued": 78},
        {"entered": 100, "continued": 90},
        {},
    ]
)
TITLES: Final = st.sampled_from(
    ["Desk", "Online catalogue", "Zelfbedieningsautomaat bij de ingang", "W" * 90]
)


@st.composite
def crowds(draw: st.DrawFn, *, most: int = 40) -> Project:
    """Swimlanes with many touchpoints in a cell, and many transitions that have something to say."""
    steps, channels = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    sketch = Sketch(steps=steps, channels=channels, lanes=LANES)
    cells = st.tuples(st.integers(0, steps - 1), st.integers(0, channels - 1))
    points = [
        sketch.touchpoint(
            *draw(cells), draw(TITLES), moment=draw(st.sampled_from([None, None, Moment.STAFF]))
        )
        for _ in range(draw(st.integers(1, most // 2)))
    ]
    for _ in range(draw(st.integers(1, most))):
        ends = draw(st.sampled_from(points)), draw(st.sampled_from(points))
        sketch.transition(*ends, **draw(TROUBLES))
    return sketch.project()


def diamonds(project: Project, board: Board) -> list[Rect]:
    """Return what the diamonds of moments cover."""
    moments = [one.key for one in project.all(Touchpoint).values() if one.is_moment]
    boxes = [place(group) for key in moments for group in found(board.sheet, "box", key)]
    return [Rect(box.right, box.y, 0, 0).inset(-MOMENT_SIZE) for box in boxes]


def covering(project: Project, board: Board) -> list[tuple[Rect, Rect]]:
    """Return the badges that cover something, each with what."""
    badges = [place(group) for group in found(board.sheet, "badge")]
    boxes = [place(group) for group in found(board.sheet, "box")]
    others = [*boxes, *diamonds(project, board)]
    each = [pair for badge in badges for other in others for pair in overlapping([badge, other])]
    return each + overlapping(badges)


def leader(group: Group) -> Shape | None:
    """Return the leader from a line to its badge, where it has one."""
    mark = group.marks[2] if len(group.marks) > 2 else None
    return mark if isinstance(mark, Shape) else None


@given(project=crowds())
@BRIEFLY
def test_no_badge_covers_a_touchpoint_a_diamond_or_another_badge(project: Project, desk: Desk) -> None:
    board = lay_out(project, VIEW, desk)

    assert covering(project, board) == []
    paper = Rect(board.plan.columns.left, 0, board.plan.area.width, board.sheet.height)
    assert all(inside(place(group), paper) for group in found(board.sheet, "badge"))


@given(project=maps())
@BRIEFLY
def test_no_badge_of_any_map_covers_anything(project: Project, desk: Desk) -> None:
    assert covering(project, lay_out(project, VIEW, desk)) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_badge_of_a_sample_covers_anything_and_each_has_its_words(name: str, desk: Desk) -> None:
    project = build(name)
    view = View.first(project)
    assert view is not None
    board = lay_out(project, view, desk)

    assert covering(project, board) == []
    for group in found(board.sheet, "badge"):
        assert group.owner is not None
        assert texts(group) == [look(project.one(Transition, group.owner.id), desk).badge]


@given(project=crowds(most=16))
@BRIEFLY
def test_what_there_is_to_say_is_said_in_words_or_by_a_sign(project: Project, desk: Desk) -> None:
    board = lay_out(project, VIEW, desk)

    said = {group.owner: texts(group) for group in found(board.sheet, "badge")}
    for transition in project.all(Transition).values():
        words = look(transition, desk).badge
        if words:
            assert said.pop(transition.key) in ([words], ["!"])
    assert said == {}


@given(project=crowds())
@BRIEFLY
def test_a_badge_that_stands_off_its_line_has_a_leader_from_it(project: Project, desk: Desk) -> None:
    board = lay_out(project, VIEW, desk)

    lines = {group.owner: group for group in found(board.sheet, "line")}
    for badge in found(board.sheet, "badge"):
        line, area = lines[badge.owner], place(badge)
        led = leader(line)
        if led is None:
            assert any(area.inset(-1.7).contains(spot) for spot in way(line))
            continue
        start, end = (at.moved(line.at.x, line.at.y) for at in led.path.points)
        assert area.inset(-0.01).contains(end)
        assert not area.inset(-1).contains(start)
        assert min(distance(start, spot) for spot in way(line)) < 1.5
        assert inside(covered(led), line.bounds, slack=0.6)
        if texts(badge) != ["!"]:  # it can be seen from end to end
            boxes = [place(group).inset(0.01) for group in found(board.sheet, "box")]
            between = [at.moved(line.at.x, line.at.y) for at in along(led.path, sample=0.3)]
            assert not [box for spot in between for box in boxes if box.contains(spot)]


def test_a_badge_too_wide_for_its_line_stands_in_the_street_with_a_leader(desk: Desk) -> None:
    sketch = Sketch(steps=2, channels=1, lanes=LANES)
    ends = [sketch.touchpoint(step, 0) for step in range(2)]
    sketch.transition(*ends, identity_carried=False)
    board = lay_out(sketch.project(), VIEW, desk)

    (badge,) = found(board.sheet, "badge")
    (line,) = found(board.sheet, "line")
    assert texts(badge) == ["log in again"]
    led = leader(line)
    assert led is not None
    start, end = (at.moved(line.at.x, line.at.y) for at in led.path.points)
    boxes = [place(group) for group in found(board.sheet, "box")]
    assert start.x == pytest.approx(end.x)  # straight up or down between the two
    assert boxes[0].right < start.x < boxes[1].x


def test_where_no_words_have_room_a_sign_stands_for_them(desk: Desk) -> None:
    sketch = Sketch(steps=1, channels=1, lanes=LANES)
    ends = [sketch.touchpoint(0, 0), sketch.touchpoint(0, 0)]
    for _ in range(9):
        sketch.transition(*ends, wait=1e6)
    board = lay_out(sketch.project(), VIEW, desk)

    said = [texts(group) for group in found(board.sheet, "badge")]
    assert len(said) == 9
    assert ["!"] in said
    assert ["wait 1,000,000 min"] in said
