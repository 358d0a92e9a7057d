"""Errors that a user can do something about: one sentence each, and an exit status.

The message says what happened, where, and what to do.  The command line prints
it and ends with `status`; a window shows it, in the reader's language.  Every
other exception is a bug.
"""

from __future__ import annotations

from journey_editor.kernel.words import Words


class JourneyError(Exception):
    """Something the user asked for cannot be done as asked.

    `sentence` is English, and what a catalogue knows it by; its `{name}` places
    are filled from `values`.  Of these `why` is a clause that a catalogue may
    know too.
    """

    status = 1

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence.format(**values) if values else sentence)
        self._sentence = sentence
        self._values = values

    def in_words(self, words: Words) -> str:
        """Return the message in the language of `words`."""
        values = dict(self._values)
        if "why" in values:
            values["why"] = words(str(values["why"]))
        return words(self._sentence, **values)


class CallError(JourneyError):
    """The call itself is wrong: an unknown template, an unknown paper."""

    status = 2


class InputError(JourneyError):
    """A file that came in cannot be used."""

    status = 3


class TooLargeError(InputError):
    """A file that came in is more than the program reads; nothing is wrong with it."""


class OutputError(JourneyError):
    """A file could not be written; nothing half-written is left."""

    status = 4
