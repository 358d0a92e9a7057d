"""Crash: a bug says that it is one, and the work stays in hand."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtWidgets import QApplication

from journey_editor.kernel.words import Words
from journey_editor.ui.questions import say


def watch(words: Words) -> None:
    """Show every exception that nobody caught, one at a time, and go on.

    Qt survives an exception in a slot or an event; the project is a value, so
    what was half done is simply not there.
    """
    showing = False

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        sys.__excepthook__(kind, error, trace)
        window = QApplication.activeWindow()
        if showing or window is None or issubclass(kind, KeyboardInterrupt):
            return
        showing = True
        try:
            sentence = words("Something went wrong that should not. Your work is still here; save it now.")
            say(sentence, words, window, details=traceback.format_exception(kind, error, trace))
        finally:
            showing = False

    sys.excepthook = show
