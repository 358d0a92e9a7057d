"""Dates of a column."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.importers.days import days_in

DAYS = st.lists(st.dates(dt.date(1970, 1, 1), dt.date(2069, 1, 1)), min_size=1, max_size=8)


@given(DAYS, st.sampled_from("-/."), st.sampled_from([("%d", "%m", "%Y"), ("%m", "%d", "%Y")]))
def test_days_come_back_however_they_were_written(
    days: list[dt.date], mark: str, order: tuple[str, ...]
) -> None:
    days = [*days, dt.date(2026, 11, 21)]  # so that the order is sure

    assert days_in([str(day) for day in days]) == [str(day) for day in days]
    assert days_in([day.strftime(mark.join(order)) for day in days]) == [str(day) for day in days]


def test_where_nobody_can_tell_the_day_comes_first() -> None:
    assert days_in(["03-04-2026"]) == ["2026-04-03"]


@pytest.mark.parametrize("cell", ["", "soon", "2026-02-30", "31-02-2026", "2026", "1-2"])
def test_what_is_no_day_is_none(cell: str) -> None:
    assert days_in([cell]) == [None]


@pytest.mark.parametrize(
    ("cell", "day"),
    [("45992", "2025-12-01"), ("٣-٤-٢٠٢٦", "2026-04-03"), ("21 mei 2026", "2026-05-21")],
)
def test_days_of_spreadsheets_and_in_words_are_known(cell: str, day: str) -> None:
    assert days_in([cell]) == [day]
