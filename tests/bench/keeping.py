"""A keystroke until it is kept on this computer, against a bare commit of the same kind on the same disk."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Card
from journey_editor.session.document import Document
from tests.bench.maps import large_map

_KEYS = 400


def run() -> None:
    """Print both, and how long whoever types is held up."""
    with TemporaryDirectory() as folder:
        document = Document(large_map(1000))
        document.keep_in(lambda: Path(folder))
        copy = document.working_copy
        assert copy is not None
        card = next(iter(document.kept.all(Card).values()))
        floor = _Floor(Path(folder) / "floor.db")
        kept, held, bare = [], [], []
        for number in range(_KEYS):
            change = set_values(document.kept, card.key, text="x" * (number % 80 + 1))
            began = perf_counter()
            document.apply("Type", change, gesture="typing")
            held.append(perf_counter() - began)
            while copy.pending:
                time.sleep(0.0001)
            kept.append(perf_counter() - began)
            bare.append(floor.commit(number))
        document.leave()
    for name, seconds in (("kept", kept), ("held up", held), ("bare commit", bare)):
        worst = quantiles(seconds, n=100)[98]
        print(f"{name:12} median {median(seconds) * 1000:6.2f} ms  p99 {worst * 1000:6.2f} ms")
    print(f"kept against a bare commit: ratio {median(kept) / median(bare):.2f}  aim 5 ms, p99 50 ms")


class _Floor:
    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        for said in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "CREATE TABLE t (k, v)"):
            self._connection.execute(said)

    def commit(self, number: int) -> float:
        began = perf_counter()
        with contextlib.closing(self._connection.cursor()) as cursor:
            cursor.execute("INSERT INTO t VALUES (?, ?)", (number, "x" * 80))
        return perf_counter() - began
