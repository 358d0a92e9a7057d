"""A hand at the matrix board."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QLineEdit, QTableView

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.layout.marks import Group
from journey_editor.model.project import Project
from journey_editor.model.records import AXES, Action, Criterion, Party, Record, RowKey, Score
from journey_editor.model.templates import blank
from journey_editor.session.document import Document
from journey_editor.ui.inspector.inputs import NumberInput
from journey_editor.ui.matrix.board import MatrixBoard
from journey_editor.ui.matrix.judging import Judging
from journey_editor.ui.matrix.matrix_view import MatrixView
from journey_editor.ui.window import Window
from tests.ui.driver import Hand

Judged = Sequence[tuple[float, float] | None]


def planned(*sheets: Judged, titles: Sequence[str] = ()) -> Project:
    """Return a blank map with actions that scorers, each with a sheet of pairs, judged so."""
    project = blank(title="Plan", language="en", words=Words(), mint=Mint.seeded("plan"))
    count = max(len(titles), *(len(sheet) for sheet in sheets), 0)
    rows: list[Record] = []
    for number in range(count):
        title = titles[number] if number < len(titles) else f"Action {number}"
        rows.append(Action(id=f"a{number}", title=title, rank=f"{number + 1:04}V"))
    for scorer, sheet in enumerate(sheets):
        rows.append(Party(id=f"p{scorer}", name=f"Team {scorer}"))
        for number, pair in enumerate(sheet):
            for axis, value in zip(AXES, pair or (), strict=False):
                known = {"action": f"a{number}", "scorer": f"p{scorer}", "criterion": axis}
                rows.append(Score.known_by(**known, value=value))
    return Project.of(*project.rows(), *rows)


class MatrixHand(Hand):
    """Drives the matrix by mouse and keys alone."""

    def __init__(self, project: Project) -> None:
        super().__init__(Document(project))
        self.do("board-matrix")

    @classmethod
    def at_window(cls, window: Window) -> MatrixHand:
        """Return a hand at a window that is there."""
        made = cls.__new__(cls)
        made.window = window
        return made

    @property
    def board(self) -> MatrixBoard:
        """The board."""
        (found,) = self.window.findChildren(MatrixBoard)
        return found

    @property
    def view(self) -> MatrixView:
        """The matrix."""
        (found,) = self.board.findChildren(MatrixView)
        return found

    @property
    def table(self) -> QTableView:
        """The list in order."""
        return next(one for one in self.board.findChildren(QTableView) if one.isVisible())

    @property
    def page(self) -> Judging:
        """The scores of the chosen action."""
        (found,) = [one for one in self.board.findChildren(Judging) if one.isVisible()]
        return found

    def line(self, criterion: Criterion) -> QLineEdit:
        """Where the score on a criterion is typed."""
        made = self.page.scores[criterion].input
        assert isinstance(made, NumberInput)
        return made.line

    @property
    def chosen(self) -> tuple[RowKey, ...]:
        """What is chosen."""
        return self.window.canvas.selection.keys

    @property
    def advice(self) -> str:
        """What the status line says."""
        return self.window.statusBar().currentMessage()

    def score_as(self, name: str) -> None:
        """Type who scores."""
        box = self.board._box
        box.setFocus()
        box.lineEdit().selectAll()  # type: ignore[union-attr] # it can be typed in
        self.type(name)
        self.key(Qt.Key.Key_Return)

    def cut(self, name: str) -> QDoubleSpinBox:
        """The form's box with an accessible name."""
        return next(one for one in self.board.findChildren(QDoubleSpinBox) if one.accessibleName() == name)

    def group(self, id_: str, part: str = "dot") -> Group:
        """Return a group of an action."""
        groups = self.view.sheet_scene.groups_of(RowKey(Action.table, id_))
        return next(group for group in groups if group.part == part)

    def at(self, id_: str, part: str = "dot") -> QPoint:
        """Where an action is drawn, in the view."""
        group = self.group(id_, part)
        middle = group.bounds.moved(group.at.x, group.at.y).centre
        return self.view.mapFromScene(middle.x, middle.y)

    def spot(self, impact: float, feasibility: float) -> QPoint:
        """Where scores lie, in the view."""
        place = self.view.plot.place(impact, feasibility)
        return self.view.mapFromScene(place.x, place.y)

    def press(self, place: QPoint) -> None:
        """Take hold."""
        self._mouse(QEvent.Type.MouseButtonPress, place, Qt.MouseButton.LeftButton)

    def drag_to(self, place: QPoint) -> None:
        """Go on, with the button held."""
        self._mouse(QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton)

    def release(self, place: QPoint) -> None:
        """Let go."""
        self._mouse(QEvent.Type.MouseButtonRelease, place, Qt.MouseButton.LeftButton)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Drag from place to place."""
        self.press(start)
        self.drag_to(start + (end - start) / 2)
        self.drag_to(end)
        self.release(end)

    def pick(self, id_: str, part: str = "dot") -> None:
        """Click on an action."""
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=self.at(id_, part))
        QApplication.processEvents()

    def press_key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the matrix."""
        self.view.setFocus()
        self.key(key, modifier)

    def given(self, id_: str, scorer: str) -> tuple[float | None, float | None]:
        """Return what a scorer gave an action: impact and feasibility."""
        project = self.document.kept
        names = {one.id: one.name for one in project.all(Party).values()}
        found = {
            one.criterion: one.value
            for one in project.all(Score).where("action", id_)
            if names[one.scorer] == scorer
        }
        return found.get(Criterion.IMPACT), found.get(Criterion.FEASIBILITY)

    def rows(self) -> list[list[str]]:
        """Return what the list says, line by line."""
        model = self.table.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def described(self) -> str:
        """What a screen reader says of the matrix."""
        return QAccessible.queryAccessibleInterface(self.view).text(QAccessible.Text.Description)

    def write(self, line: QLineEdit, text: str) -> None:
        """Type over a line, and leave it."""
        line.setFocus()
        line.selectAll()
        if not text:
            self.key(Qt.Key.Key_Delete)
        self.type(text)
        self.key(Qt.Key.Key_Return)

    def _mouse(self, kind: QEvent.Type, place: QPoint, button: Qt.MouseButton) -> None:
        viewport, at = self.view.viewport(), QPointF(place)
        held = (
            Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        )
        event = QMouseEvent(
            kind,
            at,
            QPointF(viewport.mapToGlobal(place)),
            button,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)
        QApplication.processEvents()
