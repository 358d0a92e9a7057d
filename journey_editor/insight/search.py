"""Search: typed words matched with texts, forgiving of accents, case and order."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from journey_editor.model.fields import Line, Prose, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import Record

# Letters that Unicode does not take apart into a letter and a mark, as many people type them.
_PLAIN: Final = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe"}


class _Bare(dict[int, str]):
    """Maps a character to what is compared of it: nothing of a mark or of one that is not seen."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        unseen = unicodedata.combining(letter) or unicodedata.category(letter) == "Cf"
        self[code] = found = "" if unseen else _PLAIN.get(letter, letter)
        return found


class _Worded(dict[int, str]):
    """Maps a character to itself, or to a space where it parts words."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = found = letter if letter.isalnum() else " "
        return found


_BARE: Final = _Bare()
_WORDED: Final = _Worded()


def folded(text: str) -> str:
    """Return `text` as it is compared: without marks, case, invisible characters and double spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).casefold()
    return " ".join(apart.translate(_BARE).split())


class Entries:
    """What can be found, folded: what each is called, and all of its text with the name first."""

    def __init__(self) -> None:
        self.names: list[str] = []  # words with a space before each
        self.texts: list[str] = []

    def add(self, name: str, more: str) -> None:
        """Add what is called `name` and has `more` text; both are folded."""
        self.names.append(_worded(name))
        self.texts.append(f"{name} {more}")


class Query:
    """What is looked for: every word must occur, in any order."""

    def __init__(self, typed: str) -> None:
        whole = folded(typed)
        self._words = tuple(dict.fromkeys(whole.split()))
        self._begun = _worded(whole)
        self._starts = tuple(f" {word}" for word in self._begun.split())

    def __bool__(self) -> bool:
        return bool(self._words)

    def places(self, texts: Sequence[str]) -> list[int]:
        """Return the places of the folded texts that have every word."""
        found = list(range(len(texts)))
        for word in self._words:
            found = [at for at in found if word in texts[at]]
        return found

    def best(self, *several: Entries) -> list[int]:
        """Return the places of all that match, the best first, equals in their order.

        Places count on from one to the next of `several`.  Best is what begins
        as typed, then what has words that begin so, then what has all in its name.
        """
        ranked: tuple[list[int], ...] = ([], [], [], [])
        passed = 0
        for entries in several:
            for at in self.places(entries.texts):
                ranked[self._rank(entries.names[at])].append(passed + at)
            passed += len(entries.texts)
        return [at for equals in ranked for at in equals]

    def _rank(self, name: str) -> int:
        if name.startswith(self._begun):
            return 0
        for start in self._starts:
            if start not in name:
                break
        else:
            return 1
        return 2 if all(start[1:] in name for start in self._starts) else 3


class Texts:
    """The folded texts of a project's rows; of each row that did not change they are folded once."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, tuple[Record, str]]] = {}

    def of(self, row: Record) -> str:
        """Return everything that is written in a row's own fields, folded."""
        known = self._known.setdefault(row.table, {})
        found = known.get(row.id)
        if found is None or found[0] is not row:
            found = known[row.id] = row, folded("\n".join(texts_of(row)))
        return found[1]

    def forget(self, project: Project) -> None:
        """Let go of the rows that are no longer in `project`."""
        for table, known in self._known.items():
            rows = project.tables.get(table)
            if len(known) > (len(rows) if rows else 0):
                self._known[table] = {id_: one for id_, one in known.items() if rows and id_ in rows}


def texts_of(row: Record) -> list[str]:
    """Return what is written in a row's own fields, what it is called first."""
    texts = (column.name for column in columns_of(type(row)) if isinstance(column.field, Line | Prose))
    return [said for name in texts if (said := getattr(row, name))]


def _worded(text: str) -> str:
    """Return the words of a folded text, each with a space before it."""
    return " ".join(["", *text.translate(_WORDED).split()])
