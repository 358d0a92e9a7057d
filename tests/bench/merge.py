"""Merging five copies of 5,000 rows with 200 changes each, against decoding their rows."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import Any

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.removal import remove
from journey_editor.model.merge import merge
from journey_editor.model.project import Project, Table
from journey_editor.model.records import TABLES, Card
from journey_editor.storage.codec import decoded, encoded
from tests.bench.maps import large_map, sentence
from tests.bench.timing import against

_Rows = dict[str, list[list[Any]]]


def run() -> None:
    """Print it."""
    base = large_map(4500)
    written = [_written(_worked_on(base, number)) for number in range(5)]
    copies = [_read(rows) for rows in written]
    base = _read(_written(base))
    print(f"rows: {len(base)}; clashes: {_merged(base, copies)[1]}")

    def decode() -> None:
        for rows in written:
            _read(rows)

    against("merge of five copies", decode, lambda: _merged(base, copies), aim=2)


def _merged(base: Project, copies: list[Project]) -> tuple[Project, int]:
    """Return what the base becomes by the copies, and how many clashes there were."""
    ours, clashes = base, 0
    for theirs in copies:
        found = merge(base, ours, theirs)
        ours, clashes = found.change.applied_to(ours), clashes + len(found.clashes)
    return ours, clashes


def _worked_on(base: Project, number: int) -> Project:
    """Return a copy in which 150 cards were typed over, 25 added and 25 removed."""
    chance, mint = random.Random(number), Mint.seeded(f"copy {number}")  # noqa: S311 - repeatable on purpose
    cards = chance.sample([*base.all(Card).values()], 200)
    typed = [replace(card, text=sentence(chance)) for card in cards[:150]]
    added = [
        replace(card, id=mint.id(), text=sentence(chance), rank=card.rank + "V") for card in cards[150:175]
    ]
    project = Change.putting(base, *typed, *added).applied_to(base)
    return remove(project, [card.key for card in cards[175:]]).applied_to(project)


def _written(project: Project) -> _Rows:
    """Return rows whose texts are nobody else's, as in a file."""
    rows: _Rows = json.loads(json.dumps(encoded(project)))
    return rows


def _read(rows: _Rows) -> Project:
    return Project({table: Table(decoded(TABLES[table], found) or {}) for table, found in rows.items()})
