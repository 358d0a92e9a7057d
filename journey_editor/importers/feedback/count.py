"""Count: the answers of a survey summed up by whose they are, and what they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from journey_editor.importers.days import day_in, months_first
from journey_editor.importers.event_log.log import name_of
from journey_editor.importers.event_log.names import plain
from journey_editor.importers.feedback.answers import (
    ANSWERS,
    FELT,
    MOST_NAMES,
    MOST_TEXTS,
    SCALED,
    At,
    Column,
    Form,
    Holds,
    Reason,
    Said,
    Skipped,
    Tally,
)
from journey_editor.importers.feedback.personal import masked
from journey_editor.importers.feedback.scales import level, value_on
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.progress import Progress
from journey_editor.kernel.words import Words
from journey_editor.model.validity import cleaned

_LONGEST_TEXT: Final = 4_000  # characters
# Not an answer, in whatever column it stands.
_SAID: Final = (
    "- – — . .. ... … / ? #n/a n/a na n.a. nan null none nothing not_applicable no_opinion don't_know "
    "nvt n.v.t n.v.t. geen niets geen_mening geen_antwoord weet_niet weet_ik_niet x no nee"
)
_NONE: Final = frozenset(said.replace("_", " ") for said in _SAID.split())
_ANSWERS_A_QUESTION: Final = frozenset({"nee", "no", "x"})


def count(
    path: Path,
    rows: Sequence[Sequence[str]],
    form: Form,
    progress: Progress,
    *,
    today: str,
    words: Words,
) -> Tally:
    """Sum up the answers in `rows`.

    `words` say how numbers are written, `today` which days are still to come.
    Raises InputError where more touchpoints or personas are named than a map
    can have.
    """
    below = rows[1:] if form.headings else rows
    work = _Counting(form, below, today, words)
    first = 2 if form.headings else 1
    for number, row in enumerate(progress.through(below, count=len(below)), first):
        work.row(number, row)
        if max(len(work.touchpoints), len(work.personas)) > MOST_NAMES:
            said = "{file} cannot be imported: a column names more than {n} touchpoints or personas"
            raise InputError(said, file=path, n=MOST_NAMES)
    return work.tally()


class _Counting:
    """A tally that grows row by row."""

    def __init__(self, form: Form, rows: Sequence[Sequence[str]], today: str, words: Words) -> None:
        self.touchpoints: Counter[str] = Counter()
        self.personas: Counter[str] = Counter()
        self._today, self._words = today, words
        self._columns = [
            (number, column) for number, column in enumerate(form.columns) if column.holds in ANSWERS
        ]
        where = {column.holds: number for number, column in enumerate(form.columns)}
        self._touchpoint, self._persona = where.get(Holds.TOUCHPOINT), where.get(Holds.PERSONA)
        self._date = where.get(Holds.DATE)
        days = [row[self._date] for row in rows] if self._date is not None else []
        self._month_first = months_first(days)
        self._spelled: dict[str, str] = {}
        self._values: dict[tuple[int, str], float | None] = {}
        self._answers = self._masked = 0
        self._felt: dict[tuple[At, str], Counter[float]] = {}
        self._people: Counter[frozenset[At]] = Counter()
        self._figures: dict[tuple[At, int], Counter[float]] = {}
        self._texts: dict[tuple[At, str], Said] = {}
        self._newest: str | None = None
        self._skipped: dict[Reason, tuple[int, int]] = {}

    def row(self, number: int, cells: Sequence[str]) -> None:
        """Take the answers of one row."""
        persona, name = self._name(cells, self._persona), self._name(cells, self._touchpoint)
        felt: set[At] = set()
        answered = False
        for place, column in self._columns:
            cell = cells[place].strip()
            if not cell or _says_nothing(cell, column.holds):
                continue
            at = At(persona, "" if column.touchpoint else name, column.touchpoint)
            if column.holds is Holds.TEXT:
                answered |= self._text(at, cell, row=number, column=place)
            elif (value := self._value(place, column, cell)) is None:
                self._skip(Reason.NUMBER if column.holds is Holds.METRIC else Reason.SCALE, number)
            elif column.holds in FELT:
                worth = level(column.scale, value)
                assert worth is not None  # or it would be no value
                self._felt.setdefault((at, FELT[column.holds]), Counter())[worth] += 1
                felt.add(at)
            else:
                self._figures.setdefault((at, place), Counter())[value] += 1
                answered = True
        if felt:
            self._people[frozenset(felt)] += 1
        if not (felt or answered):
            self._skip(Reason.EMPTY, number)
            return
        self._answers += 1
        self.touchpoints[name] += 1
        self.personas[persona] += 1
        self._day(number, cells)

    def tally(self) -> Tally:
        """Return what the rows came to."""
        del self.touchpoints[""], self.personas[""]
        return Tally(
            answers=self._answers,
            felt=self._felt,
            people=self._people,
            figures=self._figures,
            texts=tuple(self._texts.values()),
            masked=self._masked,
            newest=self._newest,
            touchpoints=dict(self.touchpoints.most_common()),
            personas=dict(self.personas.most_common()),
            skipped=tuple(
                Skipped(reason, *self._skipped[reason]) for reason in Reason if reason in self._skipped
            ),
        )

    def _name(self, cells: Sequence[str], column: int | None) -> str:
        """Return a name as it was first written, however it is capitalised."""
        name = name_of(cells[column]) if column is not None else ""
        return self._spelled.setdefault(plain(name), name) if name else ""

    def _value(self, place: int, column: Column, cell: str) -> float | None:
        """Return the number that an answer is; the same answer is read once."""
        if (place, cell) not in self._values:
            value = value_on(column.scale, cell, self._words)
            if value is not None and column.holds in FELT and level(column.scale, value) is None:
                value = None
            self._values[place, cell] = value
        return self._values[place, cell]

    def _text(self, at: At, cell: str, *, row: int, column: int) -> bool:
        """Keep a text; return whether it says anything."""
        text = cleaned(cell, lines=True)[:_LONGEST_TEXT].strip()
        if not any(letter.isalpha() for letter in text):
            return False
        kept = masked(text)
        key = at, " ".join(kept.casefold().split())
        if key not in self._texts:
            if len(self._texts) == MOST_TEXTS:
                self._skip(Reason.TEXTS, row)
                return True
            self._texts[key] = Said(at, kept, row, column)
            self._masked += kept != text
        return True

    def _day(self, number: int, cells: Sequence[str]) -> None:
        cell = cells[self._date].strip() if self._date is not None else ""
        if not cell:
            return
        day = day_in(cell, month_first=self._month_first)
        if day is None:
            self._skip(Reason.DATE, number)
        elif day > self._today:
            self._skip(Reason.FUTURE, number)
        elif self._newest is None or day > self._newest:
            self._newest = day

    def _skip(self, reason: Reason, row: int) -> None:
        cells, first = self._skipped.get(reason, (0, row))
        self._skipped[reason] = cells + 1, first


def _says_nothing(cell: str, holds: Holds) -> bool:
    said = " ".join(cell.casefold().split())
    return said in _NONE and not (holds in SCALED and said in _ANSWERS_A_QUESTION)
