"""Resources: words and faces, read from the program's own files once."""

from __future__ import annotations

import json
from functools import cache

from journey_editor.app.paths import FONT_FOLDERS, RESOURCES
from journey_editor.kernel.words import Words
from journey_editor.layout.desk import Desk
from journey_editor.text.faces import FaceSet, load_faces
from journey_editor.text.typesetter import Typesetter


@cache
def words_for(language: str) -> Words:
    """Return the words of a language (BCP 47); English where there is no catalogue."""
    primary = language.split("-", maxsplit=1)[0].lower()
    file = RESOURCES / "i18n" / f"{primary}.json"
    if not primary.isalpha() or not file.is_file():
        return Words(language)
    return Words(language, json.loads(file.read_text("utf-8")))


@cache
def faces() -> FaceSet:
    """Return the faces that the program draws with."""
    return load_faces(FONT_FOLDERS)


def desk_for(language: str) -> Desk:
    """Return a desk for a map in `language`."""
    return Desk(Typesetter(faces()), words_for(language))
