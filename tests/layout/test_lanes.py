"""Lanes from customer to support, the lines between their sides, and stages and steps above them."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.colour import Colour
from journey_editor.layout.board import Board, lay_out, name_between
from journey_editor.layout.contrast import ENOUGH
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Shape, Text
from journey_editor.layout.style import CARDS, INK, LOST, MODALITY, ROUGH, SHADE, SOFT, STAGE_COLOURS, WHITE
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    Journey,
    Lane,
    LaneKind,
    LaneRole,
    Party,
    Setting,
    Stage,
    Step,
    Variant,
    VariantKind,
)
from tests.corpus import CORPUS
from tests.layout.looking import covered, found, inside, place, texts
from tests.layout.sketch import VIEW, Sketch
from tests.strategies import BRIEFLY

CUSTOMER, FRONT, BACK, SUPPORT = LaneRole
LINES: Final = ("line of interaction", "line of visibility", "line of internal interaction")
NOTES: Final = (LaneKind.DOING, LaneKind.NEED, LaneKind.PAIN, LaneKind.BACKSTAGE, LaneKind.SYSTEM)


def lanes(*roles: LaneRole | None) -> list[tuple[LaneKind, LaneRole | None]]:
    return list(zip(NOTES, roles, strict=False))


def order(board: Board) -> list[str]:
    return [row.id.removeprefix("lane-") for row in board.plan.lanes]


def lines(board: Board) -> list[str]:
    return [group.part for group in board.sheet.groups if group.part in LINES]


def test_lanes_lie_from_customer_to_support_and_one_without_a_side_beside_the_one_above(desk: Desk) -> None:
    sketch = Sketch(lanes=lanes(SUPPORT, None, CUSTOMER, None, BACK))

    assert order(lay_out(sketch.project(), VIEW, desk)) == ["pain", "backstage", "system", "doing", "need"]


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([CUSTOMER, FRONT, BACK, SUPPORT], list(LINES)),
        ([CUSTOMER, FRONT], ["line of interaction"]),
        ([FRONT, BACK], ["line of visibility"]),
        ([BACK, SUPPORT], ["line of internal interaction"]),
        ([CUSTOMER, BACK, SUPPORT], ["line of visibility", "line of internal interaction"]),
        ([CUSTOMER, SUPPORT], ["line of visibility"]),
        ([FRONT, SUPPORT], ["line of visibility"]),
        ([FRONT], []),
        ([CUSTOMER, CUSTOMER], []),
        ([FRONT, None, None], []),
        ([None, None], []),
        ([], []),
    ],
)
def test_lines_follow_from_the_sides_that_are_there(
    roles: list[LaneRole | None], expected: list[str], desk: Desk
) -> None:
    sketch = Sketch(lanes=lanes(*roles))

    assert lines(lay_out(sketch.project(), VIEW, desk)) == expected


@pytest.mark.parametrize(("above", "below"), list(combinations(LaneRole, 2)))
def test_what_nobody_sees_always_lies_below_a_line_of_visibility(above: LaneRole, below: LaneRole) -> None:
    hidden = [side in {BACK, SUPPORT} for side in (above, below)]

    assert (name_between(above, below) == "line of visibility") == (hidden == [False, True])


@given(roles=st.lists(st.none() | st.sampled_from(LaneRole), max_size=5))
@BRIEFLY
def test_each_line_lies_between_the_lanes_of_two_sides(roles: list[LaneRole | None], desk: Desk) -> None:
    board = lay_out(Sketch(lanes=lanes(*roles)).project(), VIEW, desk)
    rows = board.plan.lanes
    heights = [place(group) for group in board.sheet.groups if group.part in LINES]

    assert len(heights) == len(lines(board)) == len(set(lines(board)))
    for area in heights:
        assert all(row.bottom <= area.y + 0.01 or area.bottom <= row.top + 0.01 for row in rows)
    assert all(a.bottom <= b.top for a, b in pairwise(rows))


def test_a_project_without_anything_has_a_sheet(desk: Desk) -> None:
    bare = Project.of(Setting(id="s"), Journey(id="journey"), Variant(id="variant", journey="journey"))

    board = lay_out(bare, VIEW, desk)

    assert board.sheet.width > 0
    assert board.sheet.height > 0
    assert board.plan.columns.step_at(50) is None
    assert board.plan.lane_at(50) is None
    assert board.plan.scale is None


@pytest.mark.parametrize(
    "sketch",
    [Sketch(steps=0), Sketch(channels=0), Sketch(lanes=[]), Sketch(steps=0, channels=0, lanes=[])],
    ids=["no stages", "no channels", "no lanes", "nothing"],
)
def test_what_is_missing_leaves_the_rest_in_place(sketch: Sketch, desk: Desk) -> None:
    board = lay_out(sketch.project(), VIEW, desk)

    assert len(found(board.sheet, "label")) == len(sketch.lanes) + (sketch.channels if sketch.lanes else 0)
    assert len(found(board.sheet, "arrow")) == (2 if sketch.steps else 0)


def test_the_first_view_is_the_journey_as_it_is() -> None:
    journeys = [Journey(id="later", rank="b"), Journey(id="first", rank="a"), Journey(id="empty", rank="0")]
    variants = [
        Variant(id="a", journey="first", kind=VariantKind.TO_BE),
        Variant(id="b", journey="first", kind=VariantKind.AS_IS),
        Variant(id="c", journey="later"),
    ]

    assert View.first(Project.of(*journeys, *variants)) == View("first", "b")
    assert View.first(Project.of(*journeys, variants[0])) == View("first", "a")
    assert View.first(Project.of(*journeys)) is None


def test_a_stage_is_as_wide_as_its_steps_and_one_without_steps_is_not_drawn(desk: Desk) -> None:
    sketch = Sketch(steps=7)
    sketch.add(Stage(id="empty", variant="variant", title="Empty", rank="00005"))
    board = lay_out(sketch.project(), VIEW, desk)

    arrows = found(board.sheet, "arrow")
    assert [round((place(one).width + 1) / 32) for one in arrows] == [3, 3, 1]
    assert all(a.right < b.x for a, b in pairwise(map(place, arrows)))


def test_an_unowned_stage_is_hatched_and_an_owned_one_says_whose_it_is(desk: Desk) -> None:
    sketch = Sketch(steps=7)
    sketch.add(Party(id="party", name="Branches"))
    for number in (0, 2):
        sketch.add(
            Stage(id=f"stage-{number}", variant="variant", title="Own", owner="party", rank=f"{number:04}")
        )
    arrows = found(lay_out(sketch.project(), VIEW, desk).sheet, "arrow")

    said = [texts(group)[1:] for group in arrows]
    hatched = [sum(isinstance(mark, Shape) for mark in group.marks) - 1 for group in arrows]
    assert said == [["Branches"], [], ["Branches"]]
    assert hatched == [0, 1, 0]


def test_hatching_does_not_run_over_the_title(desk: Desk) -> None:
    sketch = Sketch(steps=4)
    for number in (0, 1):
        title = "A title that needs all the room that there is"
        sketch.add(Stage(id=f"stage-{number}", variant="variant", title=title, rank=f"{number:04}"))

    for group in found(lay_out(sketch.project(), VIEW, desk).sheet, "arrow"):
        title_area = next(covered(mark) for mark in group.marks if isinstance(mark, Text))
        hatching = covered([mark for mark in group.marks if isinstance(mark, Shape)][1])
        assert title_area.right < hatching.x + 0.2


@given(hue=st.integers(0, 0xFFFFFF).map("#{:06x}".format))
@BRIEFLY
def test_a_stage_of_any_colour_can_be_read(hue: str, desk: Desk) -> None:
    sketch = Sketch()
    stage = sketch.add(Stage(id="stage-0", variant="variant", title="Any", rank="0000", colour=hue))
    (arrow,) = found(lay_out(sketch.project(), VIEW, desk).sheet, "arrow", stage.key)

    inks = [mark.colour for mark in arrow.marks if isinstance(mark, Text)]
    assert inks
    assert all(ink.contrast(Colour.of(hue)) >= ENOUGH for ink in inks)


def test_every_letter_can_be_read_on_its_ground() -> None:
    pairs = [(INK, WHITE), (SOFT, WHITE), (SOFT, SHADE), (ROUGH, WHITE), (LOST, WHITE)]
    pairs += [(ink, ground) for ground, bar in CARDS.values() for ink in (INK, bar)]
    pairs += [(WHITE, disc) for _, _, disc in MODALITY.values()]
    pairs += [(WHITE, stage) for stage in STAGE_COLOURS]

    assert [(ink, ground) for ink, ground in pairs if ink.contrast(ground) < ENOUGH] == []


@pytest.mark.parametrize("text", [*CORPUS.values(), "Verzekeringsmaatschappij", "W" * 300])
def test_titles_of_any_script_and_length_stay_where_they_belong(text: str, desk: Desk) -> None:
    sketch = Sketch(steps=2)
    project = sketch.project()
    rows = [row for row in project.rows() if isinstance(row, Stage | Step | Channel | Lane)]
    titled = [replace(row, title=text) for row in rows]
    sheet = lay_out(project.with_rows([(row.key, row) for row in titled]), VIEW, desk).sheet

    for part in ("arrow", "title", "label"):
        for group in found(sheet, part):
            for mark in group.marks:
                assert inside(covered(mark), group.bounds, slack=0.3), part
    (level,) = found(sheet, "level 2")
    experience = next(
        group for group in found(sheet, "label") if group.owner and group.owner.id == "lane-experience"
    )
    assert place(experience).bottom <= level.at.y
