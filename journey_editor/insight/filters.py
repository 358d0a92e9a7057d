"""Filters: kinds of rows that are worth looking at by themselves."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from journey_editor.insight.priorities import best_actions
from journey_editor.insight.seams import is_smooth, is_switch
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Card,
    CardKind,
    Evidence,
    Note,
    Opportunity,
    Pain,
    Record,
    Source,
    SourceKind,
    Stage,
    Step,
    Touchpoint,
    Transition,
)
from journey_editor.model.structure import owner_of

Judge = Callable[[Record], bool]


class Show(StrEnum):
    """What the map can be narrowed to, besides what is known from one kind of source."""

    EVERYTHING = "Everything"
    TOUCHPOINTS = "Touchpoints"
    TRANSITIONS = "Transitions"
    QUOTES = "Quotes"
    PAINS = "Pain points"
    OPPORTUNITIES = "Opportunities"
    MOMENTS = "Moments of truth"
    ROUGH = "Switches that are not smooth"
    UNOWNED = "Without an owner"
    UNSCORED = "Opportunities without a score"
    UNFOUNDED = "Cards without evidence"


def judge_of(project: Project, shown: Show | SourceKind) -> Judge:
    """Return what says of a row of `project` whether it is shown."""
    return _known_from(project, shown) if isinstance(shown, SourceKind) else _JUDGES[shown](project)


def _is(*kinds: type[Record]) -> Callable[[Project], Judge]:
    return lambda _: lambda row: isinstance(row, kinds)


def _quotes(_: Project) -> Judge:
    return lambda row: isinstance(row, Card) and row.kind == CardKind.QUOTE


def _moments(_: Project) -> Judge:
    return lambda row: isinstance(row, Touchpoint) and row.is_moment


def _rough(project: Project) -> Judge:
    def judge(row: Record) -> bool:
        return isinstance(row, Transition) and is_switch(project, row) and is_smooth(row) is False

    return judge


def _unowned(project: Project) -> Judge:
    def judge(row: Record) -> bool:
        return isinstance(row, Stage | Step | Touchpoint | Action) and owner_of(project, row) is None

    return judge


def _unscored(project: Project) -> Judge:
    best = best_actions(project)

    def judge(row: Record) -> bool:
        found = best.get(row.key)
        return isinstance(row, Opportunity) and (found is None or found.value is None)

    return judge


def _unfounded(project: Project) -> Judge:
    founded = {one.subject for one in project.all(Evidence).values()}
    return lambda row: isinstance(row, Note) and row.key not in founded


def _known_from(project: Project, kind: SourceKind) -> Judge:
    sources = project.all(Source)
    known = {
        one.subject
        for one in project.all(Evidence).values()
        if (source := sources.get(one.source)) is not None and source.kind == kind
    }
    return lambda row: row.key in known


_JUDGES: Final[dict[Show, Callable[[Project], Judge]]] = {
    Show.EVERYTHING: _is(Record),
    Show.TOUCHPOINTS: _is(Touchpoint),
    Show.TRANSITIONS: _is(Transition),
    Show.QUOTES: _quotes,
    Show.PAINS: _is(Pain),
    Show.OPPORTUNITIES: _is(Opportunity),
    Show.MOMENTS: _moments,
    Show.ROUGH: _rough,
    Show.UNOWNED: _unowned,
    Show.UNSCORED: _unscored,
    Show.UNFOUNDED: _unfounded,
}
