"""QtSurface: draws marks with a QPainter, on the canvas or into a picture."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QGlyphRun,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QRawFont,
    QTransform,
)

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Path, Point, Verb
from journey_editor.layout.marks import Image, Shape, Stroke, Text
from journey_editor.surfaces.dashes import dashes
from journey_editor.surfaces.prepared import Prepared
from journey_editor.surfaces.qt_pictures import Unpacked
from journey_editor.text.faces import Face
from journey_editor.text.runs import TextBlock

_LEGIBLE: Final = 2.8  # px, the em of the smallest text that is drawn as letters
_TINY: Final = 1e-9
_FINER: Final = 1000.0  # to a mm, where curves become dashes: Qt measures them along chords
_SMALL: Final = 0.54  # em, the height of small letters
_LETTER: Final = 0.5  # em, about what the last letter takes
_INKED: Final = 0.44  # of a bar's area that its letters would cover
_START: Final = QPointF(0, 0)
_NO_PEN: Final = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH: Final = QBrush(Qt.BrushStyle.NoBrush)


class WrongFaceError(Exception):
    """Qt answered a font request with some other font."""


class QtFonts:
    """The faces as Qt holds them, and what was prepared for painting; one serves the whole program.

    Needs a QGuiApplication.  Raises WrongFaceError where Qt takes another font
    for one of `faces`.
    """

    def __init__(self, faces: Iterable[Face]) -> None:
        QFontDatabase.families()  # reads the system's fonts now; later they would displace the first of ours
        self._raw = {face.name: _load(face) for face in faces}
        self.glyphs = Prepared(self._glyphs)
        self.outlines = Prepared(_outline)
        self.pens = Prepared(_pen)
        self.dashed = Prepared(_dashed)
        self.inks = Prepared(_ink)
        self.brushes = Prepared(_brush)
        self.bars = Prepared(self._bars)
        self.faint = Prepared(_faint)
        self.pictures = Unpacked()

    def _glyphs(self, block: TextBlock) -> tuple[tuple[float, QGlyphRun], ...]:
        """Return glyph runs around the block's origin, each with its millimetres to a font unit.

        What shares face and size becomes one run, over lines: Qt's cost is by the run.
        """
        gathered: dict[tuple[str, float], tuple[list[int], list[QPointF]]] = {}
        for run in block.runs:
            indexes, positions = gathered.setdefault((run.face, run.size), ([], []))
            units = self._raw[run.face].pixelSize() / run.size
            x, y = run.x * units, run.y * units
            indexes += [glyph.id for glyph in run.glyphs]
            positions += [QPointF(x + glyph.x, y - glyph.y) for glyph in run.glyphs]
        made = []
        for (face, size), (indexes, positions) in gathered.items():
            glyphs = QGlyphRun()
            glyphs.setRawFont(self._raw[face])
            glyphs.setGlyphIndexes(indexes)
            glyphs.setPositions(positions)
            made.append((size / self._raw[face].pixelSize(), glyphs))
        return tuple(made)

    def _bars(self, block: TextBlock) -> QPainterPath:
        """Outline a bar for each line of a block: as high as small letters, as long as the line."""
        ends: dict[float, tuple[float, float, float]] = {}  # by baseline: left, right, em
        for run in block.runs:
            left, right, size = ends.get(run.y, (inf, -inf, 0.0))
            last = (
                max((glyph.x for glyph in run.glyphs), default=0) * run.size / self._raw[run.face].pixelSize()
            )
            ends[run.y] = min(left, run.x), max(right, run.x + last + _LETTER * run.size), max(size, run.size)
        drawn = QPainterPath()
        for baseline, (left, right, size) in ends.items():
            drawn.addRect(left, baseline - _SMALL * size, right - left, _SMALL * size)
        return drawn


class QtSurface:
    """Draws on a painter whose unit is the millimetre; the painter's hints are the caller's.

    The painter's transform is left as it was found, its pen and brush are not.
    Pictures that are not unpacked yet are grey or blurred until the fonts'
    `pictures.come`, unless the surface is to `wait` for them.
    """

    def __init__(self, painter: QPainter, fonts: QtFonts, *, wait: bool = False) -> None:
        self._painter = painter
        self._fonts = fonts
        self._picture = fonts.pictures.get if wait else fonts.pictures.soon
        self._home = painter.transform()
        self._pen: QPen | None = None
        self._brush: QBrush | None = None
        self._least: float | None = None  # em in mm that can be read

    def shape(self, shape: Shape, at: Point) -> None:
        """Draw a shape around the origin `at`."""
        fonts, fill, stroke = self._fonts, shape.fill, shape.stroke
        if stroke is not None and stroke.dashes:
            if fill is not None:
                self._draw(fonts.outlines[shape.path], _NO_PEN, fonts.brushes[fill], at)
            self._draw(fonts.dashed[shape], _NO_PEN, fonts.brushes[stroke.colour], at)
            return
        pen = fonts.pens[stroke] if stroke is not None else _NO_PEN
        brush = fonts.brushes[fill] if fill is not None else _NO_BRUSH
        self._draw(fonts.outlines[shape.path], pen, brush, at)

    def _draw(self, outline: QPainterPath, pen: QPen, brush: QBrush, at: Point) -> None:
        painter = self._painter
        if pen is not self._pen:
            self._pen = pen
            painter.setPen(pen)
        if brush is not self._brush:
            self._brush = brush
            painter.setBrush(brush)
        if at.x or at.y:
            painter.translate(at.x, at.y)
            painter.drawPath(outline)
            painter.setTransform(self._home)
        else:
            painter.drawPath(outline)

    def text(self, text: Text, at: Point) -> None:
        """Draw shaped text around the origin `at`; as bars where nobody could read it."""
        painter, fonts = self._painter, self._fonts
        if self._least is None:
            self._least = _LEGIBLE / max(abs(painter.deviceTransform().m22()), _TINY)
        runs = text.block.runs
        if runs and runs[0].size < self._least:
            self._draw_bars(text, at)
            return
        ink = fonts.inks[text.colour]
        if ink is not self._pen:
            self._pen = ink
            painter.setPen(ink)
        x, y = at.x + text.at.x, at.y + text.at.y
        for scale, glyphs in fonts.glyphs[text.block]:
            painter.translate(x, y)
            painter.scale(scale, scale)
            painter.drawGlyphRun(_START, glyphs)
            painter.setTransform(self._home)

    def image(self, image: Image, at: Point) -> None:
        """Draw a picture around the origin `at`."""
        painter, box = self._painter, image.box
        width = box.width * abs(self._home.m11()) * painter.device().devicePixelRatio()
        pixels = self._picture(image.hash, image.content, width=width)
        smooth = QPainter.RenderHint.SmoothPixmapTransform
        before = painter.testRenderHint(smooth)
        painter.setRenderHint(smooth)
        painter.drawImage(QRectF(at.x + box.x, at.y + box.y, box.width, box.height), pixels)
        painter.setRenderHint(smooth, before)

    def _draw_bars(self, text: Text, at: Point) -> None:
        painter, fonts = self._painter, self._fonts
        if self._pen is not _NO_PEN:
            self._pen = _NO_PEN
            painter.setPen(_NO_PEN)
        self._brush = fonts.faint[text.colour]
        painter.setBrush(self._brush)
        painter.translate(at.x + text.at.x, at.y + text.at.y)
        painter.drawPath(fonts.bars[text.block])
        painter.setTransform(self._home)


def _load(face: Face) -> QRawFont:
    """Register `face` with Qt, and prove that Qt hands back the same file.

    The raw font's pixel size is the face's design grid, for good: after
    `QRawFont.setPixelSize` Qt draws nothing above 64 device pixels.  So glyph
    places are font units, and the painter's transform does the sizing.
    """
    number = QFontDatabase.addApplicationFontFromData(face.data)
    for family in QFontDatabase.applicationFontFamilies(number):
        for style in QFontDatabase.styles(family) or [""]:
            font = QFontDatabase.font(family, style, 12)
            font.setPixelSize(face.units)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            raw = QRawFont.fromFont(font)
            if bytes(raw.fontTable("head").data()) == bytes(face.hb.face.reference_table("head").data):
                return raw
    QFontDatabase.removeApplicationFont(number)  # or it would stand in the way of the right one
    raise WrongFaceError(f"Qt does not give the font {face.name} back")


def _colour(colour: Colour) -> QColor:
    return QColor(colour.red, colour.green, colour.blue, round(colour.alpha * 255))


def _ink(colour: Colour) -> QPen:
    return QPen(_colour(colour))


def _faint(colour: Colour) -> QBrush:
    faint = _colour(colour)
    faint.setAlphaF(faint.alphaF() * _INKED)
    return QBrush(faint)


def _brush(colour: Colour) -> QBrush:
    return QBrush(_colour(colour))


def _pen(stroke: Stroke) -> QPen:
    if stroke.width <= 0:
        return _NO_PEN  # Qt would draw a line of one pixel
    pen = QPen(_colour(stroke.colour), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _dashed(shape: Shape) -> QPainterPath:
    """Outline each dash of a shape's stroke.

    A pen begins its dashes elsewhere where less of its line is in sight, so
    that what is painted anew would not fit to what was there.
    """
    stroke = shape.stroke
    if stroke is None or stroke.width <= 0:
        return QPainterPath()
    pen = QPainterPathStroker()
    pen.setWidth(stroke.width * _FINER)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if pattern := dashes(stroke):
        pen.setDashPattern([length / stroke.width for length in pattern])  # Qt counts in pen widths
    large = QTransform.fromScale(_FINER, _FINER)
    return large.inverted()[0].map(pen.createStroke(large.map(_outline(shape.path))))


def _outline(path: Path) -> QPainterPath:
    drawn = QPainterPath()
    drawn.setFillRule(Qt.FillRule.WindingFill)
    points = iter([QPointF(point.x, point.y) for point in path.points])
    for verb in path.verbs:
        match verb:
            case Verb.MOVE:
                drawn.moveTo(next(points))
            case Verb.LINE:
                drawn.lineTo(next(points))
            case Verb.CURVE:
                drawn.cubicTo(next(points), next(points), next(points))
            case Verb.CLOSE:
                drawn.closeSubpath()
    return drawn
