"""Pdf show: the operators that show a run of glyphs, so that it reads back as it was written.

A PDF has no text, only codes at places; readers put words together from both.
What they make of it was tried with pdfium and poppler.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from journey_editor.surfaces.pdf_font import PdfFont, utf16
from journey_editor.text.runs import Glyph, GlyphRun

_BLANK: Final = "\u200b"


def show(run: GlyphRun, font: PdfFont) -> str:
    """Return the operators that show `run` from where the text matrix stands.

    Glyphs stand within a thousandth of an em of their place, however long the run.
    """
    glyphs, text = run.glyphs, run.text
    clusters = [glyph.cluster for glyph in glyphs]
    if len(clusters) == len(text) and not any(glyph.y for glyph in glyphs):
        if clusters == [*range(len(text))]:
            return _plain(glyphs, text, font)
        if clusters == [*range(len(text) - 1, -1, -1)]:
            return _plain(glyphs, text[::-1], font)
    return _clustered(run, font)


def _plain(glyphs: Sequence[Glyph], text: str, font: PdfFont) -> str:
    """Show glyphs on the baseline that each read as one character; by far the most common case."""
    code_of, scale = font.code, font.scale
    out: list[str] = []
    pen = 0
    for glyph, char in zip(glyphs, text, strict=True):
        code, width = code_of(glyph.id, char)
        if (x := round(glyph.x * scale)) != pen:
            out.append(f">{pen - x}<")
        out.append(code)
        pen = x + width
    return f"[<{''.join(out)}>]TJ"


def _clustered(run: GlyphRun, font: PdfFont) -> str:
    out: list[str] = []
    string: list[str] = []  # what goes between the brackets of one TJ
    pen = rise = 0

    def flush() -> None:
        if string:
            out.append(f"[<{''.join(string)}>]TJ")
            string.clear()

    def put(glyph: Glyph, reading: str) -> None:
        nonlocal pen
        if (x := round(glyph.x * font.scale)) != pen:
            string.append(f">{pen - x}<")
        code, width = font.code(glyph.id, reading)
        string.append(code)
        pen = x + width

    for text, glyphs in _clusters(run):
        dealt = _dealt(text, glyphs, rtl=run.rtl, font=font)
        # Readers take a mark that sits back over its letter for a new word, a raised one for a new line.
        spoken = len(dealt) > 1 and any(
            not reading or glyph.y or not (run.rtl or font.advance(glyph.id)) for glyph, reading in dealt
        )
        if spoken:
            flush()
            # Readers turn right-to-left speech round as well, and look for its line at what comes first.
            speech = utf16(text[::-1] if run.rtl else text)
            dealt = dealt[::-1] if run.rtl else dealt
            out.append(f"/Span<</ActualText<FEFF{speech}>>>BDC")
        for glyph, reading in dealt:
            if glyph.y != rise:
                flush()
                rise = glyph.y
                out.append(f"{rise * run.size / font.face.units:.4f} Ts")
                if spoken and font.blank:
                    # Readers sort by where a string begins: a mark must not begin behind the next letter.
                    put(Glyph(font.blank, dealt[0][0].x, rise, glyph.cluster), _BLANK)
            put(glyph, reading)
        if spoken:
            flush()
            out.append("EMC")
    flush()
    if rise:
        out.append("0 Ts")
    return " ".join(out)


def _clusters(run: GlyphRun) -> Iterator[tuple[str, list[Glyph]]]:
    """Yield each cluster's characters with its glyphs, in visual order."""
    starts = sorted({glyph.cluster for glyph in run.glyphs})
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    for start, group in groupby(run.glyphs, attrgetter("cluster")):
        yield run.text[start : ends[start]], list(group)


def _dealt(text: str, glyphs: Sequence[Glyph], *, rtl: bool, font: PdfFont) -> list[tuple[Glyph, str]]:
    """Deal a cluster's characters out to its glyphs, so that reading them in turn gives `text`.

    Joiners and the like have no ink: they are not drawn, their character
    goes to a neighbour.  Readers turn right-to-left text round themselves,
    one character at a time, so there a mark comes before its letter.
    """
    if len(glyphs) == 1 and (len(text) == 1 or not rtl):
        return [(glyphs[0], text)]
    seen = [glyph for glyph in glyphs if font.has_ink(glyph.id)] or list(glyphs[:1])
    if rtl:
        *marks, letter = seen
        left = list(text)
        dealt = []
        for mark in reversed(marks):
            own = (i for i, char in enumerate(left) if i and font.glyph_of(char) == mark.id)
            dealt.append((mark, left.pop(next(own, len(left) - 1)) if len(left) > 1 else ""))
        return [*reversed(dealt), *_spelled("".join(left), letter, font)]
    last = len(seen) - 1
    readings = [*text[:last], *[""] * (last - len(text)), text[last:]]
    return list(zip(seen, readings, strict=True))


def _spelled(text: str, glyph: Glyph, font: PdfFont) -> list[tuple[Glyph, str]]:
    """Spell a right-to-left ligature: it reads as its last letter, blanks at its right as the others."""
    if len(text) == 1 or not font.blank:
        return [(glyph, text)]
    apart = font.face.units // 8  # readers drop a letter that stands twice within a tenth of an em
    end = glyph.x + font.advance(glyph.id) - apart  # the letter before may reach in at the right
    others = text[-2::-1]
    places = range(end - apart * (len(others) - 1), end + 1, apart)
    blanks = [Glyph(font.blank, x, 0, glyph.cluster) for x in places]
    return [(glyph, text[-1]), *zip(blanks, others, strict=True)]
