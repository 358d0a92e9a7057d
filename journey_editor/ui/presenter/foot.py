"""Foot: the slim line below what is presented: the stage, the item of the agenda and the timer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from journey_editor.kernel.words import Words, isolated
from journey_editor.model.edits.agenda import agenda_of
from journey_editor.model.project import Project
from journey_editor.model.records import AgendaItem
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.presenter.timer import Timer

_TICK: Final = 200  # ms
_HINTED: Final = 8000  # ms
_STYLE: Final = """
QWidget#foot {{ background: white; border-top: 2px solid #1f2937; }}
QWidget#foot QLabel {{ font-size: {size}px; color: #1f2937; }}
QWidget#foot QLabel#foot-stage, QWidget#foot QLabel#foot-timer {{ font-weight: 600; }}
QWidget#foot QLabel#foot-timer[over="true"] {{
  background: #1f2937; color: white; border: {rim}px double white;
  font-size: {large}px; padding: 0 {pad}px; }}
"""


class Foot(QWidget):
    """Holds the timer and the place in the agenda; what is over time is said in words and by size."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._agenda: tuple[AgendaItem, ...] = ()
        self._item = 0
        self.timer = Timer()
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stage = PlainLabel("", self, elides=True)
        self._more = PlainLabel("", self)
        self._now = PlainLabel("", self, elides=True)
        self._left = PlainLabel("", self)
        self._stage.setObjectName("foot-stage")
        self._left.setObjectName("foot-timer")
        self._left.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._row = row = QHBoxLayout(self)
        row.addWidget(self._stage, 3)
        row.addWidget(self._more)
        row.addWidget(self._now, 3)
        row.addWidget(self._left)
        self._hinting = QTimer(self)
        self._hinting.setSingleShot(True)
        self._hinting.timeout.connect(self._show_item)
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self._show_timer)

    def suit(self, height: int) -> None:
        """Take letters that suit a screen of `height` px."""
        size = max(height // 40, 12)
        self.setStyleSheet(_STYLE.format(size=size, large=round(size * 1.25), pad=size // 2, rim=size // 4))
        self._row.setContentsMargins(size // 2, 2, size // 2, 0)
        self._row.setSpacing(size)
        self.setFixedHeight(round(size * 2.2))

    def hint(self) -> None:
        """Say for a while how the keys are listed."""
        self._hinting.start(_HINTED)
        self._show_item()

    def show_stage(self, said: str, *, above: bool, below: bool) -> None:
        """Say which stage is shown, and whether more of it lies above or below."""
        self._stage.setText(said)
        more = self._words("more")
        self._more.setText("   ".join([f"↑ {more}"] * above + [f"↓ {more}"] * below))

    def show_agenda(self, project: Project, journey: str) -> None:
        """Follow the agenda of a journey; the item stays the one that it was."""
        there, self._agenda = self._agenda, agenda_of(project, journey)
        if there == self._agenda:
            return
        at = there[self._item].id if self._item < len(there) else None
        places = [place for place, item in enumerate(self._agenda) if item.id == at]
        self._item = places[0] if places else min(self._item, max(len(self._agenda) - 1, 0))
        self.timer.minutes = self._minutes
        self._show_item()

    def go_on(self, items: int) -> None:
        """Go to another item of the agenda; the timer begins anew."""
        if self._agenda:
            self._item = max(0, min(self._item + items, len(self._agenda) - 1))
            self.timer.begin(self._minutes)
            self._hinting.stop()
            self._show_item()

    def toggle_timer(self) -> None:
        """Start the timer, or pause it."""
        self.timer.toggle()
        if self.timer.running:
            self._ticks.start(_TICK)
        else:
            self._ticks.stop()
        self._show_timer()

    @property
    def _minutes(self) -> int:
        return self._agenda[self._item].minutes if self._item < len(self._agenda) else 0

    def _show_item(self) -> None:
        said = self._words("H lists the keys") if self._hinting.isActive() else ""
        if not said and self._item < len(self._agenda):
            title = isolated(self._agenda[self._item].title)
            said = self._words("{n} of {total}", n=self._item + 1, total=len(self._agenda)) + f" · {title}"
        self._now.setText(said)
        self._show_timer()

    def _show_timer(self) -> None:
        words, timer, said = self._words, self.timer, self.timer.written()
        if timer.over:
            said = words("{time} over time", time=said)
        if not timer.running:
            if timer.spent:
                said = words("{time} · paused", time=said)
            else:
                said = words("{n} min", n=timer.minutes) if timer.minutes else ""
        self._left.setText(said)
        if self._left.property("over") != timer.over:
            self._left.setProperty("over", timer.over)
            self._left.style().unpolish(self._left)
            self._left.style().polish(self._left)
