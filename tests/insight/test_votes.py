"""Votes: every dot counts once, and ties fall by the rule that is stated."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.votes import Tally, candidates, given_by, tallies
from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.cards import add_note
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.votes import give_dots
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Journey,
    Lane,
    LaneKind,
    Pain,
    RowKey,
    Step,
    Touchpoint,
    Variant,
    Vote,
)
from journey_editor.model.structure import steps_of
from tests.strategies import furnished

SUBJECTS = tuple(RowKey("pain", f"pain-{number}") for number in range(5))
BALLOTS = st.dictionaries(
    st.tuples(st.sampled_from(SUBJECTS), st.sampled_from(["a", "b", "c"])), st.integers(0, 3), max_size=12
)
Ballots = dict[tuple[RowKey, str], int]


def cast(ballots: Ballots) -> Project:
    return Project.of(
        *(
            Vote.known_by(subject=subject, voter=voter, dots=dots)
            for (subject, voter), dots in ballots.items()
        )
    )


@given(BALLOTS)
def test_every_dot_counts_once(ballots: Ballots) -> None:
    ranked = tallies(cast(ballots), SUBJECTS)

    assert sum(one.dots for one in ranked) == sum(ballots.values())
    assert sum(one.voters for one in ranked) == sum(dots > 0 for dots in ballots.values())
    assert len({one.subject for one in ranked}) == len(ranked)
    assert all(one.dots for one in ranked)


@given(BALLOTS)
def test_more_dots_come_first_then_more_voters_then_the_map(ballots: Ballots) -> None:
    ranked = tallies(cast(ballots), SUBJECTS)

    said = [(-one.dots, -one.voters, SUBJECTS.index(one.subject)) for one in ranked]
    assert said == sorted(said)


@given(BALLOTS)
def test_the_order_in_which_people_voted_does_not_matter(ballots: Ballots) -> None:
    turned = dict(reversed(ballots.items()))

    assert tallies(cast(turned), SUBJECTS) == tallies(cast(ballots), SUBJECTS)


@given(BALLOTS, st.sampled_from(SUBJECTS))
def test_another_voters_dot_never_moves_anything_down(ballots: Ballots, subject: RowKey) -> None:
    before = [one.subject for one in tallies(cast(ballots), SUBJECTS)]
    after = [one.subject for one in tallies(cast({**ballots, (subject, "late"): 1}), SUBJECTS)]

    assert after.index(subject) <= (before.index(subject) if subject in before else len(before))
    assert [one for one in after if one != subject] == [one for one in before if one != subject]


@given(BALLOTS)
def test_dots_on_what_is_not_voted_on_do_not_count(ballots: Ballots) -> None:
    some = SUBJECTS[:2]

    assert {one.subject for one in tallies(cast(ballots), some)} <= set(some)
    assert tallies(cast(ballots), ()) == ()


@given(BALLOTS)
def test_what_everybody_gave_adds_up_to_the_totals(ballots: Ballots) -> None:
    project = cast(ballots)
    given_ = [given_by(project, voter, SUBJECTS) for voter in ("a", "b", "c")]

    for one in tallies(project, SUBJECTS):
        assert one.dots == sum(dots.get(one.subject, 0) for dots in given_)


def test_two_voters_come_before_one_who_gave_as_many() -> None:
    first, second, *_ = SUBJECTS
    ballots = {(first, "a"): 2, (second, "a"): 1, (second, "b"): 1}

    assert tallies(cast(ballots), SUBJECTS) == (Tally(second, 2, 2), Tally(first, 2, 1))


def test_cards_stand_step_by_step_and_what_has_no_place_cannot_be_voted_on() -> None:
    project, mint = furnished("1"), Mint.seeded("cards")
    journey, variant = next(iter(project.all(Journey))), next(iter(project.all(Variant)))
    steps = [step.id for step in steps_of(project, variant)]
    lane = next(one.id for one in project.all(Lane).values() if one.kind == LaneKind.PAIN)
    for text, step in (("third", steps[2]), ("first", steps[0]), ("second", steps[1])):
        note = add_note(project, lane=lane, first_step=step, last_step=step, mint=mint, text=text)
        project = note.applied_to(project)
    stage = project.one(Step, steps[1]).stage
    project = add_row(project, Pain, mint=mint, text="stage", lane=lane, stage=stage).applied_to(project)
    project = add_row(project, Pain, mint=mint, text="inbox").applied_to(project)
    project = add_row(project, Action, mint=mint, title="do it").applied_to(project)

    def said(kind: type[Pain | Touchpoint | Action]) -> list[RowKey]:
        return list(candidates(project, journey=journey, variant=variant, kind=kind))

    assert [project.one(Pain, key.id).text for key in said(Pain)] == [
        "first",
        "second",
        "stage",
        "third",
    ]
    assert [project.one(Touchpoint, key.id).step for key in said(Touchpoint)] == steps
    assert [key.table for key in said(Action)] == ["action"]
    ballot = give_dots(project, name="Anna", subject=said(Pain)[2], dots=3, mint=mint).applied_to(project)
    assert [one.subject for one in tallies(ballot, tuple(said(Pain)))] == [said(Pain)[2]]
