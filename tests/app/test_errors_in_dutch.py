"""What goes wrong with files is said in the language of the program, clause by clause."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from journey_editor.app.resources import words_for
from journey_editor.importers.notes import rows_in_file
from journey_editor.kernel.errors import InputError, JourneyError
from journey_editor.kernel.words import Words
from journey_editor.storage.journey_file import publish, read
from tests.storage.samples import sample, sample_bytes

DUTCH = words_for("nl")


def failing(folder: Path) -> dict[str, tuple[Path, Callable[[], object]]]:
    """Return files that cannot be used, and what is tried with each, by what is said of it in Dutch."""
    contents = {
        "leeg": b"",
        "een zipbestand": b"PK\x03\x04" + bytes(200),
        "geen klantreisbestand": b"Dear all," * 20,
        "afgebroken": sample_bytes()[:300],
        "het is beschadigd": sample_bytes()[:2000] + b"\xff" * (len(sample_bytes()) - 2000),
    }
    found: dict[str, tuple[Path, Callable[[], object]]] = {}
    for number, (said, content) in enumerate(contents.items()):
        path = folder / f"{number}.journey"
        path.write_bytes(content)
        found[said] = path, partial(read, path)
    missing, pdf, nowhere = folder / "no.journey", folder / "a.txt", folder / "none" / "map.journey"
    pdf.write_bytes(b"%PDF-1.7")
    return found | {
        "dat bestand is er niet": (missing, partial(read, missing)),
        "het is een PDF": (pdf, partial(rows_in_file, pdf)),
        "er is geen map": (nowhere, partial(publish, sample(), [], nowhere, overwrite=True)),
        "het is geen bestand": (folder, partial(publish, sample(), [], folder, overwrite=True)),
    }


def test_whatever_is_wrong_with_a_file_is_said_in_dutch_with_its_name(tmp_path: Path) -> None:
    for said, (path, use) in failing(tmp_path).items():
        with pytest.raises(JourneyError) as refused:
            use()
        assert str(path) in refused.value.in_words(DUTCH)
        assert said in refused.value.in_words(DUTCH)
        assert refused.value.in_words(Words()) == str(refused.value)
        assert "could not" not in refused.value.in_words(DUTCH)
        assert "cannot" not in refused.value.in_words(DUTCH)


def test_a_sentence_that_no_catalogue_knows_and_braces_in_a_name_are_said_as_they_are() -> None:
    assert InputError("It {is} so").in_words(DUTCH) == str(InputError("It {is} so")) == "It {is} so"
    odd = InputError("{file} cannot be opened: {why}", file="{n}.journey", why="the {moon}")
    assert odd.in_words(DUTCH) == "{n}.journey kan niet geopend worden: the {moon}"
