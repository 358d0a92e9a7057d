"""Dates of a column."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.importers.days import days_in

DAYS = st.lists(st.dates(dt.date(1970, 1, 1), dt.date(2069, 1, 1)), min_size=1, max_size=8)


@given(DAYS, st.sampled_from("-/."), st.booleans())
def test_days_come_back_however_they_were_written(days: list[dt.date], mark: str, day_first: bool) -> None:  # noqa: FBT001
    order = mark.join(("%d", "%m", "%Y") if day_first else ("%m", "%d", "%Y"))
    sure = any(day.day > 12 for day in days)

    assert days_in([str(day) for day in days], day_first=not day_first) == [str(day) for day in days]
    for said in (day_first, not day_first) if sure else (day_first,):
        found = days_in([day.strftime(order) for day in days], day_first=said)
        assert found == [str(day) for day in days]


@pytest.mark.parametrize("cell", ["", "soon", "2026-02-30", "31-02-2026", "2026", "45992", "1-2", "٣-٤-٢٠٢٦"])
def test_what_is_no_day_is_none(cell: str) -> None:
    assert days_in([cell], day_first=True) == [None]
