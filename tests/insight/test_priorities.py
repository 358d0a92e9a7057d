from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.priorities import (
    Quadrant,
    best_actions,
    mean_score,
    priorities,
    priority,
    quadrant,
)
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Criterion,
    Horizon,
    Link,
    LinkKind,
    Opportunity,
    Party,
    Record,
    Score,
    Setting,
    Status,
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
