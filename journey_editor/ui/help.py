"""Help: what this program is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journey_editor import __version__
from journey_editor.ui.program import Program
from journey_editor.ui.questions import say


def say_about(program: Program, parent: QWidget) -> None:
    """Say what this is, and what it cannot draw."""
    words = program.words
    lines = [
        f"Journey Editor {__version__}",
        words("Customer journey maps that compute and print as large as a wall."),
        *program.lacking,
    ]
    say("\n\n".join(lines), words, parent)
