"""Map view: one view of a document, laid out, with what is chosen and what is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.blanks import blanks
from journey_editor.canvas.cells import Cell, Cells
from journey_editor.canvas.chrome import Chrome
from journey_editor.canvas.fresh import Adding, Fresh
from journey_editor.canvas.places import extent
from journey_editor.canvas.selection import Selection
from journey_editor.canvas.sheet_view import SheetView
from journey_editor.canvas.speech import spoken, spoken_cell, why_not_now
from journey_editor.canvas.writing import Writing
from journey_editor.kernel import garbage
from journey_editor.kernel.geometry import Rect
from journey_editor.kernel.words import Words
from journey_editor.layout.board import Board, lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Lane, Note, Record, RowKey
from journey_editor.model.structure import variant_of
from journey_editor.session.document import Document
from journey_editor.surfaces.qt import QtFonts


class MapView(SheetView):
    """Shows one view of a document; `typed` says that a text was left, and how."""

    laid_out = Signal()
    refused = Signal(str)
    aside = Signal(bool)  # whether cards in the hand are over what takes them beside the map
    typed = Signal(object, object)  # the row's key, and how its text was left
    fold_asked = Signal(str, bool)  # a lane, and whether to fold it

    def __init__(
        self, fonts: QtFonts, selection: Selection, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(fonts, parent)
        self.chrome = Chrome(self.sheet_scene, fonts)
        self.selection = selection
        self.words = words
        self.asked_first: Callable[[QKeyEvent], bool] | None = None  # what takes keys before the map does
        self.steady = False  # while a hand drags, the sheet does not grow or shrink under it
        self._writing = Writing(self)
        self._open: tuple[Document, View, Desk] | None = None
        self._board: Board | None = None
        self._cells: Callable[[], Cells] | None = None
        selection.changed.connect(self._show_selection)

    # What is shown

    @property
    def board(self) -> Board | None:
        """The layout that is shown."""
        return self._board

    @property
    def document(self) -> Document:
        """The document that is shown; there must be one."""
        assert self._open is not None
        return self._open[0]

    @property
    def view(self) -> View:
        """Which part of the document is shown."""
        assert self._open is not None
        return self._open[1]

    @property
    def cells(self) -> Cells:
        """The map as a table."""
        assert self._cells is not None
        return self._cells()

    @property
    def shows_any(self) -> bool:
        """Whether a document is shown."""
        return self._open is not None

    def show_document(self, document: Document, view: View, desk: Desk) -> None:
        """Show another document from its start."""
        self._writing.drop()
        self._open, self._cells = (document, view, desk), None
        desk.pictures = document.pictures
        self.setAccessibleName(self.words("Map"))
        with garbage.held_back():
            self.refresh()
            if self.isVisible():
                garbage.spare(self)
        self.fit()
        if len(self.cells.plan.columns.steps) == 1 and not self.selection.keys:
            self.go_to(next(iter(self.cells.inside(self.cells.first)), self.cells.first))  # there it is begun

    def show_view(self, view: View) -> None:
        """Show another view of the document; the zoom stays, and what it does not show is let go."""
        assert self._open is not None
        document, before, desk = self._open
        if not self._writing.finish():
            self._writing.give_up()
        self._open = document, view, desk
        if view.variant != before.variant:
            self._cells = None  # of what was chosen there, nothing here stands in its place
        self.refresh()
        kept = [key for key in self.selection.keys if self._is_shown(document.project, key)]
        if len(kept) < len(self.selection.keys):
            self.selection.choose(kept)

    def _is_shown(self, project: Project, key: RowKey) -> bool:
        """Whether a row is on the map, or is one that lies on none."""
        inside = variant_of(project, project.row(key)) is not None or key.table == Lane.table
        return not inside or bool(self.sheet_scene.groups_of(key))

    def refresh(self) -> None:
        """Lay the document out anew, because it changed."""
        if self._open is None:
            return
        document, view, desk = self._open
        if self._writing.shows_again():
            return
        self._board = lay_out(document.project, view, desk)
        cells, self._cells = self._cells, cache(partial(Cells, document.project, view, self._board))
        before, sheet = self.sheet_scene.sheet, self._board.sheet
        self.sheet_scene.show_sheet(sheet)
        self.chrome.fill_blanks(blanks(self._board.plan.columns, self.sheet_scene, desk))
        if (before.width, before.height) != (sheet.width, sheet.height):
            self.viewport().update()  # the page ends elsewhere
        self.chrome.point_at(None)
        self._forget_gone(cells)
        self._show_selection()
        if not self.steady:
            self.fit_again()
        self._writing.place()
        self.laid_out.emit()

    def _forget_gone(self, before: Callable[[], Cells] | None) -> None:
        """Choose no more what is gone; where nothing else is chosen, the keys go on from its place."""
        selection, document = self.selection, self.document
        at = selection.cell or selection.current
        left = [key for key in selection.keys if self._is_there(document.project.row(key), before)]
        if at is None or (isinstance(at, Cell) and self.cells.holds(at)):
            return
        to: RowKey | Cell | None = None
        if not left and before is not None and document.project is document.kept:
            to = self.cells.instead(before(), at)
        if isinstance(to, Cell):
            selection.choose_cell(to)
        else:
            selection.choose(left if to is None else [to])

    def _is_there(self, row: Record | None, before: Callable[[], Cells] | None) -> bool:
        """Whether a row is still there, and not taken off the map into the inbox."""
        if isinstance(row, Note) and row.lane is None and before is not None:
            kept = self.document.project is self.document.kept
            return not kept or before().at(row.key) is None
        return row is not None

    def apply(self, label: str, change: Change, *, gesture: str | None = None) -> None:
        """Make a change, where the map may be changed; `label` is in the words of the program's language."""
        if self.may_change():
            self.document.apply(label, change, gesture=gesture)

    def apply_adding(self, adding: Adding, change: Change) -> None:
        """Make a change that adds something."""
        self.apply(self.words(adding), change)

    def may_change(self) -> bool:
        """Return whether the map may be changed now; say so where not: it shows another moment."""
        if not self.document.may_change:
            self.refused.emit(why_not_now(self.document, self.words))
        return self.document.may_change

    def zoom_by(self, factor: float, anchor: QPoint | None = None) -> None:
        """Zoom about a place of the viewport; where None about what is chosen, if that is in sight."""
        if anchor is None and self.selection.current is not None:
            middle = self.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
            if isinstance(middle, QRect) and middle.isValid():
                anchor = middle.center()
        super().zoom_by(factor, anchor)

    # What is chosen

    def go_to(self, to: RowKey | Cell) -> None:
        """Choose a row or a cell, and scroll there."""
        if isinstance(to, RowKey):
            self.selection.choose([to])
            self.show_row(to)
        else:
            self.selection.choose_cell(to)
            self.show_box(self.cells.box(to))

    def show_changed(self, change: Change) -> None:
        """Go to what a change brought or altered, unless something of it is in sight.

        It may lie in another variant: choosing it lets that be shown.
        """
        project = self.document.kept
        keys = [key for key, edit in change if edit.after is not None]
        if any(map(self.sees, keys)):
            return
        there = (key for key in keys if self.sheet_scene.groups_of(key))
        elsewhere = (
            key for key in keys if variant_of(project, project.row(key)) not in (None, self.view.variant)
        )
        first = next(there, None) or next(elsewhere, None)
        if first is not None:
            self.go_to(first)

    def show_chosen(self, also: tuple[RowKey, ...] = ()) -> None:
        """Outline what is chosen, and what `also` would be."""
        chosen: list[Group] = []
        for key in dict.fromkeys((*self.selection.keys, *also)):
            groups = self.sheet_scene.groups_of(key)
            chosen += [group for group in groups if group.part != "line"] or groups
        self.chrome.outline(chosen)

    def _show_selection(self) -> None:
        self.show_chosen()
        cell = self.selection.cell
        self.chrome.outline_cell(self._box(cell))
        current, said = self.selection.current, ""
        if self._open is not None:
            project = self._open[0].project
            if current is not None:
                said = spoken(project, current, self.words)
            elif cell is not None:
                said = spoken_cell(project, cell, self.words)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _box(self, cell: Cell | None) -> Rect | None:
        if cell is None or self._writing.open or self._board is None or not self.cells.holds(cell):
            return None
        return self.cells.box(cell)

    # What is typed

    @property
    def typing(self) -> bool:
        """Whether a text is open for typing."""
        return self._writing.open

    def type_in(self, key: RowKey, *, typed: str | None = None) -> None:
        """Open the text of a row for typing where it is drawn, where it has one.

        `typed` stands in its place, where typing has begun already.
        """
        if self._open is not None and self.may_change():
            self._writing.begin(key, typed=typed)

    def type_fresh(self, fresh: Fresh, *, typed: str = "") -> None:
        """Show what `fresh` brings and open its text; nothing of it stays unless text is kept.

        Where it is not in sight, `refused` says why.
        """
        if self._open is not None and self.may_change():
            self._writing.begin_fresh(fresh, typed=typed)
            self._show_selection()

    def finish_typing(self) -> bool:
        """Keep what is being typed, as leaving the text would; return whether nothing is open any more."""
        return self._writing.finish()

    def refuse_text(self, length: int) -> None:
        """Say that a text of so many characters cannot be kept."""
        said = "This text is too long to keep here ({n} characters); shorten it, or press Esc."
        self.refused.emit(self.words(said, n=self.words.number(length)))

    def showEvent(self, event: QShowEvent) -> None:
        """Let no collection of garbage stop the hand on the map."""
        super().showEvent(event)
        garbage.spare(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the map be found when nobody needs it."""
        garbage.release(self)
        super().hideEvent(event)

    # Other senses

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Say where the chosen row is: there the menu key opens its menu."""
        current = self.selection.current
        if query == Qt.InputMethodQuery.ImCursorRectangle and current is not None:
            for group in self.sheet_scene.groups_of(current)[:1]:
                box = extent(group)
                area = self.mapFromScene(QRectF(box.x, box.y, box.width, box.height)).boundingRect()
                return area & self.viewport().rect()
        return super().inputMethodQuery(query)
