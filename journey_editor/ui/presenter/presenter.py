"""Presenter: the map stage by stage in large type for the whole room, by keys alone (R-63)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journey_editor.canvas.map_view import MapView
from journey_editor.kernel.words import isolated
from journey_editor.layout.board import Board, lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.plan import Columns
from journey_editor.layout.style import CARD_SIZE
from journey_editor.model.records import RowKey
from journey_editor.ui.presenter.foot import Foot
from journey_editor.ui.presenter.key_card import KeyCard
from journey_editor.ui.presenter.pages import Page, pages, project_of
from journey_editor.ui.presenter.stage_view import StageView
from journey_editor.ui.program import Program

_SIZES: Final = tuple(1.15**step for step in range(-4, 9))  # of type
_ENDS: Final = 1_000_000  # pages from here


class Presenter(QWidget):
    """A full-screen window that shows what a map view shows, and follows it.

    `totals()` gives the dots that may be seen.
    """

    def __init__(
        self, program: Program, canvas: MapView, totals: Callable[[], Mapping[RowKey, int]], window: QWidget
    ) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setObjectName("presenter")
        self._program = program
        self._words = words = program.words
        self._canvas = canvas
        self._window = window
        self._totals = totals
        self._desk: tuple[str, Desk] | None = None
        self._columns: Columns | None = None
        self._pages: tuple[Page, ...] = ()
        self._page = 0
        self._size = _SIZES.index(1.0)
        self._whole = False
        self.setWindowTitle(words("Presenting"))
        self._view = StageView(program.fonts, words, self)
        self.foot = Foot(words, self)
        self._blank = QWidget(self)
        self._blank.setStyleSheet("background: black;")
        self._blank.hide()
        self._keys = KeyCard(words, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # the screen has the size it has
        column.setSpacing(0)
        column.addWidget(self._view, 1)
        column.addWidget(self.foot)
        # Several changes at once are one look at them.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        canvas.laid_out.connect(self._follow)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the window: nobody could bring back the map."""
        if watched is self._window and event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.close()
        return super().eventFilter(watched, event)

    def present(self) -> None:
        """Show the map on the second screen where there is one, from the stage where the cursor is."""
        if not self.isVisible():
            here = self._window.screen()
            there = next((one for one in QGuiApplication.screens() if one is not here), here)
            self.setScreen(there)
            self.setGeometry(there.geometry())
            self._columns, self._whole = None, False
            self._view.to_top()
            self._blank.hide()
            self._keys.hide()
            self.foot.hint()
            self.showFullScreen()
            self._soon.start()  # the screen may have the size that it had
        self.raise_()
        self.activateWindow()
        self.setFocus()

    def refresh(self) -> None:
        """Show the map as it is now, at the same place."""
        canvas, before = self._canvas, self._columns
        if canvas.board is None or not self.isVisible():
            return
        self.foot.show_agenda(canvas.document.project, canvas.view.journey)
        self._columns = columns = canvas.board.plan.columns
        if before is None or self._page >= len(self._pages):
            column = self._cursor()
        else:
            column = columns.place.get(before.steps[self._pages[self._page].first].id)
        room, size = self._view.size(), _SIZES[self._size]
        self._pages = pages(columns, width=room.width(), height=room.height(), size=size)
        if column is not None:
            self._page = next(number for number, one in enumerate(self._pages) if column in one.columns)
        self._page = max(0, min(self._page, len(self._pages) - 1))
        self._show()

    def show_votes(self) -> None:
        """Show the totals as they may be seen now."""
        self._view.badges.show(self._totals())

    def _follow(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _cursor(self) -> int | None:
        """Return the column where the map's cursor is."""
        selection, cells = self._canvas.selection, self._canvas.cells
        cell = cells.at(selection.current) if selection.current is not None else selection.cell
        return cells.plan.columns.place.get(cell.step) if cell is not None else None

    # What is shown

    def _show(self) -> None:
        page = self._pages[self._page] if self._pages and not self._whole else None
        if page is None:
            board = self._canvas.board
            assert board is not None
            self._view.show_page(board.sheet, em=0, size=1)
        else:
            board = self._laid_out(page)
            count, columns = len(page.columns), board.plan.columns
            self._view.show_page(
                board.sheet,
                em=CARD_SIZE,
                size=_SIZES[self._size],
                dim_from=columns.x(count) if count < len(columns.steps) else None,
                head=board.plan.steps,
            )
        self.show_votes()
        self._say()

    def _laid_out(self, page: Page) -> Board:
        """Lay out a page, and the step after it."""
        document, view, whole = self._canvas.document, self._canvas.view, self._canvas.board
        assert whole is not None
        language = document.project.setting.language
        if self._desk is None or self._desk[0] != language:
            self._desk = language, self._program.desk_for(language)
        board = lay_out(project_of(document.project, view.variant, page), view, self._desk[1])
        # What is lowest on a page need not be a low point of the map.
        low = {group.part for group in whole.sheet.groups if group.part.startswith("low ")}
        groups = tuple(
            group for group in board.sheet.groups if not group.part.startswith("low ") or group.part in low
        )
        return replace(board, sheet=replace(board.sheet, parts=groups))

    def _say(self) -> None:
        words, view = self._words, self._view
        said = words("The whole map")
        if self._pages and not self._whole and self._columns is not None:
            page = self._pages[self._page]
            step = self._columns.steps[page.first]
            title = next(stage.title for stage in self._columns.stages if stage.id == step.stage)
            said = words("Stage {n} of {total}", n=page.stage + 1, total=page.stages)
            said += f" · {isolated(title)}" if title else ""
            if page.parts > 1:
                said += f" · {words('part {n} of {total}', n=page.part + 1, total=page.parts)}"
        self.foot.show_stage(said, above=view.more_above, below=view.more_below)
        if self._blank.isVisible():
            said = words("The screen is blank")
        if said != self.accessibleName():
            self.setAccessibleName(said)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key asks; any other key does nothing."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match key:
            case Qt.Key.Key_Right | Qt.Key.Key_Space | Qt.Key.Key_PageDown:
                self._turn(1)
            case Qt.Key.Key_Left | Qt.Key.Key_PageUp | Qt.Key.Key_Backspace:
                self._turn(-1)
            case Qt.Key.Key_Home:
                self._turn(-_ENDS)
            case Qt.Key.Key_End:
                self._turn(_ENDS)
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._view.scroll_down(1 if key == Qt.Key.Key_Down else -1)
                self._say()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal | Qt.Key.Key_Minus:
                self._resize_type(-1 if key == Qt.Key.Key_Minus else 1)
            case Qt.Key.Key_B | Qt.Key.Key_Period:
                self._blank.setVisible(not self._blank.isVisible())
                self._blank.raise_()
                self._say()
            case Qt.Key.Key_O:
                self._whole = not self._whole
                self._view.to_top()
                self._show()
            case Qt.Key.Key_T:
                self.foot.toggle_timer()
            case Qt.Key.Key_N:
                self.foot.go_on(-1 if shift else 1)
            case Qt.Key.Key_H | Qt.Key.Key_F1 | Qt.Key.Key_Question:
                self._keys.setVisible(not self._keys.isVisible())
                self._keys.raise_()
            case Qt.Key.Key_Escape if self._keys.isVisible():
                self._keys.hide()
            case Qt.Key.Key_Escape | Qt.Key.Key_F5 | Qt.Key.Key_Q:
                self.end()
            case _:
                event.ignore()

    def end(self) -> None:
        """Go back to the map."""
        self.close()
        self._window.activateWindow()
        self._canvas.setFocus()

    def _turn(self, pages_on: int) -> None:
        self._blank.hide()
        self._whole = False
        self._page = max(0, min(self._page + pages_on, len(self._pages) - 1))
        self._view.to_top()
        self._show()

    def _resize_type(self, steps: int) -> None:
        self._size = max(0, min(self._size + steps, len(_SIZES) - 1))
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Suit the screen."""
        super().resizeEvent(event)
        self.foot.suit(self.height())
        self._blank.setGeometry(self.rect())
        self._keys.suit(self.size())
        self._soon.start()
