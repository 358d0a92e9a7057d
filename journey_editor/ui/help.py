"""Help: the keys, and what this program is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journey_editor import __version__
from journey_editor.kernel.words import Words
from journey_editor.ui.actions import ACTIONS
from journey_editor.ui.program import Program
from journey_editor.ui.questions import say

_ON_THE_MAP = (
    ("←  →  ↑  ↓", "choose the next thing in that direction"),
    ("Enter, F2", "type in place; Enter keeps, Esc drops"),
    ("Shift+Enter", "begin a new line while typing on a card"),
    ("Ctrl+click", "choose several"),
    ("Esc", "drop what is being dragged; choose nothing"),
    ("Ctrl+wheel", "zoom"),
)


def say_keys(words: Words, parent: QWidget) -> None:
    """List every key."""
    rows = [(keys, words(said)) for keys, said in _ON_THE_MAP]
    rows += [
        (", ".join(action.keys), words(action.text).replace("&", "").rstrip("…"))
        for action in ACTIONS
        if action.keys
    ]
    say("\n".join(f"{keys}:  {said}" for keys, said in rows), words, parent)


def say_about(program: Program, parent: QWidget) -> None:
    """Say what this is, and what it cannot draw."""
    words = program.words
    lines = [
        f"Journey Editor {__version__}",
        words("Customer journey maps that compute and print as large as a wall."),
        *program.lacking,
    ]
    say("\n\n".join(lines), words, parent)
