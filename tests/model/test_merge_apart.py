from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journey_editor.model.merge import merge
from journey_editor.model.project import Project
from journey_editor.model.rank import LONGEST
from journey_editor.model.records import (
    Card,
    Channel,
    Journey,
    Lane,
    LaneKind,
    Opportunity,
    Pain,
    Record,
    Setting,
    Stage,
    Step,
    Touchpoint,
    Variant,
    order,
)
from tests.model.merging import result
from tests.strategies import BRIEFLY, RANKS

BASE = Project.of(
    Setting(id="project"),
    Journey(id="journey"),
    Variant(id="variant", journey="journey"),
    Lane(id="lane", journey="journey", kind=LaneKind.NEED),
    Channel(id="channel"),
    Stage(id="stage", variant="variant"),
    Step(id="step", stage="stage"),
)


def plus(project: Project, *rows: Record) -> Project:
    return project.with_rows([(row.key, row) for row in rows])


@BRIEFLY
@given(RANKS, st.lists(RANKS, max_size=5), st.permutations(["a", "b", "c"]))
def test_rows_that_came_to_one_place_stand_one_after_the_other_in_every_copy(
    rank: str, others: list[str], ids: list[str]
) -> None:
    assume(not any(other.startswith(f"{rank}00") for other in others))
    there = [Step(id=f"there {n}", stage="stage", rank=other) for n, other in enumerate({*others} - {rank})]
    base = plus(BASE.with_rows([(Step(id="step", stage="stage").key, None)]), *there)
    copies = [plus(base, Step(id=id_, stage="stage", rank=rank)) for id_ in ids]
    arrived = []
    for first, *rest in permutations(copies):
        project = first
        for copy in rest:
            project = result(project, merge(base, project, copy))
        arrived.append(project)
    assert all(project == arrived[0] for project in arrived)
    steps = arrived[0].all(Step).sorted()
    assert len({step.rank for step in steps}) == len(steps)
    below = [one.id for one in sorted(there, key=order) if one.rank < rank]
    above = [one.id for one in sorted(there, key=order) if one.rank > rank]
    met = [step.id for step in steps[len(below) : len(below) + len(ids)]]
    assert [step.id for step in steps] == [*below, *met, *above]
    assert met[0] == min(ids)


def test_rows_under_other_parents_keep_their_ranks() -> None:
    base = plus(BASE, Stage(id="other", variant="variant", rank="V"))
    ours = plus(base, Step(id="a", stage="stage", rank="V"))
    theirs = plus(base, Step(id="b", stage="other", rank="V"))
    assert result(ours, merge(base, ours, theirs)) == plus(theirs, Step(id="a", stage="stage", rank="V"))


def test_all_that_waits_in_the_inbox_stands_in_one_order() -> None:
    ours, theirs = plus(BASE, Card(id="a", rank="V")), plus(BASE, Pain(id="b", rank="V"))
    after = result(ours, merge(BASE, ours, theirs))
    assert after.one(Card, "a").rank == "V" < after.one(Pain, "b").rank


def test_a_rank_that_could_not_grow_is_left() -> None:
    rank = "V" * LONGEST
    ours, theirs = plus(BASE, Pain(id="a", rank=rank)), plus(BASE, Pain(id="b", rank=rank))
    assert result(ours, merge(BASE, ours, theirs)) == plus(theirs, Pain(id="a", rank=rank))


def test_ranks_that_were_equal_before_are_left() -> None:
    base = plus(BASE, Step(id="a", stage="stage", rank="V"), Step(id="b", stage="stage", rank="V"))
    theirs = plus(base, Step(id="a", stage="stage", rank="V", title="Ask"))
    assert result(base, merge(base, base, theirs)) == theirs


@pytest.mark.parametrize(
    ("there", "code", "new"),
    [
        ([], "K12", "K13"),
        (["K14", "T99"], "K12", "K15"),
        ([], "K", "K2"),
        ([], "12", "13"),
        ([], "999999999999", "1"),
        ([], "twelve chars", "twelve char2"),
    ],
)
def test_of_two_equal_printed_codes_theirs_gets_the_next_one(there: list[str], code: str, new: str) -> None:
    base = plus(BASE, *(Card(id=one, code=one, rank=f"{n}1") for n, one in enumerate(there, 3)))
    ours = plus(base, Touchpoint(id="ours", step="step", channel="channel", code=code))
    theirs = plus(base, Opportunity(id="theirs", code=code, rank="1"))
    merged = merge(base, ours, theirs)
    after = result(ours, merged)
    assert after.one(Touchpoint, "ours").code == code
    assert after.one(Opportunity, "theirs").code == new
    assert merged.recoded == ((Opportunity(id="theirs").key, code, new),)
    assert merged.clashes == ()


def test_a_code_that_was_deleted_is_not_given_again() -> None:
    base = plus(BASE, Pain(id="old", code="P7"), Pain(id="older", code="P6"))
    gone = base.with_rows([(Pain(id="old").key, None)])
    ours, theirs = (
        plus(gone, Pain(id="a", code="P3", rank="1")),
        plus(base, Pain(id="b", code="P3", rank="2")),
    )
    assert result(ours, merge(base, ours, theirs)).one(Pain, "b").code == "P8"


def test_several_equal_codes_all_come_apart() -> None:
    ours = plus(BASE, Pain(id="a", code="P1", rank="1"), Pain(id="b", code="P2", rank="2"))
    theirs = plus(
        BASE, *(Pain(id=id_, code="P1", rank=id_) for id_ in "cd"), Pain(id="e", code="P2", rank="5")
    )
    pains = result(ours, merge(BASE, ours, theirs)).all(Pain)
    assert {id_: pain.code for id_, pain in pains.items()} == {
        "a": "P1",
        "b": "P2",
        "c": "P3",
        "d": "P4",
        "e": "P5",
    }


def test_codes_that_both_sides_gave_one_row_are_no_clash_and_ours_stays() -> None:
    base = plus(BASE, Pain(id="a"))
    ours, theirs = plus(BASE, Pain(id="a", code="P1")), plus(BASE, Pain(id="a", code="P2"))
    merged = merge(base, ours, theirs)
    after: Any = result(ours, merged)
    assert (after, merged.clashes) == (ours, ())
    assert merged.recoded == ((Pain(id="a").key, "P2", "P1"),)


def test_codes_that_were_equal_before_are_left() -> None:
    theirs = plus(BASE, Pain(id="a", code="P1", rank="1"), Pain(id="b", code="P1", rank="2"))
    merged = merge(BASE, BASE, theirs)
    assert (result(BASE, merged), merged.recoded) == (theirs, ())
