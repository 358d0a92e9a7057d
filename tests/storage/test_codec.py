from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.model.fields import columns_of
from journey_editor.model.records import TABLES, Experience, Pain, Persona, Record, RowKey, Setting
from journey_editor.model.validity import problems
from journey_editor.storage.codec import BadValueError, decoded, decoder, encoder, names
from tests.strategies import ANY_RECORD, BRIEFLY, records

STORED = (
    st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text(max_size=5) | st.binary(max_size=5)
)


@settings(BRIEFLY, max_examples=10)
@pytest.mark.parametrize("kind", TABLES.values(), ids=list(TABLES))
@given(st.data())
def test_records_read_back_from_plain_values_that_a_file_can_hold(
    kind: type[Record], data: st.DataObject
) -> None:
    record = data.draw(records(kind))
    row = encoder(kind)(record)
    assert all(value is None or type(value) in (int, float, str) for value in row)
    assert decoder(kind, names(kind), [])(row) == record


@BRIEFLY
@given(ANY_RECORD, st.data())
def test_columns_may_come_in_any_order(record: Record, data: st.DataObject) -> None:
    kind = type(record)
    pairs = data.draw(st.permutations(list(zip(names(kind), encoder(kind)(record), strict=True))))
    assert decoder(kind, [name for name, _ in pairs], [])([value for _, value in pairs]) == record


@BRIEFLY
@given(ANY_RECORD, st.data())
def test_a_column_that_is_not_there_takes_its_default_or_is_said_to_be_needed(
    record: Any, data: st.DataObject
) -> None:
    kind = type(record)
    gone = data.draw(st.sampled_from(columns_of(kind)[1:]))
    given_ = [name for name in names(kind) if name != gone.name]
    row = dict(zip(names(kind), encoder(kind)(record), strict=True))
    try:
        read = decoder(kind, given_, [])([row[name] for name in given_])
    except BadValueError as error:
        assert str(error) == f"{gone.name} is needed"  # noqa: PT017 - either outcome has its promise
        assert isinstance(gone.default, type(columns_of(Experience)[0].default))
    else:
        assert getattr(read, gone.name) == gone.default


@settings(BRIEFLY, max_examples=200)
@given(ANY_RECORD, STORED, st.data())
def test_whatever_a_file_holds_it_is_a_valid_record_or_said_to_be_none(
    record: Record, value: object, data: st.DataObject
) -> None:
    kind = type(record)
    row = encoder(kind)(record)
    place = data.draw(st.integers(0, len(row) - 1))
    row[place] = value
    try:
        read = decoder(kind, names(kind), [])(row)
    except BadValueError as error:
        said = error
    else:
        assert [problem for problem in problems(read) if problem.field != "id"] == []
        return
    assert said.column == names(kind)[place]
    assert len(str(said)) < 150


@settings(BRIEFLY, max_examples=10)
@pytest.mark.parametrize("kind", TABLES.values(), ids=list(TABLES))
@given(st.data())
def test_many_rows_read_back_at_once_as_one_by_one(kind: type[Record], data: st.DataObject) -> None:
    drawn = data.draw(st.lists(records(kind), max_size=4, unique_by=lambda record: record.id))
    rows = list(map(encoder(kind), drawn))
    assert decoded(kind, rows) == {record.id: record for record in drawn}
    if rows:
        assert decoded(kind, [*rows, rows[0]]) is None


@settings(BRIEFLY, max_examples=200)
@given(ANY_RECORD, STORED, st.data())
def test_at_once_nothing_is_read_that_one_by_one_is_not(
    record: Record, value: object, data: st.DataObject
) -> None:
    kind = type(record)
    row = encoder(kind)(record)
    row[data.draw(st.integers(0, len(row) - 1))] = value
    for found in (decoded(kind, [row]) or {}).values():
        assert found == decoder(kind, names(kind), [])(row)
        assert problems(found) == []


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("title", None, "title is needed"),
        ("levels", 4.5, "levels is a whole number"),
        ("levels", "5", "levels is a whole number"),
        ("low_point", float("inf"), "low_point is a number"),
        ("low_point", float("nan"), "low_point is a number"),
        ("title", b"x", "title is text"),
    ],
)
def test_what_is_wrong_with_a_stored_value_is_said(column: str, value: object, reason: str) -> None:
    with pytest.raises(BadValueError) as caught:
        decoder(Setting, ["id", column], [])(["s", value])
    assert str(caught.value) == reason


@pytest.mark.parametrize("value", [1.0, 2, -1, "1", b"\x01"])
def test_only_one_and_nought_are_flags(value: object) -> None:
    with pytest.raises(BadValueError, match="private is yes or no"):
        decoder(Pain, ["id", "private"], [])(["p", value])


def test_a_whole_number_where_a_real_one_is_meant_is_taken_as_it() -> None:
    read: Any = decoder(Setting, ["id", "low_point"], [])(["s", -1])
    assert (read.low_point, type(read.low_point)) == (-1.0, float)


def test_keys_choices_and_flags_have_their_own_types_again() -> None:
    subject = RowKey("touchpoint", "a/b")
    pain = Pain(id="p", private=True, subject=subject)
    read: Any = decoder(Pain, names(Pain), [])(encoder(Pain)(pain))
    assert (type(read.subject), read.subject, read.private) == (RowKey, subject, True)
    persona: Any = decoder(Persona, names(Persona), [])(encoder(Persona)(Persona(id="p")))
    assert type(persona.dash) is type(Persona(id="p").dash)


def test_a_text_that_cannot_be_kept_as_it_is_keeps_the_rest_and_says_so() -> None:
    repairs: list[str] = []
    read: Any = decoder(Setting, ["id", "title"], repairs)(["s", "A\x07 map" + "p" * 600])
    assert read.title == ("A map" + "p" * 600)[:500]
    (said,) = repairs
    assert "title" in said
