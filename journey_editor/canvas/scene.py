"""Scene: a sheet as its ground, and over it what the editor draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsScene

from journey_editor.canvas.places import Places, extent
from journey_editor.canvas.stamps import Seen, Stamps, is_exact
from journey_editor.canvas.touch import touches
from journey_editor.kernel.geometry import Rect
from journey_editor.layout.marks import Group, Sheet
from journey_editor.model.records import RowKey
from journey_editor.surfaces.qt import QtFonts

_DIM: Final = 0.2


class SheetScene(QGraphicsScene):
    """Shows a sheet, and paints what differs from the sheet before.

    The groups of the sheet are no items: ten thousand items cost more to keep
    and to ask for painting than their pictures cost to be drawn.
    """

    def __init__(self, fonts: QtFonts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)  # its items are few, and move
        self._fonts = fonts
        self._places = Places()
        self._stamps = Stamps(fonts)
        self._plain: AbstractSet[RowKey] | None = None
        self._hidden: RowKey | None = None
        fonts.pictures.come.connect(self._draw_anew)

    @property
    def sheet(self) -> Sheet:
        """The sheet that is shown."""
        return self._places.sheet

    @property
    def sharp(self) -> bool:
        """Whether nothing was drawn by a stretched picture; else it wants to be drawn again."""
        return self._stamps.sharp

    @property
    def kept(self) -> int:
        """How many bytes the pictures of groups take."""
        return self._stamps.size

    def show_sheet(self, sheet: Sheet) -> None:
        """Show `sheet` from now on."""
        self._update(self._places.show(sheet))
        self.setSceneRect(QRectF(0, 0, sheet.width, sheet.height))

    def _draw_anew(self) -> None:
        """Draw everything again, because pictures that were not unpacked are there now."""
        self._stamps = Stamps(self._fonts)
        self.update()

    def _update(self, parts: list[Rect]) -> None:
        for part in parts:
            self.update(part.x, part.y, part.width, part.height)

    def emphasise(self, keys: AbstractSet[RowKey] | None) -> None:
        """Dim every row but these from now on, whatever sheet is shown; with None no row is."""
        before, self._plain = self._plain, keys
        if before != keys:
            self.update()

    def strength(self, key: RowKey) -> float:
        """Return how strongly a row is drawn, up to 1."""
        return 1.0 if self._plain is None or key in self._plain else _DIM

    def hide_writing(self, key: RowKey | None) -> None:
        """Draw the groups of a row that hold its text no more, because it is typed over; None ends that."""
        before, self._hidden = self._hidden, key
        if before != key:
            rows = [one for one in (before, key) if one is not None]
            self._update([extent(group) for row in rows for group in self.groups_of(row) if group.writing])

    def hides(self, group: Group) -> bool:
        """Whether a group is not drawn now."""
        return group.writing is not None and group.owner is not None and group.owner == self._hidden

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw the sheet."""
        self.draw_sheet(painter, [Rect(rect.x(), rect.y(), rect.width(), rect.height())])

    def draw_sheet(self, painter: QPainter, areas: Sequence[Rect]) -> None:
        """Draw what of the sheet may be seen in some areas of it."""
        self._stamps.draw(self._seen(areas, finely=is_exact(painter)), painter)

    def _seen(self, areas: Sequence[Rect], *, finely: bool) -> Iterator[Seen]:
        """Yield what may be seen: whole bunches, whose pictures are set at once, or with `finely` no more."""
        plain, hidden = self._plain, self._hidden
        for lies in self._places.lying(areas):
            groups = lies.within(areas) if finely else lies.groups
            if plain is None and (hidden is None or all(one.owner != hidden for one in groups)):
                yield Seen(lies.at, groups)
                continue
            for group in groups:
                if not self.hides(group):
                    owner = group.owner
                    shade = 1.0 if plain is None or owner is None or owner in plain else _DIM
                    yield Seen(lies.at, (group,), shade)

    def group_at(self, place: QPointF) -> Group | None:
        """Return the topmost group at `place` that stands for a row."""
        found = self.groups_in(Rect(place.x(), place.y(), 0, 0))
        return found[-1] if found else None

    def groups_in(self, area: Rect) -> list[Group]:
        """Return the groups that stand for a row and are touched by `area`, from back to front."""
        return [
            group
            for group in self._places.within([area])
            if group.owner is not None and not self.hides(group) and touches(group, area, self._fonts)
        ]

    def groups(self) -> tuple[Group, ...]:
        """Return every group that stands for a row, in the order of the sheet."""
        return tuple(group for group in self.sheet.groups if group.owner is not None)

    def groups_of(self, key: RowKey) -> list[Group]:
        """Return the groups that stand for a row, from back to front."""
        return self._places.of(key)
