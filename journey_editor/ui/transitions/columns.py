"""Columns: what the table of transitions says of each, and which of it can be typed there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from journey_editor.insight.seams import drop_off, is_switch
from journey_editor.kernel.numbers import written
from journey_editor.kernel.words import Words
from journey_editor.model.fields import columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    Code,
    Evidence,
    Party,
    Source,
    Tag,
    Touchpoint,
    Transition,
)

NONE: Final = "—"

Said = Callable[[Project, Transition, Words], str]
Order = Callable[[Project, Transition], Any]


@dataclass(frozen=True)
class Shown:
    """One column: its heading, what it says, the field that it sets, and what it is sorted by.

    Without an `order` it is sorted by what it says.  `answers` are its words for true and for false.
    """

    title: str
    says: Said
    field: str = ""
    order: Order | None = None
    number: bool = False
    answers: tuple[str, str] | None = None


def codes_of(project: Project, transition: Transition) -> list[str]:
    """Return the friction codes on a transition."""
    tags = project.all(Tag).where("subject", transition.key)
    return sorted(code.code for tag in tags if (code := project.get(Code, tag.code)) is not None)


def sources_of(project: Project, transition: Transition) -> list[str]:
    """Return the titles of what a transition is known from."""
    rows = project.all(Evidence).where("subject", transition.key)
    return sorted(one.title for row in rows if (one := project.get(Source, row.source)) is not None)


def _end(name: str) -> Said:
    def said(project: Project, transition: Transition, words: Words) -> str:
        title = project.one(Touchpoint, getattr(transition, name)).title
        return title or words("Untitled")

    return said


def _channels(project: Project, transition: Transition, words: Words) -> str:
    if not is_switch(project, transition):
        return words("same channel")
    ends = (project.one(Touchpoint, id_) for id_ in (transition.source, transition.target))
    return " → ".join(project.one(Channel, one.channel).title for one in ends)


def _whole(name: str) -> Said:
    def said(_: Project, transition: Transition, words: Words) -> str:
        value = getattr(transition, name)
        return NONE if value is None else words.number(value)

    return said


def _real(name: str, unit: str = "") -> Said:
    def said(_: Project, transition: Transition, words: Words) -> str:
        value = getattr(transition, name)
        return NONE if value is None else f"{written(value, words)} {unit}".strip()

    return said


def _lost(_: Project, transition: Transition, words: Words) -> str:
    share = drop_off(transition)
    return NONE if share is None else f"{words.number(share * 100)} %"


def _judged(title: str, name: str, yes: str, no: str) -> Shown:
    def said(_: Project, transition: Transition, words: Words) -> str:
        value = getattr(transition, name)
        return NONE if value is None else words(yes if value else no)

    return Shown(title, said, name, answers=(yes, no))


def _text(name: str) -> Said:
    return lambda _, transition, __: getattr(transition, name) or NONE


def _team(project: Project, transition: Transition, _: Words) -> str:
    party = project.get(Party, transition.team)
    return party.name if party else NONE


def _by(name: str) -> Order:
    def order(_: Project, transition: Transition) -> float:
        value = getattr(transition, name)
        return -1.0 if value is None else float(value)

    return order


GAIN: Final = Shown("Gain if fixed", lambda *_: NONE, number=True)  # what the model knows

COLUMNS: Final[Sequence[Shown]] = (
    Shown("From", _end("source")),
    Shown("To", _end("target")),
    Shown("Channels", _channels),
    Shown("Entered", _whole("entered"), "entered", _by("entered"), number=True),
    Shown("Continued", _whole("continued"), "continued", _by("continued"), number=True),
    Shown("Lost", _lost, order=lambda _, one: drop_off(one) or 0.0, number=True),
    GAIN,
    _judged("Identity", "identity_carried", "carried", "log in again"),
    _judged("Data", "data_carried", "carried", "lost"),
    _judged("Resumable", "resumable", "yes", "no"),
    Shown("Wait", _real("wait", "min"), "wait", _by("wait"), number=True),
    Shown("Codes", lambda project, one, _: " ".join(codes_of(project, one)) or NONE, "codes"),
    Shown("Source", lambda project, one, _: "; ".join(sources_of(project, one)) or NONE, "sources"),
    Shown("What is lost", _text("lost"), "lost"),
    Shown("Handed over to", _team, "team"),
    Shown("Estimated share", _real("share"), "share", _by("share"), number=True),
)

FIELDS: Final = {column.name: column for column in columns_of(Transition)}
