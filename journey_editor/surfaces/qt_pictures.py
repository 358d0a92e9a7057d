"""Qt pictures: pictures from anywhere to pictures as they are kept, and those to pixels.

What somebody chose, pasted or dropped is told by its first bytes, never by its
name, and one decoder is asked for it.  Its size is read before it is decoded;
what comes out is pixels, which are written anew: where and with which camera a
photograph was made stays behind.  Any thread may call the functions.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from enum import StrEnum
from math import ceil, floor, log2
from pathlib import Path
from typing import Final
from zlib import crc32, decompressobj
from zlib import error as zlib_error

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from journey_editor.kernel.errors import InputError
from journey_editor.model.pictures import LARGEST, LONGEST, PNG, NotKeptError, frame_of, png_chunks
from journey_editor.model.records import PictureKind

MOST_PIXELS: Final = 40_000_000
MOST_BYTES: Final = 100_000_000  # of a file that somebody chose
_MEGABYTES: Final = 192  # of pixels that a decoder may ask for; four bytes each are 160
_AT_ONCE: Final = 1_000_000  # bytes unpacked
_PACKED: Final = 50  # of 100, which is zlib's usual effort
_QUALITY: Final = 85  # of 100; what a photograph loses then is not seen on paper
_SMALL: Final = 65_536  # bytes of a picture that is kept exactly, whatever it shows
_ROOM: Final = 192_000_000  # bytes of pixels: more than any screen shows at once
_GREY: Final = QColor("#cbd5e1")  # of what cannot be unpacked, or is not yet
_DRAWN: Final = 2_000_000  # bytes of one that is kept exactly because it was drawn with transparency

_Key = tuple[str, int]  # a hash, and how often the picture was halved


class Refusal(StrEnum):
    """Why a picture is not taken, in a sentence."""

    UNKNOWN = "This is no picture that can be taken; a PNG, JPEG, GIF or WebP file can."
    TOO_LARGE = "This picture is too large: at most 40 million pixels can be taken."
    DAMAGED = "This picture is damaged or cut off; save it anew and try again."
    UNREAD = "This file cannot be read; it may have been moved, or not be for you to open."


def kept_file(path: Path) -> bytes:
    """Return the picture in a file as it is kept; InputError in one sentence where there is none."""
    try:
        if not path.is_file():  # a pipe would never end
            raise InputError(Refusal.UNREAD)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise InputError(Refusal.UNREAD) from None
    return kept_bytes(content)


def kept_bytes(content: bytes) -> bytes:
    """Return a PNG, JPEG, GIF (its first picture) or WebP as it is kept; InputError in one sentence else."""
    if len(content) > MOST_BYTES:
        raise InputError(Refusal.TOO_LARGE)
    kind = _kind(content)
    if kind is None:
        raise InputError(Refusal.UNKNOWN)
    return kept_image(_decoded(content, kind))


def kept_image(image: QImage) -> bytes:
    """Return pixels as they are kept: at most `LONGEST` a side, what is transparent on white.

    Colours become sRGB.  Raises InputError in one sentence.
    """
    if image.width() * image.height() > MOST_PIXELS:
        raise InputError(Refusal.TOO_LARGE)
    if image.colorSpace().isValid():
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    seen_through = image.hasAlphaChannel()
    image = image.convertToFormat(QImage.Format.Format_ARGB32 if seen_through else QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1)
    if max(image.width(), image.height()) > LONGEST:
        image = image.scaled(
            _within(image.size()),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    if image.isNull():
        raise InputError(Refusal.DAMAGED)
    plain = QImage(image.size(), QImage.Format.Format_RGB32)  # a fresh one has no notes of where it is from
    plain.fill(Qt.GlobalColor.white)
    painter = QPainter(plain)
    painter.drawImage(0, 0, image)
    painter.end()
    exact = _png(plain)
    most = _DRAWN if seen_through else _SMALL
    if len(exact) <= most:
        return exact
    smaller = _written(plain, b"jpeg", _QUALITY)
    return exact if len(exact) <= min(len(smaller), LARGEST) else smaller


class Unpacked(QObject):
    """Kept pictures as pixels, those that were asked for last, in no more than a bounded room.

    Belongs to one thread.  `come` says that everything asked for `soon` is there.
    """

    come = Signal()
    _made = Signal(object, QImage)

    def __init__(self, room: int = _ROOM) -> None:
        super().__init__()
        self._there: OrderedDict[_Key, QImage] = OrderedDict()
        self._asked: set[_Key] = set()
        self._widths: dict[str, int] = {}  # px
        self._free = room
        self._made.connect(self._take)

    def get(self, hash_: str, content: bytes, *, width: float) -> QImage:
        """Return a picture at least `width` pixels wide, where it has as many.

        Where it cannot be decoded it is grey.
        """
        key = self._key(hash_, content, width)
        if key not in self._there:
            self._keep(key, _unpacked(content, 2 ** key[1]))
        self._there.move_to_end(key)
        return self._there[key]

    def soon(self, hash_: str, content: bytes, *, width: float) -> QImage:
        """Return what `get` returns, or what is most like it until that has been unpacked aside."""
        key = self._key(hash_, content, width)
        if key in self._there:
            return self.get(hash_, content, width=width)
        if key not in self._asked:
            self._asked.add(key)
            QThreadPool.globalInstance().start(lambda: self._made.emit(key, _unpacked(content, 2 ** key[1])))
        alike = [one for one in self._there if one[0] == hash_]
        nearest = min(alike, key=lambda one: abs(one[1] - key[1]), default=None)
        return self._there[nearest] if nearest is not None else _grey()

    def _key(self, hash_: str, content: bytes, width: float) -> _Key:
        if (there := self._widths.get(hash_)) is None:
            there = self._widths[hash_] = frame_of(content).width
        return hash_, max(0, floor(log2(there / max(width, 1))))

    def _take(self, key: _Key, made: QImage) -> None:
        self._asked.discard(key)
        if key not in self._there:
            self._keep(key, made)
        if not self._asked:
            self.come.emit()

    def _keep(self, key: _Key, made: QImage) -> None:
        self._there[key] = made
        self._free -= made.sizeInBytes()
        while self._free < 0 and len(self._there) > 1:
            _, gone = self._there.popitem(last=False)
            self._free += gone.sizeInBytes()


def _unpacked(content: bytes, parts: int) -> QImage:
    """Return a picture with one pixel for `parts` of its own, across and down."""
    frame = frame_of(content)
    reader, _device = _reader(content, b"png" if frame.kind is PictureKind.PNG else b"jpeg")
    reader.setScaledSize(QSize(ceil(frame.width / parts), ceil(frame.height / parts)))
    image = reader.read()
    return _grey() if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB32)


def _grey() -> QImage:
    made = QImage(1, 1, QImage.Format.Format_RGB32)
    made.fill(_GREY)
    return made


def _kind(content: bytes) -> bytes | None:
    if content.startswith(PNG):
        return b"png"
    if content.startswith(b"\xff\xd8\xff"):
        return b"jpeg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return b"gif"
    return b"webp" if content.startswith(b"RIFF") and content[8:12] == b"WEBP" else None


def _decoded(content: bytes, kind: bytes) -> QImage:
    reader, _ = _reader(content, kind)
    size = reader.size()
    whole = kind != b"jpeg" or content.rfind(b"\xff\xd9") > content.rfind(b"\xff\xda")
    if size.isEmpty() or not whole:  # the decoder would make up the rest of a JPEG
        raise InputError(Refusal.DAMAGED)
    if size.width() * size.height() > MOST_PIXELS:
        raise InputError(Refusal.TOO_LARGE)
    if max(size.width(), size.height()) > LONGEST:
        reader.setScaledSize(_within(size))  # a JPEG is then never unpacked whole
    if kind == b"png":
        _require_bounded(content, size)
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull() or image.size().isEmpty():
        raise InputError(Refusal.DAMAGED)
    return image


def _require_bounded(content: bytes, size: QSize) -> None:
    """Raise InputError where a PNG unpacks to more than its pixels; its decoder would go on for minutes."""
    most = 2 * size.height() * (8 * size.width() + 1)
    unpacking = decompressobj()
    with suppress(NotKeptError, zlib_error):  # the decoder knows better how much damage can be borne
        for kind, body in png_chunks(content):
            packed = body if kind == b"IDAT" else b""
            while packed and not unpacking.eof:
                most -= len(unpacking.decompress(packed, _AT_ONCE))
                packed = unpacking.unconsumed_tail
                if most < 0:
                    raise InputError(Refusal.DAMAGED)


def _reader(content: bytes, kind: bytes) -> tuple[QImageReader, QBuffer]:
    """Return a reader that asks one decoder, and what it reads from, which must live as long."""
    QImageReader.setAllocationLimit(_MEGABYTES)
    device = QBuffer()
    device.setData(QByteArray(content))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    return reader, device


def _within(size: QSize) -> QSize:
    return size.scaled(LONGEST, LONGEST, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _png(image: QImage) -> bytes:
    """Return pixels as a PNG of nothing but what they need: the same pixels are the same bytes."""
    written = _written(image, b"png", _PACKED)
    made = [PNG]
    for kind, body in png_chunks(written):
        if kind in (b"IHDR", b"IDAT", b"IEND"):
            made += [len(body).to_bytes(4, "big"), kind, body, crc32(kind + body).to_bytes(4, "big")]
    return b"".join(made)


def _written(image: QImage, kind: bytes, quality: int) -> bytes:
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(device, QByteArray(kind))
    writer.setQuality(quality)
    if not writer.write(image):
        raise InputError(Refusal.DAMAGED)
    return bytes(device.data().data())
