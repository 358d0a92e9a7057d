"""Returned: what workbooks that came back would change, to be shown before it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journey_editor.kernel.words import Words, isolated, shortened
from journey_editor.model.change import Change

_LONGEST: Final = 80  # characters of a title in a line


@dataclass(frozen=True)
class FromFile:
    """What came back in one workbook.

    `scorer` is who scored, "" where nobody did.  Of the `of` actions that its
    list has, `scored` have a score of theirs and `comments` a comment; `fields`
    counts what else was changed of actions, `new` are titles of actions that the
    map does not have.  `notes` say in words what was left out or is to be known.
    """

    path: Path
    scorer: str
    scored: int
    of: int
    comments: int
    fields: int
    new: tuple[str, ...]
    notes: tuple[str, ...]

    def line(self, words: Words) -> str:
        """Say it in a line: how many actions were scored, and what else came."""
        return ", ".join(self._parts(words))

    def _parts(self, words: Words) -> Iterator[str]:
        yield words("{n} of {all} actions scored", n=words.number(self.scored), all=words.number(self.of))
        if self.comments:
            yield words.count(self.comments, "{n} comment", "{n} comments")
        if self.fields:
            yield words.count(self.fields, "{n} changed field", "{n} changed fields")
        if self.new:
            yield words.count(len(self.new), "{n} new action", "{n} new actions")


@dataclass(frozen=True)
class Asked:
    """An action in workbooks that the map does not have any more, or never had; `taken` says that it comes.

    `scored` counts the workbooks that score it.
    """

    id: str
    title: str
    scored: int
    taken: bool

    def line(self, words: Words) -> str:
        """Say which it is."""
        title = isolated(shortened(self.title or self.id, longest=_LONGEST))
        if not self.scored:
            return title
        scored = words.count(self.scored, "{n} workbook scores it", "{n} workbooks score it")
        return f"{title} ({scored})"


@dataclass(frozen=True)
class Returned:
    """What workbooks change on a map: one change, and what each of them brought.

    `asked` are actions that stay out unless somebody says that they shall come.
    """

    change: Change
    files: tuple[FromFile, ...]
    asked: tuple[Asked, ...]

    @property
    def scorers(self) -> tuple[str, ...]:
        """Everybody who scored, in the order of the workbooks."""
        return tuple(dict.fromkeys(one.scorer for one in self.files if one.scorer))

    def label(self, words: Words) -> str:
        """Return what the history calls it."""
        if not self.scorers:
            return words("Bring workbooks back")
        return words("Bring back scores of {names}", names=shortened(", ".join(self.scorers), longest=120))

    def lines(self, words: Words) -> Iterator[str]:
        """Say everything, a line each; notes stand under their workbook."""
        for one in self.files:
            who = f" ({isolated(one.scorer)})" if one.scorer else ""
            yield f"{one.path.name}{who}: {one.line(words)}"
            for note in one.notes:
                yield f"  {note}"
        if left := [one for one in self.asked if not one.taken]:
            yield words("Not on the map, and left out:")
            yield from (f"  {one.line(words)}" for one in left)
        if not self.change:
            yield words("The map has all of this already; nothing changes.")
