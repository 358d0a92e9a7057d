"""Pictures: what a card shows above its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journey_editor.kernel.geometry import Rect, box
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Image, Mark, Shape, Stroke
from journey_editor.layout.patterns import hatched
from journey_editor.layout.style import HAIR, WHITE
from journey_editor.model.project import Project
from journey_editor.model.records import Card, LaneKind, Note, Picture

_HIGHEST: Final = 60.0  # mm
_LEAST: Final = 0.3  # mm; a line of pixels is still seen
_PLACE: Final = 0.5  # height to width of the place held for a picture


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture with its height to its width; without a hash, a place held for one."""

    hash: str
    content: bytes
    slope: float


def pictured(project: Project, note: Note, kind: LaneKind, desk: Desk) -> Pictured | None:
    """Return what a note in a lane of `kind` shows: its picture, on a storyboard at least a place for one."""
    if not isinstance(note, Card):
        return None
    found = project.get(Picture, note.picture)
    if found is not None and found.hash in desk.pictures:
        return Pictured(found.hash, desk.pictures[found.hash], found.height / found.width)
    return Pictured("", b"", _PLACE) if kind == LaneKind.IMAGE or found is not None else None


def picture_marks(shown: Pictured, area: Rect) -> tuple[tuple[Mark, ...], float]:
    """Return what fits into the width of `area` from its top, in the middle, and how high that is."""
    width = min(area.width, _HIGHEST / shown.slope)
    height = mm(max(width * shown.slope, _LEAST))
    width = mm(max(width, _LEAST))
    place = Rect(mm(area.x + (area.width - width) / 2), area.y, width, height)
    if shown.hash:
        return (Image(shown.hash, shown.content, place),), height
    held = Shape(box(place), WHITE, Stroke(HAIR, 0.3))
    return (held, hatched(place, HAIR)), height
