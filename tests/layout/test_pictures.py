"""Pictures on cards: whole, in proportion, above their text, and a place held where there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.layout.board import Board, lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Image, Shape, Text
from journey_editor.layout.style import COLUMN
from journey_editor.model.pictures import Pictures
from journey_editor.model.records import Card, LaneKind, Picture
from journey_editor.text.faces import FaceSet
from tests.layout.conftest import fresh
from tests.layout.looking import found, inside, overlapping, place
from tests.layout.sketch import VIEW, Sketch
from tests.pictures import png
from tests.strategies import BRIEFLY

SIZES = st.tuples(st.integers(1, 2000), st.integers(1, 2000))


def sketched(*sizes: tuple[int, int], spans: tuple[tuple[int, int], ...] = ()) -> tuple[Sketch, Pictures]:
    """A storyboard of plain pictures of some sizes, one a step where no spans are given."""
    sketch, pictures = Sketch(steps=6, lanes=((LaneKind.IMAGE, None), (LaneKind.NEED, None))), Pictures()
    for number, (width, height) in enumerate(sizes):
        picture = pictures.add(png(width, height, colours=1))
        sketch.rows.append(picture)
        first, last = spans[number] if spans else (number % 6, number % 6)
        note = sketch.note(LaneKind.IMAGE, first, last, text=f"Picture {number}")
        sketch.rows[-1] = replace(note, picture=picture.id)
    return sketch, pictures


def laid_out(sketch: Sketch, pictures: Pictures, desk: Desk) -> Board:
    desk.pictures = pictures
    return lay_out(sketch.project(), VIEW, desk)


def cards(board: Board) -> list[Group]:
    return [group for group in board.sheet.groups if group.part == "card"]


def image_of(group: Group) -> Image:
    (image,) = (mark for mark in group.marks if isinstance(mark, Image))
    return image


@BRIEFLY
@given(st.lists(SIZES, min_size=1, max_size=6))
def test_a_picture_keeps_its_proportions_and_lies_on_its_card_above_the_text(
    faces: FaceSet, sizes: list[tuple[int, int]]
) -> None:
    sketch, pictures = sketched(*sizes)
    board = laid_out(sketch, pictures, fresh(faces))
    project = sketch.project()

    assert len(cards(board)) == len(sizes)
    assert not overlapping([place(group) for group in cards(board)])
    for group in cards(board):
        card = project.one(Card, group.owner.id if group.owner else "")
        picture, box = project.one(Picture, card.picture or ""), image_of(group).box
        assert inside(box, group.bounds)
        assert group.writing is not None
        assert box.bottom < group.writing.box.y
        if min(box.width, box.height) > 0.5:
            assert box.width * picture.height == pytest.approx(box.height * picture.width, rel=0.01)
        assert min(box.width, box.height) > 0.2
        assert box.height < 60.01
        assert abs(box.centre.x - group.bounds.centre.x) < 1
        assert box.width > COLUMN - 8 or box.height == pytest.approx(60, abs=0.1)


def test_a_picture_across_steps_is_as_wide_as_its_card(desk: Desk) -> None:
    sketch, pictures = sketched((400, 100), (400, 100), spans=((0, 0), (1, 3)))
    one, three = cards(laid_out(sketch, pictures, desk))

    assert image_of(three).box.width > 2.9 * image_of(one).box.width
    assert image_of(three).box.height == pytest.approx(image_of(three).box.width / 4, rel=0.01)


def test_a_storyboard_card_without_a_picture_holds_a_place_for_one(desk: Desk) -> None:
    sketch = Sketch(lanes=((LaneKind.IMAGE, None), (LaneKind.NEED, None)))
    image = sketch.note(LaneKind.IMAGE, 0, 0, text="To be drawn")
    need = sketch.note(LaneKind.NEED, 0, 0, text="To be drawn")
    board = laid_out(sketch, Pictures(), desk)
    (held,), (plain,) = (found(board.sheet, "card", note.key) for note in (image, need))

    assert len([mark for mark in held.marks if isinstance(mark, Shape)]) == 4  # card, bar, place, hatch
    assert place(held).height > place(plain).height + 8
    assert [mark.block.lines for mark in held.marks if isinstance(mark, Text)] == [
        mark.block.lines for mark in plain.marks if isinstance(mark, Text)
    ]


def test_a_picture_whose_bytes_are_not_there_leaves_its_place_and_comes_when_they_do(faces: FaceSet) -> None:
    sketch, pictures = sketched((40, 30))
    desk = fresh(faces)

    without = laid_out(sketch, Pictures(), desk)
    assert not any(isinstance(mark, Image) for group in cards(without) for mark in group.marks)
    assert image_of(cards(laid_out(sketch, pictures, fresh(faces)))[0]).content in pictures.values()


def test_any_card_may_show_a_picture(desk: Desk) -> None:
    sketch, pictures = sketched((40, 30))
    card = sketch.rows.pop()
    need = sketch.note(LaneKind.NEED, 0, 0, text="Here")
    sketch.rows[-1] = replace(need, picture=card.picture)  # type: ignore[attr-defined] # both are cards

    assert image_of(cards(laid_out(sketch, pictures, desk))[0]).content in pictures.values()


def test_a_map_whose_pictures_stay_is_handed_out_again(desk: Desk) -> None:
    sketch, pictures = sketched((40, 30), (30, 40))

    first, second = (cards(laid_out(sketch, pictures, desk)) for _ in range(2))

    assert all(one.marks is other.marks for one, other in zip(first, second, strict=True))
