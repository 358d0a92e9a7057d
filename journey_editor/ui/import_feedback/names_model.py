"""Names model: the touchpoints and personas that a file of answers names, and what each stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journey_editor.importers.feedback.answers import Holds
from journey_editor.importers.feedback.match import Named
from journey_editor.kernel.words import Words
from journey_editor.ui.choice_table import ChoiceModel
from journey_editor.ui.headed import LEFT, RIGHT, Index
from journey_editor.ui.labels import tip

NAME, ROWS, STANDS = range(3)


class NamesModel(ChoiceModel):
    """Each name with how many rows have it; what it stands for can be changed.

    `titles` are the touchpoints and `personas` the personas that can be chosen,
    by id.
    """

    def __init__(
        self,
        names: Sequence[Named],
        titles: Mapping[str, str],
        personas: Mapping[str, str],
        words: Words,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        # What stands for nothing comes first.
        self.names = sorted(names, key=lambda one: (one.row is not None, one.holds, -one.answers, one.name))
        self._known = {Holds.TOUCHPOINT: titles, Holds.PERSONA: personas}
        self._words = words
        self.headings = (words("Name in the file"), words("Rows"), words("Stands for"))

    def choices(self, index: Index) -> Sequence[tuple[str | None, str]]:
        """Return what a name can stand for."""
        holds, words = self.names[index.row()].holds, self._words
        nothing = words("No touchpoint") if holds is Holds.TOUCHPOINT else words("No persona")
        return [(None, nothing), *self._known[holds].items()]

    def called(self, index: Index) -> str:
        """Return what is chosen in a row."""
        return self._words("What {name} stands for", name=self.names[index.row()].name)

    def count(self) -> int:
        """Return how many names there are."""
        return len(self.names)

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Return where a column is written: figures at the right."""
        return RIGHT if column == ROWS else LEFT

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let what a name stands for be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == STANDS else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; edited is the id of a touchpoint or persona."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._text(index))
            case Qt.ItemDataRole.EditRole:
                return self.names[index.row()].row
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.side(index.column())
        return None

    def setData(self, index: Index, value: Any, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Choose what a name stands for."""
        self.names[index.row()] = replace(self.names[index.row()], row=value)
        self.dataChanged.emit(index, index)
        return True

    def _text(self, index: Index) -> str:
        one = self.names[index.row()]
        match index.column():
            case 0:
                return one.name
            case 1:
                return self._words.number(one.answers)
            case _:
                return dict(self.choices(index))[one.row]
