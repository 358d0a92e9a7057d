"""Row dialog: who changed what of a row, and when, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from journey_editor.insight.changes import Told, changes_of
from journey_editor.kernel.words import Words, isolated, shortened
from journey_editor.model.records import RowKey
from journey_editor.model.revision import Revision
from journey_editor.session.past import Past
from journey_editor.ui.history.said import called, when
from journey_editor.ui.labels import PlainLabel, sentence, tip

_MOST: Final = 50  # revisions
_LONGEST: Final = 160  # characters of a value
_ID: Final = Qt.ItemDataRole.UserRole


class RowDialog(QDialog):
    """Lists what revisions changed of rows that some did; Enter, or a double click, chooses one."""

    def __init__(
        self, past: Past, keys: Sequence[RowKey], words: Words, parent: QWidget, *, title: str
    ) -> None:
        super().__init__(parent)
        self._past = past
        self._keys = keys
        self._words = words
        self.chosen: str | None = None
        self.setWindowTitle(words("Who changed this"))
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(words("Who changed this"))
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setWordWrap(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideNone)
        found = list(past.touching(*keys))
        for one in islice(found, _MOST):
            self._add(one)
        self.tree.expandAll()
        self.tree.setCurrentIndex(self.tree.model().index(0, 0))
        self.tree.itemActivated.connect(lambda _: self.accept())
        buttons = QDialogButtonBox(self)
        there = buttons.addButton(words("Show in the history"), QDialogButtonBox.ButtonRole.AcceptRole)
        there.setDefault(True)
        buttons.addButton(words("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(title, self, role="strong", wraps=True))
        column.addWidget(self.tree, 1)
        if len(found) > _MOST:
            said = words("The latest {n} of {total} changes.", n=_MOST, total=words.number(len(found)))
            column.addWidget(PlainLabel(said, self, role="note", wraps=True))
        column.addWidget(buttons)

    def sizeHint(self) -> QSize:
        """Return a size for some changes."""
        return QSize(560, 460)

    def accept(self) -> None:
        """Choose the current revision."""
        item = self.tree.currentItem()
        if item is not None:
            self.chosen = (item.parent() or item).data(0, _ID)
        super().accept()

    def _add(self, one: Revision) -> None:
        words = self._words
        who = isolated(one.author) if one.author else words("nobody gave a name")
        item = QTreeWidgetItem([f"{when(one, words)} · {who} · {called(one)}"])
        item.setData(0, _ID, one.id)
        font = self.tree.font()
        font.setBold(True)
        item.setFont(0, font)
        before, after = self._past.around(one.id)
        if before is None or after is None:
            said = [words("What this changed is not known.")]
        else:
            told = changes_of(self._keys, before, after, words)
            said = [line for row in told for line in self._lines(row)]
        self.tree.addTopLevelItem(item)
        for line in said:
            below = QTreeWidgetItem(item, [line])
            below.setData(0, Qt.ItemDataRole.ToolTipRole, tip(line))

    def _lines(self, told: Told) -> list[str]:
        """Say old and new values by field; of a row that came, went or moved, that it did."""
        if not told.fields or len(self._keys) > 1:
            return [sentence(told.said)]
        return [
            self._words(
                "{field}: {one} → {other}",
                field=field.label,
                one=isolated(shortened(field.before, longest=_LONGEST)),
                other=isolated(shortened(field.after, longest=_LONGEST)),
            )
            for field in told.fields
        ]
