"""One whole frame of the canvas, against the plainest scene with the same texts and as many boxes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsRectItem, QGraphicsScene, QGraphicsSimpleTextItem

from journey_editor.app.resources import desk_for, faces
from journey_editor.canvas.scene import SheetScene
from journey_editor.layout.board import Board, lay_out
from journey_editor.layout.marks import Text
from journey_editor.layout.view import View
from journey_editor.surfaces.qt import QtFonts
from tests.bench.maps import large_map
from tests.bench.timing import against


def run() -> None:
    """Print frames of 1,000 and 3,000 cards, all in sight."""
    application = QApplication.instance() or QApplication([])
    fonts = QtFonts(faces().all)
    for cards in (1000, 3000):
        project = large_map(cards)
        view = View.first(project)
        assert view is not None
        board = lay_out(project, view, desk_for("en"))
        scene = SheetScene(fonts)
        scene.show_sheet(board.sheet)
        bare = bare_scene(board)
        area = QRectF(0, 0, board.sheet.width, board.sheet.height)
        against(
            f"frame, {cards} cards, whole map",
            partial(_paint, bare, area),
            partial(_paint, scene, area),
            aim=1.5,
        )
    assert application is not None


def bare_scene(board: Board) -> QGraphicsScene:
    """Return a scene with as many plain boxes and texts as a board has texts."""
    scene = QGraphicsScene()
    for group in board.sheet.groups:
        for mark in group.marks:
            if not isinstance(mark, Text):
                continue
            box = QGraphicsRectItem(0, 0, group.bounds.width, group.bounds.height)
            box.setPos(group.at.x, group.at.y)
            scene.addItem(box)
            text = QGraphicsSimpleTextItem("\n".join(mark.block.lines))
            font = QFont("FiraGO")
            font.setPixelSize(3)
            text.setFont(font)
            text.setPos(group.at.x + mark.at.x, group.at.y + mark.at.y)
            scene.addItem(text)
    return scene


def _paint(scene: QGraphicsScene, area: QRectF) -> None:
    image = QImage(1680, 1050, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    scene.render(painter, source=area)
    painter.end()
