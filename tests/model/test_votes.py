"""Votes: dots are given by name, and every dot can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.clip import clip_of
from journey_editor.model.edits.journeys import copy_journey
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.votes import clear_dots, give_dots, voter_named
from journey_editor.model.project import Project
from journey_editor.model.records import Journey, Party, PartyKind, RowKey, Touchpoint, Vote
from tests.strategies import BRIEFLY, SEEDS, furnished

NAMES = ("Anna", "Bo", "Chris")
GIVEN = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 20), st.integers(0, 9)), max_size=12)


def subjects(project: Project) -> list[RowKey]:
    return [one.key for one in project.all(Touchpoint).sorted()]


def voted(project: Project, name: str, subject: RowKey, dots: int) -> Project:
    mint = Mint.seeded(name)
    return give_dots(project, name=name, subject=subject, dots=dots, mint=mint).applied_to(project)


@BRIEFLY
@given(SEEDS, GIVEN)
def test_the_last_number_somebody_gave_to_something_counts(
    seed: str, given_: list[tuple[str, int, int]]
) -> None:
    project, expected = furnished(seed), dict[tuple[str, RowKey], int]()
    for name, place, dots in given_:
        subject = subjects(project)[place % len(subjects(project))]
        project = voted(project, name, subject, dots)
        expected[name, subject] = dots

    found = {
        (project.one(Party, one.voter).name, one.subject): one.dots for one in project.all(Vote).values()
    }
    assert found == {key: dots for key, dots in expected.items() if dots}


def test_a_voter_is_one_private_person_however_the_name_is_written() -> None:
    project = furnished("1")
    first, second, *_ = subjects(project)
    for name, subject in (("Anna  Berg", first), (" anna berg", second)):
        project = voted(project, name, subject, 1)

    (anna,) = [one for one in project.all(Party).values() if "Berg" in one.name]
    assert (anna.kind, anna.private) == (PartyKind.PERSON, True)
    assert len(project.all(Vote).where("voter", anna.id)) == 2
    assert voter_named(project, "") is None


def test_a_team_of_the_same_name_is_not_who_votes() -> None:
    project = furnished("1")
    team = Party(id="team", name="Anna")
    project = voted(project.with_rows([(team.key, team)]), "Anna", subjects(project)[0], 1)

    assert not project.all(Vote).where("voter", "team")


def test_no_dots_from_nobody_change_nothing() -> None:
    project = furnished("1")

    assert not give_dots(project, name="Anna", subject=subjects(project)[0], dots=0, mint=Mint())


@pytest.mark.parametrize("gone", [Touchpoint, Party])
def test_dots_go_with_what_they_are_on_and_with_who_gave_them(gone: type[Touchpoint | Party]) -> None:
    project = furnished("1")
    subject = subjects(project)[0]
    project = voted(project, "Anna", subject, 2)
    key = subject if gone is Touchpoint else next(iter(project.all(Party).values())).key

    assert not remove(project, [key]).applied_to(project).all(Vote)


def test_nobody_voted_for_a_copy() -> None:
    project = furnished("1")
    journey, subject = next(iter(project.all(Journey))), subjects(project)[0]
    project = voted(project, "Anna", subject, 2)

    assert not clip_of(project, [subject]).project.all(Vote)
    twice = copy_journey(project, journey, mint=Mint.seeded("copy"), title="Copy").applied_to(project)
    assert len(twice.all(Touchpoint)) == 2 * len(project.all(Touchpoint))
    assert twice.all(Vote) == project.all(Vote)


def test_a_fresh_start_takes_the_dots_on_what_is_voted_on_and_no_others() -> None:
    project = furnished("1")
    first, second, *_ = subjects(project)
    project = voted(voted(project, "Anna", first, 2), "Bo", second, 1)

    project = clear_dots(project, [first]).applied_to(project)

    assert [one.subject for one in project.all(Vote).values()] == [second]
