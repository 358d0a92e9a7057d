"""Editing: any edit a user could make to a project, with any arguments the program would let them give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import add_note, move_note
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.edits.grid import (
    add_channel,
    add_lane,
    add_stage,
    add_step,
    add_touchpoint,
    move_touchpoint,
)
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.transitions import connect
from journey_editor.model.edits.values import set_values
from journey_editor.model.fields import Id, Rank, Refers, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Card,
    Channel,
    Code,
    Criterion,
    Evidence,
    Journey,
    LaneKind,
    Link,
    LinkKind,
    Metric,
    Note,
    Opportunity,
    Pain,
    Party,
    Persona,
    Record,
    RowKey,
    Score,
    Source,
    Stage,
    Step,
    Tag,
    Touchpoint,
    Variant,
)
from tests.strategies import SEEDS, furnished, places, values

T = TypeVar("T")
POSITIONS = st.none() | st.integers(0, 5)
WILD_TEXT = st.text(max_size=12) | st.sampled_from(
    ["a\r\nb", "tab\there", "\x00\ud800x", "\u2028\u2029", "x" * 501]
)
KINDS_OF_EDIT = [*range(15), 6, 7, 7, 8, 10, 11, 11, 14]
FREE = (Persona, Party, Action, Metric, Source)
_NEEDS: dict[type[Record], dict[str, type[Record]]] = {
    Tag: {"subject": Pain, "code": Code},
    Evidence: {"subject": Pain, "source": Source},
    Link: {"source": Action, "target": Pain},
    Score: {"action": Action, "scorer": Party},
}


@st.composite
def edits(draw: st.DrawFn, project: Project, mint: Mint) -> Change:
    """One edit that `project` can take; no change where it has nothing for the edit to work on."""

    def one(rows: Sequence[T]) -> T:
        return draw(st.sampled_from(rows))

    def ids(kind: type[Record]) -> list[str]:
        return list(project.all(kind))

    text, position = draw(WILD_TEXT), draw(POSITIONS)
    match draw(st.sampled_from(KINDS_OF_EDIT)):
        case 0 if variants := ids(Variant):
            return add_stage(project, variant=one(variants), mint=mint, position=position, title=text)
        case 1 | 2 if stages := ids(Stage):
            return add_step(project, stage=one(stages), mint=mint, position=position, title=text)
        case 3:
            return add_channel(project, mint=mint, position=position, title=text)
        case 4 if journeys := ids(Journey):
            kind = one(list(LaneKind))
            return add_lane(
                project, journey=one(journeys), mint=mint, position=position, title=text, kind=kind
            )
        case 5 if (steps := ids(Step)) and (channels := ids(Channel)):
            return add_touchpoint(project, step=one(steps), channel=one(channels), mint=mint, title=text)
        case 6 if (steps := ids(Step)) and (channels := ids(Channel)) and (touchpoints := ids(Touchpoint)):
            return move_touchpoint(
                project, one(touchpoints), step=one(steps), channel=one(channels), mint=mint
            )
        case 7:
            kind_of_note = one([Card, Pain, Opportunity])
            lane, first, last, _ = draw(places(project, kind_of_note, inbox=False, stages=False))
            if lane is not None and first is not None:
                return add_note(project, lane=lane, first_step=first, last_step=last, mint=mint, text=text)
        case 8 if notes := notes_of(project):
            note = one(notes)
            lane, first, _, _ = draw(places(project, type(note), inbox=False, stages=False))
            if lane is not None and first is not None:
                return move_note(project, note, lane=lane, first_step=first)
        case 9 if (personas := ids(Persona)) and (touchpoints := ids(Touchpoint)):
            subject = project.one(Touchpoint, one(touchpoints)).key
            emotion = draw(st.floats(-1, 1))
            return set_experience(project, persona=one(personas), subject=subject, emotion=emotion)
        case 10 if touchpoints := ids(Touchpoint):
            return connect(project, source=one(touchpoints), target=one(touchpoints), mint=mint, trigger=text)
        case 11:
            return _row(draw, project, mint, text)
        case 12 | 13:
            row = one([*project.rows()])
            if columns := [column for column in columns_of(type(row)) if _settable(row, column.name)]:
                column = one(columns)
                return set_values(project, row.key, **{column.name: draw(values(column))})
        case 14:
            there = [row.key for row in project.rows() if row.table != "project"]
            return remove(
                project, draw(st.lists(st.sampled_from(there), min_size=1, max_size=2)) if there else []
            )
    return Change()


def _row(draw: st.DrawFn, project: Project, mint: Mint, text: str) -> Change:
    """Add a row that has no place on the grid."""
    wanted: type[Record] = draw(st.sampled_from([*FREE, Code, Tag, Evidence, Link, Score]))
    needs = _NEEDS.get(wanted, {})
    if not all(project.tables.get(kind.table) for kind in needs.values()):
        return Change()
    given: dict[str, Any] = {}
    for name, kind in needs.items():
        row = draw(st.sampled_from([*project.tables[kind.table].values()]))
        whole = next(column for column in columns_of(wanted) if column.name == name).kind is RowKey
        given[name] = row.key if whole else row.id
    if wanted is Code:
        given = {"code": text[:3], "attribute": text}
    elif wanted is Link:
        given["kind"] = LinkKind.MENDS
    elif wanted is Score:
        given |= {"criterion": Criterion.IMPACT, "value": 3}
    elif wanted in FREE:
        given = {"name": text} if wanted is Party else {"title": text}
    return add_row(project, wanted, mint=mint, **given)


def _settable(record: Any, name: str) -> bool:
    column = next(column for column in columns_of(type(record)) if column.name == name)
    return not isinstance(column.field, Id | Rank | Refers) and name not in record.natural


def notes_of(project: Project) -> list[Note]:
    """Return every card, pain and opportunity."""
    return [row for row in project.rows() if isinstance(row, Note)]


@st.composite
def sessions(draw: st.DrawFn, *, most: int = 10) -> list[tuple[Project, Change, Project]]:
    """What happens while somebody edits: each project, the change made to it and the project after."""
    mint = Mint.seeded("hand" + draw(SEEDS))
    project = furnished(draw(SEEDS))
    happened = []
    for _ in range(draw(st.integers(min(4, most), most))):
        change = draw(edits(project, mint))
        happened.append((project, change, change.applied_to(project)))
        project = happened[-1][2]
    return happened
