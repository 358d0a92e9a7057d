"""Spelling switch: whether misspelt words are marked, remembered between starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction

from journey_editor.canvas.spelling import Spelling
from journey_editor.kernel.words import Words
from journey_editor.text.spelling import Speller
from journey_editor.ui.labels import set_tip

_KEY: Final = "spelling"


class SpellingSwitch(QObject):
    """Keeps a window's spelling to its action and to the language of its map.

    The action's tip says what is missing where a language cannot be checked;
    `advised` says what turning it on or off came to.
    """

    advised = Signal(str)

    def __init__(
        self, action: QAction, spelling: Spelling, speller_for: Callable[[str], Speller], words: Words
    ) -> None:
        super().__init__(action)
        self._action = action
        self._spelling = spelling
        self._speller_for = speller_for
        self._words = words
        self._speller: Speller | None = None
        action.setChecked(bool(QSettings().value(_KEY, True, type=bool)))
        action.toggled.connect(self._turn)

    def follow(self, language: str) -> None:
        """Check by this language (BCP 47) from now on."""
        if self._speller is None or self._speller.language != language:
            self._speller = self._speller_for(language)
            self._action.setStatusTip(self._tip(self._speller))
            set_tip(self._action, self._tip(self._speller))
            self._use()

    def _turn(self, on: bool) -> None:  # noqa: FBT001 # as Qt's signal gives it
        QSettings().setValue(_KEY, on)
        self._use()
        said = self._words("Misspelt words are not marked any more.")
        if on and self._speller is not None:
            lacks = self._speller.lacking is not None
            said = self._tip(self._speller) if lacks else self._words("Misspelt words are marked.")
        self.advised.emit(said)

    def _use(self) -> None:
        self._spelling.use(self._speller if self._action.isChecked() else None)

    def _tip(self, speller: Speller) -> str:
        words = self._words
        if speller.lacking is None:
            return words("Mark misspelt words in the text that you type in")
        name = speller.lacking
        return words(
            "Spelling in “{language}” cannot be checked: install the Debian package {package}, "
            "or put {name}.dic and {name}.aff into {folder}.",
            language=speller.language,
            package="hunspell-" + name.lower().replace("_", "-"),
            name=name,
            folder=speller.folder,
        )
