"""Shape: characters to glyphs with HarfBuzz, falling back face by face."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

import uharfbuzz as hb

from journey_editor.text.faces import Face

# No optional ligatures: a copied "fi" must be two letters.
_FEATURES: Final = {"liga": False, "clig": False, "dlig": False}
# HarfBuzz looks at five characters on either side to join letters; handing it more costs time.
_CONTEXT: Final = 5

_cluster = attrgetter("cluster")


def _downwards(glyph: hb.GlyphInfo) -> int:
    return -int(glyph.cluster)


class Piece(NamedTuple):
    """Shaped glyphs of one face, in visual order, for the characters from `start` to `end`.

    `glyphs` and `places` are as HarfBuzz left them, in font units, y upwards;
    a glyph's cluster counts characters from `origin`.
    """

    face: Face
    start: int
    end: int
    glyphs: Sequence[hb.GlyphInfo]
    places: Sequence[hb.GlyphPosition]
    origin: int
    rtl: bool
    missing: bool

    def width(self) -> float:
        """Return the width in em."""
        return float(sum([place.x_advance for place in self.places])) / self.face.units

    def between(self, start: int, end: int) -> Piece | None:
        """Return the glyphs from `start` to `end` as they are, or None where they must be shaped again."""
        if (start, end) == (self.start, self.end):
            return self
        glyphs = self.glyphs
        first, last = start - self.origin, end - self.origin
        if self.rtl:  # clusters run down
            left, right = (bisect_right(glyphs, -cluster, key=_downwards) for cluster in (last, first))
        else:
            left, right = (bisect_left(glyphs, cluster, key=_cluster) for cluster in (first, last))
        first_at, last_at = (right - 1, left - 1) if self.rtl else (left, right)
        if start > self.start and not _may_cut(glyphs, first_at, first):
            return None
        if end < self.end and not _may_cut(glyphs, last_at, last):
            return None
        return self._replace(start=start, end=end, glyphs=glyphs[left:right], places=self.places[left:right])


def _may_cut(glyphs: Sequence[hb.GlyphInfo], at: int, cluster: int) -> bool:
    if not 0 <= at < len(glyphs) or glyphs[at].cluster != cluster:
        return False
    return not glyphs[at].flags & hb.GlyphFlags.UNSAFE_TO_BREAK


class Shaper:
    """Shapes stretches of one text, each with its surroundings, so that letters join across every edge."""

    def __init__(self, text: str, *, language: str) -> None:
        self._text = text
        self._language = language

    def shape(self, faces: Sequence[Face], start: int, end: int, *, rtl: bool, script: str) -> list[Piece]:
        """Return pieces in logical order for `start` to `end`: one script, one direction.

        Each cluster takes the first of `faces` that covers it; what none covers
        keeps the boxes of the first and is marked as missing.
        """
        return self._cover(faces, faces[0], start, end, rtl=rtl, script=script)

    def _cover(
        self, faces: Sequence[Face], box: Face, start: int, end: int, *, rtl: bool, script: str
    ) -> list[Piece]:
        whole = self._shape(faces[0], start, end, rtl=rtl, script=script)
        if all(glyph.codepoint for glyph in whole.glyphs):
            return [whole]
        pieces: list[Piece] = []
        for part, covered in _parts(whole):
            if covered:
                pieces.append(part)
            elif len(faces) > 1:
                pieces += self._cover(faces[1:], box, part.start, part.end, rtl=rtl, script=script)
            else:
                boxes = self._shape(box, part.start, part.end, rtl=rtl, script=script)
                pieces.append(boxes._replace(missing=True))
        return pieces

    def _shape(self, face: Face, start: int, end: int, *, rtl: bool, script: str) -> Piece:
        buffer = hb.Buffer()
        origin = max(start - _CONTEXT, 0)
        buffer.add_str(self._text[origin : end + _CONTEXT], start - origin, end - start)
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.script = script
        buffer.language = self._language  # never guessed: the guess is the process locale
        hb.shape(face.hb, buffer, _FEATURES)
        return Piece(face, start, end, buffer.glyph_infos, buffer.glyph_positions, origin, rtl, missing=False)


def _parts(whole: Piece) -> Iterator[tuple[Piece, bool]]:
    """Yield the covered and the uncovered stretches of clusters, in logical order."""
    bad = {glyph.cluster for glyph in whole.glyphs if not glyph.codepoint}
    stretches: list[tuple[int, int, bool]] = []  # by place in the list of glyphs
    at = 0
    for covered, group in groupby(whole.glyphs, lambda glyph: glyph.cluster not in bad):
        count = sum(1 for _ in group)
        stretches.append((at, at + count, covered))
        at += count
    if whole.rtl:
        stretches.reverse()
    first = [whole.glyphs[right - 1 if whole.rtl else left].cluster for left, right, _ in stretches]
    starts = [whole.origin + cluster for cluster in first]
    ends = [*starts[1:], whole.end]
    for (left, right, covered), start, end in zip(stretches, starts, ends, strict=True):
        glyphs, places = whole.glyphs[left:right], whole.places[left:right]
        yield whole._replace(start=start, end=end, glyphs=glyphs, places=places), covered
