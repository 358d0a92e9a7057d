"""Typed: what a cell of the table holds, and the change that something typed there asks for."""

from __future__ import annotations

import re
from typing import Any

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.numbers import read, written
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.marks import set_marks
from journey_editor.model.fields import Real, Whole
from journey_editor.model.project import Project
from journey_editor.model.records import Code, Evidence, Source, Tag, Transition
from journey_editor.model.validity import cleaned, problem
from journey_editor.ui.inspector.changes import change_for
from journey_editor.ui.inspector.reasons import CannotKeepError, said
from journey_editor.ui.transitions.columns import FIELDS, codes_of, sources_of


def shown_of(project: Project, transition: Transition, field: str, words: Words) -> Any:
    """Return what is typed over: text for what is written, the value itself for what is chosen."""
    if field == "codes":
        return " ".join(codes_of(project, transition))
    if field == "sources":
        return "; ".join(sources_of(project, transition))
    value, column = getattr(transition, field), FIELDS[field]
    if isinstance(column.field, Whole | Real):
        return "" if value is None else written(value, words)
    return value


def change_of(
    project: Project, transition: Transition, field: str, value: Any, words: Words, *, mint: Mint
) -> Change:
    """Return the change that sets a field of a transition to what was typed or chosen.

    Raises CannotKeepError where it is none of what the field may hold.
    """
    if field == "codes":
        wanted = [_code(project, name, words) for name in re.split(r"[\s,;]+", value) if name]
        return set_marks(project, Tag, transition.key, wanted)
    if field == "sources":
        wanted = [_source(project, name.strip(), words) for name in value.split(";") if name.strip()]
        return set_marks(project, Evidence, transition.key, wanted)
    column = FIELDS[field]
    if isinstance(column.field, Whole | Real):
        value = _number(value, words, whole=isinstance(column.field, Whole))
    elif isinstance(value, str):
        value = cleaned(value, lines=False)
    if (why := problem(column, value)) is not None:
        raise CannotKeepError(said(why, words))
    return change_for(project, transition, field, value, mint=mint)


def _number(text: str, words: Words, *, whole: bool) -> Any:
    typed = text.strip()
    if not typed:
        return None
    number = read(typed, words)
    if number is None:
        return typed
    return int(number) if whole and number.is_integer() else number


def _code(project: Project, name: str, words: Words) -> str:
    for code in project.all(Code).values():
        if code.code.casefold() == name.casefold():
            return code.id
    known = ", ".join(sorted(code.code for code in project.all(Code).values()))
    raise CannotKeepError(words("{code} is no friction code of this map: {known}.", code=name, known=known))


def _source(project: Project, name: str, words: Words) -> str:
    for source in project.all(Source).values():
        if source.title.strip().casefold() == name.casefold():
            return source.id
    known = "; ".join(sorted(source.title for source in project.all(Source).values()))
    raise CannotKeepError(words("{name} is no source of this map: {known}.", name=name, known=known))
