"""Share: a copy of a map for others, and what such a copy leaves out (R-84).

What is private or tells who somebody is follows from the records' declarations:
a field that is declared so is left out without a word here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from journey_editor.export.private import nameless, private_rows, without
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.fields import Refers, columns_of
from journey_editor.model.pictures import without_unshown
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Comment, Party, PartyKind, Record, RowKey, Setting, Source
from journey_editor.model.revision import Revision, fingerprint, first_revision
from journey_editor.model.structure import inbox_of
from journey_editor.storage.journey_file import publish


class Part(StrEnum):
    """What a shared copy leaves out; each may be kept, but for the history."""

    HISTORY = "history"
    NAMES = "names"
    PRIVATE = "private"
    SOURCES = "sources"
    INBOX = "inbox"
    COMMENTS = "comments"


KEEPABLE: Final = tuple(part for part in Part if part is not Part.HISTORY)
_COUNTED: Final = {
    Part.HISTORY: ("{n} line of history, and who made it", "{n} lines of history, and who made them"),
    Part.NAMES: ("{n} name of a person or sponsor", "{n} names of people and sponsors"),
    Part.PRIVATE: ("{n} private quote or other card", "{n} private quotes and other cards"),
    Part.SOURCES: ("{n} private source, or answers from it", "{n} private sources and answers from them"),
    Part.INBOX: ("{n} note in the inbox", "{n} notes in the inbox"),
    Part.COMMENTS: ("{n} comment of a scorer", "{n} comments of scorers"),
}
IMAGES: Final = "Images never carry a place, a camera or an author: that is left out when they are added."
TEXTS: Final = "Names that stand in other texts stay; read the copy before you send it."


@dataclass(frozen=True, slots=True)
class Gone:
    """One part that was left out: how many of it, and that in words; nobody missed what counts 0."""

    part: Part
    count: int
    said: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A project for others, and what it lacks.

    `belonged` counts the rows that could not stay without what is gone.
    `made_from` is the fingerprint of the last revision that the copy was made from, or "".
    """

    project: Project
    gone: tuple[Gone, ...]
    belonged: int
    made_from: str

    def listed(self, words: Words) -> list[str]:
        """Return what is gone in words, a line for each part of which there was any."""
        lines = [one.said for one in self.gone if one.count]
        if self.belonged:
            single = "{n} link, tag or vote that belonged to these"
            lines.append(
                words.count(self.belonged, single, "{n} links, tags or votes that belonged to these")
            )
        return lines


def shared(
    project: Project,
    *,
    log: Sequence[Revision],
    mint: Mint,
    words: Words,
    own: Words,
    keep: frozenset[Part] = frozenset(),
) -> Shared:
    """Return what a shared copy of `project` with the history `log` holds: a project of its own.

    Each part of `keep` stays.  What is private goes whole, with what belonged
    to it; people and private parties keep their place under a number; answers
    from a private source go with it.  `words` says what is gone, `own` are
    those of the map.
    """
    keys = _leaving(project, keep)
    counts = {part: len(keys[part]) for part in keys} | {Part.HISTORY: len(log), Part.NAMES: 0}
    left = project
    if Part.NAMES not in keep:
        left, counts[Part.NAMES] = _without_names(project, own)
    going = {key for some in keys.values() for key in some}
    rest = without(left, going)
    belonged = len(left) - len(going) - len(rest)
    gone = tuple(
        Gone(part, counts[part], words.count(counts[part], one, many))
        for part, (one, many) in _COUNTED.items()
        if part is Part.HISTORY or part not in keep
    )
    made_from = fingerprint(log[-1].id) if log else ""
    return Shared(_renewed(without_unshown(rest), mint), gone, belonged, made_from)


def write_shared(
    made: Shared, target: Path, *, pictures: Mapping[str, bytes], mint: Mint, words: Words, overwrite: bool
) -> None:
    """Write a shared copy as a new file, whose history begins with it; raise OutputError where that fails.

    `words` are those of the map.
    """
    first = first_revision(words("Shared copy"), mint=mint)
    publish(made.project, [first], target, overwrite=overwrite, pictures=pictures, made_from=made.made_from)


def _leaving(project: Project, keep: frozenset[Part]) -> dict[Part, set[RowKey]]:
    """Return the rows that each part takes along; a row of several parts counts with the first."""
    private = [one for one in private_rows(project) if not isinstance(one, Party)]
    sources = {one.key for one in private if isinstance(one, Source)}
    found: dict[Part, set[RowKey]] = {
        Part.PRIVATE: {one.key for one in private} - sources,
        Part.SOURCES: sources | set(_citing(project, sources)),
        Part.INBOX: {one.key for one in inbox_of(project)},
        Part.COMMENTS: {one.key for one in project.all(Comment).values()},
    }
    seen: set[RowKey] = set()
    for part, keys in found.items():
        found[part] = set() if part in keep else keys - seen
        seen |= found[part]
    return found


def _citing(project: Project, sources: AbstractSet[RowKey]) -> Iterator[RowKey]:
    """Yield what holds answers from one of these sources; evidence goes by itself."""
    ids = {key.id for key in sources}
    for kind in TABLES.values():
        for column in columns_of(kind):
            field = column.field
            if isinstance(field, Refers) and Source.table in field.to and not field.owned:
                yield from (one.key for one in project.all(kind).values() if getattr(one, column.name) in ids)


def _without_names(project: Project, own: Words) -> tuple[Project, int]:
    """Return `project` without what tells who somebody is, and how many names that were."""
    people = [one for one in project.all(Party).values() if one.kind == PartyKind.PERSON or one.private]
    blanked: list[Record] = []
    names = sum(bool(one.name) for one in people)
    for kind in TABLES.values():
        personal = [one for one in columns_of(kind) if one.field.personal] if kind is not Party else []
        for record in project.all(kind).values() if personal else ():
            told: dict[str, Any] = {one.name: one.default for one in personal if getattr(record, one.name)}
            if told:
                blanked.append(replace(record, **told))
                names += len(told)
    return nameless(project.with_rows((one.key, one) for one in blanked), people, own), names


def _renewed(project: Project, mint: Mint) -> Project:
    """Return `project` under an id of its own: what is merged with it later has no history in common."""
    before = project.all(Setting).values()
    rows = [(one.key, None) for one in before]
    return project.with_rows(rows).with_rows(
        (new.key, new) for new in (replace(project.setting, id=mint.id()),)
    )
