"""Variant switch: as is, to be, and a list of the others where there are more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from journey_editor.kernel.words import Words
from journey_editor.layout.view import View, variants_of
from journey_editor.model.project import Project
from journey_editor.model.records import Variant, VariantKind
from journey_editor.ui.labels import literal, sentence, set_tip


class VariantSwitch(QFrame):
    """Says which variant is shown; `chosen` says which one is to be.  Without a to-be it makes one."""

    chosen = Signal(str)

    def __init__(self, to_be: QAction, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("variants")
        self._words = words
        self._make = to_be
        self._ids: dict[QPushButton, str | None] = {}
        self.as_is, self.to_be = (self._segment(sentence(words(said))) for said in ("as is", "to be"))
        self.others = QToolButton(self)
        self.others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.others.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.others.setCheckable(True)
        self.others.setProperty("look", "drop-down")
        self.others.setMenu(QMenu(self.others))
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for widget in (self.as_is, self.to_be, self.others):
            row.addWidget(widget)

    def show_view(self, project: Project, view: View) -> None:
        """Show which variants the journey has, and which of them is seen."""
        variants = variants_of(project, view.journey)
        to_be = next((one for one in variants if one.kind == VariantKind.TO_BE), None)
        as_is = next((one for one in variants if one is not to_be), None)
        for button, variant in ((self.as_is, as_is), (self.to_be, to_be)):
            self._ids[button] = variant.id if variant else None
            button.setChecked(variant is not None and variant.id == view.variant)
            set_tip(button, variant.title if variant else "")
        self.as_is.setVisible(as_is is not None)
        set_tip(self.to_be, to_be.title if to_be else self._words("Make the to-be from what is shown"))
        self._offer([one for one in variants if one not in (as_is, to_be)], view)

    def _segment(self, said: str) -> QPushButton:
        button = QPushButton(said, self)
        button.setProperty("segment", True)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._press(button))
        return button

    def _press(self, button: QPushButton) -> None:
        button.setChecked(not button.isChecked())  # what is shown decides, not the press
        variant = self._ids.get(button)
        if variant is not None:
            self.chosen.emit(variant)
        else:
            self._make.trigger()

    def _offer(self, variants: Sequence[Variant], view: View) -> None:
        menu = self.others.menu()
        menu.clear()
        shown = next((one for one in variants if one.id == view.variant), None)
        for variant in variants:
            action = menu.addAction(literal(self._called(variant)))
            action.setCheckable(True)
            action.setChecked(variant is shown)
            action.triggered.connect(lambda _=False, id_=variant.id: self.chosen.emit(id_))
        self.others.setVisible(bool(variants))
        self.others.setChecked(shown is not None)
        self.others.setText(literal(self._called(shown)) if shown else self._words("Others"))

    def _called(self, variant: Variant) -> str:
        return variant.title or self._words(variant.kind.value)
