"""Where a row came from goes along when it is cut, and stays behind when it is copied."""

from __future__ import annotations

from journey_editor.insight.compare import Fate, compare
from journey_editor.kernel.ids import Mint
from journey_editor.model.clip import clip_of
from journey_editor.model.edits.paste import paste
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.place import Place
from journey_editor.model.project import Project
from journey_editor.model.records import Journey, RowKey, Touchpoint, Variant
from journey_editor.model.structure import touchpoints_of
from tests.strategies import furnished

MINT = Mint.seeded("origins")


def ideal() -> tuple[Project, Variant, Touchpoint]:
    """A small map, its to-be, and a touchpoint of that."""
    project = furnished("origins")
    change = make_to_be(project, next(iter(project.all(Variant))), mint=MINT, title="To be")
    project = change.applied_to(project)
    (variant,) = change.added(Variant)
    return project, variant, touchpoints_of(project, variant.id)[0]


def put(project: Project, back: Project, variant: Variant, key: RowKey) -> tuple[Project, Touchpoint]:
    """Paste a row of `project` into `back`, where it stands there."""
    place = Place(next(iter(project.all(Journey))), variant.id)
    change = paste(back, clip_of(project, [key]), place, mint=MINT).change
    (made,) = change.added(Touchpoint)
    return change.applied_to(back), made


def fate(project: Project, variant: Variant, row: Touchpoint) -> Fate:
    found = compare(project, variant.id)
    assert found is not None
    return found.fates[row.key]


def test_a_row_that_is_cut_and_pasted_is_still_what_became_of_its_origin() -> None:
    project, variant, row = ideal()
    without = remove(project, [row.key]).applied_to(project)
    after, made = put(project, without, variant, row.key)
    assert made.origin == row.origin
    assert fate(after, variant, made) is Fate.KEPT


def test_a_duplicate_is_new_and_the_first_stays_what_it_was() -> None:
    project, variant, row = ideal()
    after, made = put(project, project, variant, row.key)
    assert made.origin is None
    assert fate(after, variant, made) is Fate.NEW
    assert fate(after, variant, row) is Fate.KEPT


def test_in_another_map_a_row_came_from_nothing() -> None:
    project, _, row = ideal()
    elsewhere = furnished("elsewhere")
    place = Place(next(iter(elsewhere.all(Journey))), next(iter(elsewhere.all(Variant))))
    change = paste(elsewhere, clip_of(project, [row.key]), place, mint=MINT).change
    assert [one.origin for one in change.added(Touchpoint)] == [None] * len(change.added(Touchpoint))
    assert change.added(Touchpoint)
