"""Criteria dialog: how scores become a priority, and how heavily each criterion counts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from journey_editor.insight.priorities import weights
from journey_editor.kernel.numbers import written
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.scoring import set_scheme
from journey_editor.model.project import Project
from journey_editor.model.records import AXES, SIDES, Criterion, Scheme
from journey_editor.ui.labels import PlainLabel, literal, sentence
from journey_editor.ui.matrix.judging import GOOD

_WIDE: Final = 560  # px
_HALVES: Final = 2  # of a weight, that a slider steps by
_MOST: Final = 10
FORMULAS: Final = {
    Scheme.TWO_AXES: "priority = impact × feasibility",
    Scheme.WEIGHTED: "priority = Σ weight × score ÷ Σ weight",
}


class CriteriaDialog(QDialog):
    """Asks for the scheme and six weights; `change` is what OK would do."""

    def __init__(self, project: Project, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._project = project
        self._words = words
        self.setWindowTitle(words("Weighted criteria"))
        self.setMinimumWidth(_WIDE)
        self._schemes: dict[Scheme, QRadioButton] = {}
        self._sliders: dict[Criterion, QSlider] = {}
        self._figures: dict[Criterion, PlainLabel] = {}
        self._weights = QWidget(self)
        column = QVBoxLayout(self)
        group = QButtonGroup(self)
        for scheme in Scheme:
            said = f"{sentence(words(scheme.value))}: {words(FORMULAS[scheme])}"
            button = QRadioButton(literal(said), self)
            button.setChecked(scheme == project.setting.scheme)
            button.toggled.connect(self._follow)
            group.addButton(button)
            column.addWidget(button)
            self._schemes[scheme] = button
        grid = QGridLayout(self._weights)
        grid.setContentsMargins(24, 4, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        row = 0
        heavy = weights(project)
        for axis in AXES:
            title = words("These make up {axis}:", axis=words(axis.value))
            grid.addWidget(PlainLabel(title, self._weights, role="strong"), row, 0, 1, 3)
            row += 1
            for criterion in SIDES[axis]:
                self._add_weight(grid, row, criterion, heavy[criterion])
                row += 2
        column.addWidget(self._weights)
        note = words("Every criterion is scored from 1 to 5, and high is good. A weight of 0 leaves it out.")
        column.addWidget(PlainLabel(note, self, role="place", wraps=True))
        buttons = QDialogButtonBox(self)
        self._accept = buttons.addButton(words("Use"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._accept.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._follow()

    def _add_weight(self, grid: QGridLayout, row: int, criterion: Criterion, weight: float) -> None:
        words = self._words
        said = sentence(words(criterion.value))
        slider = QSlider(Qt.Orientation.Horizontal, self._weights)
        slider.setRange(0, _MOST * _HALVES)
        slider.setPageStep(_HALVES)
        slider.setValue(round(weight * _HALVES))
        slider.setAccessibleName(words("Weight of {what}", what=words(criterion.value)))
        slider.setAccessibleDescription(words(GOOD[criterion]))
        slider.valueChanged.connect(self._follow)
        figure = PlainLabel("", self._weights, role="strong")
        figure.setFixedWidth(32)
        grid.addWidget(PlainLabel(said, self._weights), row, 0)
        grid.addWidget(slider, row, 1)
        grid.addWidget(figure, row, 2)
        grid.addWidget(PlainLabel(words(GOOD[criterion]), self._weights, role="note"), row + 1, 0, 1, 3)
        self._sliders[criterion], self._figures[criterion] = slider, figure

    @property
    def scheme(self) -> Scheme:
        """The scheme that is chosen."""
        return next(scheme for scheme, button in self._schemes.items() if button.isChecked())

    @property
    def change(self) -> Change:
        """What OK would do."""
        before = weights(self._project)
        moved = {
            one: slider.value() / _HALVES
            for one, slider in self._sliders.items()
            if slider.value() != round(before[one] * _HALVES)
        }
        return set_scheme(self._project, self.scheme, moved)

    def _follow(self) -> None:
        weighted = self.scheme == Scheme.WEIGHTED
        self._weights.setEnabled(weighted)
        for criterion, slider in self._sliders.items():
            self._figures[criterion].setText(written(slider.value() / _HALVES, self._words))
        some = any(slider.value() for slider in self._sliders.values())
        self._accept.setEnabled(some or not weighted)
