"""Recovery: offers back the work of sessions that lost their program."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journey_editor.kernel.errors import JourneyError
from journey_editor.kernel.times import when
from journey_editor.kernel.words import Words
from journey_editor.session.document import Document
from journey_editor.storage.lost import Lost, find_lost
from journey_editor.ui.labels import PlainLabel, set_tip
from journey_editor.ui.lost_changes import LostChanges
from journey_editor.ui.questions import say

_WIDE = 620  # px
_TALL = 420


def offer_lost(sessions: Path, show: Callable[[Document], bool], words: Words, parent: QWidget) -> bool:
    """Look for lost work and ask what to do with it; return whether there was any, damaged or not.

    `show` is handed what is opened, and says whether it was shown; else it waits on.
    """
    lost, damaged = find_lost(sessions)
    if damaged:
        sentence = words("Work kept on this computer is damaged and cannot be opened; it was left here.")
        say(sentence, words, parent, details=[str(folder) for folder in damaged])
    if not lost:
        return bool(damaged)
    dialog = RecoveryDialog(lost, words, parent)
    dialog.chosen.connect(functools.partial(_open, show=show, words=words, parent=dialog))
    dialog.exec()
    dialog.deleteLater()
    return True


def _open(lost: Lost, *, show: Callable[[Document], bool], words: Words, parent: QWidget) -> None:
    try:
        document = Document.recovered(lost)
        if not show(document):
            lost.release()
            return
    except JourneyError as error:
        lost.release()
        say(error.in_words(words), words, parent)
        return
    if lost.standing.path and document.path is None:
        sentence = words(
            "{file} is not as this work left it, so the work is open as an unsaved copy.",
            file=lost.standing.path,
        )
        say(sentence, words, parent, details=document.repairs)
    elif document.repairs:
        sentence = words("This work was damaged; what could be read is open as an unsaved copy.")
        say(sentence, words, parent, details=document.repairs)


class RecoveryDialog(QDialog):
    """Lists lost sessions; each is opened or discarded, and the rest wait for the next start.

    `chosen` tells of each that is to be opened.
    """

    chosen = Signal(object)

    def __init__(self, lost: Sequence[Lost], words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._rows = {id(one): (one, self._row(one)) for one in lost}
        self.setWindowTitle("Journey Editor")
        said = words("Journey Editor ended before this work was in a file. It was kept on this computer.")
        self.setAccessibleDescription(said)
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(said, self, wraps=True))
        self._area = self._list()
        column.addWidget(self._area)
        buttons = QDialogButtonBox(self)
        later = buttons.addButton(words("Later"), QDialogButtonBox.ButtonRole.RejectRole)
        set_tip(later, words("Asked again at the next start, and under File, Recover work"))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(_WIDE, min(self.sizeHint().height(), _TALL))

    def _list(self) -> QScrollArea:
        inside = QWidget(self)
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        for _, row in self._rows.values():
            rows.addWidget(row)
        rows.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area

    def _row(self, lost: Lost) -> QWidget:
        words, standing = self._words, lost.standing
        row = QFrame(self)
        title = standing.title or words("Untitled")
        facts = (when(standing.time, words), words.count(standing.changes, "{n} change", "{n} changes"))
        texts = QVBoxLayout()
        texts.addWidget(PlainLabel(title, row, role="strong", elides=True))
        path = Path(standing.path)  # its name first, because the end is cut where there is no room
        file = f"{path.name} – {path.parent}" if standing.path else words("not in a file yet")
        texts.addWidget(PlainLabel(file, row, role="place", elides=True))
        texts.addWidget(PlainLabel(" · ".join(one for one in facts if one), row, role="place"))
        across = QHBoxLayout()
        across.addLayout(texts, 1)
        buttons = [QPushButton(words(said), row) for said in ("Open it", "Discard it")]
        changes = LostChanges(lost, title, words, row)
        for button, do in zip(buttons, (self._choose, self._discard), strict=True):
            button.setAccessibleName(f"{button.text()}: {title}")
            button.clicked.connect(functools.partial(do, lost))
            changes.unreadable.connect(functools.partial(button.setEnabled, False))
            across.addWidget(button)
        across.addWidget(changes.button)
        changes.unfolded.connect(functools.partial(self._make_room, row, changes))
        column = QVBoxLayout(row)
        column.addLayout(across)
        column.addWidget(changes)
        row.setAccessibleName(title)
        return row

    def _make_room(self, row: QWidget, changes: LostChanges) -> None:
        """Show a list that was unfolded, in a taller dialog where it is needed."""
        inside = self._area.widget()
        assert inside is not None
        for layout in (row.layout(), inside.layout()):
            if layout is not None:
                layout.activate()
        more = inside.sizeHint().height() - self._area.viewport().height()
        if more > 0:
            self.resize(self.width(), max(min(self.height() + more, _TALL), self.height()))
        self._area.ensureWidgetVisible(changes)

    def _choose(self, lost: Lost) -> None:
        self._take(lost)
        self.chosen.emit(lost)
        self._end()

    def _discard(self, lost: Lost) -> None:
        self._take(lost)
        lost.remove()
        self._end()

    def _take(self, lost: Lost) -> None:
        _, row = self._rows.pop(id(lost))
        row.hide()
        row.deleteLater()

    def _end(self) -> None:
        if not self._rows:
            self.accept()

    def done(self, result: int) -> None:
        """Close, and leave what was not decided for the next start."""
        for lost, _ in self._rows.values():
            lost.release()
        super().done(result)
