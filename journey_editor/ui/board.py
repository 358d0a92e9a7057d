"""Board: one way of looking at the journey that is shown, beside its map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.selection import Selection
from journey_editor.kernel.ids import Mint
from journey_editor.layout.desk import Desk
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey
from journey_editor.session.document import Document
from journey_editor.ui.program import Program

Apply = Callable[[str, Change], None]
"""Makes a change under a label that undo shows."""


@dataclass(frozen=True)
class Surroundings:
    """What every board works with: the program, what is chosen, the actions, and how a change is made."""

    program: Program
    selection: Selection
    actions: Mapping[str, QAction]
    apply: Apply


class Desks:
    """Hands out a desk in a map's language, whose memory lasts from one layout to the next."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._desk: tuple[str, Desk] | None = None

    def of(self, project: Project) -> Desk:
        """Return the desk for a map."""
        language = project.setting.language
        if self._desk is None or self._desk[0] != language:
            self._desk = language, self._program.desk_for(language)
        return self._desk[1]

    def forget(self) -> None:
        """Drop the memory, as another map is shown."""
        self._desk = None


class Board(QWidget):
    """What every board has; `asked` says which row is to be shown on the map, `advised` what was not kept.

    What is chosen here is chosen on the map too.  A subclass says in
    `show_project` how it shows what the document has now.
    """

    asked = Signal(RowKey)
    advised = Signal(str)

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._program = around.program
        self._words = around.program.words
        self._selection = around.selection
        self._actions = around.actions
        self._apply = around.apply
        self._desks = Desks(around.program)
        self._document: Document | None = None
        self._view: View | None = None

    def show_document(self, document: Document, view: View) -> None:
        """Show another document, or another part of it."""
        if document is not self._document:
            self.forget()
        self._document, self._view = document, view
        self.refresh()

    def refresh(self) -> None:
        """Show what the document has now, where anybody looks."""
        if self._document is not None and self._view is not None and self.isVisible():
            self.show_project(self._document, self._view)

    def show_project(self, document: Document, view: View) -> None:
        """Show what the document has now, where anything differs."""
        raise NotImplementedError  # every kind has its own; a Qt widget cannot be an ABC

    def forget(self) -> None:
        """Drop what belongs to the document that was shown."""

    def commit(self) -> None:
        """Keep what is being typed."""

    def _mint(self) -> Mint:
        assert self._document is not None
        return self._document.mint
