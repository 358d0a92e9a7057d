"""Stamps: groups drawn once as small pictures, and set where they lie whenever they are seen."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor
from time import perf_counter
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from journey_editor.canvas.places import reach
from journey_editor.kernel.geometry import Point
from journey_editor.layout.marks import Group, Mark, draw
from journey_editor.surfaces.qt import QtFonts, QtSurface

_EXACT: Final = 3.75  # px to the mm: natural size on a screen of 96 px to the inch
_LARGEST: Final = 65_536  # px; what is larger is seldom seen often
_KEPT: Final = 3.0  # times the pixels of the window
_PATIENCE: Final = 0.012  # s
_UNSEEN: Final = 0.0
_NEW: Final = 150  # groups in one frame; more of them are a map that was opened, or scrolled to
_SETS: Final = 4096  # bunches; the pictures of twice as many are kept at hand
_HERE: Final = Point(0, 0)
_HINTS: Final = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing


class _Stamp(NamedTuple):
    """The picture of `marks` at one scale, its top left corner relative to the group's origin in px.

    It holds the marks, so that their identity stays theirs.  There is no
    picture of what is too large for one, nor of the first new groups of a frame:
    what a hand drags may never be seen again.
    """

    marks: tuple[Mark, ...]
    scale: float
    left: int
    top: int
    picture: QPixmap | None

    def stretched(self, x: int, y: int, scale: float) -> QRectF:
        """Return what the picture covers at another scale, where the group's origin is at `x`, `y`."""
        assert self.picture is not None
        by = scale / self.scale
        wide, tall = self.picture.width() * by, self.picture.height() * by
        return QRectF(x + self.left * by, y + self.top * by, wide, tall)


class _Set(NamedTuple):
    """The pictures of `groups` at one scale, each with its top left corner relative to their bunch in px.

    It holds the groups, so that their identity stays theirs.
    """

    groups: tuple[Group, ...]
    scale: float
    pictures: list[tuple[int, int, QPixmap]]


class Seen(NamedTuple):
    """Groups around a place of the sheet, and how strongly they are drawn."""

    at: Point
    groups: tuple[Group, ...]
    opacity: float = 1.0


def is_exact(painter: QPainter) -> bool:
    """Whether groups are drawn just as on paper, not by pictures: so large that few are in sight."""
    return painter.transform().m11() >= _EXACT


class Stamps:
    """Draws groups, below natural size by pictures of them.

    A picture costs a twentieth of what is drawn on it, and a layout that moves
    groups hands out the same marks again; so scrolling and moving are cheap.
    Pictures lie on whole pixels, around a bunch that lies on whole pixels: so
    all the pictures of a bunch are set at once, wherever it lies.  From natural
    size on every group is drawn just as on paper: then few are in sight.  At
    another scale pictures are drawn anew for as long as a frame may take, the
    others are stretched; then the drawing is not `sharp`, and wants to be drawn
    again.

    Kept are the pictures of the last frames: at most six windows full.
    """

    def __init__(self, fonts: QtFonts) -> None:
        self._fonts = fonts
        self._young: dict[int, _Stamp] = {}  # by the identity of the marks
        self._old: dict[int, _Stamp] = {}  # goes when the young ones are many
        self._sets: dict[int, _Set] = {}  # by the identity of the groups
        self._old_sets: dict[int, _Set] = {}  # goes when the others are many
        self._pixels = 0  # of the young
        self._room = 0.0
        self._until = 0.0
        self._new = 0
        self.sharp = True

    @property
    def size(self) -> int:
        """How many bytes the pictures take."""
        return 4 * sum(_size(one) for kept in (self._young, self._old) for one in kept.values())

    def draw(self, seen: Iterable[Seen], painter: QPainter) -> None:
        """Draw groups on a painter whose unit is the millimetre of the sheet."""
        home, device = painter.transform(), painter.deviceTransform()
        opacity, exact = painter.opacity(), is_exact(painter)
        self.sharp, self._new = True, 0
        self._until = perf_counter() + _PATIENCE
        size = painter.device()
        self._room = _KEPT * size.width() * size.height() * size.devicePixelRatio() ** 2
        scale, right, down = device.m11(), floor(device.dx() + 0.5), floor(device.dy() + 0.5)
        pixels = device.inverted()[0] * home  # in which a unit is a pixel of the screen
        painter.setTransform(pixels)
        shade, draw_picture = 1.0, painter.drawPixmap
        for at, groups, wanted in seen:
            if wanted != shade:
                shade = wanted
                painter.setOpacity(opacity * shade)
            if exact:
                for group in groups:
                    x, y = (at.x + group.at.x) * scale + right, (at.y + group.at.y) * scale + down
                    self._draw_exactly(group, painter, x, y, scale)
                    painter.setTransform(pixels)
                continue
            x, y = floor(at.x * scale + 0.5) + right, floor(at.y * scale + 0.5) + down
            held = self._set_of(groups, scale) if len(groups) > 1 else None
            if held is None:
                self._draw_each(groups, painter, x, y, scale, pixels)
                continue
            for left, top, picture in held.pictures:
                draw_picture(x + left, y + top, picture)
        painter.setOpacity(opacity)
        painter.setTransform(home)

    def _draw_each(  # noqa: PLR0917 - a painter's state, handed on
        self, groups: tuple[Group, ...], painter: QPainter, x: int, y: int, scale: float, pixels: QTransform
    ) -> None:
        """Draw the groups of a bunch at `x`, `y`; where all have pictures, they are a set from now on."""
        found = []
        for group in groups:
            left, top = floor(group.at.x * scale + 0.5), floor(group.at.y * scale + 0.5)
            stamp = self._young.get(id(group.marks))
            if stamp is None or stamp.scale != scale:
                stamp = self._stamp(group, scale)
            picture = stamp.picture
            if picture is None:
                self._draw_exactly(group, painter, x + left, y + top, scale)
                painter.setTransform(pixels)
            elif stamp.scale == scale:
                painter.drawPixmap(x + left + stamp.left, y + top + stamp.top, picture)
                found.append((left + stamp.left, top + stamp.top, picture))
            else:
                self.sharp = False
                painter.drawPixmap(stamp.stretched(x + left, y + top, scale), picture, QRectF(picture.rect()))
        if len(groups) > 1 and len(found) == len(groups):
            self._sets[id(groups)] = _Set(groups, scale, found)

    def _set_of(self, groups: tuple[Group, ...], scale: float) -> _Set | None:
        held = self._sets.get(id(groups))
        if held is None:
            if len(self._sets) > _SETS:
                self._old_sets, self._sets = self._sets, {}
            held = self._old_sets.get(id(groups))
            if held is not None:
                self._sets[id(groups)] = held
        return held if held is not None and held.scale == scale else None

    def _draw_exactly(self, group: Group, painter: QPainter, x: float, y: float, scale: float) -> None:
        painter.translate(x, y)
        painter.scale(scale, scale)
        draw(group, QtSurface(painter, self._fonts), _HERE)

    def _stamp(self, group: Group, scale: float) -> _Stamp:
        """Return the picture of a group: none at first sight, one at another scale where time is up."""
        key = id(group.marks)
        before = self._young.get(key) or self._old.get(key)
        if before is None and self._new < _NEW:
            self._new += 1
            return self._keep(key, _Stamp(group.marks, _UNSEEN, 0, 0, None))
        if before is not None and (before.scale == scale or self._is_late(before)):
            return self._keep(key, before)
        return self._keep(key, self._made(group, scale))

    def _is_late(self, before: _Stamp) -> bool:
        return before.picture is not None and perf_counter() > self._until

    def _keep(self, key: int, stamp: _Stamp) -> _Stamp:
        if self._pixels > self._room:
            self._old, self._young, self._pixels = self._young, {}, 0
            self._sets, self._old_sets = {}, {}
        self._pixels += _size(stamp) - _size(self._young.get(key))
        self._young[key] = stamp
        return stamp

    def _made(self, group: Group, scale: float) -> _Stamp:
        area = reach(group)
        left, top = floor(area.x * scale), floor(area.y * scale)
        wide, tall = ceil(area.right * scale) - left, ceil(area.bottom * scale) - top
        if wide * tall > _LARGEST:
            return _Stamp(group.marks, scale, left, top, None)
        picture = QPixmap(wide, tall)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHints(_HINTS)
        painter.setTransform(QTransform(scale, 0, 0, scale, -left, -top))
        draw(group, QtSurface(painter, self._fonts), _HERE)
        painter.end()
        return _Stamp(group.marks, scale, left, top, picture)


def _size(stamp: _Stamp | None) -> int:
    if stamp is None or stamp.picture is None:
        return 0
    return stamp.picture.width() * stamp.picture.height()
