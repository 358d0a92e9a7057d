"""Between them the sample maps show what is rare."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from journey_editor.model.project import Project
from journey_editor.model.records import (
    TABLES,
    Code,
    Experience,
    Journey,
    LaneRole,
    Picture,
    RowKey,
    Step,
    Touchpoint,
    Transition,
)
from journey_editor.model.structure import lanes_of, stages_of
from tests.sample_maps.samples import NAMES, build, variant_of


def test_one_sample_shows_the_line_of_interaction_and_one_a_support_lane() -> None:
    sides = {}
    for name in NAMES:
        (journey,) = build(name).all(Journey)
        sides[name] = [side for _, side in lanes_of(build(name), journey)]
        assert LaneRole.BACKSTAGE in sides[name]
    assert [name for name in NAMES if sides[name][0] == LaneRole.CUSTOMER] == ["story_time"]
    assert [name for name in NAMES if sides[name][-1] == LaneRole.SUPPORT] == ["job_applications"]


def test_steps_with_no_touchpoint_one_and_several_are_there() -> None:
    counts: dict[str, set[int]] = {}
    cells: dict[str, int] = {}
    for name in NAMES:
        touchpoints = build(name).all(Touchpoint)
        counts[name] = {len(touchpoints.where("step", step)) for step in build(name).all(Step)}
        cells[name] = max(Counter((one.step, one.channel) for one in touchpoints.values()).values())
    assert [name for name in NAMES if 0 in counts[name]] == ["story_time"]
    assert 2 in counts["new_release"]
    assert [name for name in NAMES if cells[name] > 1] == ["local_history"]


def test_what_was_felt_at_a_step_without_touchpoint_is_said_of_the_step() -> None:
    project = build("story_time")
    (empty,) = [step for step in project.all(Step) if not project.all(Touchpoint).where("step", step)]
    assert len(project.all(Experience).where("subject", RowKey(Step.table, empty))) == 3


def test_loops_and_branches_are_there() -> None:
    loops = set()
    for name in NAMES:
        transitions = build(name).all(Transition)
        assert max(Counter(one.source for one in transitions.values()).values()) > 1
        order = [touchpoint.id for touchpoint in build(name).all(Touchpoint).values()]
        if any(order.index(one.source) > order.index(one.target) for one in transitions.values()):
            loops.add(name)
    assert loops == {"local_history", "new_release", "story_time", "job_applications"}


def test_one_sample_has_a_code_of_its_own() -> None:
    own = {name: [code.code for code in build(name).all(Code).where("own", True)] for name in NAMES}
    assert {name: codes for name, codes in own.items() if codes} == {"story_time": ["AC01"]}


def test_every_table_is_used_by_some_sample() -> None:
    # A sample is built from words alone, the same on every machine; what draws a picture is not.
    assert set().union(*(build(name).tables for name in NAMES)) == set(TABLES) - {Picture.table}


def test_stages_keep_apart_by_colour(project: Project) -> None:
    colours = [stage.colour for stage in stages_of(project, variant_of(project))]
    assert all(one != other for one, other in pairwise(colours))
    assert colours[:3] == ["#0f766e", "#1d4ed8", "#7c3aed"]
