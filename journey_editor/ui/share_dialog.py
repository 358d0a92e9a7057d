"""Share dialog: what a shared copy leaves out, and what of it may stay, before anything is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from journey_editor.export.share import IMAGES, TEXTS, Part, Shared
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Card,
    Opportunity,
    Pain,
    Persona,
    Picture,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.ui.labels import PlainLabel, literal

_WIDE = 460  # px


class ShareDialog(QDialog):
    """Shows what goes and what stays; `share(keep)` makes the copy that keeps these parts."""

    def __init__(self, share: Callable[[frozenset[Part]], Shared], words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._share = share
        self._words = words
        self._boxes: dict[Part, QCheckBox] = {}
        self.setWindowTitle(words("Share a copy"))
        self.setMinimumWidth(_WIDE)
        column = QVBoxLayout(self)
        intro = words("The copy leaves these out. Tick what may stay in it.")
        self.setAccessibleDescription(intro)
        column.addWidget(PlainLabel(intro, self, wraps=True))
        for one in share(frozenset()).gone:
            always = one.part is Part.HISTORY
            said = words("{what} (always)", what=one.said) if always else one.said
            box = QCheckBox(literal(said), self)
            box.setEnabled(one.count > 0 and not always)
            box.setAccessibleName(words("Keep: {what}", what=said))
            box.toggled.connect(self._show)
            self._boxes[one.part] = box
            column.addWidget(box)
        column.addSpacing(8)
        column.addWidget(PlainLabel(words("This goes along"), self, role="strong"))
        self._stays = PlainLabel("", self, wraps=True)
        column.addWidget(self._stays)
        for note in (IMAGES, TEXTS):
            column.addWidget(PlainLabel(words(note), self, role="place", wraps=True))
        buttons = QDialogButtonBox(self)
        write = buttons.addButton(words("Write the copy…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        write.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._show()

    @property
    def copy(self) -> Shared:
        """The copy that keeps what is ticked."""
        return self._share(frozenset(part for part, box in self._boxes.items() if box.isChecked()))

    def _show(self) -> None:
        self._stays.setText(_counted(self.copy.project, self._words))


def _counted(project: Project, words: Words) -> str:
    """Say what a project holds, as far as there is any of it."""
    cards = sum(len(project.all(kind)) for kind in (Card, Pain, Opportunity))
    counts = (
        (len(project.all(Stage)), "{n} stage", "{n} stages"),
        (len(project.all(Step)), "{n} step", "{n} steps"),
        (len(project.all(Touchpoint)), "{n} touchpoint", "{n} touchpoints"),
        (cards, "{n} card", "{n} cards"),
        (len(project.all(Persona)), "{n} persona", "{n} personas"),
        (len(project.all(Action)), "{n} action", "{n} actions"),
        (len(project.all(Picture)), "{n} image", "{n} images"),
    )
    return ", ".join(words.count(number, one, many) for number, one, many in counts if number)
