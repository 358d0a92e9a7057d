"""Pages: a map cut into what an audience can read at once: a stage, or part of one (R-63)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from journey_editor.layout.plan import Columns
from journey_editor.layout.style import CARD_SIZE, COLUMN, EDGE, LABELS
from journey_editor.model.project import Project, Table
from journey_editor.model.records import Card, Note, Opportunity, Pain, Step
from journey_editor.model.structure import steps_of

N = TypeVar("N", bound=Note)

_LEAST: Final = 1 / 46  # the em of a card, of the screen's height: read from six times that away
_AROUND: Final = LABELS + 2 * EDGE  # mm that a sheet has beside its columns


@dataclass(frozen=True, slots=True)
class Page:
    """The columns from `first` to `last` of a stage; `stage`, `part` and columns count from 0."""

    stage: int
    stages: int
    part: int
    parts: int
    first: int
    last: int

    @property
    def columns(self) -> range:
        """The columns of the page."""
        return range(self.first, self.last + 1)


def width_of(columns: int) -> float:
    """Return how wide a sheet of so many columns is, in mm."""
    return _AROUND + columns * COLUMN


def most_columns(columns: int, *, width: int, height: int, size: float) -> int:
    """Return how many of a stage's `columns` fit on a screen of `width` × `height` px beside the next one.

    All of them where their letters are large enough; with a type `size` above
    1 so many that the letters are that much larger.
    """
    fitted = width / width_of(columns + 1)
    wanted = max(fitted, _LEAST * height / CARD_SIZE) * max(size, 1.0)
    if wanted <= fitted:
        return columns
    return max(1, int((width / wanted - _AROUND) // COLUMN) - 1)


def pages(columns: Columns, *, width: int, height: int, size: float = 1.0) -> tuple[Page, ...]:
    """Return the pages of a map, from left to right; a stage without steps has none."""
    lengths = [sum(step.stage == stage.id for step in columns.steps) for stage in columns.stages]
    lengths = [length for length in lengths if length]
    return tuple(_pages(lengths, width, height, size))


def _pages(lengths: list[int], width: int, height: int, size: float) -> Iterator[Page]:
    first = 0
    for stage, length in enumerate(lengths):
        most = most_columns(length, width=width, height=height, size=size)
        parts = -(-length // most)
        for part in range(parts):
            start, end = length * part // parts, length * (part + 1) // parts
            yield Page(stage, len(lengths), part, parts, first + start, first + end - 1)
        first += length


def project_of(project: Project, variant: str, page: Page) -> Project:
    """Return the project with the steps of a page and the one after it, and the notes on them, only.

    A note that goes beyond them is cut there: its text begins on the page.
    """
    steps = steps_of(project, variant)[page.first : page.last + 2]
    place = {step.id: number for number, step in enumerate(steps_of(project, variant), -page.first)}
    stages, last = {step.stage for step in steps}, len(steps) - 1

    def notes(kind: type[N]) -> Iterator[N]:
        for note in project.all(kind).values():
            if note.stage in stages:
                yield note
            start, end = place.get(note.first_step or ""), place.get(note.last_step or "")
            if start is None or end is None:
                continue
            cut = max(min(start, end), 0), min(max(start, end), last)
            if cut[0] > cut[1]:
                continue
            same = cut == (start, end)
            yield note if same else replace(note, first_step=steps[cut[0]].id, last_step=steps[cut[1]].id)

    tables = dict(project.tables)
    tables[Step.table] = Table({step.id: step for step in steps})
    for kind in (Card, Pain, Opportunity):
        tables[kind.table] = Table({note.id: note for note in notes(kind)})
    return Project(tables)
