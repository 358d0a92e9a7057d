"""Filters: what the map can be narrowed to."""

from __future__ import annotations

import pytest

from journey_editor.insight.filters import Show, judge_of
from journey_editor.insight.seams import is_smooth, is_switch
from journey_editor.insight.search import texts_of
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Evidence,
    Journey,
    Opportunity,
    Score,
    Source,
    SourceKind,
    Stage,
    Step,
    Touchpoint,
    Transition,
)
from tests.sample_maps.samples import NAMES, build


def shown(project: Project, what: Show | SourceKind) -> set[str]:
    """The first text, or the id, of what is shown."""
    judge = judge_of(project, what)
    return {(texts_of(row) or [row.id])[0] for row in project.rows() if judge(row)}


@pytest.mark.parametrize("what", [*Show, *SourceKind])
@pytest.mark.parametrize("name", NAMES)
def test_every_filter_narrows_every_sample(name: str, what: Show | SourceKind) -> None:
    project = build(name)
    judge = judge_of(project, what)
    count = sum(map(judge, project.rows()))

    assert count == len(project) if what is Show.EVERYTHING else count < len(project)


def test_moments_of_truth_are_the_touchpoints_marked_so() -> None:
    project = build("uitlenen")
    marked = {one.title for one in project.all(Touchpoint).values() if one.is_moment}

    assert shown(project, Show.MOMENTS) == marked != set()


def test_rough_switches_change_channel_and_are_known_not_to_be_smooth() -> None:
    project = build("uitlenen")
    judge = judge_of(project, Show.ROUGH)

    for one in project.all(Transition).values():
        assert judge(one) is (is_switch(project, one) and is_smooth(one) is False)
    assert any(map(judge, project.all(Transition).values()))


def test_nobody_owns_what_has_no_owner_above_it_either() -> None:
    project = build("uitlenen")
    (journey,) = project.all(Journey).values()
    for row in [journey, *project.all(Stage).values(), *project.all(Step).values()]:
        project = set_values(project, row.key, owner=None).applied_to(project)
    lost = {one.title for one in project.all(Touchpoint).values() if one.owner is None}

    assert lost <= shown(project, Show.UNOWNED)
    assert shown(build("uitlenen"), Show.UNOWNED).isdisjoint(lost)


def test_an_opportunity_is_unscored_until_one_of_its_actions_is_scored() -> None:
    project = build("uitlenen")
    scored = {one.text for one in project.all(Opportunity).values()} - shown(project, Show.UNSCORED)
    assert scored

    bare = remove(project, [one.key for one in project.all(Score).values()]).applied_to(project)
    assert shown(bare, Show.UNSCORED) == {one.text for one in project.all(Opportunity).values()}


def test_evidence_of_a_kind_is_what_a_source_of_it_stands_behind() -> None:
    project = build("uitlenen")
    for kind in SourceKind:
        sources = {one.id for one in project.all(Source).values() if one.kind == kind}
        behind = {one.subject for one in project.all(Evidence).values() if one.source in sources}
        judge = judge_of(project, kind)
        assert {row.key for row in project.rows() if judge(row)} == behind
    assert not any(
        judge_of(project, Show.UNFOUNDED)(row)
        for one in project.all(Evidence).values()
        if (row := project.row(one.subject)) is not None
    )
