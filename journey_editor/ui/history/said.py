"""Said: a line of the history in words: what it is called, and when it was."""

from __future__ import annotations

import datetime as dt

from journey_editor.kernel import times
from journey_editor.kernel.words import Words, isolated, shortened
from journey_editor.model.revision import Revision

_LONGEST = 120  # characters


def called(one: Revision) -> str:
    """Return the name of a moment, else what was done, on one line."""
    return isolated(shortened(one.checkpoint or one.label, longest=_LONGEST))


def when(one: Revision, words: Words, *, to_stay: bool = False) -> str:
    """Return the time of a revision by the clock of this computer; a stranger's file may know none.

    What is `to_stay` is as right tomorrow.
    """
    at = times.here(one.time)
    if at is None:
        return words("time unknown")
    if not to_stay and at.date() == dt.datetime.now().astimezone().date():
        return words("today {time}", time=f"{at:%H:%M}")
    return times.when(one.time, words)
