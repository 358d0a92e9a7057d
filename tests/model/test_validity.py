from __future__ import annotations

import math
import unicodedata
from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journey_editor.kernel.ids import natural_id
from journey_editor.model.fields import Column, Line, Prose, columns_of
from journey_editor.model.records import (
    TABLES,
    Action,
    Card,
    Code,
    Experience,
    Journey,
    Pain,
    Persona,
    Record,
    RowKey,
    Setting,
    Touchpoint,
)
from journey_editor.model.validity import (
    InvalidRecordError,
    Problem,
    all_right,
    cleaned,
    problem,
    problems,
    require_valid,
)
from tests.strategies import ANY_RECORD, BRIEFLY, records

TEXT = st.text(st.characters(exclude_categories=[]), max_size=30)
WRONG: list[Any] = [object(), "\x00", 10**30, -(10**30), 1.5, math.nan, math.inf, b"x", True, "", ["x"]]
SUBJECT = "names a row of touchpoint or transition"


@BRIEFLY
@pytest.mark.parametrize("kind", TABLES.values(), ids=list(TABLES))
@given(st.data())
def test_every_record_made_as_declared_is_valid(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    assert problems(record) == []
    require_valid(record)


@pytest.mark.parametrize(
    ("record", "field", "reason"),
    [
        (Persona(id="p", title=None), "title", "is needed"),  # type: ignore[arg-type] # a wrong value
        (Persona(id="p", kind="patron"), "kind", "'patron' is not one of the choices"),  # type: ignore[arg-type] # a wrong value
        (Persona(id="p", title="x" * 501), "title", "has at most 500 characters, not 501"),
        (Persona(id="p", title="a\nb"), "title", "has characters that cannot be kept"),
        (Persona(id="p", goals="a\rb"), "goals", "has characters that cannot be kept"),
        (Persona(id="p", goals="\ud800"), "goals", "has characters that cannot be kept"),
        (Persona(id="p", title=7), "title", "is text"),  # type: ignore[arg-type] # a wrong value
        (Persona(id="p", colour="red"), "colour", "is a colour like #1d4ed8"),
        (Persona(id="p", rank="A0"), "rank", "is an order key"),
        (Persona(id="p", rank="A" * 201), "rank", "is an order key"),
        (Persona(id=""), "id", "is an id"),
        (Persona(id="x" * 65), "id", "is an id"),
        (Persona(id="a\nb"), "id", "is an id"),
        (Setting(id="s", levels=8), "levels", "lies between 3 and 7"),
        (Setting(id="s", levels=5.0), "levels", "is a whole number"),  # type: ignore[arg-type] # a wrong value
        (Setting(id="s", levels=True), "levels", "is yes or no"),
        (Setting(id="s", low_point=-1.01), "low_point", "lies between -1 and 1"),
        (Setting(id="s", low_point=math.nan), "low_point", "is a number"),
        (Setting(id="s", low_point=math.inf), "low_point", "is a number"),
        (Setting(id="s", low_point="0"), "low_point", "is a number"),  # type: ignore[arg-type] # a wrong value
        (Journey(id="j", date="2026-02-30"), "date", "is a date like 2026-11-21"),
        (Journey(id="j", date="20261121"), "date", "is a date like 2026-11-21"),
        (Touchpoint(id="t", step="s", channel="c", goal=1), "goal", "is yes or no"),  # type: ignore[arg-type] # a wrong value
        (Touchpoint(id="t", step="", channel="c"), "step", "is an id"),
        (Pain(id="p", subject=RowKey("lane", "l")), "subject", SUBJECT),
        (
            Pain(id="p", subject=RowKey("touchpoint", "")),
            "subject",
            SUBJECT,
        ),
        (
            Pain(id="p", subject=RowKey("touchpoint", "a\nb")),
            "subject",
            SUBJECT,
        ),
        (Pain(id="p", subject=("touchpoint", "t")), "subject", SUBJECT),  # type: ignore[arg-type] # a wrong value
        (Code(id="c", code="DT03"), "id", "follows from the row's key"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_kind_of_bad_value_is_said_in_words(record: Record, field: str, reason: str) -> None:
    assert problems(record) == [Problem(field, reason)]
    with pytest.raises(InvalidRecordError, match=field):
        require_valid(record)


@BRIEFLY
@given(ANY_RECORD, st.data())
def test_a_bad_value_is_said_for_its_own_field_and_never_raises(record: Any, data: st.DataObject) -> None:
    column = data.draw(st.sampled_from(columns_of(type(record))))
    value = data.draw(st.sampled_from(WRONG))
    found = problems(replace(record, **{column.name: value}))
    assert all(one.field in (column.name, "id") for one in found)
    if column.name != "id":
        assert (problem(column, value) is not None) == (column.name in {one.field for one in found})


@settings(BRIEFLY, max_examples=8 * BRIEFLY.max_examples)
@given(ANY_RECORD, st.data())
def test_many_values_are_right_exactly_where_each_of_them_is(record: Any, data: st.DataObject) -> None:
    column = data.draw(st.sampled_from(columns_of(type(record))))
    right = getattr(record, column.name)
    texts = TEXT | st.sampled_from(["a0", "", "é", "²", "a\nb", "x" * 65, "x" * 501])
    anything = (
        st.sampled_from([one for one in WRONG if isinstance(one, Hashable)])
        | texts
        | st.integers()
        | st.floats()
        | st.none()
    )
    for values in ({right}, {right, data.draw(texts)}, {right, data.draw(texts), data.draw(anything)}):
        assert all_right(column, values) == (not any(problem(column, value) for value in values))


def test_every_problem_of_a_record_is_said() -> None:
    touchpoint = Touchpoint(id="t", step="", channel="", minutes=-1, started=-1)
    assert [one.field for one in problems(touchpoint)] == ["step", "channel", "minutes", "started"]


def test_a_choice_that_is_a_whole_book_is_not_repeated_in_full() -> None:
    said = problem(_column(Action, "status"), "x" * 1_000_000)
    assert said is not None
    assert len(said) < 100


def test_a_missing_value_is_right_exactly_where_it_may_be_unknown() -> None:
    for kind in TABLES.values():
        for column in columns_of(kind):
            assert (problem(column, None) is None) == column.optional


@given(TEXT, st.booleans())
def test_cleaned_text_stays_as_it_is_when_cleaned_again(text: str, lines: bool) -> None:  # noqa: FBT001 - drawn, not passed
    assert cleaned(cleaned(text, lines=lines), lines=lines) == cleaned(text, lines=lines)


@given(TEXT, st.booleans())
@example("\r\x00\n", True)
@example("\ud83d\ude00", True)
def test_cleaned_text_can_be_kept_and_printed_anywhere(text: str, lines: bool) -> None:  # noqa: FBT001 - drawn
    clean = cleaned(text, lines=lines)
    clean.encode("utf-8")
    allowed = {"\n", "\t"} if lines else set()
    assert not [char for char in clean if ord(char) < 32 and char not in allowed]
    assert len(clean.splitlines()) <= (clean.count("\n") + 1)
    field: Line | Prose = Prose("", longest=100) if lines else Line("", longest=100)
    assert problem(Column("x", field, str, optional=False, default=""), clean) is None


@given(TEXT, st.booleans())
def test_cleaning_loses_no_character_that_shows(text: str, lines: bool) -> None:  # noqa: FBT001 - drawn, not passed
    def shown(one: str) -> list[str]:
        hidden = {"Cc", "Cs", "Cn", "Zl", "Zp", "Zs"}
        return [char for char in one if unicodedata.category(char) not in hidden]

    assert shown(cleaned(text, lines=lines)) == shown(text)


def test_line_breaks_of_every_system_become_one_kind_or_a_space() -> None:
    text = "a\r\nb\rc\nd\x0be\x0cf\x85g\u2028h\u2029i"
    assert cleaned(text, lines=True) == "a\nb\nc\nd\ne\nf\ng\nh\ni"
    assert cleaned(text, lines=False) == "a b c d e f g h i"
    assert cleaned("a\tb", lines=True) == "a\tb"
    assert cleaned("a\tb", lines=False) == "a b"


def test_a_row_known_by_a_key_says_when_its_id_is_another() -> None:
    right = Experience.known_by(persona="p", subject=RowKey("step", "s"), emotion=0.5)
    assert problems(right) == []
    assert right.id == natural_id("experience", "p", "step/s")
    assert problems(replace(right, persona="q")) == [Problem("id", "follows from the row's key")]


def test_a_card_may_have_tabs_and_lines_and_every_script() -> None:
    assert problems(Card(id="c", text="a\tb\n日本語 עברית 👩‍👩‍👧 \u202e")) == []


def _column(kind: type[Record], name: str) -> Column:
    return next(column for column in columns_of(kind) if column.name == name)
