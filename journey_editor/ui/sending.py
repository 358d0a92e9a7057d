"""Sending: a shared copy, and a map in a mail."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from journey_editor.kernel.file_names import file_name, same_file
from journey_editor.kernel.mail import exceeded
from journey_editor.kernel.progress import Progress
from journey_editor.session.document import Document
from journey_editor.ui import mail_ways
from journey_editor.ui.program import Program
from journey_editor.ui.questions import Large, ask_large, ask_mail, ask_target, say
from journey_editor.ui.work import Work


class Sending(QObject):
    """Writes copies for others and hands files to the mail program, neither of which stops the window.

    `save()` saves the document as its owner wants and returns whether it is in its file now.
    """

    advised = Signal(str)
    _ended = Signal(object, bool)
    _unmarked = Signal(object)

    def __init__(
        self, program: Program, current: Callable[[], Document], save: Callable[[], bool], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._current = current
        self._save = save
        self._window = parent
        self._ended.connect(self._answer)
        self._unmarked.connect(self._open)

    def share(self) -> None:
        """Show what a copy leaves out, ask where it goes, and write it."""
        from journey_editor.export.share import Part, Shared, shared, write_shared
        from journey_editor.ui.share_dialog import ShareDialog

        words, document = self._program.words, self._current()
        project, log, mint, pictures = document.kept, document.log, document.mint, document.pictures
        own = self._program.desk_for(project.setting.language).words

        def share(keep: frozenset[Part]) -> Shared:
            return shared(project, log=log, mint=mint, words=words, own=own, keep=keep)

        dialog = ShareDialog(share, words, self._window)
        agreed = dialog.exec()
        copy = dialog.copy
        dialog.deleteLater()
        target = self._target(document) if agreed else None
        if target is None:
            return

        def job(_progress: Progress) -> None:
            write_shared(copy, target, pictures=pictures, mint=mint, words=own, overwrite=True)

        work = Work(job, words("Writing the copy …"), words, self._window)
        work.done.connect(lambda: self._written(target, copy.listed(words)))
        work.failed.connect(lambda sentence: say(sentence, words, self._window))
        work.start()

    def mail(self) -> None:
        """Save what is not in the file yet, and attach the file to a new mail."""
        document = self._current()
        saved = not document.dirty and document.path is not None and document.path.is_file()
        if (saved or self._save()) and document.path is not None:
            self._mail(document.path, document.kept.setting.title)

    def _target(self, document: Document) -> Path | None:
        """Ask for a file that is not the map's own."""
        words = self._program.words
        home = document.path.parent if document.path else Path.home()
        stem = document.path.stem if document.path else file_name(document.kept.setting.title)
        suggested = home / f"{stem} {words('(shared)')}.journey"
        kind, title = words("Journey maps"), words("Write the copy")
        target = ask_target(title, suggested, kind, ".journey", self._window)
        if target and document.path and same_file(target, document.path):
            said = words("The copy would take the place of your own map; choose another name.")
            say(said, words, self._window)
            return None
        return target

    def _written(self, target: Path, gone: list[str]) -> None:
        words = self._program.words
        if ask_mail(words("Written: {file}", file=target), gone, words, self._window):
            self._mail(target, target.stem)

    def _mail(self, file: Path, subject: str) -> None:
        words, limits = self._program.words, exceeded(file.stat().st_size)
        listed = f" {words('or')} ".join(map(str, limits))
        answer = ask_large(file.name, listed, words, self._window) if limits else Large.MAIL
        if answer is Large.MAIL:
            self.advised.emit(words("Opening the mail program …"))
            # Not in Qt's pool, which is waited for: a mail may be open for hours, and a program may hang.
            threading.Thread(target=partial(self._attach, file.absolute(), subject), daemon=True).start()
        elif answer is Large.SHOW:
            self._show(file)

    def _attach(self, file: Path, subject: str) -> None:
        attached = mail_ways.attach(file, subject=subject)
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._ended.emit(file, attached)

    def _answer(self, file: Path, attached: bool) -> None:  # noqa: FBT001 - as the signal has it
        words = self._program.words
        if attached:
            self.advised.emit(words("{file} is attached to a new mail", file=file.name))
            return
        self._show(file)
        self.advised.emit(words("No mail program takes files here; attach {file} yourself", file=file))

    def _show(self, file: Path) -> None:
        threading.Thread(target=partial(self._mark, file.absolute()), daemon=True).start()

    def _mark(self, file: Path) -> None:
        if not mail_ways.show_in_folder(file):
            with suppress(RuntimeError):  # as above
                self._unmarked.emit(file.parent)

    def _open(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
