"""Typing over: one text of the map at a time, open in a real text widget where it is drawn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt

from journey_editor.canvas.sheet_view import SheetView
from journey_editor.canvas.text_editor import TextEditor
from journey_editor.kernel.words import Words
from journey_editor.layout.marks import Group
from journey_editor.model.fields import Prose, columns_of
from journey_editor.model.records import Record, RowKey

Keep = Callable[[RowKey, str, str], bool]


class TypingOver(QObject):
    """Opens texts of a view for typing.

    `keep(key, field, text)` is told what was typed and returns whether it can
    be kept; a text that cannot stays open, so that nothing typed is lost.
    """

    def __init__(self, view: SheetView, keep: Keep) -> None:
        super().__init__(view)
        self._view = view
        self._keep = keep
        self._editor: TextEditor | None = None
        self._edited: tuple[RowKey, str] | None = None
        view.moved.connect(self.place)

    @property
    def open(self) -> bool:
        """Whether a text is open."""
        return self._editor is not None

    def begin(self, row: Record, words: Words) -> bool:
        """Open the text of a row; return whether it has one on the map."""
        group = self._group(row.key)
        if not self.finish() or group is None or group.writing is None:
            return False
        self._view.show_row(row.key)
        name = group.writing.field
        field = next(column.field for column in columns_of(type(row)) if column.name == name)
        editor = TextEditor(
            self._view.viewport(),
            text=str(getattr(row, name)),
            writing=group.writing,
            lines=isinstance(field, Prose),
            scale=self._view.transform().m11(),
        )
        editor.setAccessibleName(words(field.label))
        editor.finished.connect(self.finish)
        editor.dropped.connect(self._close)
        editor.textChanged.connect(self.place)
        self._editor, self._edited = editor, (row.key, name)
        self._hide(row.key, hidden=True)
        self.place()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def finish(self) -> bool:
        """Keep what is being typed, as leaving the text would; return whether nothing is open any more."""
        editor, edited = self._editor, self._edited
        if editor is None or edited is None:
            return True
        # Keeping lays the map out anew, which must not take the text for one that is still open.
        self._editor = self._edited = None
        kept = self._keep(*edited, editor.toPlainText())
        self._editor, self._edited = editor, edited
        if kept:
            self._close()
        return kept

    def place(self) -> None:
        """Lie where the text is drawn now."""
        if self._editor is None or self._edited is None:
            return
        group = self._group(self._edited[0])
        if group is None or group.writing is None:  # the row went while it was typed over
            self._close()
            return
        self._hide(self._edited[0], hidden=True)
        box = group.writing.box.moved(group.at.x, group.at.y)
        area = self._view.mapFromScene(QRectF(box.x, box.y, box.width, box.height)).boundingRect()
        self._editor.place(area)

    def _close(self) -> None:
        editor, edited = self._editor, self._edited
        self._editor = self._edited = None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if edited is not None:
            self._hide(edited[0], hidden=False)

    def _group(self, key: RowKey) -> Group | None:
        return next((one for one in self._view.sheet_scene.groups_of(key) if one.writing), None)

    def _hide(self, key: RowKey, *, hidden: bool) -> None:
        for item in self._view.sheet_scene.items_of(key):
            if item.shown.writing is not None:
                item.setVisible(not hidden)
