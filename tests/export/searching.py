"""Searching: whether a text stands in the bytes of a file, however the file is packed."""

from __future__ import annotations

import base64
import io
import re
import sqlite3
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from typing import Final

_TOKEN: Final = re.compile(rb"Zqx(\d{3})")
_WIDE: Final = (re.compile(rb"Z\0q\0x\0(\d\0\d\0\d)\0"), re.compile(rb"\0Z\0q\0x\0(\d\0\d\0\d)"))
_STREAM: Final = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_HEX: Final = re.compile(rb"(?:[0-9a-fA-F]{2}\s*){6,}")
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/_-]{8,}")


def tokens_in(content: bytes) -> set[int]:
    """Return the numbers of the tokens that stand in `content`: plain, packed, wide or in base64."""
    found = set()
    for view in _views(content):
        found |= {int(one) for one in _TOKEN.findall(view)}
        for wide in _WIDE:
            found |= {int(one.replace(b"\0", b"")) for one in wide.findall(view)}
    return found


def _views(content: bytes, depth: int = 3) -> Iterator[bytes]:
    """Yield `content`, and what comes of it by unpacking."""
    yield content
    if depth == 0:
        return
    for inner in _unpacked(content):
        yield from _views(inner, depth - 1)


def _unpacked(content: bytes) -> Iterator[bytes]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from map(archive.read, archive.namelist())
            yield "\n".join(archive.namelist()).encode()
    elif content.startswith(b"SQLite format 3"):
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(content)
            yield "\n".join(connection.iterdump()).encode()
    elif content.startswith(b"%PDF"):
        for stream in _STREAM.findall(content):
            try:
                yield zlib.decompressobj().decompress(stream)
            except zlib.error:
                yield stream
        command = ["pdftotext", "-raw", "-", "-"]
        said = subprocess.run(command, input=content, capture_output=True, check=True).stdout
        yield b"".join(said.split())  # a narrow column breaks words
    for run in _HEX.findall(content):
        digits = b"".join(run.split())
        yield bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    for run in _BASE64.findall(content):
        for start in range(4):
            part = run[start:].translate(bytes.maketrans(b"-_", b"+/"))
            yield base64.b64decode(part[: len(part) // 4 * 4])
