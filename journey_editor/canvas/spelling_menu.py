"""Spelling menu: what mends a misspelt word, before what can be done with any text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from journey_editor.kernel.words import Words
from journey_editor.text.spelling import Speller

_WAIT: Final = 0.15  # s that the menu may open later, for its suggestions to be there at once
_AGAIN: Final = 30  # ms until suggestions that take longer are asked for again


def spelling_menu(
    edit: QPlainTextEdit, place: QTextCursor, speller: Speller, words: Words, add: Callable[[], None]
) -> QMenu:
    """Make the menu of the misspelt word that `place` has selected in `edit`.

    Suggestions that take long come into the open menu.  `add` adds the word to
    the user's own.
    """
    word = place.selectedText()
    menu = edit.createStandardContextMenu()
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    first = menu.actions()[0]
    searching = QAction(words("Looking for suggestions…"), menu)
    searching.setEnabled(False)
    menu.insertAction(first, searching)
    menu.insertSeparator(first)
    adding = QAction(words("Add “{word}” to my dictionary", word=word.replace("&", "&&")), menu)
    adding.triggered.connect(lambda _=False: add())
    menu.insertAction(first, adding)
    menu.insertSeparator(first)
    later = QTimer(menu)

    def fill(wait: float = 0) -> None:
        found = speller.suggest(word, wait=wait)
        if found is None and speller.busy:
            return
        later.stop()
        for one in found or ():
            menu.insertAction(searching, _suggestion(edit, place, one, menu))
        searching.setText(words("No suggestions"))
        searching.setVisible(not found)

    later.timeout.connect(fill)
    later.start(_AGAIN)
    fill(_WAIT)
    return menu


def _suggestion(edit: QPlainTextEdit, place: QTextCursor, said: str, menu: QMenu) -> QAction:
    def replace() -> None:
        place.insertText(said)
        edit.setTextCursor(place)

    action = QAction(said.replace("&", "&&"), menu)
    font = menu.font()
    font.setBold(True)
    action.setFont(font)
    action.triggered.connect(replace)
    return action
