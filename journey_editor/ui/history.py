"""History: what was done in this sitting, to go back to; what was done before it, to read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QDockWidget, QListView, QVBoxLayout, QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.kernel.words import Words, isolated
from journey_editor.layout.style import SOFT
from journey_editor.model.revision import Revision
from journey_editor.session.document import Document
from journey_editor.session.history import Done
from journey_editor.ui.labels import PlainLabel

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GREY: Final = QColor(SOFT.red, SOFT.green, SOFT.blue)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Line:
    """One line; `place` is how many entries are done there, None where one cannot go."""

    said: str
    spoken: str
    place: int | None = None
    current: bool = False
    grey: bool = False


class _Lines(QAbstractListModel):
    """The newest first: what is undone, what is done, how it began, and what was before."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._of: tuple[tuple[Done, ...], int, tuple[Revision, ...]] | None = None
        self._lines: list[_Line] = []

    def show_document(self, document: Document) -> bool:
        """Show what there is to a document; return whether that differs from what was shown."""
        now = document.entries, document.place, document.earlier
        if now == self._of:
            return False
        self._of = now
        entries, place, earlier = now
        self.beginResetModel()
        self._lines = [
            self._entry(number, entries[number - 1], place) for number in range(len(entries), 0, -1)
        ]
        self._lines.append(self._beginning(place))
        self._lines += [self._revision(one) for one in reversed(earlier)]
        self.endResetModel()
        return True

    def _entry(self, number: int, entry: Done, place: int) -> _Line:
        time, label = _local(entry.time).strftime("%H:%M"), isolated(entry.label)
        spoken = [entry.label, time]
        if number > place:
            spoken.append(self._words("undone"))
        elif number == place:
            spoken.append(self._words("the map is here"))
        return _Line(f"{time}   {label}", ", ".join(spoken), number, number == place, number > place)

    def _beginning(self, place: int) -> _Line:
        said = self._words("As it was opened")
        spoken = f"{said}, {self._words('the map is here')}" if place == 0 else said
        return _Line(said, spoken, 0, current=place == 0)

    def _revision(self, one: Revision) -> _Line:
        at, words = _local(one.time), self._words
        when = f"{words.day(at.date().isoformat())} {at:%H:%M}"
        parts = [isolated(one.label), *([isolated(one.author)] if one.author else []), when]
        return _Line(" · ".join(parts), f"{', '.join(parts)}, {words('before this sitting')}", grey=True)

    def place_of(self, index: _Index) -> int | None:
        """Return how many entries are done at a line, or None where one cannot go there."""
        return self._lines[index.row()].place if index.isValid() else None

    @property
    def here(self) -> QModelIndex:
        """The line where the map is."""
        return self.index(next((row for row, line in enumerate(self._lines) if line.current), 0))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a line says, and how it looks."""
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (
                    f"▸ {line.said}"
                    if line.current
                    else f"   {line.said}"
                    if line.place is not None
                    else line.said
                )
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case Qt.ItemDataRole.ForegroundRole if line.grey:
                return _GREY
            case Qt.ItemDataRole.FontRole if line.current:
                font = QFont()
                font.setBold(True)
                return font
        return None


class HistoryDock(QDockWidget):
    """Enter, or a double click, goes to the moment after an entry; Esc back to the map."""

    advised = Signal(str)

    def __init__(self, canvas: Canvas, words: Words, parent: QWidget) -> None:
        super().__init__(words("History"), parent)
        self.setObjectName("history")
        self._canvas = canvas
        self._words = words
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 8, 8, 8)
        hint = PlainLabel(
            words("Enter goes to the chosen moment. Nothing is lost by that."), body, wraps=True
        )
        self._lines = _Lines(words, self)
        self.list = _View(self)
        self.list.setModel(self._lines)
        self.list.setAccessibleName(words("History"))
        self.list.doubleClicked.connect(lambda _: self.go())
        column.addWidget(hint)
        column.addWidget(self.list, 1)
        self.setWidget(body)
        self.setFocusProxy(self.list)
        self.hide()

    def refresh(self) -> None:
        """Show what was done by now."""
        if not self.isHidden() and self._lines.show_document(self._canvas.document):
            self.list.setCurrentIndex(self._lines.here)
            self.list.scrollTo(self._lines.here)

    def go(self) -> None:
        """Undo or redo as far as the chosen line."""
        place = self._lines.place_of(self.list.currentIndex())
        if place is None:
            self.advised.emit(self._words("What was done before this sitting can be read, not gone back to."))
            return
        self._canvas.cancel()
        if self._canvas.finish_typing():
            words = self._words
            document = self._canvas.document
            changed = document.go_to(place, undo=words("Undo {what}"), redo=words("Redo {what}"))
            self._canvas.show_changed(changed)

    def leave(self) -> None:
        """Go back to the map."""
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)


class _View(QListView):
    """The list."""

    def __init__(self, dock: HistoryDock) -> None:
        super().__init__(dock)
        self._dock = dock
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Enter, leave with Esc."""
        if event.key() in _ENTER:
            self._dock.go()
        elif event.key() == Qt.Key.Key_Escape:
            self._dock.leave()
        else:
            super().keyPressEvent(event)


def _local(time: str) -> dt.datetime:
    """Return the moment that a revision writes, by the clock of this computer; of a stranger's file, any."""
    try:
        return dt.datetime.fromisoformat(time).astimezone()
    except (ValueError, OverflowError):
        return dt.datetime.fromtimestamp(0).astimezone()
