"""Who scored, how much, and the dots on what is carried out."""

from __future__ import annotations

from journey_editor.insight.scorers import given_by, scorers
from journey_editor.insight.votes import dots_by_action
from journey_editor.model.project import Project
from journey_editor.model.records import (
    AXES,
    Action,
    Comment,
    Criterion,
    Link,
    LinkKind,
    Opportunity,
    Party,
    Record,
    Scheme,
    Score,
    Setting,
    Status,
    Vote,
)

ANNA, BO, CHRIS = Party(id="anna", name="anna"), Party(id="bo", name="Bo"), Party(id="chris", name="Chris")
ONE, TWO = Action(id="one"), Action(id="two")
GONE = Action(id="gone", status=Status.DROPPED)


def score(party: Party, action: Action, criterion: Criterion, value: float = 3) -> Score:
    return Score.known_by(action=action.id, scorer=party.id, criterion=criterion, value=value)


def project(*rows: Record) -> Project:
    return Project.of(Setting(id="setting"), BO, ANNA, CHRIS, ONE, TWO, GONE, *rows)


def test_scorers_are_counted_by_what_they_scored_wholly_and_in_part() -> None:
    rows = [score(ANNA, ONE, axis) for axis in AXES]
    rows += [score(ANNA, TWO, Criterion.IMPACT), score(BO, GONE, Criterion.IMPACT)]
    comments = [Comment.known_by(action=action.id, scorer="bo", text="why") for action in (ONE, GONE)]
    found = scorers(project(*rows, *comments, Comment.known_by(action="one", scorer="chris", text=" ")))

    assert [(one.party.name, one.scored, one.whole, one.comments) for one in found] == [
        ("anna", 2, 1, 0),
        ("Bo", 0, 0, 1),
    ]


def test_only_criteria_of_the_scheme_count() -> None:
    made = project(score(ANNA, ONE, Criterion.IMPACT), score(BO, ONE, Criterion.NEEDS))
    other = made.with_rows([(made.setting.key, Setting(id="setting", scheme=Scheme.WEIGHTED))])

    assert [one.party for one in scorers(made)] == [ANNA]
    assert [one.party for one in scorers(other)] == [BO]


def test_what_one_gave_is_told_from_what_others_gave() -> None:
    made = project(score(ANNA, ONE, Criterion.IMPACT, 4), score(BO, ONE, Criterion.IMPACT, 2))

    assert given_by(made, "anna", "one") == {Criterion.IMPACT: 4}
    assert given_by(made, "chris", "one") == {}


def test_dots_on_an_opportunity_are_those_of_every_action_that_carries_it_out() -> None:
    idea = Opportunity(id="idea")
    links = [
        Link.known_by(kind=LinkKind.CARRIES_OUT, source=action.key, target=idea.key) for action in (ONE, TWO)
    ]
    votes = [
        Vote.known_by(subject=subject, voter=voter, dots=dots)
        for subject, voter, dots in ((idea.key, "anna", 2), (idea.key, "bo", 1), (ONE.key, "bo", 4))
    ]

    assert dots_by_action(project(idea, *links, *votes)) == {"one": 7, "two": 3}
    assert dots_by_action(project(idea, *links)) == {}
