"""Spelling: misspelt words are marked in whatever text of a window is being typed in.

The marks are extra selections, not a QSyntaxHighlighter: that lays the text out
anew and says `textChanged`, which would count as typing.
"""

from __future__ import annotations

from functools import partial
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from journey_editor.canvas.spelling_menu import spelling_menu
from journey_editor.kernel.errors import OutputError
from journey_editor.kernel.words import Words
from journey_editor.layout.style import ROUGH
from journey_editor.text.itemise import without_undrawable
from journey_editor.text.spelling import Speller, words_in

_AGAIN: Final = 30  # ms until a speller that is busy is asked again
_WAIT: Final = 0.15  # s that a menu may open later, to know whether it is about a misspelt word


class Spelling(QObject):
    """Follows the focus through a window: a text that is entered is marked from then on.

    Until one is entered no dictionary is loaded.  `changed` says that other
    words may be misspelt than before; `failed` says why a word could not be
    added to the user's own.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, window: QWidget, words: Words) -> None:
        super().__init__(window)
        self.words = words
        self._window = window
        self._speller: Speller | None = None
        self._later = QTimer(self)
        self._later.setInterval(_AGAIN)
        self._later.timeout.connect(self._look_again)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    @property
    def speller(self) -> Speller | None:
        """What knows the words; None where nothing is to be marked."""
        return self._speller

    def use(self, speller: Speller | None) -> None:
        """Mark by this speller from now on, or mark nothing."""
        if speller is not self._speller:
            self._speller = speller
            self.changed.emit()

    def add(self, word: str) -> None:
        """Add a word to the user's own."""
        if self._speller is not None:
            try:
                self._speller.add(word)
            except OutputError as error:
                self.failed.emit(str(error))
            self.changed.emit()

    def await_answers(self) -> None:
        """Say `changed` when the speller has answered what it was asked."""
        if not self._later.isActive():
            self._later.start()

    def _look_again(self) -> None:
        if self._speller is None or not self._speller.busy:
            self._later.stop()
            self.changed.emit()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isinstance(new, QPlainTextEdit) or new.window() is not self._window:
            return
        if new.findChild(_Marks, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
            _Marks(new, self)


class _Marks(QObject):
    """Marks the misspelt words of a text edit, for as long as the edit lives.

    A word that is being typed is not marked until the caret leaves it.
    """

    def __init__(self, edit: QPlainTextEdit, spelling: Spelling) -> None:
        super().__init__(edit)
        self._edit = edit
        self._spelling = spelling
        self._typing = False
        self._spared = range(0)  # the places in and beside the word that is being typed
        self._format = QTextCharFormat()
        self._format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        self._format.setUnderlineColor(QColor(ROUGH.red, ROUGH.green, ROUGH.blue))
        # The document tells of what the program writes, too, when the edit was told not to.
        edit.document().contentsChanged.connect(self._note_change)
        edit.cursorPositionChanged.connect(self._note_caret)
        edit.installEventFilter(self)
        edit.viewport().installEventFilter(self)
        spelling.changed.connect(self._mark)
        self._mark()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open our menu on a misspelt word, by mouse or key; leave everything else to the edit."""
        if event.type() == QEvent.Type.FocusOut and watched is self._edit:
            self._typing = False
            self._mark()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._open_by_key(event)
        return isinstance(event, QContextMenuEvent) and self._open_menu(event)

    def _open_by_key(self, event: QKeyEvent) -> bool:
        """Open the menu at the caret with Shift+F10, which Qt leaves to programs on X11."""
        asked = event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if asked:
            spot = self._edit.cursorRect().center()
            reason = QContextMenuEvent.Reason.Keyboard
            where = self._edit.viewport().mapToGlobal(spot)
            QApplication.sendEvent(self._edit, QContextMenuEvent(reason, spot, where))
        return asked

    def _note_change(self) -> None:
        self._typing = self._edit.hasFocus()
        self._mark()

    def _note_caret(self) -> None:
        if self._typing and self._edit.textCursor().position() not in self._spared:
            self._typing = False
            self._mark()

    def _mark(self) -> None:
        speller = self._spelling.speller
        self._spared = range(0)
        if speller is None:
            self._edit.setExtraSelections([])
            return
        wrong: list[QTextEdit.ExtraSelection] = []
        caret = self._edit.textCursor().position()
        for place, word in self._candidates(speller):
            if self._typing and caret in place:
                self._spared = place
                continue
            known = speller.knows(word)
            if known is None:
                self._spelling.await_answers()
            elif not known:
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = self._select(place), self._format
                wrong.append(mark)
        self._edit.setExtraSelections(wrong)

    def _candidates(self, speller: Speller) -> list[tuple[range, str]]:
        """Return the words that can be misspelt and where the caret is at them, as Qt counts: in UTF-16."""
        text = without_undrawable(self._edit.document().toRawText())
        places = list(accumulate((2 if char > "\uffff" else 1 for char in text), initial=0))
        found = words_in(text, language=speller.language)
        return [(range(places[start], places[end] + 1), text[start:end]) for start, end in found]

    def _select(self, place: range) -> QTextCursor:
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(place[0])
        cursor.setPosition(place[-1], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _open_menu(self, event: QContextMenuEvent) -> bool:
        speller = self._spelling.speller
        if speller is None or self._edit.isReadOnly():
            return False
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self._edit.textCursor() if by_key else self._edit.cursorForPosition(event.pos())
        for place, word in self._candidates(speller):
            if at.position() in place and speller.knows(word, wait=_WAIT) is False:
                add = partial(self._spelling.add, word)
                menu = spelling_menu(self._edit, self._select(place), speller, self._spelling.words, add)
                spot = self._edit.cursorRect(at).bottomLeft() if by_key else event.pos()
                menu.popup(self._edit.viewport().mapToGlobal(spot))
                return True
        return False
