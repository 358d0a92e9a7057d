"""Labels: the titles of lanes and channels, left of the map."""

from __future__ import annotations

from journey_editor.kernel.geometry import Point, Rect, circle
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Mark, Shape, Text, Writing
from journey_editor.layout.style import CHANNEL_SIZE, EDGE, INK, LABEL_SIZE, LABELS, MODALITY, SOFT, WHITE
from journey_editor.model.records import Channel, Lane, Modality

_WIDTH = LABELS - 2.5
_DISC = 1.9  # radius

# The letter of a modality's disc, in English and in Dutch alike.
LETTERS = {Modality.DIGITAL: "D", Modality.HUMAN: "H", Modality.PHYSICAL: "P", Modality.HYBRID: "X"}


def lane_label(lane: Lane, desk: Desk, top: float) -> Group:
    """Return a lane's title, small capitals in grey, with its top edge at `top`."""

    def make() -> tuple[tuple[Mark, ...], Writing, Rect]:
        said = lane.title.upper()
        size = desk.fitting(said, size=LABEL_SIZE, width=_WIDTH, bold=True)
        block = desk.block(said, size=size, width=_WIDTH, bold=True, lines=4)
        box = Rect(0, 0, _WIDTH, block.height)
        return (Text(block, Point(0, 0), SOFT),), Writing("title", box, size, bold=True), box

    marks, writing, bounds = desk.recall(("lane", lane.id), (lane.title,), make)
    return Group(lane.key, "label", Point(EDGE, top), bounds, marks, writing)


def channel_label(channel: Channel, desk: Desk, top: float, height: float) -> Group:
    """Return a channel's title with the disc of its modality, in the middle of its swimlane."""

    def make() -> tuple[tuple[Mark, ...], Writing, Rect]:
        left = 2 * _DISC + 1.6
        size = desk.fitting(channel.title, size=CHANNEL_SIZE, width=_WIDTH - left, bold=True)
        block = desk.block(channel.title, size=size, width=_WIDTH - left, bold=True, lines=3)
        tall = max(block.height, 2 * _DISC)
        marks = (
            *modality_disc(channel.modality, desk, Point(_DISC, tall / 2)),
            Text(block, Point(left, (tall - block.height) / 2), INK),
        )
        box = Rect(left, (tall - block.height) / 2, _WIDTH - left, block.height)
        return marks, Writing("title", box, size, bold=True), Rect(0, 0, _WIDTH, tall)

    inputs = (channel.title, channel.modality)
    marks, writing, bounds = desk.recall(("channel", channel.id), inputs, make)
    at = Point(EDGE, mm(top + (height - bounds.height) / 2))
    return Group(channel.key, "label", at, bounds, marks, writing)


def modality_disc(modality: Modality, desk: Desk, centre: Point) -> tuple[Mark, ...]:
    """Draw the disc that stands for a modality, with its letter."""
    size = 2.4
    letter = LETTERS[modality]
    width = desk.width(letter, size=size, bold=True)
    at = Point(centre.x - width / 2, centre.y - size * 0.66)
    return (
        Shape(circle(centre, _DISC), MODALITY[modality][2]),
        desk.line(letter, at, size=size, colour=WHITE, bold=True),
    )
