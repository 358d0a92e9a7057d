"""What a hand feels on maps of 200 to 10,000 cards, against one frame of a bare scene of as many texts.

A step is timed from the event until the window has painted, in a window of
1680 × 1050; every step must paint, so nothing is measured that nobody sees.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QGraphicsView

from journey_editor.app.resources import desk_for, faces
from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.selection import Selection
from journey_editor.canvas.text_editor import TextEditor
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.records import Card, Record, Step, Touchpoint
from journey_editor.session.document import Document
from journey_editor.surfaces.qt import QtFonts
from tests.bench.frame import bare_scene
from tests.bench.maps import large_map

_SIZES = (200, 1000, 2000, 3000, 10_000)
_WINDOW = 1680, 1050
_STEPS = 40
_WAY = (35, 0), (31, 22), (37, 25), (-33, -22), (-34, 9), (-36, -34)  # px, over several cells and back
_LEFT, _MIDDLE, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
_NO_KEYS, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def run() -> None:
    """Print median and 95th percentile of each step, in ms and as multiples of the bare frame."""
    application = QApplication.instance() or QApplication([])
    fonts = QtFonts(faces().all)
    for cards in _SIZES:
        _Map(cards, fonts).run()
    assert application is not None


class _Painted(QObject):
    """Counts what a widget paints."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.Paint
        return False


class _Pauses:
    """Notes the longest collection of garbage."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._began = 0.0

    def __call__(self, phase: str, _said: dict[str, int]) -> None:
        if phase == "start":
            self._began = perf_counter()
        else:
            self.longest = max(self.longest, perf_counter() - self._began)


class _Map:
    """One open map, and the hand on it."""

    def __init__(self, cards: int, fonts: QtFonts) -> None:
        self._name = f"{cards:,} cards"
        project = large_map(cards)
        view = View.first(project)
        assert view is not None
        self._document = Document(project, mint=Mint.seeded("hand"))
        before = _resident()
        self._canvas = canvas = Canvas(fonts, Selection(), Words())
        canvas.resize(*_WINDOW)
        canvas.show()
        self._document.listen(canvas.refresh)
        began = perf_counter()
        canvas.show_document(self._document, view, desk_for("en"))
        QApplication.processEvents()
        opened = perf_counter() - began
        self._watch = _Painted()
        self._pauses = _Pauses()
        gc.callbacks.append(self._pauses)
        canvas.viewport().installEventFilter(self._watch)
        self._floor = self._bare_frame()
        print(
            f"{self._name}: bare frame {self._floor * 1000:.1f} ms; opened in {opened * 1000:.0f} ms,"
            f" {_resident() - before} MB; {len(canvas.sheet_scene.sheet.groups):,} groups"
        )

    def run(self) -> None:
        canvas = self._canvas
        self._say("frame, whole map", self._frames())
        self._say("pan, whole map", self._pans())
        self._say("drag of a touchpoint", self._drags(self._first(Touchpoint, "box")))
        self._say("drag of a card", self._drags(self._first(Card, "card")))
        self._say("drag of a step", self._drags(self._first(Step, "title")))
        self._say("zoom from the whole map", self._zooms())
        print(f"{self._name}: pictures of groups {canvas.sheet_scene.kept / 1e6:.1f} MB")
        canvas.zoom_natural()
        QApplication.processEvents()
        self._say("zoom from natural size", self._zooms())
        self._say("pan, natural size", self._pans())
        self._say("a letter", self._letters())
        self._say("a text kept", self._texts())
        print(
            f"{self._name}: resident at the end {_resident()} MB,"
            f" longest collection of garbage {self._pauses.longest * 1000:.1f} ms"
        )
        gc.callbacks.remove(self._pauses)
        canvas.close()
        canvas.deleteLater()
        QApplication.processEvents()
        gc.collect()

    # Steps; each yields its seconds

    def _frames(self) -> Iterator[float]:
        for _ in range(5):
            yield self._timed(self._canvas.viewport().repaint)

    def _pans(self) -> Iterator[float]:
        place = self._middle()
        self._mouse(QEvent.Type.MouseButtonPress, place, _MIDDLE, _MIDDLE)
        for right, down in islice(cycle(((-41, -7), (-33, 9), (-47, -13), (61, 5), (39, -9))), _STEPS):
            place += QPoint(right, down)
            yield self._timed(partial(self._mouse, QEvent.Type.MouseMove, place, _NONE, _MIDDLE))
        self._mouse(QEvent.Type.MouseButtonRelease, place, _MIDDLE, _NONE)

    def _zooms(self) -> Iterator[float]:
        for notches in islice(cycle((1, 1, 1, -1, -1, -1)), 24):
            yield self._timed(partial(self._wheel, notches))

    def _drags(self, row: Record) -> Iterator[float]:
        canvas = self._canvas
        canvas.fit()
        QApplication.processEvents()
        place = self._grip(row)
        self._mouse(QEvent.Type.MouseMove, place, _NONE, _NONE)
        self._mouse(QEvent.Type.MouseButtonPress, place, _LEFT, _LEFT)
        for right, down in islice(cycle(_WAY), _STEPS):
            place += QPoint(right, down)
            yield self._timed(partial(self._mouse, QEvent.Type.MouseMove, place, _NONE, _LEFT))
        canvas.cancel()
        self._mouse(QEvent.Type.MouseButtonRelease, place, _LEFT, _NONE)
        QApplication.processEvents()

    def _letters(self) -> Iterator[float]:
        self._canvas.type_in(self._first(Card, "card").key)
        QApplication.processEvents()
        editor = next(one for one in self._canvas.viewport().findChildren(TextEditor) if one.isVisible())
        editor.viewport().installEventFilter(self._watch)
        for letter in "letters typed over a card on the map":
            event = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), _NO_KEYS, letter)
            yield self._timed(partial(QApplication.sendEvent, editor, event))
        self._canvas.finish_typing()
        QApplication.processEvents()

    def _texts(self) -> Iterator[float]:
        for number in range(12):
            self._canvas.type_in(self._first(Card, "card").key, typed=f"typed and kept {number} " * 4)
            QApplication.processEvents()
            yield self._timed(self._canvas.finish_typing)

    # Hands

    def _mouse(self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        viewport = self._canvas.viewport()
        place = QPointF(at)
        event = QMouseEvent(kind, place, QPointF(viewport.mapToGlobal(at)), button, held, _NO_KEYS)
        QApplication.sendEvent(viewport, event)

    def _wheel(self, notches: int) -> None:
        viewport, at = self._canvas.viewport(), self._middle()
        turned, phase = QPoint(0, 120 * notches), Qt.ScrollPhase.NoScrollPhase
        where = QPointF(viewport.mapToGlobal(at))
        event = QWheelEvent(QPointF(at), where, QPoint(), turned, _NONE, _CTRL, phase, False)
        QApplication.sendEvent(viewport, event)

    def _middle(self) -> QPoint:
        return self._canvas.viewport().rect().center()

    def _grip(self, row: Record) -> QPoint:
        """Return a place of the window where nothing lies over a row."""
        canvas = self._canvas
        group = canvas.sheet_scene.groups_of(row.key)[0]
        box = group.bounds.moved(group.at.x, group.at.y)
        for share in (0.5, 0.2, 0.8, 0.1, 0.9):
            place = canvas.mapFromScene(QPointF(box.x + share * box.width, box.centre.y))
            found = canvas.sheet_scene.group_at(canvas.mapToScene(place))
            if found is not None and found.owner == row.key:
                return place
        raise AssertionError("the row is covered")

    def _first(self, kind: type[Record], part: str) -> Record:
        """Return a row near the middle of the map."""
        groups = self._canvas.sheet_scene.sheet.groups
        found = [
            one.owner for one in groups if one.part == part and one.owner and one.owner.table == kind.table
        ]
        key = found[len(found) // 3]
        row = self._document.kept.row(key)
        assert row is not None
        return row

    # Timing

    def _timed(self, act: Callable[[], object]) -> float:
        before = self._watch.count
        began = perf_counter()
        act()
        QApplication.processEvents()
        spent = perf_counter() - began
        assert self._watch.count > before, "nothing was painted"
        return spent

    def _bare_frame(self) -> float:
        assert self._canvas.board is not None
        scene = bare_scene(self._canvas.board)
        view = QGraphicsView(scene)
        view.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        view.resize(*_WINDOW)
        view.show()
        view.fitInView(scene.itemsBoundingRect(), Qt.AspectRatioMode.KeepAspectRatio)
        QApplication.processEvents()
        spent = []
        for _ in range(5):
            began = perf_counter()
            view.viewport().repaint()
            spent.append(perf_counter() - began)
        view.close()
        return min(spent)

    def _say(self, step: str, times: Iterator[float]) -> None:
        spent = sorted(times)
        median, most = spent[len(spent) // 2], spent[min(len(spent) - 1, round(len(spent) * 0.95))]
        print(
            f"{self._name:13} {step:26} median {median * 1000:8.1f} ms  p95 {most * 1000:8.1f} ms"
            f"  ratio {median / self._floor:6.2f}  {most / self._floor:6.2f}",
            flush=True,
        )


def _resident() -> int:
    """Return how many MB are resident now; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if sys.platform != "linux" or not status.exists():
        return 0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024
