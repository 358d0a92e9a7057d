from __future__ import annotations

from enum import StrEnum

from journey_editor.model.fields import Choice, Flag, Origin, Refers, columns_of
from journey_editor.model.records import TABLES, LaneRole, Transition


def test_every_field_a_user_sees_has_a_label() -> None:
    for kind in TABLES.values():
        assert kind.noun
        for column in columns_of(kind):
            assert column.field.label, f"{kind.table}.{column.name}"


def test_every_record_starts_with_its_id() -> None:
    for table, kind in TABLES.items():
        assert kind.table == table
        assert columns_of(kind)[0].name == "id"


def test_every_reference_leads_to_tables_that_there_are() -> None:
    for kind in TABLES.values():
        for column in columns_of(kind):
            if isinstance(column.field, Refers):
                assert column.field.to
                assert set(column.field.to) <= set(TABLES)


def test_a_reference_that_is_not_owned_may_be_forgotten() -> None:
    for kind in TABLES.values():
        for column in columns_of(kind):
            if isinstance(column.field, Refers):
                assert column.field.owned != column.optional, f"{kind.table}.{column.name}"


def test_references_lead_from_later_tables_to_earlier_ones_so_that_nothing_owns_itself() -> None:
    order = list(TABLES)
    for table, kind in TABLES.items():
        for column in columns_of(kind):
            if isinstance(column.field, Refers):
                earlier = order.index(table) + isinstance(column.field, Origin)
                assert all(order.index(to) < earlier for to in column.field.to)


def test_natural_keys_are_made_of_fields_that_are_always_there() -> None:
    for kind in TABLES.values():
        columns = {column.name: column for column in columns_of(kind)}
        assert all(not columns[name].optional for name in kind.natural)


def test_choices_and_flags_have_the_type_they_say() -> None:
    for kind in TABLES.values():
        for column in columns_of(kind):
            assert isinstance(column.field, Choice) == issubclass(column.kind, StrEnum)
            assert isinstance(column.field, Flag) == (column.kind is bool)
            assert bool(column.options) == isinstance(column.field, Choice)


def test_a_column_tells_what_its_field_declares() -> None:
    columns = {column.name: column for column in columns_of(Transition)}
    carried = columns["identity_carried"]
    assert (carried.kind, carried.optional, carried.default) == (bool, True, None)
    assert columns_of(Transition) is columns_of(Transition)
    (role,) = [column for column in columns_of(TABLES["lane"]) if column.name == "role"]
    assert role.options == tuple(LaneRole)
    assert role.optional
