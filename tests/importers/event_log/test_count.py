"""Who went from where to where is counted as a patient person would."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journey_editor.importers.event_log.count import LONGEST_ROUTE, MOST_ROUTES, count
from journey_editor.importers.event_log.engine import EventLogEngine
from journey_editor.importers.event_log.guess import guess
from journey_editor.importers.event_log.log import Route
from journey_editor.kernel.progress import CancelledError, Progress
from tests.importers.logs import Event, by_hand, counted, events_file, written

BRIEF = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = st.sampled_from(["Desk", "Website", "Ask, then wait", 'The "app"', "Ånd", "E"])
CASES = st.sampled_from(["1", "2", "02", "ü-3", "a b", "x"])


def moment(minute: int) -> str:
    return f"2026-03-{1 + minute // 1440:02} {minute // 60 % 24:02}:{minute % 60:02}:00"


EVENTS = st.lists(st.tuples(CASES, NAMES, st.integers(0, 30).map(moment)), min_size=1, max_size=60)
DISTINCT = st.lists(
    st.tuples(CASES, NAMES, st.integers(0, 20_000).map(moment)),
    min_size=1,
    max_size=40,
    unique_by=lambda event: event[2],
)


@BRIEF
@given(events=EVENTS)
def test_counts_are_those_of_a_recount_by_hand(events: list[Event]) -> None:
    with TemporaryDirectory() as folder:
        found = counted(events_file(Path(folder), events))
    expected = by_hand(events)

    assert found.follows == expected.follows
    assert found.starts == expected.starts
    assert found.ends == expected.ends
    assert (found.cases, found.events) == (len({case for case, _, _ in events}), len(events))
    assert found.distinct_routes == len(expected.routes)
    assert {route.names: route.cases for route in found.routes} == expected.routes
    assert found.skipped == ()


@BRIEF
@given(events=DISTINCT, order=st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter_where_times_differ(events: list[Event], order: object) -> None:
    shuffled = list(events)
    order.shuffle(shuffled)  # type: ignore[attr-defined] # Hypothesis gives a random.Random
    with TemporaryDirectory() as folder:
        one = counted(events_file(Path(folder), events, name="one.csv"))
        other = counted(events_file(Path(folder), shuffled, name="other.csv"))

    assert one == other


def test_equal_times_keep_the_order_of_the_file(tmp_path: Path) -> None:
    same = "2026-01-01 10:00"
    found = counted(events_file(tmp_path, [("1", "B", same), ("1", "A", same), ("1", "A", same)]))

    assert found.follows == {("B", "A"): 1, ("A", "A"): 1}
    assert found.routes == (Route(("B", "A", "A"), 3, 1),)


def test_equal_times_keep_the_order_of_a_large_file(tmp_path: Path) -> None:
    names = [f"T{number % 7}" for number in range(150_000)]
    path = events_file(tmp_path, [("1", name, "2026-01-01") for name in names])

    assert counted(path).follows == by_hand(("1", name, "") for name in names).follows


def test_routes_with_the_same_touchpoints_in_another_order_are_others(tmp_path: Path) -> None:
    rows = [
        ("1", "A"),
        ("1", "B"),
        ("1", "C"),
        ("2", "B"),
        ("2", "A"),
        ("2", "C"),
        ("3", "A"),
        ("3", "B"),
        ("3", "C"),
    ]
    found = counted(events_file(tmp_path, [(*row, moment(number)) for number, row in enumerate(rows)]))

    assert found.routes == (Route(("A", "B", "C"), 3, 2), Route(("B", "A", "C"), 3, 1))


def test_of_many_and_long_routes_the_most_frequent_are_shown_in_part(tmp_path: Path) -> None:
    events = [(f"{case}-{again}", f"T{case}", moment(0)) for case in range(30) for again in range(case + 1)]
    long = [("long", "T1", moment(minute)) for minute in range(200)]
    found = counted(events_file(tmp_path, events + long * 40))

    assert found.distinct_routes == 31
    assert [route.cases for route in found.routes] == list(range(30, 10, -1))
    assert len(found.routes) == MOST_ROUTES
    alone = counted(events_file(tmp_path, long))
    assert alone.routes == (Route(("T1",) * LONGEST_ROUTE, 200, 1),)


def test_spellings_of_one_name_are_one_touchpoint(tmp_path: Path) -> None:
    events = [("1", "Desk", "2026-01-01"), ("1", " DESK ", "2026-01-02"), ("2", "Desk", "2026-01-03")]
    found = counted(events_file(tmp_path, events))

    assert found.names == {"Desk": 3}
    assert found.follows == {("Desk", "Desk"): 1}


def test_a_name_may_stand_for_a_touchpoint_on_each_channel(tmp_path: Path) -> None:
    rows = [
        ("case", "touchpoint", "channel", "time"),
        ("1", "Ask", "Desk", "2026-01-01"),
        ("1", "Ask", "Chat", "2026-01-02"),
        ("1", "Pay", "Chat", "2026-01-03"),
    ]
    path = written(tmp_path, rows)

    assert count(path, guess(path).reading).follows == {("Ask", "Ask"): 1, ("Ask", "Pay"): 1}
    apart = count(path, guess(path).reading, apart=["ask"])
    assert apart.follows == {("Ask (Desk)", "Ask (Chat)"): 1, ("Ask (Chat)", "Pay"): 1}
    assert apart.channels == {"Ask (Desk)": "Desk", "Ask (Chat)": "Chat", "Pay": "Chat"}


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which temporary ones are made."""
    folder = tmp_path / "workplace"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_progress_rises_to_the_end_and_nothing_is_left_behind(tmp_path: Path, workplace: Path) -> None:
    shares: list[float] = []
    path = events_file(tmp_path, [("1", "A", "2026-01-01")])
    before = path.read_bytes()
    count(path, guess(path).reading, Progress(shares.append))

    assert shares == sorted(shares)
    assert shares[0] < 0.31
    assert shares[-1] <= 1
    assert path.read_bytes() == before
    assert list(workplace.iterdir()) == []


def test_counting_can_be_cancelled_while_the_database_works(tmp_path: Path, workplace: Path) -> None:
    path = events_file(
        tmp_path,
        [(str(number % 997), f"T{number % 50}", moment(number % 20_000)) for number in range(400_000)],
    )
    begun = threading.Event()
    progress = Progress(lambda share: begun.set() if share > 0.3 else None)

    def cancel() -> None:
        begun.wait(30)
        progress.cancel()

    threading.Thread(target=cancel).start()
    reading = guess(path).reading
    with pytest.raises(CancelledError):
        count(path, reading, progress)
    assert list(workplace.iterdir()) == []


def test_a_query_that_would_take_days_stops_when_it_is_cancelled() -> None:
    progress = Progress()
    threading.Timer(0.3, progress.cancel).start()
    with EventLogEngine() as engine:
        engine.file.write_text("")
        engine.open()
        with pytest.raises(CancelledError):
            engine.ask(
                "SELECT count(*) FROM range(10_000_000_000_000) AS r(n) WHERE n % 7 = 1", progress=progress
            )


def test_the_database_is_loaded_only_to_count() -> None:
    said = """
import importlib, pkgutil, sys
import journey_editor.app.commands.import_log
import journey_editor.importers as room
for one in pkgutil.iter_modules(room.__path__):
    importlib.import_module(f"journey_editor.importers.{one.name}")
sys.exit("duckdb" in sys.modules or "_duckdb" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", said], check=False).returncode == 0
