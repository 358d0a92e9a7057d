"""What is kept of pictures: plain ones alone, each once, as long as something shows it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.clip import clip_of
from journey_editor.model.edits.paste import paste
from journey_editor.model.edits.pictures import show_picture
from journey_editor.model.edits.removal import remove
from journey_editor.model.pictures import (
    LONGEST,
    NotKeptError,
    Pictures,
    bytes_of,
    picture_of,
    without_unshown,
)
from journey_editor.model.place import Place
from journey_editor.model.records import Journey, Picture, Variant
from journey_editor.model.templates import reminted
from tests.pictures import (
    chunk,
    drawn,
    file_of,
    hash_of,
    png,
    png_of,
    pngs,
    shown,
    storyboard,
    with_place,
)
from tests.strategies import furnished

JPEG = file_of(drawn(1), "JPEG")


@given(pngs())
def test_a_plain_picture_is_kept_with_its_size(content: bytes) -> None:
    pictures = Pictures()

    made = pictures.add(content)

    assert pictures[made.hash] == content
    assert (made.width, made.height) == (
        int.from_bytes(content[16:20], "big"),
        int.from_bytes(content[20:24], "big"),
    )


@given(st.lists(pngs(), max_size=4))
def test_the_same_picture_is_kept_once(contents: list[bytes]) -> None:
    pictures = Pictures()

    made = [pictures.add(content) for content in contents + contents]

    assert len(pictures) == len(set(contents)) == len({one.id for one in made})


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_is_kept_with_its_size(*, progressive: bool) -> None:
    made = picture_of(file_of(drawn(1, 320, 200), "JPEG", progressive=progressive))

    assert (made.width, made.height, made.mime) == (320, 200, "image/jpeg")


NOT_KEPT = {
    "nothing": b"",
    "an svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "a gif": file_of(drawn(1), "GIF"),
    "a photograph that says where": with_place(drawn(1)),
    "a jpeg with an author": JPEG[:2] + b"\xff\xfe\x00\x0aA. Author"[:12] + JPEG[2:],
    "a jpeg with something behind it": JPEG + b"where: 52.09 N",
    "a jpeg with a profile between its scans": JPEG.replace(b"\xff\xda", b"\xff\xe1\x00\x04aa\xff\xda", 1),
    "a jpeg in four colours": file_of(drawn(1).convert("CMYK"), "JPEG"),
    "a png with an author": png(2, 2)[:33] + chunk(b"tEXt", b"Author\0Me") + png(2, 2)[33:],
    "a png with something behind it": png(2, 2) + b"more",
    "a png that can be seen through": file_of(drawn(1).convert("RGBA"), "PNG"),
    "a png without pixels": png(2, 2)[:33] + chunk(b"IEND", b""),
    "too wide": png_of(LONGEST + 1, 1, b""),
    "too high": png_of(1, LONGEST + 1, b""),
    "300 megapixels": png_of(20_000, 15_000, b""),
    "of no width": png_of(0, 1, b""),
    "too many bytes": png_of(9, 9, bytes(8_000_000)),
}


@pytest.mark.parametrize("name", NOT_KEPT)
def test_nothing_but_a_plain_picture_is_kept(name: str) -> None:
    with pytest.raises(NotKeptError):
        picture_of(NOT_KEPT[name])


@pytest.mark.parametrize("content", [png(3, 3), JPEG], ids=["png", "jpeg"])
def test_no_picture_that_breaks_off_is_kept(content: bytes) -> None:
    for end in [*range(min(len(content), 60)), *range(60, len(content), 97), len(content) - 1]:
        with pytest.raises(NotKeptError):
            picture_of(content[:end])


@given(st.data())
def test_whatever_the_bytes_nothing_but_not_kept_is_raised(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from((JPEG[:700] + JPEG[-40:], png(2, 2)))))
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    with suppress(NotKeptError):
        picture_of(bytes(content))


# In a map


def test_a_picture_that_nothing_shows_any_more_is_not_kept_for_good() -> None:
    project, pictures = storyboard(furnished("1"), [png(2, 2), png(3, 3)])
    gone, kept = shown(project)

    after = without_unshown(remove(project, [gone.key]).applied_to(project))

    assert list(bytes_of(after, pictures)) == [project.one(Picture, kept.picture or "").hash]
    assert without_unshown(project) == project


def test_two_cards_may_show_one_picture() -> None:
    project, pictures = storyboard(furnished("1"), [png(2, 2), png(2, 2)])

    assert len(project.all(Picture)) == len(pictures) == 1
    assert len(shown(project)) == 2


def test_a_card_shows_another_picture_and_undo_brings_the_first_back() -> None:
    project, pictures = storyboard(furnished("1"), [png(2, 2)])

    change = show_picture(project, shown(project)[0], pictures.add(png(3, 3)))

    after = change.applied_to(project)
    assert after.one(Picture, shown(after)[0].picture or "").hash == hash_of(png(3, 3))
    assert change.inverted().applied_to(after) == project


def test_a_copy_of_a_map_shows_the_same_pictures() -> None:
    project, pictures = storyboard(furnished("1"), [png(2, 2), png(3, 3)])

    copy = reminted(project, mint=Mint.seeded("copy"))

    assert bytes_of(without_unshown(copy), pictures) == pictures
    assert not {card.id for card in shown(copy)} & {card.id for card in shown(project)}


def test_a_clip_has_the_pictures_of_what_was_chosen_and_no_others() -> None:
    project, pictures = storyboard(furnished("1"), [png(2, 2), png(3, 3)])

    clip = clip_of(project, [shown(project)[0].key], pictures)

    assert dict(clip.pictures) == {hash_of(png(2, 2)): png(2, 2)}


def test_a_pasted_card_shows_its_picture_in_another_map() -> None:
    project, pictures = storyboard(furnished("1"), [png(2, 2)])
    clip = clip_of(project, [shown(project)[0].key], pictures)
    other = furnished("2")
    journey, variant = (next(iter(other.all(kind))) for kind in (Journey, Variant))

    after = paste(other, clip, Place(journey, variant), mint=Mint.seeded("paste")).change.applied_to(other)

    assert [after.one(Picture, card.picture or "").hash for card in shown(after)] == [hash_of(png(2, 2))]
