"""Inbox: notes that have no place yet (R-09), in a list beside the map."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDockWidget,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.carried import carrying
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import HOLDS, place_note
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Card, Lane, LaneKind, Note, Opportunity, Pain, RowKey, Step
from journey_editor.model.structure import inbox_of
from journey_editor.ui.actions import CARDS
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.lanes import lane_for

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEY = Qt.ItemDataRole.UserRole


class Inbox(QDockWidget):
    """Enter puts a note where the cursor is on the map, F2 edits it, Del deletes it; or drag it there."""

    advised = Signal(str)
    counted = Signal(int)

    def __init__(self, canvas: Canvas, icons: Path, words: Words, parent: QWidget) -> None:
        super().__init__(words("Inbox"), parent)
        self.setObjectName("inbox")
        self._canvas = canvas
        self._icons = icons
        self._words = words
        self._shown: tuple[Note, ...] | None = None
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 8, 8, 8)
        self._hint = PlainLabel(words("Enter puts a note where the cursor is on the map."), body)
        self._hint.setWordWrap(True)
        self._list = _Notes(self, body)
        self._list.setAccessibleName(words("Inbox"))
        self._list.itemChanged.connect(self._keep_text)
        column.addWidget(self._hint)
        column.addWidget(self._list, 1)
        self.setWidget(body)
        self.setFocusProxy(self._list)
        self.hide()

    def refresh(self) -> None:
        """Show what waits now."""
        notes = inbox_of(self._canvas.document.kept)
        if notes == self._shown:
            return
        self._shown = notes
        at = self._list.currentRow()
        self._list.blockSignals(True)
        self._list.clear()
        for note in notes:
            item = QListWidgetItem(QIcon(str(self._icons / f"insert-{_kind(note).value}.svg")), note.text)
            item.setData(_KEY, str(note.key))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            name = next(said for kind, said, _ in CARDS if kind == _kind(note))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{self._words(name)}: {note.text}")
            self._list.addItem(item)
        self._list.setCurrentRow(min(max(at, 0), len(notes) - 1))
        self._list.blockSignals(False)
        self.counted.emit(len(notes))

    def place(self) -> None:
        """Put the chosen notes where the cursor is."""
        canvas, selection = self._canvas, self._canvas.selection
        current = selection.current
        cell = canvas.cells.at(current) if current is not None else selection.cell
        document = canvas.document
        step = document.kept.get(Step, cell.step) if cell else None
        if cell is None or step is None:
            self.advised.emit(self._words("Choose a place on the map first."))
            return
        change, project, last = Change(), document.kept, None
        for note in self.chosen():
            lane = project.get(Lane, cell.row.id)
            before = Change()
            if (
                lane is None
                or (HOLDS.get(lane.kind) is not type(note) and not isinstance(note, Card))
                or lane.kind not in HOLDS
            ):
                before, lane = lane_for(
                    project, canvas.view, _kind(note), words=self._words, mint=document.mint
                )
            begun = before.applied_to(project)
            put = place_note(begun, note, lane=lane.id, first_step=step.id, mint=document.mint)
            change = change.then(before).then(put)
            project = put.applied_to(begun)
            last = next((key for key, edit in put if edit.after is not None), None) or last
        canvas.apply(self._words("Place card"), change)
        if last is not None:
            canvas.go_to(last)

    def remove(self) -> None:
        """Delete the chosen notes."""
        document = self._canvas.document
        self._canvas.apply(self._words("Delete"), remove(document.kept, [note.key for note in self.chosen()]))

    def chosen(self) -> list[Note]:
        """The notes that are chosen in the list, from top to bottom."""
        project = self._canvas.document.kept
        keys = [RowKey.read(item.data(_KEY)) for item in self._list.selectedItems()]
        chosen = {key for key in keys if project.row(key) is not None}
        return [note for note in inbox_of(project) if note.key in chosen]

    def _keep_text(self, item: QListWidgetItem) -> None:
        key = RowKey.read(item.data(_KEY))
        document = self._canvas.document
        if document.kept.row(key) is not None:
            self._canvas.apply(self._words("Type"), set_values(document.kept, key, text=item.text()))
        self._shown = None
        self.refresh()


class _Notes(QListWidget):
    """The list; what is dragged out of it lands on the map."""

    def __init__(self, inbox: Inbox, parent: QWidget) -> None:
        super().__init__(parent)
        self._inbox = inbox
        self.setWordWrap(True)
        self.setIconSize(QSize(16, 16))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setDragEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Place with Enter, delete with Del."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in _ENTER and not editing:
            self._inbox.place()
        elif event.key() == Qt.Key.Key_Delete and not editing:
            self._inbox.remove()
        else:
            super().keyPressEvent(event)

    def mimeData(self, items: list[QListWidgetItem]) -> QMimeData:  # type: ignore[override] # the stub says Sequence
        """Carry the keys of the notes, and their text for other programs."""
        keys = [RowKey.read(item.data(_KEY)) for item in items]
        return carrying(keys, "\n".join(item.text() for item in items))


def _fits(note: Note, lane: Lane) -> bool:
    """Whether a note can lie in a lane: a plain card in any of cards, others in their own."""
    held = HOLDS.get(lane.kind)
    return held is not None and (held is type(note) or isinstance(note, Card))


def _kind(note: Note) -> LaneKind:
    match note:
        case Pain():
            return LaneKind.PAIN
        case Opportunity():
            return LaneKind.OPPORTUNITY
        case Card(kind=kind):
            return LaneKind(kind.value)
        case _:
            return LaneKind.TEXT
