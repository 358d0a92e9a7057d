"""What holds for every map, however crowded, empty or strange."""

from __future__ import annotations

import pytest
from hypothesis import given

from journey_editor.kernel.geometry import Rect
from journey_editor.layout.board import lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Text
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import Lane, Note, Transition
from journey_editor.text.faces import FaceSet
from tests.layout.conftest import fresh
from tests.layout.looking import covered, found, inked, inside, overlapping, place, told, way
from tests.layout.random_maps import maps
from tests.layout.sketch import VIEW
from tests.model.editing import sessions
from tests.sample_maps.samples import NAMES, build
from tests.strategies import BRIEFLY, projects


@given(project=maps())
@BRIEFLY
def test_a_group_is_found_by_its_owner_and_part(project: Project, desk: Desk) -> None:
    names = [(group.owner, group.part) for group in lay_out(project, VIEW, desk).sheet.groups]

    assert len(set(names)) == len(names)


@given(project=maps())
@BRIEFLY
def test_nothing_is_drawn_beyond_the_sheet(project: Project, desk: Desk) -> None:
    sheet = lay_out(project, VIEW, desk).sheet
    paper = Rect(0, 0, sheet.width, sheet.height)

    outside = [
        (group.owner, group.part, ink)
        for group in sheet.groups
        for ink in (*inked(group), place(group))
        if not inside(ink, paper)
    ]
    assert outside == []


@given(project=maps())
@BRIEFLY
def test_no_card_and_no_touchpoint_lies_on_another(project: Project, desk: Desk) -> None:
    sheet = lay_out(project, VIEW, desk).sheet

    assert overlapping(place(group) for group in found(sheet, "card")) == []
    assert overlapping(place(group) for group in found(sheet, "box")) == []
    assert (
        overlapping(place(group) for part in ("title", "arrow", "label") for group in found(sheet, part))
        == []
    )


@given(project=maps())
@BRIEFLY
def test_no_text_sticks_out_of_its_card_or_box(project: Project, desk: Desk) -> None:
    sheet = lay_out(project, VIEW, desk).sheet

    for part in ("card", "box", "arrow", "title", "label"):
        for group in found(sheet, part):
            for mark in group.marks:
                if isinstance(mark, Text):
                    assert inside(covered(mark), group.bounds), (part, mark.block.lines)


@given(project=maps())
@BRIEFLY
def test_no_line_runs_through_a_touchpoint_that_it_does_not_join(project: Project, desk: Desk) -> None:
    sheet = lay_out(project, VIEW, desk).sheet
    boxes = {group.owner.id: place(group) for group in found(sheet, "box") if group.owner}

    for group in found(sheet, "line"):
        transition = project.get(Transition, group.owner.id) if group.owner else None
        if transition is None:
            continue  # a persona's curve
        others = [box for id_, box in boxes.items() if id_ not in {transition.source, transition.target}]
        touched = [box for box in others for point in way(group) if box.contains(point)]
        assert touched == []


@given(project=maps())
@BRIEFLY
def test_every_note_with_a_place_in_a_shown_lane_is_drawn_once_and_no_other(
    project: Project, desk: Desk
) -> None:
    sheet = lay_out(project, VIEW, desk).sheet
    lanes = {lane for lane, row in project.all(Lane).items() if row.shown}

    drawn = sorted(str(group.owner) for group in found(sheet, "card"))

    assert drawn == sorted(
        str(row.key) for row in project.rows() if isinstance(row, Note) and row.lane in lanes
    )


@given(project=maps())
@BRIEFLY
def test_laying_out_again_makes_nothing_new(project: Project, desk: Desk) -> None:
    first = lay_out(project, VIEW, desk)
    second = lay_out(project, VIEW, desk)

    assert first == second
    for before, after in zip(first.sheet.groups, second.sheet.groups, strict=True):
        assert all(a is b for a, b in zip(before.marks, after.marks, strict=True)), before.part


@given(happened=sessions(most=6))
@BRIEFLY
def test_a_desk_that_remembers_lays_out_as_one_that_does_not(
    happened: list[tuple[Project, object, Project]], faces: FaceSet
) -> None:
    warm = fresh(faces)
    for _, _, project in happened:
        view = View.first(project)
        if view is not None:
            remembered = lay_out(project, view, warm)
            assert told(remembered.sheet) == told(lay_out(project, view, fresh(faces)).sheet)


@given(project=projects(most=8))
@BRIEFLY
def test_any_sound_project_can_be_laid_out(project: Project, desk: Desk) -> None:
    view = View.first(project)
    assert view is not None

    sheet = lay_out(project, view, desk).sheet

    names = [(group.owner, group.part) for group in sheet.groups]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_keeps_every_law(name: str, desk: Desk) -> None:
    project = build(name)
    view = View.first(project)
    assert view is not None
    sheet = lay_out(project, view, desk).sheet
    paper = Rect(0, 0, sheet.width, sheet.height)

    assert all(inside(ink, paper) for group in sheet.groups for ink in inked(group))
    for part in ("card", "box", "badge"):
        assert overlapping(place(group) for group in found(sheet, part)) == []
    lows = [place(group) for group in sheet.groups if group.part.startswith("low ")]
    assert overlapping(lows) == []
    assert (
        overlapping(
            [*(place(one) for one in found(sheet, "box")), *(place(one) for one in found(sheet, "badge"))]
        )
        == []
    )
