"""Said: what came with a copy, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from journey_editor.kernel.words import Words, isolated, shortened
from journey_editor.model.merge import News
from journey_editor.model.revision import Revision
from journey_editor.session.exchange import Arrival
from journey_editor.ui.history.said import when

_LONGEST: Final = 60  # characters of the name of a file in a sentence


def came(news: News, words: Words) -> str:
    """Return how many rows came, changed and went."""
    added, changed, removed = map(len, (news.added, news.changed, news.removed))
    said = (
        words("{n} added", n=words.number(added)) if added else "",
        words("{n} changed", n=words.number(changed)) if changed else "",
        words("{n} removed", n=words.number(removed)) if removed else "",
    )
    return ", ".join(filter(None, said)) or words("nothing new")


def compared(arrival: Arrival, words: Words) -> str:
    """Return with what a copy was compared, in a clause."""
    if not arrival.copy.sound:
        return words("damaged: compared by id and by name, so nothing is taken away")
    base = next((one for one in arrival.copy.file.revisions if one.id == arrival.base), None)
    if base is None:
        return words("no history in common: compared by id and by name, so nothing is taken away")
    return words("since {time}, the last moment in common", time=when(base, words, to_stay=True))


def named(arrivals: Iterable[Arrival], words: Words) -> str:
    """Return what some copies are called, in short."""
    first, *others = [isolated(shortened(one.copy.name, longest=_LONGEST)) for one in arrivals]
    if not others:
        return first
    return words("{file} and {n} more", file=first, n=words.number(len(others)))


def by(one: Revision | None, words: Words) -> str:
    """Return who made a revision and when, as far as that is known."""
    if one is None:
        return ""
    return f"{isolated(one.author)}, {when(one, words)}" if one.author else when(one, words)
