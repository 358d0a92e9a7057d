from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.model.fields import columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Channel, Party, Record, RowKey, Setting, has_field, order
from tests.strategies import ANY_RECORD, BRIEFLY, FEW_IDS, KINDS, changes, loose_projects, records

PROJECTS = loose_projects()


@BRIEFLY
@given(PROJECTS, st.data())
def test_tables_that_a_change_does_not_touch_are_the_same_object(
    project: Project, data: st.DataObject
) -> None:
    change = data.draw(changes(project))
    after = change.applied_to(project)
    touched = {key.table for key, _ in change}
    for name in TABLES:
        if name not in touched:
            assert after.tables.get(name) is project.tables.get(name)


@BRIEFLY
@given(PROJECTS, st.data())
def test_rows_that_a_change_does_not_touch_are_the_same_object(project: Project, data: st.DataObject) -> None:
    change = data.draw(changes(project))
    after = change.applied_to(project)
    for row in project.rows():
        if row.key not in change.edits:
            assert after.row(row.key) is row


@BRIEFLY
@given(st.lists(ANY_RECORD, max_size=8).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_projects_with_the_same_rows_are_equal_however_they_were_made(
    pair: tuple[list[Record], list[Record]],
) -> None:
    rows, shuffled = pair
    unique = {row.key: row for row in rows}
    one, other = Project.of(*unique.values()), Project.of(*(unique[row.key] for row in shuffled))
    assert one == other
    assert len(one) == len(unique)
    assert Project({}).with_rows((key, unique[key]) for key in unique) == one
    assert one != object()


@BRIEFLY
@given(PROJECTS, ANY_RECORD)
def test_a_row_put_is_found_and_a_row_taken_away_is_not(project: Project, record: Any) -> None:
    key, kind = record.key, type(record)
    put = project.with_rows([(key, record)])
    assert put.row(key) is put.get(kind, key.id) is put.one(kind, key.id) is record
    gone = put.with_rows([(key, None)])
    assert gone.row(key) is gone.get(kind, key.id) is None
    with pytest.raises(KeyError):
        gone.one(kind, key.id)
    assert gone == project.with_rows([(key, None)])
    assert (put == project) == (project.row(key) == record)


@BRIEFLY
@given(KINDS, st.data())
def test_where_finds_exactly_the_rows_with_a_value_in_order(kind: type[Record], data: st.DataObject) -> None:
    rows = data.draw(st.lists(records(kind, FEW_IDS), max_size=12))
    table = Project.of(*rows).all(kind)
    assert sorted(table.sorted(), key=order) == list(table.sorted())
    assert {row.id: row for row in table.sorted()} == dict(table)
    for column in columns_of(kind):
        for value in {getattr(row, column.name) for row in rows}:
            found = table.where(column.name, value)
            assert list(found) == [row for row in table.sorted() if getattr(row, column.name) == value]
        assert table.where(column.name, object()) == ()


@BRIEFLY
@given(KINDS, st.data())
def test_a_table_that_few_rows_differ_in_is_indexed_as_one_made_anew(
    kind: type[Record], data: st.DataObject
) -> None:
    some = st.lists(records(kind, FEW_IDS), max_size=12)
    before = Project.of(*data.draw(some))
    columns = [column.name for column in columns_of(kind)]
    asked = data.draw(st.sets(st.sampled_from(columns)))
    for name in asked:
        before.all(kind).where(name, None)
    gone = data.draw(st.sets(st.sampled_from(sorted(before.all(kind))))) if before.all(kind) else set()
    rows = [(RowKey(kind.table, id_), None) for id_ in gone]
    after = before.with_rows([*rows, *((row.key, row) for row in data.draw(some))])

    fresh = Project.of(*after.rows()).all(kind)
    assert after.all(kind).sorted() == fresh.sorted()
    for name in columns:
        for value in {getattr(row, name) for row in (*before.rows(), *after.rows())}:
            assert after.all(kind).where(name, value) == fresh.where(name, value)


@BRIEFLY
@given(PROJECTS, PROJECTS)
def test_indexes_of_one_project_never_answer_for_another(one: Project, other: Project) -> None:
    for project in (one, other, one.with_rows((row.key, row) for row in other.rows())):
        for kind in TABLES.values():
            assert len(project.all(kind).sorted()) == len(project.all(kind))
            for row in project.all(kind).values():
                assert row in project.all(kind).where("id", row.id)


def test_siblings_stand_by_rank_and_where_ranks_are_equal_by_id() -> None:
    rows = [Channel(id="c", rank="A"), Channel(id="b", rank="B"), Channel(id="a", rank="B"), Channel(id="d")]
    assert [row.id for row in Project.of(*rows).all(Channel).sorted()] == ["d", "c", "a", "b"]


def test_a_row_taken_away_leaves_no_empty_table() -> None:
    party = Party(id="a")
    assert Project.of(party).with_rows([(party.key, None)]).tables == {}
    assert Project({}).with_rows([(party.key, None)]) == Project({})


def test_a_project_without_its_own_row_has_an_empty_setting() -> None:
    assert Project({}).setting == Setting(id="")
    setting = Setting(id="s", title="Loans")
    assert Project.of(setting).setting is setting


@BRIEFLY
@given(ANY_RECORD)
def test_a_key_reads_back_as_it_was_written(record: Record) -> None:
    assert RowKey.read(str(record.key)) == record.key


@pytest.mark.parametrize("written", ["", "/", "party", "party/", "/a"])
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not a row's key"):
        RowKey.read(written)


@BRIEFLY
@given(ANY_RECORD, ANY_RECORD)
def test_rows_known_by_a_key_have_one_id_exactly_when_their_keys_are_equal(one: Any, other: Any) -> None:
    for record in (one, other):
        assert record.natural_id() == (record.id if record.natural else None)
    if one.natural and type(one) is type(other):
        same = all(getattr(one, name) == getattr(other, name) for name in one.natural)
        assert (one.id == other.id) == same
        assert replace(one, **{name: getattr(other, name) for name in one.natural}).natural_id() == other.id


def test_a_field_is_there_where_it_is_declared() -> None:
    assert has_field(Channel, "rank")
    assert not has_field(Party, "rank")
