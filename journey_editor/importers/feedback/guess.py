"""Guess: what the columns of a survey hold, from their headings and from what stands in them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from journey_editor.importers.days import day_in
from journey_editor.importers.event_log.names import plain
from journey_editor.importers.event_log.times import TimeKind, time_format
from journey_editor.importers.feedback.answers import ANSWERS, BOUND, ONCE, SCALED, Column, Holds
from journey_editor.importers.feedback.figures import formula_of
from journey_editor.importers.feedback.personal import headed_personal, looks_personal
from journey_editor.importers.feedback.scales import Scale, number_in, value_on
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Formula, Metric, Persona
from journey_editor.model.structure import touchpoints_of

# A word, or the beginning of one (…-), of a heading; the first line that has one says what a column holds.
_HEADINGS: Final[Mapping[Holds, str]] = {
    Holds.DATE: "date datum timestamp tijdstip tijdstempel submitted ingevuld begintijd starttijd voltooid "
    "completed start-time completion-time",
    Holds.RECOMMENDATION: "nps recommend- aanbevel- aanbeveling aanraden aanraad",
    Holds.TEXT: "comment- remark- opmerking- toelichting toelichten suggesti- tip tips why waarom explain "
    "leg-uit open-vraag own-words eigen-woorden vertel tell anything-else nog-iets improve verbeter- "
    "beter-kunnen",
    Holds.PERSONA: "persona doelgroep segment patron-type user-type member-type type-lid soort-lid klanttype "
    "bezoekerstype i-am-a ik-ben",
    Holds.FOUND: "found find finding gevonden vinden vond vindbaarheid",
    Holds.HELPFUL: "helpful helped helpfulness behulpzaam behulpzaamheid geholpen hulpvaardig- staff "
    "medewerker- personeel",
    Holds.PLEASANT: "pleasant pleasantness prettig aangenaam plezierig fijn enjoyable comfortable",
    Holds.EMOTION: "satisf- dissatisf- tevreden- ontevreden- emotion- emotie- csat rating rate score stars "
    "sterren waardering waardeer- beoordel- beleving experience ervaring cijfer rapportcijfer smiley gevoel "
    "feeling feel felt",
    Holds.TOUCHPOINT: "touchpoint touch-point contactpunt servicepunt service-point",
}
_GROUPS: Final = {"group", "groep", "type", "profile", "profiel", "wie bent u", "who are you"}
_TEXTS: Final = {"text", "tekst", "feedback", "answer", "antwoord", "reactie", "response", "quote", "citaat"}
_EXPECTS: Final = re.compile(r"\b(?:verwacht\w*|expect\w*)\b")
_EXPECTED: Final = {
    Holds.EMOTION: Holds.EXPECTED,
    Holds.FOUND: Holds.FOUND_EXPECTED,
    Holds.HELPFUL: Holds.HELPFUL_EXPECTED,
    Holds.PLEASANT: Holds.PLEASANT_EXPECTED,
}
_NEVER: Final = re.compile(r"^(?:id|#|nr|respondent\w*|response id|antwoord id|taal|language|locale)$")
_TO_TEN: Final = re.compile(r"\b[01] (?:to |tot |t m |until )?10\b|\b(?:rapport)?cijfer\b")
_TO_FIVE: Final = re.compile(r"\b1 (?:to |tot |tot en met |t m |until )?5\b")
_LOOKED_AT: Final = 1000  # different cells of a column
_MOSTLY: Final = 0.8
_NEARLY_ALL: Final = 0.95
_LONG: Final = 25  # characters, on average, of what people write freely
_HEADING: Final = 400  # characters; surveys use whole questions


def has_headings(rows: Sequence[Sequence[str]], words: Words) -> bool:
    """Whether the first row names the columns: no cell of it answers, or stands again in the row or below."""
    said = [cell for cell in rows[0] if cell.strip()] if rows else []
    return (
        bool(said)
        and len(set(said)) == len(said)
        and all(len(cell) <= _HEADING for cell in said)
        and not any(_answers(cell, words) for cell in said)
        and not any(
            cell and cell == row[number] for row in rows[1:_LOOKED_AT] for number, cell in enumerate(rows[0])
        )
    )


def _answers(cell: str, words: Words) -> bool:
    return (
        number_in(cell.strip(), words) is not None
        or value_on(Scale.YES_NO, cell, words) is not None
        or (day_in(cell, month_first=False) or day_in(cell, month_first=True)) is not None
    )


def guess(
    rows: Sequence[Sequence[str]], project: Project, variant: str, *, headings: bool, words: Words
) -> tuple[Column, ...]:
    """Return what each column seems to hold; `words` say how numbers are written."""
    known = _Known(project, variant)
    below = rows[1:] if headings else rows
    columns = [
        _guessed(
            rows[0][number].strip() if headings else "",
            Counter(cell for row in below if (cell := row[number].strip())),
            number + 1,
            known,
            words,
        )
        for number in range(len(rows[0]) if rows else 0)
    ]
    return _each_once(columns)


class _Known:
    """What a map calls its touchpoints, personas and metrics."""

    def __init__(self, project: Project, variant: str) -> None:
        touchpoints = touchpoints_of(project, variant)
        self.places: dict[str, str] = {}
        for title in (False, True):
            for one in touchpoints:
                name = _spoken(one.title if title else one.code)
                if name:
                    self.places.setdefault(name, one.id)
        self.personas = {_spoken(one.title) for one in project.all(Persona).values()} - {""}
        self.metrics: dict[str, Metric] = {}
        for metric in project.all(Metric).sorted():
            if name := _spoken(metric.title):
                self.metrics.setdefault(name, metric)

    def place_in(self, heading: str) -> tuple[str | None, str]:
        """Return the touchpoint whose code or title a heading holds, and what else it says."""
        for name in sorted(self.places, key=len, reverse=True):
            found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", heading)
            if found is not None:
                return self.places[name], f"{heading[: found.start()]} {heading[found.end() :]}".strip()
        return None, heading


def _guessed(title: str, cells: Counter[str], number: int, known: _Known, words: Words) -> Column:
    heading = _spoken(title)
    scale = scale_of(cells, heading, words)
    column = Column(title or str(number), scale=scale, written=scale)
    if heading in known.metrics:
        return holding(column, Holds.METRIC, known.metrics[heading])
    place, rest = known.place_in(heading)
    holds = _holds(rest)
    if holds is Holds.DATE:
        if _dated(cells):
            return replace(column, holds=holds)
        holds = None
    if _NEVER.fullmatch(rest) or headed_personal(rest) or looks_personal(islice(cells, _LOOKED_AT)):
        return replace(column, personal=not _NEVER.fullmatch(rest) or looks_personal(cells))
    if holds is None:
        holds = _by_content(cells, known)
    if holds in SCALED and not _fits(column.scale, cells, words):
        holds = Holds.TEXT if _written(cells) else None
    if holds is None and place is not None:
        holds = Holds.EMOTION if _fits(column.scale, cells, words) else None
        holds = holds or (Holds.TEXT if cells else None)
    if holds is Holds.RECOMMENDATION:
        return holding(column, holds)
    if holds is None or holds not in ANSWERS:
        return replace(column, holds=holds or Holds.IGNORED)
    expected = _EXPECTED.get(holds, holds) if _EXPECTS.search(rest) else holds
    return replace(column, holds=expected, touchpoint=place)


def holding(column: Column, holds: Holds, metric: Metric | None = None) -> Column:
    """Return `column` as it is when it holds this; what has a mean is not on a scale."""
    scale = column.written
    if holds is Holds.RECOMMENDATION or (metric is not None and metric.formula is Formula.NPS):
        scale = Scale.TEN
    elif metric is not None and scale is not Scale.YES_NO and formula_of(metric, scale) is Formula.MEAN:
        scale = Scale.NUMBER
    return replace(
        column,
        holds=holds,
        scale=scale,
        touchpoint=column.touchpoint if holds in BOUND else None,
        metric=metric.id if metric is not None else None,
    )


def _holds(heading: str) -> Holds | None:
    """Return what a heading says, by the first kind that has a word of it."""
    if heading.removesuffix(" ?") in _GROUPS:
        return Holds.PERSONA
    if heading.removesuffix(" ?") in _TEXTS:
        return Holds.TEXT
    tokens = heading.split()
    return next((holds for holds, listed in _HEADINGS.items() if _has(tokens, listed)), None)


def _has(tokens: Sequence[str], listed: str) -> bool:
    joined = f" {' '.join(tokens)} "
    for word in listed.split():
        if word.endswith("-"):
            if any(token.startswith(word[:-1]) for token in tokens):
                return True
        elif f" {word.replace('-', ' ')} " in joined:
            return True
    return False


def scale_of(cells: Mapping[str, int], heading: str, words: Words) -> Scale:
    """Return the scale of most of a column's cells; a heading may say where it ends."""
    found = dict(islice(cells.items(), _LOOKED_AT))
    numbers: Counter[float] = Counter()
    for cell, many in found.items():
        if (value := number_in(cell, words, led=True)) is not None:
            numbers[value] += many
    if not found:
        return Scale.NUMBER
    if numbers.total() < sum(found.values()) * _MOSTLY:
        shares = {one: _share(one, found, words) for one in (Scale.YES_NO, Scale.FIVE)}
        best = max(shares, key=lambda one: shares[one])
        return best if shares[best] >= _MOSTLY else Scale.NUMBER
    if min(numbers) < 0:
        halves = any(value != int(value) for value in numbers)
        within_one = _between(numbers, -1, 1)
        return Scale.TWO if _between(numbers, -2, 2) and not (halves and within_one) else Scale.NUMBER
    if _TO_TEN.search(heading) and _between(numbers, 0, 10):
        return Scale.TEN
    if _TO_FIVE.search(heading) and _between(numbers, 1, 5, part=_MOSTLY):
        return Scale.FIVE
    if 0 in numbers and numbers.keys() <= {0, 1}:
        return Scale.YES_NO
    if _between(numbers, 1, 5):
        return Scale.FIVE
    return Scale.TEN if _between(numbers, 0, 10) else Scale.NUMBER


def _between(numbers: Counter[float], low: float, high: float, part: float = _NEARLY_ALL) -> bool:
    """Whether all but a few slips of the pen lie on a scale."""
    return sum(many for one, many in numbers.items() if low <= one <= high) >= numbers.total() * part


def _share(scale: Scale, cells: Mapping[str, int], words: Words) -> float:
    on = sum(n for cell, n in cells.items() if value_on(scale, cell, words) is not None)
    return on / sum(cells.values())


def _fits(scale: Scale, cells: Counter[str], words: Words) -> bool:
    found = dict(islice(cells.items(), _LOOKED_AT))
    return not found or _share(scale, found, words) >= 0.5


def _dated(cells: Counter[str]) -> bool:
    found = list(islice(cells, _LOOKED_AT))
    known = [day_in(cell, month_first=False) or day_in(cell, month_first=True) for cell in found]
    return sum(day is not None for day in known) * 2 >= len(found)


def _by_content(cells: Counter[str], known: _Known) -> Holds | None:
    """Return what a column holds by what stands in it, where its heading does not say."""
    found = list(islice(cells, _LOOKED_AT))
    if not found:
        return None
    named: Counter[str] = Counter()
    for cell in found:
        named[_spoken(cell)] += cells[cell]
    for titles, holds in ((known.places, Holds.TOUCHPOINT), (known.personas, Holds.PERSONA)):
        if sum(many for name, many in named.items() if name in titles) * 2 >= named.total():
            return holds
    times = time_format(found)
    if times is not None and times.kind is not TimeKind.NUMBER and _dated(cells):
        return Holds.DATE
    return Holds.TEXT if _written(cells) else None


def _written(cells: Counter[str]) -> bool:
    """Whether people wrote freely: their own words, mostly longer than a name or a choice."""
    found = list(islice(cells, _LOOKED_AT))
    spaced = sum(" " in cell for cell in found)
    return bool(found) and sum(map(len, found)) > _LONG * len(found) and spaced * 2 > len(found)


def _each_once(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Let go of what a second column says again: who, where and when, and one question about one place."""
    taken: set[object] = set()
    found = []
    for column in columns:
        key: object = (column.holds, column.touchpoint, column.metric)
        once = column.holds in ONCE or (column.holds in ANSWERS and column.holds is not Holds.TEXT)
        if once and key in taken:
            found.append(replace(column, holds=Holds.IGNORED, touchpoint=None, metric=None))
            continue
        taken.add(key)
        found.append(column)
    return tuple(found)


def _spoken(text: str) -> str:
    """Return a heading as it is compared: its words and numbers alone."""
    letters = (
        letter if unicodedata.category(letter)[0] in "LNM" or letter in "#?" else " "
        for letter in plain(text)
    )
    return " ".join("".join(letters).replace("?", " ? ").split())
