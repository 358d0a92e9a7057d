"""Place: where on a map something comes to stand."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.model.records import RowKey


@dataclass(frozen=True, slots=True)
class Place:
    """A variant of a journey, and where a row of its map meets a step, as far as that was chosen.

    `row` is the key of a lane, a channel or a persona; without an id it is the
    row of all stages or of the titles of all steps.  `step` is a step's id, "" beyond the
    last, None where none was chosen.  `unseen` are lanes, by id, that are
    folded or left out where somebody looks.
    """

    journey: str
    variant: str
    row: RowKey | None = None
    step: str | None = None
    unseen: frozenset[str] = frozenset()
