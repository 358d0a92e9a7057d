"""Whoever waits is told how far work has come, and can stop it."""

from __future__ import annotations

import pytest

from journey_editor.kernel.progress import CancelledError, Progress


def test_parts_report_their_share_of_the_whole() -> None:
    shares: list[float] = []
    whole = Progress(shares.append)
    part = whole.part(0.5, 1.0)
    part.reached(0.0)
    part.part(0.5, 1.0).reached(0.5)

    assert shares == [0.5, 0.875]


def test_what_stops_the_whole_stops_its_parts() -> None:
    whole = Progress()
    part = whole.part(0.0, 0.5).part(0.0, 0.5)
    part.reached(0.1)
    whole.cancel()
    with pytest.raises(CancelledError):
        part.reached(0.2)


def test_things_come_through_until_it_is_cancelled() -> None:
    progress = Progress()
    things = progress.through(range(5), count=5)
    assert [next(things), next(things)] == [0, 1]
    progress.cancel()
    with pytest.raises(CancelledError):
        next(things)
