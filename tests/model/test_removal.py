from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.cards import add_note
from journey_editor.model.edits.removal import remove, rows_of
from journey_editor.model.edits.rows import add_row
from journey_editor.model.fields import Refers, Subject, columns_of
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Card,
    Code,
    Evidence,
    Lane,
    LaneKind,
    Link,
    LinkKind,
    Note,
    Pain,
    Party,
    Record,
    RowKey,
    Source,
    Step,
    Tag,
    Touchpoint,
)
from journey_editor.model.structure import steps_of
from tests.model.editing import notes_of, sessions
from tests.strategies import BRIEFLY, furnished, projects


def references(row: Any) -> dict[str, RowKey]:
    """Return what `row` refers to, by field."""
    found = {}
    for column in columns_of(type(row)):
        value = getattr(row, column.name)
        if isinstance(column.field, Refers) and value is not None:
            whole = isinstance(column.field, Subject)
            found[column.name] = value if whole else RowKey(column.field.to[0], value)
    return found


def removals(project: Project) -> st.SearchStrategy[list[RowKey]]:
    return st.lists(st.sampled_from([row.key for row in project.rows()]), min_size=1, max_size=3)


@BRIEFLY
@given(projects(most=8), st.data())
def test_nothing_dangles_after_a_removal(project: Project, data: st.DataObject) -> None:
    keys = data.draw(removals(project))
    after = remove(project, keys).applied_to(project)
    assert all(after.row(key) is None for key in keys)
    assert mend(after)[1] == ()


@BRIEFLY
@given(projects(most=8), st.data())
def test_a_removal_takes_only_what_was_asked_and_what_belongs_to_it(
    project: Project, data: st.DataObject
) -> None:
    keys = set(data.draw(removals(project)))
    change = remove(project, keys)
    gone = {row.key for row in rows_of(change)}
    assert keys <= gone
    for row in rows_of(change):
        if row.key in keys:
            continue
        owned = {column.name for column in columns_of(type(row)) if _owned(column.field)}
        owners = {key for name, key in references(row).items() if name in owned}
        if isinstance(row, Note):
            owners |= {RowKey("lane", row.lane or ""), RowKey("stage", row.stage or "")}
            owners |= {RowKey("step", step) for step in span(project, row)}
        assert owners & gone
    for key, edit in change:
        if edit.after is not None and edit.before is not None:
            names = {name for name, to in references(edit.before).items() if to in gone}
            names |= {"first_step", "last_step"} if isinstance(edit.before, Note) else set()
            for column in columns_of(type(edit.before)):
                if column.name not in names:
                    assert getattr(edit.after, column.name) == getattr(edit.before, column.name), key


@BRIEFLY
@given(projects(most=8), st.data())
def test_a_note_shrinks_to_what_is_left_of_its_span_and_goes_with_its_last_step(
    project: Project, data: st.DataObject
) -> None:
    steps = data.draw(st.lists(st.sampled_from(list(project.all(Step).values())), max_size=3))
    lanes = data.draw(st.lists(st.sampled_from(list(project.all(Lane).values())), max_size=1))
    after = remove(project, [row.key for row in (*steps, *lanes)]).applied_to(project)
    for note in notes_of(project):
        now: Any = after.row(note.key)
        left = [step for step in span(project, note) if step in after.all(Step)]
        if note.lane is None:
            assert now.text == note.text
        elif note.lane not in after.all(Lane):
            assert now is None
        elif note.stage is not None:
            assert now == note, "it lies across its stage, whatever steps that has"
        elif not left:
            assert now is None
        else:
            assert (now.first_step, now.last_step, now.lane) == (left[0], left[-1], note.lane)
            assert span(after, now) == left


@BRIEFLY
@given(sessions(most=6), st.data())
def test_removing_in_two_goes_or_at_once_leaves_the_same(session: Any, data: st.DataObject) -> None:
    project = session[-1][2]
    one, other = data.draw(removals(project)), data.draw(removals(project))
    after = remove(project, one).applied_to(project)
    assert remove(after, other).applied_to(after) == remove(project, [*one, *other]).applied_to(project)


def test_rows_that_are_not_there_are_passed_over() -> None:
    assert not remove(furnished("x"), [RowKey("step", "gone"), RowKey("nothing", "gone")])


@pytest.mark.parametrize(
    ("removed", "left"), [([0], [1, 2]), ([2], [0, 1]), ([1], [0, 2]), ([0, 1], [2]), ([0, 2], [1])]
)
def test_an_end_of_a_span_that_goes_moves_to_its_neighbour(removed: list[int], left: list[int]) -> None:
    project, mint = furnished("x"), Mint.seeded("y")
    lane = next(lane for lane in project.all(Lane).values() if lane.kind is LaneKind.QUOTE)
    order = [step.id for step in steps_of(project, next(iter(project.tables["variant"])))]
    note = add_note(project, lane=lane.id, first_step=order[0], last_step=order[2], mint=mint, text="Lost")
    project = note.applied_to(project)
    after = remove(project, [RowKey("step", order[place]) for place in removed]).applied_to(project)
    (card,) = after.all(Card).values()
    assert (card.first_step, card.last_step) == (order[left[0]], order[left[-1]])
    assert card.text == "Lost"


def test_a_note_that_goes_with_its_step_takes_its_tags_and_evidence_and_links_with_it() -> None:
    project, mint = furnished("x"), Mint.seeded("y")
    lane = next(lane for lane in project.all(Lane).values() if lane.kind is LaneKind.PAIN)
    step = next(iter(project.all(Step).values()))
    project = add_note(project, lane=lane.id, first_step=step.id, mint=mint).applied_to(project)
    (pain,) = project.all(Pain).values()
    for kind, values in ((Code, {"code": "DT03"}), (Source, {}), (Action, {})):
        project = add_row(project, kind, mint=mint, **values).applied_to(project)
    code, source, action = (next(iter(project.tables[name])) for name in ("code", "source", "action"))
    link: dict[str, Any] = {"kind": LinkKind.MENDS, "source": RowKey("action", action), "target": pain.key}
    given_: list[tuple[type[Record], dict[str, Any]]] = [
        (Tag, {"subject": pain.key, "code": code}),
        (Evidence, {"subject": pain.key, "source": source}),
        (Link, link),
    ]
    for wanted, fields in given_:
        project = add_row(project, wanted, mint=mint, **fields).applied_to(project)
    gone = {row.table for row in rows_of(remove(project, [step.key]))}
    assert {"step", "pain", "tag", "evidence", "link"} <= gone
    assert not gone & {"code", "source", "action"}


def test_a_note_may_lose_an_end_and_its_owner_at_once() -> None:
    project, mint = furnished("x"), Mint.seeded("y")
    lane = next(lane for lane in project.all(Lane).values() if lane.kind is LaneKind.BACKSTAGE)
    order = [step.id for step in steps_of(project, next(iter(project.tables["variant"])))]
    project = add_row(project, Party, mint=mint).applied_to(project)
    (party,) = project.all(Party).values()
    ends = {"first_step": order[0], "last_step": order[1]}
    added = add_note(project, lane=lane.id, mint=mint, owner=party.id, **ends)
    project = added.applied_to(project)
    after = remove(project, [party.key, RowKey("step", order[0])]).applied_to(project)
    (card,) = after.all(Card).values()
    assert (card.owner, card.first_step, card.last_step) == (None, order[1], order[1])


def test_a_touchpoint_takes_its_transitions_with_it() -> None:
    project = furnished("x")
    middle = list(project.all(Touchpoint).values())[1]
    gone = rows_of(remove(project, [middle.key]))
    assert sorted(row.table for row in gone) == ["touchpoint", "transition", "transition"]


def span(project: Project, note: Note) -> list[str]:
    """Return the steps a note lies on, in reading order."""
    for variant in project.tables.get("variant", {}):
        order = [step.id for step in steps_of(project, variant)]
        if note.first_step in order and note.last_step in order:
            return order[order.index(note.first_step) : order.index(note.last_step) + 1]
    return []


def _owned(field: object) -> bool:
    return isinstance(field, Refers) and field.owned
