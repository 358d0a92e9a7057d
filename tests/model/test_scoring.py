"""Scores and comments are given in one name, and every one can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.scoring import give_scores, say_comment, set_scheme
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Comment,
    Criterion,
    Party,
    PartyKind,
    Scheme,
    Score,
    Setting,
    Weight,
)
from journey_editor.model.validity import InvalidRecordError
from tests.strategies import BRIEFLY

NAMES = ("Balie", "ICT", "Anna")
VALUES = st.none() | st.integers(2, 10).map(lambda half: half / 2)
GIVEN = st.lists(
    st.tuples(
        st.sampled_from(NAMES), st.sampled_from(("one", "two")), st.sampled_from(list(Criterion)), VALUES
    ),
    max_size=12,
)
BALIE = Party(id="balie", name="Balie", kind=PartyKind.TEAM)
PROJECT = Project.of(Setting(id="setting"), Action(id="one"), Action(id="two"), BALIE)


def scored(project: Project, name: str, action: str, criterion: Criterion, value: float | None) -> Project:
    change = give_scores(project, action, scorer=name, given={criterion: value}, mint=Mint.seeded(name))
    assert change.inverted().applied_to(change.applied_to(project)) == project
    return change.applied_to(project)


@BRIEFLY
@given(GIVEN)
def test_the_last_score_that_somebody_gave_counts(
    given_: list[tuple[str, str, Criterion, float | None]],
) -> None:
    project, expected = PROJECT, dict[tuple[str, str, Criterion], float | None]()
    for name, action, criterion, value in given_:
        project = scored(project, name, action, criterion, value)
        expected[name, action, criterion] = value

    found = {
        (project.one(Party, one.scorer).name, one.action, one.criterion): one.value
        for one in project.all(Score).values()
    }
    assert found == {key: value for key, value in expected.items() if value is not None}


def test_a_scorer_is_any_party_of_that_name_and_a_new_one_is_a_private_person() -> None:
    project = scored(PROJECT, " balie ", "one", Criterion.IMPACT, 4)
    project = scored(project, "Anna  Berg", "one", Criterion.IMPACT, 5)
    project = scored(project, "anna berg", "two", Criterion.IMPACT, 1)

    assert {one.name: (one.kind, one.private) for one in project.all(Party).values()} == {
        "Balie": (PartyKind.TEAM, False),
        "Anna  Berg": (PartyKind.PERSON, True),
    }


def test_nobody_is_added_for_a_score_that_is_taken_back() -> None:
    mint = Mint.seeded("nobody")

    assert not give_scores(PROJECT, "one", scorer="Anna", given={Criterion.IMPACT: None}, mint=mint)
    assert not say_comment(PROJECT, "one", scorer="Anna", text=" \n", mint=mint)


@pytest.mark.parametrize("value", [0.5, 5.5, float("nan")])
def test_a_score_lies_from_one_to_five(value: float) -> None:
    with pytest.raises(InvalidRecordError):
        scored(PROJECT, "Balie", "one", Criterion.IMPACT, value)


def test_a_comment_is_written_rewritten_and_taken_away() -> None:
    mint, project = Mint.seeded("comment"), PROJECT
    for text in ("Too dear", "Dear, but worth it"):
        project = say_comment(project, "one", scorer="Balie", text=text, mint=mint).applied_to(project)
    assert [(one.scorer, one.text) for one in project.all(Comment).values()] == [
        ("balie", "Dear, but worth it")
    ]

    project = say_comment(project, "one", scorer="Balie", text="", mint=mint).applied_to(project)
    assert not project.all(Comment)


def test_a_weight_that_counts_once_needs_no_row_but_may_come_back_to_one() -> None:
    change = set_scheme(PROJECT, Scheme.WEIGHTED, {Criterion.NEEDS: 2.5, Criterion.SPEED: 1})
    project = change.applied_to(PROJECT)
    assert project.setting.scheme == Scheme.WEIGHTED
    assert {one.criterion: one.value for one in project.all(Weight).values()} == {Criterion.NEEDS: 2.5}

    project = set_scheme(project, Scheme.TWO_AXES, {Criterion.NEEDS: 1}).applied_to(project)
    assert project.setting.scheme == Scheme.TWO_AXES
    assert [one.value for one in project.all(Weight).values()] == [1]
    with pytest.raises(InvalidRecordError):
        set_scheme(project, Scheme.WEIGHTED, {Criterion.NEEDS: 11})
