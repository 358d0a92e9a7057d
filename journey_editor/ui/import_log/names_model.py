"""Names model: the names of a log in rows, those first whose touchpoint is least sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journey_editor.importers.event_log.match import How, Match
from journey_editor.kernel.words import Words
from journey_editor.ui.choice_table import ChoiceModel
from journey_editor.ui.headed import LEFT, RIGHT, Index
from journey_editor.ui.import_log.said import how_line
from journey_editor.ui.labels import sentence, tip

NAME, EVENTS, TOUCHPOINT, HOW = range(4)
_LEAST_SURE: Final = (How.NEW, How.LIKELY, How.CHOSEN, How.EXACT)


class NamesModel(ChoiceModel):
    """Each name with its events, its touchpoint and how it came to that; the touchpoint can be changed.

    `titles` are the touchpoints that can be chosen, by id.
    """

    def __init__(
        self,
        matches: Sequence[Match],
        events: Mapping[str, int],
        titles: dict[str, str],
        words: Words,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.titles = titles
        self._words = words
        self._events = events
        self._found = sorted(matches, key=_sureness)
        self._now = list(self._found)
        self.headings = (words("Name in the log"), words("Events"), words("Touchpoint"), words("Match"))

    @property
    def matches(self) -> tuple[Match, ...]:
        """The touchpoint of every name, as they are chosen now."""
        return tuple(self._now)

    def choices(self, _index: Index) -> Sequence[tuple[str | None, str]]:
        """Return the touchpoints that a name can stand for; None is one that is new."""
        return (None, self._words("A new touchpoint")), *self.titles.items()

    def called(self, index: Index) -> str:
        """Return what is chosen in a row."""
        return self._words("Touchpoint for {name}", name=self._now[index.row()].name)

    def count(self) -> int:
        """Return how many names there are."""
        return len(self._now)

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Return where a column is written: figures at the right."""
        return RIGHT if column == EVENTS else LEFT

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the touchpoint be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == TOUCHPOINT else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; edited is the id of a touchpoint."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index.row(), index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._text(index.row(), index.column()))
            case Qt.ItemDataRole.EditRole:
                return self._now[index.row()].touchpoint
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.side(index.column())
        return None

    def setData(self, index: Index, value: Any, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Choose the touchpoint of a name; None for a new one."""
        found = self._found[index.row()]
        chosen = How.NEW if value is None else How.CHOSEN
        same = value == found.touchpoint
        self._now[index.row()] = (
            found if same else replace(found, how=chosen, touchpoint=value, several=False)
        )
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), HOW))
        return True

    def _text(self, row: int, column: int) -> str:
        one = self._now[row]
        match column:
            case 0:
                return one.name
            case 1:
                return self._words.number(self._events[one.name])
            case 2:
                return (
                    self._words("A new touchpoint") if one.touchpoint is None else self.titles[one.touchpoint]
                )
            case _:
                return sentence(how_line(one, self.titles, self._words))


def _sureness(one: Match) -> tuple[bool, int, float]:
    """Return what sorts the least sure to the top: the doubtful, the new, and at the end the same."""
    doubtful = one.several or (one.nearest is not None and one.how is not How.EXACT)
    return not doubtful, _LEAST_SURE.index(one.how), one.score
