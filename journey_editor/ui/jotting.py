"""Jotting: what a line in the capture bar means: its kind by its first letter, its place by the cursor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from journey_editor.canvas.cells import STAGES, STEPS, Cell
from journey_editor.canvas.fresh import Adding, Fresh, fresh_in, fresh_stage, fresh_step
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import HOLDS, add_note, add_to_inbox
from journey_editor.model.edits.grid import add_touchpoint
from journey_editor.model.edits.values import set_values
from journey_editor.model.lanes import LANE_TITLES
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Lane, LaneKind, RowKey, Stage, Step, Touchpoint
from journey_editor.model.structure import stages_of
from journey_editor.ui.lanes import lane_for

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
GRID: Final = {"t": "Touchpoint", "s": "Step", "g": "Stage", ".": "Inbox"}


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
        line, words = Line.read(written), self.words
        step = self.project.get(Step, self.cell.step) if self.cell else None
        if line.letter in KINDS:
            return f"{words(KINDS[line.letter][1])} → {step.title if step else words('Inbox')}"
        if line.letter == "t" and step:
            return f"{words('Touchpoint')} → {step.title}"
        if line.letter in "sg" and line.letter:
            return words(GRID[line.letter])
        if line.letter or self.cell is None:
            return words("Inbox")
        if self.cell.row in (STAGES, STEPS):
            return words("Stage" if self.cell.row == STAGES else "Step")
        lane = self.project.get(Lane, self.cell.row.id)
        place = step.title if step else words("a new step")
        if lane is not None and lane.kind in HOLDS:
            return f"{words(LANE_TITLES[lane.kind])} → {place}"
        return f"{words('Touchpoint')} → {place}" if self._channel else words("Inbox")

    def jot(self, written: str) -> Fresh | None:
        """Return what a line brings, with its text, or None for a line without one."""
        line = Line.read(written)
        if not line.text:
            return None
        fresh = self._fresh(line.letter)
        begun = fresh.change.applied_to(self.project)
        field = "title" if fresh.key.table in (Stage.table, Step.table, Touchpoint.table) else "text"
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
            return self._note(KINDS[letter][0], step)
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

    def _note(self, kind: LaneKind, step: Step) -> Fresh:
        before, lane = lane_for(self.project, self.view, kind, words=self.words, mint=self.mint)
        begun = before.applied_to(self.project)
        added = add_note(begun, lane=lane.id, first_step=step.id, mint=self.mint)
        return Fresh(Adding[kind.name], before.then(added), _new(added))

    def _waiting(self, kind: LaneKind) -> Fresh:
        added = add_to_inbox(self.project, kind, mint=self.mint)
        return Fresh(Adding.INBOX, added, _new(added))


def _new(change: Change) -> RowKey:
    return next(key for key, edit in change if edit.before is None)
