"""Views: which variant is shown, for whom, and what becomes of a view when rows go."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.layout.board import lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.view import View, shown_transitions, variants_of
from journey_editor.model.change import Change
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.edits.views import save_view, set_audience
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Audience,
    Journey,
    Lane,
    Note,
    Persona,
    Record,
    RowKey,
    SavedView,
    Touchpoint,
    Transition,
    Variant,
    VariantKind,
)
from journey_editor.model.structure import rows_in
from tests.layout.looking import found
from tests.sample_maps.samples import NAMES, build
from tests.strategies import BRIEFLY

MINT = Mint.seeded("views")
SAMPLES = st.sampled_from(NAMES).map(build)


def first(project: Project) -> View:
    view = View.first(project)
    assert view is not None
    return view


@st.composite
def looked_at(draw: st.DrawFn) -> tuple[Project, View]:
    """A sample in which rows are for some personas, seen for some of them."""
    project = draw(SAMPLES)
    view = first(project)
    personas = st.frozensets(st.sampled_from(sorted(project.all(Persona))), min_size=1)
    rows = [row for row in rows_in(project, view.variant) if isinstance(row, Touchpoint | Transition | Note)]
    for row in draw(st.lists(st.sampled_from(rows), max_size=6, unique_by=lambda row: row.key)):
        project = set_audience(project, row.key, draw(personas)).applied_to(project)
    return project, replace(view, personas=draw(st.none() | personas))


def meant_for(project: Project, row: Record) -> set[str]:
    return {one.persona for one in project.all(Audience).where("subject", row.key)}


@BRIEFLY
@given(given_=looked_at())
def test_a_map_shows_what_is_for_everyone_or_for_somebody_it_is_seen_for(
    given_: tuple[Project, View], desk: Desk
) -> None:
    project, view = given_
    drawn = {group.owner for group in lay_out(project, view, desk).sheet.groups}
    out = set()
    for row in rows_in(project, view.variant):
        said = meant_for(project, row)
        if said and view.personas is not None and not said & view.personas:
            out.add(row.key)
    joined = {
        row.key
        for row in project.all(Transition).values()
        if {RowKey("touchpoint", row.source), RowKey("touchpoint", row.target)} & out
    }
    for row in rows_in(project, view.variant):
        assert (row.key in drawn) == (row.key not in out | joined), row


@BRIEFLY
@given(given_=looked_at())
def test_curves_are_those_of_the_personas_it_is_seen_for(given_: tuple[Project, View], desk: Desk) -> None:
    project, view = given_
    sheet = lay_out(project, view, desk).sheet
    lines = {
        group.owner.id for group in found(sheet, "line") if group.owner and group.owner.table == "persona"
    }
    assert lines == (view.personas if view.personas is not None else set(project.all(Persona)))


@BRIEFLY
@given(project=SAMPLES)
def test_a_view_for_every_persona_is_drawn_as_one_for_everyone_unless_rows_say_otherwise(
    project: Project, desk: Desk
) -> None:
    view = first(project)
    everyone = replace(view, personas=frozenset(project.all(Persona)))
    assert lay_out(project, everyone, desk).sheet == lay_out(project, view, desk).sheet


@BRIEFLY
@given(project=SAMPLES, data=st.data())
def test_hidden_lanes_are_left_out_and_nothing_else(
    project: Project, data: st.DataObject, desk: Desk
) -> None:
    view = first(project)
    lanes = data.draw(st.frozensets(st.sampled_from(sorted(project.all(Lane)))))
    board = lay_out(project, replace(view, hidden=lanes), desk)
    shown = {row.id for row in lay_out(project, view, desk).plan.lanes}
    assert {row.id for row in board.plan.lanes} == shown - lanes


@BRIEFLY
@given(project=SAMPLES)
def test_without_expectation_neither_it_nor_the_gap_is_drawn(project: Project, desk: Desk) -> None:
    view = first(project)
    with_it = lay_out(project, view, desk).sheet
    without = lay_out(project, replace(view, expectation=False), desk).sheet
    assert found(with_it, "expectation")
    assert not found(without, "expectation")
    assert not found(without, "gap")
    assert len(found(without, "point")) == len(found(with_it, "point"))


# What becomes of a view


@BRIEFLY
@given(project=SAMPLES, data=st.data())
def test_a_view_fits_whatever_is_left_of_its_project(
    project: Project, data: st.DataObject, desk: Desk
) -> None:
    view = first(project)
    change = make_to_be(project, view.variant, mint=MINT, title="To be")
    project = change.applied_to(project)
    view = View(
        view.journey,
        data.draw(st.sampled_from(sorted(project.all(Variant)))),
        data.draw(st.none() | st.frozensets(st.sampled_from(sorted(project.all(Persona))), min_size=1)),
        data.draw(st.frozensets(st.sampled_from(sorted(project.all(Lane))))),
    )
    assert view.fitting(project) == view
    keys = [row.key for kind in (Variant, Persona, Lane) for row in project.all(kind).values()]
    left = remove(project, data.draw(st.lists(st.sampled_from(keys)))).applied_to(project)
    fitted = view.fitting(left)
    if not left.all(Variant):
        assert fitted is None
        lay_out(left, view, desk)
        return
    assert fitted is not None
    assert fitted.fitting(left) == fitted
    assert fitted.variant in left.all(Variant)
    assert fitted.hidden == view.hidden & set(left.all(Lane))
    if view.variant in left.all(Variant):
        assert fitted.variant == view.variant
    lay_out(left, fitted, desk)


@BRIEFLY
@given(SAMPLES)
def test_without_its_journey_a_view_is_the_first_there_is(project: Project) -> None:
    view = first(project)
    other = Journey(id="later", title="Later", rank="zz")
    more = Change.putting(project, other, Variant(id="v", journey="later")).applied_to(project)
    left = remove(more, [RowKey(Journey.table, view.journey)]).applied_to(more)
    assert view.fitting(left) == View("later", "v")
    assert View("later", "v").fitting(project) == view


def test_variants_stand_as_is_first_then_to_be_then_others() -> None:
    kinds = (VariantKind.OTHER, VariantKind.TO_BE, VariantKind.AS_IS)
    variants = [Variant(id=kind.name, journey="j", kind=kind) for kind in kinds]
    project = Project.of(Journey(id="j"), *variants)
    assert [one.kind for one in variants_of(project, "j")] == list(VariantKind)
    assert View.of(project, "j") == View("j", "AS_IS")


# Saved views and audiences


@BRIEFLY
@given(looked_at(), st.data())
def test_a_saved_view_is_the_view_that_was_saved(given_: tuple[Project, View], data: st.DataObject) -> None:
    project, view = given_
    hidden = data.draw(st.frozensets(st.sampled_from(sorted(project.all(Lane)))))
    view = replace(view, hidden=hidden, expectation=data.draw(st.booleans()))
    change = save(project, view)
    after = change.applied_to(project)
    (saved,) = change.added(SavedView)
    assert View.saved(after, saved) == view
    assert change.inverted().applied_to(after) == project
    assert mend(after) == (Change(), ())
    again = save(after, view).applied_to(after)
    assert len(again.all(SavedView)) == len(after.all(SavedView))  # one of a name
    gone = remove(after, [saved.key]).applied_to(after)
    assert gone == project


def save(project: Project, view: View) -> Change:
    return save_view(
        project,
        view.variant,
        title="Board",
        personas=view.personas,
        hidden=view.hidden,
        expectation=view.expectation,
        mint=MINT,
    )


@BRIEFLY
@given(looked_at())
def test_everyone_needs_no_rows(given_: tuple[Project, View]) -> None:
    project, view = given_
    for row in list(rows_in(project, view.variant)):
        project = set_audience(project, row.key, None).applied_to(project)
    assert not [one for one in project.all(Audience).values() if one.subject in project_keys(project, view)]
    assert shown_transitions(project, view) == shown_transitions(project, replace(view, personas=None))


def project_keys(project: Project, view: View) -> set[RowKey]:
    return {row.key for row in rows_in(project, view.variant)}
