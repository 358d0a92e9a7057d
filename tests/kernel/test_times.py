from __future__ import annotations

import datetime as dt

import pytest

from journey_editor.kernel.times import here, now, when
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
