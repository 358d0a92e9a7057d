"""Section: a part of the panel, about one row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.fields import Column
from journey_editor.model.records import RowKey
from journey_editor.session.document import Document
from journey_editor.ui.inspector.blank import Blank
from journey_editor.ui.inspector.inputs import Input


class Section(QWidget):
    """Shows what the document has of the row under `key`, and keeps what its blanks are filled in with."""

    def __init__(self, document: Document, key: RowKey, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.document = document
        self.key = key
        self.words = words
        self._blanks: list[Blank] = []

    def refresh(self) -> None:
        """Show what the document has now; what is being typed stays."""
        raise NotImplementedError  # every kind has its own; a Qt widget cannot be an ABC

    def commit(self) -> None:
        """Keep what is still being typed."""
        for blank in self._blanks:
            blank.commit()

    def stops(self) -> list[QWidget]:
        """Return what Tab goes to, in order."""
        return [stop for blank in self._blanks for stop in blank.input.watched]

    def blank_for(
        self, column: Column, made: Input, keep: Callable[[Blank], None], *, about: str = ""
    ) -> Blank:
        """Return a blank that calls `keep` with itself when it is filled in with another value."""
        blank = Blank(column, made, self.words, self.document.mint, self, about=about)
        blank.changed.connect(lambda: keep(blank))
        self._blanks.append(blank)
        return blank

    def apply(self, what: str, change: Change, blank: Blank) -> None:
        """Make the change that a blank asked for; `what` (in the reader's words) is what undo calls it."""
        label = self.words("Change {field}", field=what[:1].lower() + what[1:])
        self.document.apply(label, change, gesture=blank.gesture)
        self.refresh()  # what was asked for may not be what came of it
