"""The trace laid out: cards in columns, lines from edge to edge, few of them crossing."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journey_editor.insight.follow_up import FollowUp, Gap, Tie
from journey_editor.insight.following import follow_up
from journey_editor.kernel.geometry import Rect
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Shape
from journey_editor.layout.trace import Trace, lay_out_trace
from journey_editor.layout.trace_heights import tops
from journey_editor.layout.trace_order import crossings, in_order
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey
from tests.insight.chains import action, chain_map, chain_maps, complete, idea, pain
from tests.layout.looking import found, inside, overlapping, place, texts
from tests.sample_maps.samples import NAMES, build, variant_of
from tests.strategies import BRIEFLY

TODAY = dt.date(2026, 12, 1)
ROOM = 361.0


def followed(project: Project, variant: str = "variant") -> FollowUp:
    return follow_up(project, variant, today=TODAY)


def laid(project: Project, desk: Desk, variant: str = "variant") -> Trace:
    return lay_out_trace(project, followed(project, variant), desk, room=ROOM)


def cards(trace: Trace) -> dict[RowKey, Rect]:
    return {one.owner: place(one) for one in found(trace.sheet, "card") if one.owner is not None}


def ends(line: Group) -> tuple[tuple[float, float], tuple[float, float]]:
    shape = line.marks[0]
    assert isinstance(shape, Shape)
    first, last = shape.path.points[0], shape.path.points[-1]
    return (first.x, first.y), (last.x, last.y)


def sound(trace: Trace, seen: FollowUp) -> None:
    """Every card and line is there, none lies on another, and each line begins and ends at its cards."""
    boxes = cards(trace)
    assert set(boxes) == {key for keys in seen.columns for key in keys}
    assert not overlapping(boxes.values())
    lines = {one.owner: ends(one) for one in found(trace.sheet, "line")}
    assert set(lines) == {tie.key for tie in seen.ties}
    for tie in seen.ties:
        (x1, y1), (x2, y2) = lines[tie.key]
        left, right = boxes[tie.left], boxes[tie.right]
        assert x1 == pytest.approx(left.right, abs=0.01)
        assert x2 == pytest.approx(right.x, abs=0.01)
        assert left.y - 0.01 <= y1 <= left.bottom + 0.01
        assert right.y - 0.01 <= y2 <= right.bottom + 0.01
    gaps = {one.owner: place(one) for one in found(trace.sheet, "gap")}
    assert set(gaps) == {one.key for one in seen.broken}
    assert all(inside(gaps[one.key], boxes[one.row]) for one in seen.broken)
    assert not overlapping(gaps.values())
    whole = Rect(0, 0, trace.sheet.width, trace.sheet.height)
    assert all(inside(box, whole) for box in boxes.values())


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_laid_out_whole(name: str, desk: Desk) -> None:
    project = build(name)
    variant = variant_of(project)
    sound(laid(project, desk, variant), followed(project, variant))


@BRIEFLY
@given(project=chain_maps())
def test_anything_linked_with_anything_is_laid_out(project: Project, desk: Desk) -> None:
    seen = followed(project)
    sound(laid(project, desk), seen)
    sound(lay_out_trace(project, seen.only_broken(), desk, room=ROOM), seen.only_broken())


@BRIEFLY
@given(chain_maps())
def test_the_order_never_lets_more_lines_cross_and_keeps_every_card(project: Project) -> None:
    seen = followed(project)
    order = in_order(seen.columns, seen.ties)
    assert crossings(order, seen.ties) <= crossings(seen.columns, seen.ties)
    assert [sorted(keys) for keys in order] == [sorted(keys) for keys in seen.columns]
    assert order[0] == seen.columns[0]
    assert order[4] == seen.columns[4]


PLACES = st.tuples(st.integers(0, 7), st.integers(0, 7))
WORSENED = (  # sorting by the middle alone lets one more cross
    {(0, 0), (0, 1), (1, 0), (1, 1), (2, 1), (2, 2)},
    {(0, 1), (0, 2), (1, 0), (1, 2), (2, 1), (2, 2)},
)


@given(st.sets(PLACES, max_size=24), st.sets(PLACES, max_size=24))
@example(*WORSENED)
def test_however_dense_the_lines_are_no_more_of_them_cross(
    first: set[tuple[int, int]], second: set[tuple[int, int]]
) -> None:
    size = max((place for pair in first | second for place in pair), default=0) + 1
    cards = [tuple(kind(number) for number in range(size)) for kind in (pain, idea, action)]
    columns = (*cards, (), (), ())
    ties = [Tie(RowKey("first", f"{a} {b}"), pain(a), idea(b)) for a, b in sorted(first)]
    ties += [Tie(RowKey("second", f"{a} {b}"), idea(a), action(b)) for a, b in sorted(second)]
    assert crossings(in_order(columns, ties), ties) <= crossings(columns, ties)


def test_lines_that_crossed_do_so_no_more() -> None:
    project = build("uitlenen")
    seen = followed(project, variant_of(project))
    before, after = (
        crossings(columns, seen.ties) for columns in (seen.columns, in_order(seen.columns, seen.ties))
    )
    assert after < before / 3


HEIGHTS = st.lists(st.tuples(st.floats(1, 30), st.none() | st.floats(-50, 300)), max_size=12)


@given(HEIGHTS)
def test_cards_stand_below_each_other_near_where_they_would_stand(
    given_: list[tuple[float, float | None]],
) -> None:
    heights = [height for height, _ in given_]
    wishes = [wish for _, wish in given_]
    found_ = tops(heights, wishes, between=2, least=3)
    assert all(top >= 3 - 1e-9 for top in found_)
    for (top, height), (after, _) in pairwise(zip(found_, heights, strict=True)):
        assert after >= top + height + 2 - 1e-6
    if len(given_) == 1 and wishes[0] is not None:
        assert found_ == [max(wishes[0], 3)]


def test_wishes_that_agree_are_granted() -> None:
    assert tops([10, 10, 10], [5, 40, None], between=2, least=3) == [5, 40, 52]
    assert tops([10, 10], [20, 20], between=2, least=3) == [14, 26]


def test_what_is_lacking_is_said_in_words_beside_a_dashed_end(desk: Desk) -> None:
    trace = laid(chain_map(actions=0, metrics=0), desk)
    said = {one.owner: texts(one) for one in found(trace.sheet, "gap")}
    assert said == {
        RowKey(Gap.UNANSWERED, pain(0).id): ["! no opportunity yet"],
        RowKey(Gap.UNTAKEN, idea(0).id): ["! no action yet"],
    }
    for stub in found(trace.sheet, "stub"):
        dashed = stub.marks[0]
        assert isinstance(dashed, Shape)
        assert dashed.stroke is not None
        assert dashed.stroke.dashes


def test_a_title_in_any_script_is_shown(desk: Desk) -> None:
    project = complete()
    for key, field, text in (
        (pain(0), "text", "لا أجد مكتب الاستقبال"),
        (idea(0), "text", "地図を見やすくする"),
        (action(0), "title", "Знаки 📚"),
    ):
        project = set_values(project, key, **{field: text}).applied_to(project)
    trace = laid(project, desk)
    said = {one.owner: texts(one) for one in found(trace.sheet, "card")}
    assert said[pain(0)] == ["لا أجد مكتب الاستقبال"]
    assert said[idea(0)] == ["地図を見やすくする"]
    assert said[action(0)] == ["Знаки 📚"]
    sound(trace, followed(project))


def test_another_title_draws_one_card_anew_and_no_other(desk: Desk) -> None:
    project = complete(pains=3)
    before = {one.owner: one.marks for one in laid(project, desk).sheet.groups if one.part == "card"}
    changed = set_values(project, pain(1), text="Pain one").applied_to(project)
    after = {one.owner: one.marks for one in laid(changed, desk).sheet.groups if one.part == "card"}
    assert [key for key in after if after[key] is not before[key]] == [pain(1)]
