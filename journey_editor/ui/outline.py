"""Outline: the whole map as a tree at the left, in step with the canvas both ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDockWidget,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.selection import Selection
from journey_editor.canvas.speech import spoken
from journey_editor.insight.contents import Heading, Node, contents
from journey_editor.insight.naming import name_of
from journey_editor.kernel.words import Words, shortened
from journey_editor.layout.desk import Desk
from journey_editor.layout.transitions import look
from journey_editor.layout.view import View
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Card, Experience, RowKey, Transition
from journey_editor.session.document import Document
from journey_editor.ui.outline_model import OutlineModel, name_field

_WIDTH: Final = 280  # px
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_SELECT: Final = QItemSelectionModel.SelectionFlag
_LONGEST: Final = 120  # characters of a line


class Outline(QDockWidget):
    """The tree in its dock; it follows only while it can be seen."""

    def __init__(
        self,
        canvas: Canvas,
        selection: Selection,
        actions: Mapping[str, QAction],
        words: Words,
        parent: QWidget,
    ) -> None:
        super().__init__(words("Outline"), parent)
        self.setObjectName("outline")
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetClosable | QDockWidget.DockWidgetFeature.DockWidgetMovable
        )
        self._canvas = canvas
        self._selection = selection
        self._words = words
        self._icons = {id_: action.icon() for id_, action in actions.items()}
        self._open: tuple[Document, View, Desk] | None = None
        self._seen: Project | None = None
        self._following = False
        self.model = OutlineModel(self._said, self._spoken, self._icon, self._keep, self)
        self.tree = _Tree(self)
        self.tree.setAccessibleName(words("Outline"))
        self.tree.setModel(self.model)
        self.tree.left.connect(canvas.setFocus)
        self.tree.selectionModel().selectionChanged.connect(self._choose)
        self.setWidget(self.tree)
        self.hide()
        selection.changed.connect(self._follow_selection)

    def show_document(self, document: Document, view: View, desk: Desk) -> None:
        """Show another document from its start."""
        self._open = document, view, desk
        self._seen = None
        self.refresh()
        self.tree.collapseAll()

    def refresh(self) -> None:
        """Follow what changed in the document, if anybody sees it."""
        if self._open is None or self.isHidden() or self._seen is self._open[0].kept:
            return
        document, view, _ = self._open
        self._seen = document.kept
        self.tree.setEnabled(document.may_change)
        self._following = True
        self.model.show_nodes(contents(document.kept, journey=view.journey, variant=view.variant))
        self._following = False
        self._follow_selection()

    def commit(self) -> None:
        """Keep what is being typed in the tree."""
        self.tree.commit()

    def sizeHint(self) -> QSize:
        """Ask for room for a line of words."""
        return QSize(_WIDTH, 400)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        self.refresh()
        self._follow_selection()

    # In step

    def _choose(self) -> None:
        """Choose on the map what is chosen in the tree, in the order in which it was."""
        if self._following:
            return
        chosen = [self.model.key_at(index) for index in self.tree.selectionModel().selectedIndexes()]
        order = {key: at for at, key in enumerate(self._selection.keys)}
        keys = (key for key in chosen if key is not None)
        self._following = True
        self._selection.choose(sorted(keys, key=lambda key: order.get(key, len(order))))
        self._following = False
        if self._selection.current is not None:
            self._canvas.show_row(self._selection.current)

    def _follow_selection(self) -> None:
        """Choose in the tree what is chosen on the map; a point of a curve stands for its place."""
        if self._following or self._open is None or self.isHidden():
            return
        project = self._open[0].kept
        rows = (project.row(key) for key in self._selection.keys)
        keys = [row.subject if isinstance(row, Experience) else row.key for row in rows if row is not None]
        places = [index for key in keys if (index := self.model.index_of(key)).isValid()]
        self._following = True
        chosen = self.tree.selectionModel()
        chosen.clearSelection()
        for index in places:
            chosen.select(index, _SELECT.Select)
        if places:
            chosen.setCurrentIndex(places[-1], _SELECT.NoUpdate)
            self.tree.scrollTo(places[-1])
        self._following = False

    # What the tree shows

    def _said(self, node: Node) -> str:
        assert self._open is not None
        document, _, desk = self._open
        row = node.holds
        if isinstance(row, Heading):
            return self._words(row.value)
        if isinstance(row, Transition):
            parts = [f"→ {_cut(node.leads_to.title) if node.leads_to else ''}", look(row, desk).badge]
            return " · ".join(part for part in parts if part)
        return _cut(name_of(document.kept, row.key, self._words))

    def _spoken(self, node: Node) -> str:
        assert self._open is not None
        if isinstance(node.holds, Heading):
            return self._words(node.holds.value)
        return spoken(self._open[0].kept, node.holds.key, self._words)

    def _icon(self, node: Node) -> QIcon:
        row = node.holds
        if isinstance(row, Heading):
            return QIcon()
        kind = row.kind.value if isinstance(row, Card) else row.table
        return self._icons.get(f"insert-{kind}", QIcon())

    def _keep(self, key: RowKey, field: str, text: str) -> None:
        assert self._open is not None
        document = self._open[0]
        if document.kept.row(key) is not None:
            document.apply(self._words("Type"), set_values(document.kept, key, **{field: text}))


class _Tree(QTreeView):
    """A tree in which Enter and F2 type over the current row, and Esc goes back to the map."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typing = _Typing(self)
        self.setItemDelegate(self._typing)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(16, 16))
        self.setIndentation(16)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QTreeView.Shape.NoFrame)

    def commit(self) -> None:
        """Keep what is being typed."""
        if self.state() == QAbstractItemView.State.EditingState:
            self._typing.finish()

    def event(self, event: QEvent) -> bool:
        """Keep F2 to the tree: it types here, not on the map."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F2
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type over the current row, or leave."""
        if self.state() == QAbstractItemView.State.EditingState:
            return  # the line that is typed in lets Enter and Esc through
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            current = self.currentIndex()
            if current.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(current)
            elif current.isValid():
                self.setExpanded(current, not self.isExpanded(current))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Typing(QStyledItemDelegate):
    """Lets a name be typed on one line; breaks in a text that is not touched stay."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor: QLineEdit | None = None

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Show where the cursor is as chosen, where nothing is or on a heading: it is not seen by itself."""
        super().initStyleOption(option, index)
        tree = self.parent()
        assert isinstance(tree, QTreeView)
        here = tree.hasFocus() and tree.currentIndex() == index
        heading = not index.flags() & Qt.ItemFlag.ItemIsSelectable
        if here and (heading or not tree.selectionModel().hasSelection()):
            option.state |= QStyle.StateFlag.State_Selected

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Return a line that takes no more than the field."""
        model = index.model()
        assert isinstance(model, OutlineModel)
        node = model.node_at(index)
        assert node is not None
        assert not isinstance(node.holds, Heading)
        named = name_field(node.holds)
        assert named is not None
        editor = self._editor = QLineEdit(parent)
        editor.setMaxLength(max(named[1].longest, 2 * len(str(index.data(Qt.ItemDataRole.EditRole)))))
        editor.setObjectName("outline-editor")
        return editor

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Forget the line."""
        self._editor = None
        super().destroyEditor(editor, index)

    def finish(self) -> None:
        """Keep what is typed and close the line."""
        if self._editor is not None:
            editor = self._editor
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)


def _cut(text: str) -> str:
    return shortened(text, longest=_LONGEST)
