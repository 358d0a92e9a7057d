"""Networks: small graphs of touchpoints, written down or drawn at random, with the analysis of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from journey_editor.insight.analysis import Analysis
from journey_editor.model.records import Touchpoint, Transition
from tests.layout.sketch import Sketch


@dataclass(frozen=True)
class Network:
    """Touchpoints 0, 1, 2 … with estimated shares between them; what is left at a goal finishes."""

    shares: dict[tuple[int, int], float]
    goals: frozenset[int]
    started: dict[int, int]
    count: int

    def analysis(self, **more: float) -> Analysis:
        """Return its analysis; `more` is added to the share of the passages called so, as in `p0_1`."""
        sketch = Sketch(steps=self.count)
        points = [
            sketch.touchpoint(n, n % 3, str(n), goal=n in self.goals, started=self.started.get(n))
            for n in range(self.count)
        ]
        for (a, b), share in self.shares.items():
            sketch.add(
                Transition(
                    id=f"p{a}_{b}",
                    source=points[a].id,
                    target=points[b].id,
                    share=share + more.get(f"p{a}_{b}", 0.0),
                )
            )
        return Analysis(sketch.project(), "variant")

    @property
    def matrix(self) -> NDArray[np.float64]:
        """P, as it stands."""
        found = np.zeros((self.count, self.count))
        for (a, b), share in self.shares.items():
            found[a, b] = share
        return found

    @property
    def finish(self) -> NDArray[np.float64]:
        """The share that finishes at each touchpoint."""
        rest = 1 - self.matrix.sum(axis=1)
        return np.array([rest[n] if n in self.goals else 0.0 for n in range(self.count)])

    @property
    def start(self) -> NDArray[np.float64]:
        """The share that starts at each touchpoint."""
        begun = np.array([self.started.get(n, 0) for n in range(self.count)], dtype=np.float64)
        return np.asarray(begun / begun.sum())


@st.composite
def networks(draw: st.DrawFn, *, acyclic: bool = False, most: int = 7) -> Network:
    """Networks of up to `most` touchpoints on which, at each, at least a twentieth leaves or finishes."""
    count = draw(st.integers(2, most))
    pairs = [(a, b) for a in range(count) for b in range(count) if a < b or not acyclic]
    weights = draw(st.dictionaries(st.sampled_from(pairs), st.integers(1, 9), max_size=3 * count, min_size=1))
    stays = draw(st.lists(st.integers(1, 9), min_size=count, max_size=count))
    shares = {}
    for (a, b), weight in sorted(weights.items()):
        whole = stays[a] + sum(other for (source, _), other in weights.items() if source == a)
        shares[a, b] = weight / whole
    goals = draw(st.frozensets(st.integers(0, count - 1), min_size=1, max_size=count))
    started = draw(st.dictionaries(st.integers(0, count - 1), st.integers(1, 90), min_size=1, max_size=3))
    return Network(shares, goals, started, count)


class Counted(Sketch):
    """A sketch whose touchpoints are called by their titles, for examples with counts."""

    def at(self, title: str, *, channel: int = 0, **values: Any) -> Touchpoint:
        """Add a touchpoint."""
        return self.touchpoint(len(self.rows) % self.steps, channel, title, **values)

    def analysis(self, persona: str | None = None) -> Analysis:
        """Return the analysis of what was written down."""
        return Analysis(self.project(), "variant", persona)
