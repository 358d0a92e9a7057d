"""Paragraph: text without hard breaks, shaped and measured as far as it is asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from journey_editor.text.bidi import levels, line_levels
from journey_editor.text.breaks import grapheme_ends, line_ends
from journey_editor.text.faces import FaceSet
from journey_editor.text.itemise import TAB, Span, scripts, spans, without_undrawable
from journey_editor.text.shape import Piece, Shaper

_STRETCH: Final = 1000  # characters shaped at a time: a line or three of a long text must not cost all of it
_BLANKS: Final = re.compile("[ \u2003\u3000\u200b]+")


@dataclass(frozen=True, slots=True)
class Setting:
    """A piece on its line: its level, its width in em, and what is copied for it."""

    piece: Piece
    level: int
    text: str
    width: float


class Paragraph:
    """One paragraph, in places of its own text; widths are in em.

    `offset` is where it begins in the text it came from, `base` its base level,
    `stops` the places after which a line may end.
    """

    def __init__(self, text: str, faces: FaceSet, *, offset: int, bold: bool, language: str) -> None:
        self._copied = without_undrawable(text)
        self.text = self._copied.replace("\t", TAB)
        self.offset = offset
        self.base, self._levels = levels(self.text)
        self._scripts = scripts(self.text)
        self.stops = line_ends(self.text, language=language)
        self._faces, self._bold, self._language = faces, bold, language
        self._shaper = Shaper(self.text, language=language)
        whole = line_levels(self.text, self._levels, 0, len(text), base=self.base)
        self._spans = spans(whole, self._scripts, 0, len(text))
        self._spans.reverse()  # those not shaped yet, the next one last
        self._pieces: list[Piece] = []
        self._starts: list[int] = []
        self._reach = [0.0]
        self._blanks = [found.span() for found in _BLANKS.finditer(self.text)]

    @cached_property
    def graphemes(self) -> list[int]:
        """The places where a grapheme ends."""
        return grapheme_ends(self.text)

    def source(self, start: int, end: int) -> str:
        """Return the characters from `start` to `end` as they are copied."""
        return self._copied[start:end]

    def trimmed(self, start: int, end: int) -> int:
        """Return `end`, moved back to `start` at most over white space that hangs over a line's end."""
        last = bisect_right(self._blanks, (end,)) - 1
        if last >= 0 and self._blanks[last][1] >= end:
            return max(start, self._blanks[last][0])
        return end

    def within(self, start: int, width: float) -> int:
        """Return the place that the text from `start` reaches in `width`, as it is set without line ends."""
        while len(self._reach) <= start:
            self._shape_on()
        limit = self._reach[start] + width
        while self._spans and self._reach[-1] <= limit:
            self._shape_on()
        return bisect_right(self._reach, limit) - 1

    def _shape_on(self) -> None:
        """Shape the next stretch."""
        span = self._spans.pop()
        end = self._stretch_end(span.start, span.end)
        if end < span.end:
            self._spans.append(Span(end, span.end, span.level, span.script))
            span = Span(span.start, end, span.level, span.script)
        pieces = self._shape(span)
        self._pieces += pieces
        self._starts += [piece.start for piece in pieces]
        advances = [0.0] * (end - span.start)
        for piece in pieces:
            em, back = 1 / piece.face.units, piece.origin - span.start
            for glyph, place in zip(piece.glyphs, piece.places, strict=True):
                advances[glyph.cluster + back] += place.x_advance * em
        advances[0] += self._reach[-1]
        self._reach.extend(accumulate(advances))

    def _stretch_end(self, start: int, end: int) -> int:
        """Return where to stop shaping: between two words if possible, else between graphemes."""
        if end - start <= _STRETCH:
            return end
        for ends in (self.stops, self.graphemes):
            last = bisect_right(ends, start + _STRETCH) - 1
            if last >= 0 and ends[last] > start:
                return ends[last]
        return end

    def _shape(self, span: Span) -> list[Piece]:
        faces = self._faces.order(span.script, bold=self._bold)
        return self._shaper.shape(faces, span.start, span.end, rtl=span.level % 2 == 1, script=span.script)

    def line(self, start: int, end: int) -> list[Setting]:
        """Set the characters from `start` to `end` as one line, in logical order."""
        found = line_levels(self.text, self._levels, start, end, base=self.base)
        return [
            Setting(piece, span.level, self._copied[piece.start : piece.end], piece.width())
            for span in spans(found, self._scripts, start, end)
            for piece in self._set(span)
        ]

    def _set(self, span: Span) -> list[Piece]:
        """Return the pieces of `span`, a part of a line: cut if that does no harm, else shaped again."""
        while len(self._reach) <= span.end:
            self._shape_on()
        found: list[Piece] = []
        for i in range(bisect_right(self._starts, span.start) - 1, bisect_left(self._starts, span.end)):
            piece = self._pieces[i]
            start, end = max(span.start, piece.start), min(span.end, piece.end)
            part = piece.between(start, end) if piece.rtl == (span.level % 2 == 1) else None
            found += [part] if part else self._shape(Span(start, end, span.level, span.script))
        return found

    def added(self, text: str, *, at: int, level: int | None = None, copied: str) -> list[Setting]:
        """Set `text` that a line gets on top: a hyphen, an ellipsis.

        It takes the script of the character at `at`, the paragraph's level
        unless told, and is copied as `copied`.
        """
        level = self.base if level is None else level
        script = self._scripts[at] if at < len(self._scripts) else "Latn"
        faces = self._faces.order(script, bold=self._bold)
        shaper = Shaper(text, language=self._language)
        pieces = shaper.shape(faces, 0, len(text), rtl=level % 2 == 1, script=script)
        return [Setting(piece, level, copied, piece.width()) for piece in pieces]
