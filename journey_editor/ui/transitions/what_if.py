"""What if: a slider for each loss that could be kept, and the completion before and after."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSlider, QVBoxLayout, QWidget

from journey_editor.insight.analysis import Analysis
from journey_editor.insight.gains import what_if
from journey_editor.insight.levers import Lever, kept_by, levers
from journey_editor.insight.telling import title_of
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import RowKey
from journey_editor.ui.labels import PlainLabel

MOST: Final = 40  # levers; the weakest are left out
_WHOLE: Final = 100  # %, the end of a slider
_BAR: Final = 8  # px
_NOW, _GAINED, _REST = QColor("#94a3b8"), QColor("#0072b2"), QColor("#e8ebef")


class WhatIf(QWidget):
    """Tries what would be completed if less were lost; nothing of it is on the map until it is kept."""

    asked = Signal(RowKey)

    def __init__(self, words: Words, apply: Callable[[str, Change], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._apply = apply
        self._analysis: Analysis | None = None
        self._rows: list[_Row] = []
        self._set: dict[tuple[RowKey, RowKey | None], int] = {}  # what was tried, by transition and action
        self._said = PlainLabel("", self, role="strong")
        self._bar = _Bar(self)
        self._none = PlainLabel("", self, role="note", wraps=True)
        self._list = QWidget(self)
        self._list.setObjectName("levers")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._list)
        self._foot = QWidget(self)
        self._keep = QPushButton(words("Keep as what the actions do"), self._foot)
        self._keep.clicked.connect(self._keep_parts)
        self._reset = QPushButton(words("As planned"), self._foot)
        self._reset.clicked.connect(self._as_planned)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(words("What if"), self, role="section"), 1)
        head.addWidget(self._said)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._reset)
        foot.addWidget(self._keep)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 10, 10)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._none)
        column.addWidget(scroll, 1)
        column.addWidget(self._foot)

    def forget(self) -> None:
        """Forget what was tried, as for another map."""
        self._set = {}

    def show_analysis(self, analysis: Analysis) -> None:
        """Offer the levers of `analysis`, set as they were, else as their actions are planned."""
        self._analysis = analysis
        found = levers(analysis)[:MOST] if analysis.completion is not None else ()
        if [row.name for row in self._rows] != [_name(one) for one in found]:
            for row in self._rows:
                self._column.removeWidget(row)
                row.deleteLater()
            self._rows = [_Row(self._words, self._list) for _ in found]
            for place, row in enumerate(self._rows):
                self._column.insertWidget(place, row)
                row.moved.connect(partial(self._try, row))
                row.asked.connect(self.asked)
        for row, lever in zip(self._rows, found, strict=True):
            percent = self._set.get(_name(lever), round(lever.planned * _WHOLE))
            row.show_lever(lever, title_of(lever.transition, analysis.project, self._words), percent)
        self._none.setText("" if found else self._why_none(analysis))
        self._none.setVisible(not found)
        self._foot.setVisible(bool(found))  # always, so that no slider moves from under the hand
        self._say()

    def _why_none(self, analysis: Analysis) -> str:
        if analysis.completion is None:
            return self._words("Completion is not known: the numbers do not suffice.")
        return self._words("Nobody is known to be lost on the way.")

    def _try(self, row: _Row) -> None:
        self._set[row.name] = row.percent
        self._say()

    def _say(self) -> None:
        """Show what is completed before and after, and what each gains alone."""
        analysis, words = self._analysis, self._words
        if analysis is None or analysis.completion is None:
            self._said.setText("")
            self._bar.show_shares(0, 0)
            return
        before = analysis.completion
        after = what_if(analysis, kept_by((row.lever, row.percent / _WHOLE) for row in self._rows)) or before
        self._said.setText(
            words(
                "completion {before} % → {after} %",
                before=words.number(before * 100, decimals=1),
                after=words.number(after * 100, decimals=1),
            )
        )
        self._bar.show_shares(before, after)
        for row in self._rows:
            row.say(row.lever.gain.of(row.percent / _WHOLE))
        self._keep.setEnabled(any(row.differs for row in self._rows))
        self._reset.setEnabled(any(row.percent != round(row.lever.planned * _WHOLE) for row in self._rows))

    def _as_planned(self) -> None:
        self._set = {}
        if self._analysis is not None:
            self.show_analysis(self._analysis)

    def _keep_parts(self) -> None:
        """Let the actions promise what was tried."""
        if self._analysis is None:
            return
        change = Change()
        for row in self._rows:
            if row.differs and row.lever.link is not None:
                share = row.percent / _WHOLE
                change = change.then(set_values(self._analysis.project, row.lever.link.key, share=share))
        self._set = {name: percent for name, percent in self._set.items() if name[1] is None}
        self._apply(self._words("Set what actions remove"), change)


def _name(lever: Lever) -> tuple[RowKey, RowKey | None]:
    return lever.transition.key, lever.link.key if lever.link else None


class _Row(QWidget):
    """One lever: its transition, the slider, its action, and what it gains alone."""

    moved = Signal()
    asked = Signal(RowKey)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.lever: Lever
        self.name: tuple[RowKey, RowKey | None]
        self._title = PlainLabel("", self, role="strong", elides=True)
        self._gain = PlainLabel("", self, role="gain")
        self._note = PlainLabel("", self, role="note", elides=True)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, _WHOLE)
        self.slider.setPageStep(10)
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderPressed.connect(lambda: self.asked.emit(self.lever.transition.key))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._gain)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.slider)
        column.addWidget(self._note)

    @property
    def percent(self) -> int:
        """The part of the loss that is kept, in percent."""
        return self.slider.value()

    @property
    def differs(self) -> bool:
        """Whether its action promises something else."""
        promised = round(self.lever.planned * _WHOLE)
        return self.lever.link is not None and self.percent != promised

    def show_lever(self, lever: Lever, title: str, percent: int) -> None:
        """Show a lever, set to so many percent."""
        self.lever = lever
        self.name = _name(lever)
        self._title.setText(title)
        self.slider.blockSignals(True)
        self.slider.setValue(percent)
        self.slider.blockSignals(False)
        self.slider.setAccessibleName(title)

    def say(self, points: float) -> None:
        """Say what is kept, by what, and that it gains so many percentage points."""
        words = self._words
        gained = words("+{n} points", n=words.number(points, decimals=1))
        self._gain.setText(gained)
        action = self.lever.action
        if action is not None:
            kept = words("keeps {n} % of those now lost", n=self.percent)
            what = action.title or words("Untitled")
            self._note.setText(f"{kept} · {words('action: {title}', title=what)}")
        elif self.percent:
            self._note.setText(words("keeps {n} % of those now lost", n=self.percent))
        else:
            most = words.number(self.lever.gain.points, decimals=1)
            self._note.setText(words("drag to try: up to {n} points", n=most))
        self.slider.setAccessibleDescription(f"{self._note.text()}, {gained}")

    def _moved(self) -> None:
        self.moved.emit()


class _Bar(QWidget):
    """Completion as a bar: what it is now, and what would come to it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._before = self._after = 0.0
        self.setFixedHeight(_BAR)

    def show_shares(self, before: float, after: float) -> None:
        """Show completion before and after, both 0 to 1."""
        self._before, self._after = before, after
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for share, colour in ((1.0, _REST), (self._after, _GAINED), (self._before, _NOW)):
            if share:
                painter.setBrush(colour)
                painter.drawRoundedRect(QRectF(0, 0, self.width() * share, _BAR), _BAR / 2, _BAR / 2)
