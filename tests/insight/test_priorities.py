from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.priorities import (
    Quadrant,
    best_actions,
    judged,
    mean_score,
    priorities,
    priority,
    quadrant,
    weighted_mean,
)
from journey_editor.model.project import Project
from journey_editor.model.records import (
    AXES,
    SIDES,
    Action,
    Criterion,
    Horizon,
    Link,
    LinkKind,
    Opportunity,
    Party,
    Record,
    Scheme,
    Score,
    Setting,
    Status,
    Weight,
)

SCORES = st.floats(1, 5).map(lambda value: round(value, 1)) | st.integers(1, 5).map(float)
GIVEN = st.lists(SCORES, max_size=4)


def scores(action: Action, impact: list[float], feasibility: list[float]) -> list[Record]:
    """Return one score a scorer and criterion."""
    return [
        Score.known_by(action=action.id, scorer=f"party-{n}", criterion=criterion, value=value)
        for criterion, values in ((Criterion.IMPACT, impact), (Criterion.FEASIBILITY, feasibility))
        for n, value in enumerate(values)
    ]


def scored(
    *judged: tuple[float | None, float | None], actions: dict[int, dict[str, Any]] | None = None
) -> Project:
    """Return a project with an action for each pair of impact and feasibility, in that order."""
    rows: list[Record] = [Party(id=f"party-{n}") for n in range(4)]
    for n, (impact, feasibility) in enumerate(judged):
        action = Action(id=f"action-{n}", title=str(n), rank=f"{n:02}", **(actions or {}).get(n, {}))
        given_ = [[] if one is None else [one] for one in (impact, feasibility)]
        rows += [action, *scores(action, *given_)]
    return Project.of(*rows)


def titles(project: Project) -> list[str]:
    return [one.action.title for one in priorities(project)]


@given(GIVEN)
def test_the_mean_lies_between_the_scores_and_equal_scores_are_their_mean(values: list[float]) -> None:
    action = Action(id="action")
    found = mean_score(Project.of(action, *scores(action, values, [])), action, Criterion.IMPACT)

    if not values:
        assert found is None
    else:
        assert found == pytest.approx(sum(values) / len(values))
        assert found is not None
        assert min(values) <= found <= max(values)


@given(SCORES, st.integers(1, 7))
def test_scorers_who_agree_on_the_cut_are_above_it(value: float, scorers: int) -> None:
    action = Action(id="action")
    setting = Setting(id="setting", impact_cut=value, feasibility_cut=value)
    project = Project.of(setting, action, *scores(action, [value] * scorers, [value] * scorers))

    assert priority(project, action).quadrant == Quadrant.DO_FIRST


@pytest.mark.parametrize(
    ("impact", "feasibility", "expected"),
    [
        (4, 4, Quadrant.DO_FIRST),
        (3.5, 3, Quadrant.DO_FIRST),  # on both cuts
        (3.49, 3, Quadrant.FILL_IN),
        (3.5, 2.99, Quadrant.PLAN),
        (5, 1, Quadrant.PLAN),
        (1, 5, Quadrant.FILL_IN),
        (1, 1, Quadrant.LEAVE),
    ],
)
def test_high_is_good_on_both_axes(impact: float, feasibility: float, expected: Quadrant) -> None:
    assert quadrant(impact, feasibility, impact_cut=3.5, feasibility_cut=3) == expected


@given(st.lists(st.tuples(st.none() | SCORES, st.none() | SCORES), max_size=6))
def test_the_list_falls_and_what_has_no_scores_comes_last(
    judged: list[tuple[float | None, float | None]],
) -> None:
    found = priorities(scored(*judged))
    values = [one.value for one in found]
    known = [value for value in values if value is not None]

    assert sorted(int(one.action.title) for one in found) == list(range(len(judged)))
    assert values[: len(known)] == sorted(known, reverse=True)
    assert all(value is None for value in values[len(known) :])
    for one in found:
        impact, feasibility = judged[int(one.action.title)]
        whole = impact is not None and feasibility is not None
        assert (one.value is not None) == (one.quadrant is not None) == whole


def test_ties_go_by_impact_then_by_horizon_then_by_the_list() -> None:
    soon, later = {"horizon": Horizon.QUICK}, {"horizon": Horizon.LONG}
    project = scored((2, 4), (4, 2), (4, 2), (4, 2), (4, 2), actions={1: {}, 2: later, 3: soon, 4: soon})

    assert titles(project) == ["3", "4", "2", "1", "0"]


def test_a_dropped_action_has_no_priority() -> None:
    assert titles(scored((5, 5), (1, 1), actions={0: {"status": Status.DROPPED}})) == ["1"]


def test_an_opportunity_shows_the_best_action_that_carries_it_out() -> None:
    opportunity, other = Opportunity(id="opportunity"), Opportunity(id="other")
    project = scored((2, 2), (5, 5), (4, 4), (5, 5), actions={3: {"status": Status.DROPPED}})
    links = [
        Link.known_by(kind=kind, source=Action(id=f"action-{n}").key, target=opportunity.key)
        for n, kind in [
            (0, LinkKind.CARRIES_OUT),
            (1, LinkKind.MENDS),
            (2, LinkKind.CARRIES_OUT),
            (3, LinkKind.CARRIES_OUT),
        ]
    ]
    project = Project.of(*project.rows(), opportunity, other, *links)

    found = best_actions(project)

    assert {key: one.action.title for key, one in found.items()} == {opportunity.key: "2"}


WEIGHTS = st.integers(0, 20).map(lambda half: half / 2)
CRITERIA = tuple(one for axis in AXES for one in SIDES[axis])
SHEETS = st.lists(st.dictionaries(st.sampled_from(CRITERIA), SCORES), max_size=4)  # what each scorer gave


def weighted(sheets: list[dict[Criterion, float]], weights: dict[Criterion, float]) -> tuple[Project, Action]:
    """Return a project of weighted criteria with one action that scorers judged so."""
    action = Action(id="action")
    rows: list[Record] = [Setting(id="setting", scheme=Scheme.WEIGHTED), action]
    rows += [Party(id=f"party-{n}") for n in range(len(sheets))]
    rows += [Weight.known_by(criterion=one, value=value) for one, value in weights.items()]
    rows += [
        Score.known_by(action=action.id, scorer=f"party-{n}", criterion=one, value=value)
        for n, given_ in enumerate(sheets)
        for one, value in given_.items()
    ]
    return Project.of(*rows), action


def test_three_scorers_give_the_mean_the_spread_and_the_order_that_a_hand_computes() -> None:
    sign, kiosk = Action(id="sign", title="sign", rank="1"), Action(id="kiosk", title="kiosk", rank="2")
    rows = [*scores(sign, [5, 4, 3], [2, 3, 5]), *scores(kiosk, [4, 4, 4.5], [4, 3, 3.5])]
    project = Project.of(
        Setting(id="setting"), *(Party(id=f"party-{n}") for n in range(3)), sign, kiosk, *rows
    )

    first, second = priorities(project)

    assert (first.action.title, second.action.title) == ("kiosk", "sign")
    assert first.on_impact is not None
    assert (first.on_impact.low, first.on_impact.high, first.on_impact.scorers) == (4, 4.5, 3)
    assert first.impact == pytest.approx(12.5 / 3)
    assert first.feasibility == pytest.approx(3.5)
    assert first.value == pytest.approx(12.5 / 3 * 3.5, abs=1e-6)  # 14.58
    assert second.value == pytest.approx(4 * 10 / 3, abs=1e-6)  # 13.33
    assert second.on_feasibility is not None
    assert second.on_feasibility.spread == 3
    assert (first.quadrant, second.quadrant) == (Quadrant.DO_FIRST, Quadrant.PLAN)


def test_weighted_criteria_are_what_a_hand_computes() -> None:
    """Anna and Bo judge: impact of needs (weight 3) and channels (1), feasibility of speed (2)."""
    anna = {Criterion.NEEDS: 5.0, Criterion.CHANNELS: 1.0, Criterion.SPEED: 4.0}
    bo = {Criterion.NEEDS: 3.0, Criterion.SPEED: 2.0, Criterion.BUDGET: 5.0}
    weights = {Criterion.NEEDS: 3.0, Criterion.SPEED: 2.0, Criterion.BUDGET: 0.0}
    project, action = weighted([anna, bo], weights)

    found = priority(project, action)

    assert found.impact == pytest.approx((3 * 4 + 1 * 1) / 4)  # 3.25: means 4 and 1
    assert found.feasibility == pytest.approx(3)  # the budget counts for nothing
    assert found.value == pytest.approx((3 * 4 + 1 * 1 + 2 * 3) / 6, abs=1e-6)
    assert found.on_impact is not None
    assert found.on_impact.high == pytest.approx((3 * 5 + 1 * 1) / 4)  # Anna: 4
    assert found.on_impact.low == pytest.approx(3)  # Bo left the channels out


@given(SHEETS, st.dictionaries(st.sampled_from(CRITERIA), WEIGHTS))
def test_a_weighted_mean_lies_between_its_scores_and_between_its_scorers(
    sheets: list[dict[Criterion, float]], weights: dict[Criterion, float]
) -> None:
    project, action = weighted(sheets, weights)
    found = priority(project, action)

    for axis in AXES:
        counted = [one for one in SIDES[axis] if weights.get(one, 1.0) > 0]
        given_ = [sheet[one] for sheet in sheets for one in counted if one in sheet]
        judgement = judged(project, action, axis)
        assert (judgement is None) == (not given_)
        if judgement is not None:
            assert min(given_) <= judgement.low <= judgement.mean <= judgement.high <= max(given_)
            assert judgement.scorers == sum(any(one in sheet for one in counted) for sheet in sheets)
    if found.value is not None:
        ends = sorted((found.impact or 0, found.feasibility or 0))
        assert ends[0] - 1e-6 <= found.value <= ends[1] + 1e-6


@given(SHEETS, st.dictionaries(st.sampled_from(CRITERIA), WEIGHTS), st.floats(0.1, 0.5))
def test_weights_count_by_their_ratio_alone(
    sheets: list[dict[Criterion, float]], weights: dict[Criterion, float], by: float
) -> None:
    every = {one: weights.get(one, 1.0) for one in CRITERIA}
    project, action = weighted(sheets, every)
    smaller, _ = weighted(sheets, {one: value * by for one, value in every.items()})

    assert priority(smaller, action).value == pytest.approx(priority(project, action).value, abs=1e-5)


@given(st.lists(st.tuples(WEIGHTS, SCORES), max_size=6))
def test_a_mean_without_weight_is_none(parts: list[tuple[float, float]]) -> None:
    found = weighted_mean(parts)

    total = sum(weight for weight, _ in parts)
    assert found == (pytest.approx(sum(weight * score for weight, score in parts) / total) if total else None)


@given(st.lists(SCORES, min_size=1, max_size=4), st.lists(SCORES, min_size=1, max_size=4))
def test_the_spread_runs_from_the_least_score_to_the_most(
    impact: list[float], feasibility: list[float]
) -> None:
    action = Action(id="action")
    found = priority(Project.of(action, *scores(action, impact, feasibility)), action)

    for judgement, values in ((found.on_impact, impact), (found.on_feasibility, feasibility)):
        assert judgement is not None
        assert (judgement.low, judgement.high) == (min(values), max(values))
        assert judgement.spread == max(values) - min(values)
        assert judgement.scorers == len(values)
