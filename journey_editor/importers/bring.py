"""Bring: entries become rows of a project, as one change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeVar

from journey_editor.importers.brought import Brought
from journey_editor.importers.entries import Entry
from journey_editor.importers.kinds import kind_called
from journey_editor.importers.titled import Titled
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import HOLDS
from journey_editor.model.edits.homes import lane_for, new_lane
from journey_editor.model.edits.ranking import all_placed
from journey_editor.model.fields import Prose, text_field
from journey_editor.model.place import Place
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    CardKind,
    Channel,
    Lane,
    LaneKind,
    LaneLevel,
    Note,
    Opportunity,
    Pain,
    Record,
    RowKey,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.model.siblings import parent_field, siblings_in
from journey_editor.model.structure import steps_of
from journey_editor.model.validity import cleaned

MOST: Final = 5000  # cards at once
R = TypeVar("R", bound=Record)
_CARD: Final = {kind: CardKind(kind.value) for kind, held in HOLDS.items() if held is Card}


def bring(project: Project, entries: Sequence[Entry], place: Place, *, words: Words, mint: Mint) -> Brought:
    """Make a card or a touchpoint of every entry with a text.

    What an entry does not say is what was chosen: on the row of steps or of
    stages every entry is one, on a channel's row touchpoints go on to the next
    steps, in a lane all come to the chosen step.  Steps, stages, lanes and
    channels are found by their titles, and added where they have one that is
    not there.  What has no step goes to the inbox.
    """
    work = _Bringing(project, place, words, mint)
    row = place.row
    if row is not None and row.table in (Stage.table, Step.table):
        for entry in entries:
            work.title(entry.text, stages=row.table == Stage.table)
    elif row is not None and row.table == Channel.table and not any(map(_says_where, entries)):
        work.along(entries, row.id)
    else:
        for entry in entries:
            work.entry(entry)
    return work.done()


def _says_where(entry: Entry) -> bool:
    return bool(entry.step or entry.stage or entry.row or entry.kind)


class _Bringing:
    """Rows on their way into a project."""

    def __init__(self, project: Project, place: Place, words: Words, mint: Mint) -> None:
        self._project = project
        self._place = place
        self._words = words
        self._mint = mint
        self._steps = Titled(steps_of(project, place.variant))
        self._inside: dict[str, Titled[Step]] = {}
        for step in self._steps.rows:
            self._inside.setdefault(step.stage, Titled()).add(step)
        self._stages = Titled(project.all(Stage).where("variant", place.variant))
        self._lanes = Titled(project.all(Lane).where("journey", place.journey))
        self._channels = Titled(project.all(Channel).sorted())
        self._before, self._begun = Change(), project  # what brings lanes, and the project with them
        self._made: dict[tuple[type[Record], str | None], list[Any]] = {}
        self._chosen: list[RowKey] = []
        self._inbox = 0
        self._cut = 0
        at = project.get(Step, place.step)
        self._at = at if at in self._steps.rows else None

    # Entries

    def title(self, text: str, *, stages: bool) -> None:
        """Add a step, or a stage with its first step, after the chosen one."""
        if not stages:
            step = self._new_step(self._at.stage if self._at else None, text)
            return self._chosen.append(step.key)
        stage = self._make(Stage, "title", text, variant=self._place.variant)
        self._stages.add(stage)
        self._new_step(stage.id, self._words("New step"))
        return self._chosen.append(stage.key)

    def along(self, entries: Iterable[Entry], channel: str) -> None:
        """Put a touchpoint at each step from the chosen one on."""
        steps = self._steps.rows
        first = steps.index(self._at) if self._at else len(steps) if self._place.step == "" else 0
        for number, entry in enumerate(entries, first):
            if number == len(steps):
                self._new_step(None, self._words("New step"))
            self._touchpoint(entry.text, steps[number], channel)

    def entry(self, entry: Entry) -> None:
        """Add a card or a touchpoint where the entry says."""
        step = self._step(entry)
        if not entry.text:
            return
        row = self._row(entry, step)
        if isinstance(row, Channel) and step is not None:
            self._touchpoint(entry.text, step, row.id)
        elif isinstance(row, Lane) and step is not None:
            whole = row.level == LaneLevel.STAGE
            place = {"stage": step.stage} if whole else {"first_step": step.id, "last_step": step.id}
            self._note(entry.text, row.kind, lane=row.id, **place)
        else:
            self._inbox += 1
            self._note(entry.text, entry.kind or self._own_kind())

    def _note(self, text: str, kind: LaneKind, **place: str) -> None:
        held: type[Note] = HOLDS.get(kind, Card)
        values: dict[str, Any] = {"kind": _CARD.get(kind, CardKind.TEXT)} if held is Card else {}
        self._chosen.append(self._make(held, "text", text, **values, **place).key)

    def _touchpoint(self, text: str, step: Step, channel: str) -> None:
        self._chosen.append(self._make(Touchpoint, "title", text, step=step.id, channel=channel).key)

    # Places

    def _step(self, entry: Entry) -> Step | None:
        stage = self._stages.called(entry.stage)
        named = entry.step
        if named and not entry.stage and self._steps.called(named) is None:
            stage = self._stages.called(named)  # a frame of a whiteboard is often a stage
            named = "" if stage is not None else named
        if entry.stage and stage is None:
            stage = self._make(Stage, "title", entry.stage, variant=self._place.variant)
            self._stages.add(stage)
        inside = self._inside.get(stage.id, Titled()) if stage is not None else self._steps
        if named:
            return inside.called(named) or self._new_step(stage.id if stage else None, named)
        if stage is not None:
            return inside.first() or self._new_step(stage.id, self._words("New step"))
        if self._place.step == "" and self._at is None:
            self._at = self._new_step(None, self._words("New step"))
        if self._place.step is None and self._place.row is not None:
            return self._steps.first()  # a lane or channel was chosen by its label
        return self._at

    def _new_step(self, stage: str | None, title: str) -> Step:
        if stage is None and not self._stages.rows:
            title_ = self._words("New stage")
            self._stages.add(self._make(Stage, "title", title_, variant=self._place.variant))
        step = self._make(Step, "title", title, stage=stage or self._stages.rows[-1].id)
        self._steps.add(step)
        self._inside.setdefault(step.stage, Titled()).add(step)
        return step

    def _row(self, entry: Entry, step: Step | None) -> Lane | Channel | None:
        """Return the lane or channel of an entry, added where it is named but nowhere."""
        if step is None:
            return None
        lane, channel = self._lanes.called(entry.row), self._channels.called(entry.row)
        if channel is not None and (entry.kind in (None, LaneKind.TOUCHPOINT) or lane is None):
            return channel
        if lane is not None and lane.kind in HOLDS:
            return lane
        kind = entry.kind or (kind_called(entry.row, letters=False) if entry.row else None)
        kind = LaneKind.TOUCHPOINT if lane is not None and lane.kind is LaneKind.TOUCHPOINT else kind
        named = entry.row if lane is None and kind_called(entry.row, letters=False) is None else ""
        if named:
            if kind is LaneKind.TOUCHPOINT:
                return self._new_channel(named)
            return self._new_lane(kind or LaneKind.TEXT, named)
        if kind is None:
            chosen = self._project.row(self._place.row) if self._place.row is not None else None
            if isinstance(chosen, Channel) or (isinstance(chosen, Lane) and chosen.kind in HOLDS):
                return chosen
            kind = LaneKind.TOUCHPOINT if isinstance(chosen, Lane) and _touched(chosen) else LaneKind.TEXT
        if kind is LaneKind.TOUCHPOINT:
            return self._channel()
        return self._lane(kind)

    def _lane(self, kind: LaneKind) -> Lane:
        chosen = self._begun.row(self._place.row) if self._place.row is not None else None
        if isinstance(chosen, Lane) and chosen.kind is kind:
            return chosen
        place = self._place
        before, lane = lane_for(
            self._begun, place.journey, kind, words=self._words, mint=self._mint, unseen=place.unseen
        )
        self._add_lanes(before)
        return lane

    def _channel(self) -> Channel:
        chosen = [channel for channel in self._channels.rows if channel.key == self._place.row]
        return next(iter(chosen or self._channels.rows), None) or self._new_channel(
            self._words("New channel")
        )

    def _new_lane(self, kind: LaneKind, title: str) -> Lane:
        said = self._kept(Lane, "title", title)
        change = new_lane(
            self._begun, self._place.journey, kind, words=self._words, mint=self._mint, title=said
        )
        self._add_lanes(change)
        return change.added(Lane)[0]

    def _add_lanes(self, change: Change) -> None:
        self._begun = change.applied_to(self._begun)
        self._before = self._before.then(change)
        for lane in change.added(Lane):
            self._lanes.add(lane)

    def _new_channel(self, title: str) -> Channel:
        return self._channels.add(self._make(Channel, "title", title))

    def _own_kind(self) -> LaneKind:
        lane = self._project.row(self._place.row) if self._place.row is not None else None
        return lane.kind if isinstance(lane, Lane) and lane.kind in HOLDS else LaneKind.TEXT

    # Rows

    def _make(self, kind: type[R], field: str, text: str, /, **values: Any) -> R:
        """Make a row without its rank."""
        made: Any = kind
        row: R = made(id=self._mint.id(), **{field: self._kept(kind, field, text)}, **values)
        parent = values.get(parent_field(kind))
        waits = issubclass(kind, Note) and parent is None  # in the inbox all kinds stand in one order
        self._made.setdefault((Note if waits else kind, parent), []).append(row)
        return row

    def _kept(self, kind: type[Record], field: str, text: str) -> str:
        """Return a text as its field keeps it; one that is too long is cut, and counted."""
        declared = text_field(kind, field)
        said = cleaned(text, lines=isinstance(declared, Prose))
        self._cut += len(said) > declared.longest
        return said[: declared.longest]

    def done(self) -> Brought:
        """Return all that was made, each row ranked among its siblings."""
        rows: list[Record] = []
        counts: dict[type[Record], int] = {}
        for (kind, parent), made in self._made.items():
            among = siblings_in(self._project, kind, parent)
            rows += all_placed(made, among, self._position(kind, among), mint=self._mint)
            for one in made:
                counts[type(one)] = counts.get(type(one), 0) + 1
        return Brought(
            self._before.then(Change.putting(self._begun, *rows)),
            tuple(self._chosen),
            sum(counts.get(kind, 0) for kind in (Card, Pain, Opportunity, Touchpoint)),
            self._inbox,
            counts.get(Step, 0),
            counts.get(Stage, 0),
            len(self._before.added(Lane)),
            counts.get(Channel, 0),
            self._cut,
        )

    def _position(self, kind: type[Record], among: Sequence[Record]) -> int | None:
        """Return where titles pasted on the row of steps or stages stand: after the chosen one."""
        row = self._place.row
        if row is None or row.table != kind.table or self._at is None:
            return None
        chosen = self._at.id if kind is Step else self._at.stage
        return next((number for number, one in enumerate(among, 1) if one.id == chosen), None)


def _touched(lane: Lane) -> bool:
    return lane.kind is LaneKind.TOUCHPOINT
