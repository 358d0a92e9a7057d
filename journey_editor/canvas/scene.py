"""Scene: one item for each group of a sheet, kept in step by comparing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from journey_editor.canvas.items import GroupItem
from journey_editor.layout.marks import Group, Sheet
from journey_editor.model.records import RowKey
from journey_editor.surfaces.qt import QtFonts

ROOM = 40.0  # mm around the sheet that can be scrolled to

_Name = tuple[RowKey | None, str]


class SheetScene(QGraphicsScene):
    """Shows a sheet; items whose group is unchanged are not touched."""

    def __init__(self, fonts: QtFonts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fonts = fonts
        self._items: dict[_Name, GroupItem] = {}
        self.sheet = Sheet(0, 0, ())

    def show_sheet(self, sheet: Sheet) -> None:
        """Show `sheet` from now on."""
        self.sheet = sheet
        gone = self._items
        self._items = {}
        for place, group in enumerate(sheet.groups):
            name = group.owner, group.part
            assert name not in self._items, name
            item = gone.pop(name, None)
            if item is None:
                item = GroupItem(group, self._fonts)
                self.addItem(item)
            else:
                item.show_group(group)
            if item.zValue() != place:
                item.setZValue(place)
            self._items[name] = item
        for item in gone.values():
            self.removeItem(item)
        area = QRectF(-ROOM, -ROOM, sheet.width + 2 * ROOM, sheet.height + 2 * ROOM)
        if area != self.sceneRect():
            self.setSceneRect(area)

    def items_of(self, key: RowKey) -> list[GroupItem]:
        """Return every item that stands for a row."""
        return [item for (owner, _), item in self._items.items() if owner == key]

    def group_at(self, place: QPointF) -> Group | None:
        """Return the topmost group at `place` that stands for a row."""
        for item in self.items(place):
            if isinstance(item, GroupItem) and item.shown.owner is not None:
                return item.shown
        return None

    def groups(self) -> tuple[Group, ...]:
        """Return every group that stands for a row, in the order of the sheet."""
        return tuple(group for group in self.sheet.groups if group.owner is not None)

    def groups_of(self, key: RowKey) -> list[Group]:
        """Return the groups that stand for a row."""
        return [item.shown for item in self.items_of(key)]
