"""Filter bar: dims what does not match, and goes from match to match."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.selection import Selection
from journey_editor.insight.filters import Show, judge_of
from journey_editor.insight.search import Query, Texts
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Experience, RowKey, SourceKind
from journey_editor.session.document import Document
from journey_editor.ui.labels import PlainLabel, set_tip

# What stands together in the list of kinds.
_GROUPS: Final[tuple[tuple[Show | SourceKind, ...], ...]] = (
    (Show.EVERYTHING,),
    (Show.TOUCHPOINTS, Show.TRANSITIONS, Show.QUOTES, Show.PAINS, Show.OPPORTUNITIES),
    (Show.MOMENTS, Show.ROUGH, Show.UNOWNED, Show.UNSCORED, Show.UNFOUNDED),
    tuple(SourceKind),
)


@dataclass(frozen=True, slots=True)
class _Pool:
    """The rows that may match, their folded texts, and how many are drawn in all."""

    keys: tuple[RowKey, ...]
    texts: tuple[str, ...]
    total: int


class FilterBar(QWidget):
    """A text and a kind; while it is open only what has both is shown at full strength."""

    def __init__(self, canvas: Canvas, selection: Selection, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filter-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._canvas = canvas
        self._selection = selection
        self._words = words
        self._texts = Texts()
        self._document: Document | None = None
        self._seen: Project | None = None
        self._pool = _Pool((), (), 0)
        self._pooled: tuple[object, ...] = ()
        self._matches: list[RowKey] = []
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(words("Filter the map"))
        self.line.setAccessibleName(words("Filter the map"))
        self.line.setClearButtonEnabled(True)
        self.line.setMaximumWidth(320)
        self._kinds: list[Show | SourceKind] = []  # by their places in the list
        self.kinds = QComboBox(self)
        self.kinds.setAccessibleName(words("Show"))
        self.kinds.setMaxVisibleItems(24)
        self._fill_kinds()
        self.count = PlainLabel("", self, role="label")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.setSpacing(8)
        row.addWidget(self.line, 3)
        row.addWidget(self.kinds)
        row.addWidget(self.count)
        for sign, said, keys, does in (
            ("↑", "Previous match", "Shift+F3", self.previous),
            ("↓", "Next match", "F3", self.next),
        ):
            row.addWidget(self._button(sign, words(said), keys, does))
            QShortcut(QKeySequence(keys), self).activated.connect(does)
        row.addStretch(1)
        row.addWidget(self._button("✕", words("Close"), "Esc", self.close_back))
        self.line.textChanged.connect(self._apply)
        self.kinds.currentIndexChanged.connect(self._apply)
        self.hide()

    def _fill_kinds(self) -> None:
        words = self._words
        for group in _GROUPS:
            for kind in group:
                evidence = isinstance(kind, SourceKind)
                said = words(kind.value)
                self.kinds.addItem(words("Evidence: {kind}", kind=said) if evidence else said)
                self._kinds.append(kind)
            if group is not _GROUPS[-1]:
                self.kinds.insertSeparator(self.kinds.count())
                self._kinds.append(Show.EVERYTHING)  # a line, which cannot be chosen

    def _button(self, sign: str, said: str, keys: str, does: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAccessibleName(said)
        set_tip(button, f"{said} ({keys})")
        button.clicked.connect(does)
        return button

    def show_document(self, document: Document) -> None:
        """Filter another document, from nothing."""
        self._document = document
        self._texts = Texts()
        self._reset()

    def refresh(self) -> None:
        """Follow what changed in the document, if anything is filtered."""
        if self._document is not None and self.isVisible() and self._document.kept is not self._seen:
            self._texts.forget(self._document.kept)
            self._apply()

    def open(self) -> None:
        """Be ready for typing; what was typed before is there to be typed over."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._apply()

    def close_back(self) -> None:
        """Show the whole map at full strength again, and give it the focus."""
        self._reset()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def next(self) -> None:
        """Choose the next match and scroll there, round the end."""
        self._go(1)

    def previous(self) -> None:
        """Choose the match before and scroll there, round the start."""
        self._go(-1)

    def event(self, event: QEvent) -> bool:
        """Keep Delete to the bar: the chosen row is deleted on the map only."""
        would_delete = (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Delete)
        )
        if would_delete:
            event.accept()
        return would_delete or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, back with Shift+Enter, leave with Esc."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_back()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            case _:
                super().keyPressEvent(event)

    def _reset(self) -> None:
        self.hide()
        self.line.clear()
        self.kinds.setCurrentIndex(0)
        self._apply()

    def _apply(self) -> None:
        """Dim what does not match, and say how much does."""
        if self._document is None or self._canvas.board is None:
            return
        project = self._seen = self._document.kept
        query, shown = Query(self.line.text()), self._kinds[self.kinds.currentIndex()]
        if not query and shown is Show.EVERYTHING:
            self._matches = []
            self._canvas.sheet_scene.emphasise(None)
            self.count.setText("")
            return
        pool = self._pool_of(project, shown)
        self._matches = [pool.keys[at] for at in query.places(pool.texts)]
        self._canvas.sheet_scene.emphasise(frozenset(self._matches))
        words = self._words
        said = words("{n} of {total}", n=words.number(len(self._matches)), total=words.number(pool.total))
        if said != self.count.text():
            self.count.setText(said)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, said))

    def _pool_of(self, project: Project, shown: Show | SourceKind) -> _Pool:
        """Return the rows of a kind that are drawn, in the order of the sheet, until either changes.

        Points of curves have no text of their own and are left out.
        """
        scene = self._canvas.sheet_scene
        wanted = (project, scene.sheet, shown)
        if len(self._pooled) != len(wanted) or any(
            new is not old for new, old in zip(wanted, self._pooled, strict=True)
        ):
            keys = dict.fromkeys(group.owner for group in scene.groups())
            found = (project.row(key) for key in keys if key is not None)
            rows = [row for row in found if row is not None and not isinstance(row, Experience)]
            judge = judge_of(project, shown)
            kept = [row for row in rows if judge(row)]
            texts = tuple(self._texts.of(row) for row in kept)
            self._pool = _Pool(tuple(row.key for row in kept), texts, len(rows))
            self._pooled = wanted
        return self._pool

    def _go(self, by: int) -> None:
        if not self._matches:
            return
        current = self._selection.current
        at = self._matches.index(current) if current in self._matches else -1 if by > 0 else 0
        key = self._matches[(at + by) % len(self._matches)]
        self._selection.choose([key])
        self._canvas.show_row(key)
