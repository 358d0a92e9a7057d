"""Revision: one line of a project's history."""

from __future__ import annotations

from dataclasses import dataclass


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
