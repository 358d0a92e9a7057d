"""Transitions: what the graph of touchpoints says about where people switch channel and get stuck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from journey_editor.insight.seams import is_smooth
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Modality, RowKey, Touchpoint
from journey_editor.model.structure import touchpoints_of, transitions_of


@dataclass(frozen=True)
class Switches:
    """How many changes of channel there are; the rest are not smooth."""

    total: int
    smooth: int
    unknown: int

    @property
    def judged(self) -> int:
        """The switches of which enough is known."""
        return self.total - self.unknown

    @property
    def seam_index(self) -> float | None:
        """Smooth switches of judged switches (R-21), or None where none is judged."""
        return self.smooth / self.judged if self.judged else None


class TransitionGraph:
    """The touchpoints of one variant and the transitions between them, as a graph; some may be left out."""

    def __init__(self, project: Project, variant: str, *, without: AbstractSet[RowKey] = frozenset()) -> None:
        self.touchpoints = tuple(
            one for one in touchpoints_of(project, variant) if not without or one.key not in without
        )
        inside = {one.id for one in self.touchpoints}
        self.transitions = tuple(
            one
            for one in transitions_of(project, variant)
            if one.source in inside and one.target in inside and (not without or one.key not in without)
        )
        self._project = project
        self._graph: nx.DiGraph[str] = nx.DiGraph()
        self._graph.add_nodes_from(touchpoint.id for touchpoint in self.touchpoints)
        # A touchpoint that follows itself leads nowhere new.
        self._graph.add_edges_from(
            (one.source, one.target) for one in self.transitions if one.source != one.target
        )

    @cached_property
    def switching(self) -> tuple[bool, ...]:
        """Whether each of the transitions leads to another channel."""
        channels = {one.id: one.channel for one in self.touchpoints}
        return tuple(channels[one.source] != channels[one.target] for one in self.transitions)

    @cached_property
    def switches(self) -> Switches:
        """The changes of channel, counted."""
        both = zip(self.transitions, self.switching, strict=True)
        judged = [is_smooth(one) for one, switch in both if switch]
        return Switches(len(judged), judged.count(True), judged.count(None))

    @cached_property
    def starts(self) -> tuple[Touchpoint, ...]:
        """Where people begin: touchpoints at which some started, else those that nothing leads to.

        Where everything lies on a loop, the first touchpoint in reading order.
        """
        counted = tuple(one for one in self.touchpoints if one.started)
        free = tuple(one for one in self.touchpoints if not self._arrives(one) and self._leaves(one))
        return counted or free or tuple(one for one in self.touchpoints if self._leaves(one))[:1]

    @cached_property
    def goals(self) -> tuple[Touchpoint, ...]:
        """Where the journey may end well."""
        return tuple(one for one in self.touchpoints if one.goal)

    @cached_property
    def dead_ends(self) -> tuple[Touchpoint, ...]:
        """Touchpoints that can be reached but lead to no goal; none as long as no goal is marked.

        A touchpoint on a loop without a way to a goal is a dead end too.
        """
        if not self.goals:
            return ()
        lost = self._reached - _closure(self.goals, self._graph.reverse(copy=False))
        return tuple(one for one in self.touchpoints if one.id in lost)

    @cached_property
    def unreachable(self) -> tuple[Touchpoint, ...]:
        """Touchpoints that no route from a start leads to; none as long as nothing leads anywhere."""
        if not self._graph.number_of_edges():
            return ()
        return tuple(one for one in self.touchpoints if one.id not in self._reached)

    @cached_property
    def parts(self) -> tuple[tuple[int, ...], ...]:
        """The strongly connected parts, as places in `touchpoints`; each before those that it leads to."""
        places = {one.id: place for place, one in enumerate(self.touchpoints)}
        condensed = nx.condensation(self._graph)
        return tuple(
            tuple(sorted(places[one] for one in condensed.nodes[part]["members"]))
            for part in nx.topological_sort(condensed)
        )

    @cached_property
    def modality(self) -> dict[Modality, float]:
        """The share of each modality among the touchpoints; empty without touchpoints."""
        channels = self._project.all(Channel)
        found = Counter(channels[one.channel].modality for one in self.touchpoints)
        return {kind: found[kind] / len(self.touchpoints) for kind in Modality} if self.touchpoints else {}

    @cached_property
    def _reached(self) -> set[str]:
        return _closure(self.starts, self._graph)

    def _arrives(self, touchpoint: Touchpoint) -> bool:
        return bool(self._graph.in_degree(touchpoint.id))

    def _leaves(self, touchpoint: Touchpoint) -> bool:
        return bool(self._graph.out_degree(touchpoint.id))


def _closure(ends: tuple[Touchpoint, ...], graph: nx.DiGraph[str]) -> set[str]:
    """Return everything that can be reached from `ends`, they included."""
    return {node for layer in nx.bfs_layers(graph, [end.id for end in ends]) for node in layer}
