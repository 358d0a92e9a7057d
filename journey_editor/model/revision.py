"""Revision: one line of a project's history."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.times import this_moment


@dataclass(frozen=True, slots=True)
class Revision:
    """What was done, by whom and when.

    `time` is UTC, written `2026-11-21T14:02:05Z`.  `parents` are the ids of the
    revisions it was made on: none for the first, two for a merge, whose first
    is the copy that the other was merged into.  `undoes` is the revision that
    this one takes back.  `checkpoint` is a name that somebody gave.  `saved`
    says that it once was the last one of a file: others may know it.

    `back` is the trace (`model.trace`) that leads to the first parent, or empty
    where none is known.  `forth` is the trace that leads from there to here; only
    lines that came with a merge carry it, since the map never was as they say.
    """

    id: str
    parents: tuple[str, ...]
    label: str
    author: str
    time: str
    undoes: str = ""
    checkpoint: str = ""
    saved: bool = False
    back: str = ""
    forth: str = ""


def as_saved(log: Sequence[Revision]) -> tuple[Revision, ...]:
    """Return a history as its file has it: its last revision is one that others may know."""
    if not log or log[-1].saved:
        return tuple(log)
    return (*log[:-1], replace(log[-1], saved=True))


def first_revision(label: str, *, mint: Mint) -> Revision:
    """Return the revision that a new map begins with, by nobody."""
    return Revision(id=mint.id(), parents=(), label=label, author="", time=this_moment())


def fingerprint(revision: str) -> str:
    """Return what tells a revision's id from others without telling the id: its SHA-256 in hex."""
    return hashlib.sha256(revision.encode()).hexdigest()
