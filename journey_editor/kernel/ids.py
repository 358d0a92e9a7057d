"""Ids and chance: where every new id and every random digit comes from."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass, field
from typing import Final

_NATURAL: Final = uuid.UUID("6f1c6a0e-6a0c-5d5e-9d0b-0d6f3b1f7a11")


def natural_id(table: str, *key: str) -> str:
    """Return the id of a row that is known by its `key`.

    Two copies of a file that both add such a row give it the same id, so a
    merge finds one row and not two.
    """
    # What parts the key is escaped inside its parts, so that ("a", "b") and ("a\x1fb",) differ.
    parts = (part.replace("\x1e", "\x1e\x1e").replace("\x1f", "\x1e|") for part in (table, *key))
    return str(uuid.uuid5(_NATURAL, "\x1f".join(parts)))


@dataclass(frozen=True)
class Mint:
    """Makes ids and random digits; `Mint.seeded` makes the same ones every time."""

    source: random.Random = field(default_factory=random.SystemRandom)

    @classmethod
    def seeded(cls, seed: str) -> Mint:
        """Return a mint whose whole output follows from `seed`: for samples and tests."""
        return cls(random.Random(seed))  # noqa: S311 - repeatable on purpose

    def id(self) -> str:
        """Return a new id: a version 4 UUID."""
        return str(uuid.UUID(int=self.source.getrandbits(128), version=4))

    def digit(self, below: int) -> int:
        """Return a whole number from 0 up to, not including, `below`."""
        return self.source.randrange(below)
