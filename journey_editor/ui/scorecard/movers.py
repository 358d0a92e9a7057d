"""Movers: the actions that are meant to move a metric, to go to, to link and to take off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from journey_editor.insight.naming import name_of
from journey_editor.insight.sentence import Sentence
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words, shortened
from journey_editor.model.change import Change
from journey_editor.model.edits.rows import add_row
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Effect, Metric, RowKey, Status
from journey_editor.ui.board import Apply
from journey_editor.ui.inspector.choices import Picker
from journey_editor.ui.labels import LinkedLabel, PlainLabel, set_tip

_LONGEST: Final = 60  # characters in the list


class Movers(QWidget):
    """Lists the actions of one metric; `asked` gives one to go to."""

    asked = Signal(RowKey)

    def __init__(self, words: Words, apply: Apply, mint: Callable[[], Mint], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._apply = apply
        self._mint = mint
        self._project = Project({})
        self._metric: Metric | None = None
        self._shown: tuple[object, ...] = ()
        self._lines: list[QWidget] = []
        self._picker = Picker(self)
        self._picker.setAccessibleName(words("Link an action…"))
        self._picker.activated.connect(self._link)
        self._none = PlainLabel(words("No action is meant to move it yet."), self, role="note", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self._column.addWidget(PlainLabel(words("Actions meant to move it"), self, role="section"))
        self._column.addWidget(self._none)
        self._column.addWidget(self._picker)

    def show_metric(self, project: Project, metric: Metric) -> None:
        """Show the actions of this metric, and offer the others."""
        self._project, self._metric = project, metric
        effects = project.all(Effect).where("metric", metric.id)
        linked = {one.action: one for one in effects}
        actions = [one for one in project.all(Action).sorted() if one.id in linked]
        shown = tuple((one.key, one.title, one.status) for one in actions)
        if shown != self._shown:
            self._rebuild(actions, linked)
            self._shown = shown
        self._none.setVisible(not actions)
        others = [one for one in project.all(Action).sorted() if one.id not in linked]
        offered = [
            (one.id, shortened(name_of(project, one.key, self._words), longest=_LONGEST))
            for one in others
            if one.status != Status.DROPPED
        ]
        self._picker.fill([(None, self._words("Link an action…")), *offered])
        self._picker.setCurrentIndex(0)

    def _rebuild(self, actions: list[Action], linked: dict[str, Effect]) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(one, linked[one.id]) for one in actions]
        for place, line in enumerate(self._lines):
            self._column.insertWidget(1 + place, line)

    def _line(self, action: Action, effect: Effect) -> QWidget:
        words, line, said = self._words, QWidget(self), Sentence()
        title = shortened(name_of(self._project, action.key, words), longest=_LONGEST)
        said.text = f"{said.named(action.key, title)} · {words(action.status.value)}"
        label = LinkedLabel(said, line)
        label.followed.connect(self.asked)
        remove = QToolButton(line)
        remove.setText("×")
        remove.setAccessibleName(f"{words('Remove')}: {title}")
        set_tip(remove, words("Remove"))
        remove.clicked.connect(lambda _=False, key=effect.key: self._unlink(key))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label, 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _link(self, place: int) -> None:
        action = self._picker.itemData(place)
        self._picker.setCurrentIndex(0)
        if action is not None and self._metric is not None:
            ends = {"action": action, "metric": self._metric.id}
            change = add_row(self._project, Effect, mint=self._mint(), **ends)
            self._apply(self._words("Link an action to a metric"), change)

    def _unlink(self, key: RowKey) -> None:
        self._apply(self._words("Link an action no longer"), Change.removing(self._project, [key]))
