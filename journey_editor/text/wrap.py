"""Wrap: break a paragraph into lines.

Sums over the paragraph propose where a line may end.  But the ends of a line
may shape differently (kerning, joining), so a proposal counts only as it is
really set.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from journey_editor.text.paragraph import Paragraph, Setting

ELLIPSIS: Final = "…"
_SOFT_HYPHEN: Final = "\u00ad"
_HYPHEN: Final = "\u2010"


@dataclass(frozen=True, slots=True)
class Line:
    """The characters of `paragraph` from `start` to `stop`, set in logical order."""

    paragraph: Paragraph
    start: int
    stop: int
    settings: list[Setting]
    text: str
    shortened: bool = False

    @property
    def width(self) -> float:
        """The width in em."""
        return sum(one.width for one in self.settings)


def next_line(paragraph: Paragraph, start: int, width: float) -> Line:
    """Return the line that begins at `start`: the longest that fits in `width` em.

    A word that is too long for a line of its own is broken between graphemes;
    one grapheme is set however wide it is.
    """
    place = paragraph.within(start, width)
    stops = paragraph.stops
    first = bisect_right(stops, start)
    last = bisect_right(stops, place)
    while last < len(stops) and paragraph.trimmed(start, stops[last]) <= place:
        last += 1
    if line := _longest(stops[first:last], lambda stop: _broken_at(paragraph, start, stop), width):
        return line
    word_end = stops[first] if first < len(stops) else start
    return _part_of_word(paragraph, start, word_end, place, width)


def last_line(paragraph: Paragraph, start: int, width: float, *, more: bool) -> Line:
    """Return the line that begins at `start` and must be the last.

    An ellipsis stands for what does not fit, and for `more` that follows the paragraph.
    """
    end = len(paragraph.text)
    if not more and paragraph.trimmed(start, end) <= paragraph.within(start, width):
        line = next_line(paragraph, start, width)
        if paragraph.trimmed(line.stop, end) == line.stop:
            return line
    tail = paragraph.added(ELLIPSIS, at=max(start - 1, 0), copied=ELLIPSIS)
    place = paragraph.within(start, width - sum(one.width for one in tail))
    first, last = bisect_right(paragraph.graphemes, start), bisect_right(paragraph.graphemes, place)

    def shortened_at(stop: int) -> Line:
        stop = paragraph.trimmed(start, stop)
        text = paragraph.source(start, stop) + ELLIPSIS
        return Line(paragraph, start, end, [*paragraph.line(start, stop), *tail], text, shortened=True)

    return _longest([start, *paragraph.graphemes[first:last]], shortened_at, width) or shortened_at(start)


def _longest(ends: Sequence[int], set_to: Callable[[int], Line], width: float) -> Line | None:
    """Return the line to the last of `ends` that fits, or None.

    Nearly always that is the last, or the one before.  Text made to fit badly
    must not cost more than a few tries, so the steps back grow.
    """
    at, step = len(ends) - 1, 1
    while at >= 0:
        line = set_to(ends[at])
        if line.width <= width:
            return line
        at -= step
        step *= 2
    return None


def _broken_at(paragraph: Paragraph, start: int, stop: int) -> Line:
    """Set a line that ends at a stop: no white space at its end, a soft hyphen shown."""
    if paragraph.text[stop - 1] == _SOFT_HYPHEN and stop < len(paragraph.text):
        settings = paragraph.line(start, stop - 1)
        level = settings[-1].level if settings else None
        settings += paragraph.added(_HYPHEN, at=max(stop - 2, 0), level=level, copied=_SOFT_HYPHEN)
    else:
        settings = paragraph.line(start, paragraph.trimmed(start, stop))
    return Line(paragraph, start, stop, settings, paragraph.source(start, stop))


def _part_of_word(paragraph: Paragraph, start: int, word_end: int, place: int, width: float) -> Line:
    def broken(end: int) -> Line:
        settings = paragraph.line(start, paragraph.trimmed(start, end))
        return Line(paragraph, start, end, settings, paragraph.source(start, end))

    ends = paragraph.graphemes
    first, last = bisect_right(ends, start), bisect_right(ends, min(place, word_end))
    if line := _longest(ends[first:last], broken, width):
        return line
    return broken(min(ends[first], word_end) if first < len(ends) else word_end)
