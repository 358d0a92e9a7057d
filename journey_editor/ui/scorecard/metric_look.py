"""Metric look: how the cells of a scorecard are drawn: figures with what they rest on, lines and marks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point
from journey_editor.layout.marks import Shape
from journey_editor.layout.sparkline import sparkline
from journey_editor.layout.standings import COLOURS, RADIUS, standing_mark
from journey_editor.layout.style import INK, SOFT
from journey_editor.surfaces.qt import QtFonts, QtSurface
from journey_editor.ui import theme
from journey_editor.ui.headed import Index
from journey_editor.ui.rows_table import Cells
from journey_editor.ui.scorecard.metrics_model import ABOUT, LINE, Column, Line, MetricsModel

HEIGHT: Final = 64  # px of a row
_BESIDE: Final = 9  # px
_ABOVE: Final = 6
_FIRST: Final = 20  # px of the first line
_SMALL: Final = 11  # px
_SMALL_LINE: Final = 15
_FIGURE: Final = 16  # px
_BOLD: Final = (Column.TITLE, Column.NOW, Column.TARGET, Column.STANDING)


class MetricLook(Cells):
    """Draws each cell as a text over a smaller one; readings as a line, the standing with its mark."""

    def __init__(self, model: MetricsModel, fonts: QtFonts, parent: QWidget) -> None:
        super().__init__(model, parent)
        self._fonts = fonts
        self._drawn: dict[str, tuple[Line, QSize, tuple[Shape, ...]]] = {}  # lines by metric

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a cell."""
        return QSize(80, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        ground.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget
        )
        line = index.data(LINE)
        column = Column(index.column())
        room = option.rect.adjusted(_BESIDE, _ABOVE, -_BESIDE, -_ABOVE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if column is Column.OVER_TIME:
            self._draw_line(painter, line, room.adjusted(0, 0, 0, -_SMALL_LINE))
            _write(
                painter,
                index.data(ABOUT),
                QRect(room.left(), room.bottom() - _SMALL_LINE + 1, room.width(), _SMALL_LINE),
            )
        elif column is Column.STANDING:
            self._draw_standing(painter, line, room)
        else:
            size = _FIGURE if column in (Column.NOW, Column.TARGET) else theme.SIZE
            first = QRect(room.left(), room.top(), room.width(), _FIRST)
            _write(painter, index.data(), first, size=size, bold=column in _BOLD, colour=INK)
            _write(painter, index.data(ABOUT), room.adjusted(0, _FIRST, 0, 0))
        painter.restore()

    def _draw_line(self, painter: QPainter, line: Line, room: QRect) -> None:
        """Draw the readings as the map and the poster do."""
        scale = _scale(painter)
        known = self._drawn.get(line.metric.id)
        if known is None or known[0] is not line or known[1] != room.size():
            marks = sparkline(
                line.points,
                target=line.found.target,
                baseline=line.metric.baseline,
                width=room.width() / scale,
                height=room.height() / scale,
            )
            known = self._drawn[line.metric.id] = line, room.size(), marks
        self._draw(painter, known[2], room.topLeft())

    def _draw_standing(self, painter: QPainter, line: Line, room: QRect) -> None:
        standing = line.found.standing
        across = round(2 * RADIUS * _scale(painter))
        self._draw(painter, standing_mark(standing, Point(RADIUS, RADIUS)), room.topLeft() + QPoint(0, 3))
        beside = QRect(room.left() + across + 6, room.top(), room.width() - across - 6, _FIRST)
        _write(
            painter,
            line.said[Column.STANDING][0],
            beside,
            size=theme.SIZE,
            bold=True,
            colour=COLOURS[standing],
        )

    def _draw(self, painter: QPainter, marks: tuple[Shape, ...], place: QPoint) -> None:
        painter.save()
        painter.translate(place)
        painter.scale(_scale(painter), _scale(painter))
        surface = QtSurface(painter, self._fonts)
        for mark in marks:
            surface.shape(mark, Point(0, 0))
        painter.restore()


def _scale(painter: QPainter) -> float:
    """Return how many pixels are a millimetre."""
    return painter.device().logicalDpiX() / 25.4


def _write(
    painter: QPainter,
    text: str,
    room: QRect,
    *,
    size: int = _SMALL,
    bold: bool = False,
    colour: Colour = SOFT,
) -> None:
    """Write a text in as many lines as there is room for; what does not fit ends in an ellipsis."""
    font = theme.font(size=size, bold=bold)
    painter.setFont(font)
    painter.setPen(theme.qcolour(colour))
    high = _SMALL_LINE if size == _SMALL else _FIRST
    top = room.top()
    for said in _lines(text, font, room.width(), most=max(room.height() // high, 1)):
        place = QRect(room.left(), top, room.width(), high)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), said)
        top += high


def _lines(text: str, font: QFont, width: int, *, most: int) -> list[str]:
    """Break a text into at most so many lines."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while len(found) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        last = len(found) == most - 1
        rest = text[start:] if last else text[start : start + line.textLength()]
        found.append(QFontMetrics(font).elidedText(rest.strip(), Qt.TextElideMode.ElideRight, width))
    layout.endLayout()
    return found
