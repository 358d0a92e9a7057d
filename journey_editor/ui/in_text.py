"""In text: what actions do while a text has the focus."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

_TEXTS: Final = {"edit-copy": "copy", "edit-cut": "cut", "edit-paste": "paste", "edit-duplicate": ""}


def act_in_text(id_: str) -> bool:
    """Do in a text that has the focus what the action does there; return whether there is such a text."""
    text = QApplication.focusWidget()
    if id_ not in _TEXTS or not isinstance(text, QLineEdit | QPlainTextEdit | QTextEdit):
        return False
    if _TEXTS[id_]:
        getattr(text, _TEXTS[id_])()
    return True
