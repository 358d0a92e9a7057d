"""Xlsx reader: read strangers' workbooks in a process of its own, so that what they break is not ours.

Run by its path, without the package: it answers each file that standard input
names with one line of JSON.  Nothing in a workbook is carried out or followed:
formulas, macros and links to elsewhere are never more than read over.
"""

from __future__ import annotations

import json
import os
import re
import stat
import sys
import time
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, BinaryIO, Final

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

SECONDS: Final = 9  # of the processor, for one workbook
MEMORY: Final = 600_000_000  # bytes that this process may take
LARGEST: Final = 100_000_000  # bytes of a file, and again of all that is packed in it
RATIO: Final = 200  # unpacked to packed
MOST_ENTRIES: Final = 2_000
MOST_SHEETS: Final = 200
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 200
MOST_CELLS: Final = 1_000_000  # of all sheets, empty ones before the last of a row included
MOST_LETTERS: Final = 50_000_000
MOST_TAGS: Final = 10_000_000  # of all XML, twice what as many cells have
LONGEST: Final = 32_767  # characters, as many as a cell of Excel's holds
MOST_NAMED: Final = 1_000  # defined names, and merged ranges of one sheet

READY: Final = b"ready"
_CHUNK: Final = 1_000_000  # bytes
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Why(StrEnum):
    """Why a workbook cannot be read."""

    NOT_THERE = "there is no such file"
    NO_FILE = "it is not a file"
    EMPTY = "it is empty"
    LARGE = "it is larger than 100 MB"
    OTHER = "it is no Excel workbook (.xlsx)"
    PASSWORD = "it is protected with a password; take that off, save it and try again"  # noqa: S105
    XLS = "it is an old Excel file (.xls); save it as an Excel workbook (.xlsx) first"
    XLSB = "it is a binary workbook (.xlsb); save it as an Excel workbook (.xlsx) first"
    ODS = "it is an OpenDocument spreadsheet (.ods); save it as an Excel workbook (.xlsx) first"
    PACKED = "it unpacks to far more than any workbook holds"
    FULL = "it holds more than can be imported: 1 million cells, or 50 million letters"
    DAMAGED = "it is damaged; ask for it again"
    TOO_MUCH = "reading it takes more time or memory than any workbook needs"
    ENDED = "it is damaged so that reading it ends the program; ask for it again"
    NOT_STARTED = "the process that reads workbooks could not be started"


class ClosedError(Exception):
    """A workbook cannot be read."""


def main() -> int:
    """Answer each file that is asked for; return the exit status."""
    asked = json.load(sys.stdin.buffer)
    sys.path[:] = asked["path"]
    _bound()
    # openpyxl asks for these and reads no cell by them.
    nothing: Any = None  # to Python: not to be had
    sys.modules.update(dict.fromkeys(("numpy", "PIL", "lxml"), nothing))
    import openpyxl  # noqa: F401 - the first workbook does not pay for it

    _say(READY)
    for file in asked["files"]:
        _more_time()
        _say(_written(_answer(file)))
    return 0


def _written(answer: dict[str, Any]) -> bytes:
    """Return an answer as one line; halves of characters stay what they are."""
    try:
        line = json.dumps(answer, separators=(",", ":"), allow_nan=False, ensure_ascii=False)
        return line.encode(errors="surrogatepass")
    except MemoryError:
        return json.dumps({"why": Why.TOO_MUCH}).encode()


def _say(line: bytes) -> None:
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.flush()


def _bound() -> None:
    """Bound what this process may take, where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, OSError, ValueError):
        return


def _more_time() -> None:
    """Allow the time of one workbook from now on."""
    try:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + SECONDS, most))
    except (ImportError, OSError, ValueError):
        return


def _answer(file: str) -> dict[str, Any]:
    try:
        return _read(file)
    except ClosedError as error:
        return {"why": str(error)}
    except (MemoryError, RecursionError):
        return {"why": Why.TOO_MUCH}
    except FileNotFoundError:
        return {"why": Why.NOT_THERE}
    except IsADirectoryError:
        return {"why": Why.NO_FILE}
    except OSError as error:
        return {"why": error.strerror.lower() if error.strerror else Why.DAMAGED}
    except Exception:  # noqa: BLE001 - ten classes were seen: openpyxl tells no bad file from a bug
        return {"why": Why.DAMAGED}


def _read(path: str) -> dict[str, Any]:
    from openpyxl import load_workbook

    with open(path, "rb", opener=_opened) as file:
        _require_workbook(file)
        workbook = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        if len(workbook.worksheets) > MOST_SHEETS:
            raise ClosedError(Why.PACKED)
        room = _Room()
        sheets = [_sheet(sheet, room) for sheet in workbook.worksheets]
        return {"sheets": sheets, "names": _names(workbook)}


def _opened(path: str, flags: int) -> int:
    """Open a file; a pipe that nobody writes to does not keep us waiting."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _require_workbook(file: BinaryIO) -> None:
    """Raise ClosedError where a file is none, or is packed so that it would not end."""
    found = os.fstat(file.fileno())
    if not stat.S_ISREG(found.st_mode):
        raise ClosedError(Why.NO_FILE)
    if found.st_size == 0:
        raise ClosedError(Why.EMPTY)
    if found.st_size > LARGEST:
        raise ClosedError(Why.LARGE)
    head = file.read(len(_OLE))
    if head == _OLE:
        if "EncryptedPackage".encode("utf-16-le") in file.read():
            raise ClosedError(Why.PASSWORD)
        raise ClosedError(Why.XLS)
    if not head.startswith(_ZIP):
        raise ClosedError(Why.OTHER)
    try:
        with zipfile.ZipFile(file) as archive:
            _require_packed_well(archive.infolist(), found.st_size)
            _require_kind(archive)
            _require_few_tags(archive)
    except (zipfile.BadZipFile, ValueError):
        raise ClosedError(Why.DAMAGED) from None
    file.seek(0)


def _require_packed_well(entries: list[zipfile.ZipInfo], size: int) -> None:
    # zipfile never hands out more of an entry than its listed size.
    unpacked = sum(one.file_size for one in entries)
    if len(entries) > MOST_ENTRIES or unpacked > min(LARGEST, RATIO * size):
        raise ClosedError(Why.PACKED)
    if any(one.flag_bits & 1 for one in entries):
        raise ClosedError(Why.PASSWORD)
    if any(one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for one in entries):
        raise ClosedError(Why.DAMAGED)  # the others unpack whole, however much that is


def _require_kind(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        raise ClosedError(Why.XLSB)
    if "[Content_Types].xml" in names:
        return
    if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype"):
        raise ClosedError(Why.ODS)
    raise ClosedError(Why.OTHER)


def _require_few_tags(archive: zipfile.ZipFile) -> None:
    """Raise ClosedError where the parts have more tags than can be read in the time and memory there is."""
    left = MOST_TAGS
    for name in archive.namelist():
        with archive.open(name) as part:
            while content := part.read(_CHUNK):
                left -= content.count(b"<")
                if left < 0:
                    raise ClosedError(Why.PACKED)


def _names(workbook: Workbook) -> dict[str, str]:
    """Return what the names of a workbook's cells stand for."""
    named = list(workbook.defined_names.items())[:MOST_NAMED]
    return {str(name)[:LONGEST]: str(one.attr_text)[:LONGEST] for name, one in named}


class _Room:
    """How much of a workbook may still come."""

    def __init__(self) -> None:
        self._cells, self._letters = MOST_CELLS, MOST_LETTERS

    def take(self, cells: int, letters: int) -> None:
        """Use some of it; raise ClosedError where there is no more."""
        self._cells -= cells
        self._letters -= letters
        if self._cells < 0 or self._letters < 0:
            raise ClosedError(Why.FULL)


def _sheet(sheet: Any, room: _Room) -> dict[str, Any]:
    """Return a sheet's rows, each as long as what stands in it, and what is to be known beside them.

    A cell beyond the most rows and columns is counted, and costs nothing else.
    """
    found = _Found(room)
    for number, cells in _rows(sheet, found.merged):
        found.put(number, cells)
    return {
        "title": sheet.title[:LONGEST],
        "hidden": sheet.sheet_state != "visible",
        "rows": found.rows,
        "formulas": found.formulas,
        "merged": found.merged,
        "beyond": found.beyond,
        "cut": found.cut,
    }


def _rows(sheet: Any, merged: list[str]) -> Iterator[tuple[int, list[tuple[int, Any, bool]]]]:
    """Yield number and cells of every row that is written: column, value, and whether a formula made it.

    Ranges of merged cells are added to `merged`.  openpyxl's own `iter_rows`
    says either formulas or values, and fills up what is empty.
    """
    from openpyxl.worksheet._reader import FORMULA_TAG, MERGE_TAG, ROW_TAG, WorkSheetParser
    from openpyxl.xml.functions import iterparse

    book = sheet.parent
    with sheet._get_source() as source:  # noqa: SLF001
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,  # noqa: SLF001
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001
        )
        for _, element in iterparse(source):
            if element.tag == ROW_TAG:
                number, cells = parser.parse_row(element)
                yield (
                    number,
                    [
                        (cell["column"], _unescaped(cell["value"], xml), xml.find(FORMULA_TAG) is not None)
                        for cell, xml in zip(cells, element, strict=True)
                    ],
                )
                element.clear()
            elif element.tag == MERGE_TAG:
                merged.extend(str(one.get("ref", ""))[:30] for one in element[:MOST_NAMED])


def _unescaped(value: object, cell: Any) -> object:
    """Return the text of a cell with what stands in it for characters that XML lacks, as `_x000D_`.

    openpyxl has taken the first marks away from texts that several cells share.
    """
    if not isinstance(value, str) or "_x" not in value:
        return value
    if cell.get("t") == "s":
        return value.replace("_x000D_", "\r")
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)


class _Found:
    """What of a sheet has been read."""

    def __init__(self, room: _Room) -> None:
        self.rows: list[list[Any]] = []
        self.formulas: list[tuple[int, int]] = []
        self.merged: list[str] = []
        self.beyond = self.cut = 0
        self._room = room

    def put(self, number: int, cells: list[tuple[int, Any, bool]]) -> None:
        """Take in one row, as long as the last of its cells that holds anything."""
        row: list[Any] = []
        for column, held, made in cells:
            if held is None and not made:
                continue
            if not (0 < number <= MOST_ROWS and 0 < column <= MOST_COLUMNS):
                self.beyond += 1
                continue
            value = _plain(held)
            if isinstance(value, str) and len(value) > LONGEST:
                value = value[:LONGEST]
                self.cut += 1
            row.extend([None] * (column - len(row)))
            row[column - 1] = value
            if made:
                self.formulas.append((number, column))
        if row:
            new = range(len(self.rows), number)
            self._room.take(len(new) + len(row), sum(len(one) for one in row if isinstance(one, str)))
            self.rows.extend([] for _ in new)
            self.rows[number - 1] = row


def _plain(value: object) -> str | float | bool | None:
    """Return what a cell holds as JSON can write it; days and times as ISO 8601 does."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int | float):
        return value if abs(value) <= sys.float_info.max else str(value)
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date().isoformat()
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


if __name__ == "__main__":
    sys.exit(main())
