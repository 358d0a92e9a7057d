"""Notes: what of a workbook was left out, or is to be known of it, in words."""

from __future__ import annotations

from typing import Final

from journey_editor.importers.returned.list import ReturnedList, ReturnedRow, text_of
from journey_editor.kernel.words import Words, isolated, shortened
from journey_editor.model.records import Action
from journey_editor.model.workbook import BY_KEY, Fact, SheetColumn

_MOST: Final = 40
_ERRORS: Final = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
_LONGEST: Final = 60  # characters of what somebody typed


class Notes:
    """Gathers the notes of one workbook; `said` are the first of them, and how many more there are."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._said: list[str] = []

    @property
    def said(self) -> tuple[str, ...]:
        """The notes, as many as can be read."""
        more = len(self._said) - _MOST
        if more <= 0:
            return tuple(self._said)
        return (*self._said[:_MOST], self._words.count(more, "and {n} more note", "and {n} more notes"))

    def add(self, note: str) -> None:
        """Add one."""
        self._said.append(note)

    def place(self, row: ReturnedRow, column: SheetColumn) -> str:
        """Return where a cell is, as somebody would look for it."""
        return self._words("row {row}, {column}", row=row.number, column=self._words(column.label))

    def field(self, row: ReturnedRow, name: str) -> str:
        """Return where the cell of an action's field is."""
        return self.place(row, BY_KEY[f"{Action.table}.{name}"])

    def of_list(self, read: ReturnedList) -> None:
        """Say what is to be known of a list before any of its rows."""
        words = self._words
        if not read.fact(Fact.PROJECT):
            self.add(
                words("It does not say for which map it was written; what it holds was looked up on this one")
            )
        if read.copies:
            self.add(
                words(
                    "Only the first list was read; others are on the sheets {titles}",
                    titles=listed(read.copies),
                )
            )
        if read.unknown:
            self.add(words("Columns that are not known were left out: {titles}", titles=listed(read.unknown)))
        if read.merged:
            self.add(
                words(
                    "Cells were merged; only the first of each range counts: {cells}",
                    cells=listed(read.merged),
                )
            )
        if read.beyond:
            self.add(
                words.count(
                    read.beyond,
                    "{n} cell far from the list was left out",
                    "{n} cells far from the list were left out",
                )
            )
        if read.cut:
            self.add(
                words.count(
                    read.cut,
                    "{n} text was longer than any cell and was cut",
                    "{n} texts were longer than any cell and were cut",
                )
            )
        for row, column in _overtyped(read):
            self.add(
                words(
                    "{place} was typed over; it is worked out, and was left out",
                    place=self.place(row, column),
                )
            )

    def of_formula(self, row: ReturnedRow, column: SheetColumn) -> bool:
        """Say that somebody put a formula into a cell; return whether it has a value."""
        if column not in row.formulas:
            return True
        value = row.cells.get(column)
        place = self.place(row, column)
        if value is None or text_of(value) in _ERRORS:
            self.add(self._words("{place} is a formula without a value, and was left out", place=place))
            return False
        self.add(
            self._words(
                "{place} is a formula; its value “{value}” was taken",
                place=place,
                value=shown(text_of(value)),
            )
        )
        return True


def _overtyped(read: ReturnedList) -> list[tuple[ReturnedRow, SheetColumn]]:
    """Return the cells that hold no formula, in columns where the others do."""
    worked_out = {
        column
        for column in read.columns
        if not column.given and any(column in row.formulas for row in read.rows)
    }
    return [
        (row, column)
        for row in read.rows
        for column in read.columns
        if column in worked_out and column not in row.formulas and text_of(row.cells.get(column)).strip()
    ]


def listed(written: tuple[str, ...]) -> str:
    """Return texts in a row, not longer than can be read."""
    more = ", …" if len(written) > 12 else ""
    return ", ".join(map(shown, written[:12])) + more


def shown(written: str) -> str:
    """Return what somebody typed as it can be said in a line."""
    return isolated(shortened(written, longest=_LONGEST))
