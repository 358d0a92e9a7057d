"""Said: what answers would change on a map, to be shown before it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journey_editor.importers.feedback.answers import Skipped
from journey_editor.importers.feedback.experience import Felt
from journey_editor.importers.feedback.match import Named
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change


@dataclass(frozen=True)
class FeedbackBrought:
    """What answers change on a map.

    `readings` are the titles of metrics, `added` those that are new.  `quotes`
    come to the inbox, `known_quotes` came before; in `masked` something that
    says who wrote it was taken out.  Of the answers about experience those of `nobodys` have no
    persona, those `nowhere` no touchpoint.
    """

    change: Change
    answers: int = 0
    felt: tuple[Felt, ...] = ()
    readings: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    quotes: int = 0
    known_quotes: int = 0
    masked: int = 0
    nobodys: int = 0
    nowhere: int = 0
    names: tuple[Named, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @property
    def experiences(self) -> int:
        """At how many places, for one persona each, they tell of the experience."""
        return sum(not one.stays for one in self.felt)

    @property
    def others(self) -> int:
        """At how many of all places another source tells of the experience already."""
        return sum(one.foreign for one in self.felt)

    @property
    def replaced(self) -> int:
        """At how many of these what it told goes."""
        return sum(one.foreign and not one.stays for one in self.felt)

    @property
    def unmatched(self) -> tuple[Named, ...]:
        """The names that stand for nothing on the map."""
        return tuple(one for one in self.names if one.row is None)

    def lines(self, words: Words) -> Iterator[str]:
        """Say what comes, a sentence each."""
        if not self.change:
            used = self.experiences or self.readings or self.known_quotes
            yield (
                words("The map has these answers already; nothing changes.")
                if used
                else words("No answer has a place on the map yet; nothing changes.")
            )
        yield words.count(self.answers, "{n} row has answers.", "{n} rows have answers.")
        if self.experiences:
            yield words.count(
                self.experiences,
                "They tell of the experience of one persona at 1 touchpoint.",
                "They tell of the experience at {n} places: one persona at one touchpoint each.",
            )
        if self.replaced:
            yield words.count(
                self.replaced,
                "At {n} of these, what another source told is replaced.",
                "At {n} of these, what other sources told is replaced.",
            )
        if lost := sum(one.loses for one in self.felt):
            yield words.count(
                lost,
                "At {n} place something was told that these answers do not ask for; it goes.",
                "At {n} places something was told that these answers do not ask for; it goes.",
            )
        if self.others > self.replaced:
            yield words.count(
                self.others,
                "At {n} place another source tells of the experience already; that stays as it is.",
                "At {n} places other sources tell of the experience already; that stays as it is.",
            )
        if self.readings:
            yield words.count(len(self.readings), "{n} metric gets a reading.", "{n} metrics get a reading.")
        if self.added:
            yield words("New metric: {titles}.", titles=", ".join(self.added))
        if self.quotes:
            yield words.count(
                self.quotes,
                "{n} text waits in the inbox as a private quote.",
                "{n} texts wait in the inbox as private quotes.",
            )
        if self.known_quotes and self.change:
            yield words.count(self.known_quotes, "{n} text came before.", "{n} texts came before.")
        yield from self._left_out(words)

    def _left_out(self, words: Words) -> Iterator[str]:
        """Say what of the answers is not used."""
        if self.masked:
            yield words.count(
                self.masked,
                "In {n} text a mail address or a long number was taken out.",
                "In {n} texts mail addresses or long numbers were taken out.",
            )
        if self.nobodys:
            yield words.count(
                self.nobodys,
                "In {n} row no persona is known for what was felt.",
                "In {n} rows no persona is known for what was felt.",
            )
        if self.nowhere:
            yield words.count(
                self.nowhere,
                "In {n} row no touchpoint is known for something that was felt.",
                "In {n} rows no touchpoint is known for something that was felt.",
            )
        for skipped in self.skipped:
            one, many = (
                "1 cell is not used: {why} (row {row}).",
                "{n} cells are not used: {why} (first: row {row}).",
            )
            yield words(
                one if skipped.cells == 1 else many,
                n=words.number(skipped.cells),
                why=words(skipped.reason),
                row=words.number(skipped.first),
            )
