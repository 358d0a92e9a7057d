"""Strip: the seven steps in a row, each with how far it has come, and what was agreed on the chosen one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journey_editor.insight.programme import next_step, pilot, steps
from journey_editor.kernel.words import Words
from journey_editor.layout.style import BOX_EDGE, FAINT, SHADE, WHITE
from journey_editor.model.records import ProgrammeKey, ProgrammeStep, State
from journey_editor.session.document import Document
from journey_editor.ui.inspector.choices import ChoiceInput
from journey_editor.ui.labels import PlainLabel, set_tip
from journey_editor.ui.programme.saying import Saying, column_of
from journey_editor.ui.programme.states import StateInput, walk
from journey_editor.ui.theme import PALE, PRIMARY, qcolour

_TIP: Final = 11  # px that a step points into the next
_HIGH: Final = 108  # px
_WIDTH: Final = 110  # px of a step at least


class StepCell(Saying):
    """One of the seven steps."""

    def __init__(
        self, document: Document, step: ProgrammeStep, words: Words, parent: QWidget, *, number: int
    ) -> None:
        super().__init__(document, step, words, parent)
        self.title = f"{number}. {self.title}"
        self.chosen = False
        self._first = number == 1
        self.setFixedHeight(_HIGH)
        self.setMinimumWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        heading = PlainLabel(self.title, self, role="strong", wraps=True)
        self._pilot = PlainLabel("", self, role="note", elides=True)
        self._pilot.hide()
        state = StateInput(column_of(ProgrammeStep, "state"), words, self)
        self.state = state.button
        column = QVBoxLayout(self)
        column.setContentsMargins(_TIP // 2 + 4 if self._first else _TIP + 8, 7, _TIP, 5)
        column.setSpacing(1)
        column.addWidget(heading)
        column.addWidget(self._pilot)
        column.addStretch(1)
        column.addWidget(self.input(state), 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document has now."""
        super().refresh()
        if self.about is ProgrammeKey.PILOT:
            journey = pilot(self.document.kept)
            self._pilot.setText(journey.title or self.words("Untitled") if journey else "")
            self._pilot.setVisible(journey is not None)
        set_tip(self, self.said.note)
        self.update()

    def show_chosen(self, chosen: bool) -> None:  # noqa: FBT001 - as Qt's own
        """Show whether it is the step that is worked on; Tab comes in there."""
        self.chosen = chosen
        self.state.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room."""
        return QSize(_WIDTH, _HIGH)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Choose the step."""
        self.state.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw an arrow: blank, hatched, filled or dashed, as far as the step has come."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = self.said.state
        edge = PRIMARY if self.chosen else FAINT if state is State.NOT_NEEDED else BOX_EDGE
        pen = QPen(qcolour(edge), 2 if self.chosen else 1)
        if state is State.NOT_NEEDED:
            pen.setStyle(Qt.PenStyle.DashLine)
        grounds = {State.DONE: PALE, State.NOT_NEEDED: SHADE}
        arrow = self._arrow()
        painter.setPen(pen)
        painter.setBrush(qcolour(grounds.get(state, WHITE)))
        painter.drawPolygon(arrow)
        if state is State.UNDER_WAY:
            painter.setBrush(QBrush(qcolour(PALE), Qt.BrushStyle.BDiagPattern))
            painter.drawPolygon(arrow)
        painter.end()

    def _arrow(self) -> QPolygonF:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        middle, shoulder = box.center().y(), box.right() - _TIP
        notch = box.left() if self._first else box.left() + _TIP
        return QPolygonF(
            [
                box.topLeft(),
                QPointF(shoulder, box.top()),
                QPointF(box.right(), middle),
                QPointF(shoulder, box.bottom()),
                box.bottomLeft(),
                QPointF(notch, middle),
            ]
        )


class StepDetail(Saying):
    """What was agreed on a step, and for the choice of a pilot its journey."""

    def __init__(self, document: Document, step: ProgrammeStep, words: Words, parent: QWidget) -> None:
        super().__init__(document, step, words, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if self.about is ProgrammeKey.PILOT:
            made = self.input(ChoiceInput(column_of(ProgrammeStep, "journey"), self))
            row.addWidget(PlainLabel(words("Pilot journey"), self, role="label"))
            row.addWidget(made, 2)
        row.addWidget(PlainLabel(words("Note"), self, role="label"))
        row.addWidget(self.prose("note", hinted=True), 3)
        self.refresh()


class Strip(QWidget):
    """The seven steps; the one where the focus was last is the chosen one."""

    def __init__(self, document: Document, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._words = words
        self.setAccessibleName(words("Seven steps"))
        self.cells = [
            StepCell(document, step, words, self, number=number)
            for number, step in enumerate(steps(document.kept), start=1)
        ]
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for cell in self.cells:
            self._row.addWidget(cell, 1)
        walk([cell.state for cell in self.cells])
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(self._row)
        self.detail: StepDetail | None = None
        following = next_step(document.kept)
        self.choose(
            next((one for one in self.cells if following and one.key == following.key), self.cells[0])
        )

    def choose(self, chosen: StepCell) -> None:
        """Show what was agreed on another step."""
        if self.detail is not None and self.detail.key == chosen.key:
            return
        for cell in self.cells:
            cell.show_chosen(cell is chosen)
        old, self.detail = self.detail, StepDetail(self._document, chosen.said, self._words, self)
        if old is not None:
            old.commit()
            old.hide()
            old.deleteLater()
            self._column.removeWidget(old)
        self._column.addWidget(self.detail)

    def parts(self) -> list[Saying]:
        """Return what is said here, step by step."""
        return [*self.cells, *([self.detail] if self.detail is not None else [])]
