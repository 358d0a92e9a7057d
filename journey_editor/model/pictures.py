"""Pictures: the bytes of pictures, kept beside the records under their hash.

A record only names a picture; its bytes never change and so need no change, no
undo and no history.  Everything that is kept is a PNG or JPEG without anything
in it but the picture: no place, no camera, no author.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

from journey_editor.model.fields import Refers, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Picture, PictureKind, Record, RowKey

LONGEST: Final = 2_000  # px of a side
LARGEST: Final = 8_000_000  # bytes of one
MOST: Final = 64_000_000  # bytes of all in one map
MOST_PICTURES: Final = 10_000  # in one map

PNG: Final = b"\x89PNG\r\n\x1a\n"
_COLOURS: Final = {b"\x08\x00\x00\x00\x00": 1, b"\x08\x02\x00\x00\x00": 3}  # 8 bits, not interlaced
_JPEG: Final = b"\xff\xd8"
_SIZES: Final = (0xC0, 0xC1, 0xC2)  # baseline, extended and progressive
_TABLES: Final = (0xC4, 0xDB, 0xDD)
_JFIF, _SCAN, _END = 0xE0, 0xDA, 0xD9
_MARKER: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")  # neither a stuffed byte, nor a fill, nor a restart
_MOST_PARTS: Final = 2_000


class NotKeptError(ValueError):
    """Bytes that are no picture as it is kept: a plain PNG or JPEG of at most `LONGEST` by `LONGEST`."""


class Pictures(Mapping[str, bytes]):
    """Bytes by their hash.

    They are added, never changed or taken away: one thread may read while another adds.
    """

    def __init__(self, there: Mapping[str, bytes] | None = None) -> None:
        self._there = dict(there or {})

    def __getitem__(self, hash_: str) -> bytes:
        return self._there[hash_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._there)

    def __len__(self) -> int:
        return len(self._there)

    def add(self, content: bytes) -> Picture:
        """Keep a picture, once however often it comes, and return its record.

        Raises NotKeptError for anything else.
        """
        made = picture_of(content)
        self._there.setdefault(made.hash, content)
        return made

    def take(self, others: Mapping[str, bytes]) -> None:
        """Keep others' pictures too, which must have been kept there as they are here."""
        for hash_, content in others.items():
            self._there.setdefault(hash_, content)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture says of itself: how it is written, its pixels, and 1 (grey) or 3 (RGB) colours."""

    kind: PictureKind
    width: int
    height: int
    colours: int


def frame_of(content: bytes) -> Frame:
    """Return the frame of a picture as it is kept; NotKeptError for any other bytes.

    Looks at what is around the picture, and does not decode it.
    """
    if len(content) > LARGEST:
        raise NotKeptError("too many bytes")
    if content.startswith(PNG):
        found = _png_frame(content)
    elif content.startswith(_JPEG):
        found = _jpeg_frame(content)
    else:
        raise NotKeptError("neither PNG nor JPEG")
    if not (0 < found.width <= LONGEST and 0 < found.height <= LONGEST):
        raise NotKeptError("too large")
    return found


def picture_of(content: bytes) -> Picture:
    """Return the record of a picture as it is kept; NotKeptError for any other bytes."""
    frame = frame_of(content)
    hash_ = hashlib.sha256(content).hexdigest()
    return Picture.known_by(hash=hash_, mime=frame.kind, width=frame.width, height=frame.height)


def png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of each chunk of a PNG.

    Raises NotKeptError where it breaks off or goes on behind its end.
    """
    place, kind = len(PNG), b""
    while kind != b"IEND":
        length, kind = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        body = content[place + 8 : place + 8 + length]
        place += 12 + length
        if place > len(content):
            raise NotKeptError("breaks off")
        yield kind, body
    if place != len(content):
        raise NotKeptError("goes on behind its end")


def without_unshown(project: Project) -> Project:
    """Return `project` without pictures that no record shows."""
    there = project.all(Picture)
    if not there:
        return project
    shown = {getattr(row, name) for kind, name in _showing() for row in project.all(kind).values()}
    return project.with_rows((row.key, None) for id_, row in there.items() if id_ not in shown)


def _showing() -> Iterator[tuple[type[Record], str]]:
    """Yield every field that names a picture."""
    for kind in TABLES.values():
        for column in columns_of(kind):
            if isinstance(column.field, Refers) and Picture.table in column.field.to:
                yield kind, column.name


def without_lost(project: Project, pictures: Mapping[str, bytes]) -> Project:
    """Return `project` without pictures whose bytes are not there; what showed one shows none."""
    gone = [one.id for one in project.all(Picture).values() if one.hash not in pictures]
    if not gone:
        return project
    rows: dict[RowKey, Record | None] = {RowKey(Picture.table, id_): None for id_ in gone}
    for kind, name in _showing():
        for row in project.all(kind).values():
            if getattr(row, name) in gone:
                shown: Any = row
                rows[row.key] = replace(shown, **{name: None})
    return project.with_rows(rows.items())


def bytes_of(project: Project, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the bytes of the pictures that `project` names, by their hash, as far as they are there."""
    hashes = (one.hash for one in project.all(Picture).sorted())
    return {hash_: pictures[hash_] for hash_ in hashes if hash_ in pictures}


def fits(pictures: Mapping[str, bytes]) -> bool:
    """Whether one map may hold all these pictures; a file that holds more cannot be read."""
    return len(pictures) <= MOST_PICTURES and sum(map(len, pictures.values())) <= MOST


def _png_frame(content: bytes) -> Frame:
    kinds, head = [], b""
    for kind, body in islice(png_chunks(content), _MOST_PARTS):
        kinds.append(kind)
        head = head or body
    if len(kinds) < 3 or kinds != [b"IHDR", *[b"IDAT"] * (len(kinds) - 2), b"IEND"]:
        raise NotKeptError("has more in it than a picture")
    if len(head) != 13 or head[8:] not in _COLOURS:
        raise NotKeptError("has colours that are not kept")
    width, height = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    return Frame(PictureKind.PNG, width, height, _COLOURS[head[8:]])


def _jpeg_frame(content: bytes) -> Frame:
    found: Frame | None = None
    place = len(_JPEG)
    while place + 4 <= len(content):
        start, kind = content[place : place + 2]
        length = int.from_bytes(content[place + 2 : place + 4], "big")
        body = content[place + 4 : place + 2 + length]
        if start != 0xFF:
            break
        if kind == _SCAN:
            if found is None:
                break
            _require_scans(content, place)
            return found
        if kind not in (*_SIZES, *_TABLES) and not (
            kind == _JFIF and body.startswith(b"JFIF\0") and len(body) == 14
        ):
            raise NotKeptError("has more in it than a picture")
        if kind in _SIZES:
            if found is not None or len(body) < 6 or body[0] != 8 or body[5] not in (1, 3):
                raise NotKeptError("has colours that are not kept")
            width, height = int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")
            found = Frame(PictureKind.JPEG, width, height, body[5])
        place += 2 + length
    raise NotKeptError("breaks off")


def _require_scans(content: bytes, place: int) -> None:
    """Raise NotKeptError unless there is nothing but scans and tables from the first scan to the end."""
    for _ in range(_MOST_PARTS):
        marker = _MARKER.search(content, place)
        kind = content[marker.end() - 1] if marker else None
        if marker is None or kind is None:
            raise NotKeptError("breaks off")
        if kind == _END:
            if marker.end() != len(content):
                raise NotKeptError("goes on behind its end")
            return
        if kind not in (_SCAN, *_TABLES):
            raise NotKeptError("has more in it than a picture")
        place = marker.end() + int.from_bytes(content[marker.end() : marker.end() + 2], "big")
    raise NotKeptError("has too many parts")
