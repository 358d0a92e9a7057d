"""A poster prints what its view says: which variant, and for whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journey_editor.export.poster import poster
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.layout.desk import Desk
from journey_editor.layout.frame import Poster
from journey_editor.layout.marks import Text
from journey_editor.layout.paper import paper_named
from journey_editor.layout.view import View
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.edits.views import set_audience
from journey_editor.model.project import Project
from journey_editor.model.records import Persona, Touchpoint, Variant
from journey_editor.model.structure import touchpoints_of
from journey_editor.text.faces import FaceSet
from journey_editor.text.typesetter import Typesetter
from tests.sample_maps.samples import build


@pytest.fixture
def desk(faces: FaceSet) -> Desk:
    return Desk(Typesetter(faces), Words())


def ideal() -> tuple[Project, View]:
    """The story time with a to-be in which one touchpoint is for one of the three personas."""
    project = build("story_time")
    view = View.first(project)
    assert view is not None
    change = make_to_be(project, view.variant, mint=Mint.seeded("poster"), title="To be")
    project = change.applied_to(project)
    view = replace(view, variant=change.added(Variant)[0].id)
    only = touchpoints_of(project, view.variant)[0]
    first = project.all(Persona).sorted()[0]
    return set_audience(project, only.key, {first.id}).applied_to(project), view


def printed(project: Project, view: View, desk: Desk) -> Poster:
    return poster(project, view, paper_named("A1"), desk, last=None)


def said(made: Poster, part: str) -> str:
    """What the groups of one part say."""
    groups = [group for group in made.sheet.groups if group.part == part]
    marks = [mark for group in groups for mark in group.marks if isinstance(mark, Text)]
    return " ".join(" ".join(" ".join(mark.block.lines).split()) for mark in marks)


def test_a_to_be_for_two_of_three_personas_says_so_and_leaves_the_third_out(desk: Desk) -> None:
    project, view = ideal()
    first, second, third = project.all(Persona).sorted()
    made = printed(project, replace(view, personas=frozenset({second.id, third.id})), desk)
    assert f"to be · for {second.title}, {third.title}" in said(made, "heading").replace("\u00a0", " ")
    assert first.title not in said(made, "who")
    assert first.title not in said(made, "curves")
    lines = {group.owner for group in made.sheet.groups if group.part == "line"}
    assert {second.key, third.key} <= lines
    assert first.key not in lines
    everyone = printed(project, view, desk)
    assert said(made, "between channels") != said(everyone, "between channels")
    out = touchpoints_of(project, view.variant)[0]
    assert out.key not in {group.owner for group in made.sheet.groups}


def test_everyone_is_counted_and_shown(desk: Desk) -> None:
    project, view = ideal()
    made = printed(project, view, desk)
    assert "3 personas" in said(made, "heading").replace("\u00a0", " ")
    drawn = {group.owner for group in made.sheet.groups}
    assert {one.key for one in touchpoints_of(project, view.variant)} <= drawn
    others = [one for one in project.all(Touchpoint).values() if one.origin is None]
    assert not {one.key for one in others} & drawn


def test_of_two_to_be_variants_each_is_called_by_its_title(desk: Desk) -> None:
    project, view = ideal()
    change = make_to_be(project, view.variant, mint=Mint.seeded("again"), title="Without the desk")
    project = change.applied_to(project)
    other = replace(view, variant=change.added(Variant)[0].id)
    assert "Without the desk" in said(printed(project, other, desk), "heading").replace("\u00a0", " ")
