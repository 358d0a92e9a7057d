"""Comparing: what became of the as-is, row by row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.compare import Comparison, Fate, compare, fate_of
from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.grid import add_step, add_touchpoint, move_touchpoint
from journey_editor.model.edits.removal import remove, rows_of
from journey_editor.model.edits.values import set_values
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, RowKey, Stage, Step, Touchpoint, Variant
from journey_editor.model.structure import rows_in, steps_of, touchpoints_of
from tests.strategies import BRIEFLY, SEEDS, furnished

MINT = Mint.seeded("compare")


def ideal(seed: str) -> tuple[Project, str, str]:
    """A small map with a to-be, its as-is and its to-be."""
    project = furnished(seed)
    (base,) = project.all(Variant)
    change = make_to_be(project, base, mint=MINT, title="To be")
    return change.applied_to(project), base, change.added(Variant)[0].id


def compared(project: Project, variant: str) -> Comparison:
    found = compare(project, variant)
    assert found is not None
    return found


def others(found: Comparison) -> dict[RowKey, Fate]:
    """What was not kept."""
    return {key: fate for key, fate in found.fates.items() if fate is not Fate.KEPT}


@BRIEFLY
@given(SEEDS, st.data())
def test_a_row_with_another_value_is_changed_and_no_other_row_is(seed: str, data: st.DataObject) -> None:
    project, _, to_be = ideal(seed)
    row = data.draw(st.sampled_from([one for one in rows_in(project, to_be) if hasattr(one, "title")]))
    after = set_values(project, row.key, title="Quite another title").applied_to(project)
    assert others(compared(after, to_be)) == {row.key: Fate.CHANGED}


@BRIEFLY
@given(SEEDS, st.data())
def test_changing_the_as_is_shows_in_the_same_way(seed: str, data: st.DataObject) -> None:
    project, base, to_be = ideal(seed)
    row = data.draw(st.sampled_from([one for one in rows_in(project, base) if hasattr(one, "title")]))
    after = set_values(project, row.key, title="Quite another title").applied_to(project)
    (changed,) = others(compared(after, to_be))
    assert getattr(after.row(changed), "origin", None) == row.id


@BRIEFLY
@given(SEEDS)
def test_a_new_step_with_a_touchpoint_is_new_and_changes_nothing_else(seed: str) -> None:
    project, _, to_be = ideal(seed)
    stage = project.all(Stage).where("variant", to_be)[0]
    added = add_step(project, stage=stage.id, mint=MINT, title="New")
    (step,) = added.added(Step)
    begun = added.applied_to(project)
    channel = begun.all(Channel).sorted()[0].id
    more = add_touchpoint(begun, step=step.id, channel=channel, mint=MINT, title="Visit")
    found = compared(more.applied_to(begun), to_be)
    assert others(found) == {step.key: Fate.NEW, more.added(Touchpoint)[0].key: Fate.NEW}
    assert found.removed == ()


@BRIEFLY
@given(SEEDS)
def test_what_is_deleted_in_the_to_be_is_removed_with_all_that_went_with_it(seed: str) -> None:
    project, base, to_be = ideal(seed)
    step = steps_of(project, to_be)[0]
    change = remove(project, [step.key])
    gone = {RowKey(row.table, getattr(row, "origin", "")) for row in rows_of(change)}
    found = compared(change.applied_to(project), to_be)
    assert set(found.removed) == gone & {row.key for row in rows_in(project, base)}
    assert RowKey(Step.table, step.origin or "") in found.removed
    assert others(found) == {}


@BRIEFLY
@given(SEEDS)
def test_a_touchpoint_on_another_channel_is_changed_and_its_transitions_are_kept(seed: str) -> None:
    project, _, to_be = ideal(seed)
    touchpoint = touchpoints_of(project, to_be)[0]
    channel = next(one.id for one in project.all(Channel).sorted() if one.id != touchpoint.channel)
    change = move_touchpoint(project, touchpoint.id, step=touchpoint.step, channel=channel, mint=MINT)
    assert others(compared(change.applied_to(project), to_be)) == {touchpoint.key: Fate.CHANGED}


@BRIEFLY
@given(SEEDS)
def test_a_to_be_of_a_to_be_is_compared_with_that(seed: str) -> None:
    project, _, to_be = ideal(seed)
    change = make_to_be(project, to_be, mint=MINT, title="Later")
    again = change.added(Variant)[0].id
    assert others(compared(change.applied_to(project), again)) == {}


@BRIEFLY
@given(SEEDS)
def test_the_as_is_and_what_lies_outside_the_grid_have_no_fate(seed: str) -> None:
    project, base, _ = ideal(seed)
    assert compare(project, base) is None
    assert compare(project, "nowhere") is None
    assert all(fate_of(project, row) is None for row in rows_in(project, base))
    assert all(fate_of(project, row) is None for row in project.all(Channel).values())


def test_what_came_from_elsewhere_than_the_as_is_is_new() -> None:
    project, base, to_be = ideal("x")
    later = make_to_be(project, base, mint=MINT, title="Other")
    project = later.applied_to(project)
    stranger = steps_of(project, later.added(Variant)[0].id)[0]
    (step, *_) = steps_of(project, to_be)
    moved = set_values(project, step.key, origin=stranger.id)
    assert others(compared(moved.applied_to(project), to_be))[step.key] is Fate.NEW
