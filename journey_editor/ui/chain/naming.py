"""Naming: what is chosen on the chain, in words."""

from __future__ import annotations

from journey_editor.insight.follow_up import HORIZON, FollowUp
from journey_editor.kernel.words import Words, isolated, shortened
from journey_editor.layout.trace_cards import card_name
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, RowKey

_LONGEST = 60  # characters of a name in a menu or a sentence


def short_name(project: Project, key: RowKey, words: Words) -> str:
    """Return what a card is called, on one line."""
    return isolated(shortened(card_name(project, key, words), longest=_LONGEST))


def kind_name(key: RowKey, words: Words) -> str:
    """Return what kind of card a key stands for."""
    return words("Horizon") if key.table == HORIZON else words(TABLES[key.table].noun)


def spoken(project: Project, found: FollowUp, key: RowKey, words: Words) -> str:
    """Return a sentence about a card and what it lacks, a line, or a broken link."""
    broken = next((one for one in found.broken if one.key == key), None)
    if broken is not None:
        return f"{words(broken.gap.value)}: {card_name(project, broken.row, words)}"
    tie = next((one for one in found.ties if one.key == key), None)
    if tie is not None:
        start = tie.left if tie.action is None else tie.action
        return words(
            "Link from {one} to {other}",
            one=short_name(project, start, words),
            other=short_name(project, tie.right, words),
        )
    said = [kind_name(key, words), card_name(project, key, words)]
    said += [words(one.gap.value) for one in found.gaps.get(key, ())]
    return ", ".join(said)
