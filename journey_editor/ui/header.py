"""Header: whose map this is, which part of it is shown, and what is done with it most."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from journey_editor.kernel.words import Words, shortened
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import Journey, Persona, Variant
from journey_editor.ui.boards import Tabs
from journey_editor.ui.labels import PlainLabel, literal, set_tip
from journey_editor.ui.variant_switch import VariantSwitch

_LONGEST = 32  # characters of a journey's title


class Header(QWidget):
    """The map's title, its file with a mark where work is not in it yet, what is shown, and the poster."""

    def __init__(self, actions: Mapping[str, QAction], words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = words
        self._shown: tuple[object, ...] = ()
        self._title = PlainLabel("", self, elides=True)
        self._title.setObjectName("header-title")
        self._file = PlainLabel("", self, elides=True)
        self._file.setObjectName("header-file")
        self.journey = self._drop_down(words("Journey"))
        self.personas = self._drop_down(words("Personas"))
        self.tabs = Tabs(actions, words, self)
        self.variants = VariantSwitch(actions["variant-to-be"], words, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self._file)
        row.addWidget(self.journey)
        row.addStretch(1)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.personas)
        row.addWidget(self.variants)
        for id_, said, primary in (
            ("view-present", "Present", False),
            ("file-export-workbook", "Excel", False),
            ("file-export-poster", "Poster", True),
        ):
            action, button = actions[id_], QPushButton(words(said), self)
            if id_ == "view-present":
                button.setIcon(action.icon())
            button.setProperty("primary", primary)
            button.clicked.connect(lambda _=False, one=action: one.trigger())
            row.addWidget(button)

    def show_names(self, title: str, file: str, *, dirty: bool) -> None:
        """Show the names; `dirty` adds a dot and says so."""
        self._title.setText(title)
        self._file.setText(f"{file} ●" if dirty else file)
        self._file.setAccessibleName(f"{file}, {self._words('not saved')}" if dirty else file)

    def show_view(self, project: Project, view: View) -> None:
        """Say which journey and variant are shown, and for whom."""
        shown = (view, *(project.tables.get(kind.table) for kind in (Journey, Variant, Persona)))
        if shown == self._shown:
            return
        self._shown = shown
        words = self._words
        journey = project.get(Journey, view.journey)
        title = (journey.title if journey else "") or words("Journey")
        self._name(self.journey, title, f"{words('Journey')}: {title}")
        self.journey.setVisible(len(project.all(Journey)) > 1)  # else its title is the map's
        personas = project.all(Persona)
        said = words("Everyone")
        if view.personas is not None:
            said = words("{n} of {total} personas", n=len(view.personas), total=len(personas))
        self._name(self.personas, said, f"{words('Personas')}: {said}")
        self.personas.setVisible(len(personas) > 1)
        self.variants.show_view(project, view)

    def _drop_down(self, what: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("look", "drop-down")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(what)
        return button

    def _name(self, button: QToolButton, said: str, spoken: str) -> None:
        button.setText(literal(shortened(said, longest=_LONGEST)))
        button.setAccessibleName(spoken)
        set_tip(button, spoken)

    def set_menus(self, journeys: QMenu, personas: QMenu) -> None:
        """Let the buttons open these menus."""
        self.journey.setMenu(journeys)
        self.personas.setMenu(personas)
