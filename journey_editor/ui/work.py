"""Work: something long, done aside, with a progress dialog that can cancel it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from PySide6 import QtWidgets  # its dialogs are made ready only when asked for
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QWidget

from journey_editor.kernel.errors import JourneyError
from journey_editor.kernel.progress import CancelledError, Progress
from journey_editor.kernel.words import Words


class Work(QObject):
    """Runs `job(progress)` in another thread, which must not touch any widget.

    Ends with `done`, with `failed` and a sentence, or with neither where it was
    cancelled, which what is not `stoppable` cannot be.  `ended` comes last in
    every case.
    """

    done = Signal()
    failed = Signal(str)
    ended = Signal()
    _reported = Signal(float)

    def __init__(
        self,
        job: Callable[[Progress], None],
        said: str,
        words: Words,
        parent: QWidget,
        *,
        stoppable: bool = True,
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._words = words
        self._progress = Progress(self._reported.emit)
        self._told = Event()
        self._dialog = QtWidgets.QProgressDialog(said, words("Cancel"), 0, 100, parent)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setMinimumDuration(400)
        self._dialog.setAutoReset(False)
        if stoppable:
            self._dialog.canceled.connect(self._progress.cancel)
        else:
            self._dialog.setCancelButton(None)
        self._reported.connect(self._show)
        self.ended.connect(self._close)

    def start(self) -> None:
        """Begin."""
        self._dialog.setValue(0)
        QThreadPool.globalInstance().start(_Runner(self._run))

    def cancel(self) -> None:
        """Ask it to stop; it has when `ended` comes."""
        self._progress.cancel()

    def _run(self) -> None:
        try:
            self._job(self._progress)
            self.done.emit()
        except CancelledError:
            pass
        except JourneyError as error:
            self.failed.emit(error.in_words(self._words))
        finally:
            self.ended.emit()
            self._told.set()

    def _show(self, share: float) -> None:
        self._dialog.setValue(min(round(share * 100), 99))

    def _close(self) -> None:
        self._told.wait()  # who is deleted while it tells does not tell all
        self._dialog.reset()
        self._dialog.deleteLater()
        self.deleteLater()


class _Runner(QRunnable):
    def __init__(self, run: Callable[[], None]) -> None:
        super().__init__()
        self._run = run

    def run(self) -> None:
        """Run in the pool's thread."""
        self._run()
