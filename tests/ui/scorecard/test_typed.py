"""Figures are read as people write them at a metric."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.app.resources import words_for
from journey_editor.kernel.numbers import written
from journey_editor.kernel.words import Words
from journey_editor.model.edits.measuring import Taken
from journey_editor.model.records import Metric
from journey_editor.ui.inspector.reasons import CannotKeepError
from journey_editor.ui.scorecard.typed import day_typed, figure_typed, readings_in

ENGLISH, DUTCH = Words(), words_for("nl")
FIGURES = st.floats(-1e11, 1e11).map(lambda value: round(value, 8))
SHARE, MINUTES = Metric(id="metric"), Metric(id="metric", unit="min")


@given(
    st.floats(-1e11, 1e11).map(lambda value: round(value, 8)),
    st.sampled_from([SHARE, MINUTES]),
    st.sampled_from([ENGLISH, DUTCH]),
)
def test_a_figure_is_read_back_as_it_is_written(value: float, metric: Metric, words: Words) -> None:
    said = written(value, words, percent=metric is SHARE)
    typed = said if metric is SHARE else f"{said} min"

    assert figure_typed(typed, metric, words) == Taken(value=value)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("71", Taken(value=0.71)),
        ("71,5 %", Taken(value=0.715)),
        ("71.5%", Taken(value=0.715)),
        ("128 of 180", Taken(hits=128, n=180)),
        ("128/180", Taken(hits=128, n=180)),
        ("128 van de 180", Taken(hits=128, n=180)),
        ("1,280 of 1,800", Taken(hits=1280, n=1800)),
        ("71 % (n = 180)", Taken(value=0.71, n=180)),
        ("71 %, n=180", Taken(value=0.71, n=180)),
    ],
)
def test_shares_are_typed_in_several_ways(typed: str, expected: Taken) -> None:
    assert figure_typed(typed, SHARE, ENGLISH) == expected


@pytest.mark.parametrize(
    "typed", ["", "soon", "181 of 180", "1 of 0", "1.5 of 3", "-1 of 3", "9" * 400, "%", "71 % n=", "٣"]
)
def test_what_is_no_figure_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(CannotKeepError, match=r"^[A-Z].*\.$"):
        figure_typed(typed, SHARE, ENGLISH)


def test_hits_of_n_are_no_minutes() -> None:
    with pytest.raises(CannotKeepError, match="min"):
        figure_typed("3 of 4", MINUTES, ENGLISH)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_reading_or_refused(typed: str) -> None:
    for metric in (SHARE, MINUTES):
        with suppress(CannotKeepError):
            found = figure_typed(typed, metric, ENGLISH)
            assert found.value is not None or found.hits is not None
        with suppress(CannotKeepError):
            day_typed(typed, ENGLISH)


@pytest.mark.parametrize(
    ("text", "expected", "skipped"),
    [
        ("2026-01-31\t71 %\n2026-02-28\t73 %", [("2026-01-31", 0.71), ("2026-02-28", 0.73)], 0),
        (
            "Date\tShare\r\n31-01-2026\t71\r\n28-02-2026\t73\r\n",
            [("2026-01-31", 0.71), ("2026-02-28", 0.73)],
            0,
        ),
        ("2026-01-31;0,71\n2026-02-28;1", [("2026-01-31", 0.71), ("2026-02-28", 1.0)], 0),
        ("2026-01-31\t71 %\nsoon\t72 %\n2026-02-28\t\n\n", [("2026-01-31", 0.71)], 2),
        ("2026-01-31\t\t71 %", [("2026-01-31", 0.71)], 0),
        ("2026-01-31", [], 1),
        ("", [], 0),
    ],
)
def test_two_columns_are_days_and_figures(text: str, expected: list[tuple[str, float]], skipped: int) -> None:
    found, left = readings_in(text, SHARE, ENGLISH)

    assert [(one.date, one.value) for one in found] == expected
    assert left == skipped


def test_three_columns_are_days_hits_and_n() -> None:
    text = "2026-01-31\t128\t180\n2026-02-28\t7\t5"

    assert readings_in(text, SHARE, ENGLISH) == ([Taken("2026-01-31", hits=128, n=180)], 1)


def test_fractions_of_something_else_than_a_share_stay_as_they_are() -> None:
    assert readings_in("2026-01-31\t0.5", MINUTES, ENGLISH)[0] == [Taken("2026-01-31", 0.5)]


@given(st.text("0123456789-\t;\n%., of", max_size=80))
def test_whatever_is_pasted_becomes_readings_that_can_be_kept(text: str) -> None:
    found, skipped = readings_in(text, SHARE, ENGLISH)

    assert len(found) + skipped <= len(text.splitlines()) + 1
    assert all(one.date and (one.value is not None or one.hits is not None) for one in found)
