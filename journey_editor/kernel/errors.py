"""Errors that a user can do something about: one sentence each, and an exit status.

The message says what happened, where, and what to do.  The command line prints
it and ends with `status`; a window shows it.  Every other exception is a bug.
"""

from __future__ import annotations


class JourneyError(Exception):
    """Something the user asked for cannot be done as asked."""

    status = 1


class CallError(JourneyError):
    """The call itself is wrong: an unknown template, an unknown paper."""

    status = 2


class InputError(JourneyError):
    """A file that came in cannot be used."""

    status = 3


class OutputError(JourneyError):
    """A file could not be written; nothing half-written is left."""

    status = 4
