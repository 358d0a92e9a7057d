"""Benchmarks: `python -m tests.bench [name …]` prints ratios against a floor of the same run."""

from __future__ import annotations

import os
import sys
from importlib import import_module

BENCHES = (
    "layout",
    "frame",
    "canvas",
    "file",
    "poster",
    "start",
    "memory",
    "analyse",
    "history",
    "keeping",
    "merge",
    "matrix",
    "returned",
    "workbook",
)


def main() -> None:
    """Run the benchmarks that are named, or all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program does
    for name in sys.argv[1:] or BENCHES:
        import_module(f"tests.bench.{name}").run()


main()
