"""Strategies: records, projects and changes of every kind, read off the records' declarations."""

from __future__ import annotations

import datetime as dt
import functools
import os
from enum import StrEnum
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import HOLDS, PLACE
from journey_editor.model.edits.grid import add_stage, add_step, add_touchpoint
from journey_editor.model.edits.transitions import connect
from journey_editor.model.fields import (
    Column,
    Day,
    Hue,
    Id,
    Line,
    Prose,
    Rank,
    Real,
    Refers,
    Subject,
    Whole,
    columns_of,
)
from journey_editor.model.project import Project
from journey_editor.model.records import (
    TABLES,
    Channel,
    Lane,
    Note,
    Picture,
    Record,
    RowKey,
    Stage,
    Step,
    Variant,
)
from journey_editor.model.structure import steps_of
from journey_editor.model.templates import blank
from journey_editor.model.validity import cleaned

# For laws over whole projects, whose examples are large; JOURNEY_EXAMPLES asks for more.
BRIEFLY = settings(max_examples=int(os.environ.get("JOURNEY_EXAMPLES", "25")), deadline=None)

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

# Few ids, so that references meet rows now and then.
FEW_IDS = st.sampled_from([f"id-{number}" for number in range(4)])
IDS = st.uuids(version=4).map(str) | st.text(
    st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=64
)
RANKS = st.text(DIGITS, max_size=6).map(lambda text: text.rstrip("0"))
SEEDS = st.integers(0, 30).map(str)


def texts(*, longest: int, lines: bool) -> st.SearchStrategy[str]:
    """Text as a field keeps it, of every kind of character."""
    return st.text(max_size=min(longest, 20)).map(lambda text: cleaned(text, lines=lines)[:longest])


def values(column: Column, ids: st.SearchStrategy[str] = IDS) -> st.SearchStrategy[Any]:
    """Any value that `column` allows; references take one of `ids`."""
    found = _given(column, ids)
    return st.none() | found if column.optional else found


def _given(column: Column, ids: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    if issubclass(column.kind, StrEnum):
        return st.sampled_from(column.options)
    if column.kind is bool:
        return st.booleans()
    match column.field:
        case Whole(least=least, most=most):
            return st.integers(least, most)
        case Real(least=low, most=high):
            return st.floats(low, high) | st.integers(int(low), int(high))
        case Line(longest=longest):
            return texts(longest=longest, lines=False)
        case Prose(longest=longest):
            return texts(longest=longest, lines=True)
        case Hue():
            return st.integers(0, 0xFFFFFF).map("#{:06x}".format)
        case Day():
            return st.dates(dt.date.min).map(str)
        case Rank():
            return RANKS
        case Subject(to=to):
            return st.builds(RowKey, st.sampled_from(to), ids)
        case Id() | Refers():
            return ids
        case _:
            raise AssertionError(f"no values are known for {column}")


def records(kind: type[Record], ids: st.SearchStrategy[str] = IDS) -> st.SearchStrategy[Any]:
    """Any valid record of one kind; its references need not lead anywhere."""
    columns = [column for column in columns_of(kind) if not (kind.natural and column.name == "id")]
    return st.fixed_dictionaries({column.name: values(column, ids) for column in columns}).map(
        lambda given: kind.known_by(**given) if kind.natural else kind(**given)
    )


# Pictures have bytes beside them: `tests.pictures` makes these.
KINDS = st.sampled_from([kind for kind in TABLES.values() if kind is not Picture])
ANY_RECORD = st.sampled_from(list(TABLES.values())).flatmap(records)


def loose_projects(*, most: int = 5) -> st.SearchStrategy[Project]:
    """Projects of valid records whose references may lead nowhere."""
    return st.lists(KINDS.flatmap(lambda kind: records(kind, FEW_IDS)), max_size=most).map(
        lambda rows: Project.of(*rows)
    )


@functools.cache
def furnished(seed: str, *, stages: int = 2) -> Project:
    """Return a small map with a grid in it: stages, steps, touchpoints, transitions."""
    mint = Mint.seeded(seed)
    project = blank(title="Map", language="en", words=Words(), mint=mint)
    variant = next(iter(project.all(Variant)))
    for number in range(stages - 1):
        change = add_stage(project, variant=variant, mint=mint, title=f"Stage {number}")
        project = change.applied_to(project)
        (stage,) = change.added(Stage)
        project = add_step(project, stage=stage.id, mint=mint, title="One").applied_to(project)
        project = add_step(project, stage=stage.id, mint=mint, title="Two").applied_to(project)
    channels = project.all(Channel).sorted()
    last = None
    for number, step in enumerate(steps_of(project, variant)):
        change = add_touchpoint(
            project, step=step.id, channel=channels[number % 3].id, mint=mint, title="Visit"
        )
        project = change.applied_to(project)
        here = next(iter(change.edits)).id
        if last is not None:
            project = connect(project, source=last, target=here, mint=mint).applied_to(project)
        last = here
    return project


@st.composite
def projects(draw: st.DrawFn, *, most: int = 5) -> Project:
    """Sound projects: all records valid, all references leading somewhere, notes in a place or in none."""
    project = furnished(draw(SEEDS), stages=draw(st.integers(1, 3)))
    for kind in sorted(draw(st.lists(KINDS, max_size=most)), key=list(TABLES.values()).index):
        record = draw(records(kind))
        project = project.with_rows(
            [(one.key, one) for one in [draw(_rooted(project, record))] if one is not None]
        )
    return project


@st.composite
def _rooted(draw: st.DrawFn, project: Project, record: Any) -> Any:
    """`record` with references to rows of `project`, or None where it needs one of which there is none."""
    given: dict[str, Any] = {column.name: getattr(record, column.name) for column in columns_of(type(record))}
    for column in columns_of(type(record)):
        if not isinstance(column.field, Refers) or given[column.name] is None:
            continue
        there = [RowKey(table, id_) for table in column.field.to for id_ in project.tables.get(table, {})]
        if not there and not column.optional:
            return None
        key = draw(st.sampled_from(there)) if there else None
        given[column.name] = key if key is None or isinstance(column.field, Subject) else key.id
    if isinstance(record, Note):
        given |= dict(zip(PLACE, draw(places(project, type(record))), strict=True))
    if not record.natural:
        return type(record)(**given)
    del given["id"]
    return type(record).known_by(**given)


@st.composite
def places(
    draw: st.DrawFn, project: Project, kind: type[Note], *, inbox: bool = True, stages: bool = True
) -> tuple[str | None, str | None, str | None, str | None]:
    """A lane that holds this kind of note, and a span of steps or a stage, or the `inbox`.

    It is the inbox wherever there is no such lane.
    """
    lanes = [lane for lane in project.all(Lane).values() if HOLDS.get(lane.kind) is kind]
    choices = st.none() | st.sampled_from(lanes) if inbox else st.sampled_from(lanes)
    lane = draw(choices) if lanes else None
    if lane is None:
        return None, None, None, None
    variants = [variant.id for variant in project.all(Variant).where("journey", lane.journey)]
    orders = [order for variant in variants if (order := [step.id for step in steps_of(project, variant)])]
    if not orders:
        return None, None, None, None
    order = draw(st.sampled_from(orders))
    if stages and draw(st.booleans()):
        return lane.id, None, None, project.one(Step, draw(st.sampled_from(order))).stage
    first = draw(st.integers(0, len(order) - 1))
    last = draw(st.integers(first, len(order) - 1))
    return lane.id, order[first], order[last], None


@st.composite
def changes(draw: st.DrawFn, project: Project, *, most: int = 2) -> Change:
    """Changes made for `project`: rows put, replaced, taken away; references may come to dangle."""
    there = [row.key for row in project.rows()]
    gone = draw(st.lists(st.sampled_from(there), max_size=most)) if there else []
    put = draw(st.lists(KINDS.flatmap(lambda kind: records(kind, FEW_IDS)), max_size=most))
    return Change.removing(project, gone).then(
        Change.putting(Change.removing(project, gone).applied_to(project), *put)
    )
