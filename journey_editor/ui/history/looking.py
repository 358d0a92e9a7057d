"""Looking: the moment of the history that is shown on the map, and the ways on from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.cells import Cell
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey
from journey_editor.model.revision import Revision
from journey_editor.session.document import Document
from journey_editor.session.past import Past
from journey_editor.ui.history.said import when


class Looking(QObject):
    """Shows an earlier moment on the map, whose rows nobody can change meanwhile.

    `finish()` keeps what is being typed and returns whether nothing is open any
    more; nothing is shown before.  `changed` says that another moment is shown,
    or now again; `advised` why one cannot be.
    """

    changed = Signal()
    advised = Signal(str)

    def __init__(self, canvas: Canvas, words: Words, parent: QObject, *, finish: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._finish = finish
        self._canvas = canvas
        self._words = words
        self._past: tuple[Document, Past] | None = None
        self._chosen: tuple[RowKey, ...] = ()  # by hand; not every moment has it
        self._left: tuple[tuple[RowKey, ...], Cell | None] | None = None  # of that, in the moment shown
        self.moment: Revision | None = None

    @property
    def past(self) -> Past:
        """The earlier moments of the document that is shown, remembered as long as nothing is done."""
        document = self._canvas.document
        if self._past is None or self._past[0] is not document or self._past[1].log != document.log:
            self._past = document, document.past
        return self._past[1]

    def look(self, one: Revision) -> bool:
        """Show the map as it was just after a revision; return whether that can be known."""
        canvas = self._canvas
        if one.id == self.past.log[-1].id:
            self.back()
            return True
        if one == self.moment:
            return True
        canvas.cancel()
        project = self.past.at(one.id) if self._finish() else None
        if project is None or View.first(project) is None:
            self.back()
            return False
        self.moment = one
        self._turn_to(project)
        self.changed.emit()
        return True

    def back(self) -> None:
        """Show the map as it is."""
        if self.moment is None:
            return
        self.moment = None
        self._turn_to(None)
        self.changed.emit()

    def _turn_to(self, project: Project | None) -> None:
        """Show a moment in which what was chosen is chosen again, where it is there."""
        selection, document = self._canvas.selection, self._canvas.document
        if (selection.keys, selection.cell) != self._left:
            self._chosen = selection.keys
        document.look_back(project)
        there = [key for key in self._chosen if document.kept.row(key) is not None]
        if there:
            selection.choose(there)
        self._left = selection.keys, selection.cell

    def follow(self) -> None:
        """Look at nothing any more where another document is shown."""
        if self.moment is not None and not self._canvas.document.looks_back:
            self._past, self.moment = None, None
            self.changed.emit()

    def name(self, name: str) -> None:
        """Give the moment that is shown a name."""
        document, moment = self._canvas.document, self.moment
        if moment is None:
            document.mark(name, label=self._words("Name this moment"))
            return
        self.moment = replace(moment, checkpoint=name)
        document.name(moment.id, name)
        self.changed.emit()

    def go(self, one: Revision) -> None:
        """Make the map as it was just after a revision: by undo and redo, else as one entry of its own."""
        words, canvas, past = self._words, self._canvas, self.past
        canvas.cancel()
        if not self._finish():
            return
        document, place, then = canvas.document, canvas.document.place_of(one.id), past.at(one.id)
        self.back()
        if place is not None:
            changed = document.go_to(place, undo=words("Undo {what}"), redo=words("Redo {what}"))
        elif then is None or View.first(then) is None:
            self.advised.emit(words("What the map was then is not known."))
            return
        else:
            time = when(one, words, to_stay=True)
            label, before = words("Restore {time}", time=time), words("Before restoring {time}", time=time)
            changed = document.restore(then, label=label, before=before)
        canvas.show_changed(changed)
