"""Bring: workbooks that came back become one change, and what each brought is said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

from journey_editor.importers.returned.coming import Coming
from journey_editor.importers.returned.fields import Fields
from journey_editor.importers.returned.file import ReturnedFile
from journey_editor.importers.returned.list import ReturnedList, read_list
from journey_editor.importers.returned.notes import Notes
from journey_editor.importers.returned.returned import Returned
from journey_editor.importers.xlsx import read_workbooks
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.progress import Progress
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Action
from journey_editor.model.workbook import Fact

MOST_NEW: Final = 500


def read_returned(
    paths: Sequence[Path], project: Project, tongues: Sequence[Words], progress: Progress | None = None
) -> list[ReturnedList | InputError]:
    """Return for each workbook the list in it, or in one sentence why it cannot be brought back."""
    found: list[ReturnedList | InputError] = []
    for book in read_workbooks(paths, progress):
        try:
            if isinstance(book, InputError):
                raise book
            read = read_list(book, tongues)
            _require_own(read, project)
            found.append(read)
        except InputError as error:
            found.append(error)
    return found


def _require_own(read: ReturnedList, project: Project) -> None:
    other = read.fact(Fact.PROJECT)
    if other and other != project.setting.id:
        raise InputError(
            "{file} cannot be imported: it was written for another map; open that one first",
            file=read.path,
        )
    known = {row.id for row in read.rows} & set(project.all(Action))
    if len(read.rows) - len(known) > MOST_NEW:
        raise InputError(
            "{file} cannot be imported: it has more than {n} new actions", file=read.path, n=MOST_NEW
        )


def bring_back(
    project: Project,
    lists: Sequence[ReturnedList],
    *,
    before: Callable[[str], Project | None],
    words: Words,
    tongues: Sequence[Words],
    mint: Mint,
    scorers: Mapping[Path, str] | None = None,
    taken: Collection[str] = (),
) -> Returned:
    """Return what workbooks change on a map, one after the other.

    `before` gives the project as it was after a revision, where that is known;
    what stands in a workbook as it was then was not changed by anybody.
    `scorers` says who scored where a workbook is not to be believed, `taken`
    which ids that the map does not have come as new actions.  What they say
    differently of one thing, the last one says.  `words` are those of the notes.
    """
    coming = Coming(project, mint, frozenset(taken))
    files = []
    for read in lists:
        base = before(read.fact(Fact.REVISION)) or project
        notes = Notes(words)
        notes.of_list(read)
        fields = Fields(read, base, coming.owner, tongues, words, notes)
        files.append(ReturnedFile(coming, fields, scorer=(scorers or {}).get(read.path, "")).brought())
    return Returned(coming.change(), tuple(files), coming.asked)
