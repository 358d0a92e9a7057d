"""Find: the finder, the filter and the outline of one window, and the actions that open them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.selection import Selection
from journey_editor.kernel.words import Words
from journey_editor.layout.desk import Desk
from journey_editor.layout.view import View
from journey_editor.model.records import RowKey
from journey_editor.session.document import Document
from journey_editor.ui.filter_bar import FilterBar
from journey_editor.ui.finder import Finder
from journey_editor.ui.menus import Menus
from journey_editor.ui.offers import Offers
from journey_editor.ui.outline import Outline


class Find(QObject):
    """Three ways to a row of the map; `bar` and `outline` are to be put into the window."""

    def __init__(
        self,
        canvas: Canvas,
        selection: Selection,
        menus: Menus,
        words: Words,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._canvas = canvas
        self._selection = selection
        actions = menus.actions
        self._toggle = actions["view-outline"]
        self._open: tuple[Document, View] | None = None
        self.finder = Finder(Offers(actions, menus.used, words), words, window)
        self.bar = FilterBar(canvas, selection, words, window)
        self.outline = Outline(canvas, selection, actions, words, window)
        self.outline.visibilityChanged.connect(lambda _: self._toggle.setChecked(not self.outline.isHidden()))
        self.finder.went.connect(self._go_to)

    def show_document(self, document: Document, view: View, desk: Desk) -> None:
        """Find in another document from now on."""
        self._open = document, view
        self.finder.hide()
        self.bar.show_document(document)
        self.outline.show_document(document, view, desk)

    def refresh(self) -> None:
        """Follow what changed in the document."""
        self.bar.refresh()
        self.outline.refresh()

    def commit(self) -> None:
        """Keep what is being typed in the outline."""
        self.outline.commit()

    def find_anything(self) -> None:
        """Open the finder, or close it."""
        if self.finder.isVisible():
            self.finder.close_back()
        elif self._open is not None:
            document, view = self._open
            self.finder.open(document.kept, view)

    def find_filter(self) -> None:
        """Open the filter above the map."""
        self.bar.open()

    def view_outline(self) -> None:
        """Show the outline and go there, or take it away."""
        shown = self.outline.isHidden()
        self.outline.setVisible(shown)
        (self.outline.tree if shown else self._canvas).setFocus()

    def _go_to(self, key: RowKey) -> None:
        self._selection.choose([key])
        self._canvas.show_row(key)
        self._canvas.setFocus()
