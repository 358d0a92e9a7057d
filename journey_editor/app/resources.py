"""Resources: words and faces, read from the program's own files once."""

from __future__ import annotations

import json
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache

from journey_editor.app.paths import DICTIONARY_FOLDERS, FONT_FOLDERS, RESOURCES, own_words
from journey_editor.kernel.words import Words
from journey_editor.layout.desk import Desk
from journey_editor.text.faces import FaceSet, load_faces
from journey_editor.text.own_words import OwnWords
from journey_editor.text.spelling import Speller
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
def fetch_faces() -> Future[FaceSet]:
    """Begin to load the faces aside: they take as long to unpack as half the program to be imported."""
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="faces")
    fetched = thread.submit(load_faces, FONT_FOLDERS)
    thread.shutdown(wait=False)
    return fetched


def faces() -> FaceSet:
    """Return the faces that the program draws with."""
    return fetch_faces().result()


@cache
def speller_for(language: str) -> Speller:
    """Return what knows the words of a language (BCP 47); every language shares the user's own words."""
    return Speller(language, DICTIONARY_FOLDERS, _own_words())


@cache
def _own_words() -> OwnWords:
    return OwnWords(own_words)


def desk_for(language: str) -> Desk:
    """Return a desk for a map in `language`."""
    return Desk(Typesetter(faces()), words_for(language))
