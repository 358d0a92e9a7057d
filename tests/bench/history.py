"""The history: the room it takes in a file, and how long the way back is."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import move_note
from journey_editor.model.edits.removal import remove
from journey_editor.model.project import Project
from journey_editor.model.records import Card, Step
from journey_editor.model.squash import squashed
from journey_editor.session.history import Done, History
from journey_editor.session.past import Past
from journey_editor.storage.journey_file import publish
from tests.bench.maps import large_map, sentence

_REVISIONS = 10_000


def run() -> None:
    """Print the room and the times."""
    history = _worked_on(large_map(1000))
    with TemporaryDirectory() as folder:
        with_history, without = Path(folder) / "with.journey", Path(folder) / "without.journey"
        publish(history.project, history.log, with_history, overwrite=False)
        publish(history.project, [], without, overwrite=False)
        rows, whole = without.stat().st_size, with_history.stat().st_size
    plain = sum(len(f"{one}") for one in map(_fields, history.log))
    print(f"{_REVISIONS:,} revisions: {(whole - rows) / 1e6:.2f} MB of a file of {whole / 1e6:.2f} MB  aim 3")
    print(f"file against its rows and the history's own characters: {whole / (rows + plain):.2f}  aim 1.3")
    began = perf_counter()
    assert Past(history.project, history.log).at(history.log[0].id) is not None
    back = perf_counter() - began
    began = perf_counter()
    fewer = squashed(history.log, newest=1000)
    print(
        f"back over all of them {back * 1000:.0f} ms; squashed to {len(fewer):,} in "
        f"{(perf_counter() - began) * 1000:.0f} ms"
    )


def _worked_on(project: Project) -> History:
    """Return a map on which people worked long: texts, moves, new cards, deleted ones; saved now and then."""
    mint, chance = Mint.seeded("history"), random.Random(2026)  # noqa: S311 - repeatable on purpose
    history = History(project, mint=mint)
    history.author = "Ada"
    steps = list(project.all(Step))
    for number in range(_REVISIONS):
        now = history.project
        card = chance.choice(list(now.all(Card).values()))
        match number % 10:
            case 0 | 1 | 2 | 3 | 4:
                label, change = "Type", Change.putting(now, replace(card, text=sentence(chance, 40)))
            case 5 | 6 | 7:
                label = "Move card"
                step = chance.choice(steps)
                change = move_note(now, card, lane=card.lane or "", first_step=step)
            case 8:
                label, change = "Add card", Change.putting(now, replace(card, id=mint.id()))
            case _:
                label, change = "Delete", remove(now, [card.key])
        if change:
            history.make(Done(label, change))
        if number % 100 == 99:
            history.note_saved()
    return history


def _fields(one: object) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in ("id", "label", "author", "time", "back"))
