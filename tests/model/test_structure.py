from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    Journey,
    Lane,
    LaneRole,
    Party,
    Record,
    Stage,
    Step,
    Touchpoint,
    Transition,
    Variant,
)
from journey_editor.model.structure import (
    lanes_of,
    owner_of,
    stages_of,
    steps_of,
    touchpoints_of,
    transitions_of,
)
from tests.strategies import BRIEFLY, projects

SIDES = list(LaneRole)
ROLES = st.lists(st.none() | st.sampled_from(LaneRole), max_size=6)


@BRIEFLY
@given(projects())
def test_every_row_of_the_grid_is_read_once_and_in_the_order_of_its_parents(project: Project) -> None:
    found: dict[str, list[str]] = {"stage": [], "step": [], "touchpoint": []}
    for variant in project.all(Variant):
        stages, steps = stages_of(project, variant), steps_of(project, variant)
        touchpoints = touchpoints_of(project, variant)
        assert _rises([[stage.id for stage in stages].index(step.stage) for step in steps])
        assert _rises([[step.id for step in steps].index(one.step) for one in touchpoints])
        found["stage"] += [row.id for row in stages]
        found["step"] += [row.id for row in steps]
        found["touchpoint"] += [row.id for row in touchpoints]
    for table, ids in found.items():
        assert sorted(ids) == sorted(project.tables.get(table, {}))


@BRIEFLY
@given(projects())
def test_transitions_of_a_variant_join_touchpoints_of_it(project: Project) -> None:
    for variant in project.all(Variant):
        inside = {touchpoint.id for touchpoint in touchpoints_of(project, variant)}
        found = transitions_of(project, variant)
        assert {one.id for one in found} == {
            one.id for one in project.all(Transition).values() if {one.source, one.target} <= inside
        }


def test_a_transition_to_a_touchpoint_of_another_variant_is_in_neither() -> None:
    rows: list[Record] = [Journey(id="j"), Channel(id="c")]
    for name in ("as is", "to be"):
        rows += [Variant(id=name, journey="j"), Stage(id=name, variant=name), Step(id=name, stage=name)]
        rows.append(Touchpoint(id=name, step=name, channel="c"))
    project = Project.of(*rows, Transition(id="t", source="as is", target="to be"))
    assert transitions_of(project, "as is") == transitions_of(project, "to be") == ()


@given(ROLES, st.data())
def test_lanes_run_from_customer_to_support_and_one_without_a_side_stays_below_its_neighbour(
    roles: list[LaneRole | None], data: st.DataObject
) -> None:
    lanes = [
        Lane(id=str(place), journey="j", role=role, rank=chr(65 + place), shown=data.draw(st.booleans()))
        for place, role in enumerate(roles)
    ]
    found = lanes_of(Project.of(Journey(id="j"), *lanes), "j")
    shown = [lane for lane in lanes if lane.shown]
    assert sorted(lane.id for lane, _ in found) == [lane.id for lane in shown]
    sides = [SIDES.index(side) for _, side in found]
    assert sides == sorted(sides)
    side_of = {lane.id: side for lane, side in found}
    assert all(lane.role in (None, side_of[lane.id]) for lane in shown)
    every = dict(lanes_of(Project.of(Journey(id="j"), *lanes), "j", hidden=True))
    for above, below in pairwise(lanes):
        assert below.role is not None or every[below] is every[above]
    if lanes and lanes[0].role is None:
        assert every[lanes[0]] is next((lane.role for lane in lanes if lane.role), LaneRole.FRONTSTAGE)
    assert all(every[lane] is side for lane, side in found), "hiding a lane moves no other"


def test_the_owner_is_the_nearest_one_above() -> None:
    parties = [Party(id=name) for name in ("journey's", "stage's", "step's", "own")]
    journey = Journey(id="j", owner="journey's")
    variant = Variant(id="v", journey="j")
    stage, step = Stage(id="a", variant="v"), Step(id="b", stage="a")
    touchpoint = Touchpoint(id="t", step="b", channel="c")
    project = Project.of(*parties, journey, variant, stage, step, touchpoint)
    assert owner_of(project, touchpoint) == owner_of(project, stage) == parties[0]
    project = project.with_rows([(stage.key, replace(stage, owner="stage's"))])
    assert owner_of(project, touchpoint) == owner_of(project, step) == parties[1]
    project = project.with_rows([(step.key, replace(step, owner="step's"))])
    assert owner_of(project, touchpoint) == parties[2]
    assert owner_of(project, replace(touchpoint, owner="own")) == parties[3]
    assert owner_of(project, replace(touchpoint, owner="gone")) == parties[2]
    assert owner_of(Project.of(touchpoint), touchpoint) is None


def test_touchpoints_of_one_step_stand_by_channel_then_by_rank() -> None:
    rows = [
        Variant(id="v", journey="j"),
        Stage(id="a", variant="v"),
        Step(id="b", stage="a"),
        Channel(id="desk", rank="B"),
        Channel(id="web", rank="A"),
        *(
            Touchpoint(id=id_, step="b", channel=channel, rank=rank)
            for id_, channel, rank in (
                ("1", "desk", "A"),
                ("2", "web", "Z"),
                ("3", "web", "B"),
                ("4", "gone", "1"),
            )
        ),
    ]
    assert [one.id for one in touchpoints_of(Project.of(*rows), "v")] == ["3", "2", "1", "4"]


def _rises(places: list[int]) -> bool:
    return places == sorted(places)
