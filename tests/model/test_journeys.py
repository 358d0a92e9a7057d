"""Copying journeys: the first stays as it is, the copy is the same map under other ids."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.copying import belonging, copied
from journey_editor.model.edits.journeys import bring_journeys, copy_journey
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.fields import Id, Rank, Refers, Subject, columns_of
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Channel,
    Dependency,
    Journey,
    Lane,
    Link,
    Persona,
    Record,
    RowKey,
    Score,
    Setting,
    Stage,
    Step,
    Touchpoint,
    Variant,
)
from journey_editor.model.structure import rows_in, steps_of, touchpoints_of
from journey_editor.model.templates import blank, reminted
from journey_editor.model.validity import problems
from tests.sample_maps.samples import NAMES, build
from tests.strategies import BRIEFLY, SEEDS, furnished, projects

MINT = Mint.seeded("journeys")


@BRIEFLY
@given(projects(most=10), st.data())
def test_a_copy_has_new_ids_its_own_references_inside_and_the_old_ones_outside(
    project: Project, data: st.DataObject
) -> None:
    rows = data.draw(st.lists(st.sampled_from(list(project.rows())), unique_by=lambda row: row.key))
    copies = copied(rows, mint=MINT)
    assert list(copies) == list(dict.fromkeys(copies))
    assert set(copies) == {row.key for row in rows}
    for row in rows:
        copy = copies[row.key]
        assert (copy.id == row.id) == (bool(row.natural) and _kept_key(row, copies))
        for column in columns_of(type(row)):
            before, after = getattr(row, column.name), getattr(copy, column.name)
            if isinstance(column.field, Id):
                continue
            if isinstance(column.field, Refers) and before is not None:
                key = before if isinstance(column.field, Subject) else RowKey(column.field.to[0], before)
                lead = copies[key].key if key in copies else key
                assert after == (lead if isinstance(column.field, Subject) else lead.id)
            else:
                assert after == before


def _kept_key(row: Record, copies: dict[RowKey, Record]) -> bool:
    """Whether no part of a natural key was copied."""
    for column in columns_of(type(row)):
        value = getattr(row, column.name)
        if column.name in row.natural and isinstance(column.field, Refers):
            key = value if isinstance(column.field, Subject) else RowKey(column.field.to[0], value)
            if key in copies and copies[key].key != key:
                return False
    return True


@st.composite
def several(draw: st.DrawFn) -> tuple[Project, Journey]:
    """A map, perhaps with a to-be, and one of its journeys."""
    project: Project = draw(projects(most=10) | st.sampled_from(NAMES).map(build))
    journey: Journey = draw(st.sampled_from(project.all(Journey).sorted()))
    variants = project.all(Variant).where("journey", journey.id)
    with_to_be: bool = draw(st.booleans())
    if variants and with_to_be:
        project = make_to_be(project, variants[0].id, mint=MINT, title="To be").applied_to(project)
    return project, journey


@BRIEFLY
@given(several())
def test_copying_a_journey_leaves_the_first_alone_and_undo_takes_the_copy_back(
    given_: tuple[Project, Journey],
) -> None:
    project, journey = given_
    change = copy_journey(project, journey.id, mint=MINT, title="Copy")
    after = change.applied_to(project)
    own = belonging(project, [journey.key])
    assert all(unranked(after.row(key)) == unranked(row) for key, row in own.items())
    assert change.inverted().applied_to(after) == project
    assert mend(after) == mend(project) == (Change(), ())
    assert [found for row in after.rows() if (found := problems(row))] == []


def unranked(row: Record | None) -> dict[str, Any]:
    """The values of a row but its place among its siblings."""
    assert row is not None
    columns = columns_of(type(row))
    return {one.name: getattr(row, one.name) for one in columns if not isinstance(one.field, Rank)}


@BRIEFLY
@given(several())
def test_the_copy_is_an_equal_map_that_stands_after_the_first(given_: tuple[Project, Journey]) -> None:
    project, journey = given_
    change = copy_journey(project, journey.id, mint=MINT, title="Copy")
    after = change.applied_to(project)
    (copy,) = change.added(Journey)
    assert copy.title == "Copy"
    order = [one.id for one in after.all(Journey).sorted()]
    assert order.index(copy.id) == order.index(journey.id) + 1
    assert shape(after, copy.id) == shape(project, journey.id)
    assert Counter(key.table for key in belonging(after, [copy.key])) == Counter(
        key.table for key in belonging(project, [journey.key])
    )


def shape(project: Project, journey: str) -> Counter[tuple[Any, ...]]:
    """What every variant of a journey is made of, told without ids."""
    found: Counter[tuple[Any, ...]] = Counter()
    for variant in project.all(Variant).where("journey", journey):
        places = {step.id: place for place, step in enumerate(sorted_steps(project, variant.id))}
        for row in rows_in(project, variant.id):
            said = [
                places.get(value, value if column.name == "channel" else None)
                if isinstance(column.field, Refers)
                else value
                for column in columns_of(type(row))
                if not isinstance(column.field, Id | Subject)
                for value in [getattr(row, column.name)]
            ]
            found[(variant.kind, row.table, *said)] += 1
    return found


def sorted_steps(project: Project, variant: str) -> list[Step]:
    """The steps in an order that does not hang on ids."""
    stages = project.all(Stage)
    return sorted(steps_of(project, variant), key=lambda one: (stages[one.stage].rank, one.rank, one.title))


@BRIEFLY
@given(several())
def test_deleting_the_copy_leaves_the_map_as_it_was(given_: tuple[Project, Journey]) -> None:
    project, journey = given_
    assume(all(row.rank for row in project.all(Journey).values()))
    change = copy_journey(project, journey.id, mint=MINT, title="Copy")
    after = change.applied_to(project)
    (copy,) = change.added(Journey)
    assert {row.key for row in remove(after, [copy.key]).applied_to(after).rows()} == {
        row.key for row in project.rows()
    }


@BRIEFLY
@given(SEEDS, st.sampled_from(NAMES))
def test_a_journey_from_a_template_comes_with_what_it_refers_to(seed: str, name: str) -> None:
    project, template = furnished(seed), build(name)
    change = bring_journeys(project, template, mint=MINT)
    after = change.applied_to(project)
    (journey,) = change.added(Journey)
    (old,) = template.all(Journey).values()
    assert journey.title == old.title
    assert after.all(Journey).sorted()[-1] == journey
    assert after.setting == project.setting
    assert not change.added(Setting)
    assert mend(after) == (Change(), ())
    (variant,) = after.all(Variant).where("journey", journey.id)
    (before,) = template.all(Variant).values()
    titles = [after.one(Channel, one.channel).title for one in touchpoints_of(after, variant.id)]
    assert sorted(titles) == sorted(
        template.one(Channel, one.channel).title for one in touchpoints_of(template, before.id)
    )
    assert len(change.added(Persona)) == len(template.all(Persona))
    assert len(change.added(Score)) == len(
        [one for one in template.all(Score).values() if one.action in needed_actions(template)]
    )


def needed_actions(template: Project) -> set[str]:
    """The actions that something of the journey is linked to, and what they wait for or holds up."""
    found = {one.source.id for one in template.all(Link).values() if one.source.table == Action.table}
    waits = [{one.action, one.first} for one in template.all(Dependency).values()]
    while met := [pair for pair in waits if pair & found and not pair <= found]:
        found = found.union(*met)
    return found


@BRIEFLY
@given(SEEDS, st.sampled_from(NAMES))
def test_a_template_brought_twice_shares_its_channels_and_personas(seed: str, name: str) -> None:
    project, template = furnished(seed), build(name)
    once = bring_journeys(project, reminted(template, mint=MINT), mint=MINT).applied_to(project)
    again = bring_journeys(once, reminted(template, mint=MINT), mint=MINT)
    assert not again.added(Channel)
    assert not again.added(Persona)
    twice = again.applied_to(once)
    assert len(twice.all(Journey)) == 3
    assert len(twice.all(Touchpoint)) == len(once.all(Touchpoint)) + len(template.all(Touchpoint))


@BRIEFLY
@given(SEEDS)
def test_a_blank_journey_brings_its_grid_and_nothing_else(seed: str) -> None:
    project = furnished(seed)
    other = blank(title="Map", language="en", words=Words(), mint=Mint.seeded("blank"))
    change = bring_journeys(project, other, mint=MINT, title="New\njourney")
    assert {type(edit.after) for _, edit in change} == {Journey, Variant, Lane, Stage, Step}
    assert [one.title for one in change.added(Journey)] == ["New journey"]
