"""The poster: a journey on paper, as a PDF at any size up to a wall."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from journey_editor.export.private import for_print
from journey_editor.kernel.progress import Progress
from journey_editor.kernel.words import Words
from journey_editor.layout.board import lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.facts import facts
from journey_editor.layout.frame import Heading, Poster, compose
from journey_editor.layout.marks import draw
from journey_editor.layout.paper import Paper
from journey_editor.layout.view import View, shown_personas
from journey_editor.model.project import Project
from journey_editor.model.records import Journey, Participant, ParticipantKind, Persona, Source, Variant
from journey_editor.model.revision import Revision
from journey_editor.storage.whole_file import whole_file
from journey_editor.surfaces.pdf import PdfPages, PdfSurface

_DOT = "\u00a0· "  # no line begins with it


def poster(project: Project, view: View, paper: Paper, desk: Desk, *, last: Revision | None) -> Poster:
    """Compose a journey on paper, without what is private.

    `last` is the revision whose day the title block names.
    """
    project = for_print(project, desk.words)
    with desk.layout():
        board = lay_out(project, replace(view, folded=frozenset()), desk)
        return compose(board, _heading(project, view, desk, last), facts(project, view, desk), paper, desk)


def write_poster(
    made: Poster, target: Path, desk: Desk, *, title: str, overwrite: bool, progress: Progress | None = None
) -> None:
    """Write a poster whole; raise OutputError where that fails.

    The same poster gives the same bytes: no clock, no random id.
    """
    with whole_file(target, overwrite=overwrite) as part, part.open("wb") as file:
        page = PdfPages(file, width=made.width, height=made.height, title=title, scale=made.scale)
        surface = PdfSurface(page, desk.typesetter.faces.all)
        groups = made.sheet.groups
        for group in (progress or Progress()).through(groups, count=len(groups)):
            draw(group, surface, group.at)
        page.save()


def _heading(project: Project, view: View, desk: Desk, last: Revision | None) -> Heading:
    words = desk.words
    journey = project.one(Journey, view.journey)
    variant = project.one(Variant, view.variant)
    about = [
        journey.subtitle,
        _which(project, variant, words),
        _whose(project, view, words),
        project.setting.organisation,
    ]
    scope = [
        (words("Scope"), _between(journey, desk)),
        (words("In scope"), journey.in_scope),
        (words("Not in scope"), journey.out_of_scope),
        (words("Evidence"), _evidence(project, journey, desk)),
        (words("Version"), words.day(last.time) if last else ""),
    ]
    return Heading(
        journey.title or project.setting.title,
        _DOT.join(filter(None, about)),
        tuple((label, said) for label, said in scope if said),
    )


def _which(project: Project, variant: Variant, words: Words) -> str:
    """Say which version of the journey this is; by its title where there are several of the kind."""
    alike = [
        one for one in project.all(Variant).where("journey", variant.journey) if one.kind == variant.kind
    ]
    return variant.title if variant.title and len(alike) > 1 else words(variant.kind.value)


def _whose(project: Project, view: View, words: Words) -> str:
    """Say how many personas there are, or by their titles for which of them this is."""
    personas = shown_personas(project, view)
    if len(personas) < len(project.all(Persona)):
        return words("for {who}", who=", ".join(one.title for one in personas))
    return words.count(len(personas), "{n} persona", "{n} personas") if personas else ""


def _between(journey: Journey, desk: Desk) -> str:
    if journey.start_trigger and journey.end_state:
        return desk.words("from {start} to {end}", start=journey.start_trigger, end=journey.end_state)
    return journey.start_trigger or journey.end_state


def _evidence(project: Project, journey: Journey, desk: Desk) -> str:
    words = desk.words
    there = {one.kind: one.count for one in project.all(Participant).where("journey", journey.id)}
    took_part = [
        f"{words.number(there[kind])} {words(kind.value)}" for kind in ParticipantKind if there.get(kind)
    ]
    sources = [
        f"{one.title} ({words.number(one.n)})" if one.n else one.title
        for one in sorted(project.all(Source).values(), key=lambda one: (one.date or "", one.id))
    ]
    parts = [words("took part: {who}", who=", ".join(took_part))] if took_part else []
    return _DOT.join([*parts, *sources])
