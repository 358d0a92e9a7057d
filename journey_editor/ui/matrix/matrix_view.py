"""Matrix view: the matrix under hands and keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainterPath,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from journey_editor.canvas.selection import Selection
from journey_editor.insight.priorities import Priority
from journey_editor.kernel.geometry import Point
from journey_editor.kernel.words import Words
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Sheet
from journey_editor.layout.matrix import SPREAD, lay_out_matrix
from journey_editor.layout.matrix_plot import Plot
from journey_editor.model.project import Project
from journey_editor.model.records import AXES, Action, Criterion, RowKey
from journey_editor.surfaces.qt import QtFonts
from journey_editor.ui.fitted_view import FittedView
from journey_editor.ui.labels import tip
from journey_editor.ui.matrix.drags import Drag, cut_drag, dot_drag
from journey_editor.ui.matrix.ghost import Ghost
from journey_editor.ui.matrix.scoring import Scoring
from journey_editor.ui.matrix.spoken import spoken
from journey_editor.ui.matrix.typed_scores import TypedScores

_NEAR: Final = 5  # px beside a cut that are the cut
_STEP: Final = 0.5
_AROUND: Final = 0.8  # mm between a dot and the ring around a chosen one
_ARROWS: Final = {
    Qt.Key.Key_Left: (Criterion.FEASIBILITY, -1),
    Qt.Key.Key_Right: (Criterion.FEASIBILITY, 1),
    Qt.Key.Key_Down: (Criterion.IMPACT, -1),
    Qt.Key.Key_Up: (Criterion.IMPACT, 1),
}
_CURSORS: Final = {
    Criterion.IMPACT: Qt.CursorShape.SplitVCursor,
    Criterion.FEASIBILITY: Qt.CursorShape.SplitHCursor,
}


class MatrixView(FittedView):
    """Shows the ranked actions; a dot that is dragged, and a chosen one with the arrows, gets scores.

    Page up and down go from dot to dot, two digits score impact and feasibility, Backspace takes
    scores back.  `plot` says where scores lie.
    """

    asked = Signal(RowKey)
    outlined = ("dot", "chip")

    def __init__(
        self,
        fonts: QtFonts,
        selection: Selection,
        scoring: Scoring,
        words: Words,
        parent: QWidget,
    ) -> None:
        super().__init__(fonts, selection, parent)
        self._scoring = scoring
        self._words = words
        self._typed = TypedScores(scoring, words)
        self._ghost = Ghost(self.sheet_scene)
        self._ranked: Sequence[Priority] = ()
        self._gains: Mapping[str, float] = {}
        self._project = Project({})
        self.plot = Plot.of((0, 0))
        self._pressed: tuple[QPoint, RowKey | Criterion, Point] | None = None
        self._drag: Drag | None = None
        self.setAccessibleName(words("Impact on patron satisfaction × feasibility"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        selection.changed.connect(self._choose_other)
        scoring.changed.connect(self._follow)

    def show_matrix(
        self, project: Project, ranked: Sequence[Priority], gains: Mapping[str, float], desk: Desk
    ) -> None:
        """Show actions in their order, and what they gain by id; a drag goes on."""
        self._project, self._ranked, self._gains = project, ranked, gains
        waiting = sum(one.value is None for one in ranked)

        def lay_out(room: tuple[float, float]) -> Sheet:
            if self._drag is None:  # else what is in the hand would lie elsewhere
                self.plot = Plot.of(room, waiting=waiting)
            current = self._chosen.current
            chosen = current.id if current is not None and current.table == Action.table else None
            held = self.held is not None
            return lay_out_matrix(ranked, project.setting, gains, desk, self.plot, chosen=chosen, held=held)

        self.show_laid_out(lay_out)
        self._follow()

    @property
    def held(self) -> str | None:
        """The action whose dot is in the hand, by its id."""
        return self._drag.action if self._drag is not None else None

    # What is said and shown of the chosen dot

    def _choose_other(self) -> None:
        if len(self._ranked) > SPREAD:  # whose whiskers are drawn
            self._show()
        self._follow()

    def _follow(self) -> None:
        """Say what is chosen, and show where its scorer alone would have it."""
        self._typed.forget_other(self._chosen.current)
        one = self._one(self._chosen.current)
        self._ghost.show_at(*self._places(one), radius=self._radius(one))
        said = "" if one is None else spoken(self._project, one, self._gains, self._words)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            if self._drag is None:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _one(self, key: RowKey | None) -> Priority | None:
        return next((one for one in self._ranked if one.action.key == key), None)

    def _places(self, one: Priority | None) -> tuple[Point | None, Point | None]:
        """Return where the scorer alone has an action, and where all together have it."""
        if one is None or one.impact is None or one.feasibility is None:
            return None, None
        own = self._scoring.own(self._project, one.action.id)
        alone = [own.get(axis) for axis in AXES]
        if alone[0] is None or alone[1] is None:
            return None, None
        return self.plot.place(alone[0], alone[1]), self.plot.place(one.impact, one.feasibility)

    def _radius(self, one: Priority | None) -> float:
        groups = [] if one is None else self.sheet_scene.groups_of(one.action.key)
        return next((group.bounds.width / 2 for group in groups if group.part == "dot"), 0.0)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what an action is called where the pointer rests on its dot."""
        if isinstance(event, QHelpEvent):
            group = self._group_at(event.pos())
            one = self._one(group.owner) if group is not None else None
            said = "" if one is None else spoken(self._project, one, self._gains, self._words)
            QToolTip.showText(event.globalPos(), tip(said), self)
            return True
        return super().viewportEvent(event)

    def _path(self, group: Group) -> QPainterPath:
        """Return a ring around a dot, which shows on a dot of any colour; else what is there."""
        if group.part != "dot":
            return super()._path(group)
        ring, radius = QPainterPath(), group.bounds.width / 2 + _AROUND
        ring.addEllipse(QPointF(group.at.x, group.at.y), radius, radius)
        return ring

    # Hands

    def _group_at(self, place: QPoint) -> Group | None:
        """Return the dot or chip under the hand: of dots the one whose middle is nearest."""
        at = self.mapToScene(place)
        here = Point(at.x(), at.y())
        found = []
        for group in self.sheet_scene.groups():
            if group.part not in self.outlined:
                continue
            away = QPointF(here.x - group.at.x, here.y - group.at.y)
            if group.part == "dot":
                far = (away.x() ** 2 + away.y() ** 2) ** 0.5
                if far <= group.bounds.width / 2:
                    found.append((far, group))
            elif group.bounds.contains(Point(away.x(), away.y())):
                found.append((0.0, group))
        return min(found, key=lambda one: one[0])[1] if found else None

    def _cut_at(self, place: QPoint) -> Criterion | None:
        """Return the axis whose cut is under the hand."""
        at, near = self.mapToScene(place), _NEAR / self.transform().m11()
        field, setting = self.plot.field, self._project.setting
        cut = self.plot.place(setting.impact_cut, setting.feasibility_cut)
        if not field.inset(-near).contains(Point(at.x(), at.y())):
            return None
        across, down = abs(at.y() - cut.y), abs(at.x() - cut.x)
        if min(across, down) > near:
            return None
        return Criterion.IMPACT if across <= down else Criterion.FEASIBILITY

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a dot, and take hold of it, of a cut or of the page."""
        place = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            if self._drag is None:
                self.begin_pan(place)
            return
        group = self._group_at(place)
        if group is not None and group.owner is not None:
            if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
                self._chosen.toggle(group.owner)
                return
            self._chosen.choose([group.owner])
            at = self.mapToScene(place)
            hold = Point(at.x() - group.at.x, at.y() - group.at.y) if group.part == "dot" else Point(0, 0)
            self._pressed = place, group.owner, hold
        elif (axis := self._cut_at(place)) is not None:
            self._pressed = place, axis, Point(0, 0)
        else:
            self._chosen.choose([])
            self.begin_pan(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what is in the hand."""
        place = event.position().toPoint()
        if self.pan_to(place):
            return
        if self._pressed is None and self._drag is None:
            self._point_at(place)
            return
        if self._drag is None:
            self._begin(place)
        if self._drag is not None:
            at = self.mapToScene(place)
            self._drag.to(Point(at.x(), at.y()))

    def _begin(self, place: QPoint) -> None:
        """Begin a drag where the hand went far enough from where it took hold."""
        assert self._pressed is not None
        began, what, hold = self._pressed
        if (place - began).manhattanLength() < QApplication.startDragDistance():
            return
        words = self._words
        if isinstance(what, RowKey):
            if not self._scoring.may_move():
                self._pressed = None
                return
            label = words("Score an action")
            self._drag = dot_drag(self._scoring, what.id, self.plot, label=label, hold=hold)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            document = self._scoring.document
            if not document.may_change or document.kept.row(document.kept.setting.key) is None:
                self._pressed = None
                return
            self._drag = cut_drag(document, what, self.plot, label=words("Move a cut"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: what was dragged is kept."""
        self.end_pan()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        drag, self._drag, self._pressed = self._drag, None, None
        if drag is not None:
            drag.let_go(self._scoring.apply)
            self._show()
            self._follow()
        self._point_at(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask to see everything of an action."""
        group = self._group_at(event.position().toPoint())
        if group is not None and group.owner is not None:
            self.asked.emit(group.owner)

    def drop(self) -> bool:
        """Let go of a drag without a trace; return whether there was one."""
        drag, self._drag, self._pressed = self._drag, None, None
        if drag is not None:
            drag.drop()
            self._show()
            self._follow()
        return drag is not None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go where another window comes to the front."""
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.drop()
        super().focusOutEvent(event)

    def _point_at(self, place: QPoint) -> None:
        axis = None if self._group_at(place) is not None else self._cut_at(place)
        shape = Qt.CursorShape.ArrowCursor
        if axis is not None:
            shape = _CURSORS[axis]
        elif self._group_at(place) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Score the chosen action, or go to another."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.drop():
                self._chosen.choose([])
            return
        if self._drag is not None:
            return
        one = self._one(self._chosen.current)
        match event.key():
            case Qt.Key.Key_PageDown:
                self.walk(1)
            case Qt.Key.Key_PageUp:
                self.walk(-1)
            case Qt.Key.Key_Home | Qt.Key.Key_End if self._ranked:
                last = event.key() == Qt.Key.Key_End
                self._choose(self._ranked[-1 if last else 0])
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if one is not None:
                self.asked.emit(one.action.key)
            case Qt.Key.Key_Plus:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit()
            case key if key in _ARROWS:
                self._nudge(one, event)
            case _:
                if not self._typed.take(event, one):
                    super().keyPressEvent(event)

    def _nudge(self, one: Priority | None, event: QKeyEvent) -> None:
        axis, way = _ARROWS[Qt.Key(event.key())]
        if one is None:
            self.walk(1)
        elif self._scoring.may_move():
            whole = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._scoring.nudge(one, axis, way * (1.0 if whole else _STEP))

    def walk(self, way: int) -> None:
        """Choose the next action in order, or the one before."""
        keys = [one.action.key for one in self._ranked]
        if keys:
            current = self._chosen.current
            at = keys.index(current) + way if current in keys else 0
            self._choose(self._ranked[max(0, min(at, len(keys) - 1))])

    def _choose(self, one: Priority) -> None:
        self._chosen.choose([one.action.key])
        self.show_row(one.action.key)
