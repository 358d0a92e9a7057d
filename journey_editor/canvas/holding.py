"""Holding: the gesture that is on its way, from taking hold to letting go."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Final

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.autoscroll import Autoscroll
from journey_editor.canvas.guide_marks import GuideMarks
from journey_editor.canvas.map_view import MapView
from journey_editor.canvas.tools.ground import Ground
from journey_editor.canvas.tools.tool import NO_GUIDE, NOTHING, Aim, Start, Tool
from journey_editor.kernel import garbage
from journey_editor.kernel.geometry import Point
from journey_editor.layout.marks import Group
from journey_editor.model.edits.cards import to_inbox

_LOOKS: Final = 2  # a row that grew or shrank under the resting hand is looked at again


class Holding:
    """Previews what the tool in the hand aims at; letting go does it, as one entry of undo.

    No garbage is collected meanwhile: what one preview leaves is without
    cycles, and to look through it would stop the hand.
    """

    def __init__(self, map_view: MapView, marks: GuideMarks) -> None:
        self._map = map_view
        self._marks = marks
        self._scroll = Autoscroll(map_view, self._again)
        self._tool: Tool | None = None
        self._from = Point(0, 0)
        self._at = QPoint()
        self._aim = NOTHING
        self._aside: Aim | None = None
        self._asides: Sequence[QWidget] = ()
        self._meanwhile = ExitStack()

    @property
    def busy(self) -> bool:
        """Whether a gesture is on its way."""
        return self._tool is not None

    def start(self) -> Start | None:
        """Return what a gesture starts from now; None without a map."""
        if self._map.board is None:
            return None
        document = self._map.document
        plan = self._map.board.plan
        return Start(document.kept, self._map.view, plan, document.mint, self._map.words)

    def lay_aside_on(self, widgets: Sequence[QWidget]) -> None:
        """Let cards be laid down on these widgets beside the map, which puts them into the inbox."""
        self._asides = widgets

    def begin(self, tool: Tool, place: Point) -> None:
        """Take hold at a place of the sheet."""
        self._tool, self._from, self._aim, self._aside = tool, place, NOTHING, None
        self._meanwhile.enter_context(garbage.held_back())
        self._map.steady = True
        self._map.chrome.point_at(None)
        self._map.chrome.show_ghosts(self._ghosts(tool))

    def to(self, place: QPoint) -> None:
        """Go on to a place of the viewport."""
        self._at = place
        self._again()
        if self._tool is not None:
            self._scroll.follow(place)

    def let_go(self) -> None:
        """Do what was aimed at last."""
        aim = self._aim
        self.forget()
        if aim.refusal:
            self._map.refused.emit(aim.refusal)
        elif aim.fresh is not None:
            self._map.type_fresh(aim.fresh)
        elif aim.act is not None:
            # Not now: a dialog would stand in the way of the program that something was dragged from.
            QTimer.singleShot(0, self._map, aim.act)
        elif aim.change:
            self._map.apply(aim.label, aim.change)
            if aim.chosen:
                self._map.selection.choose(aim.chosen)

    def drop(self) -> bool:
        """Let go without a trace; return whether there was a gesture."""
        if self._tool is None:
            return False
        self.forget()
        self._map.document.preview(None)
        return True

    def forget_stale(self) -> None:
        """Forget a gesture that began on another map than there is now."""
        if self._tool is not None and self._tool.start.project is not self._map.document.kept:
            self.forget()

    def forget(self) -> None:
        """Have nothing in the hand; what is in preview stays."""
        self._tool, self._aim, self._aside = None, NOTHING, None
        self._scroll.stop()
        self._meanwhile.close()
        self._map.steady = False
        self._marks.clear()
        self._map.chrome.drop_ghosts()
        self._map.aside.emit(False)

    def _again(self) -> None:
        """Aim at what is under the hand now."""
        tool = self._tool
        if tool is None or self._map.board is None:
            return
        place = self._map.mapToScene(self._at)
        to = Point(place.x(), place.y())
        self._map.chrome.move_ghosts(to.x - self._from.x, to.y - self._from.y)
        aside = self._aim_aside(tool)
        self._map.aside.emit(aside is not None)
        for _ in range(_LOOKS):
            aim = tool.aim(self._ground(to)) if aside is None else aside
            changes = aim.change != self._aim.change
            self._aim = aim
            if not changes:
                break
            self._map.document.preview(aim.change)
        pixel = 1 / self._map.transform().m11()
        self._marks.show(NO_GUIDE if aside is not None else tool.guide(aim, self._ground(to)), pixel)

    def _aim_aside(self, tool: Tool) -> Aim | None:
        """Return what laying down cards beside the map does, where the hand is there."""
        at = self._map.viewport().mapToGlobal(self._at)
        if not tool.notes or not any(
            one.isVisible() and one.rect().contains(one.mapFromGlobal(at)) for one in self._asides
        ):
            return None
        if self._aside is None:
            change = to_inbox(tool.start.project, tool.notes, mint=tool.start.mint)
            self._aside = Aim(self._map.words("Move to the inbox"), change)
        return self._aside

    def _ground(self, at: Point) -> Ground:
        assert self._map.board is not None
        return Ground(at, self._map.board.plan, self._map.sheet_scene)

    def _ghosts(self, tool: Tool) -> list[Group]:
        return [
            group
            for key in tool.floats
            for group in self._map.sheet_scene.groups_of(key)
            if group.part != "line"
        ]
