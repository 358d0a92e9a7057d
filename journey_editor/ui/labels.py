"""Labels: the one door through which text reaches the eye; whatever it holds, it is plain text.

Only a `Sentence` may lead somewhere: each row that it names is a way to it.

Titles, cards and names come from other people's files, and Qt takes what looks
like markup for markup, in a label as in a tooltip.  So both are made here and
nowhere else (a test sees to it).
"""

from __future__ import annotations

import html
import re
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QTableWidgetItem, QWidget

from journey_editor.insight.sentence import Sentence
from journey_editor.kernel.words import isolated
from journey_editor.model.records import RowKey
from journey_editor.text.breaks import grapheme_ends

_LONG_WORD: Final = re.compile(r"\S{25,}")
_BREAK: Final = "\u200b"  # a place where a line may end, without any width


class PlainLabel(QLabel):
    """Text as it is written, never markup.

    `wraps` breaks it into lines; `elides` keeps it on one that ends in an
    ellipsis where it does not fit, the whole being its tooltip.  `role` names
    its look in the theme.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "",
        wraps: bool = False,
        elides: bool = False,
    ) -> None:
        super().__init__(parent)
        self._elides = elides
        self._text = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        if wraps:
            self.setWordWrap(True)
            self.setMinimumWidth(1)  # a long word makes no panel wider
        if elides:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self.setMinimumWidth(1)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`."""
        self._text = text
        if self._elides:
            self._cut()
        else:
            super().setText(_LONG_WORD.sub(_opened, text) if self.wordWrap() else text)

    def sizeHint(self) -> QSize:
        """Ask for the width of the whole text, also where it is cut."""
        hint = super().sizeHint()
        if self._elides:
            self.ensurePolished()
            hint.setWidth(self.fontMetrics().horizontalAdvance(self._text) + 2)
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text anew."""
        super().resizeEvent(event)
        if self._elides:
            self._cut()

    def _cut(self) -> None:
        room = max(self.width(), 1)
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        super().setText(shown)
        self.setAccessibleName(self._text)
        set_tip(self, self._text if shown != self._text else "")


class LinkedLabel(QLabel):
    """Shows a sentence; whatever the names hold, they are plain text.

    `followed` gives the row whose name was clicked, or chosen by Tab and Enter.
    """

    followed = Signal(RowKey)

    def __init__(self, sentence: Sentence, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = sentence.rows
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        reach = (
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setTextInteractionFlags(reach)
        self.setAccessibleName(sentence.plain)
        self.linkActivated.connect(self._follow)
        self.setText(sentence.written(html.escape, _link))

    def _follow(self, number: str) -> None:
        self.followed.emit(self._rows[int(number)])


def _link(number: int, title: str) -> str:
    return f'<a href="{number}" style="text-decoration: none">{html.escape(isolated(title))}</a>'


def set_tip(widget: QWidget | QAction | QTableWidgetItem, text: str) -> None:
    """Give something a tooltip that shows `text` as it is written; without text it has none."""
    widget.setToolTip(tip(text))


def tip(text: str) -> str:
    """Return `text` as the tooltip of one item shows it as it is written; no text is no tooltip."""
    return f"<qt>{html.escape(text)}</qt>" if text else ""


def literal(text: str) -> str:
    """Return `text` for a button, a menu or a label with a buddy, where a lone & underlines a letter."""
    return text.replace("&", "&&")


def sentence(text: str) -> str:
    """Return `text` beginning with a capital."""
    return text[:1].upper() + text[1:]


def _opened(word: re.Match[str]) -> str:
    """Let a word that is longer than a line break between any two letters."""
    start, parts = 0, []
    for end in grapheme_ends(word[0]):
        parts.append(word[0][start:end])
        start = end
    return _BREAK.join(parts)
