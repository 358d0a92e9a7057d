"""View: which part of a project a sheet shows, and for whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from journey_editor.insight.experience import Place, places, stage_places
from journey_editor.model.edits.cards import HOLDS
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Audience,
    Journey,
    Lane,
    LaneKind,
    LaneLevel,
    LaneRole,
    Note,
    Persona,
    RowKey,
    SavedView,
    Touchpoint,
    Transition,
    Variant,
    VariantKind,
    ViewLane,
    ViewPersona,
)
from journey_editor.model.structure import lanes_of, touchpoints_of, transitions_of

R = TypeVar("R", Touchpoint, Transition, Note)


@dataclass(frozen=True, slots=True)
class View:
    """One variant of one journey, for some `personas` (None: everyone), without the `hidden` lanes.

    Of `folded` lanes only the label and a count are drawn; on paper none is.
    """

    journey: str
    variant: str
    personas: frozenset[str] | None = None
    hidden: frozenset[str] = frozenset()
    expectation: bool = True
    folded: frozenset[str] = frozenset()

    @classmethod
    def first(cls, project: Project) -> View | None:
        """Return the as-is variant of the first journey, or None where a project has no variant."""
        found = (cls.of(project, journey.id) for journey in project.all(Journey).sorted())
        return next((view for view in found if view is not None), None)

    @classmethod
    def of(cls, project: Project, journey: str) -> View | None:
        """Return the as-is variant of a journey, else its first; None where it has none."""
        variants = variants_of(project, journey)
        return cls(journey, variants[0].id) if variants else None

    @classmethod
    def saved(cls, project: Project, saved: SavedView) -> View:
        """Return the view that was saved."""
        personas = frozenset(row.persona for row in project.all(ViewPersona).where("view", saved.id))
        hidden = frozenset(row.lane for row in project.all(ViewLane).where("view", saved.id))
        journey = project.one(Variant, saved.variant).journey
        return cls(journey, saved.variant, personas or None, hidden, saved.expectation)

    def fitting(self, project: Project) -> View | None:
        """Return this view with all that the project has of it.

        Without its variant it is another one of the journey, without its
        journey the first of the project; None where there is none.
        """
        variant = project.get(Variant, self.variant)
        if variant is None or variant.journey != self.journey or project.get(Journey, self.journey) is None:
            other = View.of(project, self.journey) or View.first(project)
            found = other and replace(self, journey=other.journey, variant=other.variant)
        else:
            found = self
        if found is None:
            return None
        lanes, personas = project.all(Lane), project.all(Persona)
        hidden = frozenset(id_ for id_ in self.hidden if id_ in lanes)
        folded = frozenset(id_ for id_ in self.folded if id_ in lanes)
        shown = frozenset(id_ for id_ in self.personas or () if id_ in personas)
        return replace(found, hidden=hidden, folded=folded, personas=shown or None)


def variants_of(project: Project, journey: str) -> tuple[Variant, ...]:
    """Return the variants of a journey: as it is, as it is to be, and others."""
    kinds = list(VariantKind)
    variants = project.all(Variant).where("journey", journey) if journey in project.all(Journey) else ()
    return tuple(sorted(variants, key=lambda one: (kinds.index(one.kind), one.title, one.id)))


def shown_personas(project: Project, view: View) -> tuple[Persona, ...]:
    """Return the personas that a view is for."""
    personas = project.all(Persona).sorted()
    return personas if view.personas is None else tuple(one for one in personas if one.id in view.personas)


def shown_lanes(project: Project, view: View) -> tuple[tuple[Lane, LaneRole], ...]:
    """Return the lanes that a view shows, from customer to support, each with its side."""
    lanes = lanes_of(project, view.journey)
    return tuple(pair for pair in lanes if pair[0].id not in view.hidden) if view.hidden else lanes


def asked_places(project: Project, view: View) -> tuple[Place, ...]:
    """Return where the lane of curves asks for emotions: along the steps, or at whole stages."""
    lane = next((lane for lane, _ in shown_lanes(project, view) if lane.kind == LaneKind.EXPERIENCE), None)
    if lane is not None and lane.level == LaneLevel.STAGE:
        return stage_places(project, view.variant)
    return places(project, view.variant, shown_touchpoints(project, view))


def shown_touchpoints(project: Project, view: View) -> tuple[Touchpoint, ...]:
    """Return the touchpoints that are for somebody the view is for."""
    return _for(project, view, touchpoints_of(project, view.variant))


def shown_transitions(project: Project, view: View) -> tuple[Transition, ...]:
    """Return the transitions that are for somebody the view is for, and join what is shown."""
    found = _for(project, view, transitions_of(project, view.variant))
    if view.personas is None:
        return found
    inside = {one.id for one in shown_touchpoints(project, view)}
    return tuple(one for one in found if one.source in inside and one.target in inside)


def left_out(project: Project, view: View) -> frozenset[RowKey]:
    """Return the touchpoints and transitions of the variant that a view does not show."""
    if view.personas is None:
        return frozenset()
    every = (*touchpoints_of(project, view.variant), *transitions_of(project, view.variant))
    shown = (*shown_touchpoints(project, view), *shown_transitions(project, view))
    return frozenset(one.key for one in every) - {one.key for one in shown}


def shown_notes(project: Project, view: View, lane: Lane) -> tuple[Note, ...]:
    """Return the notes in a lane, of every variant, that are for somebody the view is for."""
    kind = HOLDS.get(lane.kind)
    return _for(project, view, project.all(kind).where("lane", lane.id)) if kind else ()


def _for(project: Project, view: View, rows: tuple[R, ...]) -> tuple[R, ...]:
    """Return those of `rows` that are for everyone or for one of the view's personas."""
    audience = project.all(Audience)
    if view.personas is None or not audience:
        return rows
    return tuple(row for row in rows if not _excluded(project, view.personas, row.key))


def _excluded(project: Project, personas: frozenset[str], key: RowKey) -> bool:
    said = project.all(Audience).where("subject", key)
    return bool(said) and not any(one.persona in personas for one in said)
