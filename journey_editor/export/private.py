"""Private: what of a project is not for everybody, read off the records' declarations (R-08)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journey_editor.kernel.words import Words
from journey_editor.model.fields import Private, columns_of
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Note, Party, Record, RowKey, order


def private_rows(project: Project) -> Iterator[Record]:
    """Yield every row that is marked private, of whatever kind."""
    for kind in TABLES.values():
        flags = [column.name for column in columns_of(kind) if isinstance(column.field, Private)]
        for record in project.all(kind).values() if flags else ():
            if any(getattr(record, flag) for flag in flags):
                yield record


def for_print(project: Project, words: Words) -> Project:
    """Return what a poster or workbook may say: no private row, and no private party by its name."""
    private = list(private_rows(project))
    parties = [one for one in private if isinstance(one, Party)]
    left = nameless(project, parties, words) if parties else project
    gone = [one.key for one in private if not isinstance(one, Party)]
    return without(left, gone) if gone else left


def not_printed(project: Project) -> int:
    """Return how many cards, pains and opportunities with a place a poster leaves out."""
    return sum(isinstance(one, Note) and one.lane is not None for one in private_rows(project))


def without(project: Project, keys: Iterable[RowKey]) -> Project:
    """Return `project` without these rows and without what belonged to them; no reference dangles."""
    left = project.with_rows((key, None) for key in keys)
    change, _ = mend(left)
    return change.applied_to(left)


def nameless(project: Project, parties: Iterable[Party], words: Words) -> Project:
    """Return `project` with each of `parties` called by its kind and a number, such as “Person 2”.

    A party keeps its row: what it owns and how it scored stay, and nobody sees whose that was.
    """
    hidden = {one.id: one for one in parties}
    taken = {one.name for one in project.all(Party).values() if one.id not in hidden}
    renamed = []
    for party in sorted(hidden.values(), key=order):  # an order by name would tell of the names
        number, name = 0, ""
        while not name or name in taken:
            number += 1
            said = words(party.kind.value)
            name = f"{said[:1].upper()}{said[1:]} {number}"
        taken.add(name)
        renamed.append(Party(id=party.id, name=name, kind=party.kind, private=party.private))
    return project.with_rows((one.key, one) for one in renamed)
