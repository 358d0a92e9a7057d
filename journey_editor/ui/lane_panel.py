"""Lane panel: every lane of the journey in a list: shown or hidden, renamed, moved and folded."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDockWidget,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journey_editor.canvas.selection import Selection
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.lanes import shift_lane
from journey_editor.model.edits.values import set_values
from journey_editor.model.fields import text_field
from journey_editor.model.records import Lane, Note, RowKey
from journey_editor.model.structure import lanes_of
from journey_editor.ui.journeys import Journeys
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.one_line import OneLine

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ID: Final = Qt.ItemDataRole.UserRole


class LanePanel(QDockWidget):
    """Space shows or hides a lane, F2 renames it, Ctrl+Up and Ctrl+Down move it, Enter chooses it."""

    advised = Signal(str)
    left = Signal()  # with Esc, for the map

    def __init__(self, journeys: Journeys, selection: Selection, words: Words, parent: QWidget) -> None:
        super().__init__(words("List of lanes"), parent)
        self.setObjectName("lanes")
        self._journeys = journeys
        self._selection = selection
        self._words = words
        self._said: list[tuple[str, str, bool, str]] = []
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 8, 8, 8)
        hint = "Space shows or hides a lane, Ctrl with the arrows moves it, F2 renames it."
        column.addWidget(PlainLabel(words(hint), body, wraps=True))
        self.list = _Lanes(body)
        self.list.setAccessibleName(words("List of lanes"))
        self.list.itemChanged.connect(self._keep)
        typing = OneLine(self.list, text_field(Lane, "title").longest)
        typing.full.connect(self._refuse)
        self.list.setItemDelegate(typing)
        self.list.moved.connect(self._move)
        self.list.picked.connect(self._choose)
        self.list.left.connect(self.left)
        column.addWidget(self.list, 1)
        self.setWidget(body)
        self.setFocusProxy(self.list)
        self.hide()

    def refresh(self) -> None:
        """Show the lanes as they are now, where the list is shown."""
        if not self.isVisible():
            return
        view = self._journeys.view
        self.list.setEnabled(self._journeys.document.may_change)
        said = [
            (lane.id, lane.title, lane.shown and lane.id not in view.hidden, self._words(side.value))
            for lane, side in lanes_of(self._journeys.document.project, view.journey, hidden=True)
        ]
        if said == self._said:
            return
        self._said = said
        at = self.list.currentItem().data(_ID) if self.list.currentRow() >= 0 else None
        self.list.blockSignals(True)
        self.list.clear()
        for id_, title, shown, side in said:
            item = QListWidgetItem(title)
            item.setData(_ID, id_)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title or self._words('Lane')}, {side}")
            self.list.addItem(item)
            if id_ == at:
                self.list.setCurrentItem(item)
        if at is None and said:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    def commit(self) -> None:
        """Keep the title that is being typed."""
        self.list.finish()

    def view_lanes(self) -> None:
        """Show the list, or hide it."""
        self.setVisible(not self.isVisible())
        if self.isVisible():
            chosen, ids = self._chosen(), [id_ for id_, *_ in self._said]
            if chosen is not None and chosen.id in ids:
                self.list.setCurrentRow(ids.index(chosen.id))
            self.setFocus()
        else:
            self.left.emit()

    def view_fold(self) -> None:
        """Fold the chosen lane, or that of the chosen card; unfold it where it is folded."""
        lane = self._chosen()
        if lane is None:
            self.advised.emit(self._words("Choose a lane first."))
        else:
            self.fold(lane.id, lane.id not in self._journeys.view.folded)

    def fold(self, lane: str, folded: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Draw of a lane only its label and a count, or all of it; nobody but this window sees that."""
        view = self._journeys.view
        self._selection.choose([RowKey(Lane.table, lane)])
        self._journeys.show(replace(view, folded=view.folded | {lane} if folded else view.folded - {lane}))

    def _chosen(self) -> Lane | None:
        project, cell = self._journeys.document.kept, self._selection.cell
        key = cell.row if cell is not None else self._selection.current
        row = project.row(key) if key is not None else None
        if isinstance(row, Note):
            row = project.get(Lane, row.lane)
        return row if isinstance(row, Lane) else None

    def _lane(self, item: QListWidgetItem) -> Lane | None:
        return self._journeys.document.kept.get(Lane, item.data(_ID))

    def _keep(self, item: QListWidgetItem) -> None:
        """Keep the tick or the title that was changed."""
        lane = self._lane(item)
        if lane is None:
            return
        shown = item.checkState() == Qt.CheckState.Checked
        if item.text() != lane.title:
            self._apply("Type", set_values(self._journeys.document.kept, lane.key, title=item.text()))
        elif shown:
            self._journeys.show_lane(lane, shown=True)
        elif lane.shown:
            self._apply("Hide lane", set_values(self._journeys.document.kept, lane.key, shown=False))

    def _move(self, item: QListWidgetItem, down: int) -> None:
        document, lane = self._journeys.document, self._lane(item)
        if lane is not None:
            order = [one for one, *_ in self._said]
            change = shift_lane(document.kept, lane, down, drawn=order, mint=document.mint)
            self._apply("Move lane", change)

    def _choose(self, item: QListWidgetItem) -> None:
        lane = self._lane(item)
        if lane is not None:
            self._selection.choose([lane.key])

    def _refuse(self, longest: int) -> None:
        said = "This text is too long to keep here ({n} characters); shorten it, or press Esc."
        self.advised.emit(self._words(said, n=self._words.number(longest)))

    def _apply(self, label: str, change: Change) -> None:
        self._journeys.document.apply(self._words(label), change)


class _Lanes(QListWidget):
    """A list in which Ctrl with the arrows moves what is current."""

    moved = Signal(QListWidgetItem, int)
    picked = Signal(QListWidgetItem)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )

    def finish(self) -> None:
        """Keep the title that is being typed, if any is."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()  # the line keeps what is typed when it is left

    def event(self, event: QEvent) -> bool:
        """Keep F2 and Del to the list: they do not mean the map here."""
        own = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete)
        if own and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, choose or leave; all else is the list's."""
        item = self.currentItem()
        typing = self.state() == QAbstractItemView.State.EditingState
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.currentRow() < 0 or typing:
            super().keyPressEvent(event)
        elif held == Qt.KeyboardModifier.ControlModifier and event.key() in _STEPS:
            self.moved.emit(item, _STEPS[Qt.Key(event.key())])
        elif event.key() in _ENTER:
            self.picked.emit(item)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
