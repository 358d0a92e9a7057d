"""Brought: what an import comes to, to be shown before it is made."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.records import RowKey


@dataclass(frozen=True)
class Brought:
    """What entries would change: the rows that stand for them, and how many of each came.

    `cards` counts touchpoints too, `inbox` those of the cards that have no
    place, `cut` the texts that were longer than can be kept.
    """

    change: Change
    chosen: tuple[RowKey, ...] = ()
    cards: int = 0
    inbox: int = 0
    steps: int = 0
    stages: int = 0
    lanes: int = 0
    channels: int = 0
    cut: int = 0

    def summary(self, words: Words) -> str:
        """Say what comes: "38 cards, 3 to the inbox, 2 new steps"."""
        parts = [words.count(self.cards, "{n} card", "{n} cards")] if self.cards or not self.steps else []
        if self.inbox:
            parts.append(words("{n} to the inbox", n=words.number(self.inbox)))
        if self.stages:
            parts.append(words.count(self.stages, "{n} new stage", "{n} new stages"))
        if self.steps:
            parts.append(words.count(self.steps, "{n} new step", "{n} new steps"))
        if self.lanes:
            parts.append(words.count(self.lanes, "{n} new lane", "{n} new lanes"))
        if self.channels:
            parts.append(words.count(self.channels, "{n} new channel", "{n} new channels"))
        if self.cut:
            one, many = "{n} text was too long and was cut", "{n} texts were too long and were cut"
            parts.append(words.count(self.cut, one, many))
        return ", ".join(parts)
