from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.model.change import Change, RowEdit, StaleChangeError
from journey_editor.model.project import Project
from journey_editor.model.records import Party, Persona
from tests.strategies import BRIEFLY, changes, loose_projects, projects

PROJECTS = loose_projects() | projects(most=3)
ANNA, BO = Party(id="a", name="Anna"), Party(id="b", name="Bo")


@BRIEFLY
@given(PROJECTS, PROJECTS)
def test_the_change_between_two_projects_turns_one_into_the_other(old: Project, new: Project) -> None:
    change = Change.between(old, new)
    assert change.applied_to(old) == new
    assert bool(change) == (old != new)


@BRIEFLY
@given(PROJECTS, st.data())
def test_an_inverted_change_takes_everything_back(project: Project, data: st.DataObject) -> None:
    change = data.draw(changes(project))
    after = change.applied_to(project)
    assert change.inverted().applied_to(after) == project
    assert change.inverted().inverted() == change
    assert Change.between(project, after) == change


@BRIEFLY
@given(PROJECTS, st.data())
def test_one_change_then_another_is_one_change(project: Project, data: st.DataObject) -> None:
    first = data.draw(changes(project))
    between = first.applied_to(project)
    second = data.draw(changes(between))
    third = data.draw(changes(second.applied_to(between)))
    assert first.then(second).applied_to(project) == second.applied_to(between)
    assert first.then(second).then(third) == first.then(second.then(third))
    assert not first.then(first.inverted())
    assert first.then(Change()) == Change().then(first) == first


@BRIEFLY
@given(PROJECTS, st.data())
def test_a_change_made_for_another_project_is_refused(project: Project, data: st.DataObject) -> None:
    change = data.draw(changes(project))
    moved_on = data.draw(changes(project)).applied_to(project)
    stale = any(moved_on.row(key) != edit.before for key, edit in change)
    if not stale:
        assert all(change.applied_to(moved_on).row(key) == edit.after for key, edit in change)
        return
    before = dict(moved_on.tables)
    with pytest.raises(StaleChangeError):
        change.applied_to(moved_on)
    assert moved_on.tables == before


@BRIEFLY
@given(PROJECTS, st.data())
def test_applying_a_change_leaves_the_project_it_was_made_for_as_it_was(
    project: Project, data: st.DataObject
) -> None:
    rows = list(project.rows())
    data.draw(changes(project)).applied_to(project)
    assert list(project.rows()) == rows


def test_putting_what_is_there_and_removing_what_is_not_changes_nothing() -> None:
    project = Project.of(ANNA)
    assert not Change.putting(project, Party(id="a", name="Anna"))
    assert not Change.removing(project, [BO.key])
    assert not Change({ANNA.key: RowEdit(ANNA, ANNA)}).edits


def test_a_change_tells_which_rows_of_a_kind_it_brings() -> None:
    persona = Persona(id="p")
    change = Change.putting(Project.of(ANNA), Party(id="a", name="Ann"), BO, persona)
    assert change.added(Party) == (BO,)
    assert change.added(Persona) == (persona,)
    assert change.inverted().added(Party) == ()


def test_what_a_change_holds_cannot_be_altered() -> None:
    change = Change.putting(Project({}), ANNA)
    with pytest.raises(TypeError):
        change.edits[BO.key] = RowEdit(None, BO)  # type: ignore[index] # that it cannot is the promise
