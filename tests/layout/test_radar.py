"""The radar of the strategies: what is known has its point, and every title can be read whole."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.app.resources import words_for
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Shape, Sheet
from journey_editor.layout.radar import lay_out_radar
from journey_editor.model.records import Maturity, Strategy
from journey_editor.text.faces import FaceSet
from journey_editor.text.typesetter import Typesetter
from tests.layout.looking import found, inked, inside, overlapping, place, texts
from tests.strategies import BRIEFLY

LEVELS = st.lists(st.none() | st.integers(0, 4), min_size=8, max_size=8)
ROOMS = st.tuples(st.floats(20, 300), st.floats(20, 300))


def said(levels: list[int | None]) -> list[Maturity]:
    return [
        Maturity.known_by(strategy=strategy, level=level)
        for strategy, level in zip(Strategy, levels, strict=True)
    ]


def radar(levels: list[int | None], desk: Desk, room: tuple[float, float] = (80, 80)) -> Sheet:
    return lay_out_radar(said(levels), desk, room=room)


def far(sheet: Sheet, place_: Point) -> float:
    """Return how far a place is from the middle of the radar."""
    return hypot(place_.x - sheet.width / 2, place_.y - sheet.height / 2)


def words_on(sheet: Sheet) -> list[Group]:
    return [one for one in sheet.groups if one.part == "name"]


@pytest.fixture(params=["en", "nl"])
def own_desk(request: pytest.FixtureRequest, faces: FaceSet) -> Desk:
    """A desk in one language of the program."""
    return Desk(Typesetter(faces), words_for(request.param))


@BRIEFLY
@given(LEVELS, ROOMS)
def test_nothing_is_covered_and_nothing_lies_outside(
    desk: Desk, levels: list[int | None], room: tuple[float, float]
) -> None:
    sheet = radar(levels, desk, room)
    page = Rect(0, 0, sheet.width, sheet.height)

    titles = [area for group in words_on(sheet) for area in inked(group)]
    assert not overlapping(titles)
    assert all(inside(area, page, slack=0.1) for area in titles)
    last = max(far(sheet, one) for one in _rings(sheet)[-1])
    points = [place(group) for group in found(sheet, "point")]
    assert all(far(sheet, one.centre) <= last + 0.01 for one in points)
    assert not any(overlapping([title, point]) for title in titles for point in points)


@BRIEFLY
@given(LEVELS)
def test_what_is_unknown_has_no_point_and_0_is_a_level_like_any_other(
    desk: Desk, levels: list[int | None]
) -> None:
    sheet = radar(levels, desk)
    points = {group.owner: place(group).centre for group in found(sheet, "point")}

    assert set(points) == {one.key for one in said(levels) if one.level is not None}
    by_level = {
        one.level: round(far(sheet, points[one.key]), 1) for one in said(levels) if one.level is not None
    }
    assert all(by_level[a] < by_level[b] for a in by_level for b in by_level if a < b)
    assert all(length > 1 for length in by_level.values())
    for one in said(levels):
        (name,) = found(sheet, "name", one.key)
        assert texts(name)[1] == ("unknown" if one.level is None else f"{one.level} of 4")


@BRIEFLY
@given(LEVELS)
def test_a_line_leads_only_from_known_to_known(desk: Desk, levels: list[int | None]) -> None:
    sheet = radar(levels, desk)
    ends = {place(group).centre for group in found(sheet, "point")}

    pairs = sum(a is not None and b is not None for a, b in zip(levels, levels[1:] + levels[:1], strict=True))
    lines = found(sheet, "line")
    drawn = [
        point
        for group in lines
        for mark in group.marks
        if isinstance(mark, Shape)
        for point in mark.path.points
    ]
    assert len(drawn) == 2 * pairs
    assert all(min(hypot(one.x - end.x, one.y - end.y) for end in ends) < 0.01 for one in drawn)


@pytest.mark.parametrize("room", [(60, 60), (78, 92), (140, 100)])
def test_every_title_can_be_read_whole(own_desk: Desk, room: tuple[float, float]) -> None:
    sheet = radar([0, 1, 2, 3, 4, None, 2, 3], own_desk, room)

    for strategy, group in zip(Strategy, words_on(sheet), strict=True):
        assert texts(group)[0].casefold() == own_desk.words(strategy.value).casefold()
    assert not overlapping([area for group in words_on(sheet) for area in inked(group)])


def _rings(sheet: Sheet) -> list[tuple[Point, ...]]:
    (group,) = found(sheet, "rings")
    return [mark.path.points for mark in group.marks if isinstance(mark, Shape)][:5]
