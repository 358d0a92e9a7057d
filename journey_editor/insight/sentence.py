"""Sentence: words in which rows are named, each name a way to its row."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from journey_editor.model.records import RowKey

_OPEN, _NAMED, _CLOSE = "\ue000", "\ue001", "\ue002"  # private use: taken out of every name
_MARKED: Final = re.compile(f"{_OPEN}([0-9]+){_NAMED}([^{_CLOSE}]*){_CLOSE}")
_MARKS: Final = str.maketrans("", "", _OPEN + _NAMED + _CLOSE)


class Sentence:
    """A sentence in the making: `text` is what it says, with what `named` gave for the rows in it."""

    def __init__(self) -> None:
        self.rows: list[RowKey] = []
        self.text = ""

    def named(self, key: RowKey, title: str) -> str:
        """Return a title to put in the sentence, that leads to its row."""
        self.rows.append(key)
        return f"{_OPEN}{len(self.rows) - 1}{_NAMED}{title.translate(_MARKS)}{_CLOSE}"

    @property
    def plain(self) -> str:
        """The sentence without its ways."""
        return self.written(lambda text: text, lambda _, title: title)

    def written(self, plain: Callable[[str], str], linked: Callable[[int, str], str]) -> str:
        """Return the sentence, each part between names as `plain` writes it, and names as `linked` does.

        `linked` is given the place of the row among `rows`, and its title.
        """
        parts, at = [], 0
        for found in _MARKED.finditer(self.text):
            parts += [plain(self.text[at : found.start()]), linked(int(found[1]), found[2])]
            at = found.end()
        return "".join((*parts, plain(self.text[at:])))
