"""Window: one open map, composed of canvas, inspector, palette, menus and status."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.selection import Selection
from journey_editor.canvas.spelling import Spelling
from journey_editor.kernel.errors import InputError
from journey_editor.layout.view import View
from journey_editor.session.document import Document
from journey_editor.ui.actions import CARDS
from journey_editor.ui.capture_bar import CaptureBar
from journey_editor.ui.editing import Editing
from journey_editor.ui.exports import Exports
from journey_editor.ui.files import Files
from journey_editor.ui.find import Find
from journey_editor.ui.header import Header
from journey_editor.ui.help import say_about, say_keys
from journey_editor.ui.inbox import Inbox
from journey_editor.ui.inspector.inspector import Inspector
from journey_editor.ui.menus import Menus
from journey_editor.ui.palette import Palette
from journey_editor.ui.pasting import Pasting
from journey_editor.ui.program import Program
from journey_editor.ui.questions import say
from journey_editor.ui.spelling import SpellingSwitch
from journey_editor.ui.status import Status

_ADVICE = 8000  # ms
_NOTES = {f"insert-{kind.value}": kind for kind, _, _ in CARDS}
_SWITCHES = ("spelling",)  # what hears of its action itself; typing goes on
_CONTEXT = (
    "edit-cut",
    "edit-copy",
    "edit-paste",
    "edit-duplicate",
    "edit-type",
    "edit-delete",
    "insert-touchpoint",
    "insert-transition",
    "insert-moment",
    "insert-step",
)


class Window(QMainWindow):
    """Shows one document at a time."""

    def __init__(self, program: Program, document: Document) -> None:
        super().__init__()
        self._program = program
        self._document = document
        words = program.words
        self._selection = Selection(self)
        self._canvas = Canvas(program.fonts, self._selection, words, self)
        self._editing = Editing(self._canvas, self._selection, words, self)
        self._pasting = Pasting(self._canvas, program.fonts, words, self)
        self._files = Files(program, self)
        self._exports = Exports(program, self)
        self.menus = Menus(self, words, program.icons, self._carry_out, self._open)
        actions = self.menus.actions
        spelling = Spelling(self, words)
        spelling.failed.connect(self._advise)
        self._spelling = SpellingSwitch(actions["spelling"], spelling, program.speller_for, words)
        self._header = Header(actions["file-export-poster"], actions["file-export-workbook"], words, self)
        self._inspector = Inspector(document, self._selection, words, self)
        self._palette = Palette(actions, words, self)
        self._capture = CaptureBar(self._canvas, words, self)
        self._inbox = Inbox(self._canvas, program.icons, words, self)
        self._status = Status(
            actions["view-zoom-out"], actions["view-fit"], actions["view-zoom-in"], words, self
        )
        self._find = Find(self._canvas, self._selection, actions, words, self)
        self._compose()
        self._canvas.zoomed.connect(self._status.show_zoom)
        self._canvas.customContextMenuRequested.connect(self._show_context_menu)
        self._editing.advised.connect(self._advise)
        self._pasting.advised.connect(self._advise)
        self._canvas.refused.connect(self._advise)
        self._inbox.advised.connect(self._advise)
        self._inbox.counted.connect(self._palette.show_inbox)
        self._inbox.visibilityChanged.connect(actions["view-inbox"].setChecked)
        self._exports.advised.connect(self._advise)
        self._files.opened.connect(self.show_document)
        self._files.saved.connect(self._status.note_saved)
        self.show_document(document)

    def _compose(self) -> None:
        self.setObjectName("window")
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self._palette)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self._inbox)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self._find.outline)
        self._find.outline.hide()
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(_stacked(self._find.bar, self._canvas, self._capture))
        split.addWidget(self._inspector)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setCollapsible(0, False)
        split.setHandleWidth(1)
        split.setSizes([1000, 290])
        self.setCentralWidget(_stacked(self._header, split))
        self.setStatusBar(self._status)
        self.resize(1400, 900)

    @property
    def document(self) -> Document:
        """The document that is shown."""
        return self._document

    @property
    def canvas(self) -> Canvas:
        """The map."""
        return self._canvas

    def show_document(self, document: Document) -> None:
        """Show another document in place of the one before."""
        view = View.first(document.kept)
        if view is None:
            raise InputError(
                self._program.words("{file} has no journey that can be shown", file=document.path)
            )
        before, self._document = self._document, document
        if self._program.sessions is not None:
            document.keep_in(self._program.sessions)
        self._view = view
        self._selection.choose([])
        desk = self._program.desk_for(document.kept.setting.language)
        self._canvas.show_document(document, view, desk)
        self._inspector.set_document(document)
        self._editing.show_document(document, view)
        self._find.show_document(document, view, desk)
        self._status.show_document(document, view)
        self._spelling.follow(document.kept.setting.language)
        document.listen(self._refresh)
        self._inbox.refresh()
        self._name()
        self._canvas.setFocus()
        if before is not document:
            before.leave()

    def _refresh(self) -> None:
        self._canvas.refresh()
        self._inbox.refresh()
        self._find.refresh()
        self._status.refresh()
        self._spelling.follow(self._document.kept.setting.language)
        self._name()

    def _name(self) -> None:
        document = self._document
        title = document.project.setting.title or self._program.words("Untitled")
        file = document.path.name if document.path else self._program.words("not saved yet")
        self._header.show_names(title, file, dirty=document.dirty)
        self.setWindowTitle(f"{file}[*] – {title} – Journey Editor")
        self.setWindowModified(document.dirty)
        self.menus.name_undo(document.undo_label, document.redo_label)

    # Actions

    def _carry_out(self, id_: str) -> None:
        if id_ in _SWITCHES:
            return
        if self._pasting.act_in_text(id_) or not self._finish_typing():
            return
        if id_ in _NOTES:
            self._editing.insert_note(_NOTES[id_])
            return
        method = id_.replace("-", "_")
        owner = next(one for one in (self, self._editing, self._pasting, self._find) if hasattr(one, method))
        getattr(owner, method)()

    def _finish_typing(self) -> bool:
        self._inspector.commit()
        self._find.commit()
        return self._canvas.finish_typing()

    def file_new(self) -> None:
        """Start another map."""
        self._files.new(self._document)

    def file_open(self) -> None:
        """Open another map."""
        self._files.ask_open(self._document)

    def _open(self, path: Path) -> None:
        if self._finish_typing():
            self._files.open(path, self._document)

    def file_save(self) -> None:
        """Save the map to its file."""
        self._files.save(self._document)

    def file_save_as(self) -> None:
        """Save the map to another file."""
        self._files.save_as(self._document)

    def file_export_poster(self) -> None:
        """Write the map as a poster."""
        self._exports.poster(self._document, self._view)

    def file_export_workbook(self) -> None:
        """Write the prioritisation workbook."""
        self._exports.workbook(self._document)

    def file_quit(self) -> None:
        """Close the window."""
        self.close()

    def view_zoom_in(self) -> None:
        """Show the map larger."""
        self._canvas.zoom_in()

    def view_zoom_out(self) -> None:
        """Show the map smaller."""
        self._canvas.zoom_out()

    def view_zoom_natural(self) -> None:
        """Show a millimetre as a millimetre."""
        self._canvas.zoom_natural()

    def insert_jot(self) -> None:
        """Open the capture bar."""
        self._capture.begin()

    def view_inbox(self) -> None:
        """Show the inbox, or hide it."""
        shown = not self._inbox.isVisible()
        self._inbox.setVisible(shown)
        (self._inbox if shown else self._canvas).setFocus()

    def view_fit(self) -> None:
        """Show the whole map."""
        self._canvas.fit()

    def help_keys(self) -> None:
        """List the keys."""
        say_keys(self._program.words, self)

    def help_about(self) -> None:
        """Say what this is."""
        say_about(self._program, self)

    def _advise(self, sentence: str) -> None:
        self._status.showMessage(sentence, _ADVICE)

    def _show_context_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        for id_ in _CONTEXT:
            menu.addAction(self.menus.actions[id_])
        menu.exec(self._canvas.viewport().mapToGlobal(place))
        menu.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about work that is not in its file."""
        self._canvas.cancel()
        if self._finish_typing() and self._files.may_leave(self._document):
            self._document.leave()
            event.accept()
        else:
            event.ignore()

    def tell(self, sentences: tuple[str, ...]) -> None:
        """Say what was noticed while starting."""
        if sentences:
            say(sentences[0], self._program.words, self, details=sentences[1:])


def _stacked(*parts: QWidget) -> QWidget:
    """Return a widget with one part below the other; the second takes what room there is."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for place, part in enumerate(parts):
        column.addWidget(part, int(place == 1))
    return made
