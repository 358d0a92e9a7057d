"""Columns: guess what each column of a table holds, from its heading and from what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from journey_editor.importers.entries import Meaning
from journey_editor.importers.kinds import kind_called
from journey_editor.model.place import Place
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Lane
from journey_editor.model.structure import stages_of, steps_of

# Spreadsheets, and what Mural and Miro call the columns of their exports.
_HEADINGS: Final[Mapping[Meaning, str]] = {
    Meaning.TEXT: "text, tekst, note, notes, notitie, notities, content, inhoud, card, kaart, "
    "description, omschrijving, beschrijving, toelichting, title, titel, sticky note, sticky, "
    "remark, opmerking, comment, answer, antwoord, item, plain text",
    Meaning.KIND: "kind, type, soort, category, categorie, label, labels, tag, tags",
    Meaning.STEP: "step, steps, stap, stappen, process step, processtap",
    Meaning.STAGE: "stage, stages, phase, fase, fasen, frame, section, sectie",
    Meaning.ROW: "lane, lanes, swimlane, baan, zwembaan, row, rij, channel, channels, kanaal, kanalen, "
    "area, gebied, list, lijst, group, groep, cluster, lane or channel, baan of kanaal",
    Meaning.IGNORED: "id, #, nr, no, number, nummer, author, auteur, creator, created by, created, "
    "created at, date, datum, last updated, last updated by, last modified, modified by, "
    "updated at, color, colour, kleur, bg color, background color, sticky color, sticky colour, "
    "border color, text color, x, y, position x, position y, width, height, size, link, link to, "
    "url, votes, stemmen, reactions, comments, shape, rotation, name, naam, email",
}
_KNOWN: Final = {word: meaning for meaning, words in _HEADINGS.items() for word in words.split(", ")}
_VAGUE: Final = {"area", "gebied", "frame", "section", "sectie", "list", "lijst", "group", "groep", "cluster"}
_LONG: Final = 60  # characters; a heading is shorter


def has_headings(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns."""
    if len(rows) < 2:
        return False
    first = [_plain(cell) for cell in rows[0] if cell.strip()]
    known = sum(cell in _KNOWN or kind_called(cell, letters=False) is not None for cell in first)
    return all(len(cell) <= _LONG for cell in first) and (known >= 2 or known * 2 > len(first))


def guess(
    rows: Sequence[Sequence[str]], *, headings: bool, names: Mapping[Meaning, Iterable[str]]
) -> list[Meaning]:
    """Return what each column is taken for; `names` are the steps, stages and rows that the map has.

    Where no heading says which column holds the texts, it is the one with the
    longest; where nothing at all is known, every column holds texts.
    """
    there = {meaning: {_plain(name) for name in known} - {""} for meaning, known in names.items()}
    columns = [list(column) for column in zip(*rows, strict=True)]
    found = [_guessed(column, headings=headings, there=there) for column in columns]
    if headings and found.count(Meaning.TEXT) > 1:
        _only_one_text(columns, found)
    unknown = [number for number, meaning in enumerate(found) if meaning is None]
    if Meaning.TEXT not in found and unknown:
        if len(unknown) == len(found):
            return [Meaning.TEXT] * len(found)
        longest = max(unknown, key=lambda number: sum(map(len, columns[number])))
        found[longest] = Meaning.TEXT
    return [meaning or Meaning.IGNORED for meaning in found]


def names_in(project: Project, place: Place) -> dict[Meaning, list[str]]:
    """Return what the steps, the stages, and the lanes and channels of a map are called."""
    lanes = [lane.title for lane in project.all(Lane).where("journey", place.journey)]
    return {
        Meaning.STEP: [step.title for step in steps_of(project, place.variant)],
        Meaning.STAGE: [stage.title for stage in stages_of(project, place.variant)],
        Meaning.ROW: lanes + [channel.title for channel in project.all(Channel).sorted()],
    }


def _only_one_text(columns: Sequence[Sequence[str]], found: list[Meaning | None]) -> None:
    """Of a text and a title, take the text; columns that are headed by kinds all hold texts."""
    texts = [number for number, meaning in enumerate(found) if meaning is Meaning.TEXT]
    named = [number for number in texts if _plain(columns[number][0]) in _KNOWN]
    if len(named) < 2:
        return
    ranks = list(_KNOWN)
    filled = [number for number in named if any(cell.strip() for cell in columns[number][1:])]
    best = min(filled or named, key=lambda number: ranks.index(_plain(columns[number][0])))
    for number in named:
        if number != best:
            found[number] = Meaning.IGNORED


def _guessed(column: Sequence[str], *, headings: bool, there: Mapping[Meaning, set[str]]) -> Meaning | None:
    head = _plain(column[0]) if headings else ""
    cells = [_plain(cell) for cell in column[1 if headings else 0 :] if cell.strip()]
    said = _KNOWN.get(head)
    if said is not None and head not in _VAGUE:
        return said
    if cells:
        shares = {
            meaning: sum(cell in known for cell in cells) / len(cells) for meaning, known in there.items()
        }
        shares[Meaning.KIND] = sum(kind_called(cell) is not None for cell in cells) / len(cells)
        best = max(shares, key=lambda meaning: shares[meaning])
        if shares[best] > 0.5:
            return best
    if said is None and kind_called(head, letters=False) is not None:
        return Meaning.TEXT
    return said


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split()).strip(":*")
