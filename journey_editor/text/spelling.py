"""Spelling: which words of a text can be misspelt, and whether they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeVar

from journey_editor.text.breaks import word_ends
from journey_editor.text.dictionaries import Dictionaries
from journey_editor.text.itemise import scripts, without_undrawable
from journey_editor.text.own_words import OwnWords

T = TypeVar("T")
MOST: Final = 5  # suggestions
_NAMES: Final = {"en": ("en_GB", "en_US")}  # British and American spelling are both right
_CHUNK: Final = re.compile(r"\S+")
_ADDRESS: Final = re.compile(r"@|://|\\|\bwww\.", re.IGNORECASE)
_INSIDE_NAMES: Final = re.compile(r"[\d._:]")  # of files, sites and numbers
_HYPHENS: Final = "-\u2010\u2011"
_AS_TYPED: Final = str.maketrans("\u2019\u02bc\u2010\u2011", "''--", "\xad\u200b\u200c\u200d\u2060")


class Speller:
    """Knows the words of a language (BCP 47) and the user's own.

    The dictionaries are those of Hunspell in the first of `folders` that has
    them, loaded aside at the first question; `lacking` names the one to look
    for where there is none, and nothing is misspelt.
    """

    def __init__(self, language: str, folders: Sequence[Path], own: OwnWords) -> None:
        self.language = language
        self.folder = folders[0]
        primary = re.split("[-_]", language, maxsplit=1)[0].lower()
        names = _NAMES.get(primary, (primary,))
        found = list(_find(names, folders)) if primary.isalpha() else []
        self.lacking = None if found else names[0]
        self._own = own
        self._dictionaries = Dictionaries(found)
        self._known: dict[str, Future[bool | None]] = {}
        self._suggested: dict[str, Future[tuple[str, ...] | None]] = {}

    @property
    def busy(self) -> bool:
        """Whether something that was asked will be known later."""
        return self._dictionaries.busy

    def knows(self, word: str, *, wait: float = 0) -> bool | None:
        """Return whether a word is right; None where that is not known within `wait` seconds."""
        plain = _plain(word)
        if self.lacking is not None or plain in self._own or not can_be_misspelt(plain):
            return True
        answer = self._known.get(plain)
        if answer is None:
            answer = self._known[plain] = self._dictionaries.knows(plain)
        known = _within(answer, wait)
        if known is False and "-" in plain:
            parts = [self.knows(part, wait=wait) for part in plain.split("-")]
            return False if False in parts else None if None in parts else True
        return known

    def suggest(self, word: str, *, wait: float = 0) -> tuple[str, ...] | None:
        """Return what a misspelt word may stand for, likely words first and at most `MOST`.

        Finding them takes up to a second; None where they are not there within
        `wait` seconds: they are at hand when asked for again.
        """
        plain = _plain(word)
        if self.lacking is not None:
            return ()
        answer = self._suggested.get(plain)
        if answer is None:
            answer = self._suggested[plain] = self._dictionaries.suggest(plain)
        found = _within(answer, wait)
        return None if found is None else found[:MOST]

    def add(self, word: str) -> None:
        """Add a word to the user's own; raises OutputError where it could not be written down."""
        self._own.add(_plain(word))


def words_in(text: str, *, language: str) -> list[tuple[int, int]]:
    """Return the start and end of every word of a text that can be misspelt.

    Words with hyphens are one; addresses of sites and people hold none.
    """
    text = _CHUNK.sub(_without_address, without_undrawable(text))
    return [
        (start, end)
        for start, end in _whole_words(text, [0, *word_ends(text, language=language)])
        if can_be_misspelt(text[start:end])
    ]


def can_be_misspelt(word: str) -> bool:
    """Whether a word is of a kind that dictionaries know.

    Never misspelt are single letters, capitals alone (with an ending such as
    in PDF's), what holds a digit or looks like the name of a file, and words
    in other than Latin letters.
    """
    stem = re.split("['\u2019]", word, maxsplit=1)[0]
    letters = [one for one in word if one.isalpha()]
    return (
        len(letters) > 1
        and not (len(stem) > 1 and stem.isupper())
        and not _INSIDE_NAMES.search(word)
        and set(scripts("".join(letters))) == {"Latn"}
    )


def _without_address(chunk: re.Match[str]) -> str:
    return " " * len(chunk[0]) if _ADDRESS.search(chunk[0]) else chunk[0]


def _whole_words(text: str, ends: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Yield what stands between `ends` and begins with a letter or digit, joined over single hyphens."""
    start, end = 0, 0  # of the word that may go on
    for left, right in pairwise(ends):
        if not text[left].isalnum():
            continue
        if end > start and left == end + 1 and text[end] in _HYPHENS:
            end = right
            continue
        if end > start:
            yield start, end
        start, end = left, right
    if end > start:
        yield start, end


def _plain(word: str) -> str:
    """Return a word as dictionaries write it."""
    return unicodedata.normalize("NFC", word).translate(_AS_TYPED)


def _within(answer: Future[T], wait: float) -> T | None:
    try:
        return answer.result(wait)
    except TimeoutError:
        return None


def _find(names: Iterable[str], folders: Sequence[Path]) -> Iterable[Path]:
    for name in names:
        for folder in folders:
            file = folder / f"{name}.dic"
            if file.is_file() and file.with_suffix(".aff").is_file():
                yield file
                break
