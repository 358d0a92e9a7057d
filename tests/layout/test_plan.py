"""The plan: from places on the sheet back to steps, channels, lanes and emotions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.layout.board import lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.plan import Plan, Scale
from journey_editor.layout.style import COLUMN
from journey_editor.model.records import LaneKind
from tests.layout.looking import found, place
from tests.layout.sketch import VIEW, Sketch

SHARES = st.floats(0, 1, exclude_max=True)


@pytest.fixture(scope="session")
def plan(desk: Desk) -> Plan:
    return lay_out(Sketch(steps=5, channels=4).project(), VIEW, desk).plan


@given(column=st.integers(0, 4), share=SHARES)
def test_anywhere_in_a_column_is_its_step(column: int, share: float, plan: Plan) -> None:
    found_ = plan.columns.step_at(plan.columns.x(column) + share * COLUMN * 0.999)

    assert found_ == plan.columns.steps[column]


@given(x=st.floats(-1e6, 1e6))
def test_beyond_the_ends_is_the_nearest_step(x: float, plan: Plan) -> None:
    columns = plan.columns
    step = columns.step_at(x)

    if x < columns.left:
        assert step == columns.steps[0]
    if x > columns.right:
        assert step == columns.steps[-1]
    assert step is not None
    left = columns.x(columns.place[step.id])
    nearest = min(max(x, columns.left), columns.right)
    assert left - 1e-6 <= nearest <= left + COLUMN + 1e-6


@given(first=st.integers(0, 4), last=st.integers(0, 4))
def test_a_span_is_told_from_left_to_right(first: int, last: int, plan: Plan) -> None:
    steps = plan.columns.steps

    assert plan.columns.span(steps[first].id, steps[last].id) == (min(first, last), max(first, last))
    assert plan.columns.span(steps[first].id, "another variant's") is None
    assert plan.columns.span(None, steps[last].id) is None


@given(share=SHARES)
def test_anywhere_in_a_row_is_its_channel_and_its_lane(share: float, plan: Plan) -> None:
    inner = 0.001 + share * 0.998
    for row in plan.channels:
        assert plan.channel_at(row.top + inner * (row.bottom - row.top)) == row.id
    for row in plan.lanes:
        assert plan.lane_at(row.top + inner * (row.bottom - row.top)) == row.id


def test_above_and_below_all_is_the_nearest_row(plan: Plan) -> None:
    assert (plan.channel_at(-1e6), plan.channel_at(1e6)) == (plan.channels[0].id, plan.channels[-1].id)
    assert (plan.lane_at(-1e6), plan.lane_at(1e6)) == (plan.lanes[0].id, plan.lanes[-1].id)


@given(
    emotion=st.floats(-1, 1), top=st.floats(0, 1000), height=st.floats(1, 1000), beyond=st.floats(0.001, 1000)
)
def test_a_scale_reads_what_it_drew(emotion: float, top: float, height: float, beyond: float) -> None:
    scale = Scale(top, top + height)

    assert scale.emotion(scale.y(emotion)) == pytest.approx(emotion, abs=1e-9)
    assert scale.emotion(scale.y(1) - beyond) == 1
    assert scale.emotion(scale.y(-1) + beyond) == -1


def test_the_plan_says_where_things_really_lie(desk: Desk) -> None:
    sketch = Sketch(steps=5, channels=4)
    touchpoint = sketch.touchpoint(3, 2)
    need = sketch.note(LaneKind.NEED, 1, 2)
    persona = sketch.persona()
    felt = sketch.felt(persona, touchpoint.key, -0.4)
    board = lay_out(sketch.project(), VIEW, desk)
    plan, sheet = board.plan, board.sheet

    middle = place(found(sheet, "box", touchpoint.key)[0]).centre
    assert plan.channel_at(middle.y) == "channel-2"
    assert plan.lane_at(middle.y) == f"lane-{LaneKind.TOUCHPOINT}"
    step = plan.columns.step_at(middle.x)
    assert step is not None
    assert step.id == "step-3"
    card = place(found(sheet, "card", need.key)[0])
    assert plan.lane_at(card.centre.y) == need.lane
    assert [one.id for x in (card.x, card.right) if (one := plan.columns.step_at(x))] == ["step-1", "step-2"]
    (point,) = found(sheet, "point", felt.key)
    assert plan.scale is not None
    assert plan.scale.emotion(point.at.y) == pytest.approx(-0.4, abs=0.001)
    assert plan.area.x == plan.columns.left
    assert plan.area.bottom == plan.lanes[-1].bottom
