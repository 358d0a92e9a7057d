"""List: the list of actions in a workbook that came back, found whatever was moved in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from journey_editor.importers.xlsx import Sheet, Value, Workbook, bounds_of, letters_of
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.words import Words, plain
from journey_editor.model.workbook import (
    ABOUT,
    BY_KEY,
    CHOICES_COLUMN,
    COMMENT,
    FORMAT,
    HEADER_ROW,
    ID,
    KEY_ROW,
    SCORER,
    SCORES,
    TITLE,
    Fact,
    SheetColumn,
)
from journey_editor.model.workbook_sheets import MATRIX_COLUMNS

_LOOKED_AT: Final = 30  # rows from the top, for the headers
_MOST_FACTS: Final = 50
_DRAWN: Final = frozenset(column.key for column in MATRIX_COLUMNS)


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row below the headers: what stands in its columns, and in which of them a formula made it."""

    number: int
    cells: Mapping[SheetColumn, Value]
    formulas: frozenset[SheetColumn]

    @property
    def id(self) -> str:
        """The id of its action; "" for a row that somebody added."""
        return text_of(self.cells.get(ID)).strip()

    @property
    def given(self) -> bool:
        """Whether anything stands in it that somebody can have given."""
        return any(column.given and text_of(value).strip() for column, value in self.cells.items())


@dataclass(frozen=True)
class ReturnedList:
    """The list of a workbook.

    `facts` is what the workbook says of itself, `scorer` who it says scored,
    `said` how it says the values of each column that is chosen from, by those
    values.  `unknown` are headers of columns that nobody asked for, `merged`
    ranges of cells that are one in the list, `beyond` and `cut` as of the
    sheet; `copies` are titles of other sheets that hold such a list.
    """

    path: Path
    facts: Mapping[str, str]
    scorer: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[ReturnedRow, ...]
    said: Mapping[SheetColumn, Mapping[str, str]]
    unknown: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    beyond: int = 0
    cut: int = 0

    def fact(self, fact: Fact) -> str:
        """Return what the workbook says of itself; "" where it does not."""
        return self.facts.get(fact, "")


def text_of(value: Value) -> str:
    """Return what a cell holds as text; a whole number has no point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def read_list(book: Workbook, tongues: Sequence[Words]) -> ReturnedList:
    """Return the list of actions of a workbook that came back.

    It is the sheet with the hidden keys, else one with the headers, in one of
    the `tongues`.  Raises InputError where there is none, or where a newer
    version wrote the workbook.
    """
    about = next((one for one in book.sheets if one.title == ABOUT), Sheet(ABOUT, ()))
    facts = dict(_facts(about))
    written = facts.get(Fact.FORMAT, "")
    if written.isdecimal() and int(written) > FORMAT:
        raise InputError(
            "{file} cannot be imported: a newer version of the program wrote it; update this one",
            file=book.path,
        )
    found = [(one, places) for one in book.sheets if (places := _keyed(one))]
    found = found or [(one, places) for one in book.sheets if (places := _headed(one, tongues))]
    if not found:
        raise InputError(
            "{file} cannot be imported: it has no list of actions; choose a workbook that was written "
            "to be scored in",
            file=book.path,
        )
    sheet, places = found[0]
    header = _header_row(sheet, places, tongues)
    places = _completed(sheet, places, header, tongues)
    rows = tuple(_rows(sheet, places, header))
    return ReturnedList(
        path=book.path,
        facts=facts,
        scorer=" ".join(text_of(book.named(SCORER)).split()),
        columns=tuple(places.values()),
        rows=rows,
        said=dict(_said(about)),
        unknown=tuple(_unknown(sheet, places, header)),
        merged=tuple(one for one in sheet.merged if _within(one, places, header)),
        copies=tuple(one.title for one, _ in found[1:]),
        beyond=sheet.beyond,
        cut=sheet.cut,
    )


Places = Mapping[int, SheetColumn]  # by the number of the column, from 1


def _keyed(sheet: Sheet) -> Places:
    """Return where the columns are, by the hidden row of keys; nothing where this is another sheet."""
    if not sheet.rows:
        return {}
    found: dict[int, SheetColumn] = {}
    for place, value in enumerate(sheet.rows[KEY_ROW - 1], 1):
        column = BY_KEY.get(text_of(value).strip())
        if column is not None and column not in found.values():
            found[place] = column
    return found if {ID, COMMENT} <= set(found.values()) else {}


def _headed(sheet: Sheet, tongues: Sequence[Words]) -> Places:
    """Return where the columns are, by their headers; nothing where this is another sheet.

    The matrix is one: it has such headers, but shows what everybody's scores come to.
    """
    best: Places = {}
    if sheet.rows and set(map(text_of, sheet.rows[KEY_ROW - 1])) >= _DRAWN:
        return best
    for row in sheet.rows[:_LOOKED_AT]:
        found = _by_header(row, tongues)
        scored = sum(column in SCORES.values() for column in found.values())
        if TITLE in found.values() and scored and len(found) > len(best):
            best = found
    return best


def _by_header(row: Sequence[Value], tongues: Sequence[Words]) -> dict[int, SheetColumn]:
    named = {
        plain(words(column.label)): column for words in tongues for column in BY_KEY.values() if column.label
    }
    found: dict[int, SheetColumn] = {}
    for place, value in enumerate(row, 1):
        column = named.get(plain(text_of(value)))
        if column is not None and column not in found.values():
            found[place] = column
    return found


def _header_row(sheet: Sheet, places: Places, tongues: Sequence[Words]) -> int:
    """Return the number of the row whose cells are most often the headers of their columns."""
    counted = Counter[int]()
    for number, row in enumerate(sheet.rows[:_LOOKED_AT], 1):
        headed = _by_header(row, tongues)
        counted[number] = sum(headed.get(place) is column for place, column in places.items())
    number, same = max(counted.items(), key=lambda pair: (pair[1], -pair[0]), default=(HEADER_ROW, 0))
    return number if same else HEADER_ROW


def _completed(sheet: Sheet, places: Places, header: int, tongues: Sequence[Words]) -> Places:
    """Return `places` with columns that lost their keys and still have their headers."""
    row = sheet.rows[header - 1] if header <= len(sheet.rows) else ()
    known = set(places.values())
    lost = {
        place: column
        for place, column in _by_header(row, tongues).items()
        if place not in places and column not in known
    }
    return {**places, **lost}


def _rows(sheet: Sheet, places: Places, header: int) -> Iterator[ReturnedRow]:
    for number, row in enumerate(sheet.rows[header:], header + 1):
        cells = {column: row[place - 1] for place, column in places.items() if place <= len(row)}
        formulas = frozenset(column for place, column in places.items() if (number, place) in sheet.formulas)
        found = ReturnedRow(number, cells, formulas)
        if found.given or found.id:
            yield found


def _unknown(sheet: Sheet, places: Places, header: int) -> Iterator[str]:
    """Yield the headers, or else the letters, of columns that are not ours and hold something."""
    filled: dict[int, None] = {}
    for row in sheet.rows[header:]:
        for place, value in enumerate(row, 1):
            if place not in places and text_of(value).strip():
                filled[place] = None
    for place in sorted(filled):
        named = (text_of(sheet.at(row, place)).strip() for row in (header, KEY_ROW))
        yield next(filter(None, named), letters_of(place))


def _within(merged: str, places: Places, header: int) -> bool:
    """Whether a range of merged cells lies below the headers, on a column that is read."""
    bounds = bounds_of(merged)
    if bounds is None:
        return False
    left, _, right, bottom = bounds
    return bottom > header and any(
        left <= place <= right and column.given for place, column in places.items()
    )


def _facts(about: Sheet) -> Iterator[tuple[str, str]]:
    for row in islice(about.rows, _MOST_FACTS):
        if len(row) > 1:
            yield text_of(row[0]), text_of(row[1]).strip()


def _said(about: Sheet) -> Iterator[tuple[SheetColumn, Mapping[str, str]]]:
    """Yield how the workbook says the values of columns that are chosen from."""
    width = len(about.rows[0]) if about.rows else 0
    for first in range(CHOICES_COLUMN, width + 1, 2):
        column = BY_KEY.get(text_of(about.at(1, first)))
        if column is not None:
            pairs = (
                (text_of(about.at(row, first)), text_of(about.at(row, first + 1)))
                for row in range(2, len(about.rows) + 1)
            )
            yield column, {value: said for value, said in pairs if value}
