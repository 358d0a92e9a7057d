"""Viewing: what shows the map larger and smaller, and opens what stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.ui.help import HelpPage, say_about
from journey_editor.ui.inbox import Inbox
from journey_editor.ui.program import Program


class Viewing(QObject):
    """Carries out the View and Help menus for one window."""

    def __init__(self, program: Program, canvas: Canvas, inbox: Inbox, window: QWidget) -> None:
        super().__init__(window)
        self._program = program
        self._canvas = canvas
        self._inbox = inbox
        self._window = window

    def view_zoom_in(self) -> None:
        """Show the map larger."""
        self._canvas.zoom_in()

    def view_zoom_out(self) -> None:
        """Show the map smaller."""
        self._canvas.zoom_out()

    def view_zoom_natural(self) -> None:
        """Show a millimetre as a millimetre."""
        self._canvas.zoom_natural()

    def view_fit(self) -> None:
        """Show the whole map."""
        self._canvas.fit()

    def view_inbox(self) -> None:
        """Show the inbox, or hide it."""
        shown = not self._inbox.isVisible()
        self._inbox.setVisible(shown)
        (self._inbox if shown else self._canvas).setFocus()

    def help_keys(self) -> None:
        """List the keys."""
        from journey_editor.ui.keys import KeysDialog

        dialog = KeysDialog(self._program.words, self._window)
        dialog.exec()
        dialog.deleteLater()

    def help_numbers(self) -> None:
        """Explain how the numbers are computed."""
        page = HelpPage(self._program.help, "numbers", self._program.words, self._window)
        page.exec()
        page.deleteLater()

    def help_about(self) -> None:
        """Say what this is."""
        say_about(self._program, self._window)
