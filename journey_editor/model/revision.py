"""Revision: one line of a project's history."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from journey_editor.kernel.ids import Mint


@dataclass(frozen=True, slots=True)
class Revision:
    """What was done, by whom and when.

    `time` is UTC, written `2026-11-21T14:02:05Z`.  `parents` are the ids of the
    revisions it was made on: none for the first.
    """

    id: str
    parents: tuple[str, ...]
    label: str
    author: str
    time: str


def first_revision(label: str, *, mint: Mint) -> Revision:
    """Return the revision that a new map begins with, by nobody."""
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Revision(id=mint.id(), parents=(), label=label, author="", time=now)


def fingerprint(revision: str) -> str:
    """Return what tells a revision's id from others without telling the id: its SHA-256 in hex."""
    return hashlib.sha256(revision.encode()).hexdigest()
