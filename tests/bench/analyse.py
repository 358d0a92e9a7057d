"""All that `analyse` says, against one numpy solve and one networkx pass over the same graph."""

from __future__ import annotations

import random
from functools import partial
from time import perf_counter

import networkx as nx
import numpy as np

from journey_editor.app.commands.analyse import answer
from journey_editor.insight.analysis import Analysis
from journey_editor.insight.gains import gains, what_if
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    Journey,
    Modality,
    Stage,
    Step,
    Touchpoint,
    Transition,
    Variant,
)
from tests.bench.timing import against

Edges = list[tuple[int, int]]


def run() -> None:
    """Print the whole analysis, and one move of a slider on 200 touchpoints."""
    project, edges = tangle(1000, 5000)
    against(
        "analyse, 1,000 touchpoints, 5,000 transitions",
        partial(_bare, 1000, edges),
        partial(_all, project),
        aim=3,
    )
    small, edges = tangle(200, 1000)
    analysis = Analysis(small, "variant")
    kept = {one.transition.id: 0.5 for one in gains(analysis)[:1]}
    against(
        "what if, 200 touchpoints",
        partial(_bare, 200, edges),
        partial(what_if, analysis, kept),
        runs=25,
        aim=1,
    )
    began = perf_counter()
    _all(tangle(50_000, 200_000)[0])
    print(f"analyse, 50,000 touchpoints, 200,000 transitions {perf_counter() - began:9.1f} s")


def tangle(count: int, passages: int) -> tuple[Project, Edges]:
    """Return a map of touchpoints joined at random, with estimated shares, and its passages."""
    chance = random.Random(count)  # noqa: S311 - repeatable on purpose
    edges = [(chance.randrange(count), chance.randrange(count)) for _ in range(passages)]
    leaving = [0] * count
    for source, _ in edges:
        leaving[source] += 1
    channels = [Channel(id=f"channel-{n}", modality=kind) for n, kind in enumerate(Modality)]
    project = Project.of(
        Journey(id="journey"),
        Variant(id="variant", journey="journey"),
        Stage(id="stage", variant="variant"),
        Step(id="step", stage="stage"),
        *channels,
        *(
            Touchpoint(
                id=f"touchpoint-{n}",
                step="step",
                channel=f"channel-{n % 4}",
                title=f"Touchpoint {n}",
                minutes=3.0,
                started=100 if n < 5 else None,
                goal=n >= count - 5,
                rank=f"{n:06}1",
            )
            for n in range(count)
        ),
        *(
            Transition(
                id=f"transition-{n}",
                source=f"touchpoint-{source}",
                target=f"touchpoint-{target}",
                share=0.95 / leaving[source],
            )
            for n, (source, target) in enumerate(edges)
        ),
    )
    return project, edges


def _all(project: Project) -> object:
    return answer(Analysis(project, "variant"))


def _bare(count: int, edges: Edges) -> object:
    """The floor: the graph built and gone through once, and one dense solve."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(edges)
    parts = list(nx.strongly_connected_components(graph))
    matrix = np.eye(count)
    for source, target in edges:
        matrix[source, target] -= 0.1
    return parts, np.linalg.solve(matrix, np.ones(count))
