"""Tool: one gesture on its way, and what letting go of it would do.

A tool proposes an aim for every place the hand comes to.  The map previews its
change; letting go does it, Esc drops it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Final

from journey_editor.canvas.fresh import Fresh
from journey_editor.canvas.tools.ground import Ground
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.layout.plan import Plan
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Note, RowKey


@dataclass(frozen=True)
class Start:
    """What every gesture starts from: the map as it was when the hand took hold."""

    project: Project
    view: View
    plan: Plan
    mint: Mint
    words: Words


@dataclass(frozen=True)
class Aim:
    """What letting go would do; the same all over one place.

    `label` is what undo calls `change`, in the program's language, and `chosen`
    what is chosen then.  `fresh` is opened for typing, `act` is done, `refusal`
    says in a sentence why nothing is.
    """

    label: str = ""
    change: Change = field(default_factory=Change)
    chosen: tuple[RowKey, ...] = ()
    fresh: Fresh | None = None
    act: Callable[[], None] | None = None
    refusal: str = ""


NOTHING: Final = Aim()
Line = tuple[Point, Point]


@dataclass(frozen=True)
class Guide:
    """What is drawn over the map, in mm: where something lands, what it meets, a line from there to there."""

    mark: Line | None = None
    target: Rect | None = None
    wire: Line | None = None


NO_GUIDE: Final = Guide()


@dataclass(frozen=True)
class Tool(ABC):
    """One gesture on its way."""

    start: Start
    _aims: dict[Hashable, Aim] = field(default_factory=dict, init=False, compare=False)

    @property
    def floats(self) -> tuple[RowKey, ...]:
        """The rows whose ghosts follow the hand."""
        return ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """The cards in the hand, which may also be laid down beside the map."""
        return ()

    @abstractmethod
    def aim(self, ground: Ground) -> Aim:
        """Return what letting go would do; `ground` shows what the gesture has changed so far."""

    def guide(self, aim: Aim, ground: Ground) -> Guide:  # noqa: ARG002 - those that draw one need both
        """Return what is drawn for `aim`, which `ground` shows."""
        return NO_GUIDE

    def once(self, place: Hashable, make: Callable[[], Aim]) -> Aim:
        """Return the aim for a place, made once: new rows get new ids and ranks, and two would differ."""
        if place not in self._aims:
            self._aims[place] = make()
        return self._aims[place]
