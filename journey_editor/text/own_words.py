"""Own words: the dictionary that the user makes, a plain text file with a word on each line."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from journey_editor.kernel.errors import OutputError


class OwnWords:
    """The words of one file, read at the first question; a file that cannot be read holds none.

    `file()` says where it lies.
    """

    def __init__(self, file: Callable[[], Path]) -> None:
        self._find = file

    @cached_property
    def _file(self) -> Path:
        return self._find()

    @cached_property
    def _words(self) -> set[str]:
        return {line.strip() for line in self._written().splitlines()} - {""}

    def __contains__(self, word: str) -> bool:
        """A word that was added in small letters may begin a sentence too."""
        return word in self._words or word[:1].lower() + word[1:] in self._words

    def add(self, word: str) -> None:
        """Add a word for good.

        Raises OutputError where it cannot be written down; it is held until the
        program ends then.
        """
        if word in self._words:
            return
        self._words.add(word)
        before = self._written()
        gap = "\n" if before and not before.endswith("\n") else ""  # as some editors leave it
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a", encoding="utf-8") as into:
                into.write(f"{gap}{word}\n")
        except OSError as error:
            reason = error.strerror or str(error)
            raise OutputError(f"{self._file} could not be written: {reason}") from error

    def _written(self) -> str:
        try:
            return self._file.read_text("utf-8-sig", errors="replace")
        except OSError:
            return ""
