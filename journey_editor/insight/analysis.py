"""Analysis: all that the transitions of one variant say, for everyone or for one persona (R-22, R-23)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum, isfinite, isnan

from journey_editor.insight.audience import not_for
from journey_editor.insight.chain import Chain, Ways
from journey_editor.insight.findings import Finding, FindingKind, clashes
from journey_editor.insight.humans import is_human, steps_to_human
from journey_editor.insight.loops import Loop, cycles
from journey_editor.insight.losses import Crossing, Loss, crossings, losses
from journey_editor.insight.outcomes import Outcomes, conditioned, counted_visits, outcomes
from journey_editor.insight.routes import Route, easiest, likeliest
from journey_editor.insight.transitions import TransitionGraph
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Modality, Touchpoint, Transition


@dataclass(frozen=True)
class Minutes:
    """How long those who complete take on average, with waits between touchpoints where they are known.

    They take at least so long where touchpoints are `untimed`; None where no time is known at all.
    """

    value: float | None
    untimed: tuple[Touchpoint, ...]


@dataclass(frozen=True)
class Shares:
    """The share of each modality: of the expected contacts where `weighted`, else of the touchpoints."""

    of: Mapping[Modality, float]
    weighted: bool


@dataclass(frozen=True)
class Fate:
    """What becomes of those who come to a touchpoint.

    `came` were counted; `visits` are expected of one person who starts the
    journey.  `left` leave there, of each visit; `onward` is the probability to
    finish of who is there.  None is not known.
    """

    touchpoint: Touchpoint
    came: int | None
    visits: float | None
    left: float | None
    onward: float | None


@dataclass(frozen=True)
class Analysis:
    """What the transitions of a variant say, for everyone or for one persona; worked out when asked for.

    For one persona, touchpoints and transitions that are not for it are taken
    away, and what else becomes of people there is divided by 1 − what was taken.
    """

    project: Project
    variant: str
    persona: str | None = None

    @cached_property
    def graph(self) -> TransitionGraph:
        """The touchpoints and transitions that are looked at, with switches, starts, goals, dead ends."""
        without = not_for(self.project, self.variant, self.persona)
        return TransitionGraph(self.project, self.variant, without=without)

    @cached_property
    def completion(self) -> float | None:
        """The probability that who starts the journey finishes it: start · (I − P)⁻¹ · finish.

        None where people reach a touchpoint without numbers or with more out
        than in, and where nobody starts.
        """
        return self.completion_on(self.chain)

    def completion_on(self, chain: Chain) -> float | None:
        """Return what the completion is if people go as in `chain`, on the ways of this analysis."""
        if not self.graph.starts:
            return None
        found = fsum(share * chain.onward[place] for place, share in enumerate(self.start) if share)
        return None if isnan(found) else min(found, 1.0)

    @cached_property
    def expected_contacts(self) -> float | None:
        """The touchpoints that one person comes by on average, each as often as visited."""
        if self.visits is None or not all(map(isfinite, self.visits)):
            return None
        return fsum(self.visits)

    @cached_property
    def minutes(self) -> Minutes | None:
        """The time that those who complete take; None where completion is not known, or nobody completes.

        The sum of touchpoint minutes, weighed by visits × completion from there
        / completion, and of waits, by visits × p × completion from their end /
        completion.  A wait that is not known counts as none.
        """
        came, done, onward = self.visits, self.completion, self.chain.onward
        if came is None or not done:
            return None
        touchpoints, ways = self.graph.touchpoints, self.ways
        timed, untimed = [], []
        for place, one in enumerate(touchpoints):
            if came[place] and onward[place]:
                if one.minutes is None:
                    untimed.append(one)
                else:
                    timed.append(one.minutes * came[place] * onward[place] / done)
        for way, transition in enumerate(self.graph.transitions):
            source, target = ways.source[way], ways.target[way]
            if transition.wait is not None and self.share[way] and came[source] and onward[target]:
                timed.append(transition.wait * came[source] * self.share[way] * onward[target] / done)
        return Minutes(fsum(timed) if timed else None, tuple(untimed))

    @cached_property
    def modality(self) -> Shares:
        """The shares of the modalities, weighted by expected visits where these are known."""
        if self.visits is None or not self.expected_contacts:
            return Shares(self.graph.modality, weighted=False)
        channels = self.project.all(Channel)
        found = dict.fromkeys(Modality, 0.0)
        for one, visits in zip(self.graph.touchpoints, self.visits, strict=True):
            found[channels[one.channel].modality] += visits / self.expected_contacts
        return Shares(found, weighted=True)

    @cached_property
    def fates(self) -> tuple[Fate, ...]:
        """What becomes of people at each touchpoint, in reading order."""
        came = self.visits
        return tuple(
            Fate(
                one,
                self._counted.get(one.id),
                _figure(came[place]) if came else None,
                self.outcomes[place].left if self.outcomes[place].usable else None,
                _figure(self.chain.onward[place]),
            )
            for place, one in enumerate(self.graph.touchpoints)
        )

    @cached_property
    def losses(self) -> tuple[Loss, ...]:
        """What is lost on each transition."""
        return losses(self.graph)

    @cached_property
    def crossings(self) -> dict[tuple[str, str], Crossing]:
        """Who goes from which channel to which."""
        return crossings(self.project, self.graph.transitions)

    @cached_property
    def loops(self) -> tuple[Loop, ...]:
        """Where people go round."""
        touchpoints = self.graph.touchpoints
        return tuple(
            Loop(
                tuple(touchpoints[place] for place in part),
                tuple(touchpoints[place] for place in cycle),
                self.chain.again(part[0], part[0]),
            )
            for part, cycle in cycles(self.ways)
        )

    @cached_property
    def likeliest(self) -> Route | None:
        """The single most likely route; None where completion is not known or nobody completes."""
        if not self.completion:
            return None
        graph, finish = self.graph, [one.finish for one in self.outcomes]
        return likeliest(
            self.ways, graph.touchpoints, graph.transitions, start=self.start, share=self.share, finish=finish
        )

    @cached_property
    def easiest(self) -> Route | None:
        """The route of least friction, whoever takes it; None where none leads to a goal."""
        starts = [place for place, share in enumerate(self.start) if share]
        return easiest(self.ways, self.graph.touchpoints, self.graph.transitions, starts)

    @cached_property
    def steps_to_human(self) -> Mapping[str, int | None]:
        """How many steps lead from each touchpoint, by id, to a person; None where none does."""
        touchpoints = self.graph.touchpoints
        there = [is_human(self.project, one) for one in touchpoints]
        steps = steps_to_human(self.ways, there=there)
        return {one.id: number for one, number in zip(touchpoints, steps, strict=True)}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is amiss with the figures, of everyone and in reading order."""
        return tuple(self._findings())

    @cached_property
    def start(self) -> tuple[float, ...]:
        """The share of people who begin at each touchpoint: as counted, else evenly over the starts."""
        starts = self.graph.starts
        counted = sum(one.started or 0 for one in starts)
        begun = {one.id: (one.started or 0) / counted if counted else 1 / len(starts) for one in starts}
        return tuple(begun.get(one.id, 0.0) for one in self.graph.touchpoints)

    @cached_property
    def outcomes(self) -> tuple[Outcomes, ...]:
        """What becomes of people at each touchpoint, as shares of its visits, in reading order."""
        inside = {one.id for one in self.graph.transitions}
        return tuple(conditioned(whole, without=whole.on.keys() - inside) for whole in self._everyone)

    @cached_property
    def ways(self) -> Ways:
        """The transitions as passages from place to place, both by their number in `graph`."""
        places = {one.id: place for place, one in enumerate(self.graph.touchpoints)}
        source = [places[one.source] for one in self.graph.transitions]
        return Ways(source, [places[one.target] for one in self.graph.transitions], self.graph.parts)

    @cached_property
    def share(self) -> tuple[float, ...]:
        """The share of the visits to its source that goes along each transition; 0 where not known."""
        ways = zip(self.ways.source, self.graph.transitions, strict=True)
        return tuple(self.outcomes[place].on.get(one.id, 0.0) for place, one in ways)

    @cached_property
    def chain(self) -> Chain:
        """People going along the transitions, until they finish or leave."""
        return Chain(
            self.ways,
            self.share,
            finish=[one.finish for one in self.outcomes],
            left=[one.left for one in self.outcomes],
            unknown=[not one.usable for one in self.outcomes],
        )

    @cached_property
    def visits(self) -> tuple[float, ...] | None:
        """The expected visits to each touchpoint, in reading order, of one person who starts.

        None where completion is not known; NaN from where nobody leaves for good.
        """
        found = None if self.completion is None else self.chain.visits(self.start)
        return None if found is None else tuple(found)

    @cached_property
    def _whole(self) -> TransitionGraph:
        """The touchpoints and transitions of everyone, from which all shares are told."""
        return self.graph if self.persona is None else TransitionGraph(self.project, self.variant)

    @cached_property
    def _counted(self) -> dict[str, int]:
        return counted_visits(self._whole.touchpoints, self._whole.transitions)

    @cached_property
    def _leading_on(self) -> dict[str, list[Transition]]:
        """The transitions of everyone that leave each touchpoint."""
        found: dict[str, list[Transition]] = {}
        for one in self._whole.transitions:
            found.setdefault(one.source, []).append(one)
        return found

    @cached_property
    def _everyone(self) -> tuple[Outcomes, ...]:
        return tuple(
            outcomes(one, self._leading_on.get(one.id, ()), came=self._counted.get(one.id))
            for one in self.graph.touchpoints
        )

    def _findings(self) -> Iterator[Finding]:
        touchpoints = self.graph.touchpoints
        if len(self.graph.starts) > 1 and not any(one.started for one in self.graph.starts):
            yield Finding(FindingKind.EVEN_STARTS, tuple(one.key for one in self.graph.starts))
        starts = [place for place, share in enumerate(self.start) if share]
        ways = zip(self.ways.source, self.graph.transitions, strict=True)
        perhaps = [self.outcomes[place].on.get(one.id, 1.0) for place, one in ways]
        met = self.ways.ahead(starts, perhaps)
        for place, one in enumerate(touchpoints):
            found = self.outcomes[place]
            if met[place] and (found.uncounted or found.conditioned_away):
                rows = (one.key, *(way.key for way in found.uncounted))
                yield Finding(FindingKind.WITHOUT_NUMBERS, rows)
            came, leading_on = self._counted.get(one.id), self._leading_on.get(one.id, ())
            yield from clashes(one, leading_on, came=came, total=found.total)
        reached = self.ways.ahead(starts, self.share)
        for kind, loops in (
            (FindingKind.CLOSED_LOOP, self.chain.closed),
            (FindingKind.TOO_ENTANGLED, self.chain.unsolved),
        ):
            for loop in loops:
                if reached[loop[0]]:
                    yield Finding(kind, tuple(touchpoints[place].key for place in loop))


def _figure(value: float) -> float | None:
    """Return a figure, or None for one that cannot be said."""
    return None if isnan(value) else value
