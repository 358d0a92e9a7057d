"""Cuts form: from which impact and feasibility on an action is to be done first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, QSignalBlocker
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QWidget

from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.values import set_values
from journey_editor.model.fields import Real, columns_of
from journey_editor.model.records import Setting
from journey_editor.session.document import Document
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.matrix.drags import CUTS

_STEP = 0.1


class CutsForm(QWidget):
    """Two numbers from 1 to 5."""

    def __init__(self, words: Words, apply: Callable[[str, Change], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._apply = apply
        self._document: Document | None = None
        self._boxes: dict[str, QDoubleSpinBox] = {}
        columns = {one.name: one for one in columns_of(Setting)}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(PlainLabel(words("High from"), self, role="label"))
        for axis, name in CUTS.items():
            field = columns[name].field
            assert isinstance(field, Real)
            box = QDoubleSpinBox(self)
            box.setLocale(QLocale(words.language))
            box.setRange(field.least, field.most)
            box.setSingleStep(_STEP)
            box.setDecimals(1)
            box.setKeyboardTracking(False)
            box.setAccessibleName(words(field.label))
            box.valueChanged.connect(lambda value, name=name: self._keep(name, value))
            label = PlainLabel(words(axis.value), self, role="label")
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
            self._boxes[name] = box

    def show_document(self, document: Document) -> None:
        """Show the cuts of a document."""
        self._document = document
        setting = document.kept.setting
        self.setEnabled(document.may_change and document.kept.row(setting.key) is not None)
        for name, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setValue(getattr(setting, name))

    def commit(self) -> None:
        """Keep what is being typed."""
        for box in self._boxes.values():
            box.interpretText()

    def _keep(self, name: str, value: float) -> None:
        if self._document is not None:
            setting = self._document.kept.setting
            change = set_values(self._document.kept, setting.key, **{name: round(value, 1)})
            self._apply(self._words("Move a cut"), change)
