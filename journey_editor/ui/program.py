"""Program: what every window of the program shares, handed in by whoever starts it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from journey_editor.kernel.words import Words
from journey_editor.layout.desk import Desk
from journey_editor.session.document import Document
from journey_editor.surfaces.qt import QtFonts
from journey_editor.text.spelling import Speller
from journey_editor.ui.history.author import Author


@dataclass(frozen=True)
class Program:
    """The words of the windows, the fonts, folders of icons and help, and ways to make desks and new maps.

    `desk_for(language)` makes a desk for a map in that language; `template_names`
    lists what `new_document(template)` can start from.  `speller_for(language)`
    gives what knows the words of a language.  `lacking` says in words
    what no face can draw.  `sessions()` is the folder where every change is kept
    at once; without it, none is.  `versions()` is where what a save displaces
    is kept for a while.  `author` has the name for the history.
    """

    words: Words
    fonts: QtFonts
    icons: Path
    help: Path
    desk_for: Callable[[str], Desk]
    template_names: Callable[[], Sequence[str]]
    new_document: Callable[[str], Document]
    speller_for: Callable[[str], Speller]
    lacking: tuple[str, ...] = ()
    sessions: Callable[[], Path] | None = None
    versions: Callable[[], Path] | None = None
    author: Author = field(default_factory=Author)
