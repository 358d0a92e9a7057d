"""Directly-follows counts of a log, against DuckDB's own window query on the same file, and pandas.

`python -m tests.bench event_log` counts 1 million events; with
JOURNEY_EVENTS=10000000 in the environment, ten million.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from subprocess import run as run_program
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.timing import against

_PEAK = (
    "import sys, resource; from pathlib import Path; from tests.bench.event_log import ours;"
    " ours(Path(sys.argv[1])); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
)
_OWN = """
    SELECT touchpoint, next, count(*) FROM (
      SELECT touchpoint, lead(touchpoint) OVER (PARTITION BY "case" ORDER BY time) AS next FROM read_csv(?)
    ) WHERE next IS NOT NULL GROUP BY ALL"""


def run() -> None:
    """Print the ratios and the peak of memory."""
    many = int(os.environ.get("JOURNEY_EVENTS", "1000000"))
    runs = 3 if many > 1_000_000 else 5
    with TemporaryDirectory() as folder:
        path = Path(folder) / "log.csv"
        _write(path, many)
        assert sum(ours(path).values()) == sum(row[2] for row in _own(path))
        against(
            f"{many:,} events, against DuckDB's own query",
            lambda: _own(path),
            lambda: ours(path),
            runs=runs,
            aim=2,
        )
        done = run_program([sys.executable, "-c", _PEAK, path], capture_output=True, check=True)
        print(f"{many:,} events, peak of memory {int(done.stdout)} MB  aim 1000", flush=True)
        if find_spec("pandas") is None:
            print("pandas is not installed here, so there is nothing to compare with", flush=True)
        else:
            against(
                f"{many:,} events, against pandas",
                lambda: _pandas(path),
                lambda: ours(path),
                runs=runs,
                aim=2,
            )


def ours(path: Path) -> dict[tuple[str, str], int]:
    """Count as the program does: routes, starts and ends too."""
    from journey_editor.importers.event_log.count import count
    from journey_editor.importers.event_log.guess import guess

    return dict(count(path, guess(path).reading).follows)


def _own(path: Path) -> list[tuple[Any, ...]]:
    import duckdb

    with duckdb.connect(config={"threads": "2", "memory_limit": "512MB"}) as connection:
        connection.execute("SET enable_progress_bar = false")
        return connection.execute(_OWN, [str(path)]).fetchall()


def _pandas(path: Path) -> object:
    pandas: Any = import_module("pandas")
    log = pandas.read_csv(path, dtype={"case": str}, parse_dates=["time"]).sort_values(
        ["case", "time"], kind="stable"
    )
    log["next"] = log.groupby("case")["touchpoint"].shift(-1)
    return log.dropna(subset=["next"]).groupby(["touchpoint", "next"]).size()


def _write(path: Path, many: int) -> None:
    """Write visits of about eight events each to 40 touchpoints, by 5,000 people at once."""
    chance = random.Random(24)  # noqa: S311 - repeatable on purpose
    begin = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
    cases, new = list(range(5000)), 5000
    with path.open("w") as file:
        file.write("case,touchpoint,time\n")
        for number in range(many):
            at = int(chance.random() * 5000)
            if chance.random() < 0.12:
                cases[at], new = new, new + 1
            name = int(40 * chance.random() ** 2)
            moment = begin + dt.timedelta(seconds=number // 3)
            file.write(f"c{cases[at]:09d},Touchpoint {name},{moment.isoformat()}\n")
