"""Bringing: ask for workbooks that came back, show what they would change, and change it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.importers.returned.bring import bring_back, read_returned
from journey_editor.importers.returned.list import ReturnedList
from journey_editor.importers.returned.returned import Returned
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.progress import Progress
from journey_editor.kernel.words import shortened
from journey_editor.model.records import Action
from journey_editor.ui.drops.foreign import BOOKS
from journey_editor.ui.program import Program
from journey_editor.ui.questions import ask_sources, say
from journey_editor.ui.returned.dialog import ReturnedDialog
from journey_editor.ui.work import Work

_TONGUES: Final = ("en", "nl")  # in which workbooks are written


class BringScores(QObject):
    """Brings workbooks back to the map of a window; `advised` says what came of it."""

    advised = Signal(str)

    def __init__(self, program: Program, canvas: Canvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._program, self._canvas, self._window = program, canvas, parent
        self._tongues = tuple(program.desk_for(one).words for one in _TONGUES)

    def ask(self) -> None:
        """Ask for workbooks, and bring them back."""
        words, path = self._program.words, self._canvas.document.path
        endings = " ".join(f"*{one}" for one in BOOKS)
        kinds = f"{words('Excel workbooks')} ({endings});;{words('All files')} (*)"
        title = words("Bring scores back")
        if chosen := ask_sources(title, kinds, path, self._window):
            self.begin(chosen)

    def begin(self, paths: Sequence[Path]) -> None:
        """Read workbooks aside, and show what they would change."""
        words, project = self._program.words, self._canvas.document.kept
        found: list[ReturnedList | InputError] = []

        def job(progress: Progress) -> None:
            found.extend(read_returned(paths, project, self._tongues, progress))

        work = Work(job, words("Reading the workbooks …"), words, self._window)
        work.done.connect(lambda: self._show(found))
        work.failed.connect(lambda sentence: say(sentence, words, self._window))
        work.start()

    def _show(self, found: Sequence[ReturnedList | InputError]) -> None:
        words = self._program.words
        lists = [one for one in found if isinstance(one, ReturnedList)]
        refused = [one.in_words(words) for one in found if isinstance(one, InputError)]
        if not lists:
            return say("\n\n".join(refused), words, self._window)
        document = self._canvas.document

        def bring(scorers: Mapping[Path, str], taken: Collection[str]) -> Returned:
            return bring_back(
                document.kept,
                lists,
                before=document.past.at,
                words=words,
                tongues=self._tongues,
                mint=document.mint,
                scorers=scorers,
                taken=taken,
            )

        dialog = ReturnedDialog(bring, refused, words, self._window)
        accepted = dialog.exec()
        dialog.deleteLater()
        return self._apply(dialog.returned) if accepted else None

    def _apply(self, returned: Returned) -> None:
        words, canvas = self._program.words, self._canvas
        canvas.apply(returned.label(words), returned.change)
        if new := [one.key for one in returned.change.added(Action)]:
            canvas.selection.choose(new)
        if returned.scorers:
            names = shortened(", ".join(returned.scorers), longest=120)
            self.advised.emit(words("The scores of {names} are on the map.", names=names))
        else:
            self.advised.emit(words("What the workbooks changed is on the map."))
