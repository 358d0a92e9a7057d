"""Table model: every transition of a variant as a row, with what is known of it and what it loses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QWidget

from journey_editor.insight.seams import drop_off
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.words import Words
from journey_editor.layout.style import LOST, ROUGH
from journey_editor.layout.transitions import MUCH_LOST
from journey_editor.model.change import Change
from journey_editor.model.fields import Line
from journey_editor.model.project import Project
from journey_editor.model.records import Party, RowKey, Transition
from journey_editor.session.document import Document
from journey_editor.ui.headed import LEFT, RIGHT, Index
from journey_editor.ui.inspector.reasons import CannotKeepError
from journey_editor.ui.labels import tip
from journey_editor.ui.rows_table import RowsModel
from journey_editor.ui.transitions.columns import COLUMNS, FIELDS, GAIN, NONE, Shown
from journey_editor.ui.transitions.typed import change_of, shown_of

_JUDGED: Final = ("identity_carried", "data_carried", "resumable")


class TableModel(RowsModel):
    """The transitions, in an order that lasts until a heading asks for another."""

    def __init__(
        self,
        words: Words,
        apply: Callable[[str, Change], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.headings = [words(column.title) for column in COLUMNS]
        self._words = words
        self._apply = apply
        self._document: Document | None = None
        self._project = Project({})
        self._rows: tuple[Transition, ...] = ()
        self._places: dict[RowKey, int] = {}
        self._gains: Mapping[str, float] = {}
        self._order: tuple[int, bool] | None = None
        self._bold = QFont()
        self._bold.setBold(True)

    def show(self, document: Document, transitions: Sequence[Transition], gains: Mapping[str, float]) -> None:
        """Show these transitions, with their gains in percentage points by id, as far as known."""
        self._document, self._project, self._gains = document, document.kept, gains
        there = {one.key: one for one in transitions}
        known = [there[one.key] for one in self._rows if one.key in there]
        fresh = [one for one in transitions if one.key not in self._places]
        rows = [*known, *fresh] if known else self._in_order(fresh)
        same = [one.key for one in rows] == [one.key for one in self._rows]
        if same:
            self._rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._set(rows)
        self.endResetModel()

    def forget(self) -> None:
        """Begin anew, as for another map: what loses most comes first."""
        self.beginResetModel()
        self._set(())
        self._order = None
        self.endResetModel()

    def _set(self, rows: Sequence[Transition]) -> None:
        self._rows = tuple(rows)
        self._places = {one.key: place for place, one in enumerate(self._rows)}

    def _in_order(self, transitions: Sequence[Transition]) -> list[Transition]:
        """Sort by the column that was asked for, else by gain; what is unknown comes last."""
        column, falling = self._order or (COLUMNS.index(GAIN), True)
        shown = COLUMNS[column]
        known: list[Transition] = []
        unknown: list[Transition] = []
        for one in transitions:
            (unknown if self._says(shown, one) == NONE else known).append(one)
        known.sort(key=lambda one: self._sorted_by(shown, one), reverse=falling)
        return [*known, *unknown]

    # What a view asks

    def count(self) -> int:
        """Return how many transitions there are."""
        return len(self._rows)

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Return where a column is written: figures at the right."""
        return RIGHT if COLUMNS[column].number else LEFT

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading, above where its column is written, and how it sorts at first."""
        if role == Qt.ItemDataRole.InitialSortOrderRole and COLUMNS[section].number:
            return Qt.SortOrder.DescendingOrder  # where most is lost comes first
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, or what is typed there."""
        if not index.isValid():
            return None
        transition = self._rows[index.row()]
        column = COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._says(column, transition)
            case Qt.ItemDataRole.EditRole if column.field:
                return shown_of(self._project, transition, column.field, self._words)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.side(index.column())
            case Qt.ItemDataRole.ForegroundRole if (colour := self._warning(transition, index)) is not None:
                return QBrush(QColor(colour.red, colour.green, colour.blue))
            case Qt.ItemDataRole.FontRole if self._warning(transition, index) is not None:
                return self._bold
            case Qt.ItemDataRole.ToolTipRole if not column.number:
                said = self._says(column, transition)
                return tip("" if said == NONE else said)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = self.data(index, Qt.ItemDataRole.DisplayRole)
                return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {said}"
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say which cells can be typed in."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        free = self._document is not None and self._document.may_change
        typed = free and index.isValid() and COLUMNS[index.column()].field
        return found | Qt.ItemFlag.ItemIsEditable if typed else found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed, as one change; say why where it cannot be kept."""
        column = COLUMNS[index.column()]
        if role != Qt.ItemDataRole.EditRole or not column.field or self._document is None:
            return False
        transition, words = self._rows[index.row()], self._words
        try:
            change = change_of(
                self._document.kept, transition, column.field, value, words, mint=self._document.mint
            )
        except CannotKeepError as error:
            self.refuse(index, str(value), str(error))
            return False
        if change:
            self._apply(words("Set {field}", field=words(column.title)), change)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; what is unknown comes last."""
        if not 0 <= column < len(COLUMNS):
            return
        self._order = column, order == Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = [(index, self._rows[index.row()].key) for index in self.persistentIndexList()]
        self._set(self._in_order(self._rows))
        for index, key in before:
            self.changePersistentIndex(index, self.index(self._places[key], index.column()))
        self.layoutChanged.emit()

    def _sorted_by(self, column: Shown, transition: Transition) -> Any:
        if column is GAIN:
            return self._gains[transition.id]
        if column.order is not None:
            return column.order(self._project, transition)
        return column.says(self._project, transition, self._words).casefold()

    def _says(self, column: Shown, transition: Transition) -> str:
        if column is not GAIN:
            return column.says(self._project, transition, self._words)
        gain = self._gains.get(transition.id)
        if gain is None:
            return NONE
        return self._words("+{n} points", n=self._words.number(gain, decimals=1))

    def _warning(self, transition: Transition, index: Index) -> Colour | None:
        """Return the colour of what goes wrong, which is bold too."""
        column = COLUMNS[index.column()]
        loss = drop_off(transition)
        if column.title == "Lost" and loss:
            return LOST if round(loss * 100) >= MUCH_LOST else ROUGH
        if column.field in _JUDGED and getattr(transition, column.field) is False:
            return ROUGH
        return ROUGH if column.field == "lost" and transition.lost else None

    # Rows and keys

    def row_of(self, key: RowKey) -> int | None:
        """Return where a transition stands."""
        return self._places.get(key)

    def key_at(self, row: int) -> RowKey:
        """Return the transition of a row."""
        return self._rows[row].key

    def choices_at(self, index: Index) -> Sequence[tuple[Any, str]]:
        """Return answers or teams, in the words of the cells."""
        column = COLUMNS[index.column()]
        if column.answers is not None:
            yes, no = map(self._words, column.answers)
            return [(True, yes), (False, no), (None, self._words("unknown"))]
        if column.field != "team":
            return ()
        held = index.data(Qt.ItemDataRole.EditRole)
        parties = sorted(self._project.all(Party).values(), key=lambda one: one.name.casefold())
        return [(None, NONE), *((one.id, one.name) for one in parties if not one.private or one.id == held)]

    def longest_at(self, index: Index) -> int | None:
        """Return how many characters the field of a cell keeps, where it is text."""
        column = FIELDS.get(COLUMNS[index.column()].field)
        return column.field.longest if column is not None and isinstance(column.field, Line) else None

    @property
    def sorted(self) -> bool:
        """Whether a heading asked for the order."""
        return self._order is not None
