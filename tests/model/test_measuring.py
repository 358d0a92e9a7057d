"""Metrics come from presets, are ordered, and are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.app.resources import words_for
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.edits.measuring import (
    Taken,
    add_presets,
    has_preset,
    let_move,
    move_metrics,
    take_readings,
)
from journey_editor.model.edits.removal import remove
from journey_editor.model.metric_presets import PRESETS, MetricPreset
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Effect, Metric, Reading, Strategy
from journey_editor.model.validity import InvalidRecordError
from tests.strategies import SEEDS

ENGLISH, DUTCH = Words(), words_for("nl")
SOME = st.lists(st.sampled_from(PRESETS), unique=True)
READ = st.builds(
    Taken,
    date=st.none() | st.sampled_from(["2026-01-01", "2026-02-01"]),
    value=st.none() | st.sampled_from([0.5, 0.7]),
    hits=st.none() | st.integers(0, 2),
    n=st.none() | st.integers(1, 2),
)


def titles(project: Project) -> list[str]:
    return [one.title for one in project.all(Metric).sorted()]


def with_presets(presets: list[MetricPreset], words: Words = ENGLISH, *, mint: Mint | None = None) -> Project:
    return add_presets(Project({}), presets, words, mint=mint or Mint()).applied_to(Project({}))


@given(SOME, SOME, SEEDS)
def test_a_preset_is_added_once_and_in_the_order_asked_for(
    first: list[MetricPreset], then: list[MetricPreset], seed: str
) -> None:
    mint = Mint.seeded(seed)
    project = with_presets(first, mint=mint)
    project = add_presets(project, [*then, *first], ENGLISH, mint=mint).applied_to(project)

    assert titles(project) == [one.title for one in dict.fromkeys([*first, *then])]
    assert not add_presets(project, [*first, *then], ENGLISH, mint=mint)


def test_a_dutch_map_gets_dutch_words_and_knows_its_presets_by_them() -> None:
    project = with_presets(list(PRESETS), DUTCH)

    assert "Wachttijd" in titles(project)
    assert not {one.title for one in PRESETS} & set(titles(project))
    assert all(has_preset(project, one, DUTCH) for one in PRESETS)
    units = {one.title: one.unit for one in project.all(Metric).values()}
    assert units["Tijd tot feedback is afgehandeld"] == "dagen"


def test_what_was_renamed_by_letters_only_is_still_the_preset() -> None:
    metric = Metric(id="metric", title="  open   RATE ")
    preset = next(one for one in PRESETS if one.title == "Open rate")

    assert has_preset(Project.of(metric), preset, ENGLISH)
    assert not add_presets(Project.of(metric), [preset], DUTCH, mint=Mint())


def test_there_are_the_metrics_of_the_method() -> None:
    """METHOD 6: five, of which bounce and drop-off have a target each; R-52: of every strategy."""
    targets = {one.title: (one.rule.value, one.target) for one in PRESETS if one.strategy is None}

    assert targets == {
        "Satisfaction at key touchpoints": ("absolute", 0.85),
        "Task completion": ("relative", 0.1),
        "Time to completion": ("relative", -0.2),
        "Bounce": ("relative", -0.05),
        "Drop-off": ("relative", -0.1),
        "Staff feedback": ("absolute", 0.8),
    }
    assert {one.strategy for one in PRESETS} == {None, *Strategy}
    assert len({one.title for one in PRESETS}) == len(PRESETS)


@given(st.lists(st.integers(0, 7), unique=True, min_size=1), st.sampled_from([-1, 1]), SEEDS)
def test_metrics_change_places_with_a_neighbour(chosen: list[int], by: int, seed: str) -> None:
    mint = Mint.seeded(seed)
    project = with_presets(list(PRESETS[:8]), mint=mint)
    before = project.all(Metric).sorted()
    ids = {before[place].id for place in chosen}

    after = move_metrics(project, ids, by, mint=mint).applied_to(project).all(Metric).sorted()

    moved = [one.id for one in after if one.id in ids]
    rest = [one.id for one in after if one.id not in ids]
    assert moved == [one.id for one in before if one.id in ids]
    assert rest == [one.id for one in before if one.id not in ids]
    places = [place for place, one in enumerate(after) if one.id in ids]
    assert places == list(range(places[0], places[0] + len(ids)))
    first, last = min(chosen), max(chosen)
    assert places[0] == max(first - 1, 0) if by < 0 else places[-1] == min(last + 1, 7)


@given(st.lists(READ, max_size=6), st.lists(READ, max_size=6))
def test_what_is_read_twice_is_there_once(first: list[Taken], then: list[Taken]) -> None:
    metric = Metric(id="metric")
    project = Project.of(metric)
    for taken in (first, then, first):
        project = take_readings(project, metric, taken, mint=Mint()).applied_to(project)

    found = [Taken(one.date, one.value, one.hits, one.n) for one in project.all(Reading).values()]
    assert sorted(map(repr, found)) == sorted(map(repr, {*first, *then}))


def test_another_metric_may_have_read_the_same() -> None:
    first, then = Metric(id="first"), Metric(id="then")
    project = Project.of(first, then)
    for metric in (first, then):
        taken = Taken("2026-01-01", 0.5)
        project = take_readings(project, metric, [taken], mint=Mint()).applied_to(project)

    assert len(project.all(Reading)) == 2


@pytest.mark.parametrize("taken", [Taken("yesterday"), Taken(value=1e13), Taken(hits=-1)])
def test_what_is_no_reading_is_refused(taken: Taken) -> None:
    with pytest.raises(InvalidRecordError):
        take_readings(Project({}), Metric(id="metric"), [taken], mint=Mint())


def test_a_metric_goes_with_its_readings_and_with_what_moves_it() -> None:
    metric, action = Metric(id="metric"), Action(id="action")
    project = Project.of(metric, action)
    project = let_move(project, action, metric, mint=Mint()).applied_to(project)
    project = take_readings(project, metric, [Taken(value=0.5)], mint=Mint()).applied_to(project)

    gone = remove(project, [metric.key]).applied_to(project)

    assert not gone.all(Metric)
    assert not gone.all(Reading)
    assert not gone.all(Effect)
    assert gone.all(Action)
