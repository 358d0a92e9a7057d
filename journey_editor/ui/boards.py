"""Boards: the ways of looking at a journey, one at a time: its map, and what computes from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.selection import Selection
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.records import RowKey
from journey_editor.session.document import Document
from journey_editor.ui.actions import ACTIONS, BOARDS, INSERT
from journey_editor.ui.board import Board, Surroundings
from journey_editor.ui.labels import set_tip
from journey_editor.ui.program import Program

MAP: Final = BOARDS[0]


def _transitions() -> type[Board]:
    from journey_editor.ui.transitions.board import TransitionsBoard

    return TransitionsBoard


def _chain() -> type[Board]:
    from journey_editor.ui.chain.board import ChainBoard

    return ChainBoard


def _matrix() -> type[Board]:
    from journey_editor.ui.matrix.board import MatrixBoard

    return MatrixBoard


def _roadmap() -> type[Board]:
    from journey_editor.ui.roadmap.board import RoadmapBoard

    return RoadmapBoard


def _scorecard() -> type[Board]:
    from journey_editor.ui.scorecard.board import ScorecardBoard

    return ScorecardBoard


_OTHERS: Final[Mapping[str, Callable[[], type[Board]]]] = {
    "board-transitions": _transitions,
    "board-chain": _chain,
    "board-matrix": _matrix,
    "board-roadmap": _roadmap,
    "board-scorecard": _scorecard,
}
ON_MAP: Final = frozenset(
    {one.id for one in ACTIONS if one.menu == INSERT}
    | {"edit-paste", "edit-type", "find-filter", "view-fold", "view-zoom-natural"}
)


class Tabs(QWidget):
    """A button for each board; the one that is shown is down."""

    def __init__(self, actions: Mapping[str, QAction], words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(words("Boards"))
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for id_ in BOARDS:
            action = actions[id_]
            plain = action.text().replace("&", "")
            button = QPushButton(plain, self)
            button.setCheckable(True)
            button.setProperty("look", "tab")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            set_tip(button, f"{plain} ({action.shortcut().toString()})")
            button.clicked.connect(lambda _=False, one=action: one.trigger())
            group.addButton(button)
            row.addWidget(button)
            self._buttons[id_] = button
        self.show_board(MAP)

    def show_board(self, id_: str) -> None:
        """Let the button of a board be down."""
        self._buttons[id_].setChecked(True)


class Boards(QObject):
    """Shows one board; all but the map are made when they are first shown."""

    advised = Signal(str)

    def __init__(
        self,
        program: Program,
        selection: Selection,
        actions: Mapping[str, QAction],
        canvas: Canvas,
        parent: QWidget,
        *,
        on_map: tuple[QWidget, ...],
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._selection = selection
        self._actions = actions
        self._canvas = canvas
        self._on_map = on_map
        self._hidden: tuple[QWidget, ...] = ()
        self.stack = QStackedWidget(parent)
        self.tabs: Tabs | None = None
        self._document: tuple[Document, View] | None = None
        self._made: dict[str, Board] = {}

    def show_document(self, document: Document, view: View) -> None:
        """Show another document, or another part of it, on whatever board is shown."""
        self._document = document, view
        for board in self._made.values():
            board.show_document(document, view)

    def refresh(self) -> None:
        """Show what the document has now."""
        for board in self._made.values():
            board.refresh()

    def commit(self) -> None:
        """Keep what is being typed on a board."""
        for board in self._made.values():
            if board.isVisible():
                board.commit()

    def owners(self) -> Iterator[object]:
        """Yield what carries out actions on the board that is shown, before all others."""
        if self.shown in self._made:
            yield self._made[self.shown]
        yield self

    @property
    def shown(self) -> str:
        """The id of the board that is shown."""
        shown = self.stack.currentWidget()
        return next((id_ for id_, board in self._made.items() if board is shown), MAP)

    def take_focus(self) -> None:
        """Put the focus on the board that is shown."""
        (self._made.get(self.shown) or self._canvas).setFocus()

    def make_way(self, action: str) -> None:
        """Show the map where an action means it."""
        if action in ON_MAP:
            self.board_map()

    def board_map(self) -> None:
        """Show the map; the focus goes there from another board."""
        elsewhere = self.shown != MAP
        self.stack.setCurrentIndex(0)
        for widget in self._hidden:
            widget.show()
        self._hidden = ()
        self._tell()
        if elsewhere:
            self.take_focus()

    def show_on_map(self, key: RowKey) -> None:
        """Show a row on the map."""
        self.board_map()
        self._canvas.go_to(key)
        self._canvas.setFocus()

    def board_transitions(self) -> None:
        """Show where people go, and where they are lost."""
        self._show("board-transitions")

    def board_chain(self) -> None:
        """Show what follows from each pain point, and where a link is broken."""
        self._show("board-chain")

    def board_matrix(self) -> None:
        """Show what is to be done first."""
        self._show("board-matrix")

    def board_roadmap(self) -> None:
        """Show when who does what."""
        self._show("board-roadmap")

    def board_scorecard(self) -> None:
        """Show what is measured, and what it should be."""
        self._show("board-scorecard")

    def _show(self, id_: str) -> None:
        board = self._made.get(id_)
        if board is None:
            board = self._made[id_] = self._make(_OTHERS[id_]())
        self._hidden = self._hidden or tuple(one for one in self._on_map if one.isVisible())
        for widget in self._hidden:
            widget.hide()
        self.stack.setCurrentWidget(board)
        self._tell()
        if self._document is not None:
            board.show_document(*self._document)
        board.setFocus()

    def _make(self, kind: type[Board]) -> Board:
        around = Surroundings(self._program, self._selection, self._actions, self._canvas.apply)
        made = kind(around, self.stack)
        made.asked.connect(self.show_on_map)
        made.advised.connect(self.advised)
        self.stack.addWidget(made)
        return made

    def _tell(self) -> None:
        if self.tabs is not None:
            self.tabs.show_board(self.shown)
