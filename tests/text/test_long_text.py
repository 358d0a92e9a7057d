"""Long and hostile text costs no more than its length: work is counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, Final

import pytest

from journey_editor.text.faces import Face, FaceSet
from journey_editor.text.shape import Piece, Shaper
from journey_editor.text.typesetter import Typesetter

WORDS: Final = "de klant wacht op antwoord van de afdeling (en belt) "
TEXTS: Final[dict[str, Callable[[int], str]]] = {
    "words": lambda n: (WORDS * n)[:n],
    "one word": lambda n: "a" * n,
    "arabic": lambda n: ("ينتظر العميل الرد " * n)[:n],
    "one arabic word": lambda n: "ب" * n,
    "chinese": lambda n: "客户在三天内" * (n // 6),
    "faces in turn": lambda n: "a⇥" * (n // 2),
    "scripts in turn": lambda n: "aя" * (n // 2),
    "directions in turn": lambda n: "aא" * (n // 2),
    "uncovered": lambda n: "ⵣ" * n,
    "nested isolates": lambda n: "\u2067(" * (n // 4) + "a" + ")\u2069" * (n // 4),
    "isolates in a row": lambda n: "\u2068a\u2069" * (n // 3),
    "deep brackets": lambda n: "(a" * 63 + "א" * n + ")" * 63,
    "brackets in a row": lambda n: "(א)" * (n // 3),
    "soft hyphens": lambda n: "a" * 40 + "\u00ad" * n,
    "soft hyphens that do not fit": lambda n: "a" * 18 + "\u00ad\u2063" * (n // 2) + "klant",
    "blanks": lambda n: "\u200b\u2003" * (n // 2),
    "marks": lambda n: "a" + "\u0301" * n,
}


class Work:
    """Counts the lines of Python run, and the characters handed to the shaper."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lines = 0
        self.shaped: list[int] = []
        shape = Shaper._shape

        def counted(shaper: Shaper, face: Face, start: int, end: int, *, rtl: bool, script: str) -> Piece:
            self.shaped.append(end - start)
            return shape(shaper, face, start, end, rtl=rtl, script=script)

        monkeypatch.setattr(Shaper, "_shape", counted)

    def _count(self, _frame: FrameType, event: str, _argument: Any) -> Any:
        self.lines += event == "line"
        return self._count

    def set_text(self, faces: FaceSet, text: str, *, lines: int | None = None) -> None:
        """Set `text` with a typesetter that remembers nothing."""
        self.shaped.clear()
        Typesetter(faces).set_text(text, size=4.2, width=42.0, lines=lines)

    def of(self, faces: FaceSet, text: str) -> tuple[int, int]:
        """Set `text`; return how many lines of Python that took, and how many characters were shaped."""
        self.lines = 0
        before = sys.gettrace()
        sys.settrace(self._count)
        try:
            self.set_text(faces, text)
        finally:
            sys.settrace(before)
        return self.lines, sum(self.shaped)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    return Work(monkeypatch)


@pytest.mark.parametrize("kind", TEXTS)
def test_four_times_the_text_is_about_four_times_the_work(kind: str, work: Work, faces: FaceSet) -> None:
    work.of(faces, TEXTS[kind](500))  # what is remembered of each letter is remembered now
    short = work.of(faces, TEXTS[kind](1_500))
    long = work.of(faces, TEXTS[kind](6_000))
    assert long[0] < 4.8 * short[0]
    assert long[1] < 4.8 * short[1]


@pytest.mark.parametrize("kind", ["words", "one word", "arabic", "chinese", "faces in turn", "uncovered"])
def test_three_lines_of_a_long_text_shape_no_more_than_they_show(
    kind: str, work: Work, faces: FaceSet
) -> None:
    work.set_text(faces, TEXTS[kind](100_000), lines=3)
    assert sum(work.shaped) < 5_000


@pytest.mark.parametrize("kind", ["words", "soft hyphens", "one word", "blanks"])
def test_the_shaper_never_gets_a_long_text_at_once(kind: str, work: Work, faces: FaceSet) -> None:
    work.set_text(faces, TEXTS[kind](20_000))
    assert max(work.shaped) <= 1_000


def test_a_short_text_is_shaped_about_once(work: Work, faces: FaceSet) -> None:
    text = "12 klant brief wacht op antwoord van de afdeling belt twee keer en krijgt"
    work.set_text(faces, text, lines=3)
    assert sum(work.shaped) < 1.3 * len(text)
