"""What a desk remembers between two layouts, and what an edit makes it draw anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from journey_editor.insight.seams import drop_off, is_smooth
from journey_editor.layout.board import lay_out
from journey_editor.layout.marks import Group, Sheet
from journey_editor.layout.view import View
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    Experience,
    Lane,
    Link,
    Metric,
    Pain,
    Party,
    Persona,
    Score,
    Stage,
    Tag,
    Touchpoint,
    Transition,
)
from journey_editor.text.faces import FaceSet
from tests.layout.conftest import fresh
from tests.layout.looking import told
from tests.layout.sketch import VIEW, Sketch
from tests.sample_maps.samples import NAMES, build

Name = tuple[str, str]


def by_name(sheet: Sheet) -> dict[Name, Group]:
    return {(str(group.owner), group.part): group for group in sheet.groups}


def changed(before: Sheet, after: Sheet) -> set[Name]:
    """Return the names of the groups that came, went or look different."""
    one, other = by_name(before), by_name(after)
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


@pytest.fixture(scope="module")
def sample() -> tuple[Project, View]:
    project = build("uitlenen")
    view = View.first(project)
    assert view is not None
    return project, view


def first(project: Project, kind: type[Any]) -> Any:
    return project.all(kind).sorted()[0]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_laid_out_again_is_made_of_the_same_marks(name: str, faces: FaceSet) -> None:
    project, desk = build(name), fresh(faces)
    view = View.first(project)
    assert view is not None

    one, other = (lay_out(project, view, desk).sheet for _ in range(2))

    assert one == other
    for before, after in zip(one.groups, other.groups, strict=True):
        assert all(a is b for a, b in zip(before.marks, after.marks, strict=True)), before.part


@pytest.mark.parametrize("name", NAMES)
def test_two_desks_agree(name: str, faces: FaceSet) -> None:
    project = build(name)
    view = View.first(project)
    assert view is not None

    one, other = (told(lay_out(project, view, fresh(faces)).sheet) for _ in range(2))

    assert one == other


def retyped(project: Project) -> tuple[Project, set[str]]:
    pain = first(project, Pain)
    return set_values(project, pain.key, text=pain.text[:-1] + "!").applied_to(project), {str(pain.key)}


def renamed(project: Project) -> tuple[Project, set[str]]:
    touchpoint = first(project, Touchpoint)
    return set_values(project, touchpoint.key, title="Thuis").applied_to(project), {str(touchpoint.key)}


def felt_otherwise(project: Project) -> tuple[Project, set[str]]:
    said = next(one for one in project.all(Experience).sorted() if one.emotion is not None)
    persona = project.one(Persona, said.persona)
    change = set_experience(project, persona=persona.id, subject=said.subject, emotion=0.11)
    return change.applied_to(project), {str(said.key), str(persona.key), "None"}


def waiting(project: Project) -> tuple[Project, set[str]]:
    quiet = (one for one in project.all(Transition).sorted() if drop_off(one) is None and not one.lost)
    transition = next(one for one in quiet if one.wait is None and is_smooth(one) is not False)
    return set_values(project, transition.key, wait=7.0).applied_to(project), {str(transition.key)}


def unconnected(project: Project) -> tuple[Project, set[str]]:
    measured = {one.subject for one in project.all(Metric).values()}
    transition = next(one for one in project.all(Transition).sorted() if one.key not in measured)
    return remove(project, [transition.key]).applied_to(project), {str(transition.key)}


def coloured(project: Project) -> tuple[Project, set[str]]:
    stage = first(project, Stage)
    return set_values(project, stage.key, colour="#123456").applied_to(project), {str(stage.key)}


def retitled(project: Project) -> tuple[Project, set[str]]:
    lane = next(one for one in project.all(Lane).sorted() if one.kind.value == "need")
    return set_values(project, lane.key, title="Wensen").applied_to(project), {str(lane.key)}


def unseen(project: Project) -> tuple[Project, set[str]]:
    touchpoint = first(project, Touchpoint)
    return set_values(project, touchpoint.key, minutes=3.0, moment_reason="x").applied_to(project), set()


def renamed_owner(project: Project) -> tuple[Project, set[str]]:
    """Badges show names that are no part of the card."""
    card = next(one for one in project.all(Card).sorted() if one.owner)
    party = project.one(Party, card.owner or "")
    concerned = {str(one.key) for one in project.all(Card).where("owner", party.id)}
    concerned |= {str(one.key) for one in project.all(Stage).where("owner", party.id)}
    return set_values(project, party.key, name="Wij").applied_to(project), concerned


def untagged(project: Project) -> tuple[Project, set[str]]:
    tag = next(one for one in project.all(Tag).sorted() if one.subject.table == "pain")
    return remove(project, [tag.key]).applied_to(project), {str(tag.subject)}


def rescored(project: Project) -> tuple[Project, set[str]]:
    link = next(one for one in project.all(Link).sorted() if one.target.table == "opportunity")
    scores = project.all(Score).where("action", link.source.id)
    for score in scores:
        project = set_values(project, score.key, value=5.0).applied_to(project)
    links = project.all(Link).where("source", link.source)
    return project, {str(one.target) for one in links}


EDITS = (
    renamed_owner,
    untagged,
    rescored,
    retyped,
    renamed,
    felt_otherwise,
    waiting,
    unconnected,
    coloured,
    retitled,
    unseen,
)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_changes_the_groups_of_what_was_edited_and_no_other(
    edit: Callable[[Project], tuple[Project, set[str]]], sample: tuple[Project, View], faces: FaceSet
) -> None:
    project, view = sample
    desk = fresh(faces)
    before = lay_out(project, view, desk).sheet
    edited, concerned = edit(project)

    after = lay_out(edited, view, desk).sheet
    again = lay_out(project, view, desk).sheet

    owners = {owner for owner, _ in changed(before, after)}
    assert owners <= concerned
    assert bool(owners) == bool(concerned)
    assert told(after) == told(lay_out(edited, view, fresh(faces)).sheet)
    assert {
        owner for owner, _ in changed(before, again)
    } <= concerned  # a block set anew is not the same block
    assert told(again) == told(before)


def test_what_moves_down_is_moved_and_not_made_anew(faces: FaceSet) -> None:
    sketch = Sketch()
    touchpoint = sketch.touchpoint(0, 0)
    for kind in ("need", "quote", "pain", "backstage"):
        sketch.note(next(one for one, _ in sketch.lanes if one.value == kind), 0)
    desk = fresh(faces)
    before = by_name(lay_out(sketch.project(), VIEW, desk).sheet)
    sketch.add(replace(touchpoint, title="A title of a good many lines, so that all below has to make room"))
    after = by_name(lay_out(sketch.project(), VIEW, desk).sheet)

    cards = [name for name in before if name[1] == "card"]
    assert len(cards) == 4
    for name in cards:
        assert after[name].at.y > before[name].at.y
        assert after[name].marks is before[name].marks


def test_what_is_not_asked_for_is_forgotten_and_what_fails_forgets_nothing(faces: FaceSet) -> None:
    desk = fresh(faces)
    made: list[str] = []

    def make() -> object:
        made.append("made")
        return object()

    def round_(*slots: str, fail: bool = False) -> None:
        with desk.layout():
            for slot in slots:
                desk.recall(slot, (1,), make)
            if fail:
                raise LookupError

    round_("a", "b")
    round_("a", "b")
    assert len(made) == 2
    with pytest.raises(LookupError):
        round_("a", fail=True)
    round_("a", "b")
    assert len(made) == 2
    round_("a")
    round_("a", "b")
    assert len(made) == 3


def test_parts_are_kept_with_the_whole_and_found_again_when_it_is_made_anew(
    faces: FaceSet,
) -> None:
    desk = fresh(faces)
    made: list[str] = []

    def part(name: str) -> object:
        def make() -> object:
            made.append(name)
            return object()

        return desk.recall(name, (name,), make)

    def whole(*names: str) -> object:
        with desk.layout():
            return desk.recall("whole", names, lambda: [part(name) for name in names])

    one = whole("a", "b")
    assert whole("a", "b") is one
    assert whole("a", "b") is one
    whole("a", "b", "c")
    assert made == ["a", "b", "c"]
    whole("c")
    whole("a", "c")
    assert made == ["a", "b", "c", "a"]


def test_other_inputs_are_made_anew_and_a_layout_inside_a_layout_belongs_to_it(faces: FaceSet) -> None:
    desk = fresh(faces)
    with desk.layout():
        one = desk.recall("slot", (1,), object)
        with desk.layout():
            assert desk.recall("inner", (1,), object) is not one
    with desk.layout():
        assert desk.recall("slot", (1,), object) is one
        assert desk.recall("inner", (1,), lambda: None) is not None
        assert desk.recall("slot", (2,), object) is not one
