"""Text: the bytes of a log, whatever wrote them, as rows that cannot be misread.

A copy is written in UTF-8 with one row a line, cells parted by a character
that no cell holds, and no quotes.  A log may be packed (gz); nothing of it is
ever held whole.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import re
import zlib
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from journey_editor.importers.delimited import encoding_of
from journey_editor.importers.event_log.log import unusable
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.progress import Progress

CELL_MARK: Final = "\x1f"
LONGEST_LINE: Final = 1_000_000  # characters
LARGEST: Final = 8_000_000_000  # bytes, unpacked
SAMPLE: Final = 256_000  # bytes
_CHUNK: Final = 1_000_000
_RATIO: Final = 200  # unpacked to packed; logs pack about 50 to 1
_MOST_LINES: Final = 50  # in one record; beyond it a quote was never closed
_SAID: Final = re.compile(r"sep=[^\r\n]\r?\n")
_NEVER: Final = str.maketrans("", "", "\x00\x1f")


def sample_of(path: Path) -> tuple[str, str]:
    """Return the encoding of a log and its first whole lines; raise InputError where it is none."""
    content = b""
    for chunk in _unpacked(path, Progress()):
        content += chunk
        if len(content) >= SAMPLE:
            break
    content = content[:SAMPLE]
    try:
        encoding = encoding_of(content, cut=True)
    except InputError as error:
        raise unusable(path, str(error)) from None
    text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(content)
    text = text.removeprefix("\ufeff").replace("\x00", "")
    if len(content) >= SAMPLE:
        text = text[: max(text.rfind("\n"), text.rfind("\r")) + 1] or text
    if not text.strip():
        raise unusable(path, "it holds nothing")
    return encoding, text


def copied(
    path: Path, target: Path, *, encoding: str, separator: str, headings: bool, progress: Progress
) -> int:
    """Write the rows of a log to `target`, without its headings; return how many bytes it has unpacked.

    What says it is UTF-8 and is not is read as a western Windows would write
    it.  Raises InputError for what is too large or damaged.
    """
    try:
        return _copied(path, target, encoding, separator, progress, headings=headings)
    except UnicodeDecodeError:
        return _copied(path, target, "cp1252", separator, progress, headings=headings)


def _copied(
    path: Path, target: Path, encoding: str, separator: str, progress: Progress, *, headings: bool
) -> int:
    texts = _Texts(path, encoding, progress)
    rows = _lines(path, texts, separator)
    with target.open("w", encoding="utf-8", newline="") as file:
        for number, block in enumerate(rows):
            file.write(block if number or not headings else block.partition("\n")[2])
    return texts.size


class _Texts:
    """The text of a log, piece by piece, every line ending in a line feed."""

    def __init__(self, path: Path, encoding: str, progress: Progress) -> None:
        self._path, self._encoding, self._progress = path, encoding, progress
        self.size = 0

    def __iter__(self) -> Iterator[str]:
        strict = "strict" if self._encoding == "utf-8" else "replace"
        decoder = codecs.getincrementaldecoder(self._encoding)(errors=strict)
        ends = io.IncrementalNewlineDecoder(decoder, translate=True)
        begun = False
        for chunk in _unpacked(self._path, self._progress):
            self.size += len(chunk)
            text = ends.decode(chunk)
            if not begun:
                begun = True
                text = text.removeprefix("\ufeff").replace("\x00", "")
                text = _SAID.sub("", text, count=1) if _SAID.match(text) else text
                text = text.lstrip("\n")
            yield text.translate(_NEVER) if "\x00" in text or CELL_MARK in text else text
        yield ends.decode(b"", final=True)


def _lines(path: Path, texts: _Texts, separator: str) -> Iterator[str]:
    """Yield the rows of a log in blocks of whole lines."""
    carried = ""
    pieces = iter(texts)
    for text in pieces:
        if '"' in text:
            yield from _quoted(_by_line(path, pieces, carried + text), separator)
            return
        end = text.rfind("\n") + 1
        if len(carried) + len(text.partition("\n")[0]) > LONGEST_LINE:  # no piece holds a longer one
            raise _too_long(path)
        if end:
            yield (carried + text[:end]).replace(separator, CELL_MARK)
            carried = text[end:]
        else:
            carried += text
    if carried:
        yield carried.replace(separator, CELL_MARK) + "\n"


def _by_line(path: Path, pieces: Iterator[str], first: str) -> Iterator[str]:
    carried = first
    for text in pieces:
        *lines, carried = carried.split("\n")
        if len(lines[0] if lines else carried) > LONGEST_LINE:  # no piece holds a longer one
            raise _too_long(path)
        yield from lines
        carried += text
    yield from (line for line in carried.split("\n") if line)


class _UnclosedError(Exception):
    """A quote goes on for longer than any cell would."""


def _quoted(lines: Iterator[str], separator: str) -> Iterator[str]:
    """Yield rows in blocks where cells may stand in quotes; a quote that nothing closes is a letter."""
    waiting: deque[str] = deque()
    taken: list[str] = []

    def fed() -> Iterator[str]:
        while True:
            line = waiting.popleft() if waiting else next(lines, None)
            if line is None:
                return
            taken.append(line)
            if len(taken) > _MOST_LINES or (len(taken) > 1 and sum(map(len, taken)) > LONGEST_LINE):
                raise _UnclosedError
            yield line + "\n"

    block: list[str] = []
    while True:
        reader = csv.reader(fed(), delimiter=separator, strict=True)
        try:
            for row in reader:
                taken.clear()
                if row:
                    block.append(CELL_MARK.join(row).replace("\n", " "))
                if len(block) >= 5000:
                    yield "\n".join(block) + "\n"
                    block.clear()
        except (csv.Error, _UnclosedError):
            first, *rest = taken
            waiting.extendleft(reversed(rest))
            taken.clear()
            block.append(CELL_MARK.join(cell.strip().strip('"') for cell in first.split(separator)))
        else:
            break
    if block:
        yield "\n".join(block) + "\n"


def _unpacked(path: Path, progress: Progress) -> Iterator[bytes]:
    """Yield the bytes of a log, piece by piece, reporting how far it has come."""
    try:
        if not path.is_file():
            raise unusable(path, "it is no file" if path.exists() else "there is no such file")
        with path.open("rb") as raw:
            size = path.stat().st_size
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            file: io.BufferedIOBase = gzip.GzipFile(fileobj=raw) if packed else raw
            done = 0
            while chunk := file.read(_CHUNK):
                done += len(chunk)
                if done > LARGEST:
                    raise unusable(path, f"it holds more than {LARGEST // 1_000_000_000} GB; {_ELSEWHERE}")
                if packed and done > 64 * _CHUNK and done > size * _RATIO:
                    raise unusable(path, f"it unpacks to more than {_RATIO} times its size, as no log does")
                progress.reached(raw.tell() / max(size, 1))
                yield chunk
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise unusable(path, "its packing is damaged or cut off; copy or download it again") from None
    except OSError as error:
        raise unusable(path, (error.strerror or str(error)).lower()) from error


_ELSEWHERE: Final = "count it where it lies and import the counts (the help shows how)"


def _too_long(path: Path) -> InputError:
    return unusable(path, f"it has a line of more than {LONGEST_LINE:,} characters, so it is no log in rows")
