"""Scene: the canvas shows the sheet and nothing but the sheet, and touches only what differs."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.canvas.items import GroupItem
from journey_editor.canvas.places import Places, extent
from journey_editor.canvas.scene import SheetScene
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.kernel.words import Words
from journey_editor.layout.badges import overlap
from journey_editor.layout.board import lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Bunch, Group, Sheet
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.edits.removal import remove
from journey_editor.model.project import Project
from journey_editor.model.records import Card, Touchpoint
from journey_editor.surfaces.qt import QtFonts
from journey_editor.text.typesetter import Typesetter
from tests.canvas.driver import CTRL, Hand
from tests.layout.moves import moves
from tests.layout.random_maps import maps
from tests.model.editing import sessions
from tests.sample_maps.samples import build
from tests.strategies import BRIEFLY

EMPTY = Sheet(0, 0, ())
AREAS = st.builds(Rect, st.floats(-20, 500), st.floats(-20, 400), st.floats(0, 200), st.floats(0, 200))


def everything(sheet: Sheet) -> Rect:
    return Rect(-1, -1, sheet.width + 2, sheet.height + 2)


@BRIEFLY
@given(happened=sessions(), area=AREAS)
def test_what_is_found_stays_in_step_with_the_sheet_through_any_edits(
    typesetter: Typesetter, happened: list[tuple[Project, Change, Project]], area: Rect
) -> None:
    view = View.first(happened[0][0])
    assert view is not None
    desk, places = Desk(typesetter, Words()), Places()
    for _, _, project in happened:
        sheet = lay_out(project, view, desk).sheet
        places.show(sheet)
        found = list(places.within([area]))
        assert found == [group for group in sheet.groups if group in found]
        assert [group for group in sheet.groups if overlap(extent(group), area)] == [
            group for group in found if overlap(extent(group), area)
        ]
        assert list(places.within([everything(sheet)])) == list(sheet.groups)
        for group in sheet.groups:
            if group.owner is not None:
                assert places.of(group.owner) == [one for one in sheet.groups if one.owner == group.owner]


@BRIEFLY
@given(happened=sessions(most=6), back=st.data())
def test_showing_an_earlier_sheet_again_shows_just_that(
    fonts: QtFonts,
    typesetter: Typesetter,
    happened: list[tuple[Project, Change, Project]],
    back: st.DataObject,
) -> None:
    view = View.first(happened[0][0])
    assert view is not None
    desk, scene = Desk(typesetter, Words()), SheetScene(fonts)
    sheets = [lay_out(project, view, desk).sheet for _, _, project in happened]
    for sheet in back.draw(st.lists(st.sampled_from([*sheets, EMPTY]), max_size=6)):
        scene.show_sheet(sheet)
        assert scene.groups() == tuple(group for group in sheet.groups if group.owner)
        assert scene.groups_in(everything(sheet)) == list(scene.groups())


@BRIEFLY
@given(happened=maps().flatmap(moves))
def test_what_differs_between_two_sheets_lies_in_what_is_painted_anew(
    typesetter: Typesetter, happened: list[Project]
) -> None:
    desk, places = Desk(typesetter, Words()), Places()
    before: Sheet = EMPTY
    for project in happened:
        view = View.first(project)
        assert view is not None
        sheet = lay_out(project, view, desk).sheet
        areas = places.show(sheet)
        old, new = ({(group.owner, group.part): group for group in one.groups} for one in (before, sheet))
        for name in old.keys() | new.keys():
            if old.get(name) != new.get(name):
                for group in (old.get(name), new.get(name)):
                    assert group is None or any(inside(extent(group), area) for area in areas)
        stayed = [name for name in new if old.get(name) == new[name]]
        was = {name: place for place, name in enumerate(old)}
        for one, other in combinations(stayed, 2):
            if was[one] > was[other]:
                crossing = (extent(new[one]), extent(new[other]))
                assert any(inside(box, area) for box in crossing for area in areas)
        for key in {group.owner for group in sheet.groups if group.owner is not None}:
            assert places.of(key) == [group for group in sheet.groups if group.owner == key]
        before = sheet


def inside(box: Rect, area: Rect) -> bool:
    grown = area.inset(-0.01)
    return grown.x <= box.x and grown.y <= box.y and box.right <= grown.right and box.bottom <= grown.bottom


def test_a_bunch_that_moves_is_painted_where_it_was_and_where_it_is() -> None:
    groups = tuple(Group(None, name, Point(n * 20, 0), Rect(0, 0, 10, 10), ()) for n, name in enumerate("ab"))
    places = Places()
    places.show(Sheet(90, 90, (Bunch("one", Point(0, 5), groups),)))

    assert places.show(Sheet(90, 90, (Bunch("one", Point(0, 5), groups),))) == []
    where, now = places.show(Sheet(90, 90, (Bunch("one", Point(0, 40), groups),)))
    assert (where.x, where.y, where.right, where.bottom) == pytest.approx((-2.2, 2.8, 32.2, 17.2))
    assert (now.x, now.y, now.right, now.bottom) == pytest.approx((-2.2, 37.8, 32.2, 52.2))
    other = replace(groups[1], bounds=Rect(0, 0, 5, 5))
    changed = places.show(Sheet(90, 90, (Bunch("one", Point(0, 40), (groups[0], other)),)))
    assert changed == [extent(groups[1], Point(0, 40)), extent(other, Point(0, 40))]
    both = places.show(Sheet(90, 90, (Bunch("one", Point(0, 41), groups),)))
    assert both == [
        extent(one, Point(0, y))
        for group in zip((groups[0], other), groups, strict=True)
        for one, y in zip(group, (40, 41), strict=True)
    ]


def test_groups_that_change_places_are_painted_anew() -> None:
    box = Rect(0, 0, 10, 10)
    one, other, third = (Group(None, name, Point(n * 5, 0), box, ()) for n, name in enumerate("abc"))
    places = Places()
    places.show(Sheet(30, 10, (one, other, third)))

    assert places.show(Sheet(30, 10, (one, other, third))) == []
    assert places.show(Sheet(30, 10, (other, one, third))) == [extent(one)]
    again = Group(None, "a", Point(0, 0), Rect(0, 0, 10, 10), ())
    assert places.show(Sheet(30, 10, (other, again, third))) == []
    assert places.show(Sheet(30, 10, (again, other, third))) == [extent(other)]

    bunch, turned = (
        Bunch("one", Point(3, 0), (one, other, third)),
        Bunch("one", Point(3, 0), (other, one, third)),
    )
    places.show(Sheet(30, 10, (bunch,)))
    assert places.show(Sheet(30, 10, (turned,))) == [extent(one, Point(3, 0))]


def test_many_sheets_leave_nothing_behind(typesetter: Typesetter) -> None:
    whole = build("uitlenen")
    touchpoints = [row.key for row in whole.all(Touchpoint).values()]
    view = View.first(whole)
    assert view is not None
    desk, places = Desk(typesetter, Words()), Places()
    projects = whole, remove(whole, touchpoints).applied_to(whole)
    sheets = [lay_out(project, view, desk).sheet for project in projects]
    for number in range(200):
        places.show(sheets[number % 2])
    places.show(EMPTY)

    assert not places._owned
    assert not places._parts


def test_nothing_of_the_editor_s_own_enters_the_sheet(hand: Hand, typesetter: Typesetter) -> None:
    shelf, need = hand.row(Touchpoint, "Kasten"), hand.row(Card, "Het zelf vinden")
    assert hand.canvas.board is not None
    untouched = hand.canvas.board.sheet

    hand.click(shelf)
    hand.click(need, keys=CTRL)
    hand.move_to(hand.middle(hand.row(Touchpoint, "Homepage")))
    hand.press(shelf)
    hand.drag_by(12, 0)
    assert any(isinstance(item, GroupItem) for item in hand.canvas.sheet_scene.items())

    assert hand.canvas.sheet_scene.sheet == untouched
    assert lay_out(hand.document.project, hand.view, Desk(typesetter, Words())).sheet == untouched


def test_the_ghost_in_the_hand_is_not_what_is_pointed_at(hand: Hand) -> None:
    shelf = hand.row(Touchpoint, "Kasten")
    desk = hand.row(Touchpoint, "Vraag aan de balie")
    hand.press(shelf)
    hand.move_to(hand.middle(desk))
    viewport = hand.canvas.viewport()

    found = hand.canvas.sheet_scene.group_at(
        hand.canvas.mapToScene(viewport.mapFrom(hand.window, hand.middle(desk)))
    )

    assert found is not None
    assert found.owner == desk.key
