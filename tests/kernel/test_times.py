from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.times import day_of, days_later, here, months_later, now, when
from journey_editor.kernel.words import Words


def test_a_time_is_written_as_day_and_hour() -> None:
    assert when("2026-11-21T12:00:05Z", Words()).startswith(("20 Nov 2026 ", "21 Nov 2026 ", "22 Nov 2026 "))
    assert len(when("2026-11-21T12:00:05Z", Words())) == len("21 Nov 2026 12:00")


@pytest.mark.parametrize("said", ["", "yesterday", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"])
def test_of_what_is_no_time_nothing_is_written(said: str) -> None:
    assert when(said, Words()) == ""


def test_this_moment_is_written_to_the_second_and_in_utc() -> None:
    written = now()

    read = here(written)
    assert read is not None
    assert read.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") == written
    assert abs(dt.datetime.now(dt.UTC) - read) < dt.timedelta(minutes=1)


def test_a_month_later_is_the_same_day_or_the_last_that_there_is() -> None:
    assert months_later(dt.date(2026, 11, 21), 3) == dt.date(2027, 2, 21)
    assert months_later(dt.date(2026, 11, 30), 3) == dt.date(2027, 2, 28)
    assert months_later(dt.date(2024, 2, 29), 12) == dt.date(2025, 2, 28)
    assert months_later(dt.date(9998, 6, 1), 36) == dt.date.max


@given(st.dates(), st.integers(0, 60), st.integers(0, 60))
def test_later_months_are_never_earlier_days(day: dt.date, few: int, more: int) -> None:
    assert day <= months_later(day, few) <= months_later(day, few + more)


@given(st.dates(), st.integers(-200, 200))
def test_days_later_are_as_many_days_as_can_be_written(day: dt.date, days: int) -> None:
    later = days_later(day, days)
    assert (later - day).days == days or later in {dt.date.min, dt.date.max}


@given(st.text(max_size=12) | st.dates().map(str))
def test_a_day_is_read_or_it_is_none(written: str) -> None:
    found = day_of(written)
    assert found is None or dt.date.fromisoformat(written) == found
