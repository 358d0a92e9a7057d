"""Levers: what can be done about what is lost, each to be tried alone or with others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod

from journey_editor.insight.analysis import Analysis
from journey_editor.insight.gains import Gain, gains
from journey_editor.model.records import Action, Link, LinkKind, Status, Transition


@dataclass(frozen=True)
class Lever:
    """A loss that could be kept: of a `transition`, by an action that mends it (`link`) or by nothing yet.

    `gain` says what completion would gain by it alone.
    """

    gain: Gain
    action: Action | None = None
    link: Link | None = None

    @property
    def transition(self) -> Transition:
        """What people are lost on."""
        return self.gain.transition

    @property
    def planned(self) -> float:
        """The part of the loss that its action is to keep."""
        return (self.link.share or 0.0) if self.link is not None else 0.0


def levers(analysis: Analysis) -> tuple[Lever, ...]:
    """Return the levers of all transitions that lose people, the strongest first; none of dropped actions."""
    found: list[Lever] = []
    links = analysis.project.all(Link)
    for gain in gains(analysis):
        mending = [
            (link, action)
            for link in links.where("target", gain.transition.key)
            if link.kind == LinkKind.MENDS
            and (action := analysis.project.get(Action, link.source.id)) is not None
            and action.status != Status.DROPPED
        ]
        found += [Lever(gain, action, link) for link, action in mending]
        if not mending:
            found.append(Lever(gain))
    return tuple(found)


def kept_by(set_: Iterable[tuple[Lever, float]]) -> Mapping[str, float]:
    """Return the part of each transition's loss, by its id, that levers set so keep together.

    Of two on one transition the second keeps its part of what the first left.
    """
    parts: dict[str, list[float]] = {}
    for lever, part in set_:
        parts.setdefault(lever.transition.id, []).append(part)
    return {id_: 1 - prod(1 - part for part in found) for id_, found in parts.items()}
