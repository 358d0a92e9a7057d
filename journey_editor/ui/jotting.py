"""Jotting: what a line in the capture bar means: its kind by its first letter, its place by the cursor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from journey_editor.canvas.cells import STAGES, STEPS, Cell
from journey_editor.canvas.fresh import Adding, Fresh, fresh_in, fresh_note, fresh_stage, fresh_step
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import add_to_inbox
from journey_editor.model.edits.grid import add_touchpoint
from journey_editor.model.edits.values import set_values
from journey_editor.model.fields import text_field
from journey_editor.model.lanes import LANE_TITLES
from journey_editor.model.project import Project
from journey_editor.model.records import (
    TABLES,
    Card,
    Channel,
    Lane,
    LaneKind,
    Note,
    RowKey,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.model.structure import stages_of

KINDS: Final = {
    "p": (LaneKind.PAIN, "Pain point"),
    "i": (LaneKind.OPPORTUNITY, "Idea"),
    "q": (LaneKind.QUOTE, "Quote"),
    "n": (LaneKind.NEED, "Need"),
    "d": (LaneKind.DOING, "Doing"),
    "m": (LaneKind.THOUGHT, "Thought"),
    "h": (LaneKind.HIGHLIGHT, "Highlight"),
    "b": (LaneKind.BACKSTAGE, "Backstage work"),
    "y": (LaneKind.SYSTEM, "System"),
    "r": (LaneKind.POLICY, "Policy"),
    "x": (LaneKind.TEXT, "Text"),
}
LONGEST: Final = text_field(Card, "text").longest + len("p ")  # characters of any line
GRID: Final = {"t": "Touchpoint", "s": "Step", "g": "Stage", ".": "Inbox"}


class TooLongError(ValueError):
    """A text is longer than can be kept; its argument says how many characters it has."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is read: the letter before its first blank where that is one of ours, and the rest."""

    letter: str
    text: str

    @classmethod
    def read(cls, written: str) -> Line:
        """Read a line."""
        first, blank, rest = written.lstrip().partition(" ")
        letter = first.lower()
        if blank and (letter in KINDS or letter in GRID):
            return cls(letter, rest.strip())
        return cls("", written.strip())


@dataclass(frozen=True, slots=True)
class Jotter:
    """Puts lines into one project at one place: the cell of the cursor, or none."""

    project: Project
    view: View
    cell: Cell | None
    words: Words
    mint: Mint

    def where(self, written: str) -> str:
        """Say what a line would become, and where."""
        letter, words = Line.read(written).letter, self.words
        fresh = self._fresh(letter)
        project = fresh.change.applied_to(self.project)
        row = project.row(fresh.key)
        if isinstance(row, Stage | Step):
            return words(row.noun)
        said = words(KINDS[letter][1]) if letter in KINDS else ""
        if isinstance(row, Touchpoint):
            return f"{words('Touchpoint')} → {self._called(row.step)}"
        assert isinstance(row, Note)
        if row.lane is None:
            return f"{said} → {words('Inbox')}" if said else words("Inbox")
        said = said or words(LANE_TITLES[project.one(Lane, row.lane).kind])
        return f"{said} → {self._called(row.first_step or (self.cell.step if self.cell else None))}"

    def _called(self, step: str | None) -> str:
        row = self.project.get(Step, step)
        return row.title if row is not None else self.words("a new step")

    def jot(self, written: str) -> Fresh | None:
        """Return what a line brings, with its text, or None for a line without one.

        Raises TooLongError where the text is longer than can be kept.
        """
        line = Line.read(written)
        if not line.text:
            return None
        fresh = self._fresh(line.letter)
        begun = fresh.change.applied_to(self.project)
        kind = TABLES[fresh.key.table]
        field = "title" if kind in (Stage, Step, Touchpoint) else "text"
        if len(line.text) > text_field(kind, field).longest:
            raise TooLongError(len(line.text))
        named = set_values(begun, fresh.key, **{field: line.text})
        return Fresh(fresh.label, fresh.change.then(named), fresh.key)

    def after(self, fresh: Fresh) -> Jotter:
        """Return what puts the next line where the cursor is once `fresh` is there."""
        project, cell = fresh.change.applied_to(self.project), self.cell
        if fresh.key.table == Step.table:
            cell = Cell(STEPS, fresh.key.id)
        elif fresh.key.table == Stage.table:
            inside = project.all(Step).where("stage", fresh.key.id)
            cell = Cell(STAGES, inside[0].id)
        return replace(self, project=project, cell=cell)

    @property
    def _channel(self) -> Channel | None:
        return self.project.get(Channel, self.cell.row.id) if self.cell else None

    def _fresh(self, letter: str) -> Fresh:
        project, view, mint, cell = self.project, self.view, self.mint, self.cell
        step = project.get(Step, cell.step) if cell else None
        if letter == "g" or (not letter and cell is not None and cell.row == STAGES):
            stages = stages_of(project, view.variant)
            after = next((n + 1 for n, one in enumerate(stages) if step and one.id == step.stage), None)
            return fresh_stage(project, view, mint=mint, position=after)
        if letter == "s" or (not letter and cell is not None and cell.row == STEPS):
            if step is not None and not step.title and cell is not None and cell.row in (STAGES, STEPS):
                return Fresh(Adding.STEP, Change(), step.key)  # a new stage has brought it along
            return fresh_step(project, view, mint=mint, after=step)
        if letter == "t" and step is not None:
            return self._touchpoint(step)
        if letter in KINDS and step is not None:
            kind, words = KINDS[letter][0], self.words
            return fresh_note(project, view, kind, step=step.id, words=words, mint=mint)
        if letter in KINDS:
            return self._waiting(KINDS[letter][0])
        if not letter and cell is not None:
            found = fresh_in(project, view, cell, mint=mint)
            if found is not None:
                return found
        return self._waiting(LaneKind.TEXT)

    def _touchpoint(self, step: Step) -> Fresh:
        channel = self._channel or next(iter(self.project.all(Channel).sorted()), None)
        if channel is None:
            return self._waiting(LaneKind.TEXT)
        added = add_touchpoint(self.project, step=step.id, channel=channel.id, mint=self.mint)
        return Fresh(Adding.TOUCHPOINT, added, added.added(Touchpoint)[0].key)

    def _waiting(self, kind: LaneKind) -> Fresh:
        added = add_to_inbox(self.project, kind, mint=self.mint)
        return Fresh(Adding.INBOX, added, _new(added))


def _new(change: Change) -> RowKey:
    return next(key for key, edit in change if edit.before is None)
