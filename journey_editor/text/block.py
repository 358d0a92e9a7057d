"""Block: a text broken into lines, with every glyph in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from journey_editor.kernel.units import mm
from journey_editor.text.bidi import visual_order
from journey_editor.text.faces import FaceSet
from journey_editor.text.itemise import paragraphs
from journey_editor.text.paragraph import Paragraph, Setting
from journey_editor.text.runs import Glyph, GlyphRun, Missing, TextBlock
from journey_editor.text.wrap import Line, last_line, next_line

Align = Literal["start", "centre", "end"]

LINE_HEIGHT: Final = 1.3  # em
_ROUNDING: Final = 0.001  # mm: a text fits in its own width, which is rounded
_SHARE: Final = {"start": 0.0, "centre": 0.5, "end": 1.0}


def set_block(
    text: str,
    faces: FaceSet,
    *,
    size: float,
    width: float,
    bold: bool,
    lines: int | None,
    align: Align,
    language: str,
) -> TextBlock:
    """Break `text` into at most `lines` lines of `width` mm and place its glyphs.

    `size` is the em in mm.  The first baseline is one ascent below the top.
    """
    rows = _rows(text, faces, room=(width + _ROUNDING) / size, bold=bold, lines=lines, language=language)
    ascent = faces.regular.ascent
    runs: list[GlyphRun] = []
    missing: list[Missing] = []
    for number, row in enumerate(rows):
        share = _SHARE[align]
        left = (width - row.width * size) * (1 - share if row.paragraph.base % 2 else share)
        runs += _placed(row.settings, x=left, y=(number * LINE_HEIGHT + ascent) * size, size=size)
        missing += [
            Missing(row.paragraph.offset + one.piece.start, one.text)
            for one in row.settings
            if one.piece.missing
        ]
    return TextBlock(
        runs=tuple(runs),
        lines=tuple(row.text for row in rows),
        missing=tuple(missing),
        cut=rows[-1].shortened,
        width=mm(max(row.width for row in rows) * size),
        height=mm(len(rows) * LINE_HEIGHT * size),
    )


def _rows(
    text: str, faces: FaceSet, *, room: float, bold: bool, lines: int | None, language: str
) -> list[Line]:
    rows: list[Line] = []
    for left, right in paragraphs(text):
        paragraph = Paragraph(text[left:right], faces, offset=left, bold=bold, language=language)
        stop = -1
        while stop < len(paragraph.text):
            start = max(stop, 0)
            if len(rows) + 1 == lines:
                more = bool(text[right:].strip())
                rows.append(last_line(paragraph, start, room, more=more))
                return rows
            rows.append(next_line(paragraph, start, room))
            stop = rows[-1].stop
    return rows


def _placed(settings: Sequence[Setting], *, x: float, y: float, size: float) -> list[GlyphRun]:
    """Place one line from left to right.

    The runs stay in logical order: some readers of a PDF take the order of the page.
    """
    places = [0.0] * len(settings)
    for i in visual_order([one.level for one in settings]):
        places[i] = x
        x += settings[i].width * size
    return [
        _run(one, x=place, y=y, size=size)
        for one, place in zip(settings, places, strict=True)
        if one.piece.glyphs
    ]


def _run(one: Setting, *, x: float, y: float, size: float) -> GlyphRun:
    piece = one.piece
    glyphs: list[Glyph] = []
    pen, back = 0, piece.origin - piece.start
    for glyph, place in zip(piece.glyphs, piece.places, strict=True):
        glyphs.append(Glyph(glyph.codepoint, pen + place.x_offset, place.y_offset, glyph.cluster + back))
        pen += place.x_advance
    return GlyphRun(piece.face.name, size, mm(x), mm(y), piece.rtl, one.text, tuple(glyphs))
