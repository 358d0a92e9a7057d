"""Bearings: find in one project what rows of another refer to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.clip import references_of
from journey_editor.model.edits.cards import HOLDS
from journey_editor.model.edits.grid import add_lane, add_stage, add_step
from journey_editor.model.edits.rows import add_row
from journey_editor.model.fields import columns_of
from journey_editor.model.place import Place
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    Code,
    Journey,
    Lane,
    Party,
    Persona,
    Picture,
    Record,
    RowKey,
    Source,
    Stage,
    Step,
    Variant,
)
from journey_editor.model.structure import steps_of

R = TypeVar("R", bound=Record)
_MOST_COLUMNS: Final = 1_000  # that one paste may run on for; maps of 100 steps are large
_NAMES: Final[dict[type[Record], str]] = {
    Channel: "title",
    Persona: "title",
    Party: "name",
    Source: "title",
    Code: "code",
}


class Bearings:
    """Finds the rows of `strange`, of which `content` is copied, in `project`, which grows by what lacks.

    At a place that has a step, columns are counted from there, as far as any
    map goes: what lies further comes to the last of them.  A row of the map
    that was chosen takes what comes from one row of its kind.
    """

    def __init__(
        self, project: Project, strange: Project, content: Mapping[RowKey, Record], place: Place, mint: Mint
    ) -> None:
        self.project = project
        self._strange = strange
        self._place = place
        self._mint = mint
        self._found: dict[RowKey, RowKey | None] = {}
        self._steps = list(steps_of(project, place.variant))
        ids = [step.id for step in self._steps]
        self._first = ids.index(place.step) if place.step in ids else len(ids)
        self._same = {step.id: step for step in self._steps}
        self._titled: dict[str, Step] = {}
        for step in self._steps:
            self._titled.setdefault(_plain(step.title), step)
        self._there = {
            step.id: (column, order)
            for variant in strange.all(Variant)
            for order in [steps_of(strange, variant)]
            for column, step in enumerate(order)
        }
        about = {key for row in content.values() for key in references_of(strange, row) if key not in content}
        tables = {key.table for key in about}
        self._about = {table: [key for key in about if key.table == table] for table in tables}
        columns = [self._there[key.id][0] for key in about if key.id in self._there]
        self._start = min(columns, default=0)

    def find(self, key: RowKey) -> RowKey | None:
        """Return what stands here for a row that is not copied, or None."""
        if key not in self._found:
            self._found[key] = self._look(self._strange.row(key))
        return self._found[key]

    def need_step(self, id_: str) -> str | None:
        """Return the step that stands here for one of the clip's, added where there is none."""
        key = RowKey(Step.table, id_)
        if self.find(key) is None and id_ in self._there:
            column, order = self._there[id_]
            self._found[key] = self._added_step(order[column].title).key
        found = self._found[key]
        return found.id if found is not None else None

    def _look(self, row: Record | None) -> RowKey | None:
        match row:
            case Journey():
                return RowKey(Journey.table, self._place.journey)
            case Variant():
                return RowKey(Variant.table, self._place.variant)
            case Stage():
                return self._stage(row)
            case Step():
                return self._step(row)
            case Lane():
                return self._lane(row)
            case Channel() | Persona() | Party() | Source() | Code():
                return self._named(row)
            case Picture():
                if self.project.row(row.key) is None:
                    self._add(Picture, Change.putting(self.project, row))
                return row.key
            case _:
                return row.key if row is not None and self.project.row(row.key) is not None else None

    # The grid

    def _step(self, row: Step) -> RowKey | None:
        if self._place.step is None:
            name = _plain(row.title)
            same = self._same.get(row.id) or (self._titled.get(name) if name else None)
            return same.key if same is not None else None
        if row.id not in self._there:
            return None
        column, order = self._there[row.id]
        at = self._first + min(column - self._start, _MOST_COLUMNS)
        while len(self._steps) <= at:
            self._added_step(order[self._start + len(self._steps) - self._first].title)
        return self._steps[at].key

    def _added_step(self, title: str) -> Step:
        stages = self.project.all(Stage).where("variant", self._place.variant)
        if stages:
            stage = stages[-1].id
        else:
            stage = self._add(Stage, add_stage(self.project, variant=self._place.variant, mint=self._mint)).id
        step = self._add(Step, add_step(self.project, stage=stage, mint=self._mint, title=title))
        self._steps.append(step)
        self._same[step.id] = step
        self._titled.setdefault(_plain(step.title), step)
        return step

    def _stage(self, row: Stage) -> RowKey:
        """Return the stage that takes steps of a stage of the clip."""
        here = self.project.all(Stage).where("variant", self._place.variant)
        at = self.project.get(Step, self._place.step)
        if at is not None and at in self._steps:
            return RowKey(Stage.table, at.stage)
        own = [stage for stage in here if stage.id == row.id and self._place.step is None]
        if own or here:
            return (own or here)[-1].key
        change = add_stage(
            self.project, variant=self._place.variant, mint=self._mint, title=row.title, colour=row.colour
        )
        return self._add(Stage, change).key

    def _lane(self, row: Lane) -> RowKey:
        chosen = self._taking(Lane)
        if isinstance(chosen, Lane) and HOLDS.get(chosen.kind) is HOLDS.get(row.kind):
            return chosen.key
        here = self.project.all(Lane).where("journey", self._place.journey)
        same = [lane for lane in here if lane.id == row.id]
        same = same or _called([lane for lane in here if lane.kind == row.kind], row, "title")
        if same:
            return same[0].key
        values = _values(row)
        values.pop("journey")
        return self._add(
            Lane, add_lane(self.project, journey=self._place.journey, mint=self._mint, **values)
        ).key

    # Who and what

    def _named(self, row: Record) -> RowKey | None:
        """Return the row of the same id or name, added where it has a name and is not private."""
        kind = type(row)
        taking = self._taking(kind)
        if taking is not None:
            return taking.key
        if self.project.row(row.key) is not None:
            return row.key
        same = _called(self.project.all(kind).sorted(), row, _NAMES[kind])
        if same:
            found: Record = same[0]
            return found.key
        if getattr(row, "private", False) or not getattr(row, _NAMES[kind]):
            return None
        added: Record = self._add(kind, add_row(self.project, kind, mint=self._mint, **_values(row)))
        return added.key

    def _taking(self, kind: type[Record]) -> Record | None:
        """Return the row of the map that was chosen, where what is copied comes from one row of its kind."""
        row = self._place.row
        if row is None or row.table != kind.table or len(self._about.get(kind.table, ())) != 1:
            return None
        return self.project.row(row)

    def _add(self, kind: type[R], change: Change) -> R:
        self.project = change.applied_to(self.project)
        return change.added(kind)[0]


def _called(rows: Iterable[Any], row: Record, field: str) -> list[Any]:
    """Return the rows with the name of `row`, however it is capitalised; the nameless have none."""
    name = _plain(getattr(row, field))
    return [one for one in rows if name and _plain(getattr(one, field)) == name]


def _plain(name: str) -> str:
    return name.strip().casefold()


def _values(row: Record) -> dict[str, Any]:
    names = [column.name for column in columns_of(type(row))]
    return {name: getattr(row, name) for name in names if name not in ("id", "rank")}
