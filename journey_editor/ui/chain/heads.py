"""Heads: what each column of the chain holds, and how many links are broken there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from journey_editor.insight.follow_up import HORIZON, NOBODY, Column, FollowUp, Gap
from journey_editor.kernel.words import Words
from journey_editor.ui.labels import PlainLabel, literal, set_tip

_TITLES: Final[Mapping[Column, str]] = {
    Column.PAIN: "Pain points",
    Column.OPPORTUNITY: "Opportunities",
    Column.ACTION: "Actions",
    Column.OWNER: "Owners",
    Column.HORIZON: "Horizons",
    Column.METRIC: "Metrics",
}
_GAPS: Final[Mapping[Gap, tuple[Column, str, str, str]]] = {  # in short, then in full for one and for many
    Gap.UNANSWERED: (
        Column.PAIN,
        "{n} without an opportunity",
        "{n} pain point without an opportunity",
        "{n} pain points without an opportunity",
    ),
    Gap.UNTAKEN: (
        Column.OPPORTUNITY,
        "{n} without an action",
        "{n} opportunity without an action",
        "{n} opportunities without an action",
    ),
    Gap.GROUNDLESS: (
        Column.ACTION,
        "{n} without a reason",
        "{n} action that answers nothing",
        "{n} actions that answer nothing",
    ),
    Gap.UNOWNED: (
        Column.OWNER,
        "{n} without an owner",
        "{n} action without an owner",
        "{n} actions without an owner",
    ),
    Gap.UNPLANNED: (Column.HORIZON, "{n} not planned", "{n} action not planned", "{n} actions not planned"),
    Gap.UNMEASURED: (
        Column.METRIC,
        "{n} not measured",
        "{n} action without a metric",
        "{n} actions without a metric",
    ),
    Gap.UNMOVED: (
        Column.METRIC,
        "{n} without an action",
        "{n} metric without an action",
        "{n} metrics without an action",
    ),
}
_PADDING: Final = 18  # px beside the words
_LINE: Final = 22  # px
_ROOM: Final = 2  # px between lines
_BESIDE: Final = 10  # px between columns


class Heads(QWidget):
    """Stands above the columns; `asked(gap)` asks for the next broken link of a kind."""

    asked = Signal(object)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._heads = [QWidget(self) for _ in Column]
        self._titles: dict[Column, PlainLabel] = {}
        self._buttons: dict[Gap, _Count] = {}
        for column, head in zip(Column, self._heads, strict=True):
            lines = QVBoxLayout(head)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(_ROOM)
            title = self._titles[column] = PlainLabel("", head, role="section", elides=True)
            title.setFixedHeight(_LINE)
            lines.addWidget(title)
            for gap, (place, *_) in _GAPS.items():
                if place == column:
                    button = self._buttons[gap] = _Count(head)
                    button.clicked.connect(lambda _=False, one=gap: self.asked.emit(one))
                    lines.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
            lines.addStretch(1)
        self.setFixedHeight(3 * _LINE + 3 * _ROOM)

    def show_found(self, found: FollowUp) -> None:
        """Count the cards and broken links."""
        words = self._words
        for column, keys in zip(Column, found.columns, strict=True):
            there = sum(key != NOBODY and key.table != HORIZON for key in keys)
            said = words(_TITLES[column])
            self._titles[column].setText(f"{said} · {words.number(there)}" if there else said)
        for gap, (_, short, one, many) in _GAPS.items():
            number = sum(broken.gap == gap for broken in found.broken)
            said = words(short, n=words.number(number)) if number else ""
            self._buttons[gap].show_count(said, words.count(number, one, many), words)

    def stand(self, places: Sequence[tuple[int, int]]) -> None:
        """Stand above columns that lie from left to right so, each by its left edge and width in px.

        What is said may reach over the room between two columns.
        """
        ends = [left - _BESIDE for left, _ in places[1:]] + [max(sum(places[-1]), self.width() - _BESIDE)]
        for head, (left, _), end in zip(self._heads, places, ends, strict=True):
            head.setGeometry(left, 0, max(end - left, 0), self.height())


class _Count(QToolButton):
    """Says how many links are broken; cut where there is no room, the whole being its tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = ""
        self.setProperty("look", "broken")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumWidth(1)
        self.setFixedHeight(_LINE)

    def show_count(self, said: str, whole: str, words: Words) -> None:
        """Show `said`, which stands for the `whole`; nothing where nothing is broken."""
        self._said = said
        self.setAccessibleName(words("Go to the next: {what}", what=whole))
        set_tip(self, words("Go to the next: {what}", what=whole))
        self.setVisible(bool(said))
        self.updateGeometry()
        self._cut()

    def sizeHint(self) -> QSize:
        """Ask for the width of the whole text, also where it is cut."""
        self.ensurePolished()
        wide = self.fontMetrics().horizontalAdvance(f"! {self._said}")
        return QSize(wide + _PADDING + 2, _LINE)  # letters take parts of pixels

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = max(self.width() - _PADDING, 10)
        shown = self.fontMetrics().elidedText(f"! {self._said}", Qt.TextElideMode.ElideRight, room)
        self.setText(literal(shown))
