"""Windows: start Qt, share one program among the windows, and run until the last is closed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from journey_editor import __version__
from journey_editor.app.crash import watch
from journey_editor.app.paths import ICONS, RESOURCES, sessions, versions
from journey_editor.app.resources import desk_for, faces, speller_for, words_for
from journey_editor.app.templates import BLANK, from_template, template_names
from journey_editor.kernel.file_names import same_file
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.revision import first_revision
from journey_editor.session.document import Document
from journey_editor.storage.crashes import recent_crashes, running
from journey_editor.surfaces.qt import QtFonts
from journey_editor.ui import theme
from journey_editor.ui.files import said_of_opening
from journey_editor.ui.history.author import Author
from journey_editor.ui.program import Program
from journey_editor.ui.recent import recent_files, remember
from journey_editor.ui.window import Window

_MANY_CRASHES = 3
_SETTLED = 200  # ms after which the first window has been drawn


def open_windows(files: Sequence[Path]) -> int:
    """Open a window for each file, or for a blank map; raise InputError where a file cannot be read.

    Where the program crashed three times within a minute, neither a file nor
    lost work is opened or offered: one of them may be why.
    """
    wary = recent_crashes(sessions(), now=time.time()) >= _MANY_CRASHES
    with running(sessions()):
        return _run(files, wary=wary)


def _run(files: Sequence[Path], *, wary: bool) -> int:
    opened = [] if wary else [Document.open(path) for path in files]
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Journey Editor")
    application.setOrganizationName("Journey Editor")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("journey-editor")
    application.setWindowIcon(QIcon(str(ICONS / "journey-editor.svg")))
    program = make_program(sessions, versions, author=Author(asks=True))
    speak(application, program.words.language)
    theme.apply(application)
    watch(program.words)
    windows = [Window(program, document) for document in opened or [program.new_document(BLANK)]]
    for window in windows:
        window.show()
        if window.document.path is not None:
            remember(window.document.path)
        if window.document.repairs:
            said = said_of_opening(window.document, program.words)
            QTimer.singleShot(0, partial(window.tell, (said, *window.document.repairs)))
    if wary:
        QTimer.singleShot(_SETTLED, partial(windows[0].tell, _why_blank(files, program.words)))
    else:
        QTimer.singleShot(_SETTLED, partial(offer_lost_work, program, windows))
    QTimer.singleShot(_SETTLED, partial(tidy, program, windows[0]))
    return application.exec()


def tidy(program: Program, window: Window) -> None:
    """Clean up after programs that ended in the middle of a save; say where work lies that they displaced."""
    from journey_editor.ui.tidying import Tidying  # not before the first window is drawn

    if program.versions is None:
        return
    said = program.words("A save that was interrupted had displaced work of somebody else; it lies here now.")
    tidying = Tidying(recent_files(), program.versions(), window)
    tidying.found.connect(lambda found: window.tell((said, *map(str, found))))
    tidying.start()


def _why_blank(files: Sequence[Path], words: Words) -> tuple[str, ...]:
    said = words(
        "Journey Editor ended unexpectedly several times within a minute, so nothing was opened. "
        "What was kept of your work waits under File, Recover work."
    )
    return (said, *map(str, files))


def speak(application: QApplication, language: str) -> None:
    """Let Qt's own dialogs and menus speak a language, as far as Qt has been translated."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not language.startswith("en") and translator.load(f"qtbase_{language}", folder):
        application.installTranslator(translator)


def offer_lost_work(program: Program, windows: list[Window]) -> None:
    """Ask about work that lost its program; a window that holds no other work shows what is opened."""
    from journey_editor.ui.recovery import offer_lost  # not before the first window is drawn

    def show(document: Document) -> bool:
        free = [one for one in windows if one.isVisible() and _may_give_way(one.document, document)]
        if free:
            free[0].show_document(document)
        else:
            windows.append(Window(program, document))
            windows[-1].show()
        return True

    if program.sessions is not None:
        offer_lost(program.sessions(), show, program.words, windows[0])


def _may_give_way(shown: Document, other: Document) -> bool:
    if shown.dirty or shown.path is None:
        return not shown.dirty
    return other.path is not None and same_file(other.path, shown.path)


def make_program(
    sessions: Callable[[], Path] | None = None,
    versions: Callable[[], Path] | None = None,
    *,
    author: Author | None = None,
) -> Program:
    """Gather what the windows share; needs a QApplication.

    Work is kept in `sessions()`, and what saving displaces in `versions()`.
    """
    words = words_for(QLocale.system().bcp47Name())
    return Program(
        words=words,
        fonts=QtFonts(faces().all),
        icons=ICONS,
        help=RESOURCES / "help",
        desk_for=desk_for,
        template_names=template_names,
        new_document=lambda name: _new_document(name, words),
        speller_for=speller_for,
        lacking=tuple(map(str, faces().lacking)),
        sessions=sessions,
        versions=versions,
        author=author or Author(),
    )


def _new_document(name: str, words: Words) -> Document:
    mint = Mint()
    project = from_template(name, language=words.language, mint=mint)
    return Document(project, log=(first_revision(words("New map"), mint=mint),), mint=mint)
