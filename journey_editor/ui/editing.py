"""Editing: what the Edit and Insert menus do to the document at the place that is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6 import QtWidgets  # its dialogs are made ready only when asked for
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.fresh import Adding, Fresh, fresh_note, fresh_stage, fresh_step
from journey_editor.canvas.selection import Selection
from journey_editor.insight.naming import name_of
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import to_inbox
from journey_editor.model.edits.grid import add_channel, add_touchpoint
from journey_editor.model.edits.homes import new_lane
from journey_editor.model.edits.planning import plan_action
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.transitions import connect
from journey_editor.model.edits.values import set_values
from journey_editor.model.lanes import LANE_TITLES
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Channel,
    Dash,
    Lane,
    LaneKind,
    Marker,
    Moment,
    Note,
    Opportunity,
    Persona,
    RowKey,
    Stage,
    Step,
    Touchpoint,
    Transition,
)
from journey_editor.session.document import Document
from journey_editor.ui.spot import Spot, lane_after, next_step, spot_of, touchpoint_before

_LOOKS: Final = (
    ("#0072b2", Dash.SOLID, Marker.CIRCLE),
    ("#d55e00", Dash.DASHED, Marker.SQUARE),
    ("#7b3294", Dash.DASH_DOT, Marker.TRIANGLE),
    ("#00735c", Dash.DOTTED, Marker.DIAMOND),
)


class Editing(QObject):
    """Adds and removes rows; `advised` says in a sentence what an action needs first.

    `unnamed` tells that what was added, and is chosen, has no place on the map
    to be named in.
    """

    advised = Signal(str)
    unnamed = Signal()

    def __init__(self, canvas: Canvas, selection: Selection, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._selection = selection
        self._words = words
        self._window = parent
        self._open: tuple[Document, View] | None = None

    def show_document(self, document: Document, view: View) -> None:
        """Edit another document from now on."""
        self._open = document, view

    # Edit

    def edit_undo(self) -> None:
        """Take the last entry back, and show what that changed."""
        self._canvas.show_changed(self._document.undo(self._words("Undo {what}")))

    def edit_redo(self) -> None:
        """Make again what was taken back last, and show what that changed."""
        self._canvas.show_changed(self._document.redo(self._words("Redo {what}")))

    def edit_type(self) -> None:
        """Type over the chosen row, or in the chosen cell."""
        self._canvas.type_here()

    def edit_delete(self) -> None:
        """Delete what is chosen, with what belongs to it."""
        if not self._selection.keys:
            return self.advised.emit(self._words("Choose what to delete first."))
        document = self._document
        keys = [*self._selection.keys, *_emptied(document.kept, self._selection.keys)]
        document.apply(self._words("Delete"), remove(document.kept, keys))
        return None

    def edit_to_inbox(self) -> None:
        """Take the chosen cards off the map; they wait in the inbox."""
        document = self._document
        notes = [row for key in self._selection.keys if isinstance(row := document.kept.row(key), Note)]
        if not notes:
            return self.advised.emit(self._words("Choose a card first."))
        document.apply(self._words("Move to the inbox"), to_inbox(document.kept, notes, mint=document.mint))
        return None

    # Insert: the grid

    def insert_stage(self) -> None:
        """Add a stage with its first step, after the chosen one."""
        document, view = self._document, self._view
        project, spot = document.kept, self._spot()
        stages = project.all(Stage).where("variant", view.variant)
        chosen = self._selection.current or self._selection.cell
        after = stages.index(spot.stage) + 1 if chosen and spot.stage in stages else None
        self._canvas.type_fresh(fresh_stage(project, view, mint=document.mint, position=after))

    def insert_step(self) -> None:
        """Add a step after the chosen one; a map without stages gets its first."""
        document, spot = self._document, self._spot()
        self._canvas.type_fresh(fresh_step(document.kept, self._view, mint=document.mint, after=spot.step))

    def insert_touchpoint(self) -> None:
        """Add a touchpoint at the chosen step and channel; after a chosen touchpoint, at the next step."""
        document, spot = self._document, self._spot()
        if spot.step is None:
            return self.advised.emit(self._words("Add a step first."))
        project, before = document.kept, Change()
        if spot.channel is None:
            before = self._new_channel(None)
            project = before.applied_to(project)
        channel = spot.channel or before.added(Channel)[0]
        step = spot.step
        current = self._selection.current
        if current is not None and current.table == Touchpoint.table:
            step = next_step(project, self._view, step)
        change = add_touchpoint(
            project, step=step.id, channel=channel.id, mint=document.mint, title=self._words("New touchpoint")
        )
        return self._add(Adding.TOUCHPOINT, before.then(change), change.added(Touchpoint)[0].key)

    def insert_transition(self) -> None:
        """Join the two chosen touchpoints, in the order of choosing, or one to the one before it."""
        document = self._document
        chosen = [key.id for key in self._selection.keys if key.table == Touchpoint.table]
        if len(chosen) == 1 and (before := touchpoint_before(document.kept, self._view, chosen[0])):
            ends = before, chosen[0]
        elif len(chosen) == 2:
            ends = chosen[0], chosen[1]
        else:
            return self.advised.emit(
                self._words("Choose two touchpoints first: click one, then Ctrl+click the other.")
            )
        change = connect(document.kept, source=ends[0], target=ends[1], mint=document.mint)
        if not change:
            return self.advised.emit(self._words("These two touchpoints are joined already."))
        document.apply(self._words("Add transition"), change)
        if len(chosen) == 2:
            self._selection.choose(change.edits)
        return None

    def insert_moment(self) -> None:
        """Mark the chosen touchpoint as a moment of truth, or no longer."""
        document = self._document
        chosen = [
            row for key in self._selection.keys if isinstance(row := document.kept.row(key), Touchpoint)
        ]
        if not chosen:
            return self.advised.emit(self._words("Choose a touchpoint first."))
        change = Change()
        for row in chosen:
            moment = None if row.is_moment else Moment.OTHER
            change = change.then(set_values(document.kept, row.key, moment=moment))
        document.apply(self._words("Moment of truth"), change)
        return None

    # Insert: cards

    def insert_note(self, kind: LaneKind) -> None:
        """Add a card to the first lane of `kind` at the chosen step; without such a lane, add that too."""
        document, view, spot = self._document, self._view, self._spot()
        if spot.step is None:
            return self.advised.emit(self._words("Add a step first."))
        step, words = spot.step.id, self._words
        fresh = fresh_note(document.kept, view, kind, step=step, words=words, mint=document.mint)
        return self._canvas.type_fresh(fresh)

    def insert_lane(self) -> None:
        """Ask which kind of lane, and add it after the chosen one."""
        kinds = {self._words(title): kind for kind, title in LANE_TITLES.items()}
        title, chosen = QtWidgets.QInputDialog.getItem(
            self._window, self._words("Add a lane"), self._words("What does it show?"), list(kinds), 2, False
        )
        if chosen:
            after = lane_after(self._document.kept, self._view, self._selection.current)
            document = self._document
            change = new_lane(
                document.kept,
                self._view.journey,
                kinds[title],
                words=self._words,
                mint=document.mint,
                position=after,
            )
            self._add(Adding.LANE, change, change.added(Lane)[0].key)

    def insert_channel(self) -> None:
        """Add a channel after the chosen one."""
        current = self._selection.current
        channels = self._document.kept.all(Channel).sorted()
        after = next((place + 1 for place, one in enumerate(channels) if one.key == current), None)
        change = self._new_channel(after)
        self._add(Adding.CHANNEL, change, change.added(Channel)[0].key)

    # Insert: who and what

    def insert_persona(self) -> None:
        """Add a persona with a look of its own."""
        document = self._document
        taken = {one.colour for one in document.kept.all(Persona).values()}
        free = next((look for look in _LOOKS if look[0] not in taken), _LOOKS[0])
        values = dict(zip(("colour", "dash", "marker"), free, strict=True))
        change = add_row(
            document.kept, Persona, mint=document.mint, title=self._words("New persona"), **values
        )
        document.apply(self._words("Add persona"), change)
        self._selection.choose([change.added(Persona)[0].key])
        self.unnamed.emit()

    def insert_action(self) -> None:
        """Add an action that carries out the chosen opportunity, or mends the chosen transition."""
        document, current, words = self._document, self._selection.current, self._words
        row = document.kept.row(current) if current else None
        if isinstance(row, Transition):
            title = words("Mend {way}", way=name_of(document.kept, row.key, words))
        elif isinstance(row, Opportunity):
            title = " ".join(row.text.split()) or words("New action")
        else:
            return self.advised.emit(words("Choose an opportunity or a transition first."))
        change = plan_action(document.kept, row, title=title[:500], mint=document.mint)
        document.apply(words("Add action"), change)
        self._selection.choose([change.added(Action)[0].key])
        return self.unnamed.emit()

    # Plumbing

    @property
    def _document(self) -> Document:
        assert self._open is not None
        return self._open[0]

    @property
    def _view(self) -> View:
        assert self._open is not None
        return self._open[1]

    def _spot(self) -> Spot:
        at = self._selection.current or self._selection.cell
        return spot_of(self._document.kept, self._view, at)

    def _add(self, label: Adding, change: Change, key: RowKey) -> None:
        """Let the text of what `change` brings be typed."""
        self._canvas.type_fresh(Fresh(label, change, key))

    def _new_channel(self, position: int | None) -> Change:
        document = self._document
        title = self._words("New channel")
        return add_channel(document.kept, mint=document.mint, position=position, title=title)


def _emptied(project: Project, keys: Iterable[RowKey]) -> list[RowKey]:
    """Return the stages that lose their last step: without one a stage has no place on the map."""
    gone = {key.id for key in keys if key.table == Step.table}
    steps = project.all(Step)
    stages = {steps[id_].stage for id_ in gone if id_ in steps}
    return [
        RowKey(Stage.table, stage)
        for stage in stages
        if all(step.id in gone for step in steps.where("stage", stage))
    ]
