"""Said: in words, what a log's bytes are, what of it is still missing, and what became of its names."""

from __future__ import annotations

from typing import Final

from journey_editor.importers.event_log.log import COUNT_ROLES, Guess, Reading, Role
from journey_editor.importers.event_log.match import How, Match
from journey_editor.importers.event_log.times import TimeKind
from journey_editor.kernel.words import Words, isolated
from journey_editor.ui.labels import sentence

_ENCODINGS: Final = {"utf-8": "UTF-8", "cp1252": "Windows-1252", "utf-16": "UTF-16", "utf-32": "UTF-32"}
_SEPARATORS: Final = {
    ",": "commas between the cells",
    ";": "semicolons between the cells",
    "\t": "tabs between the cells",
    "|": "vertical bars between the cells",
}
_TIMES: Final = {kind: kind.value for kind in TimeKind}
_ASKED: Final = {
    Role.CASE: "the case",
    Role.TOUCHPOINT: "the touchpoint",
    Role.TIME: "the time",
    Role.FROM: "where people came from",
    Role.TO: "where they went",
    Role.COUNT: "how many they were",
}


def file_line(guessed: Guess, words: Words) -> str:
    """Say what the bytes of a log are: how letters are written, and what separates cells."""
    reading = guessed.reading
    encoding = reading.encoding.removesuffix("-le").removesuffix("-be")
    parts = [
        words("text in {encoding}", encoding=_ENCODINGS.get(encoding, encoding)),
        words(_SEPARATORS[reading.separator])
        if reading.separator in _SEPARATORS
        else words("“{mark}” between the cells", mark=reading.separator),
        words.count(len(guessed.columns), "{n} column", "{n} columns"),
        words("headings in the first row") if reading.headings else words("no headings"),
    ]
    return sentence(", ".join(parts)) + "."


def times_line(reading: Reading, words: Words) -> str:
    """Say how a log writes its times; nothing where it has none that can be read."""
    if reading.counted or reading.time is None:
        return ""
    said = words("Times: {how}.", how=words(_TIMES[reading.time.kind]))
    unsure = words("Days and months could be the other way round; the order that reads more rows is taken.")
    return said if reading.time.sure else f"{said} {unsure}"


def missing_line(reading: Reading, words: Words) -> str:
    """Say what no column holds yet; nothing where the log can be counted."""
    missing = _missing(reading)
    if missing:
        *first, last = (words(_ASKED[role]) for role in missing)
        listed = words("{some} and {last}", some=", ".join(first), last=last) if first else last
        said = words("Still to be said: which column holds {what}.", what=listed)
        counts = words("Of counts it would be: from where, to where and how many.")
        return said if any(role in reading.roles for role in COUNT_ROLES) else f"{said} {counts}"
    if not reading.counted and reading.time is None:
        return words("The column for the time holds nothing that can be read as a time.")
    return ""


def _missing(reading: Reading) -> tuple[Role, ...]:
    """Return the roles still needed: those of counts where a column has one of these and events lack some."""
    if reading.missing and any(role in reading.roles for role in COUNT_ROLES):
        return tuple(role for role in COUNT_ROLES if role not in reading.roles)
    return reading.missing


def how_line(match: Match, titles: dict[str, str], words: Words) -> str:
    """Say how a name of a log came to its touchpoint."""
    share = words.number(match.score * 100)
    match match.how:
        case How.EXACT if match.several:
            return words("the same name as several touchpoints; the first is taken")
        case How.EXACT:
            return words("the same name")
        case How.LIKELY:
            return words("{n} % alike", n=share)
        case How.CHOSEN:
            return words("chosen")
        case How.NEW if match.nearest in titles:
            near = isolated(titles[match.nearest])
            return words("new; {n} % like {title}", n=share, title=near)
        case How.NEW:
            return words("new")
