"""Blanks: what stands where a stage or step has no title, so that it can be found; never exported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from journey_editor.canvas.scene import SheetScene
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Text
from journey_editor.layout.plan import Columns
from journey_editor.layout.style import BOX_EDGE
from journey_editor.model.records import Stage, Step

_QUIET: Final = 0.6  # of the ink of an arrow


def blanks(columns: Columns, scene: SheetScene, desk: Desk) -> Iterator[Group]:
    """Yield for each stage and step without a title, in its place and as quiet as can be read, what it is."""
    rows: tuple[Stage | Step, ...] = (*columns.stages, *columns.steps)
    for row in rows:
        if row.title.strip():
            continue
        for group in scene.groups_of(row.key):
            writing = group.writing
            if writing is None:
                continue
            colour = BOX_EDGE
            if isinstance(row, Stage):
                ink = next(mark.colour for mark in group.marks if isinstance(mark, Text))
                colour = Colour(ink.red, ink.green, ink.blue, _QUIET)
            said = desk.block(
                desk.words(row.noun),
                size=writing.size,
                width=writing.box.width,
                lines=1,
                align="centre" if writing.centred else "start",
            )
            text = Text(said, Point(writing.box.x, writing.box.y), colour)
            yield Group(None, f"blank {row.id}", group.at, group.bounds, (text,))
