"""Spelling: real dictionaries say what is misspelt, and nothing that is no word is."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from functools import cache, partial
from multiprocessing import active_children
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.app.paths import DICTIONARY_FOLDERS
from journey_editor.kernel.errors import OutputError
from journey_editor.text.own_words import OwnWords
from journey_editor.text.spelling import MOST, Speller, can_be_misspelt, words_in
from tests.corpus import CORPUS

WAIT = 20  # s


@pytest.fixture(scope="module")
def spelled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Speller]:
    """A speller for each language, without words of its own."""
    own = OwnWords(lambda: tmp_path_factory.getbasetemp() / "none.txt")

    @cache
    def made(language: str) -> Speller:
        return Speller(language, DICTIONARY_FOLDERS, own)

    return made


def wrong(speller: Speller, text: str) -> list[str]:
    """The words of a text that are misspelt."""
    found = [text[start:end] for start, end in words_in(text, language=speller.language)]
    return [word for word in found if not speller.knows(word, wait=WAIT)]


@given(st.text() | st.sampled_from(list(CORPUS.values())))
def test_words_lie_in_their_text_one_after_another(text: str) -> None:
    places = [place for span in words_in(text, language="nl") for place in span]

    assert places == sorted(places)
    assert all(can_be_misspelt(text[start:end]) for start, end in words_in(text, language="nl"))


@pytest.mark.parametrize(
    ("language", "text", "misspelt"),
    [
        ("nl", "De bibliotheek leent foto’s en foto's uit, 's ochtends ook zo'n e-book.", []),
        ("nl", "De bibliotheeek leendt fottos uit.", ["bibliotheeek", "leendt", "fottos"]),
        ("nl", "borrowing", ["borrowing"]),
        ("nl-BE", "bibliotheek", []),
        ("en", "Borrowing isn’t hard; the library's café organises it.", []),
        ("en", "A colour or a color", []),
        ("en", "bibliotheek libary", ["bibliotheek", "libary"]),
        ("en", "cafe\u0301 li\xadbrary", []),
    ],
)
def test_a_dictionary_knows_its_language(
    spelled: Callable[[str], Speller], language: str, text: str, misspelt: list[str]
) -> None:
    assert wrong(spelled(language), text) == misspelt


def test_a_word_with_a_hyphen_is_right_where_its_parts_are(spelled: Callable[[str], Speller]) -> None:
    assert wrong(spelled("nl"), "een HR-medewerker, klant-bibliotheek") == []
    assert wrong(spelled("nl"), "een HR-medewerkker") == ["HR-medewerkker"]


@pytest.mark.parametrize(
    "text",
    [
        "65plussers 3e B2B 1a2b",
        "NBD SRU PDF's PDF’en",
        "https://qwxz.example/zxqw www.zxqw.nl zxqw@qwzx.nl biebpaszxq.nl \\\\zxqw\\wqzx zxq_wq",
        "x q 's",
        "مكتبة 図書館 Библиотека βιβλιοθήκη 도서관 ספרייה",
    ],
)
def test_what_no_dictionary_knows_by_its_kind_is_never_misspelt(text: str) -> None:
    assert words_in(text, language="nl") == []


def test_suggestions_are_few_and_the_likely_one_is_first(spelled: Callable[[str], Speller]) -> None:
    dutch = spelled("nl").suggest("bibliotheeek", wait=WAIT)
    english = spelled("en").suggest("experiance", wait=WAIT)

    assert dutch is not None
    assert dutch[0] == "bibliotheek"
    assert english is not None
    assert english[0] == "experience"
    assert 1 < len(english) <= MOST
    assert len(set(english)) == len(english)
    assert not any("-" in one for one in spelled("nl").suggest("zinn", wait=WAIT) or "-")
    assert len(spelled("en").suggest("wrod", wait=WAIT) or ()) == MOST


def test_asking_never_waits_for_the_dictionary(tmp_path: Path) -> None:
    speller = Speller("nl", DICTIONARY_FOLDERS, OwnWords(lambda: tmp_path / "words.txt"))

    started = time.perf_counter()
    known, suggested = speller.knows("bibliotheeek"), speller.suggest("bibliotheeek")
    took = time.perf_counter() - started

    assert (known, suggested) == (None, None)
    assert speller.busy
    assert took < 0.05
    assert speller.knows("bibliotheeek", wait=WAIT) is False


def test_a_speller_that_is_held_no_more_ends_its_process(tmp_path: Path) -> None:
    before = set(active_children())
    speller = Speller("nl", DICTIONARY_FOLDERS, OwnWords(lambda: tmp_path / "words.txt"))
    assert speller.knows("boek", wait=WAIT)
    (process,) = set(active_children()) - before

    del speller
    gc.collect()

    process.join(WAIT)
    assert process.exitcode == 0


def test_a_word_of_ones_own_is_right_and_stays_so(tmp_path: Path) -> None:
    file = tmp_path / "settings" / "words.txt"
    speller = Speller("nl", DICTIONARY_FOLDERS, OwnWords(lambda: file))
    assert wrong(speller, "biebfluencer") == ["biebfluencer"]

    speller.add("biebfluencer")
    speller.add("Biblionétje’s")

    for one in (speller, Speller("en", DICTIONARY_FOLDERS, OwnWords(lambda: file))):
        assert wrong(one, "biebfluencer Biebfluencer Biblionétje's") == []
    assert file.read_text("utf-8").splitlines() == ["biebfluencer", "Biblionétje's"]


def test_a_list_that_somebody_wrote_by_hand_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_bytes("\ufeffzxqw\r\n\r\n  wqxz".encode())
    own = OwnWords(lambda: file)
    assert "zxqw" in own

    own.add("nieuw")

    again = OwnWords(lambda: file)
    assert all(word in again for word in ("zxqw", "wqxz", "nieuw"))


def test_a_word_that_cannot_be_written_down_is_said_and_held(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    own = OwnWords(lambda: tmp_path / "file" / "words.txt")

    with pytest.raises(OutputError, match="words"):
        own.add("zxqw")

    assert "zxqw" in own


@pytest.mark.parametrize("language", ["nl", "fr", "", "x-klingon", "../nl", "de_DE"])
def test_without_a_dictionary_everything_is_right(tmp_path: Path, language: str) -> None:
    (tmp_path / "nl.dic").write_text("1\nboek\n")  # half a dictionary is none
    speller = Speller(language, [tmp_path], OwnWords(lambda: tmp_path / "words.txt"))

    assert speller.lacking is not None
    assert wrong(speller, "zxqw bibliotheeek") == []
    assert speller.suggest("bibliotheeek", wait=WAIT) == ()
    assert not speller.busy


def test_a_dictionary_that_cannot_be_read_marks_nothing(tmp_path: Path) -> None:
    for name in ("nl.dic", "nl.aff"):
        (tmp_path / name).write_bytes(b"\0\xff" * 500)
    speller = Speller("nl", [tmp_path], OwnWords(lambda: tmp_path / "words.txt"))

    knows = partial(speller.knows, wait=WAIT)

    assert knows("bibliotheeek") in (None, False)  # what Hunspell makes of it; and the program lives
    assert not speller.busy
