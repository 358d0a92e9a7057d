"""How lanes look: cards across stages, colours of their own, and folded lanes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.colour import Colour
from journey_editor.layout.board import Board, lay_out
from journey_editor.layout.contrast import ENOUGH, tinted
from journey_editor.layout.desk import Desk
from journey_editor.layout.folded import FOLD
from journey_editor.layout.marks import Shape
from journey_editor.layout.style import CARDS, COLUMN, GUTTER, INK
from journey_editor.model.edits.lanes import set_level
from journey_editor.model.project import Project
from journey_editor.model.records import Card, Lane, LaneKind, LaneLevel, LaneRole
from journey_editor.model.structure import lanes_of
from tests.layout.looking import found, inside, overlapping, place, texts, told, told_group
from tests.layout.random_maps import HUES, maps
from tests.layout.sketch import VIEW, Sketch
from tests.strategies import BRIEFLY


def with_lane(project: Project, lane: Lane, **values: Any) -> Project:
    return project.with_rows([(lane.key, replace(lane, **values))])


def needs(steps: int, *, level: LaneLevel) -> Project:
    """A map with a card at every step of its lane of needs."""
    sketch = Sketch(steps=steps, lanes=((LaneKind.NEED, LaneRole.CUSTOMER), (LaneKind.QUOTE, None)))
    for step in range(steps):
        sketch.note(LaneKind.NEED, step, text=f"Need {step}")
        sketch.note(LaneKind.QUOTE, step, text=f"Quote {step}")
    project = sketch.project()
    return set_level(project, project.one(Lane, f"lane-{LaneKind.NEED}"), level).applied_to(project)


@given(st.integers(1, 8))
def test_a_card_of_a_stage_spans_its_columns_and_no_other_is_in_its_way(desk: Desk, steps: int) -> None:
    project = needs(steps, level=LaneLevel.STAGE)
    board = lay_out(project, VIEW, desk)
    columns = board.plan.columns
    for card in project.all(Card).where("lane", f"lane-{LaneKind.NEED}"):
        first, last = columns.stretches[card.stage or ""]
        (group,) = found(board.sheet, "card", card.key)
        assert place(group).x == columns.x(first) + GUTTER
        assert abs(place(group).width - ((last - first + 1) * COLUMN - 2 * GUTTER - 1)) < 0.01
    assert not overlapping(place(group) for group in found(board.sheet, "card"))


@BRIEFLY
@given(maps())
def test_cards_never_overlap_and_lie_in_their_lane_whatever_its_level(desk: Desk, project: Project) -> None:
    board = lay_out(project, VIEW, desk)
    assert not overlapping(place(group) for group in found(board.sheet, "card"))
    rows = {row.id: row for row in board.plan.lanes}
    for group in found(board.sheet, "card"):
        assert group.owner is not None
        lane = rows[getattr(project.row(group.owner), "lane", "")]
        assert lane.top <= place(group).y
        assert place(group).bottom <= lane.bottom
        assert inside(place(group), board.plan.area)


@given(HUES)
def test_whatever_colour_a_lane_takes_its_cards_can_be_read(hue: str) -> None:
    ground, bar = tinted(Colour.of(hue))
    assert INK.contrast(ground) >= ENOUGH
    assert bar.contrast(ground) >= ENOUGH


def test_a_lane_has_the_colour_of_its_kind_until_it_takes_another(desk: Desk) -> None:
    project = needs(3, level=LaneLevel.STEP)
    lane = project.one(Lane, f"lane-{LaneKind.NEED}")

    def fills(of: Project) -> set[tuple[object, object]]:
        groups = found(lay_out(of, VIEW, desk).sheet, "card")
        mine = [one for one in groups if one.owner and getattr(of.row(one.owner), "lane", "") == lane.id]
        shapes = [[mark.fill for mark in one.marks if isinstance(mark, Shape)][:2] for one in mine]
        return {(ground, bar) for ground, bar in shapes}

    assert fills(project) == {CARDS[LaneKind.NEED]}
    coloured = with_lane(project, lane, colour="#e69f00")
    assert fills(coloured) == {tinted(Colour.of("#e69f00"))}
    assert fills(with_lane(coloured, lane, colour=None)) == {CARDS[LaneKind.NEED]}


@BRIEFLY
@given(maps(), st.data())
def test_folding_a_lane_changes_no_card_of_another(desk: Desk, project: Project, data: st.DataObject) -> None:
    lanes = [lane.id for lane, _ in lanes_of(project, VIEW.journey)]
    if not lanes:
        return
    folded = data.draw(st.sets(st.sampled_from(lanes), min_size=1))
    before = lay_out(project, VIEW, desk)
    after = lay_out(project, replace(VIEW, folded=frozenset(folded)), desk)
    _same_beside(project, before, after, folded)
    assert [row.id for row in after.plan.lanes] == [row.id for row in before.plan.lanes]
    assert {one.owner.id for one in found(after.sheet, FOLD) if one.owner} == folded
    assert told(lay_out(project, VIEW, desk).sheet) == told(before.sheet)


@BRIEFLY
@given(maps(), st.data())
def test_hiding_a_lane_changes_no_card_of_another_nor_its_side(
    desk: Desk, project: Project, data: st.DataObject
) -> None:
    lanes = [lane for lane, _ in lanes_of(project, VIEW.journey)]
    if not lanes:
        return
    gone = data.draw(st.sampled_from(lanes))
    hidden = with_lane(project, gone, shown=False)
    before, after = lay_out(project, VIEW, desk), lay_out(hidden, VIEW, desk)
    _same_beside(project, before, after, {gone.id})
    assert [row.id for row in after.plan.lanes] == [one.id for one in lanes if one.id != gone.id]
    assert told(lay_out(with_lane(hidden, gone, shown=True), VIEW, desk).sheet) == told(before.sheet)


def test_a_folded_lane_is_a_thin_strip_with_its_label_and_a_count(desk: Desk) -> None:
    project = needs(4, level=LaneLevel.STEP)
    lane = f"lane-{LaneKind.NEED}"
    before = lay_out(project, VIEW, desk)
    board = lay_out(project, replace(VIEW, folded=frozenset({lane})), desk)
    height = {row.id: row.bottom - row.top for row in board.plan.lanes}
    full = {row.id: row.bottom - row.top for row in before.plan.lanes}
    assert height[lane] < full[lane] / 2
    (fold,) = found(board.sheet, FOLD)
    assert texts(fold) == ["4 cards"]
    labels = [one for one in found(board.sheet, "label") if one.owner == project.one(Lane, lane).key]
    assert len(labels) == 1
    assert all(a.bottom <= b.top for a, b in pairwise(board.plan.lanes))


def test_a_folded_lane_follows_its_title_and_the_width_of_the_map(desk: Desk) -> None:
    lane = f"lane-{LaneKind.NEED}"
    view = replace(VIEW, folded=frozenset({lane}))
    for steps, title in ((4, "Needs"), (6, "Needs"), (6, "Wishes")):
        project = needs(steps, level=LaneLevel.STEP)
        project = with_lane(project, project.one(Lane, lane), title=title)
        board = lay_out(project, view, desk)
        (fold,) = found(board.sheet, FOLD)
        assert place(fold).right == board.plan.columns.right
        said = [texts(one) for one in found(board.sheet, "label", project.one(Lane, lane).key)]
        assert said == [[title.upper()]]


def _same_beside(project: Project, before: Board, after: Board, lanes: set[str]) -> None:
    """Check that every card outside `lanes` is drawn as it was, but for how far down it lies."""

    def cards(board: Board) -> dict[object, object]:
        return {
            group.owner: told_group(replace(group, at=replace(group.at, y=0)))
            for group in found(board.sheet, "card")
            if group.owner and getattr(project.row(group.owner), "lane", "") not in lanes
        }

    assert cards(after) == cards(before)
