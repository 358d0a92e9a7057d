"""Paste: put a clip into a project, its own or any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.clip import Clip, content_of
from journey_editor.model.edits.bearings import Bearings
from journey_editor.model.edits.cards import HOLDS, PLACE
from journey_editor.model.edits.ranking import all_placed
from journey_editor.model.fields import Column, Origin, Refers, Subject, columns_of
from journey_editor.model.place import Place
from journey_editor.model.project import Project, Table
from journey_editor.model.records import (
    TABLES,
    Card,
    CardKind,
    Channel,
    Experience,
    Lane,
    LaneLevel,
    Note,
    Record,
    RowKey,
    Stage,
    Step,
    Touchpoint,
    Transition,
    has_field,
    order,
)
from journey_editor.model.references import keys_led_to
from journey_editor.model.siblings import parent_field, siblings_in


@dataclass(frozen=True)
class Pasted:
    """What a paste would change, the rows that stand for the chosen ones, and how many went to the inbox."""

    change: Change
    chosen: tuple[RowKey, ...]
    inbox: int


def paste(project: Project, clip: Clip, place: Place, *, mint: Mint) -> Pasted:
    """Put a clip into `project` under new ids.

    References inside the clip are kept among the copies.  What the clip refers
    to is found by its id, else by its name; pictures, channels, lanes, personas, parties,
    codes and sources that are not there come along, unless they are private.
    At a place, columns keep their distance from each other, and steps are added
    where they run past the last; without one, everything goes to its own step
    and beside its own row.  A note whose step is nowhere goes to the inbox.
    """
    return _Paste(project, clip, place, mint).done()


class _Paste:
    """One paste on its way."""

    def __init__(self, project: Project, clip: Clip, place: Place, mint: Mint) -> None:
        self._project = project
        self._clip = clip
        self._place = place
        self._mint = mint
        self._content = content_of(clip.project, clip.chosen)
        self._bearings = Bearings(project, clip.project, self._content, place, mint)
        self._new: dict[RowKey, RowKey | None] = {
            key: RowKey(key.table, key.id if row.natural else mint.id()) for key, row in self._content.items()
        }
        coded: list[Any] = [
            row
            for kind in TABLES.values()
            if has_field(kind, "code") and not kind.natural
            for row in project.all(kind).values()
        ]
        self._codes = {row.code for row in coded}
        self._inbox = 0

    def done(self) -> Pasted:
        places = {table: number for number, table in enumerate(TABLES)}
        copies: list[tuple[Record, Record]] = []
        for row in sorted(self._content.values(), key=lambda row: (places[row.table], *order(row))):
            copy = self._copy(row)
            self._new[row.key] = copy.key if copy is not None else None
            if copy is not None:
                copies.append((row, copy))
        grown = self._bearings.project
        after = grown.with_rows((row.key, row) for row in self._ranked(grown, copies))
        chosen = [key for one in self._clip.chosen if (key := self._new.get(one)) is not None]
        return Pasted(Change.between(self._project, after), tuple(dict.fromkeys(chosen)), self._inbox)

    # References

    def _copy(self, row: Any) -> Any:
        """Return the copy of a row, or None where it cannot be without something that is not there."""
        values: dict[str, Any] = {}
        if isinstance(row, Note):
            values = self._lying(row)
        elif isinstance(row, Touchpoint) and RowKey(Step.table, row.step) not in self._content:
            values = {"step": self._bearings.need_step(row.step)}
        elif isinstance(row, Experience):
            values = {"subject": self._felt_at(row)}
        for column in columns_of(type(row)):
            if isinstance(column.field, Refers) and column.name not in values:
                values[column.name] = self._led(column, getattr(row, column.name))
            if values.get(column.name, "") is None and not column.optional:
                return None
        copy = replace(row, **values)
        if row.natural:
            return replace(copy, id=copy.natural_id())
        new = self._new[row.key]
        assert new is not None
        copy = replace(copy, id=new.id)
        if isinstance(copy, Transition) and self._joined(copy):
            return None
        if getattr(copy, "code", "") in self._codes - {""}:
            copy = replace(copy, code="")
        return copy

    def _led(self, column: Column, value: Any) -> Any:
        """Return what a reference of a copy leads to, or None."""
        if isinstance(column.field, Origin):
            return self._followed(column.field.to[0], column.name, value)
        if value is None or isinstance(column.field, Subject):
            return self._found(value) if value is not None else None
        key = next(
            (one for one in keys_led_to(column, value) if self._clip.project.row(one) is not None), None
        )
        found = self._found(key) if key is not None else None
        return found.id if found is not None else None

    def _found(self, key: RowKey) -> RowKey | None:
        return self._new[key] if key in self._new else self._bearings.find(key)

    def _followed(self, table: str, field: str, origin: str | None) -> str | None:
        """Return what a copy came from, where nothing else came from it: a row that was cut keeps it."""
        there = self._project.tables.get(table, Table({}))
        return origin if origin in there and not there.where(field, origin) else None

    def _joined(self, copy: Transition) -> bool:
        there = self._project.all(Transition).where("source", copy.source)
        return copy.source == copy.target or any(one.target == copy.target for one in there)

    # Places

    def _lying(self, note: Note) -> dict[str, Any]:
        """Return the place of a note's copy: a lane with steps or a stage, or the inbox."""
        if note.lane is None:
            return dict.fromkeys(PLACE)
        at = self._at(note)
        lane = self._found(RowKey(Lane.table, note.lane)) if at else None
        if lane is None or at is None:
            self._inbox += 1
            return dict.fromkeys(PLACE)
        home = self._bearings.project.get(Lane, lane.id)
        if home is not None and home.level == LaneLevel.STAGE and at[0] is not None:
            at = None, None, self._bearings.project.one(Step, at[0]).stage
        found: dict[str, Any] = dict(zip(PLACE, (lane.id, *at), strict=True))
        if isinstance(note, Card) and home is not None and HOLDS.get(home.kind) is Card:
            found["kind"] = CardKind(home.kind.value)
        return found

    def _at(self, note: Note) -> tuple[str | None, str | None, str | None] | None:
        """Return the steps or the stage at which a note's copy lies, or None where they are nowhere."""
        if note.stage is not None:
            stage = self._found(RowKey(Stage.table, note.stage))
            return (None, None, stage.id) if stage else None
        ends = (self._found(RowKey(Step.table, step or "")) for step in (note.first_step, note.last_step))
        first, last = ends
        return (first.id, last.id, None) if first and last else None

    def _felt_at(self, row: Experience) -> RowKey | None:
        """Return where an answer is pasted: what is felt at a touchpoint, at the chosen step's first one."""
        subject = self._clip.project.row(row.subject)
        if isinstance(subject, Touchpoint) and row.subject not in self._content and self._place.step:
            step = self._bearings.find(RowKey(Step.table, subject.step))
            if step is not None and step.id != subject.step:
                there = self._project.all(Touchpoint).where("step", step.id)
                return there[0].key if there else step
        return self._found(row.subject)

    # Order

    def _ranked(self, grown: Project, copies: Sequence[tuple[Record, Record]]) -> Iterator[Record]:
        """Yield the copies, each ranked among its siblings, and siblings that had to move."""
        groups: dict[tuple[type[Record], str | None, bool], list[Record]] = {}
        for row, copy in copies:
            kind = type(copy)
            if isinstance(copy, Note) and copy.lane is None:
                groups.setdefault((Note, None, False), []).append(copy)
            elif has_field(kind, "rank"):
                field = parent_field(kind)
                parent = getattr(copy, field) if field else None
                groups.setdefault((kind, parent, self._is_root(row)), []).append(copy)
            else:
                yield copy
        for (kind, parent, root), rows in groups.items():
            among = siblings_in(grown, kind, parent)
            position = self._position(kind, among) if root else None
            yield from all_placed(rows, among, position, mint=self._mint)

    def _is_root(self, row: Record) -> bool:
        parent = parent_field(type(row))
        if isinstance(row, Note) or not parent:
            return True
        return RowKey(parent, getattr(row, parent)) not in self._content

    def _position(self, kind: type[Record], among: Sequence[Record]) -> int | None:
        """Return where copies stand: after the chosen row, else after what they were copied from."""
        if kind not in (Stage, Step, Lane, Channel):
            return None
        place = self._place
        after = {place.row} if place.row is not None and place.row.table == kind.table else set()
        if kind in (Stage, Step):
            step = self._project.get(Step, place.step)
            after = set() if step is None else {step.key, RowKey(Stage.table, step.stage)}
            if place.step == "" or (kind is Step and place.row == RowKey(Stage.table, "")):
                return None
        after = after or set(self._content)
        return max((at for at, row in enumerate(among, 1) if row.key in after), default=None)
