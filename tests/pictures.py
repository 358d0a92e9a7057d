"""Pictures: small ones as they are kept, sources of every kind, and maps that show them."""

from __future__ import annotations

import random
import struct
import zlib
from dataclasses import replace
from io import BytesIO
from typing import Any

from hypothesis import strategies as st
from PIL import Image as Pillow

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.edits.homes import lane_for
from journey_editor.model.edits.pictures import add_pictures
from journey_editor.model.pictures import Pictures, picture_of
from journey_editor.model.project import Project
from journey_editor.model.records import Card, LaneKind, Record
from journey_editor.model.structure import steps_of

PLACE = "GPS-canary-52.0907N"


def png(width: int, height: int, pixels: bytes | None = None, *, colours: int = 3) -> bytes:
    """A PNG as it is kept: of `pixels`, or of one grey."""
    row = width * colours
    pixels = bytes([127]) * (row * height) if pixels is None else pixels
    packed = zlib.compress(b"".join(b"\0" + pixels[at : at + row] for at in range(0, row * height, row)))
    return png_of(width, height, packed, colours=colours)


def png_of(width: int, height: int, packed: bytes, *, colours: int = 3) -> bytes:
    """A PNG that says it is so large, whatever lies packed in it."""
    head = struct.pack(">IIBBBBB", width, height, 8, {1: 0, 3: 2}[colours], 0, 0, 0)
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", packed), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def chunk(kind: bytes, body: bytes) -> bytes:
    """One part of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@st.composite
def pngs(draw: st.DrawFn) -> bytes:
    """Small PNGs as they are kept, of any pixels."""
    width, height = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    colours = draw(st.sampled_from((1, 3)))
    size = width * height * colours
    return png(width, height, draw(st.binary(min_size=size, max_size=size)), colours=colours)


def drawn(seed: int, width: int = 320, height: int = 200) -> Pillow.Image:
    """A picture of a few coloured boxes."""
    chance = random.Random(seed)  # noqa: S311 - a drawing
    made = Pillow.new("RGB", (width, height), (250, 247, 240))
    for _ in range(6):
        left, top = chance.randrange(width // 2), chance.randrange(height // 2)
        box = (left, top, left + width // 3, top + height // 3)
        made.paste((chance.randrange(256), chance.randrange(256), chance.randrange(256)), box)
    return made


def photo(width: int = 320, height: int = 200) -> Pillow.Image:
    """A picture of noise, which no PNG makes smaller."""
    noise = random.Random(1).randbytes(width * height * 3)  # noqa: S311 - a photograph
    return Pillow.frombytes("RGB", (width, height), noise)


def file_of(image: Pillow.Image, kind: str, **options: Any) -> bytes:
    """A picture as a file of some kind."""
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def with_place(image: Pillow.Image) -> bytes:
    """A photograph lying on its side that says where, when and by whom it was made."""
    said = Pillow.Exif()
    said[0x0112] = 6  # to be turned clockwise
    said[0x013B] = PLACE
    said.get_ifd(0x8825)[1] = PLACE
    return file_of(image, "JPEG", exif=said, comment=PLACE.encode())


def storyboard(
    project: Project, contents: list[bytes], *, captions: tuple[str, ...] = ()
) -> tuple[Project, Pictures]:
    """A map with a storyboard of these pictures, one a step, and their bytes."""
    pictures, mint = Pictures(), Mint.seeded("storyboard")
    view = View.first(project)
    assert view is not None
    before, lane = lane_for(project, view.journey, LaneKind.IMAGE, words=Words(), mint=mint)
    begun = before.applied_to(project)
    steps = [step.id for step in steps_of(project, view.variant)]
    made = [pictures.add(content) for content in contents]
    project = add_pictures(begun, made, lane=lane.id, steps=steps, mint=mint).applied_to(begun)
    cards: list[Record] = [
        replace(card, text=said) for card, said in zip(shown(project), captions, strict=False)
    ]
    return project.with_rows((card.key, card) for card in cards), pictures


def shown(project: Project) -> list[Card]:
    """The cards that show a picture, in the order of their lane."""
    return [card for card in project.all(Card).sorted() if card.picture is not None]


def hash_of(content: bytes) -> str:
    """The hash of a picture as it is kept."""
    return picture_of(content).hash
