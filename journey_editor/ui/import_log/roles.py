"""Roles: what a column of a log holds, by choice, and what the choice means for the other columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from journey_editor.importers.event_log.log import Guess, Role

ROLES: Final = (
    (Role.CASE, "Case"),
    (Role.TOUCHPOINT, "Touchpoint"),
    (Role.TIME, "Time"),
    (Role.CHANNEL, "Channel"),
    (Role.OUTCOME, "Outcome"),
    (Role.SATISFACTION, "Satisfaction"),
    (Role.FROM, "From where"),
    (Role.TO, "To where"),
    (Role.COUNT, "How many"),
    (Role.IGNORED, "Ignore"),
)


class Roles:
    """What each column was said to hold: of two columns with one role, the one said last has it.

    The other has it again when that is said to hold something else, so going
    through a list by its keys takes nothing away.  Only the time may be said by
    two columns, where both together can be read: a day and its hour.
    """

    def __init__(self, guessed: Guess) -> None:
        self._guessed = guessed
        self._wanted = list(guessed.reading.roles)
        self._said = list(range(len(self._wanted)))  # columns, the one said last at the end

    def chosen(self, column: int, role: Role) -> Guess:
        """Say what a column holds; return the log as it is then."""
        self._wanted[column] = role
        self._said.remove(column)
        self._said.append(column)
        given = [Role.IGNORED] * len(self._wanted)
        for one in reversed(self._said):
            wanted = self._wanted[one]
            if wanted not in given or (wanted is Role.TIME and self._readable(given, one)):
                given[one] = wanted
        return self._guessed.with_roles(given)

    def _readable(self, given: Sequence[Role], second: int) -> bool:
        both = [Role.TIME if number == second else role for number, role in enumerate(given)]
        return given.count(Role.TIME) == 1 and self._guessed.with_roles(both).reading.time is not None


def first_rows(guessed: Guess) -> list[list[str]]:
    """Return the first rows of a log, its headings among them."""
    rows = [list(row) for row in zip(*(column.cells for column in guessed.columns), strict=True)]
    return [[column.title for column in guessed.columns], *rows] if guessed.reading.headings else rows
