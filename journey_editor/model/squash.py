"""Squash: an old history in fewer lines, without a moment that anybody may know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from journey_editor.model.revision import Revision
from journey_editor.model.trace import LostTraceError, composed

_LONGEST: Final = 80  # characters of a label


def squashed(log: Sequence[Revision], *, newest: int = 0) -> tuple[Revision, ...]:
    """Return `log` with runs of lines by one author gathered into one each.

    Its `newest` lines stay, and so does every moment that was saved or named,
    where copies were merged or that was undone, and where another line begins.
    """
    pinned = _pinned(log)
    found: list[Revision] = []
    for one in log[: max(len(log) - newest, 0)]:
        free = found and found[-1].id not in pinned and one.undoes not in pinned
        gathered = _gathered(found[-1], one) if free else None
        if gathered is None:
            found.append(one)
        else:
            found[-1] = gathered
    return (*found, *log[len(log) - min(newest, len(log)) :])


def _pinned(log: Sequence[Revision]) -> set[str]:
    children = Counter(parent for one in log for parent in one.parents)
    merges = {one.id for one in log if len(one.parents) > 1}
    for one in log:  # what takes a merge back, or makes it again, says whether it counts
        if one.undoes in merges:
            merges.add(one.id)
    return merges | {
        one.id for one in log if one.saved or one.checkpoint or not one.back or children[one.id] > 1
    }


def _gathered(earlier: Revision, later: Revision) -> Revision | None:
    """Return two lines as one that ends where the later does, or None where they are not of one piece."""
    if later.parents != (earlier.id,) or later.author != earlier.author or not later.back:
        return None
    if bool(earlier.forth) != bool(later.forth):
        return None
    labels = list(dict.fromkeys([*earlier.label.split(", "), *later.label.split(", ")]))
    label = ", ".join(labels)
    try:
        back = composed(earlier.back, later.back)
        forth = composed(later.forth, earlier.forth) if later.forth else ""
    except LostTraceError:
        return None
    short = label if len(label) <= _LONGEST else f"{label[:_LONGEST].rstrip(' ,…')} …"
    return replace(later, parents=earlier.parents, label=short, back=back, forth=forth)
