"""Typing over: one text of the map at a time, open in a real text widget where it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal

from journey_editor.canvas.sheet_view import SheetView
from journey_editor.canvas.text_editor import Leaving, TextEditor
from journey_editor.kernel.words import Words
from journey_editor.layout.marks import Group
from journey_editor.model.fields import Line, Prose, text_field
from journey_editor.model.records import Record, RowKey
from journey_editor.model.validity import cleaned

_PAUSE: Final = 1000  # ms without a key, after which what is typed is kept as it is so far

Keep = Callable[[RowKey, str, str], None]


@dataclass(frozen=True)
class _Open:
    """The text that is open: its widget, and which field of which row it is."""

    editor: TextEditor
    key: RowKey
    name: str
    field: Line | Prose
    fresh: bool


class TypingOver(QObject):
    """Opens texts of a view for typing.

    `keep(key, field, text)` is told what was typed, `forget()` that nothing
    was: the row of a fresh text goes then.  `hold(key, field, text)` is told
    after a pause what is typed so far, `rescue(text)` what was typed where
    it cannot stay.  `left` follows with the row's key
    and how the text was left.  A text that is longer than
    its field can keep stays open, so that nothing typed is lost; `refused` says
    how many characters it has.
    """

    refused = Signal(int)
    left = Signal(object, object)

    def __init__(
        self,
        view: SheetView,
        *,
        keep: Keep,
        hold: Keep,
        forget: Callable[[], None],
        rescue: Callable[[str], None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._keep = keep
        self._hold = hold
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._hold_typed)
        self._forget = forget
        self._rescue = rescue
        self._open: _Open | None = None
        view.moved.connect(self.place)

    @property
    def open(self) -> bool:
        """Whether a text is open."""
        return self._open is not None

    def begin(self, row: Record, words: Words, *, typed: str | None = None, fresh: bool = False) -> None:
        """Open the text of a row, where it has one on the map; no other may be open.

        `typed` stands in place of the text, as if typed over it.
        """
        group = self._group(row.key)
        if group is None or group.writing is None:
            return
        self._view.show_row(row.key)
        name = group.writing.field
        field = text_field(type(row), name)
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
        editor.textChanged.connect(self._pause.start)
        self._open = _Open(editor, row.key, name, field, fresh)
        editor.show()
        self.place()
        if typed:
            editor.insertPlainText(typed)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self, leaving: Leaving = Leaving.STAY) -> bool:
        """Keep what is being typed, as leaving the text would; return whether nothing is open any more."""
        if self._open is None:
            return True
        opened = self._open
        opened.editor.take_composed()
        typed = opened.editor.typed(always=opened.fresh)
        text = None if typed is None else cleaned(typed, lines=isinstance(opened.field, Prose)).rstrip("\n")
        if text is not None and len(text) > opened.field.longest:
            self.refused.emit(len(text))
            # Not now: the focus may be on its way to what was clicked.
            QTimer.singleShot(0, opened.editor, opened.editor.setFocus)
            return False
        self._close()
        if text is None or (opened.fresh and not text.strip()):
            self._forget()
        else:
            self._keep(opened.key, opened.name, text)
        self.left.emit(opened.key, leaving)
        return True

    def drop(self) -> None:
        """Keep nothing of what is being typed."""
        if self._open is not None:
            self._close()
            self._forget()

    def give_up(self) -> None:
        """Close the text, whose place goes; what was typed is rescued, however long it is."""
        if self._open is None:
            return
        opened = self._open
        text = cleaned(opened.editor.typed(always=opened.fresh) or "", lines=True).strip()
        self._close()
        if text:
            self._rescue(text)
        else:
            self._forget()

    def _hold_typed(self) -> None:
        if self._open is not None and (typed := self._open.editor.typed()) is not None:
            text = cleaned(typed, lines=isinstance(self._open.field, Prose))
            if len(text) <= self._open.field.longest:
                self._hold(self._open.key, self._open.name, text)

    def _close(self) -> None:
        assert self._open is not None
        self._pause.stop()
        opened, self._open = self._open, None
        if opened.editor.hasFocus():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        opened.editor.hide()
        opened.editor.deleteLater()
        self._view.sheet_scene.hide_writing(None)

    def place(self) -> None:
        """Lie where the text is drawn now."""
        if self._open is None:
            return
        group = self._group(self._open.key)
        if group is None or group.writing is None:  # the row went while it was typed over
            if not self.finish():
                self.give_up()
            return
        self._view.sheet_scene.hide_writing(self._open.key)
        box = group.writing.box.moved(group.at.x, group.at.y)
        area = self._view.mapFromScene(QRectF(box.x, box.y, box.width, box.height)).boundingRect()
        pixels = group.writing.size * self._view.transform().m11()
        self._open.editor.place(area, pixels, bold=group.writing.bold)

    def _group(self, key: RowKey) -> Group | None:
        return next((one for one in self._view.sheet_scene.groups_of(key) if one.writing), None)
