"""A dot dragged over the matrix of 300 actions, against one frame of a bare scene of as many dots.

A step is timed from the event until the window has painted, in the whole
window of the program at 1680 × 1050; every step gives another score.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import cycle, islice
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsEllipseItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
    QGraphicsView,
)

from journey_editor.model.project import Project
from journey_editor.model.records import AXES, Action, Party, Record, Score
from journey_editor.session.document import Document
from journey_editor.ui.matrix.board import MatrixBoard
from journey_editor.ui.matrix.matrix_view import MatrixView
from tests.bench.maps import large_map
from tests.ui.driver import Hand, program

_SIZES = (10, 100, 300)
_WINDOW = 1680, 1050
_STEPS = 60
_WAY = ((0.5, 1.0), (1.0, 0.5), (-0.5, 1.5), (-1.0, -1.0), (1.0, -1.5), (-1.0, -0.5))  # impact, feasibility
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def run() -> None:
    """Print median and 95th percentile of a step, in ms and as multiples of the bare frame."""
    application = QApplication.instance() or QApplication([])
    program()
    for actions in _SIZES:
        _measure(actions)
    assert application is not None


def scored_map(actions: int, *, scorers: int = 3) -> Project:
    """Return a map of 200 cards with so many actions, each scored at random by three teams."""
    chance = random.Random(actions)  # noqa: S311 - repeatable on purpose
    rows: list[Record] = [Party(id=f"party-{n}", name=f"Team {n}") for n in range(scorers)]
    for number in range(actions):
        action = Action(id=f"action-{number}", title=f"Action {number}", rank=f"{number + 1:04}V")
        rows.append(action)
        for party in range(scorers):
            for axis in AXES:
                value = chance.randint(2, 10) / 2
                known = {"action": action.id, "scorer": f"party-{party}", "criterion": axis}
                rows.append(Score.known_by(**known, value=value))
    return Project.of(*large_map(200).rows(), *rows)


class _Painted(QObject):
    """Counts what a widget paints."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.Paint
        return False


def _measure(actions: int) -> None:
    hand = Hand(Document(scored_map(actions)))
    hand.window.resize(*_WINDOW)
    hand.do("board-matrix")
    (board,) = hand.window.findChildren(MatrixBoard)
    board.scoring.use("Team 1")
    (view,) = board.findChildren(MatrixView)
    QApplication.processEvents()
    watch = _Painted()
    view.viewport().installEventFilter(watch)
    floor = _bare_frame(view.viewport().width(), view.viewport().height(), actions)
    steps = sorted(_drags(view, watch))
    middle, late = steps[len(steps) // 2], steps[int(len(steps) * 0.95)]
    print(
        f"drag of a dot, {actions:4} actions   p50 {middle * 1000:6.1f} ms ({middle / floor:4.1f} ×)"
        f"   p95 {late * 1000:6.1f} ms ({late / floor:4.1f} ×)   bare frame {floor * 1000:5.1f} ms",
        flush=True,
    )
    hand.leave()
    hand.window.close()


def _drags(view: MatrixView, watch: _Painted) -> Iterator[float]:
    dots = [group for group in view.sheet_scene.groups() if group.part == "dot"]
    dot = dots[len(dots) // 2]
    place = QPointF(view.mapFromScene(dot.at.x, dot.at.y))
    _mouse(view, QEvent.Type.MouseButtonPress, place, _LEFT, _LEFT)
    axes, scale = view.plot.axes, view.transform().m11() / 4
    home = view.mapFromScene(view.plot.place(3, 3).x, view.plot.place(3, 3).y)
    at = QPointF(home)
    for impact, feasibility in islice(cycle(_WAY), _STEPS):
        at += QPointF(feasibility * axes.width * scale, -impact * axes.height * scale)
        before, began = watch.count, perf_counter()
        _mouse(view, QEvent.Type.MouseMove, at, _NONE, _LEFT)
        QApplication.processEvents()
        yield perf_counter() - began
        assert watch.count > before, "this step painted nothing"
    _mouse(view, QEvent.Type.MouseButtonRelease, at, _LEFT, _NONE)


def _mouse(
    view: MatrixView, kind: QEvent.Type, place: QPointF, button: Qt.MouseButton, held: Qt.MouseButton
) -> None:
    at = view.viewport().mapToGlobal(place)
    event = QMouseEvent(kind, place, at, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def _bare_frame(width: int, height: int, dots: int) -> float:
    """Return the seconds in which Qt moves one dot among plain circles with numbers, and paints the view."""
    scene = QGraphicsScene(0, 0, width, height)
    chance = random.Random(dots)  # noqa: S311 - repeatable on purpose
    for number in range(dots):
        circle = QGraphicsEllipseItem(-10, -10, 20, 20)
        circle.setPos(chance.random() * width, chance.random() * height)
        scene.addItem(circle)
        text = QGraphicsSimpleTextItem(str(number), circle)
        text.setPos(-8, -8)
    bare = QGraphicsView(scene)
    bare.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    bare.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
    bare.resize(width, height)
    bare.show()
    QApplication.processEvents()
    times = []
    for step in range(20):
        began = perf_counter()
        circle.setPos(QPoint(step * 7 % width, step * 11 % height))
        QApplication.processEvents()
        times.append(perf_counter() - began)
    bare.close()
    return sorted(times)[len(times) // 2]
