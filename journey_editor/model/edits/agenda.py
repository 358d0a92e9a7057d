"""Agenda: what a workshop does in which order, written as lines of minutes and title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final, NamedTuple

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.ranking import all_placed
from journey_editor.model.edits.values import clean
from journey_editor.model.project import Project
from journey_editor.model.records import AgendaItem
from journey_editor.model.validity import require_valid

_LINE: Final = re.compile(r"(?P<minutes>[0-9]{1,3})\s+(?P<title>.+)")


class Slot(NamedTuple):
    """One line: how many minutes (0: open), and for what."""

    minutes: int
    title: str


# The order of work and minutes for a workshop of half a day; in English.
ORDER_OF_WORK: Final = (
    Slot(30, "Steps"),
    Slot(10, "Stages"),
    Slot(15, "Lanes"),
    Slot(20, "Emotion"),
    Slot(30, "Pain points"),
    Slot(10, "Votes"),
    Slot(30, "Opportunities"),
    Slot(30, "Actions"),
)


def read_agenda(written: str) -> tuple[Slot, ...]:
    """Read lines such as `20 Pain points`; a line without minutes is open, an empty one is passed over."""
    found = []
    for line in written.splitlines():
        title: str = clean(AgendaItem, {"title": line})["title"].strip()
        said = _LINE.fullmatch(title)
        if said is not None:
            found.append(Slot(int(said["minutes"]), said["title"]))
        elif title:
            found.append(Slot(0, title))
    return tuple(found)


def write_agenda(slots: Iterable[Slot]) -> str:
    """Write what `read_agenda` reads."""
    return "\n".join(
        f"{minutes} {title}" if minutes or _LINE.fullmatch(title) else title for minutes, title in slots
    )


def agenda_of(project: Project, journey: str) -> tuple[AgendaItem, ...]:
    """Return the agenda of a journey, in order."""
    return project.all(AgendaItem).where("journey", journey)


def set_agenda(project: Project, *, journey: str, slots: Iterable[Slot], mint: Mint) -> Change:
    """Give a journey this agenda; an item that keeps its title stays the row it was."""
    there = list(agenda_of(project, journey))
    if [Slot(one.minutes, one.title) for one in there] == list(slots := tuple(slots)):
        return Change()
    wanted = []
    for minutes, title in slots:
        same = next((one for one in there if one.title == title), None)
        if same is not None:
            there.remove(same)
        row = same or AgendaItem(id=mint.id(), journey=journey, title=title)
        row = replace(row, minutes=minutes)
        require_valid(row)
        wanted.append(row)
    kept = Change.putting(project, *all_placed(wanted, (), None, mint=mint))
    return kept.then(Change.removing(project, [one.key for one in there]))
