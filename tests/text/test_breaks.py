"""Lines end, and letters stay whole, where Unicode says; another implementation is the judge."""

from __future__ import annotations

import re
from typing import Final

from hypothesis import example, given, settings
from hypothesis import strategies as st
from uniseg.graphemecluster import grapheme_cluster_boundaries
from uniseg.linebreak import line_break_boundaries

from journey_editor.text.breaks import grapheme_ends, line_ends

# No Thai: ICU breaks it by dictionary, the judge does not break it at all.
TEXT: Final = st.text(
    st.sampled_from(
        "ab é(–)[]{}1,.%/-+$€\u00ad\u00a0\u2003\u200b\u2060\u200d\ufe0f\u0301«»“”‘’\"'!?:;…—‐"
        "שאבلا١中、。「」あぁゃーアッー한국ᄀ\u1161😀👨👍🏽🇳🇱❤°№ⵣяЇ"
    ),
    max_size=12,
)
# The judge knows Unicode 16, ICU knows 17, which changed two rules of UAX #14.
# LB20a: a hyphen or dash that begins a word stays with any letter.  LB21a: Hebrew letters hold on
# to what follows a hyphen, no longer to what follows another character after which lines may end.
_CHANGED: Final = re.compile("(?:[-‐–]|[שאב][\u0301\ufe0f\u200d]*[\u00ad\u2003])[\u0301\ufe0f\u200d]*$")


@settings(deadline=None)
@given(TEXT, st.sampled_from(["und", "nl", "ar"]))
@example("😀 twee", "nl")
@example("客户在三天内", "nl")
def test_lines_end_where_unicode_says(text: str, language: str) -> None:
    judged = set(line_break_boundaries(text)) - {0}
    for place in judged ^ set(line_ends(text, language=language)):
        assert _CHANGED.search(text[:place]), (text, place)


@settings(deadline=None)
@given(TEXT)
@example("👨\u200d👩\u200d👧x🇳🇱🇵🇱e\u0301")
def test_letters_end_where_unicode_says(text: str) -> None:
    assert grapheme_ends(text) == [place for place in grapheme_cluster_boundaries(text) if place]


@settings(deadline=None)
@given(TEXT, st.sampled_from(["und", "ja", "ko", "zh", "th"]))
def test_the_last_end_is_the_end_of_the_text(text: str, language: str) -> None:
    for ends in (line_ends(text, language=language), grapheme_ends(text)):
        assert ends == sorted(set(ends))
        assert (ends or [0])[-1] == len(text)


def test_places_count_characters_even_after_emoji() -> None:
    assert line_ends("😀😀 a b", language="nl") == [1, 3, 5, 6]


def test_japanese_is_broken_strictly() -> None:
    assert line_ends("きょう", language="ja") == [2, 3]
    assert line_ends("コーヒ", language="ja") == [2, 3]


def test_thai_is_broken_between_words() -> None:
    assert line_ends("ลูกค้าได้รับจดหมาย", language="und") == [6, 9, 12, 18]
