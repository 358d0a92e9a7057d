"""Squash: an old history in fewer lines, without a moment that anybody may know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from journey_editor.model.revision import Revision
from journey_editor.model.trace import LostTraceError, composed

_LONGEST: Final = 80  # characters of a label
_LONGEST_TRACE: Final = 1_000_000  # characters


def squashed(log: Sequence[Revision], *, newest: int = 0) -> tuple[Revision, ...]:
    """Return `log` with runs of lines by one author gathered into one each.

    Its `newest` lines stay, and so does every moment that was saved or named,
    where copies were merged or that was undone, and where another line begins.
    """
    old = len(log) - min(newest, len(log))
    pinned = _pinned(log)
    runs: list[list[Revision]] = []
    for one in log[:old]:
        if runs and _goes_on(runs[-1][-1], one, pinned):
            runs[-1].append(one)
        else:
            runs.append([one])
    return (*chain.from_iterable(map(_gathered, runs)), *log[old:])


def _pinned(log: Sequence[Revision]) -> set[str]:
    children = Counter(parent for one in log for parent in one.parents)
    merges = {one.id for one in log if len(one.parents) > 1}
    for one in log:  # what takes a merge back, or makes it again, says whether it counts
        if one.undoes in merges:
            merges.add(one.id)
    return merges | {
        one.id for one in log if one.saved or one.checkpoint or not one.back or children[one.id] > 1
    }


def _goes_on(earlier: Revision, later: Revision, pinned: set[str]) -> bool:
    return (
        earlier.id not in pinned
        and later.undoes not in pinned
        and later.parents == (earlier.id,)
        and later.author == earlier.author
        and bool(later.back)
        and bool(later.forth) == bool(earlier.forth)
    )


def _gathered(run: list[Revision]) -> list[Revision]:
    """Return a run as one line that ends where it does; as it is where its traces are none, or too long."""
    if len(run) == 1 or sum(len(one.back) + len(one.forth) for one in run) > _LONGEST_TRACE:
        return run
    labels = dict.fromkeys(said for one in run for said in one.label.split(", "))
    label = ", ".join(labels)
    try:
        back = composed([one.back for one in run])
        forth = composed([one.forth for one in reversed(run)]) if run[-1].forth else ""
    except LostTraceError:
        return run
    short = label if len(label) <= _LONGEST else f"{label[:_LONGEST].rstrip(' ,…')} …"
    return [replace(run[-1], parents=run[0].parents, label=short, back=back, forth=forth)]
