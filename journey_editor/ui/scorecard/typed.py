"""Typed: figures as people write them at a metric: 71 %, 34 min, 128 of 180; by hand or in pasted columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from journey_editor.importers.days import days_in
from journey_editor.importers.delimited import rows_of
from journey_editor.insight.metrics import in_percent
from journey_editor.kernel.numbers import read
from journey_editor.kernel.words import Words
from journey_editor.model.edits.measuring import Taken
from journey_editor.model.fields import columns_of
from journey_editor.model.records import Metric, Reading
from journey_editor.model.validity import problem
from journey_editor.ui.inspector.reasons import CannotKeepError, said

_COUNTED: Final = re.compile(r"(\d[\d.,\s]*?)\s*(?:/|of|out of|van(?: de)?)\s*(\d[\d.,\s]*)", re.IGNORECASE)
_ASKED: Final = re.compile(r"(.+?)[\s,;(]+n\s*=\s*(\d[\d.,\s]*?)\)?", re.IGNORECASE)
_SEPARATORS: Final = ("\t", ";")
_FIELDS: Final = {column.name: column for column in columns_of(Reading)}
_AIMS: Final = {column.name: column for column in columns_of(Metric)}
_LONGEST: Final = 80  # characters of a figure
_MOST: Final = 5000  # rows that are pasted at once


def number_typed(text: str, metric: Metric, field: str, words: Words) -> float | None:
    """Return the figure that was typed for a field of a metric, or None where nothing was.

    A unit may stand behind it.  Raises CannotKeepError where it is no number.
    """
    typed = text.strip()
    if not typed:
        return None
    number = read(_without(typed, metric.unit), words, percent=in_percent(metric, field))
    if (why := problem(_AIMS[field], typed if number is None else number)) is not None:
        raise CannotKeepError(said(why, words))
    return number


def figure_typed(text: str, metric: Metric, words: Words) -> Taken:
    """Return what was typed as a reading: a value, hits of n, or a value with n; it has no day yet.

    Raises CannotKeepError in a sentence where it is none.
    """
    typed = text.strip()
    if len(typed) > _LONGEST:
        raise CannotKeepError(words("Not kept: write a number."))
    asked = _ASKED.fullmatch(typed)
    if counted := _COUNTED.fullmatch(typed):
        if metric.unit != "%":
            raise CannotKeepError(
                words("Not kept: hits of n are a share, and this is counted in {unit}.", unit=metric.unit)
            )
        taken = Taken(hits=whole_typed(counted[1], words), n=whole_typed(counted[2], words))
    elif asked:
        taken = Taken(value=number_typed(asked[1], metric, "baseline", words), n=whole_typed(asked[2], words))
    else:
        taken = Taken(value=number_typed(typed, metric, "baseline", words))
    if taken.value is None and taken.hits is None:
        raise CannotKeepError(words("Write a figure first, such as 71 % or 128 of 180."))
    return checked(taken, words)


def checked(taken: Taken, words: Words) -> Taken:
    """Return a reading that can be kept; raise CannotKeepError in a sentence where it cannot."""
    for name, column in _FIELDS.items():
        if hasattr(taken, name) and (why := problem(column, getattr(taken, name))) is not None:
            raise CannotKeepError(said(why, words))
    if taken.hits is not None and taken.value is None and (taken.n is None or taken.hits > taken.n):
        raise CannotKeepError(words("Not kept: there cannot be more hits than were asked."))
    return taken


def whole_typed(text: str, words: Words) -> int | None:
    """Return the whole number that was typed, or None where nothing was; raise CannotKeepError else."""
    if not text.strip():
        return None
    number = read(text, words)
    if number is None or not number.is_integer():
        raise CannotKeepError(words("Not kept: write a whole number."))
    return int(number)


def day_typed(text: str, words: Words) -> str | None:
    """Return the day that was typed, or None where nothing was; raise CannotKeepError where it is no day."""
    if not text.strip():
        return None
    (day,) = days_in([text])
    if day is None:
        raise CannotKeepError(words("Not kept: write a date like 2026-11-21."))
    return day


def readings_in(text: str, metric: Metric, words: Words) -> tuple[list[Taken], int]:
    """Return the readings in pasted columns (day, figure; or day, hits, n), and how many rows are none.

    Where a column of shares has no % and lies between 0 and 1, 0.71 is 71 %.
    A row of headings counts as none of them.
    """
    separator = next((one for one in _SEPARATORS if one in text), None)
    rows = [row for row in rows_of(text, separator or "\n") if any(cell.strip() for cell in row)][:_MOST]
    days = days_in([row[0] for row in rows])
    figures = [_figure_cell(row) for row in rows]
    fractions = metric.unit == "%" and _are_fractions(figures, words)
    found, skipped = [], 0
    for place, (day, cell) in enumerate(zip(days, figures, strict=True)):
        try:
            taken = _share(cell, words) if fractions else figure_typed(cell, metric, words)
        except CannotKeepError:
            taken = None
        if day is not None and taken is not None:
            found.append(Taken(day, taken.value, taken.hits, taken.n))
        elif place or day is not None or any(character.isdigit() for character in cell):
            skipped += 1
    return found, skipped


def _figure_cell(row: Sequence[str]) -> str:
    cells = [cell.strip() for cell in row[1:] if cell.strip()]
    if len(cells) > 1 and all(cell.isdigit() for cell in cells[:2]):
        return f"{cells[0]} / {cells[1]}"
    return cells[0] if cells else ""


def _are_fractions(cells: Sequence[str], words: Words) -> bool:
    numbers = [number for cell in cells if (number := read(cell, words)) is not None]
    return bool(numbers) and not any("%" in cell for cell in cells) and max(map(abs, numbers)) <= 1


def _share(cell: str, words: Words) -> Taken | None:
    number = read(cell, words)
    return None if number is None else Taken(value=number)


def _without(typed: str, unit: str) -> str:
    shown = unit.strip()
    plain = typed.removesuffix(shown).rstrip() if shown and shown != "%" else typed
    return plain or typed
