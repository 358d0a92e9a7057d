"""Merging: copies that came back, taken into the map of one window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.origin_marks import OriginMarks
from journey_editor.kernel.words import unisolated
from journey_editor.model.merge import News
from journey_editor.model.records import RowKey
from journey_editor.session.exchange import NEWER, Exchange
from journey_editor.ui.boards import MAP
from journey_editor.ui.history.way_back import READING
from journey_editor.ui.merge.panel import WIDE, MergePanel
from journey_editor.ui.merge.reading import Reading
from journey_editor.ui.merge.said import came, named
from journey_editor.ui.program import Program
from journey_editor.ui.questions import ask_sources, ask_undecided, say
from journey_editor.ui.work import Work

_MEANWHILE: Final = READING - {"view-history", "history-mark", "history-row"}


class Merging(QObject):
    """Shows what a merge would make of the map, in which nothing can be changed, until it is made or left.

    `beside` gives its place beside the map away meanwhile.  `finish()` keeps
    what is being typed and returns whether nothing is open any more.
    """

    advised = Signal(str)

    def __init__(
        self,
        program: Program,
        canvas: Canvas,
        actions: Mapping[str, QAction],
        window: QMainWindow,
        *,
        beside: QWidget,
        finish: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._program = program
        self._canvas = canvas
        self._actions = actions
        self._window = window
        self._beside = beside
        self._finish = finish
        self._reading: Reading | None = None
        self._panel: MergePanel | None = None
        self._marks: OriginMarks | None = None
        canvas.laid_out.connect(self._mark)

    def ask(self) -> None:
        """Ask for the copies, and begin."""
        words, path = self._program.words, self._canvas.document.path
        kinds = f"{words('Journey maps')} (*.journey)"
        if chosen := ask_sources(words("Merge copies"), kinds, path, self._window):
            self.begin(chosen)

    def begin(self, paths: Sequence[Path]) -> None:
        """Read copies aside, and show what they bring."""
        words, canvas = self._program.words, self._canvas
        canvas.cancel()
        if self._reading is not None or not self._finish():
            return
        document = canvas.document
        if document.newer is not None:
            say(words(NEWER, file=document.newer), words, self._window)
            return
        document.look_ahead(document.kept)  # nobody changes meanwhile what the copies are merged with
        self._reading = Reading(document, paths, words)
        work = Work(self._reading.run, words("Reading the copies …"), words, self._window)
        work.ended.connect(self._show, Qt.ConnectionType.QueuedConnection)
        work.start()

    def refuses(self, action: str) -> bool:
        """Return whether an action must wait until the merge is made or left, and say so."""
        if self._reading is None or action in _MEANWHILE:
            return False
        return not self._canvas.may_change()

    def follow(self) -> None:
        """Merge nothing any more where another document is shown."""
        if self._reading is not None and self._reading.document is not self._canvas.document:
            self._end()

    def _show(self) -> None:
        """Show what was read."""
        reading, words = self._reading, self._program.words
        if reading is None:
            return
        if reading.failed:
            say(reading.failed[0], words, self._window, details=reading.failed[1:])
        exchange = reading.exchange
        if exchange is None:
            self._end()
            return
        merged = [one.merged for one in exchange.arrivals]
        if not exchange.change and not any(one.clashes or one.joins for one in merged):
            self._merge(exchange)
            return
        for copy in reading.read.values():
            reading.document.pictures.take(copy.file.pictures)
        self._open(exchange)

    def _open(self, exchange: Exchange) -> None:
        if not self._canvas.isVisible():
            self._actions[MAP].trigger()
        self._marks = OriginMarks(self._canvas.sheet_scene)
        panel = self._panel = MergePanel(exchange, self._program.words, self._window)
        panel.changed.connect(self._preview)
        panel.chosen.connect(self._go_to)
        panel.agreed.connect(self._agree)
        panel.left.connect(self._leave)
        self._beside.hide()
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, panel)
        self._window.resizeDocks([panel], [WIDE], Qt.Orientation.Horizontal)
        self._preview()
        panel.look()
        panel.setFocus()

    def _preview(self) -> None:
        assert self._reading is not None
        assert self._panel is not None
        self._reading.document.look_ahead(self._panel.exchange.project)

    def _mark(self) -> None:
        """Mark on the map what came from whom."""
        if self._marks is not None and self._panel is not None:
            self._marks.show_origins(self._panel.exchange.origins())

    def _go_to(self, key: RowKey) -> None:
        if self._canvas.document.kept.row(key) is not None:
            self._canvas.go_to(key)
        else:
            self._canvas.selection.choose([])

    def _agree(self) -> None:
        """Make the merge; ask first where something is undecided."""
        assert self._panel is not None
        exchange, words = self._panel.exchange, self._program.words
        if exchange.undecided == 0 or ask_undecided(exchange.undecided, words, self._window):
            self._merge(exchange)
        else:
            self._panel.go_on()

    def _merge(self, exchange: Exchange) -> None:
        """Take in what came, as one entry of undo; what has nothing new is remembered all the same."""
        words, reading = self._program.words, self._reading
        assert reading is not None
        self._end()
        document, change = reading.document, exchange.change
        if exchange.brings_any:
            label = unisolated(words("Merge {files}", files=named(exchange.arrivals, words)))
            document.merge(label, change, exchange.lines(), exchange.tips(), names=exchange.names())
        for path, copy in reading.read.items():
            if document.path is not None and path.absolute() == document.path.absolute():
                document.own_file.took_in(copy.file.digest)
        if change:
            self._canvas.show_changed(change)
            said = came(News.of(change), words)
            self.advised.emit(words("Merged: {what}. Undo takes all of it back.", what=said))
        else:
            self.advised.emit(words("Nothing new in {files}.", files=named(exchange.arrivals, words)))

    def _leave(self) -> None:
        self._end()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        """Show the map as it is, with all that stood beside it."""
        reading, self._reading = self._reading, None
        marks, self._marks = self._marks, None
        panel, self._panel = self._panel, None
        if marks is not None:
            marks.leave()
        if panel is not None:
            self._window.removeDockWidget(panel)
            panel.deleteLater()
            self._beside.show()
        if reading is not None:
            reading.document.look_ahead(None)
