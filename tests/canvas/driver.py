"""Driver: a hand on the canvas that sends real mouse and key events, so that tests read like what people do.

Places are rows: `hand.press(shelf)`, `hand.drag_to(step, channel)`,
`hand.click(card)`, `hand.type("…")`, `hand.key("Enter")`.
"""

from __future__ import annotations

from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.selection import Selection
from journey_editor.canvas.text_editor import TextEditor
from journey_editor.kernel.geometry import Point
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Shape
from journey_editor.layout.plan import Plan
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Lane, Note, Record, RowKey, Step, Touchpoint
from journey_editor.session.document import Document
from journey_editor.surfaces.qt import QtFonts
from journey_editor.text.typesetter import Typesetter

R = TypeVar("R", bound=Record)
SIZE: Final = 1400, 1000
LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
NO_KEYS: Final = Qt.KeyboardModifier.NoModifier
CTRL: Final = Qt.KeyboardModifier.ControlModifier


class Hand:
    """A window with a canvas on a document, another text field beside it, and the hand that works there.

    `refusals` gathers what the canvas could not do, `layouts` counts how often
    it laid the map out.
    """

    def __init__(self, project: Project, *, fonts: QtFonts, typesetter: Typesetter) -> None:
        self.fonts = fonts
        self.window = QWidget()
        self.selection = Selection(self.window)
        self.canvas = Canvas(fonts, self.selection, self.window)
        self.elsewhere = QLineEdit(self.window)
        column = QVBoxLayout(self.window)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.elsewhere)
        self.window.resize(*SIZE)
        self.document = Document(project, mint=Mint.seeded("hand"))
        view = View.first(project)
        assert view is not None
        self.view = view
        self.desk = Desk(typesetter, Words())
        self.refusals: list[str] = []
        self.layouts = 0
        self.canvas.refused.connect(self.refusals.append)
        self.canvas.laid_out.connect(self._count)
        self.document.listen(self.canvas.refresh)
        self.canvas.show_document(self.document, view, self.desk)
        self._at = QPoint()

    def _count(self) -> None:
        self.layouts += 1

    # What there is

    def row(self, kind: type[R], said: str) -> R:
        """Return the row of a kind whose title or text begins with `said`, as it is kept now."""
        rows = self.document.kept.all(kind).sorted()
        return next(row for row in rows if _said(row).startswith(said))

    def now(self, row: R) -> R:
        """Return a row as it is kept now."""
        found = self.document.kept.row(row.key)
        assert isinstance(found, type(row))
        return found

    def shown(self, row: R) -> R:
        """Return a row as it is shown now: with what is in preview."""
        found = self.document.project.row(row.key)
        assert isinstance(found, type(row))
        return found

    def on_the_map(self, row: Record) -> bool:
        """Whether a row is drawn anywhere."""
        return bool(self.canvas.sheet_scene.groups_of(row.key))

    def gone(self, row: Record) -> bool:
        """Whether a row is not there any more."""
        return self.document.kept.row(row.key) is None

    def apply(self, change: Change) -> None:
        """Change the document from elsewhere, as the inspector or a menu would."""
        self.document.apply("Elsewhere", change)

    @property
    def plan(self) -> Plan:
        """Where columns and lanes lie now."""
        assert self.canvas.board is not None
        return self.canvas.board.plan

    @property
    def chosen(self) -> tuple[RowKey, ...]:
        """The chosen rows."""
        return self.selection.keys

    # Where it is

    def group(self, row: Record, part: str | None = None) -> Group:
        """Return a row's group on the sheet; the topmost, or that of a `part`."""
        groups = self.canvas.sheet_scene.groups_of(row.key)
        return next(group for group in reversed(groups) if part in (None, group.part))

    def middle(self, row: Record, part: str | None = None) -> QPoint:
        """Return where the middle of a row is in the window."""
        group = self.group(row, part)
        return self.spot(group.bounds.moved(group.at.x, group.at.y).centre)

    def spot(self, place: Point) -> QPoint:
        """Return where a place of the sheet is in the window."""
        viewport = self.canvas.viewport()
        return viewport.mapTo(self.window, self.canvas.mapFromScene(QPointF(place.x, place.y)))

    def spot_at(self, y: float) -> QPoint:
        """Return where the left edge of the sheet at `y` (mm) is in the window."""
        return self.spot(Point(0, y))

    def down(self, length: float) -> QPoint:
        """Return how far `length` mm of the sheet reach down the window."""
        return QPoint(0, round(length * self.canvas.transform().m22()))

    def has(self, row: Record, part: str) -> bool:
        """Whether a row has such a part on the sheet."""
        return any(group.part == part for group in self.canvas.sheet_scene.groups_of(row.key))

    def along(self, row: Record, share: float) -> QPoint:
        """Return a place in the window on a row's line, `share` of the way along it."""
        group = self.group(row, "line")
        shape = group.marks[0]
        assert isinstance(shape, Shape)
        place = self.fonts.outlines[shape.path].pointAtPercent(share)
        return self.spot(group.at.moved(place.x(), place.y()))

    def cell(self, step: Step, row: Channel | Lane) -> QPoint:
        """Return the middle of the cell where a step meets a channel or a lane."""
        rows = self.plan.channels if isinstance(row, Channel) else self.plan.lanes
        stretch = next(one for one in rows if one.id == row.id)
        column = self.plan.columns.place[step.id]
        left, right = self.plan.columns.x(column), self.plan.columns.x(column + 1)
        return self.spot(Point((left + right) / 2, (stretch.top + stretch.bottom) / 2))

    def on(self, note: Note, step: Step) -> QPoint:
        """Return the place on a card that lies in the column of a step."""
        lane = self.document.kept.one(Lane, str(note.lane))
        return QPoint(self.cell(step, lane).x(), self.middle(note).y())

    def nowhere(self) -> QPoint:
        """Return a place where no row is: the corner of the page."""
        return self.spot(Point(1, 1))

    # What the mouse does

    def press(
        self,
        what: Record | QPoint,
        part: str | None = None,
        *,
        button: Qt.MouseButton = LEFT,
        keys: Qt.KeyboardModifier = NO_KEYS,
    ) -> None:
        """Press a button on a row or a place of the window."""
        self._at = what if isinstance(what, QPoint) else self.middle(what, part)
        QTest.mousePress(self._handle(), button, keys, self._at)

    def move_to(self, place: QPoint) -> None:
        """Move the mouse to a place of the window, over what lies between."""
        for share in (0.5, 1.0):
            between = self._at + (place - self._at) * share
            QTest.mouseMove(self._handle(), between)
        self._at = place

    def drag_to(self, step: Step, row: Channel | Lane) -> None:
        """Move the mouse to the cell of a step and a channel or lane."""
        self.move_to(self.cell(step, row))

    def drag_by(self, right: int, down: int) -> None:
        """Move the mouse by so many pixels."""
        self.move_to(self._at + QPoint(right, down))

    def release(self, *, button: Qt.MouseButton = LEFT) -> None:
        """Let the button go."""
        QTest.mouseRelease(self._handle(), button, NO_KEYS, self._at)

    def release_outside(self) -> None:
        """Let the button go far outside the window; the window that was pressed in hears of it."""
        viewport = self.canvas.viewport()
        place = QPointF(-3000, -2000)
        for kind, held in (
            (QEvent.Type.MouseMove, LEFT),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
            where = QPointF(viewport.mapToGlobal(place))
            QApplication.sendEvent(viewport, QMouseEvent(kind, place, where, button, held, NO_KEYS))
        # Qt's own test of the next press wants to know that the button is up.
        QTest.mouseRelease(self._handle(), LEFT, NO_KEYS, self._at)

    def hover_after_lost_release(self, place: QPoint) -> None:
        """Come back with no button down, where the release went to another program."""
        viewport = self.canvas.viewport()
        at = QPointF(viewport.mapFrom(self.window, place))
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, at, viewport.mapToGlobal(at), none, none, NO_KEYS)
        QApplication.sendEvent(viewport, event)
        QTest.mouseRelease(self._handle(), LEFT, NO_KEYS, self._at)

    def click(
        self,
        what: Record | QPoint,
        part: str | None = None,
        *,
        button: Qt.MouseButton = LEFT,
        keys: Qt.KeyboardModifier = NO_KEYS,
    ) -> None:
        """Press and let go."""
        self.press(what, part, button=button, keys=keys)
        self.release(button=button)

    def double_click(self, what: Record | QPoint) -> None:
        """Click twice."""
        self._at = what if isinstance(what, QPoint) else self.middle(what)
        QTest.mouseDClick(self._handle(), LEFT, NO_KEYS, self._at)

    def wheel(self, place: QPoint, notches: float, *, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Turn the wheel at a place of the window; up is positive."""
        viewport = self.canvas.viewport()
        at = QPointF(viewport.mapFrom(self.window, place))
        event = QWheelEvent(
            at,
            viewport.mapToGlobal(at),
            QPoint(),
            QPoint(0, round(notches * 120)),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)

    # What the keys do

    def key(self, keys: str) -> None:
        """Press keys by name, such as `Enter`, `Shift+Enter` or `Left`, wherever the focus is."""
        named = QKeySequence.fromString(keys.replace("Enter", "Return"))[0]
        QTest.keyClick(self._handle(), named.key(), named.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type letters wherever the focus is."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                widget = QApplication.focusWidget()
                assert widget is not None
                QApplication.sendEvent(widget, QKeyEvent(kind, ord(letter.upper()), NO_KEYS, letter))

    def compose(self, text: str) -> None:
        """Compose letters with an input method, without committing them."""
        widget = QApplication.focusWidget()
        assert widget is not None
        QApplication.sendEvent(widget, QInputMethodEvent(text, []))

    @property
    def editor(self) -> TextEditor | None:
        """The text that is open for typing."""
        found = [one for one in self.canvas.viewport().findChildren(TextEditor) if one.isVisible()]
        assert len(found) <= 1
        return found[0] if found else None

    @property
    def typed(self) -> str:
        """What is in the text that is open."""
        assert self.editor is not None
        return self.editor.toPlainText()

    def settle(self) -> None:
        """Let happen what Qt has put off."""
        QTest.qWait(1)

    def _handle(self) -> QWindow:
        return self.window.windowHandle()


def _said(row: Record) -> str:
    match row:
        case Note(text=text):
            return text
        case Step(title=title) | Channel(title=title) | Lane(title=title) | Touchpoint(title=title):
            return title
        case _:
            return str(getattr(row, "title", ""))
