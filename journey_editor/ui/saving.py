"""Saving: writes a map in another thread, while its window goes on being painted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QWidget

from journey_editor.kernel.errors import OutputError
from journey_editor.kernel.progress import Progress
from journey_editor.kernel.words import Words
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import Published
from journey_editor.ui.work import Work


def save_aside(document: Document, path: Path, words: Words, parent: QWidget) -> Published | str:
    """Save a map to a file; return what that left, or in one sentence why it failed.

    What is typed meanwhile waits until it is written: a disk far away may take its time.
    """
    try:
        saving = document.saving(path)
    except OutputError as error:
        return error.in_words(words)
    written: list[Published] = []
    failed: list[str] = []

    def job(_: Progress) -> None:
        written.append(saving.write())

    work = Work(job, words("Saving the map …"), words, parent, stoppable=False)
    waiting = QEventLoop()
    work.failed.connect(failed.append)
    # Else it would be called in the other thread, perhaps before there is anything to quit.
    work.ended.connect(waiting.quit, Qt.ConnectionType.QueuedConnection)
    work.start()
    waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not written:
        return failed[0] if failed else words("The map could not be saved.")
    document.note_saved(saving, written[0])
    return written[0]
