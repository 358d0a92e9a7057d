"""Dictionaries: Hunspell, in a process of its own.

Hunspell's Python binding holds Python's lock while it loads (300 ms for Dutch)
and while it suggests (up to 600 ms), so a thread would stop the typing as well.
The only module that knows Hunspell.
"""

from __future__ import annotations

import os
import signal
import weakref
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from itertools import chain, zip_longest
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:  # at run time it would be loaded at every start
    from multiprocessing.connection import Connection

_Questions: TypeAlias = "SimpleQueue[tuple[str, str, Future[Any]] | None]"


class Dictionaries:
    """Answers by several dictionaries at once: what one of them knows is known.

    `files` are the `.dic` files; the `.aff` files lie beside them.  The process
    starts with the first question and ends when this is held no more.  Answers come in
    the order of the questions; they are None where the dictionaries cannot be
    used.
    """

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = tuple(files)
        self._questions: _Questions = SimpleQueue()
        self._started = False
        self._last: Future[Any] | None = None

    @property
    def busy(self) -> bool:
        """Whether a question has not been answered yet."""
        return self._last is not None and not self._last.done()

    def knows(self, word: str) -> Future[bool | None]:
        """Ask whether a dictionary knows a word."""
        return self._ask("knows", word)

    def suggest(self, word: str) -> Future[tuple[str, ...] | None]:
        """Ask for words that a misspelt one may stand for, likely ones first."""
        return self._ask("suggest", word)

    def _ask(self, verb: str, word: str) -> Future[Any]:
        answer: Future[Any] = Future()
        self._last = answer
        self._questions.put((verb, word, answer))
        if not self._started:
            self._started = True
            carried = self._questions, self._files  # not self, so that it can end
            Thread(target=_carry, args=carried, name="dictionaries", daemon=True).start()
            weakref.finalize(self, self._questions.put, None)
        return answer


def _carry(questions: _Questions, files: Sequence[Path]) -> None:
    """Carry questions to the process and answers back, until there is no one to ask any more."""
    try:
        line: Connection | None = _start(files)
    except OSError:
        line = None
    while (question := questions.get()) is not None:
        verb, word, answer = question
        said = None
        if line is not None:
            try:
                line.send((verb, word))
                said = line.recv()
            except (EOFError, OSError):  # the process could not load its dictionaries, or was ended
                line = None
        answer.set_result(said)
    if line is not None:
        line.close()


def _start(files: Sequence[Path]) -> Connection:
    from multiprocessing import get_context

    context = get_context("spawn")  # a fork of a program with windows and threads may hang
    ours, theirs = context.Pipe()
    # The process ends when our end of the line closes, however this one ends.
    context.Process(target=_serve, args=(theirs, files), name="dictionaries", daemon=True).start()
    theirs.close()
    return ours


def _serve(line: Connection, files: Sequence[Path]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends it to both; the program decides
    try:
        from hunspell import Hunspell

        # Hunspell opens paths on Windows by their UTF-8 names only when told so.
        encoding = "UTF-8" if os.name == "nt" else None
        loaded = [Hunspell(file.stem, str(file.parent), encoding) for file in files]
    except (ImportError, OSError):
        return
    while True:
        try:
            verb, word = line.recv()
            line.send(_known(loaded, word) if verb == "knows" else _suggested(loaded, word))
        except (EOFError, OSError):
            return


def _known(loaded: Iterable[Any], word: str) -> bool:
    return any(bool(one.spell(word)) for one in loaded)


def _suggested(loaded: Iterable[Any], word: str) -> tuple[str, ...]:
    """Take the likeliest word of each dictionary first, and each word once."""
    turns = zip_longest(*(one.suggest(word) for one in loaded), fillvalue="")
    found = (one for one in chain.from_iterable(turns) if one.strip("-") == one != "")  # no parts of words
    return tuple(dict.fromkeys(found))
