"""Laying out a map, against HarfBuzz shaping the same texts and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import cycle

import uharfbuzz

from journey_editor.app.resources import desk_for, faces
from journey_editor.kernel.ids import Mint
from journey_editor.layout.board import Board, lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.view import View
from journey_editor.model.edits.grid import move_touchpoint
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Card, Step, Touchpoint
from tests.bench.maps import large_map, texts
from tests.bench.timing import against


def run() -> None:
    """Print cold and warm layouts of 1,000 and 5,000 cards."""
    font = faces().regular.hb
    for cards in (1000, 5000):
        project = large_map(cards)
        view = View.first(project)
        assert view is not None
        said = texts(project)
        warm = desk_for("en")
        lay_out(project, view, warm)

        def shape(said: list[str] = said) -> None:
            for text in said:
                buffer = uharfbuzz.Buffer()
                buffer.add_str(text)
                buffer.guess_segment_properties()
                uharfbuzz.shape(font, buffer)

        against(
            f"layout, {cards} cards, cold",
            shape,
            partial(_cold, project, view),
            runs=3,
            aim=25,
        )
        edited = cycle((_edited(project), project))
        against(
            f"layout, {cards} cards, warm, one card typed over",
            shape,
            partial(_next, edited, view, warm),
            aim=1,
        )
        moved = cycle((_moved(project), project))
        against(
            f"layout, {cards} cards, warm, one touchpoint moved",
            shape,
            partial(_next, moved, view, warm),
            aim=1,
        )


def _cold(project: Project, view: View) -> Board:
    return lay_out(project, view, desk_for("en"))


def _edited(project: Project) -> Project:
    card = project.all(Card).sorted()[0]
    return set_values(project, card.key, text="Something else was typed here").applied_to(project)


def _moved(project: Project) -> Project:
    touchpoint = project.all(Touchpoint).sorted()[0]
    step = project.all(Step).sorted()[-1]
    change = move_touchpoint(
        project, touchpoint.id, step=step.id, channel=touchpoint.channel, mint=Mint.seeded("bench")
    )
    return change.applied_to(project)


def _next(projects: Iterator[Project], view: View, desk: Desk) -> Board:
    return lay_out(next(projects), view, desk)
