"""Presets dialog: metrics to take into the map, ticked in a list."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from journey_editor.kernel.words import Words
from journey_editor.model.edits.measuring import has_preset
from journey_editor.model.metric_presets import PRESETS, MetricPreset
from journey_editor.model.project import Project
from journey_editor.ui import theme
from journey_editor.ui.labels import PlainLabel, sentence

_SIZE: Final = 520, 620  # px
_PLACE: Final = Qt.ItemDataRole.UserRole


class PresetsDialog(QDialog):
    """Offers the presets, those of METHOD 6 first; `chosen` are those that are ticked.

    What the map has already is ticked and stays so; titles are in its language, `said`.
    """

    def __init__(self, project: Project, said: Words, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setWindowTitle(words("Add metrics from presets"))
        self._items: list[QTreeWidgetItem] = []
        self._list = QTreeWidget(self)
        self._list.setAccessibleName(words("Presets"))
        self._list.setObjectName("presets")
        self._list.setHeaderHidden(True)
        self._list.setIndentation(18)
        self._list.currentItemChanged.connect(self._tell)
        self._list.itemChanged.connect(lambda *_: self._count())
        self._about = PlainLabel("", self, role="label", wraps=True)
        self._about.setMinimumHeight(36)
        self._buttons = QDialogButtonBox(self)
        self._add = self._buttons.addButton(words("Add"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._add.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for strategy, presets in groupby(PRESETS, key=lambda one: one.strategy):
            title = words("Of every journey") if strategy is None else sentence(words(strategy.value))
            heading = QTreeWidgetItem(self._list, [title])
            heading.setFont(0, theme.font(bold=True))
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            for one in presets:
                self._offer(heading, one, said, there=has_preset(project, one, said))
        self._list.expandAll()
        self._list.setCurrentItem(self._items[0])
        column = QVBoxLayout(self)
        column.addWidget(self._list, 1)
        column.addWidget(self._about)
        column.addWidget(self._buttons)
        self.resize(*_SIZE)
        self._count()

    @property
    def chosen(self) -> list[MetricPreset]:
        """What is ticked and not there yet, in the order of the list."""
        ticked = [one for one in self._items if one.checkState(0) == Qt.CheckState.Checked]
        return [PRESETS[one.data(0, _PLACE)] for one in ticked if not one.isDisabled()]

    def _offer(self, heading: QTreeWidgetItem, preset: MetricPreset, said: Words, *, there: bool) -> None:
        title = said(preset.title)
        item = QTreeWidgetItem(heading, [self._words("{title} (is there)", title=title) if there else title])
        item.setCheckState(0, Qt.CheckState.Checked if there else Qt.CheckState.Unchecked)
        item.setData(0, _PLACE, PRESETS.index(preset))
        item.setDisabled(there)
        self._items.append(item)

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        place = item.data(0, _PLACE) if item is not None else None
        self._about.setText(self._words(PRESETS[place].definition) if place is not None else "")

    def _count(self) -> None:
        number = len(self.chosen)
        self._add.setEnabled(number > 0)
        self._add.setText(
            self._words.count(number, "Add {n} metric", "Add {n} metrics") if number else self._words("Add")
        )
