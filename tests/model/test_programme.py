"""The programme: a row is there as long as something is said, and copies that both say something meet."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.programme import Said, own_anew, said_of, say
from journey_editor.model.fields import Refers, columns_of
from journey_editor.model.merge import Side, merge
from journey_editor.model.project import Project
from journey_editor.model.records import (
    ChecklistItem,
    ChecklistKey,
    Maturity,
    Party,
    ProgrammeKey,
    ProgrammeStep,
    State,
    Strategy,
)
from journey_editor.model.validity import InvalidRecordError, problems
from tests.model.merging import result
from tests.strategies import BRIEFLY, IDS, furnished, values

KEYS: dict[type[Said], Any] = {
    Maturity: Strategy,
    ChecklistItem: ChecklistKey,
    ProgrammeStep: ProgrammeKey,
}
BASE = furnished("1").with_rows([(one.key, one) for one in (Party(id="ict"), Party(id="branches"))])


class Told(NamedTuple):
    """Something that is said: of which kind and key, in which field."""

    kind: type[Said]
    key: Any
    field: str
    value: Any


@st.composite
def told(draw: st.DrawFn) -> Told:
    """Say anything that may be said."""
    kind = draw(st.sampled_from(list(KEYS)))
    columns = [one for one in columns_of(kind) if one.name not in ("id", *kind.natural)]
    column = draw(st.sampled_from(columns))
    there = [one for one in BASE.rows() if isinstance(column.field, Refers) and one.table in column.field.to]
    value = draw(values(column, st.sampled_from([one.id for one in there]) if there else IDS))
    return Told(kind, draw(st.sampled_from(KEYS[kind])), column.name, value)


def after(project: Project, *every: Told) -> Project:
    for one in every:
        change = say(project, one.kind, one.key, **{one.field: one.value})
        project = change.applied_to(project)
    return project


@BRIEFLY
@given(st.lists(told(), max_size=12))
def test_who_takes_back_what_was_said_leaves_the_project_as_it_was(every: list[Told]) -> None:
    before = BASE
    project = after(before, *every)
    for one in every:
        unsaid = getattr(one.kind.known_by(**{one.kind.natural[0]: one.key}), one.field)
        project = after(project, one._replace(value=unsaid))

    assert project == before


@BRIEFLY
@given(st.lists(told(), max_size=12))
def test_the_last_that_is_said_counts_and_no_row_says_nothing(every: list[Told]) -> None:
    project = after(BASE, *every)

    last = {(one.kind, one.key, one.field): one.value for one in every}
    for (kind, key, field), value in last.items():
        assert getattr(said_of(project, kind, key), field) == value
    for kind in KEYS:
        for row in project.all(kind).values():
            assert not problems(row)
            assert row != kind.known_by(**{kind.natural[0]: getattr(row, kind.natural[0])})


@BRIEFLY
@given(st.lists(told(), max_size=6), st.lists(told(), max_size=6))
def test_copies_that_both_say_something_come_to_the_same(ours: list[Told], theirs: list[Told]) -> None:
    base = BASE
    here, there = after(base, *ours), after(base, *theirs)

    mine, other = merge(base, here, there), merge(base, there, here, prefer=Side.THEIRS)
    assert result(here, mine) == result(there, other)
    both = {(one.kind, one.key) for one in ours} & {(one.kind, one.key) for one in theirs}
    assert both or not mine.clashes


def test_one_row_stands_for_a_strategy_whoever_spoke_first() -> None:
    base = BASE
    here = after(base, Told(Maturity, Strategy.SEARCH, "level", 2))
    there = after(base, Told(Maturity, Strategy.SEARCH, "note", "Two catalogues"))

    (row,) = result(here, merge(base, here, there)).all(Maturity).values()
    assert (row.level, row.note) == (2, "Two catalogues")


def test_a_new_owner_is_added_and_named() -> None:
    project = after(BASE, Told(ChecklistItem, ChecklistKey.KIOSKS, "state", State.DONE))
    change = own_anew(project, ChecklistKey.KIOSKS, name="ICT", mint=Mint.seeded("new"))
    project = change.applied_to(project)

    row = said_of(project, ChecklistItem, ChecklistKey.KIOSKS)
    assert project.one(Party, row.owner or "").name == "ICT"
    assert row.state is State.DONE


def test_what_no_field_holds_is_refused() -> None:
    with pytest.raises(InvalidRecordError):
        say(BASE, Maturity, Strategy.SEARCH, level=5)
