"""Templates: the maps that a new one can be made from."""

from __future__ import annotations

from typing import Final

from journey_editor.app.paths import SAMPLE_MAPS
from journey_editor.app.resources import words_for
from journey_editor.kernel.errors import CallError
from journey_editor.kernel.ids import Mint
from journey_editor.model.project import Project
from journey_editor.model.templates import blank, reminted

BLANK: Final = "blank"


def template_names() -> list[str]:
    """Return what a new map can be made from."""
    return [BLANK, *sorted(file.stem for file in SAMPLE_MAPS.glob("*.journey"))]


def from_template(name: str, *, language: str, mint: Mint) -> Project:
    """Return a new project made from a template; raise CallError where there is none of that name.

    A template's rows get new ids, so that two maps made from it never pass for
    copies of one.  `language` counts for a blank map; a sample keeps its own.
    """
    if name == BLANK:
        words = words_for(language)
        return blank(title=words("New map"), language=language, words=words, mint=mint)
    if name not in template_names():
        raise CallError(f"there is no template called {name!r}; choose one of {', '.join(template_names())}")
    from journey_editor.storage.journey_file import read

    return reminted(read(SAMPLE_MAPS / f"{name}.journey", probed=False).project, mint=mint)
