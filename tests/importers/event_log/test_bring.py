"""A counted log becomes figures on a map: one change, nothing unseen, and nothing twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.importers.event_log.bring import MOST_NEW, bring_log
from journey_editor.importers.event_log.log import Counts, busiest_first
from journey_editor.importers.event_log.match import match
from journey_editor.importers.event_log.said import LogBrought
from journey_editor.insight.analysis import Analysis
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    Evidence,
    RowKey,
    Source,
    SourceKind,
    Stage,
    Step,
    Touchpoint,
    Transition,
    Variant,
)
from journey_editor.model.structure import stages_of, touchpoints_of, transitions_of
from journey_editor.model.validity import problems
from tests.importers.logs import by_hand
from tests.sample_maps.samples import build
from tests.strategies import BRIEFLY

MINT = Mint.seeded("bring log")
NAMES = ("Homepage", "Online catalogus", "Inleverautomaat", "Entree en borden", "Podcast", "Chat", "x" * 500)


@pytest.fixture
def project() -> Project:
    return build("uitlenen")


def variant_of(project: Project) -> str:
    return project.all(Variant).sorted()[0].id


def counts_of(*routes: str, channels: Mapping[str, str] | None = None, counted: bool = False) -> Counts:
    """Count routes written `A > B > C`."""
    walks = [[name.strip() for name in route.split(">")] for route in routes]
    hand = by_hand((str(case), name, "") for case, walk in enumerate(walks) for name in walk)
    names = {name: sum(walk.count(name) for walk in walks) for walk in walks for name in walk}
    return Counts(
        cases=len(walks),
        events=sum(map(len, walks)),
        names=busiest_first(names),
        follows=dict(hand.follows),
        starts=hand.starts,
        ends=hand.ends,
        channels=channels or {},
        last_day="2026-03-31",
        counted=counted,
    )


def brought_to(
    project: Project, counts: Counts, *, title: str = "visits.csv", words: Words | None = None
) -> LogBrought:
    variant = variant_of(project)
    matches = match(counts.names, project, variant, channels=counts.channels)
    return bring_log(project, variant, counts, matches, title=title, words=words or Words(), mint=MINT)


def after(project: Project, counts: Counts) -> Project:
    return brought_to(project, counts).change.applied_to(project)


def called(project: Project, title: str) -> Touchpoint:
    return next(one for one in touchpoints_of(project, variant_of(project)) if one.title == title)


def between(project: Project, one: str, other: str) -> Transition:
    pair = called(project, one).id, called(project, other).id
    return next(found for found in project.all(Transition).values() if (found.source, found.target) == pair)


@BRIEFLY
@given(walks=st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5), min_size=1, max_size=6))
def test_figures_are_the_counts_and_the_same_log_changes_nothing_again(walks: list[list[str]]) -> None:
    project = build("uitlenen")
    counts = counts_of(*(" > ".join(walk) for walk in walks))
    change = brought_to(project, counts).change
    done = change.applied_to(project)

    assert change.inverted().applied_to(done) == project
    assert not mend(done)[0]
    assert not [found for _, edit in change if edit.after for found in problems(edit.after)]
    for (one, other), many in counts.follows.items():
        assert between(done, one, other).continued == many
        assert between(done, one, other).entered is None
    for name in counts.names:
        there = called(done, name)
        assert there.started == counts.starts.get(name, 0)
        assert there.ended == (counts.ends.get(name, 0) if there.goal else None)
    again = brought_to(done, counts)
    assert again.change == Change()
    assert again.created == ()
    assert again.summary(Words()).startswith("The map has these figures already")


def test_what_is_not_in_the_log_keeps_its_figures(project: Project) -> None:
    variant = variant_of(project)
    counts = counts_of("Homepage > Online catalogus")
    done = after(project, counts)
    inside = {called(done, name).id for name in counts.names}
    others = [one for one in transitions_of(project, variant) if inside.isdisjoint({one.source, one.target})]

    assert others
    assert all(done.row(one.key) == one for one in others)
    assert all(done.row(one.key) == one for one in touchpoints_of(project, variant) if one.id not in inside)


def test_older_counts_do_not_stay_on_ways_to_and_from_touchpoints_of_the_log(project: Project) -> None:
    before = between(project, "Online catalogus", "App: mijn reserveringen")
    assert before.continued == 900
    without = Change.removing(project, [before.key]).applied_to(project)
    brought, other = (brought_to(one, counts_of("Homepage > Online catalogus")) for one in (project, without))
    assert brought.cleared == other.cleared + 2  # who entered and who continued; and that is said
    done = brought.change.applied_to(project)

    assert done.one(Transition, before.id).continued == 0
    assert not [
        one
        for one in Analysis(done, variant_of(done)).findings
        if called(done, "Online catalogus").key in one.rows
    ]


def test_entered_and_older_counts_do_not_stay_beside_new_ones_and_that_is_said(project: Project) -> None:
    first = between(after(project, counts_of("Homepage > Online catalogus")), "Homepage", "Online catalogus")
    old = replace(first, entered=90, continued=80, wait=5.0, trigger="why")
    extra = replace(old, id="~ comes after all others")
    project = Change.putting(project, old, extra).applied_to(project)
    brought = brought_to(project, counts_of("Homepage > Online catalogus", "Online catalogus > Homepage"))
    done = brought.change.applied_to(project)

    there = done.one(Transition, old.id)
    assert (there.entered, there.continued, there.wait, there.trigger) == (None, 1, 5.0, "why")
    assert (done.one(Transition, extra.id).entered, done.one(Transition, extra.id).continued) == (None, None)
    assert "5 figures of earlier counts go" in brought.summary(Words())


def test_a_passage_that_the_log_does_not_hold_is_none_or_unknown(project: Project) -> None:
    project = after(project, counts_of("Homepage > Online catalogus"))
    seen = after(project, counts_of("Online catalogus > Homepage"))
    assert between(seen, "Homepage", "Online catalogus").continued == 0
    part = after(project, counts_of("Online catalogus > Homepage", counted=True))
    assert between(part, "Homepage", "Online catalogus").continued is None


def test_ends_count_at_goals_only_and_the_rest_has_left(project: Project) -> None:
    counts = counts_of("Homepage > Inleverautomaat", "Homepage > Inleverautomaat", "Homepage")
    brought = brought_to(project, counts)
    done = brought.change.applied_to(project)

    assert (called(done, "Inleverautomaat").ended, called(done, "Homepage").ended) == (2, None)
    assert (brought.at_goals, brought.left) == (2, 1)
    assert "2 ended at a goal, 1 left elsewhere." in brought.summary(Words())


def test_without_a_goal_it_is_said_that_everyone_left(project: Project) -> None:
    goals = [replace(one, goal=False) for one in project.all(Touchpoint).values()]
    project = Change.putting(project, *goals).applied_to(project)
    assert "No touchpoint is marked as a goal" in brought_to(project, counts_of("Homepage")).summary(Words())


def test_new_names_wait_in_a_stage_of_their_own_on_the_channel_the_log_names(project: Project) -> None:
    channels = {"Podcast": "WEBSITE", "Chat": "Chat"}
    brought = brought_to(project, counts_of("Podcast > Chat > Ergens", channels=channels))
    done = brought.change.applied_to(project)
    stage = stages_of(done, variant_of(done))[-1]
    [step] = done.all(Step).where("stage", stage.id)
    titles = {
        one.title: done.one(Channel, one.channel).title for one in done.all(Touchpoint).where("step", step.id)
    }

    assert stage.title == "From the log"
    assert titles == {"Podcast": "Website", "Chat": "Chat", "Ergens": "Unknown"}
    assert set(brought.created) == {"Podcast", "Chat", "Ergens"}
    more = after(done, counts_of("Nog iets > Podcast"))
    assert len(more.all(Stage)) == len(done.all(Stage))
    assert called(more, "Nog iets").step == step.id


def test_several_names_of_one_touchpoint_add_up(project: Project) -> None:
    done = after(project, counts_of("Homepage > T1 > Online catalogus", "T1 > Online catalogus"))

    assert called(done, "Homepage").started == 2
    assert between(done, "Homepage", "Homepage").continued == 1
    assert between(done, "Homepage", "Online catalogus").continued == 2


def test_the_log_is_a_source_of_what_it_gave_figures(project: Project) -> None:
    counts = counts_of("Homepage > Podcast")
    done = after(project, counts)
    [source] = set(done.all(Source).values()) - set(project.all(Source).values())
    evidence = {one.subject for one in done.all(Evidence).where("source", source.id)}

    assert (source.title, source.kind, source.date, source.n) == (
        "visits.csv",
        SourceKind.LOG,
        "2026-03-31",
        1,
    )
    expected: set[RowKey] = {called(done, "Homepage").key, called(done, "Podcast").key}
    assert evidence == expected | {between(done, "Homepage", "Podcast").key}
    longer = after(done, counts_of("Homepage > Podcast", "Homepage"))
    assert len(longer.all(Source)) == len(done.all(Source)) + 1


def test_too_many_new_names_ask_for_another_column(project: Project) -> None:
    names = [f"page {number}" for number in range(MOST_NEW + 1)]
    with pytest.raises(InputError, match="501 names in the log match no touchpoint"):
        brought_to(project, counts_of(*names))


def test_a_count_beyond_what_a_figure_holds_is_refused(project: Project) -> None:
    counts = replace(counts_of("Homepage > Podcast"), follows={("Homepage", "Podcast"): 2_000_000_000})
    with pytest.raises(InputError, match="more than 1,000,000,000"):
        brought_to(project, counts)
