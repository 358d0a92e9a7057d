"""Carrying: a card that follows the hand to another cell, or a handle to the card that is waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from journey_editor.canvas.autoscroll import Autoscroll
from journey_editor.layout.marks import Group

if TYPE_CHECKING:
    from journey_editor.ui.roadmap.view import RoadmapView


class Carrying:
    """What the hand holds on the roadmap, from press to release."""

    def __init__(self, view: RoadmapView) -> None:
        self._view = view
        self._card: Group | None = None
        self._joins = False
        self._from = QPoint()
        self._at = QPoint()
        self._moves = False
        self._autoscroll = Autoscroll(view, self._aim)

    @property
    def active(self) -> bool:
        """Whether something is being carried."""
        return self._moves

    def take(self, card: Group, place: QPoint) -> None:
        """Be ready to carry a card from here."""
        self._card, self._from, self._joins = card, place, False

    def take_handle(self, place: QPoint) -> None:
        """Be ready to pull the handle of the chosen card from here."""
        self._card, self._from, self._joins = self._view.current, place, True

    def follow(self, place: QPoint) -> bool:
        """Carry on to here; return whether anything is held."""
        if self._card is None:
            return False
        self._at = place
        far = (place - self._from).manhattanLength() >= QApplication.startDragDistance()
        if not self._moves and far:
            self._moves = True
            if not self._joins:
                self._view.chrome.show_ghosts([self._card])
        if self._moves:
            self._autoscroll.follow(place)
            self._aim()
        return True

    def let_go(self, place: QPoint) -> None:
        """Do what was aimed at, where anything was carried."""
        card, moved, joins = self._card, self._moves, self._joins
        self.drop()
        if not moved or card is None or card.owner is None:
            return
        if joins:
            other = self._view.card_at(place)
            if other is not None and other.owner is not None:
                self._view.joined.emit(card.owner, other.owner)
            return
        cell = self._view.cell_at(place)
        if cell is not None and cell != self._view.cell_of(card.owner):
            self._view.dropped.emit(card.owner, cell)

    def drop(self) -> None:
        """Hold nothing any more; nothing has changed."""
        self._card, self._moves = None, False
        self._autoscroll.stop()
        self._view.chrome.drop_ghosts()
        self._view.chrome.outline_cell(None)
        self._view.chrome.point_at(None)
        self._view.point_to(None)

    def _aim(self) -> None:
        """Show what would come of letting go here."""
        view = self._view
        if self._joins:
            view.point_to(self._at)
            view.chrome.point_at(view.card_at(self._at))
            return
        start, now = view.mapToScene(self._from), view.mapToScene(self._at)
        view.chrome.move_ghosts(now.x() - start.x(), now.y() - start.y())
        cell = view.cell_at(self._at)
        view.chrome.outline_cell(view.box_of(cell) if cell is not None else None)
