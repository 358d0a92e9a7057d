"""Walking: arrows go from cell to cell, and reach everything that lies in one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journey_editor.canvas.cells import STAGES, STEPS, Cell, Cells
from journey_editor.kernel.words import Words
from journey_editor.layout.board import lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group
from journey_editor.layout.view import View
from journey_editor.model.records import (
    Card,
    Channel,
    Experience,
    Lane,
    Note,
    Opportunity,
    Persona,
    RowKey,
    Stage,
    Step,
    Touchpoint,
    Transition,
)
from journey_editor.text.typesetter import Typesetter
from tests.canvas.driver import Hand
from tests.sample_maps.samples import NAMES, build

WAYS = {"Left": (-1, 0), "Right": (1, 0), "Up": (0, -1), "Down": (0, 1)}
Place = RowKey | Cell


def cells_of(name: str, typesetter: Typesetter) -> Cells:
    project = build(name)
    view = View.first(project)
    assert view is not None
    return Cells(project, view, lay_out(project, view, Desk(typesetter, Words())))


def reached(cells: Cells, start: Place) -> set[Place]:
    seen: set[Place] = {start}
    waiting: list[Place] = [start]
    while waiting:
        at = waiting.pop()
        for way in WAYS.values():
            there = cells.beside(at, *way)
            if there is not None and there not in seen:
                seen.add(there)
                waiting.append(there)
    return seen


@pytest.mark.parametrize("name", NAMES)
def test_arrows_reach_everything_on_the_map_from_its_first_step(name: str, typesetter: Typesetter) -> None:
    project = build(name)
    cells = cells_of(name, typesetter)
    groups = lay_out(project, View.first(project), Desk(typesetter, Words())).sheet.groups  # type: ignore[arg-type] # it has one
    drawn = {group.owner for group in groups if group.owner and group.owner.table != Transition.table}

    assert drawn <= {at for at in reached(cells, cells.first) if isinstance(at, RowKey)}


@pytest.mark.parametrize("name", NAMES)
def test_what_was_walked_away_from_can_be_walked_back_to(name: str, typesetter: Typesetter) -> None:
    cells = cells_of(name, typesetter)
    everything = reached(cells, cells.first)

    for at in everything:
        assert cells.first in reached(cells, at) or cells.inside(cells.first)[0] in reached(cells, at)
        for way in WAYS.values():
            there = cells.beside(at, *way)
            assert there != at
            assert not (isinstance(there, Cell) and cells.inside(there))


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_lies_where_its_contents_are_drawn(name: str, typesetter: Typesetter) -> None:
    project = build(name)
    view = View.first(project)
    assert view is not None
    board = lay_out(project, view, Desk(typesetter, Words()))
    cells = Cells(project, view, board)
    for group in board.sheet.groups:
        cell = cells.at(group.owner) if group.owner else None
        if cell is None or group.part not in ("arrow", "title", "box", "card", "point"):
            continue
        middle = group.bounds.moved(group.at.x, group.at.y).centre
        box = cells.box(cell)
        assert box.y <= middle.y <= box.bottom, group.owner
        spans = group.owner is not None and isinstance(project.row(group.owner), Note)
        assert box.x <= (group.at.x if spans else middle.x) <= box.right, group.owner


def test_arrows_walk_along_the_steps_and_down_the_map(hand: Hand) -> None:
    hand.key("Down")
    assert hand.chosen == [hand.row(Step, "Wil iets lezen").key]

    hand.key("Right")
    assert hand.chosen == [hand.row(Step, "Zoekt in de catalogus").key]
    hand.key("Up")
    assert hand.chosen == [hand.row(Stage, "Oriëntatie").key]
    hand.key("Right")
    assert hand.chosen == [hand.row(Stage, "Gebruik").key]
    hand.key("Left")
    hand.key("Down")
    assert hand.chosen == [hand.row(Step, "Wil iets lezen").key]
    hand.key("Down")
    assert hand.chosen == [hand.row(Touchpoint, "Homepage").key]
    hand.key("Left")
    assert hand.chosen == [hand.row(Channel, "Website").key]
    hand.key("Up")
    assert hand.chosen == [hand.row(Lane, "Contactpunten").key]


def test_an_empty_cell_can_be_walked_to_and_is_said(hand: Hand) -> None:
    hand.selection.choose([hand.row(Touchpoint, "Homepage").key])
    hand.key("Down")

    step, app = hand.row(Step, "Wil iets lezen"), hand.row(Channel, "App")
    assert hand.selection.cell == Cell(app.key, step.id)
    said = hand.canvas.accessibleDescription()
    assert app.title in said
    assert step.title in said


def test_beyond_the_last_step_there_is_one_more_cell_and_then_the_end(hand: Hand) -> None:
    hand.click(hand.row(Step, "Levert het in"))
    hand.key("Right")
    assert hand.selection.cell == Cell(STEPS, "")
    hand.key("Right")
    assert hand.selection.cell == Cell(STEPS, "")
    hand.key("Up")
    assert hand.selection.cell == Cell(STAGES, "")


def test_a_curve_ends_with_the_map_because_nothing_can_be_felt_beyond(hand: Hand) -> None:
    hand.selection.choose_cell(Cell(STAGES, ""))
    for _ in range(40):
        hand.key("Down")
        cell = hand.selection.cell
        assert cell is not None
        assert cell.row.table != Persona.table


def test_home_and_end_go_to_the_ends_of_a_row(hand: Hand) -> None:
    hand.click(hand.row(Step, "Zoekt in de catalogus"))
    hand.key("End")
    assert hand.chosen == [hand.row(Step, "Levert het in").key]
    hand.key("Home")
    assert hand.chosen == [hand.row(Step, "Wil iets lezen").key]


def test_a_page_down_is_a_stage(hand: Hand) -> None:
    first, second, _ = hand.document.kept.all(Stage).sorted()
    steps = hand.document.kept.all(Step)
    hand.click(steps.where("stage", first.id)[1])
    hand.key("PgDown")
    assert hand.chosen == [steps.where("stage", second.id)[0].key]
    hand.key("PgUp")
    assert hand.chosen == [steps.where("stage", first.id)[0].key]


def test_shift_takes_the_next_along(hand: Hand) -> None:
    first, second = hand.row(Step, "Wil iets lezen"), hand.row(Step, "Zoekt in de catalogus")
    hand.click(first)
    hand.key("Shift+Right")
    assert hand.chosen == [first.key, second.key]


def test_alt_follows_transitions_and_back(hand: Hand) -> None:
    transition = hand.document.kept.all(Transition).sorted()[0]
    hand.selection.choose([RowKey("touchpoint", transition.source)])
    hand.key("Alt+Right")
    (chosen,) = hand.chosen
    joined = hand.document.kept.row(chosen)
    assert isinstance(joined, Transition)
    assert joined.source == transition.source
    hand.key("Right")
    assert hand.chosen == [RowKey("touchpoint", joined.target)]
    hand.key("Alt+Left")
    hand.key("Left")
    back = hand.document.kept.row(hand.chosen[0])
    assert isinstance(back, Touchpoint)


def test_curves_are_walked_persona_by_persona(hand: Hand) -> None:
    student, senior, *_ = hand.document.kept.all(Persona).sorted()
    points = hand.document.kept.all(Experience)
    first = next(one for one in points.where("persona", student.id) if hand.on_the_map(one))
    hand.selection.choose([first.key])
    hand.key("Down")
    cell = hand.selection.cell
    current = hand.document.kept.row(hand.chosen[0]) if hand.chosen else None
    assert (cell is not None and cell.row == senior.key) or isinstance(current, Experience)
    if isinstance(current, Experience):
        assert current.persona == senior.id


def test_the_row_that_is_walked_to_comes_into_sight(hand: Hand) -> None:
    hand.canvas.zoom_by(4.0)
    hand.selection.choose([hand.row(Stage, "Oriëntatie").key])
    view = hand.canvas.viewport().rect()
    for key in ["Down", "Down", "Down", "Right", "Right", "Down", "Down", "Down", "Right", "Up"]:
        hand.key(key)
        assert view.contains(hand.canvas.mapFromScene(*_middle(hand)))


def _middle(hand: Hand) -> tuple[float, float]:
    cell = hand.selection.cell
    if cell is not None:
        box = hand.canvas.cells.box(cell)
    else:
        group: Group = hand.canvas.sheet_scene.groups_of(hand.chosen[0])[0]
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


def test_a_card_that_a_sheet_does_not_draw_comes_last_in_its_cell(typesetter: Typesetter) -> None:
    project = build("uitlenen")
    view = View.first(project)
    assert view is not None
    board = lay_out(project, view, Desk(typesetter, Words()))
    whole = Cells(project, view, board)
    cell = next(
        at
        for note in project.all(Opportunity).sorted()
        if (at := whole.at(note.key)) and whole.inside(at)[1:]
    )
    first, *others = whole.inside(cell)
    left = tuple(group for group in board.sheet.groups if group.owner != first)
    cells = Cells(project, view, replace(board, sheet=replace(board.sheet, parts=left)))
    assert cells.inside(cell) == (*others, first)
