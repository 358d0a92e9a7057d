"""View menus: menus whose entries are rows of the map: journeys, personas, lanes and saved views."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from journey_editor.kernel.words import Words, shortened
from journey_editor.model.records import Journey, Lane, Persona, Record, SavedView
from journey_editor.ui.actions import JOURNEY
from journey_editor.ui.journeys import Journeys
from journey_editor.ui.labels import literal

_LONGEST = 60  # characters of an entry


class ViewMenus(QObject):
    """Fills its menus when they open; what is shown has a tick."""

    def __init__(
        self, journeys: Journeys, actions: Mapping[str, QAction], words: Words, window: QWidget
    ) -> None:
        super().__init__(window)
        self._journeys = journeys
        self._words = words
        self._window = window
        self._actions = [one for id_, one in actions.items() if id_.startswith(("journey-", "variant-"))]
        self.journeys = self._menu(JOURNEY, self._list_journeys)
        self.personas = self._menu("Personas", self._list_personas)
        self.lanes = self._menu("Lanes in this view", self._list_lanes)
        self.saved = self._menu("Saved views", self._list_saved)
        self.deletable = self._menu("Delete a saved view", self._list_deletable)

    def stand_in(self, view: QMenu, actions: Mapping[str, QAction]) -> None:
        """Put the menus into the View menu, beside what they belong to."""
        for menu in (self.personas, self.lanes):
            view.insertMenu(actions["view-expectation"], menu)
        for menu in (self.saved, self.deletable):
            view.insertMenu(actions["view-save"], menu)

    def _menu(self, title: str, fill: Callable[[QMenu], None]) -> QMenu:
        menu = QMenu(self._words(title), self._window)

        def show() -> None:
            menu.clear()
            fill(menu)

        menu.aboutToShow.connect(show)
        return menu

    def _list_journeys(self, menu: QMenu) -> None:
        journeys = self._journeys
        for row in journeys.document.kept.all(Journey).sorted():
            ticked = row.id == journeys.view.journey
            self._entry(menu, row, row.title, partial(journeys.show_journey, row.id), ticked=ticked)
        menu.addSeparator()
        menu.addActions(self._actions)

    def _list_personas(self, menu: QMenu) -> None:
        journeys = self._journeys
        rows, chosen = journeys.document.kept.all(Persona).sorted(), journeys.view.personas
        every = menu.addAction(self._words("Everyone"))
        every.setCheckable(True)
        every.setChecked(chosen is None)
        every.triggered.connect(lambda: journeys.show_personas(None))
        menu.addSeparator()
        shown = frozenset(row.id for row in rows) if chosen is None else chosen
        for row in rows:
            other = shown ^ {row.id}
            self._entry(menu, row, row.title, partial(journeys.show_personas, other), ticked=row.id in shown)

    def _list_lanes(self, menu: QMenu) -> None:
        journeys = self._journeys
        view = journeys.view
        for row in journeys.document.kept.all(Lane).where("journey", view.journey):
            shown = row.shown and row.id not in view.hidden
            self._entry(menu, row, row.title, partial(journeys.show_lane, row, shown=not shown), ticked=shown)

    def _list_saved(self, menu: QMenu) -> None:
        self._list_views(menu, self._journeys.show_saved)

    def _list_deletable(self, menu: QMenu) -> None:
        self._list_views(menu, self._journeys.delete_saved)

    def _list_views(self, menu: QMenu, do: Callable[[SavedView], None]) -> None:
        rows = self._journeys.document.kept.all(SavedView).sorted()
        for row in rows:
            self._entry(menu, row, row.title, partial(do, row))
        if not rows:
            menu.addAction(self._words("No saved views yet")).setEnabled(False)

    def _entry(
        self, menu: QMenu, row: Record, title: str, do: Callable[[], None], *, ticked: bool | None = None
    ) -> None:
        """Add an entry that stands for a row; `ticked` None has no tick at all."""
        title = shortened(title, longest=_LONGEST) or self._words(row.noun)
        action = menu.addAction(literal(title))
        if ticked is not None:
            action.setCheckable(True)
            action.setChecked(ticked)
        action.triggered.connect(lambda _=False: do())
