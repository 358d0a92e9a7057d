"""Outcomes: what becomes of those who come to a touchpoint, from counts or else from estimates (R-23)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import fsum, inf

from journey_editor.insight.findings import TOLERANCE
from journey_editor.insight.seams import drop_off
from journey_editor.model.records import Touchpoint, Transition


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What becomes of those who come to one touchpoint, as shares of its visits.

    `on` are the shares that go on, by transition; `lost` how much larger each
    could be: those who entered and did not continue, or all who leave where
    nobody counted who entered.  `uncounted` are the transitions along which it
    is not known how many go: there are then no numbers here.  `total` is over
    1 where the figures say more than can be.
    """

    on: Mapping[str, float]
    lost: Mapping[str, float]
    finish: float
    left: float
    total: float
    uncounted: tuple[Transition, ...] = ()
    conditioned_away: bool = False

    @property
    def usable(self) -> bool:
        """Whether there are numbers and they can be true."""
        return not self.uncounted and not self.conditioned_away and self.total <= 1 + TOLERANCE


def counted_visits(touchpoints: Iterable[Touchpoint], transitions: Iterable[Transition]) -> dict[str, int]:
    """Return the counted visits: started + Σ continued of what leads in, where either is known."""
    came = {one.id: one.started for one in touchpoints if one.started is not None}
    for one in transitions:
        if one.continued is not None:
            came[one.target] = came.get(one.target, 0) + one.continued
    return came


def outcomes(touchpoint: Touchpoint, leading_on: Sequence[Transition], *, came: int | None) -> Outcomes:
    """Return what becomes of those who come to `touchpoint`, of whom `came` were counted.

    p = continued / visits where both are counted, else share × (1 − drop-off).
    At a goal ended / visits finish; where nobody counted who ended (or who
    came), all finish who do not go on.  Everywhere else what remains leaves.
    A transition without figures stands for nobody only where all are accounted
    for without it.
    """
    on: dict[str, float] = {}
    uncounted = []
    for one in leading_on:
        share = _share(one, came)
        if share is None:
            uncounted.append(one)
        else:
            on[one.id] = share
    gone_on = fsum(on.values())
    ended = touchpoint.ended / came if touchpoint.goal and touchpoint.ended is not None and came else None
    rest = 1 - gone_on - (ended or 0.0)
    total = 1 - rest
    rest = 0.0 if rest < TOLERANCE else rest
    if uncounted and rest:
        return Outcomes(on, {}, 0.0, 0.0, total, tuple(uncounted))
    on |= dict.fromkeys((one.id for one in uncounted), 0.0)
    if not touchpoint.goal:
        finish, left = 0.0, rest
    elif ended is None:
        finish, left = rest, 0.0
    else:
        finish, left = ended, rest
    lost = {one.id: min(_lost(one, came, left), left) for one in leading_on}
    if came == 0 and any(one.continued for one in leading_on):
        total = inf  # nobody came, yet somebody went on
    return Outcomes(on, lost, finish, left, total)


def conditioned(found: Outcomes, *, without: AbstractSet[str]) -> Outcomes:
    """Return what becomes of those who do not go along the transitions `without`."""
    taken = without & (found.on.keys() | {one.id for one in found.uncounted})
    if not taken or not found.usable:
        return found
    rest = 1 - fsum(found.on[id_] for id_ in taken)
    on = {id_: share for id_, share in found.on.items() if id_ not in taken}
    if rest < TOLERANCE:
        return Outcomes(on, {}, 0.0, 0.0, found.total, conditioned_away=True)
    return Outcomes(
        {id_: share / rest for id_, share in on.items()},
        {id_: found.lost[id_] / rest for id_ in on},
        found.finish / rest,
        found.left / rest,
        found.total,
    )


def _share(transition: Transition, came: int | None) -> float | None:
    """Return the share of visits that goes on along a transition."""
    if transition.continued is not None and came:
        return transition.continued / came
    if transition.share is None:
        return None
    return transition.share * (1 - (drop_off(transition) or 0.0))


def _lost(transition: Transition, came: int | None, left: float) -> float:
    """Return how much larger the share of a transition would be if nobody were lost on it."""
    if transition.entered is None or transition.continued is None:
        return left
    if came:
        return max(transition.entered - transition.continued, 0) / came
    return (transition.share or 0.0) * (drop_off(transition) or 0.0)
