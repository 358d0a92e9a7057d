"""Watch: notices that another program wrote the file of the open map, without ever waiting for a disk."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from journey_editor.session.document import Document
from journey_editor.session.look import Seen

_SETTLED: Final = 400  # ms after which whoever writes has most likely written all


class Watch(QObject):
    """Looks at the file whenever its folder, or it, was touched, and when the program comes to the front.

    `overtaken` says that the file holds work which is not in the map, `settled`
    that it does not.
    """

    overtaken = Signal()
    settled = Signal()
    _seen = Signal(object, object)  # the document that was looked for, and what was seen

    def __init__(self, current: Callable[[], Document], parent: QObject) -> None:
        super().__init__(parent)
        self._current = current
        self._looking = False
        self._again = False
        self._touched = QFileSystemWatcher(self)
        self._touched.directoryChanged.connect(self.look_soon)
        self._touched.fileChanged.connect(self.look_soon)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLED)
        self._soon.timeout.connect(self._look)
        self._seen.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._return)

    def follow(self) -> None:
        """Watch the file that the map has now."""
        path = self._current().path
        wanted = {str(one) for one in (path.parent, path) if one.exists()} if path is not None else set()
        there = {*self._touched.directories(), *self._touched.files()}
        if there - wanted:
            self._touched.removePaths([*(there - wanted)])
        if wanted - there:
            self._touched.addPaths([*(wanted - there)])

    def _return(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:  # not every disk tells of changes
            self.look_soon()

    def look_soon(self) -> None:
        """Look once nobody has touched anything for a moment."""
        self._soon.start()

    def _look(self) -> None:
        """Look in another thread, one look at a time."""
        self.follow()  # a file that was replaced is another one
        document = self._current()
        look = document.own_file.look(document.log)
        if look is None:
            return
        if self._looking:
            self._again = True
            return
        self._looking = True
        # A folder far away may hold it up for minutes, and must not hold up the end of the program.
        Thread(target=lambda: self._tell(document, look.take()), name="watch", daemon=True).start()

    def _tell(self, document: Document, seen: Seen) -> None:
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._seen.emit(document, seen)

    def _hear(self, document: Document, seen: Seen) -> None:
        self._looking = False
        if self._again or document is not self._current():
            self._again = False
            self.look_soon()
        elif document.own_file.note_seen(seen):
            self.overtaken.emit()
        else:
            self.settled.emit()
