"""Changed banner: says above the map that another program wrote its file, and never stops anybody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.kernel.words import Words, isolated
from journey_editor.session.look import Stamp, stamp_of
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.merge.watch import Watch


class ChangedBanner(QWidget):
    """Takes no focus; `merge(paths)` leads to the merge, "Later" is quiet until the file changes again."""

    def __init__(
        self, canvas: Canvas, words: Words, parent: QWidget, *, merge: Callable[[Sequence[Path]], None]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("changed-banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._canvas = canvas
        self._words = words
        self._merge = merge
        self._later: tuple[Path, Stamp] | None = None  # what is not asked about again
        self._waits = False  # until the map is shown as it is now, for it to be merged into
        self._label = PlainLabel("", self, role="strong", elides=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        for said, does in ((words("Merge…"), self._begin), (words("Later"), self._wait)):
            button = QPushButton(said, self)
            button.clicked.connect(does)
            row.addWidget(button)
        self.watch = Watch(lambda: canvas.document, self)
        self.watch.overtaken.connect(self._show)
        self.watch.settled.connect(self._leave)
        self.hide()

    def refresh(self) -> None:
        """Follow the document: another file is watched, and what was merged or saved is no news."""
        self.watch.follow()
        document = self._canvas.document
        if self._waits and document.may_change:
            self._waits = False
            self.watch.look_soon()
        if not self.isHidden():
            self._waits = not document.may_change
            if self._waits or document.path is None or stamp_of(document.path) == document.own_file.stamp:
                self._leave()

    def _show(self) -> None:
        path = self._canvas.document.path
        self._waits = not self._canvas.document.may_change
        if path is None or self._waits or self._later == (path, stamp_of(path)):
            return
        said = self._words("“{file}” was changed by another program.", file=isolated(path.name))
        self._label.setText(said)
        if self.isHidden():
            self.show()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _begin(self) -> None:
        path = self._canvas.document.path
        self._leave()
        if path is not None:
            self._merge([path])

    def _wait(self) -> None:
        path = self._canvas.document.path
        if path is not None:
            self._later = path, stamp_of(path)
        self._leave()

    def _leave(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
