"""Lost changes: what the work of a lost session changed, to be read before anybody decides about it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QPushButton, QWidget

from journey_editor.insight.changes import changes_between, sentences_of
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.words import Words
from journey_editor.session.recovery import before
from journey_editor.storage.lost import Lost

_MOST: Final = 100  # sentences
_LINES: Final = 9  # seen at once


class LostChanges(QListWidget):
    """A list of sentences that `button` unfolds; the work is read when that is first asked for.

    `unreadable` tells that it cannot be read; the list says why.  `unfolded`
    tells that the list is there to be looked at.
    """

    unreadable = Signal()
    unfolded = Signal()

    def __init__(self, lost: Lost, title: str, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._lost = lost
        self._words = words
        self.button = QPushButton(words("Show what changed"), parent)
        self.button.setCheckable(True)
        self.button.setAccessibleName(f"{words('Show what changed')}: {title}")
        self.button.toggled.connect(self._unfold)
        QWidget.setTabOrder(self.button, self)
        self.setAccessibleName(f"{words('What changed')}: {title}")
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def _unfold(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        if shown and not self.count():
            self.addItems(self._sentences())
            self.setCurrentRow(0)
            lines = min(self.count() + 2, _LINES)  # a sentence may take several
            self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 2 * self.frameWidth())
        self.setVisible(shown)
        if shown:
            self.unfolded.emit()

    def _sentences(self) -> list[str]:
        words = self._words
        try:
            kept = self._lost.read()
        except InputError as error:
            self.unreadable.emit()
            return [error.in_words(words)]
        old = before(self._lost.standing, kept)
        if old is None:
            return [words("What this work began with is not known any more.")]
        told = sentences_of(changes_between(old, kept.project, words), words, most=_MOST)
        return told or [words("Nothing: all that was changed was taken back.")]
