"""Said: what a log would change, to be shown before it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journey_editor.importers.event_log.log import Counts
from journey_editor.importers.event_log.match import How, Match
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.records import RowKey


@dataclass(frozen=True)
class LogBrought:
    """What a log changes on a map.

    `chosen` are the touchpoints that it has figures for, `created` the names
    that matched none, `joined` counts the transitions that are new, `cleared`
    the figures of earlier counts that go.  Of those who ended, `at_goals` did
    so at a goal, the others `left`; `goals` says whether the map marks any.
    `elsewhere` counts the touchpoints of the map that the log does not hold.
    """

    change: Change
    chosen: tuple[RowKey, ...]
    created: tuple[str, ...]
    matches: tuple[Match, ...]
    joined: int
    cleared: int
    at_goals: int
    left: int
    goals: bool
    elsewhere: int

    def summary(self, words: Words) -> str:
        """Say what comes, a sentence a line."""
        return "\n".join(self._lines(words))

    def _lines(self, words: Words) -> Iterator[str]:
        near = sum(one.how is How.LIKELY for one in self.matches)
        several = sum(one.several for one in self.matches)
        if not self.change:
            yield words("The map has these figures already; nothing changes.")
        yield words.count(
            len(self.matches) - len(self.created),
            "{n} name of the log is a touchpoint of the map.",
            "{n} names of the log are touchpoints of the map.",
        )
        if near:
            yield words.count(
                near,
                "{n} of them is written a little differently.",
                "{n} of them are written a little differently.",
            )
        if several:
            yield words.count(
                several,
                "{n} of them is the name of several touchpoints; the first was taken.",
                "{n} of them are names of several touchpoints; the first was taken.",
            )
        if self.created:
            yield words.count(
                len(self.created),
                "{n} new touchpoint waits in the stage From the log.",
                "{n} new touchpoints wait in the stage From the log.",
            )
        if self.joined:
            yield words.count(self.joined, "{n} new transition.", "{n} new transitions.")
        if self.cleared:
            yield words.count(
                self.cleared,
                "{n} figure of an earlier count goes, as it does not belong to these.",
                "{n} figures of earlier counts go, as they do not belong to these.",
            )
        if self.elsewhere:
            yield words.count(
                self.elsewhere,
                "{n} touchpoint of the map is not in the log and stays as it is.",
                "{n} touchpoints of the map are not in the log and stay as they are.",
            )
        if not self.goals:
            yield words("No touchpoint is marked as a goal: everyone who ended counts as having left.")
        elif self.at_goals or self.left:
            yield words(
                "{goals} ended at a goal, {left} left elsewhere.",
                goals=words.number(self.at_goals),
                left=words.number(self.left),
            )


def counted_lines(counts: Counts, words: Words) -> Iterator[str]:
    """Yield what a log was counted to, and what of it was not counted, a sentence each."""
    followed = sum(counts.follows.values())
    yield ", ".join(
        (
            words.count(counts.cases, "{n} case", "{n} cases"),
            words.count(counts.events, "{n} event", "{n} events"),
            words.count(len(counts.follows), "{n} transition", "{n} transitions"),
            words.count(followed, "taken once", "taken {n} times"),
            words.count(len(counts.starts), "starts at {n} touchpoint", "starts at {n} touchpoints"),
            words.count(len(counts.ends), "ends at {n} touchpoint", "ends at {n} touchpoints"),
        )
    )
    for skipped in counts.skipped:
        one, many = (
            "1 row is not counted: {why} (row {row}).",
            "{n} rows are not counted: {why} (first: {row}).",
        )
        yield words(
            one if skipped.rows == 1 else many,
            n=words.number(skipped.rows),
            why=words(skipped.reason),
            row=words.number(skipped.first),
        )
    if counts.lost:
        one = "{n} case has no row that can be counted and is left out."
        yield words.count(counts.lost, one, "{n} cases have no row that can be counted and are left out.")
    for role in counts.unused:
        yield words("The column {role} is not used: a map has no place for what it says.", role=words(role))
