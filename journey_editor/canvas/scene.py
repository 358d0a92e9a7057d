"""Scene: one item for each group of a sheet, kept in step by comparing."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from journey_editor.canvas.items import GroupItem
from journey_editor.layout.marks import Group, Sheet
from journey_editor.model.records import RowKey
from journey_editor.surfaces.qt import QtFonts

_DIM: Final = 0.2


class SheetScene(QGraphicsScene):
    """Shows a sheet; items whose group is unchanged are not touched."""

    def __init__(self, fonts: QtFonts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fonts = fonts
        self._items: dict[RowKey | None, dict[str, GroupItem]] = {}  # by owner, then by part
        self._plain: AbstractSet[RowKey] | None = None
        self.sheet = Sheet(0, 0, ())

    def show_sheet(self, sheet: Sheet) -> None:
        """Show `sheet` from now on."""
        self.sheet = sheet
        gone, self._items = self._items, {}
        for place, group in enumerate(sheet.groups):
            parts = self._items.setdefault(group.owner, {})
            assert group.part not in parts, (group.owner, group.part)
            item = gone.get(group.owner, {}).pop(group.part, None)
            if item is None:
                item = GroupItem(group, self._fonts)
                self.addItem(item)
            else:
                item.show_group(group)
            item.setZValue(place)
            if self._plain is not None:
                self._shade(item)
            parts[group.part] = item
        for parts in gone.values():
            for item in parts.values():
                self.removeItem(item)
        self.setSceneRect(QRectF(0, 0, sheet.width, sheet.height))

    def emphasise(self, keys: AbstractSet[RowKey] | None) -> None:
        """Dim every row but these from now on, whatever sheet is shown; with None no row is."""
        before, self._plain = self._plain, keys
        for owner, parts in self._items.items():
            if owner is not None and _is_dim(owner, before) != _is_dim(owner, keys):
                for item in parts.values():
                    self._shade(item)

    def _shade(self, item: GroupItem) -> None:
        owner = item.shown.owner
        item.setOpacity(_DIM if owner is not None and _is_dim(owner, self._plain) else 1.0)

    def items_of(self, key: RowKey) -> list[GroupItem]:
        """Return every item that stands for a row."""
        return list(self._items.get(key, {}).values())

    def group_at(self, place: QPointF) -> Group | None:
        """Return the topmost group at `place` that stands for a row."""
        for item in self.items(place):
            if isinstance(item, GroupItem):
                group = item.shown
                if group.owner is not None and item in self.items_of(group.owner):
                    return group
        return None

    def groups(self) -> tuple[Group, ...]:
        """Return every group that stands for a row, in the order of the sheet."""
        return tuple(group for group in self.sheet.groups if group.owner is not None)

    def groups_of(self, key: RowKey) -> list[Group]:
        """Return the groups that stand for a row."""
        return [item.shown for item in self.items_of(key)]


def _is_dim(owner: RowKey, plain: AbstractSet[RowKey] | None) -> bool:
    return plain is not None and owner not in plain
