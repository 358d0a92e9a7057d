"""Laying out a map, against HarfBuzz shaping the same texts and nothing else."""

from __future__ import annotations

from functools import partial

import uharfbuzz

from journey_editor.app.resources import desk_for, faces
from journey_editor.layout.board import Board, lay_out
from journey_editor.layout.view import View
from journey_editor.model.project import Project
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
        against(
            f"layout, {cards} cards, warm",
            shape,
            partial(lay_out, project, view, warm),
            aim=1,
        )


def _cold(project: Project, view: View) -> Board:
    return lay_out(project, view, desk_for("en"))
