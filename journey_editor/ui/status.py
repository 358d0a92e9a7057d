"""Status: whether the work is kept and in the file, what the map holds, and how large it is shown."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget

from journey_editor.kernel.words import Words
from journey_editor.layout.view import View, left_out
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Modality, Stage, Step, Touchpoint, Transition, Variant
from journey_editor.model.structure import stages_of, steps_of
from journey_editor.session.document import Document
from journey_editor.storage.working_copy import Trouble
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.mail_meter import MailMeter

if TYPE_CHECKING:  # what computes is imported after the first paint
    from journey_editor.insight.gains import Completions

_COMPUTED = (Variant, Stage, Step, Channel, Touchpoint, Transition)  # what completion follows from
_SOON = 150  # ms after a change
_NAMED = 3
_AT_ONCE = 25  # ms within which a disk that works has kept a change
_TROUBLES = {
    Trouble.FULL: "Cannot keep this work on this computer: the disk is full",
    Trouble.CLOSED: "Cannot keep this work on this computer: its folder cannot be written",
    Trouble.BROKEN: "Cannot keep this work on this computer: the disk does not take it",
}


class Status(QStatusBar):
    """The line below the map."""

    def __init__(
        self, zoom_out: QAction, fit: QAction, zoom_in: QAction, words: Words, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: tuple[Document, View] | None = None
        self._saved_at: str | None = None
        self._counted_of: tuple[Project, View] | None = None
        self._completions: tuple[object, Completions] | None = None
        self._kept, self._counts, self._completion = (PlainLabel("", self) for _ in range(3))
        self._switches = PlainLabel("", self, elides=True)  # many names make no window wider than the screen
        self._meter = MailMeter(words, self)
        for label in (self._kept, self._meter, self._counts, self._switches, self._completion):
            self.addWidget(label)
        self._zoom = PlainLabel("", self)
        for action, sign in ((fit, words("Fit")), (zoom_out, "−"), (None, ""), (zoom_in, "+")):
            if action is None:
                self.addPermanentWidget(self._zoom)
                continue
            button = QToolButton(self)
            button.setText(sign)
            button.setAccessibleName(action.text().replace("&", ""))
            button.clicked.connect(lambda _=False, one=action: one.trigger())
            self.addPermanentWidget(button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON)
        self._timer.timeout.connect(self._count)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_AT_ONCE)
        self._keeping.timeout.connect(self._show_state)

    def show_document(self, document: Document, view: View) -> None:
        """Speak of another document."""
        self._shown = document, view
        self._saved_at = None
        self._kept.setText("")
        self.refresh()

    def show_view(self, view: View) -> None:
        """Speak of another part of the document."""
        if self._shown is not None:
            self._shown = self._shown[0], view
            self.refresh()

    def note_saved(self) -> None:
        """Remember that the file was written just now."""
        self._saved_at = dt.datetime.now().astimezone().strftime("%H:%M")
        self.refresh()

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom, 1 being natural size."""
        self._zoom.setText(f"{zoom * 100:.0f} %")

    def refresh(self) -> None:
        """Say whether the work is kept or in the file; count the rest soon."""
        if self._shown is None:
            return
        document, view = self._shown
        if (document.kept, view) != self._counted_of and not self._timer.isActive():
            self._timer.start()
        if self._pending(document) and self._kept.text():
            self._keeping.start()  # what was said stands until it is known what became of this change
        else:
            self._show_state()

    def _show_state(self) -> None:
        if self._shown is None:
            return
        document = self._shown[0]
        self._kept.setText(self._state(document))
        self._meter.show_size(None if document.dirty or document.path is None else document.size)
        if self._pending(document):
            self._keeping.start()

    def _pending(self, document: Document) -> bool:
        return document.dirty and document.working_copy is not None and document.working_copy.pending

    def _state(self, document: Document) -> str:
        words, copy = self._words, document.working_copy
        if document.dirty and copy is not None and not copy.pending:
            if copy.trouble is not None:
                return words(_TROUBLES[copy.trouble])
            if document.path is None:
                return words("Kept on this computer, not in a file yet")
            return words("Kept on this computer, not in the file yet")
        if document.dirty or document.path is None:
            return words("Not saved yet") if document.path is None else words("Changes not saved yet")
        said = [words("Saved {time}", time=self._saved_at) if self._saved_at else words("Saved")]
        if document.size is not None:
            said.append(f"{words.number(max(document.size / 1000, 1))} kB")
        return " · ".join(said)

    def _count(self) -> None:
        if self._shown is None:
            return
        # 0.2 s that the first paint does not need
        from journey_editor.insight.transitions import TransitionGraph

        document, view = self._shown
        project = document.kept
        self._counted_of = project, view
        graph = TransitionGraph(project, view.variant, without=left_out(project, view))
        self._counts.setText(self._counted(project, view, graph.modality, len(graph.touchpoints)))
        found, words = graph.switches, self._words
        said = []
        if found.total:
            said.append(words("Smooth switches {n} of {total}", n=found.smooth, total=found.total))
        for label, stuck in (("dead ends", graph.dead_ends), ("unreachable", graph.unreachable)):
            if stuck:
                named = ", ".join(one.title for one in stuck[:_NAMED])
                more = " …" if len(stuck) > _NAMED else ""
                said.append(f"{words(label)}: {named}{more}")
        self._switches.setText(" · ".join(said))
        self._completion.setText(self._completed(project, view))

    def _completed(self, project: Project, view: View) -> str:
        """Say how many complete the journey as it is, and as it is to be."""
        from journey_editor.insight.gains import completions

        rows = tuple(project.tables.get(kind.table) for kind in _COMPUTED)
        if self._completions is None or self._completions[0] != (view.journey, rows):
            self._completions = (view.journey, rows), completions(project, view.journey)
        words, found = self._words, self._completions[1]
        if found.as_is is None:
            return ""
        now = words.number(found.as_is * 100)
        if found.to_be is None:
            return words("Completion {n} %", n=now)
        return words("Completion {n} % → {then} % to be", n=now, then=words.number(found.to_be * 100))

    def _counted(
        self, project: Project, view: View, modality: dict[Modality, float], touchpoints: int
    ) -> str:
        words = self._words
        said = [
            words.count(len(stages_of(project, view.variant)), "{n} stage", "{n} stages"),
            words.count(len(steps_of(project, view.variant)), "{n} step", "{n} steps"),
            words.count(touchpoints, "{n} touchpoint", "{n} touchpoints"),
        ]
        if modality:
            said.append(words("{n} % digital", n=words.number(modality[Modality.DIGITAL] * 100)))
        return " · ".join(said)
