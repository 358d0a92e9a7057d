"""Walking: arrows go from row to row, and reach every row that is more than a line."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.canvas.walk import Direction, neighbour
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.kernel.words import Words
from journey_editor.layout.board import lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group
from journey_editor.layout.view import View
from journey_editor.model.records import Card, RowKey, Stage, Step, Touchpoint
from journey_editor.text.typesetter import Typesetter
from tests.canvas.driver import Hand
from tests.sample_maps.samples import NAMES, build

KEYS = {"Left": Direction.LEFT, "Right": Direction.RIGHT, "Up": Direction.UP, "Down": Direction.DOWN}


@st.composite
def sheets(draw: st.DrawFn) -> list[Group]:
    """Groups anywhere, some on top of each other, some only lines, some of one row, some of none."""
    places = st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 3))
    found = []
    for number, (x, y, size) in enumerate(draw(st.lists(places, min_size=1, max_size=12))):
        owner = draw(st.sampled_from([RowKey("card", str(number)), RowKey("card", "0"), None]))
        part = draw(st.sampled_from(["box", "line"]))
        found.append(Group(owner, part, Point(x * 16.0, y * 5.0), Rect(-5 * size, -2, 10 * size, 4), ()))
    return found


def middles(groups: Iterable[Group]) -> dict[RowKey, Point]:
    found: dict[RowKey, Point] = {}
    for group in groups:
        if group.owner is not None and group.part != "line":
            found.setdefault(group.owner, group.bounds.moved(group.at.x, group.at.y).centre)
    return found


def arrows(groups: list[Group]) -> dict[RowKey, set[RowKey]]:
    """Return where the four arrows lead from each row."""
    return {
        key: {found for way in Direction if (found := neighbour(groups, key, way)) is not None}
        for key in middles(groups)
    }


def reached(ways: dict[RowKey, set[RowKey]], start: RowKey) -> set[RowKey]:
    seen, waiting = {start}, [start]
    while waiting:
        for there in ways[waiting.pop()] - seen:
            seen.add(there)
            waiting.append(there)
    return seen


@settings(deadline=None)
@given(sheets(), st.sampled_from(Direction))
def test_an_arrow_goes_its_own_way_and_never_to_a_line(groups: list[Group], direction: Direction) -> None:
    places = middles(groups)
    right, down = direction.value
    for key, here in places.items():
        found = neighbour(groups, key, direction)
        if found is not None:
            assert found != key
            there = places[found]
            dx, dy = there.x - here.x, there.y - here.y
            ahead, aside = dx * right + dy * down, abs(dx * down) + abs(dy * right)
            assert ahead >= 0
            assert aside <= 4 * ahead + 0.5


@settings(deadline=None)
@given(sheets())
def test_every_row_can_be_left_where_there_is_another(groups: list[Group]) -> None:
    ways = arrows(groups)
    for key in ways:
        assert bool(ways[key]) == (len(ways) > 1)


@settings(deadline=None)
@given(sheets(), st.sampled_from(Direction))
def test_from_nowhere_the_walk_begins_at_the_first_row(groups: list[Group], direction: Direction) -> None:
    first = next(iter(middles(groups)), None)

    assert neighbour(groups, None, direction) == first
    assert neighbour(groups, RowKey("card", "not on the map"), direction) == first


@pytest.mark.parametrize("name", NAMES)
def test_on_a_real_map_arrows_lead_from_every_row_to_every_other(name: str, typesetter: Typesetter) -> None:
    project = build(name)
    view = View.first(project)
    assert view is not None
    groups = list(lay_out(project, view, Desk(typesetter, Words())).sheet.groups)

    ways = arrows(groups)
    for key in ways:
        assert reached(ways, key) == set(ways)


def test_equal_answers_that_lie_on_each_other_are_walked_one_after_the_other() -> None:
    place, bounds = Point(50, 50), Rect(-1, -1, 2, 2)
    groups = [Group(RowKey("experience", name), "point", place, bounds, ()) for name in "abc"]
    groups.append(Group(RowKey("card", "below"), "card", Point(45, 80), Rect(0, 0, 10, 5), ()))

    walk = [groups[0].owner]
    for _ in range(3):
        walk.append(neighbour(groups, walk[-1], Direction.DOWN))

    assert walk == [group.owner for group in groups]
    assert neighbour(groups, groups[3].owner, Direction.UP) == groups[2].owner


def test_arrows_walk_along_the_steps_and_down_the_map(hand: Hand) -> None:
    first = hand.row(Stage, "Oriëntatie")
    hand.key("Down")
    assert hand.chosen == [first.key]

    hand.key("Right")
    assert hand.chosen == [hand.row(Stage, "Gebruik").key]
    hand.key("Left")
    assert hand.chosen == [first.key]
    hand.key("Down")
    assert hand.chosen == [hand.row(Step, "Zoekt in de catalogus").key]
    hand.key("Left")
    hand.key("Down")
    assert hand.chosen == [hand.row(Touchpoint, "Homepage").key]
    hand.key("Up")
    assert hand.chosen == [hand.row(Step, "Wil iets lezen").key]


def test_an_arrow_at_the_end_of_the_map_stays(hand: Hand) -> None:
    last = hand.row(Step, "Levert het in")
    hand.click(last)

    hand.key("Right")

    assert hand.chosen == [last.key]


def test_the_row_that_is_walked_to_comes_into_sight(hand: Hand) -> None:
    hand.canvas.zoom_by(4.0)
    hand.selection.choose([hand.row(Stage, "Oriëntatie").key])
    view = hand.canvas.viewport().rect()
    for key in ["Down", "Down", "Down", "Right", "Right", "Down", "Down", "Down", "Right", "Up"]:
        hand.key(key)
        (group, *_) = hand.canvas.sheet_scene.groups_of(hand.chosen[0])
        middle = hand.canvas.mapFromScene(*_corner(group))
        assert view.contains(middle)


def _corner(group: Group) -> tuple[float, float]:
    box = group.bounds.moved(group.at.x, group.at.y)
    return box.centre.x, box.centre.y


def test_a_typed_text_keeps_its_own_arrows(hand: Hand) -> None:
    need = hand.row(Card, "Het zelf vinden")
    hand.click(need)
    hand.key("F2")
    hand.key("Ctrl+Home")
    hand.key("Right")
    hand.type("x")
    hand.key("Enter")

    assert hand.now(need).text == need.text[0] + "x" + need.text[1:]
    assert hand.chosen == [need.key]
