"""Timing: medians of several runs, floor and candidate in turn, so that a slow moment hits both."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter


def against(
    name: str, floor: Callable[[], object], candidate: Callable[[], object], *, runs: int = 5, aim: float
) -> None:
    """Print how long `candidate` takes as a multiple of `floor`, the median of paired runs."""
    floors, candidates = [], []
    for _ in range(runs):
        floors.append(_seconds(floor))
        candidates.append(_seconds(candidate))
    ratio = median(b / a for a, b in zip(floors, candidates, strict=True))
    print(
        f"{name:52} {median(candidates) * 1000:9.1f} ms  floor {median(floors) * 1000:9.1f} ms"
        f"  ratio {ratio:6.2f}  aim {aim:g}",
        flush=True,
    )


def _seconds(run: Callable[[], object]) -> float:
    began = perf_counter()
    run()
    return perf_counter() - began
