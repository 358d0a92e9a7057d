"""Scene: the canvas shows the sheet and nothing but the sheet, and touches only what differs."""

from __future__ import annotations

import gc
import weakref

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from journey_editor.canvas.items import GroupItem
from journey_editor.canvas.scene import SheetScene
from journey_editor.kernel.words import Words
from journey_editor.layout.board import lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Sheet
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.edits.removal import remove
from journey_editor.model.project import Project
from journey_editor.model.records import Card, RowKey, Touchpoint
from journey_editor.surfaces.qt import QtFonts
from journey_editor.text.typesetter import Typesetter
from tests.canvas.driver import CTRL, Hand
from tests.model.editing import sessions
from tests.sample_maps.samples import build
from tests.strategies import BRIEFLY

EMPTY = Sheet(0, 0, ())


def items(scene: SheetScene) -> dict[tuple[RowKey | None, str], GroupItem]:
    """Return the items from back to front, by the names of their groups."""
    found = [item for item in scene.items(Qt.SortOrder.AscendingOrder) if isinstance(item, GroupItem)]
    assert len(found) == len(scene.items())
    return {(item.shown.owner, item.shown.part): item for item in found}


@BRIEFLY
@given(happened=sessions())
def test_the_scene_stays_in_step_with_the_sheet_through_any_edits(
    fonts: QtFonts, typesetter: Typesetter, happened: list[tuple[Project, Change, Project]]
) -> None:
    view = View.first(happened[0][0])
    assert view is not None
    desk, scene = Desk(typesetter, Words()), SheetScene(fonts)
    before: dict[tuple[RowKey | None, str], GroupItem] = {}
    for _, _, project in happened:
        sheet = lay_out(project, view, desk).sheet
        scene.show_sheet(sheet)
        after = items(scene)
        assert [item.shown for item in after.values()] == list(sheet.groups)
        for name, item in after.items():
            assert (item.x(), item.y()) == (item.shown.at.x, item.shown.at.y)
            assert item is before.get(name, item)
            bounds, box = item.boundingRect(), item.shown.bounds
            assert bounds.contains(box.x, box.y)
            assert bounds.contains(box.right, box.bottom)
        for name in before.keys() - after.keys():
            assert before[name].scene() is None
        before = after


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
        assert [item.shown for item in items(scene).values()] == list(sheet.groups)


def test_many_sheets_leave_nothing_behind(fonts: QtFonts, typesetter: Typesetter) -> None:
    whole = build("uitlenen")
    touchpoints = [row.key for row in whole.all(Touchpoint).values()]
    view = View.first(whole)
    assert view is not None
    desk, scene = Desk(typesetter, Words()), SheetScene(fonts)
    projects = whole, remove(whole, touchpoints).applied_to(whole)
    sheets = [lay_out(project, view, desk).sheet for project in projects]
    scene.show_sheet(sheets[0])
    full = len(scene.items())
    gone = weakref.ref(scene.items_of(touchpoints[0])[0])

    for number in range(200):
        scene.show_sheet(sheets[(number + 1) % 2])
    gc.collect()

    assert len(scene.items()) == full
    assert gone() is None


def test_nothing_of_the_editor_s_own_enters_the_sheet(hand: Hand, typesetter: Typesetter) -> None:
    shelf, need = hand.row(Touchpoint, "Kasten"), hand.row(Card, "Het zelf vinden")
    assert hand.canvas.board is not None
    untouched = hand.canvas.board.sheet

    hand.click(shelf)
    hand.click(need, keys=CTRL)
    hand.move_to(hand.middle(hand.row(Touchpoint, "Homepage")))
    hand.press(shelf)
    hand.drag_by(12, 0)
    assert len(hand.canvas.sheet_scene.items()) > len(untouched.groups)

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
