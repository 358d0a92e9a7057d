"""Outline model: the contents of a map as Qt's trees read them, kept in step row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QIcon

from journey_editor.insight.contents import Heading, Node
from journey_editor.model.fields import Line, Prose, columns_of
from journey_editor.model.records import Record, RowKey

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_NAMES: Final = ("title", "text")


def name_field(row: Record) -> tuple[str, Line | Prose] | None:
    """Return the field that holds what a row is called, or None where it has none."""
    for column in columns_of(type(row)):
        if column.name in _NAMES and isinstance(column.field, Line | Prose):
            return column.name, column.field
    return None


class _Item:
    """One row of the tree; `at` is its place among its siblings."""

    __slots__ = ("above", "at", "below", "node", "number")

    def __init__(self, node: Node | None, above: _Item | None, number: int) -> None:
        self.node = node
        self.above = above
        self.number = number
        self.at = 0
        self.below: list[_Item] = []

    @property
    def name(self) -> RowKey | Heading | None:
        return self.node.name if self.node is not None else None

    def count_from(self, first: int) -> None:
        for at in range(first, len(self.below)):
            self.below[at].at = at


class OutlineModel(QAbstractItemModel):
    """Shows a tree of nodes.

    `said`, `spoken` and `icon` say how; `keep(key, field, text)` takes what is
    typed.  An update touches only what differs, so that whoever shows the tree
    keeps what is unfolded, chosen and scrolled to.
    """

    def __init__(
        self,
        said: Callable[[Node], str],
        spoken: Callable[[Node], str],
        icon: Callable[[Node], QIcon],
        keep: Callable[[RowKey, str, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._said, self._spoken, self._icon, self._keep = said, spoken, icon, keep
        self._numbers = 0
        self._items: dict[int, _Item] = {}
        self._named: dict[RowKey | Heading, _Item] = {}
        self._root = _Item(None, None, 0)
        self._bold = QFont()
        self._bold.setBold(True)

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        """Show these nodes from now on."""
        self._follow(self._root, nodes)

    def index_of(self, key: RowKey) -> QModelIndex:
        """Return where a row stands; not valid where it does not."""
        item = self._named.get(key)
        return self._index(item) if item is not None else QModelIndex()

    def node_at(self, index: Index) -> Node | None:
        """Return what stands at an index."""
        return self._item(index).node

    def key_at(self, index: Index) -> RowKey | None:
        """Return the row that stands at an index, or None for a heading."""
        name = self._item(index).name
        return name if isinstance(name, RowKey) else None

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Return the index of a child."""
        below = self._item(parent).below
        if column or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, 0, below[row].number)

    def parent(self, child: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override] # QObject has one without a child
        """Return the index above."""
        above = self._item(child).above
        return self._index(above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many children there are."""
        return len(self._item(parent).below)

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        """Return that there is one column."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen, and typed over where they have a name of their own."""
        node = self._item(index).node
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        if isinstance(node.holds, Heading):
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if name_field(node.holds) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return how a row looks, sounds and what is typed over."""
        node = self._item(index).node
        if node is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._said(node)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(node)
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(node)
            case Qt.ItemDataRole.FontRole if isinstance(node.holds, Heading):
                return self._bold
            case Qt.ItemDataRole.EditRole if not isinstance(node.holds, Heading):
                named = name_field(node.holds)
                return getattr(node.holds, named[0]) if named else None
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed."""
        node = self._item(index).node
        if role != Qt.ItemDataRole.EditRole or node is None or isinstance(node.holds, Heading):
            return False
        named = name_field(node.holds)
        if named is None:
            return False
        self._keep(node.holds.key, named[0], str(value))
        return True

    # Following

    def _follow(self, item: _Item, nodes: Sequence[Node]) -> None:
        """Make what lies below `item` the same as `nodes`."""
        below = item.below
        if len(below) == len(nodes) and all(
            child.node is not None and child.node.holds is node.holds
            for child, node in zip(below, nodes, strict=True)
        ):
            for child, node in zip(below, nodes, strict=True):
                self._renew(child, node)
            return
        self._drop(item, {node.name for node in nodes})
        here = {child.name for child in item.below}
        at = 0
        for known, run in groupby(nodes, lambda node: node.name in here):
            arrived = list(run)
            if not known:
                self._insert(item, at, arrived)
            else:
                for place, node in enumerate(arrived, at):
                    self._bring(item, place, node)
            at += len(arrived)

    def _drop(self, item: _Item, wanted: set[RowKey | Heading]) -> None:
        for gone, run in groupby(reversed(item.below[:]), lambda child: child.name not in wanted):
            if gone:
                leaving = list(run)
                first, last = leaving[-1].at, leaving[0].at
                self.beginRemoveRows(self._index(item), first, last)
                del item.below[first : last + 1]
                item.count_from(first)
                for child in leaving:
                    self._forget(child)
                self.endRemoveRows()

    def _insert(self, item: _Item, at: int, nodes: Sequence[Node]) -> None:
        self.beginInsertRows(self._index(item), at, at + len(nodes) - 1)
        item.below[at:at] = [self._grown(node, item) for node in nodes]
        item.count_from(at)
        self.endInsertRows()

    def _bring(self, item: _Item, at: int, node: Node) -> None:
        """Put a child that is there at its place, with what is new of it and below it."""
        child = item.below[at]
        if child.name != node.name:
            child = next(one for one in item.below[at:] if one.name == node.name)
            above = self._index(item)
            self.beginMoveRows(above, child.at, child.at, above, at)
            item.below.insert(at, item.below.pop(child.at))
            item.count_from(at)
            self.endMoveRows()
        self._renew(child, node)

    def _renew(self, child: _Item, node: Node) -> None:
        old, child.node = child.node, node
        assert old is not None
        if old.holds is not node.holds or old.leads_to is not node.leads_to:
            self.dataChanged.emit(self._index(child), self._index(child))
        if old.below or node.below:
            self._follow(child, node.below)

    def _grown(self, node: Node, above: _Item) -> _Item:
        self._numbers += 1
        item = _Item(node, above, self._numbers)
        self._items[item.number] = self._named[node.name] = item
        item.below = [self._grown(below, item) for below in node.below]
        item.count_from(0)
        return item

    def _forget(self, item: _Item) -> None:
        del self._items[item.number]
        name = item.name
        if name is not None and self._named.get(name) is item:  # it may stand elsewhere by now
            del self._named[name]
        for child in item.below:
            self._forget(child)

    def _item(self, index: Index) -> _Item:
        return self._items[index.internalId()] if index.isValid() else self._root

    def _index(self, item: _Item) -> QModelIndex:
        return self.createIndex(item.at, 0, item.number) if item is not self._root else QModelIndex()
