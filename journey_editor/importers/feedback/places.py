"""Places: whose answers are, and where on the map they belong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journey_editor.importers.feedback.answers import At, Holds
from journey_editor.importers.feedback.match import Named


@dataclass(frozen=True)
class Choices:
    """What is said of answers that do not say it themselves, and what may go for them.

    `persona` and `touchpoint`, by id, stand for those that a row does not name;
    `replace` lets experience go that another source tells of.
    """

    persona: str | None = None
    touchpoint: str | None = None
    replace: bool = False


class Places:
    """The personas and touchpoints, by id, that answers are about; None where none is known."""

    def __init__(self, names: Iterable[Named], choices: Choices) -> None:
        self._rows = {(one.holds, one.name): one.row for one in names}
        self._choices = choices

    def persona(self, at: At) -> str | None:
        """Return whose answer it is."""
        return self._rows.get((Holds.PERSONA, at.persona)) if at.persona else self._choices.persona

    def touchpoint(self, at: At) -> str | None:
        """Return what it is about: what its column is about, else what its row says, else what was chosen."""
        if at.bound is not None:
            return at.bound
        return self._rows.get((Holds.TOUCHPOINT, at.name)) if at.name else self._choices.touchpoint
