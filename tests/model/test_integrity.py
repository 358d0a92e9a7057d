from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import PLACE, add_note
from journey_editor.model.edits.rows import add_row
from journey_editor.model.fields import Refers, columns_of
from journey_editor.model.integrity import Mended, mend
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    Journey,
    Lane,
    LaneKind,
    Note,
    Pain,
    RowKey,
    Stage,
    Step,
    Touchpoint,
    Variant,
)
from journey_editor.model.structure import steps_of
from journey_editor.model.validity import problems
from tests.model.editing import notes_of
from tests.strategies import BRIEFLY, furnished, loose_projects, projects


@st.composite
def torn_projects(draw: st.DrawFn) -> Project:
    """Sound projects out of which rows were torn, and loose rows put in."""
    project = draw(projects(most=6))
    gone = draw(st.lists(st.sampled_from([row.key for row in project.rows()]), max_size=4))
    loose = draw(loose_projects(most=3))
    return project.with_rows([*((key, None) for key in gone), *((row.key, row) for row in loose.rows())])


PROJECTS = loose_projects(most=8) | torn_projects()


@BRIEFLY
@given(PROJECTS)
def test_after_mending_there_is_nothing_left_to_mend(project: Project) -> None:
    change, done = mend(project)
    mended = change.applied_to(project)
    assert mend(mended) == (Change(), ())
    assert bool(change) == bool(done)
    assert {one.key for one in done} == set(change.edits)
    for row in mended.rows():
        assert problems(row) == []
        for column in columns_of(type(row)):
            value: Any = getattr(row, column.name)
            if isinstance(column.field, Refers) and value is not None:
                tables = [value.table] if isinstance(value, RowKey) else column.field.to
                id_ = value.id if isinstance(value, RowKey) else value
                assert any(id_ in mended.tables.get(table, {}) for table in tables)


@BRIEFLY
@given(PROJECTS)
def test_mending_never_loses_a_note_nor_a_word_of_it(project: Project) -> None:
    mended = mend(project)[0].applied_to(project)
    for note in notes_of(project):
        now: Any = mended.row(note.key)
        assert (now.text, now.private, now.code, now.rank) == (note.text, note.private, note.code, note.rank)
        place = [getattr(now, name) for name in PLACE]
        assert place in ([None] * 4, [getattr(note, name) for name in PLACE])


@BRIEFLY
@given(projects(most=6))
def test_a_sound_project_is_left_as_it_is(project: Project) -> None:
    assert mend(project) == (Change(), ())


@BRIEFLY
@given(PROJECTS)
def test_mending_adds_nothing_and_alters_nothing_but_references(project: Project) -> None:
    for _, edit in mend(project)[0]:
        assert edit.before is not None
        if edit.after is None:
            continue
        for column in columns_of(type(edit.before)):
            before, after = getattr(edit.before, column.name), getattr(edit.after, column.name)
            assert after == before or (isinstance(column.field, Refers) and after is None)


def placed_card() -> tuple[Project, Card]:
    """Return a map and a quote in it that lies where it should."""
    project = furnished("x")
    lane = next(lane for lane in project.all(Lane).values() if lane.kind is LaneKind.QUOTE)
    step = next(iter(project.all(Step)))
    change = add_note(project, lane=lane.id, first_step=step, mint=Mint.seeded("y"), text="Where to?")
    return change.applied_to(project), change.added(Card)[0]


def test_a_note_with_a_lost_owner_forgets_it_and_keeps_its_place() -> None:
    project, card = placed_card()
    torn = replace(card, owner="gone")
    change, done = mend(project.with_rows([(torn.key, torn)]))
    assert change.edits[card.key].after == card
    assert done == (Mended(card.key, "forgot its owner: not in the file"),)


def test_what_an_inbox_note_forgets_is_said_too() -> None:
    pain = Pain(id="p", text="x", subject=RowKey("touchpoint", "gone"))
    assert mend(Project.of(pain))[1] == (Mended(pain.key, "forgot its subject: not in the file"),)


@pytest.mark.parametrize("lost", [("lane",), ("first_step",), ("last_step",), PLACE])
@pytest.mark.parametrize("value", ["gone", None])
def test_a_note_with_half_a_place_goes_to_the_inbox(lost: tuple[str, ...], value: str | None) -> None:
    project, card = placed_card()
    given: dict[str, Any] = dict.fromkeys(lost, value)
    torn = replace(card, **given)
    change, done = mend(project.with_rows([(torn.key, torn)]))
    if lost == PLACE and value is None:
        assert done == ()
        return
    assert change.edits[card.key].after == replace(card, lane=None, first_step=None, last_step=None)
    assert done == (Mended(card.key, "moved to the inbox: its place is not in the file"),)


def test_a_note_that_no_lane_could_show_goes_to_the_inbox() -> None:
    project, card = placed_card()
    other = Journey(id="other")
    elsewhere = Variant(id="to be", journey="other")
    stage, step = Stage(id="s", variant="to be"), Step(id="t", stage="s")
    own = Variant(id="own", journey=next(iter(project.all(Journey))))
    own_stage, own_step = Stage(id="o", variant="own"), Step(id="p", stage="o")
    rows = (other, elsewhere, stage, step, own, own_stage, own_step)
    project = project.with_rows((row.key, row) for row in rows)
    for ends in (("t", "t"), (card.first_step, "p"), (card.first_step, "t")):
        astray = replace(card, first_step=ends[0], last_step=ends[1])
        assert mend(project.with_rows([(card.key, astray)]))[1] == (
            Mended(card.key, "moved to the inbox: its place is not in the file"),
        )
    other_variant = replace(card, first_step="p", last_step="p")
    assert mend(project.with_rows([(card.key, other_variant)]))[1] == ()


def test_what_belongs_to_a_row_that_is_not_there_goes_with_all_that_belongs_to_it() -> None:
    project, card = placed_card()
    variant = next(iter(project.all(Variant).values()))
    change, done = mend(project.with_rows([(variant.key, None)]))
    mended = change.applied_to(project.with_rows([(variant.key, None)]))
    assert not any(mended.all(kind) for kind in (Stage, Step, Touchpoint))
    assert steps_of(mended, variant.id) == ()
    assert mended.one(Card, card.id).text == "Where to?"
    assert (
        Mended(next(iter(project.all(Stage).values())).key, "removed: its variant is not in the file") in done
    )


def test_repairs_are_said_row_by_row() -> None:
    project = add_row(Project({}), Journey, mint=Mint.seeded("x"), owner="gone").applied_to(Project({}))
    (journey,) = project.all(Journey).values()
    assert mend(project)[1] == (Mended(journey.key, "forgot its owner: not in the file"),)
    assert not isinstance(journey, Note)
