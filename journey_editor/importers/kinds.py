"""Kinds: the words and letters by which people say what a card is, in English and Dutch."""

from __future__ import annotations

import re
from typing import Final

from journey_editor.kernel.words import plain
from journey_editor.model.records import LaneKind

_WORDS: Final = {
    LaneKind.TOUCHPOINT: "touchpoint, touch point, contactpunt, contactmoment",
    LaneKind.NEED: "need, behoefte, wens, wish",
    LaneKind.DOING: "doing, does, action, activity, doen, doet, actie, activiteit, handeling",
    LaneKind.THOUGHT: "thought, thinking, thinks, gedachte, denken, denkt",
    LaneKind.QUOTE: "quote, citaat, citaten, uitspraak, uitspraken, verbatim",
    LaneKind.HIGHLIGHT: "highlight, gain, delight, hoogtepunt, pluspunt",
    LaneKind.PAIN: "pain, pain point, painpoint, problem, issue, frustration, friction, complaint, "
    "pijn, pijnpunt, knelpunt, probleem, problemen, frustratie, ergernis, klacht",
    LaneKind.OPPORTUNITY: "opportunity, idea, improvement, solution, "
    "kans, idee, ideeën, verbeterpunt, verbetering, verbeteridee, oplossing",
    LaneKind.BACKSTAGE: "backstage, backstage work, back office, achter de schermen",
    LaneKind.SYSTEM: "system, systeem, systemen",
    LaneKind.POLICY: "policy, rule, beleid, regel",
    LaneKind.TEXT: "text, note, sticky, sticky note, card, tekst, notitie, opmerking, kaart, kaartje",
}
_LETTERS: Final = {  # those of the capture bar, and of the Dutch words
    "t": LaneKind.TOUCHPOINT,
    "n": LaneKind.NEED,
    "d": LaneKind.DOING,
    "m": LaneKind.THOUGHT,
    "q": LaneKind.QUOTE,
    "h": LaneKind.HIGHLIGHT,
    "p": LaneKind.PAIN,
    "i": LaneKind.OPPORTUNITY,
    "k": LaneKind.OPPORTUNITY,
    "b": LaneKind.BACKSTAGE,
    "y": LaneKind.SYSTEM,
    "r": LaneKind.POLICY,
    "x": LaneKind.TEXT,
}
_PREFIX: Final = re.compile(r"\s*\[?(?P<word>[^\W\d_][\w /-]{0,25}?)\]?\s*[:：]\s*(?=\S)")


def _plurals(word: str) -> tuple[str, ...]:
    return (word, f"{word}s", f"{word}n", f"{word}en", f"{word[:-1]}ies" if word.endswith("y") else word)


_KINDS: Final = {
    form: kind for kind, words in _WORDS.items() for word in words.split(", ") for form in _plurals(word)
}


def kind_called(word: str, *, letters: bool = True) -> LaneKind | None:
    """Return the kind that a word stands for, or a single letter where these count; None for any other."""
    said = plain(word).strip(".:#")
    return _KINDS.get(said) or (_LETTERS.get(said) if letters else None)


def kind_before(text: str, *, letters: bool) -> tuple[LaneKind | None, str]:
    """Part a text such as "Pain: no light" into its kind and the rest; None and the whole without a kind."""
    found = _PREFIX.match(text)
    kind = kind_called(found["word"], letters=letters) if found else None
    return (kind, text[found.end() :]) if found and kind else (None, text)
