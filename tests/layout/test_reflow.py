"""Reflow: what a map that makes room under the hand is made of, move by move."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.geometry import Point, Rect
from journey_editor.layout.board import lay_out
from journey_editor.layout.desk import Shelf
from journey_editor.layout.marks import Bunch, Group, Sheet, moved
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import Card, LaneKind, RowKey, Step, Touchpoint, Transition
from journey_editor.text.faces import FaceSet
from tests.layout.conftest import fresh
from tests.layout.looking import told
from tests.layout.moves import moves
from tests.layout.random_maps import maps
from tests.layout.sketch import VIEW, Sketch
from tests.strategies import BRIEFLY

WIDE = 12


@given(happened=maps().flatmap(moves))
@BRIEFLY
def test_a_map_that_was_moved_about_is_laid_out_as_one_seen_for_the_first_time(
    happened: list[Project], faces: FaceSet
) -> None:
    warm = fresh(faces)
    for project in happened:
        view = View.first(project)
        if view is not None:
            remembered = lay_out(project, view, warm)
            assert told(remembered.sheet) == told(lay_out(project, view, fresh(faces)).sheet)


def wide() -> Sketch:
    """A map with a card of every lane and a touchpoint at each step, joined one after another."""
    sketch = Sketch(steps=WIDE)
    touchpoints = [sketch.touchpoint(step, step % 3) for step in range(WIDE)]
    for step in range(WIDE - 1):
        sketch.transition(touchpoints[step], touchpoints[step + 1])
    for kind in (LaneKind.NEED, LaneKind.QUOTE, LaneKind.BACKSTAGE):
        for step in range(WIDE):
            sketch.note(kind, step)
    return sketch


def bunches(sheet: Sheet) -> dict[str, Bunch]:
    return {part.name: part for part in sheet.parts if isinstance(part, Bunch)}


def drawn(sheet: Sheet, part: str) -> dict[str, Group]:
    return {str(group.owner): group for group in sheet.groups if group.part == part}


def test_a_card_that_moves_leaves_what_lies_elsewhere_as_it_is(faces: FaceSet) -> None:
    sketch, desk = wide(), fresh(faces)
    before = bunches(lay_out(sketch.project(), VIEW, desk).sheet)
    card = next(row for row in sketch.rows if isinstance(row, Card) and row.first_step == "step-7")
    sketch.add(replace(card, first_step="step-3", last_step="step-3"))
    after = bunches(lay_out(sketch.project(), VIEW, desk).sheet)

    same = [name for name in after if name in before and after[name].groups is before[name].groups]
    assert len(before) - len(same) == 2
    assert {one.at.x for one in after.values()} >= {one.at.x for one in before.values()}


def test_a_step_that_moves_takes_its_cards_along_as_they_are(faces: FaceSet) -> None:
    sketch, desk = wide(), fresh(faces)
    before = bunches(lay_out(sketch.project(), VIEW, desk).sheet)
    project = sketch.project()
    steps = project.all(Step).where("stage", "stage-1")
    ranks = [step.rank for step in steps]
    turned = [replace(step, rank=rank) for step, rank in zip(steps, reversed(ranks), strict=True)]
    after = bunches(lay_out(project.with_rows((step.key, step) for step in turned), VIEW, desk).sheet)

    cards = [name for name in before if name.startswith("cards ")]
    assert len(cards) == 3 * WIDE
    assert all(after[name].groups is before[name].groups for name in cards)
    assert sum(after[name].at != before[name].at for name in cards) == 3 * 2


def test_what_goes_to_another_step_is_moved_and_not_made_anew(faces: FaceSet) -> None:
    sketch, desk = wide(), fresh(faces)
    project = sketch.project()
    before = lay_out(project, VIEW, desk).sheet
    card, touchpoint = project.all(Card).sorted()[0], project.all(Touchpoint).sorted()[0]
    moved = [
        (card.key, replace(card, first_step="step-5", last_step="step-5")),
        (touchpoint.key, replace(touchpoint, step="step-5")),
    ]
    after = lay_out(project.with_rows(moved), VIEW, desk).sheet

    for part, key in (("card", card.key), ("box", touchpoint.key)):
        was, now = drawn(before, part)[str(key)], drawn(after, part)[str(key)]
        assert now.at != was.at
        assert now.marks is was.marks


def test_a_line_that_takes_the_way_that_it_took_once_is_not_drawn_anew(faces: FaceSet) -> None:
    sketch, desk = wide(), fresh(faces)
    project = sketch.project()
    touchpoint = project.all(Touchpoint).sorted()[4]
    key = next(one.key for one in project.all(Transition).values() if one.source == touchpoint.id)
    aside = project.with_rows([(touchpoint.key, replace(touchpoint, channel="channel-0"))])
    first, away, again = (
        drawn(lay_out(one, VIEW, desk).sheet, "line")[str(key)] for one in (project, aside, project)
    )

    assert away.marks != first.marks
    assert again.marks is first.marks


GROUPS = st.lists(
    st.builds(
        lambda x, y, owner, part: Group(owner, f"{part}", Point(x, y), Rect(0, 0, 1, 1), ()),
        st.integers(0, 9),
        st.integers(0, 9),
        st.sampled_from([None, RowKey("card", "a"), RowKey("card", "b")]),
        st.integers(),
    ),
    max_size=5,
)


@given(groups=GROUPS, right=st.integers(-9, 9), down=st.integers(-9, 9))
def test_sheets_are_equal_where_their_groups_are_however_they_are_bunched(
    groups: list[Group], right: int, down: int
) -> None:
    aside = tuple(replace(group, at=Point(group.at.x - right, group.at.y - down)) for group in groups)
    loose, bunched = Sheet(10, 10, tuple(groups)), Sheet(10, 10, (Bunch("one", Point(right, down), aside),))

    assert loose == bunched
    assert bunched.groups == tuple(groups)
    for sheet in (loose, bunched):
        backmost = {group.owner: group for group in reversed(sheet.groups)}
        found = {owner: moved(group, at.x, at.y) for owner, (at, group) in sheet.backmost().items()}
        assert found == backmost
    assert (Sheet(10, 10, aside) == loose) == (not groups or right == down == 0)


def test_a_shelf_hands_out_again_what_was_made_of_the_same_inputs_and_forgets_the_rest() -> None:
    made: list[str] = []
    shelf: Shelf[object] = Shelf()

    def ask(name: str, size: int) -> object:
        def make() -> object:
            made.append(name)
            return object()

        return shelf.found(name, (size,), make)

    one = ask("a", 1)
    assert ask("a", 1) is one
    assert ask("b", 1) is not one
    assert ask("a", 2) is not one
    assert made == ["a", "b", "a"]
    shelf.keep(["a", "b"])
    ask("b", 1)
    assert len(made) == 3
    shelf.keep(["a"])
    ask("a", 2)
    ask("b", 1)
    assert made == ["a", "b", "a", "b"]


def test_what_left_the_map_is_forgotten(faces: FaceSet) -> None:
    sketch, desk = wide(), fresh(faces)
    project = sketch.project()
    card = project.all(Card).sorted()[0]
    first = drawn(lay_out(project, VIEW, desk).sheet, "card")[str(card.key)]
    lay_out(project.with_rows([(card.key, None)]), VIEW, desk)
    again = drawn(lay_out(project, VIEW, desk).sheet, "card")[str(card.key)]

    assert again.marks is not first.marks
