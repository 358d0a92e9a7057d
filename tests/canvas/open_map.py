"""Open map: a window with a canvas on a document, and where everything is in it."""

from __future__ import annotations

from typing import Final, TypeVar

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsPathItem, QLineEdit, QVBoxLayout, QWidget

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
from journey_editor.model.records import Channel, Lane, Note, Record, RowKey, Step
from journey_editor.session.document import Document
from journey_editor.surfaces.qt import QtFonts
from journey_editor.text.typesetter import Typesetter

R = TypeVar("R", bound=Record)
SIZE: Final = 1400, 1000


class OpenMap:
    """A window with a canvas on a document, and another text field below it.

    `refusals` gathers what the canvas could not do, `layouts` counts how often
    it laid the map out.
    """

    def __init__(self, project: Project, *, fonts: QtFonts, typesetter: Typesetter) -> None:
        self.fonts = fonts
        self.window = QWidget()
        self.selection = Selection(self.window)
        self.canvas = Canvas(fonts, self.selection, Words(), self.window)
        self.elsewhere = QLineEdit(self.window)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
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
    def chosen(self) -> list[RowKey]:
        """The chosen rows."""
        return list(self.selection.keys)

    # Where it is

    def group(self, row: Record) -> Group:
        """Return a row's group on the sheet; the topmost where it has several."""
        return self.canvas.sheet_scene.groups_of(row.key)[-1]

    def middle(self, row: Record) -> QPoint:
        """Return where the middle of a row is in the window."""
        group = self.group(row)
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
        group = next(one for one in self.canvas.sheet_scene.groups_of(row.key) if one.part == "line")
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

    def grip(self, row: Record) -> QPoint:
        """Return the middle of the first column that a row lies in."""
        group = self.group(row)
        box = group.bounds.moved(group.at.x, group.at.y)
        columns = self.plan.columns
        return self.spot(Point(box.x + min(box.width, columns.x(1) - columns.x(0)) / 2, box.centre.y))

    def side(self, row: Record, *, right: bool) -> QPoint:
        """Return the middle of a row's right or left edge in the window."""
        group = self.group(row)
        box = group.bounds.moved(group.at.x, group.at.y)
        return self.spot(Point(box.right if right else box.x, box.centre.y))

    def part_of(self, row: Record, across: float, down: float) -> QPoint:
        """Return the place in the window at such shares of a row's width and height."""
        group = self.group(row)
        box = group.bounds.moved(group.at.x, group.at.y)
        return self.spot(Point(box.x + across * box.width, box.y + down * box.height))

    def lane_part(self, row: Channel | Lane, down: float) -> QPoint:
        """Return the place at the labels that is such a share of the height of a channel or lane down."""
        rows = self.plan.channels if isinstance(row, Channel) else self.plan.lanes
        stretch = next(one for one in rows if one.id == row.id)
        return self.spot(Point(15.0, stretch.top + down * (stretch.bottom - stretch.top)))

    def start_of(self, column: int) -> Point:
        """Return the place of the sheet where a column begins, at the height of the arrows."""
        return Point(self.plan.columns.x(column), self.plan.stages.top)

    @property
    def mark(self) -> QPoint | None:
        """Where the middle of the insertion mark is in the window, or None where there is none."""
        marks = [
            item
            for item in self.canvas.sheet_scene.items()
            if isinstance(item, QGraphicsPathItem) and item.isVisible()
        ]
        if not marks:
            return None
        middle = marks[0].path().boundingRect().center()
        return self.spot(Point(middle.x(), middle.y()))

    @property
    def handles(self) -> int:
        """How many handles are shown from which lines can be drawn."""
        items = self.canvas.sheet_scene.items()
        return sum(isinstance(item, QGraphicsEllipseItem) and item.isVisible() for item in items)

    def nowhere(self) -> QPoint:
        """Return a place where no row is: the corner of the page."""
        return self.spot(Point(1, 1))

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


def _said(row: Record) -> str:
    return str(getattr(row, "text", "") or getattr(row, "title", ""))
