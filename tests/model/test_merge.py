from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from journey_editor.model.change import Change
from journey_editor.model.fields import Rank, Refers, columns_of
from journey_editor.model.integrity import mend
from journey_editor.model.merge import Merged, Side, merge
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey
from journey_editor.model.references import keys_led_to
from journey_editor.model.validity import problems
from tests.model.merging import copies, result
from tests.strategies import BRIEFLY

Copies = tuple[Project, ...]
OFTEN = settings(BRIEFLY, max_examples=4 * BRIEFLY.max_examples)  # 500 merges and more in all


@BRIEFLY
@given(copies(1))
def test_no_news_from_them_changes_nothing(copied: Copies) -> None:
    base, ours = copied
    assert merge(base, ours, base) == Merged(Change())


@BRIEFLY
@given(copies(1))
def test_an_untouched_copy_catches_up_exactly(copied: Copies) -> None:
    base, theirs = copied
    merged = merge(base, base, theirs)
    assert result(base, merged) == theirs
    assert (merged.clashes, merged.recoded, merged.mended) == ((), (), ())


@BRIEFLY
@given(copies(1))
def test_who_did_the_same_has_nothing_to_merge(copied: Copies) -> None:
    base, ours = copied
    merged = merge(base, ours, ours)
    assert (merged.change, merged.clashes) == (Change(), ())


@OFTEN
@given(copies())
def test_the_order_of_sides_does_not_matter_where_the_same_is_preferred(copied: Copies) -> None:
    base, ours, theirs = copied
    one, other = merge(base, ours, theirs), merge(base, theirs, ours, prefer=Side.THEIRS)
    assert {clash.id for clash in one.clashes} == {clash.id for clash in other.clashes}
    assume(not one.recoded)
    assert result(ours, one) == result(theirs, other)


@BRIEFLY
@given(copies())
def test_merging_the_same_copy_again_adds_nothing(copied: Copies) -> None:
    base, ours, theirs = copied
    merged = merge(base, ours, theirs)
    after = result(ours, merged)
    assert merge(theirs, after, theirs) == Merged(Change())
    if not merged.clashes:
        assert not merge(base, after, theirs).change


@OFTEN
@given(copies())
def test_nothing_that_either_side_did_is_missing_from_result_and_clashes(copied: Copies) -> None:
    base, ours, theirs = copied
    merged = merge(base, ours, theirs)
    after = result(ours, merged)
    asked_about = {key for one in merged.clashes for key in (one.key, *one.within)}
    for side in (ours, theirs):
        for key, edit in Change.between(base, side):
            row: Any = after.row(key)
            if edit.after is None:
                # What is on a row that was asked about goes with it, or stays with it.
                assert row is None or not asked_about.isdisjoint([key, *_on(edit.before)])
                continue
            for name, value in _done(edit.before, edit.after):
                kept = row is not None and getattr(row, name) == value
                asked = any(one.key == key and name in one.fields for one in merged.clashes)
                said = key in [one.key for one in merged.mended] + [one.key for one in merged.recoded]
                assert kept or asked or said or (row is None and value is None), (key, name, value)


def _on(row: Any) -> Iterator[RowKey]:
    """Yield the keys of what a row cannot be without."""
    for column in columns_of(type(row)):
        if isinstance(column.field, Refers) and column.field.owned:
            yield from keys_led_to(column, getattr(row, column.name))


def _done(before: Any, after: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields to which an edit gave another value, and that value."""
    for column in columns_of(type(after)):
        value = getattr(after, column.name)
        if not isinstance(column.field, Rank) and value != getattr(before, column.name, column.default):
            yield column.name, value


@OFTEN
@given(copies(), st.data())
def test_whatever_is_chosen_the_result_is_valid_and_nothing_in_it_dangles(
    copied: Copies, data: st.DataObject
) -> None:
    base, ours, theirs = copied
    chosen = {one.id: data.draw(st.sampled_from(Side)) for one in merge(base, ours, theirs).clashes}
    merged = merge(base, ours, theirs, chosen=chosen)
    after = result(ours, merged)
    assert [found for row in after.rows() if (found := problems(row))] == []
    assert mend(after) == (Change(), ())
    assert {one.id for one in merged.clashes if one.fields} == {id_ for id_ in chosen if id_[1]}


@BRIEFLY
@given(copies(), st.sampled_from([Side.OURS, Side.THEIRS]))
def test_a_side_that_is_chosen_for_all_clashes_has_its_values(copied: Copies, side: Side) -> None:
    base, ours, theirs = copied
    found = merge(base, ours, theirs)
    merged = merge(base, ours, theirs, chosen=dict.fromkeys((one.id for one in found.clashes), side))
    after = result(ours, merged)
    forgotten = {one.key for one in merged.mended}
    for clash in found.clashes:
        wanted: Any = clash.ours if side is Side.OURS else clash.theirs
        row: Any = after.row(clash.key)
        if not clash.fields:
            assert (row is None) == (wanted is None) or clash.key in forgotten
        elif row is not None and clash.key not in forgotten:
            assert [getattr(row, name) for name in clash.fields] == [
                getattr(wanted, name) for name in clash.fields
            ]


@OFTEN
@given(copies(3))
def test_several_copies_arrive_at_one_project_in_whatever_order_they_are_merged(copied: Copies) -> None:
    base, *sides = copied
    arrived = []
    for first, *others in permutations(sides):
        project = first
        for side in others:
            merged = merge(base, project, side)
            assume(not merged.clashes and not merged.recoded)
            project = result(project, merged)
        arrived.append(project)
    assert all(project == arrived[0] for project in arrived)
