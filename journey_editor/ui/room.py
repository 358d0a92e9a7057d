"""Room: what a group at work needs: the large screen, the agenda and the votes.

Each is made when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.model.records import RowKey
from journey_editor.ui.program import Program

if TYPE_CHECKING:
    from journey_editor.ui.presenter.presenter import Presenter
    from journey_editor.ui.votes import VotesBar


class Room(QObject):
    """Carries out its actions for one window; `put_below` gives a bar its place under the map."""

    advised = Signal(str)

    def __init__(
        self,
        program: Program,
        canvas: Canvas,
        actions: Mapping[str, QAction],
        put_below: Callable[[QWidget], None],
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._program = program
        self._canvas = canvas
        self._actions = actions
        self._put_below = put_below
        self._window = window
        self._presenter: Presenter | None = None
        self._votes: VotesBar | None = None
        canvas.laid_out.connect(self._refresh)

    def _refresh(self) -> None:
        if self._votes is not None:
            self._votes.refresh()

    def view_present(self) -> None:
        """Show the map to the room."""
        if self._presenter is None:
            from journey_editor.ui.presenter.presenter import Presenter

            self._presenter = Presenter(self._program, self._canvas, self._totals, self._window)
        self._presenter.present()

    def view_agenda(self) -> None:
        """Ask for the agenda of the journey."""
        from PySide6.QtWidgets import QDialog

        from journey_editor.model.edits.agenda import Slot, agenda_of, set_agenda
        from journey_editor.ui.presenter.agenda import AgendaDialog

        document, journey, words = self._canvas.document, self._canvas.view.journey, self._program.words
        slots = [Slot(one.minutes, one.title) for one in agenda_of(document.kept, journey)]
        dialog = AgendaDialog(slots, words, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            change = set_agenda(document.kept, journey=journey, slots=dialog.slots, mint=document.mint)
            document.apply(words("Agenda"), change)
        dialog.deleteLater()

    def view_votes(self) -> None:
        """Open a round of dot votes, or ask who votes next."""
        if self._votes is None:
            from journey_editor.ui.votes import VotesBar

            self._votes = VotesBar(self._canvas, self._program.words, self._window)
            self._votes.changed.connect(self._present_votes)
            self._put_below(self._votes)
        self._votes.begin()

    def _totals(self) -> dict[RowKey, int]:
        return self._votes.totals if self._votes is not None else {}

    def _present_votes(self) -> None:
        if self._presenter is not None:
            self._presenter.show_votes()
