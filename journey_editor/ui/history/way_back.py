"""Way back: the history of one window's map, and what may be done while an earlier moment is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QVBoxLayout

from journey_editor.canvas.canvas import Canvas
from journey_editor.insight.standing import standing
from journey_editor.kernel.words import Words, isolated
from journey_editor.ui.actions import ACTIONS, BOARDS, HELP
from journey_editor.ui.history.banner import Banner
from journey_editor.ui.history.dock import HistoryDock
from journey_editor.ui.history.looking import Looking
from journey_editor.ui.labels import sentence
from journey_editor.ui.questions import ask_line

# What changes nothing; saving writes the map as it is, and shows it.
READING: Final = frozenset(
    {one.id for one in ACTIONS if one.menu == HELP or one.checkable or one.id.startswith("view-zoom")}
    | {*BOARDS, "file-new", "file-open", "file-quit", "edit-copy", "find-anything", "find-filter"}
    | {"view-fit", "view-fold", "view-present", "history-mark", "history-author", "history-row"}
)
_LONGEST: Final = 100  # characters of a name
_FROM_NOW: Final = frozenset({"file-save", "file-save-as", "file-merge"})


class WayBack(QObject):
    """Carries out the actions of the history; `above` is the column that has its banner, above its last."""

    advised = Signal(str)

    def __init__(
        self,
        canvas: Canvas,
        words: Words,
        actions: Mapping[str, QAction],
        window: QMainWindow,
        *,
        above: QVBoxLayout,
        finish: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._canvas = canvas
        self._window = window
        self._words = words
        self._looking = Looking(canvas, words, self, finish=finish)
        self._looking.advised.connect(self.advised)
        self._banner = Banner(self._looking, canvas, words, window)
        above.insertWidget(above.count() - 1, self._banner)
        self._dock = HistoryDock(self._looking, canvas, words, window)
        self._dock.visibilityChanged.connect(actions["view-history"].setChecked)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self._dock.hide()
        self._banner.named.connect(self.history_mark)

    def show_document(self) -> None:
        """Follow another document."""
        self._looking.follow()
        self._dock.refresh()

    def refresh(self) -> None:
        """Follow what changed in the document."""
        self._dock.refresh()

    def leave(self) -> None:
        """Show the map as it is, and no history."""
        self._looking.back()
        self._dock.hide()

    def refuses(self, action: str) -> bool:
        """Return whether an action must wait, and say why: an earlier moment is shown.

        What needs the map as it is shows that first.
        """
        if self._looking.moment is None or action in READING:
            return False
        if action in _FROM_NOW:
            self._looking.back()
            return False
        return not self._canvas.may_change()

    def history_mark(self) -> None:
        """Ask for a name of the moment that is shown, and give it that."""
        words, moment = self._words, self._looking.moment
        given = moment.checkpoint if moment is not None else ""
        name = ask_line(words("Name this moment"), words, self._window, given=given, longest=_LONGEST)
        if name is not None:
            self._looking.name(name)
            self.advised.emit(words("The history calls this moment “{name}” now.", name=isolated(name)))

    def history_row(self) -> None:
        """List who changed what is chosen, and show the moment that is chosen there."""
        from journey_editor.ui.history.row_dialog import RowDialog

        words, project = self._words, self._canvas.document.kept
        rows = [row for key in self._canvas.selection.keys if (row := project.row(key)) is not None]
        if not rows:
            self.advised.emit(words("Choose first what you want to know this of."))
            return
        title = "; ".join(standing(project, row, words) for row in rows)
        keys, past = [row.key for row in rows], self._looking.past
        if next(past.touching(*keys), None) is None:
            self.advised.emit(words("Nobody changed this since the history began."))
            return
        dialog = RowDialog(past, keys, words, self._window, title=sentence(title))
        if dialog.exec() and dialog.chosen is not None:
            self._dock.show()
            self._dock.refresh()
            self._dock.show_line(dialog.chosen)
            self._dock.setFocus()
        dialog.deleteLater()

    def view_history(self) -> None:
        """Show what was done and look there, or take it away."""
        shown = self._dock.isHidden()
        self._dock.setVisible(shown)
        self._dock.refresh()
        (self._dock if shown else self._canvas).setFocus()
