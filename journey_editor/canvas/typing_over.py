"""Typing over: one text of the map at a time, open in a real text widget where it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal

from journey_editor.canvas.sheet_view import SheetView
from journey_editor.canvas.text_editor import TextEditor
from journey_editor.kernel.words import Words
from journey_editor.layout.marks import Group
from journey_editor.model.fields import Line, Prose, columns_of
from journey_editor.model.records import Record, RowKey
from journey_editor.model.validity import cleaned

Keep = Callable[[RowKey, str, str], None]


@dataclass(frozen=True)
class _Open:
    """The text that is open: its widget, and which field of which row it is."""

    editor: TextEditor
    key: RowKey
    name: str
    field: Line | Prose


class TypingOver(QObject):
    """Opens texts of a view for typing.

    `keep(key, field, text)` is told what was typed.  A text that is longer than
    its field can keep stays open, so that nothing typed is lost; `refused` says
    how many characters it has.
    """

    refused = Signal(int)

    def __init__(self, view: SheetView, keep: Keep) -> None:
        super().__init__(view)
        self._view = view
        self._keep = keep
        self._open: _Open | None = None
        view.moved.connect(self.place)

    @property
    def open(self) -> bool:
        """Whether a text is open."""
        return self._open is not None

    def begin(self, row: Record, words: Words) -> None:
        """Open the text of a row, where it has one on the map; no other may be open."""
        group = self._group(row.key)
        if group is None or group.writing is None:
            return
        self._view.show_row(row.key)
        name = group.writing.field
        field = next(column.field for column in columns_of(type(row)) if column.name == name)
        assert isinstance(field, Line | Prose)
        editor = TextEditor(
            self._view.viewport(),
            text=str(getattr(row, name)),
            centred=group.writing.centred,
            lines=isinstance(field, Prose),
            longest=field.longest,
        )
        editor.setAccessibleName(words(field.label))
        editor.finished.connect(self.finish)
        editor.dropped.connect(self.drop)
        editor.refused.connect(self.refused)
        editor.textChanged.connect(self.place)
        self._open = _Open(editor, row.key, name, field)
        editor.show()
        self.place()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> bool:
        """Keep what is being typed, as leaving the text would; return whether nothing is open any more."""
        if self._open is None:
            return True
        opened = self._open
        opened.editor.take_composed()
        typed = opened.editor.typed()
        if typed is None:
            self.drop()
            return True
        text = cleaned(typed, lines=isinstance(opened.field, Prose)).rstrip("\n")
        if len(text) > opened.field.longest:
            self.refused.emit(len(text))
            # Not now: the focus may be on its way to what was clicked.
            QTimer.singleShot(0, opened.editor, opened.editor.setFocus)
            return False
        self.drop()
        self._keep(opened.key, opened.name, text)
        return True

    def drop(self) -> None:
        """Keep nothing of what is being typed."""
        if self._open is None:
            return
        opened, self._open = self._open, None
        if opened.editor.hasFocus():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        opened.editor.hide()
        opened.editor.deleteLater()
        self._hide(opened.key, hidden=False)

    def place(self) -> None:
        """Lie where the text is drawn now."""
        if self._open is None:
            return
        group = self._group(self._open.key)
        if group is None or group.writing is None:  # the row went while it was typed over
            self.drop()
            return
        self._hide(self._open.key, hidden=True)
        box = group.writing.box.moved(group.at.x, group.at.y)
        area = self._view.mapFromScene(QRectF(box.x, box.y, box.width, box.height)).boundingRect()
        pixels = group.writing.size * self._view.transform().m11()
        self._open.editor.place(area, pixels, bold=group.writing.bold)

    def _group(self, key: RowKey) -> Group | None:
        return next((one for one in self._view.sheet_scene.groups_of(key) if one.writing), None)

    def _hide(self, key: RowKey, *, hidden: bool) -> None:
        for item in self._view.sheet_scene.items_of(key):
            if item.shown.writing is not None:
                item.setVisible(not hidden)
