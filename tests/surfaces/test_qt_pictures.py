"""Pictures from anywhere: what can be taken is kept plain and small, all else is refused in a sentence."""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow
from PySide6.QtGui import QColorSpace, QImage

from journey_editor.kernel.errors import InputError
from journey_editor.model.pictures import Pictures, picture_of
from journey_editor.surfaces.qt_pictures import Refusal, kept_bytes, kept_file, kept_image
from tests.pictures import PLACE, chunk, drawn, file_of, photo, png_of, with_place

pytestmark = pytest.mark.qt_log_level_fail("CRITICAL")  # decoders say what is damaged


def opened(content: bytes) -> Pillow.Image:
    """A kept picture as others read it."""
    picture_of(content)
    return Pillow.open(BytesIO(content)).convert("RGB")


# What can be taken


@settings(max_examples=60)
@given(st.data())
def test_any_small_picture_keeps_every_pixel(data: st.DataObject) -> None:
    width, height = data.draw(st.integers(1, 9)), data.draw(st.integers(1, 9))
    pixels = data.draw(st.binary(min_size=width * height * 3, max_size=width * height * 3))
    source = Pillow.frombytes("RGB", (width, height), pixels)

    kept = kept_bytes(file_of(source, "PNG"))

    assert opened(kept).tobytes() == pixels
    assert kept_bytes(kept) == kept


@pytest.mark.parametrize(("kind", "options"), [("PNG", {}), ("WEBP", {"lossless": True}), ("GIF", {})])
def test_every_kind_can_be_taken(kind: str, options: dict[str, bool]) -> None:
    source = drawn(3)

    assert opened(kept_bytes(file_of(source, kind, **options))).tobytes() == source.tobytes()


@pytest.mark.parametrize("mode", ["L", "P", "1", "I;16", "CMYK"])
def test_colours_of_every_kind_can_be_taken(mode: str) -> None:
    source = Pillow.new("I;16", (40, 30), 32_896) if mode == "I;16" else drawn(3).convert(mode)

    kept = opened(kept_bytes(file_of(source, "JPEG" if mode == "CMYK" else "PNG")))

    assert kept.size == source.size
    if mode != "CMYK":
        there = Pillow.new("L", (40, 30), 128) if mode == "I;16" else source
        assert kept.tobytes() == there.convert("RGB").tobytes()


def test_what_is_transparent_is_white() -> None:
    source = Pillow.new("RGBA", (4, 4), (0, 0, 0, 0))
    source.paste((255, 0, 0, 255), (0, 0, 2, 4))

    kept = opened(kept_bytes(file_of(source, "PNG")))

    assert kept.getpixel((0, 0)) == (255, 0, 0)
    assert kept.getpixel((3, 3)) == (255, 255, 255)


def test_a_photograph_becomes_a_jpeg_and_a_drawing_stays_exact() -> None:
    assert picture_of(kept_bytes(file_of(photo(900, 600), "PNG"))).mime == "image/jpeg"
    large = drawn(1, 1900, 1200)
    assert opened(kept_bytes(file_of(large, "PNG"))).tobytes() == large.tobytes()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_large_picture_is_kept_as_large_as_paper_needs(kind: str) -> None:
    kept = picture_of(kept_bytes(file_of(drawn(1, 5000, 3000), kind)))

    assert (kept.width, kept.height) == (2000, 1200)


@pytest.mark.parametrize(("size", "there"), [((10_000, 1), (2000, 1)), ((1, 10_000), (1, 2000))])
def test_a_line_of_pixels_stays_a_line(size: tuple[int, int], there: tuple[int, int]) -> None:
    kept = picture_of(kept_bytes(file_of(Pillow.new("RGB", size), "PNG")))

    assert (kept.width, kept.height) == there


def test_a_photograph_is_turned_upright_and_says_no_more_where_it_was_made() -> None:
    source = with_place(photo(900, 600))
    assert PLACE.encode() in source

    kept = kept_bytes(source)

    assert (picture_of(kept).width, picture_of(kept).height) == (600, 900)
    assert PLACE.encode() not in kept
    assert Pillow.open(BytesIO(kept)).getexif() == {}


def test_of_several_pictures_in_one_the_first_is_kept() -> None:
    frames = [drawn(1), drawn(2), drawn(3)]

    for kind, options in (("GIF", {}), ("WEBP", {"lossless": True})):
        kept = kept_bytes(file_of(frames[0], kind, save_all=True, append_images=frames[1:], **options))
        assert opened(kept).tobytes() == frames[0].tobytes()


def test_colours_with_a_profile_look_the_same() -> None:
    """A photograph of a telephone: its red is not the screen's."""
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0xFFFF0000)
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
    plain = kept_image(image)
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))

    red, green, blue = opened(plain).getpixel((0, 0))  # type: ignore[misc] # it has three colours
    assert (red, green, blue) == (255, 0, 0)  # more red than the screen has
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    image.fill(0xFF80C080)
    assert opened(kept_image(image)).getpixel((0, 0)) != (0x80, 0xC0, 0x80)


def test_the_same_pixels_are_kept_once_whatever_file_they_came_in() -> None:
    pictures = Pictures()

    made = {pictures.add(kept_bytes(file_of(drawn(2), kind))).id for kind in ("PNG", "GIF")}

    assert len(made) == len(pictures) == 1


def test_pixels_of_a_sharp_screen_are_all_kept() -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF204060)
    image.setDevicePixelRatio(2)

    assert np.asarray(opened(kept_image(image))).reshape(-1, 3).tolist() == [[32, 64, 96]] * 2400


# What cannot


def _cut(kind: str, share: float) -> bytes:
    content = file_of(photo(300, 200), kind)
    return content[: int(len(content) * share)]


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
REFUSED: dict[str, tuple[Callable[[], bytes], Refusal]] = {
    "nothing": (lambda: b"", Refusal.UNKNOWN),
    "a vector drawing": (lambda: SVG, Refusal.UNKNOWN),
    "a vector drawing behind a declaration": (lambda: b"<?xml version='1.0'?>" + SVG, Refusal.UNKNOWN),
    "a tiff": (lambda: file_of(drawn(1), "TIFF"), Refusal.UNKNOWN),
    "a bitmap": (lambda: file_of(drawn(1), "BMP"), Refusal.UNKNOWN),
    "a pdf": (lambda: b"%PDF-1.7", Refusal.UNKNOWN),
    "300 megapixels": (lambda: png_of(20_000, 15_000, zlib.compress(bytes(99))), Refusal.TOO_LARGE),
    "a size that overflows": (lambda: png_of(2**31 - 1, 2**31 - 1, b""), Refusal.DAMAGED),
    "more pixels than are there": (lambda: png_of(6_000, 6_000, zlib.compress(bytes(99))), Refusal.DAMAGED),
    "a bomb": (lambda: png_of(10, 10, zlib.compress(bytes(200_000_000), 9)), Refusal.DAMAGED),
    **{
        f"{kind} cut off at {share}": (lambda kind=kind, share=share: _cut(kind, share), Refusal.DAMAGED)  # type: ignore[misc] # a default for a lambda
        for kind in ("JPEG", "PNG", "WEBP")
        for share in (0.01, 0.5, 0.98)
    },
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_taken_is_refused_in_a_sentence_and_at_once(name: str) -> None:
    make, why = REFUSED[name]
    content = make()

    begun = time.process_time()
    with pytest.raises(InputError) as refused:
        kept_bytes(content)

    assert str(refused.value) == why
    assert time.process_time() - begun < 0.5


def test_a_note_in_a_picture_that_unpacks_for_ever_is_not_unpacked() -> None:
    bomb = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200_000_000), 9))
    content = file_of(drawn(1), "PNG")

    begun = time.process_time()
    kept = kept_bytes(content[:33] + bomb + content[33:])

    assert opened(kept).tobytes() == drawn(1).tobytes()
    assert time.process_time() - begun < 0.5


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_damage_is_borne_or_refused_but_never_more(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(("PNG", "JPEG", "GIF", "WEBP")))
    content = bytearray(file_of(drawn(1, 40, 30), kind))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, min(len(content), 300) - 1))] = data.draw(st.integers(0, 255))

    with suppress(InputError):
        picture_of(kept_bytes(bytes(content)))


# Files


def test_a_picture_is_told_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    for name, content in (("drawing.png", SVG), ("photo.svg", file_of(drawn(1), "PNG"))):
        (tmp_path / name).write_bytes(content)

    with pytest.raises(InputError, match="no picture"):
        kept_file(tmp_path / "drawing.png")
    assert opened(kept_file(tmp_path / "photo.svg")).size == (320, 200)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    for path in (tmp_path, tmp_path / "gone.png", tmp_path / "pipe.png", Path("a\0b.png")):
        with pytest.raises(InputError, match="cannot be read"):
            kept_file(path)
