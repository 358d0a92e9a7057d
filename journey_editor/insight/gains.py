"""Gains: how much more would be completed if fewer were lost, exactly (R-23)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum, isnan

from journey_editor.insight.analysis import Analysis
from journey_editor.insight.chain import Chain
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Link,
    LinkKind,
    Status,
    Transition,
    Variant,
    VariantKind,
)

_EVERYBODY = 1e-12  # how near to 1 the share is of those who come back for ever


@dataclass(frozen=True)
class Gain:
    """What to keep everybody who is lost on a transition adds to completion, in percentage points.

    `slope` is what the first of them adds, were all to add alike, and `back` the
    visits to the source that each of them makes again.
    """

    transition: Transition
    slope: float
    back: float = 0.0

    @property
    def points(self) -> float:
        """What keeping all of them adds."""
        return self.of(1.0)

    def of(self, part: float) -> float:
        """Return what keeping a part of them (0 to 1) adds, alone: part · slope / (1 − part · back)."""
        rest = 1 - part * self.back
        return part * self.slope / rest if rest > _EVERYBODY else 0.0


@dataclass(frozen=True)
class ActionGain:
    """What an action adds to completion, in percentage points; None where it is not known."""

    action: Action
    points: float | None


@dataclass(frozen=True)
class Completions:
    """The completion of a journey as it is and as it is to be; None where not known."""

    as_is: float | None
    to_be: float | None


def what_if(analysis: Analysis, kept: Mapping[str, float]) -> float | None:
    """Return the completion if, of those lost on transitions (by id), these parts (0 to 1) went on instead.

    Lost are those who entered and did not continue; where nobody counted who
    entered, all who leave at the source.  All transitions of a source together
    keep no more than leave there.  What is not in the analysis changes nothing.
    None where the completion is then not known.
    """
    ways, outcomes = analysis.ways, analysis.outcomes
    more: dict[int, dict[int, float]] = {}
    for way, one in enumerate(analysis.graph.transitions):
        part = kept.get(one.id, 0.0)
        if not 0 <= part <= 1:
            raise ValueError(f"the part that is kept of a loss is between 0 and 1, not {part}")
        if part:
            source = ways.source[way]
            more.setdefault(source, {})[way] = part * outcomes[source].lost.get(one.id, 0.0)
    share, left = list(analysis.share), [one.left for one in outcomes]
    for source, by_way in more.items():
        asked = fsum(by_way.values())
        granted = min(asked, left[source])
        for way, part in by_way.items():
            share[way] += part * granted / asked if asked else 0.0
        left[source] -= granted
    chain = Chain(
        ways,
        share,
        finish=[one.finish for one in outcomes],
        left=left,
        unknown=[not one.usable for one in outcomes],
        once=True,
    )
    return analysis.completion_on(chain)


def gains(analysis: Analysis) -> tuple[Gain, ...]:
    """Return what each transition with a loss would add if its whole loss were kept, the most first.

    The same as `what_if` says of it alone, from one solution: δ · ∂ / (1 − δ ·
    visits to the source of who comes to the end), with δ the share that is
    lost (Sherman and Morrison).  Left out is what cannot be told.
    """
    chain, outcomes, visits = analysis.chain, analysis.outcomes, analysis.visits
    if visits is None:
        return ()
    ways = zip(analysis.graph.transitions, analysis.ways.source, analysis.ways.target, strict=True)
    found = []
    for one, source, target in ways:
        lost = outcomes[source].lost.get(one.id, 0.0)
        slope = _slope(visits[source], chain.onward[target])
        if not lost or slope is None:
            continue
        again = chain.again(target, source) if slope else 0.0
        if again is not None:
            found.append(Gain(one, 100 * lost * slope, lost * again))
    return tuple(sorted(found, key=lambda gain: -gain.points))


def action_gains(analysis: Analysis) -> tuple[ActionGain, ...]:
    """Return what each action that mends a transition of the analysis would add, the most first.

    Dropped actions are left out.  Each link says which part of the loss its action keeps; with a part that
    nobody estimated the gain is not known, and the action comes after all others.
    """
    inside = {one.id for one in analysis.graph.transitions}
    found = []
    for action in analysis.project.all(Action).sorted():
        links = analysis.project.all(Link).where("source", action.key)
        mended = [one for one in links if _mends(one, inside)]
        if mended and action.status != Status.DROPPED:
            found.append(ActionGain(action, _points(analysis, mended)))
    return tuple(sorted(found, key=lambda gain: (gain.points is None, -(gain.points or 0.0))))


def points_by_action(project: Project) -> Mapping[str, float]:
    """Return what each action adds to completion, in points, by its id, as far as it is known.

    Of several journeys, each as it is, that in which it adds most counts.
    """
    found: dict[str, float] = {}
    for variant in project.all(Variant).values():
        if variant.kind == VariantKind.AS_IS:
            for gain in action_gains(Analysis(project, variant.id)):
                if gain.points is not None:
                    found[gain.action.id] = max(gain.points, found.get(gain.action.id, gain.points))
    return found


def completions(project: Project, journey: str, *, persona: str | None = None) -> Completions:
    """Return the completion of a journey as it is and as it is to be; None where there is no such variant."""

    def completion(kind: VariantKind) -> float | None:
        found = shown_variant(project, journey, kind)
        return None if found is None else Analysis(project, found.id, persona).completion

    return Completions(completion(VariantKind.AS_IS), completion(VariantKind.TO_BE))


def shown_variant(project: Project, journey: str, kind: VariantKind) -> Variant | None:
    """Return the variant that stands for all of its kind: the first by title; None where there is none."""
    variants = (one for one in project.all(Variant).where("journey", journey) if one.kind == kind)
    return min(variants, key=lambda one: (one.title, one.id), default=None)


def _points(analysis: Analysis, mended: list[Link]) -> float | None:
    parts = {one.target.id: one.share for one in mended if one.share is not None}
    after = what_if(analysis, parts) if len(parts) == len(mended) else None
    if after is None or analysis.completion is None:
        return None
    return 100 * (after - analysis.completion)


def _mends(link: Link, inside: set[str]) -> bool:
    return link.kind == LinkKind.MENDS and link.target.table == Transition.table and link.target.id in inside


def _slope(visits: float, onward: float) -> float | None:
    found = visits * onward if visits else 0.0
    return None if isnan(found) else found
