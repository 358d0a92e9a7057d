"""Large maps for benchmarks: as many cards as asked, with texts of the usual length."""

from __future__ import annotations

import random
from itertools import pairwise

from journey_editor.kernel.ids import Mint
from journey_editor.model import records
from journey_editor.model.project import Project
from journey_editor.model.rank import spread
from journey_editor.model.records import (
    Card,
    CardKind,
    Channel,
    Journey,
    Lane,
    LaneKind,
    LaneRole,
    Modality,
    Record,
    Setting,
    Stage,
    Step,
    Touchpoint,
    Transition,
    Variant,
)

_WORDS = tuple(
    "patrons find the shelf but not the book they reserved online and ask at the desk where staff "  # noqa: SIM905 - readable as prose
    "look it up again in another system that shows another place".split()
)


def sentence(chance: random.Random, length: int = 75) -> str:
    """Return words of about `length` characters in all."""
    said = ""
    while len(said) < length:
        said += f" {chance.choice(_WORDS)}"
    return said.strip()


def large_map(cards: int) -> Project:
    """Return a map with `cards` cards, a tenth of them touchpoints, joined one after another."""
    mint, chance = Mint.seeded(f"bench {cards}"), random.Random(cards)  # noqa: S311 - repeatable on purpose
    steps = max(20, cards // 50)
    rows: list[Record] = [
        Setting(id=mint.id(), title="Bench"),
        journey := Journey(id=mint.id(), title="Bench", rank="V"),
        variant := Variant(id=mint.id(), journey=journey.id),
    ]
    modalities = list(Modality)
    channels = [
        Channel(id=mint.id(), title=f"Channel {n}", modality=modalities[n % 4], rank=rank)
        for n, rank in enumerate(spread(6, mint=mint))
    ]
    kinds = [LaneKind.TOUCHPOINT, LaneKind.NEED, LaneKind.QUOTE, LaneKind.TEXT, LaneKind.BACKSTAGE]
    lanes = [
        Lane(
            id=mint.id(),
            journey=journey.id,
            title=kind.value,
            kind=kind,
            role=LaneRole.FRONTSTAGE if kind == LaneKind.TOUCHPOINT else None,
            rank=rank,
        )
        for kind, rank in zip(kinds, spread(len(kinds), mint=mint), strict=True)
    ]
    stages = [
        Stage(id=mint.id(), variant=variant.id, title=f"Stage {n}", rank=rank)
        for n, rank in enumerate(spread(5, mint=mint))
    ]
    columns = [
        Step(id=mint.id(), stage=stages[n * 5 // steps].id, title=f"Step {n}", rank=rank)
        for n, rank in enumerate(spread(steps, mint=mint))
    ]
    touchpoints = [
        Touchpoint(
            id=mint.id(),
            step=columns[n % steps].id,
            channel=chance.choice(channels).id,
            title=sentence(chance, 16),
            rank=rank,
        )
        for n, rank in enumerate(spread(cards // 10, mint=mint))
    ]
    passages = [Transition(id=mint.id(), source=a.id, target=b.id) for a, b in pairwise(touchpoints)]
    notes = [
        Card(
            id=mint.id(),
            lane=lanes[1 + n // steps % 4].id,
            first_step=columns[n % steps].id,
            last_step=columns[n % steps].id,
            text=sentence(chance),
            kind=CardKind(kinds[1 + n // steps % 4].value),
            rank=rank,
        )
        for n, rank in enumerate(spread(cards - len(touchpoints), mint=mint))
    ]
    return Project.of(*rows, *channels, *lanes, *stages, *columns, *touchpoints, *passages, *notes)


def texts(project: Project) -> list[str]:
    """Return every card's text."""
    cards = [one.text for one in project.all(records.Card).values()]
    return cards + [one.title for one in project.all(records.Touchpoint).values()]
