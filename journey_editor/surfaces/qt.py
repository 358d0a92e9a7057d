"""QtSurface: draws marks with a QPainter, on the canvas or into a picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QGlyphRun,
    QPainter,
    QPainterPath,
    QPen,
    QRawFont,
)

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Path, Point, Verb
from journey_editor.layout.marks import Shape, Stroke, Text
from journey_editor.surfaces.dashes import dashes
from journey_editor.surfaces.prepared import Prepared
from journey_editor.text.faces import Face
from journey_editor.text.runs import TextBlock

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
        self.inks = Prepared(_ink)
        self.brushes = Prepared(_brush)

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


class QtSurface:
    """Draws on a painter whose unit is the millimetre; the painter's hints are the caller's.

    The painter's transform is left as it was found, its pen and brush are not.
    """

    def __init__(self, painter: QPainter, fonts: QtFonts) -> None:
        self._painter = painter
        self._fonts = fonts
        self._home = painter.transform()
        self._pen: QPen | None = None
        self._brush: QBrush | None = None

    def shape(self, shape: Shape, at: Point) -> None:
        """Draw a shape around the origin `at`."""
        painter, fonts, fill, stroke = self._painter, self._fonts, shape.fill, shape.stroke
        pen = fonts.pens[stroke] if stroke is not None else _NO_PEN
        if pen is not self._pen:
            self._pen = pen
            painter.setPen(pen)
        brush = fonts.brushes[fill] if fill is not None else _NO_BRUSH
        if brush is not self._brush:
            self._brush = brush
            painter.setBrush(brush)
        outline = fonts.outlines[shape.path]
        if at.x or at.y:
            painter.translate(at.x, at.y)
            painter.drawPath(outline)
            painter.setTransform(self._home)
        else:
            painter.drawPath(outline)

    def text(self, text: Text, at: Point) -> None:
        """Draw shaped text around the origin `at`."""
        painter, fonts = self._painter, self._fonts
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


def _brush(colour: Colour) -> QBrush:
    return QBrush(_colour(colour))


def _pen(stroke: Stroke) -> QPen:
    if stroke.width <= 0:
        return _NO_PEN  # Qt would draw a line of one pixel
    pen = QPen(_colour(stroke.colour), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if pattern := dashes(stroke):
        pen.setDashPattern([length / stroke.width for length in pattern])  # Qt counts in pen widths
    return pen


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
