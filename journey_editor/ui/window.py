"""Window: one open map, composed of canvas, inspector, palette, menus and status."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.selection import Selection
from journey_editor.canvas.spelling import Spelling
from journey_editor.kernel.errors import InputError
from journey_editor.layout.view import View
from journey_editor.session.document import Document
from journey_editor.ui.actions import CARDS, VIEW
from journey_editor.ui.boards import Boards
from journey_editor.ui.context_menu import show_context_menu
from journey_editor.ui.editing import Editing
from journey_editor.ui.exports import Exports
from journey_editor.ui.files import Files
from journey_editor.ui.header import Header
from journey_editor.ui.images import Images
from journey_editor.ui.in_text import act_in_text
from journey_editor.ui.inbox import Inbox
from journey_editor.ui.inspector.inspector import Inspector
from journey_editor.ui.journeys import Journeys
from journey_editor.ui.lane_panel import LanePanel
from journey_editor.ui.menus import Menus
from journey_editor.ui.on_demand import OnDemand
from journey_editor.ui.palette import Palette
from journey_editor.ui.program import Program
from journey_editor.ui.questions import say
from journey_editor.ui.room import Room
from journey_editor.ui.spelling import SpellingSwitch
from journey_editor.ui.status import Status
from journey_editor.ui.view_menus import ViewMenus
from journey_editor.ui.viewing import Viewing

_SIZE = QSize(1400, 900)  # px, where the screen has room for it
_FRAME = QSize(4, 40)  # px that the window manager may put around it
_ADVICE = 8000  # ms
_NOTES = {f"insert-{kind.value}": kind for kind, _, _ in CARDS}
_SWITCHES = ("spelling",)  # what hears of its action itself; typing goes on


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
        self._images = Images(self._canvas, words, self)
        self._files = Files(program, lambda: self._document, self)
        self._exports = Exports(program, lambda: (self._document, self._journeys.view), self)
        self.menus = Menus(self, words, program.icons, self._carry_out, self._open)
        actions = self.menus.actions
        spelling = Spelling(self, words)
        spelling.failed.connect(self._advise)
        self._spelling = SpellingSwitch(actions["spelling"], spelling, program.speller_for, words)
        self._spelling.advised.connect(self._advise)
        self._journeys = Journeys(program, self._selection, self._finish_typing, self)
        self._header = Header(actions, words, self)
        listed = ViewMenus(self._journeys, actions, words, self)
        self._header.set_menus(listed.journeys, listed.personas)
        listed.stand_in(self.menus.menus[VIEW], actions)
        self._inspector = Inspector(document, self._selection, words, self)
        self._palette = Palette(actions, words, self)
        self._inbox = Inbox(self._canvas, program.icons, words, self)
        self._status = Status(
            actions["view-zoom-out"], actions["view-fit"], actions["view-zoom-in"], words, self
        )
        self._viewing = Viewing(program, self._canvas, self._inbox, self)
        self._boards = self._make_boards()
        column = self._compose()
        self._later = OnDemand(
            program,
            self._canvas,
            self,
            menus=self.menus,
            images=self._images,
            column=column,
            beside=self._inspector,
            whole=self._whole,
            open_map=self._open,
            save=self._files.file_save,
            finish=self._finish_typing,
        )
        self._room = Room(program, self._canvas, actions, column.addWidget, self)
        self._canvas.take_drops(self._later.take_drop)
        self._canvas.lay_aside_on((self._inbox, self._palette.inbox))
        self._canvas.zoomed.connect(self._status.show_zoom)
        self._journeys.view_changed.connect(self._show_view)
        parts = (self._editing.advised, self._images.advised, self._inbox.advised, self._exports.advised)
        for said in (*parts, self._journeys.advised, self._later.advised, self._room.advised):
            said.connect(self._advise)
        self._canvas.refused.connect(self._advise)
        self._editing.unnamed.connect(self._inspector.type_name)
        self._header.variants.chosen.connect(self._journeys.show_variant)
        self._canvas.customContextMenuRequested.connect(partial(show_context_menu, actions, self._canvas))
        self._inbox.counted.connect(self._palette.show_inbox)
        self._inbox.visibilityChanged.connect(actions["view-inbox"].setChecked)
        self._files.opened.connect(self.show_document)
        self._files.saved.connect(self._status.note_saved)
        self._files.merge_asked.connect(self._later.merge)
        self.show_document(document)

    def _compose(self) -> QVBoxLayout:
        """Put the parts in their places; return the column that holds the map."""
        self.setObjectName("window")
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self._palette)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self._inbox)
        self._lanes = self._lane_panel()
        split = QSplitter(Qt.Orientation.Horizontal, self)
        middle = QWidget(self)
        column = _column(middle, self._canvas)
        split.addWidget(middle)
        split.addWidget(self._inspector)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setCollapsible(0, False)
        split.setHandleWidth(1)
        split.setSizes([1000, 290])
        whole = QWidget(self)
        self._boards.stack.addWidget(split)
        self._whole = _column(whole, self._boards.stack)
        self._whole.insertWidget(0, self._header)
        self.setCentralWidget(whole)
        self.setStatusBar(self._status)
        self.resize((self.screen().availableGeometry().size() - _FRAME).boundedTo(_SIZE))
        return column

    def _make_boards(self) -> Boards:
        actions, hidden = self.menus.actions, (self._palette,)
        boards = Boards(self._program, self._selection, actions, self._canvas, self, on_map=hidden)
        boards.tabs = self._header.tabs
        boards.advised.connect(self._advise)
        return boards

    def _lane_panel(self) -> LanePanel:
        lanes = LanePanel(self._journeys, self._selection, self._program.words, self)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, lanes)
        lanes.visibilityChanged.connect(self.menus.actions["view-lanes"].setChecked)
        lanes.advised.connect(self._advise)
        lanes.left.connect(self._canvas.setFocus)
        self._canvas.fold_asked.connect(lanes.fold)
        return lanes

    @property
    def document(self) -> Document:
        """The document that is shown."""
        return self._document

    @property
    def canvas(self) -> Canvas:
        """The map."""
        return self._canvas

    @property
    def header(self) -> Header:
        """The line above the map."""
        return self._header

    def show_document(self, document: Document) -> None:
        """Show another document in place of the one before."""
        view = View.first(document.kept)
        if view is None:
            raise InputError("{file} has no journey that can be shown", file=document.path)
        before, self._document = self._document, document
        if self._program.sessions is not None:
            document.keep_in(self._program.sessions, versions=self._program.versions)
        self._selection.choose([])
        self._journeys.show_document(document, view)
        desk = self._program.desk_for(document.kept.setting.language)
        self._canvas.show_document(document, view, desk)
        self._inspector.set_document(document)
        self._inspector.show_view(view)
        self._editing.show_document(document, view)
        self._boards.show_document(document, view)
        self._later.show_document()
        self._status.show_document(document, view)
        self._say_view()
        self._spelling.follow(document.kept.setting.language)
        document.listen(self._refresh)
        self._inbox.refresh()
        self._name()
        self._boards.take_focus()
        if before is not document:
            before.leave()

    def _show_view(self, view: View) -> None:
        """Show another part of the document."""
        before = self._canvas.view
        self._editing.show_document(self._document, view)
        self._canvas.show_view(view)
        self._inspector.show_view(view)
        self._boards.show_document(self._document, view)
        if view.variant != before.variant:
            self._later.show_document()
        self._status.show_view(view)
        self._say_view()

    def _say_view(self) -> None:
        view = self._journeys.view
        self._header.show_view(self._document.project, view)
        self.menus.actions["view-expectation"].setChecked(view.expectation)
        self.menus.actions["variant-to-be"].setText(self._journeys.to_be_offer)
        self._lanes.refresh()

    def _refresh(self) -> None:
        if not self._journeys.refresh():  # another view has been laid out by then
            if self._canvas.isVisible() or self._document.project is self._document.kept:
                self._canvas.refresh()  # else nobody sees what a board previews
            self._say_view()
        self._inbox.refresh()
        self._later.refresh()
        self._boards.refresh()
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
        if act_in_text(id_) or not self._finish_typing() or self._later.refuses(id_):
            return
        self._boards.make_way(id_)
        if id_ in _NOTES:
            self._editing.insert_note(_NOTES[id_])
            return
        method = id_.replace("-", "_")
        owner = next(one for one in self._owners() if hasattr(one, method))
        getattr(owner, method)()

    def _owners(self) -> Iterator[object]:
        """Yield what carries out actions; what is made later comes last."""
        yield from self._boards.owners()
        yield from (self._files, self._exports, self._editing, self._viewing, self._journeys)
        yield from (self._lanes, self._room, self._images, self)
        yield from self._later.owners()

    def _finish_typing(self) -> bool:
        self._inspector.commit()
        self._inbox.commit()
        self._later.commit()
        self._boards.commit()
        self._lanes.commit()
        return self._canvas.finish_typing()

    def _open(self, path: Path) -> None:
        if self._finish_typing():
            self._files.open(path)

    def file_quit(self) -> None:
        """Close the window."""
        self.close()

    def _advise(self, sentence: str) -> None:
        self._status.showMessage(sentence, _ADVICE)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about work that is not in its file."""
        self._canvas.cancel()
        if self._finish_typing() and self._files.may_leave():
            self._document.leave()
            event.accept()
        else:
            event.ignore()

    def tell(self, sentences: tuple[str, ...]) -> None:
        """Say what was noticed while starting."""
        if sentences:
            say(sentences[0], self._program.words, self, details=sentences[1:])


def _column(around: QWidget, filling: QWidget) -> QVBoxLayout:
    """Return a column in which one widget takes what room there is."""
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(filling, 1)
    return column
