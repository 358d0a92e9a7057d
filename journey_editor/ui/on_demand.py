"""On demand: the parts of a window that are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.cells import Cell
from journey_editor.canvas.tools.tool import Start, Tool
from journey_editor.ui.images import Images
from journey_editor.ui.menus import Menus
from journey_editor.ui.program import Program

if TYPE_CHECKING:
    from journey_editor.ui.capture_bar import CaptureBar
    from journey_editor.ui.drops.dropping import Dropping
    from journey_editor.ui.find import Find
    from journey_editor.ui.history.author_bar import AuthorBar
    from journey_editor.ui.history.way_back import WayBack
    from journey_editor.ui.import_feedback.importing import ImportFeedback
    from journey_editor.ui.import_log.importing import ImportLog
    from journey_editor.ui.merge.changed_banner import ChangedBanner
    from journey_editor.ui.merge.merging import Merging
    from journey_editor.ui.pasting import Pasting
    from journey_editor.ui.returned.bringing import BringScores
    from journey_editor.ui.sending import Sending

T = TypeVar("T")


class Later(Generic[T]):
    """Makes its part once; `made` is the part, or None as long as nobody asked for it."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self.made: T | None = None

    def __call__(self) -> T:
        """Return the part."""
        if self.made is None:
            self.made = self._make()
        return self.made


class OnDemand(QObject):
    """Pasting, importing, sending, merging, finding, capturing, dropping and looking back in one window.

    `column` holds its map, `beside` what stands to the right of it, `whole` the
    window from the header down.  The first paint needs none of it.
    """

    advised = Signal(str)

    def __init__(
        self,
        program: Program,
        canvas: Canvas,
        window: QMainWindow,
        *,
        menus: Menus,
        images: Images,
        column: QVBoxLayout,
        beside: QWidget,
        whole: QVBoxLayout,
        open_map: Callable[[Path], None],
        save: Callable[[], bool],
        finish: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._program = program
        self._canvas = canvas
        self._menus = menus
        self._images = images
        self._column = column
        self._beside = beside
        self._whole = whole
        self._open_map = open_map
        self._save = save
        self._finish = finish
        self._window = window
        self.pasting = Later(self._make_pasting)
        self.find = Later(self._make_find)
        self._capture = Later(self._make_capture_bar)
        self._dropping = Later(self._make_dropping)
        self._import_log = Later(self._make_import_log)
        self._import_feedback = Later(self._make_import_feedback)
        self._bring_scores = Later(self._make_bring_scores)
        self._sending = Later(self._make_sending)
        self._merging = Later(self._make_merging)
        self._changed = Later(self._make_changed_banner)
        self._way_back = Later(self._make_way_back)
        self._author_bar = Later(self._make_author_bar)
        program.author.changed.connect(self._sign)

    def owners(self) -> Iterator[object]:
        """Yield what carries out actions, making it as it is reached."""
        yield self
        yield self._way_back()
        yield self.pasting()
        yield self.find()

    def insert_jot(self) -> None:
        """Open the capture bar."""
        self._capture().begin()

    def history_author(self) -> None:
        """Ask for another name in the history."""
        self._author_bar().begin()

    def _sign(self) -> None:
        """Let the changes from now on stand under the name that was given."""
        self._canvas.document.author = self._program.author.name

    def file_import_log(self) -> None:
        """Bring in an event log."""
        self._import_log().begin()

    def file_import_feedback(self) -> None:
        """Bring in answers of a survey."""
        self._import_feedback().begin()

    def file_import_scores(self) -> None:
        """Ask for workbooks that came back, and show what they bring."""
        self._leave_history()
        self._bring_scores().ask()

    def bring_scores(self, paths: Sequence[Path]) -> None:
        """Show what workbooks that came back bring."""
        self._leave_history()
        self._bring_scores().begin(paths)

    def file_share(self) -> None:
        """Write a copy for others."""
        self._sending().share()

    def file_mail(self) -> None:
        """Attach the map to a new mail."""
        self._sending().mail()

    def file_merge(self) -> None:
        """Ask for copies that came back, and show what they bring."""
        self._leave_history()
        self._merging().ask()

    def merge(self, paths: Sequence[Path]) -> None:
        """Show what copies that came back bring."""
        self._leave_history()
        self._merging().begin(paths)

    def _leave_history(self) -> None:
        if self._way_back.made is not None:
            self._way_back.made.leave()

    def take_drop(self, carried: QMimeData, start: Start) -> Tool | None:
        """Return the gesture that lets fall what comes over the map."""
        return self._dropping()(carried, start)

    def refuses(self, action: str) -> bool:
        """Return whether an action must wait because another moment is shown than now, and say so."""
        back, merging = self._way_back.made, self._merging.made
        return bool((back and back.refuses(action)) or (merging and merging.refuses(action)))

    def show_document(self) -> None:
        """Find in what the map shows now, and sign what is done there."""
        if self._program.author.name:
            self._sign()
        if self.find.made is not None:
            self._show_in(self.find.made)
        if self._way_back.made is not None:
            self._way_back.made.show_document()
        if self._merging.made is not None:
            self._merging.made.follow()
        self._watch()

    def refresh(self) -> None:
        """Follow what changed in the document."""
        if self.find.made is not None:
            self.find.made.refresh()
        if self._way_back.made is not None:
            self._way_back.made.refresh()
        self._watch()
        if self._program.author.asks and self._canvas.document.entries:
            self._author_bar().ask()

    def _watch(self) -> None:
        if self._changed.made is not None or self._canvas.document.path is not None:
            self._changed().refresh()

    def commit(self) -> None:
        """Keep what is being typed."""
        if self.find.made is not None:
            self.find.made.commit()

    def _show_in(self, find: Find) -> None:
        document = self._canvas.document
        desk = self._program.desk_for(document.kept.setting.language)
        find.show_document(document, self._canvas.view, desk)

    def _make_pasting(self) -> Pasting:
        from journey_editor.ui.pasting import Pasting

        program = self._program
        pasting = Pasting(self._canvas, program.fonts, self._images, program.words, self._window)
        pasting.advised.connect(self.advised)
        return pasting

    def _make_import_log(self) -> ImportLog:
        from journey_editor.ui.import_log.importing import ImportLog

        importing = ImportLog(self._program, self._canvas, self._window)
        importing.advised.connect(self.advised)
        return importing

    def _make_import_feedback(self) -> ImportFeedback:
        from journey_editor.ui.import_feedback.importing import ImportFeedback

        importing = ImportFeedback(self._program, self._canvas, self._window)
        importing.advised.connect(self.advised)
        return importing

    def _make_bring_scores(self) -> BringScores:
        from journey_editor.ui.returned.bringing import BringScores

        bringing = BringScores(self._program, self._canvas, self._window)
        bringing.advised.connect(self.advised)
        return bringing

    def _make_sending(self) -> Sending:
        from journey_editor.ui.sending import Sending

        sending = Sending(self._program, lambda: self._canvas.document, self._save, self._window)
        sending.advised.connect(self.advised)
        return sending

    def _make_merging(self) -> Merging:
        from journey_editor.ui.merge.merging import Merging

        merging = Merging(
            self._program,
            self._canvas,
            self._menus.actions,
            self._window,
            beside=self._beside,
            finish=self._finish,
        )
        merging.advised.connect(self.advised)
        return merging

    def _make_changed_banner(self) -> ChangedBanner:
        from journey_editor.ui.merge.changed_banner import ChangedBanner

        banner = ChangedBanner(self._canvas, self._program.words, self._window, merge=self.merge)
        self._whole.insertWidget(self._whole.count() - 1, banner)
        return banner

    def _paste(self, mime: QMimeData, cell: Cell | None) -> None:
        self.pasting().paste_mime(mime, cell)

    def _make_dropping(self) -> Dropping:
        from journey_editor.ui.drops.dropping import Dropping

        return Dropping(
            self._canvas.selection,
            self._menus.actions,
            self._program.words,
            paste=self._paste,
            open_map=self._open_map,
            merge=self.merge,
            bring_scores=self.bring_scores,
        )

    def _make_way_back(self) -> WayBack:
        from journey_editor.ui.history.way_back import WayBack

        way_back = WayBack(
            self._canvas,
            self._program.words,
            self._menus.actions,
            self._window,
            above=self._whole,
            finish=self._finish,
        )
        way_back.advised.connect(self.advised)
        return way_back

    def _make_author_bar(self) -> AuthorBar:
        from journey_editor.ui.history.author_bar import AuthorBar

        bar = AuthorBar(self._program.author, self._canvas, self._program.words, self._window)
        self._column.addWidget(bar)
        return bar

    def _make_find(self) -> Find:
        from journey_editor.ui.find import Find

        words = self._program.words
        find = Find(self._canvas, self._canvas.selection, self._menus, words, self._window)
        self._column.insertWidget(0, find.bar)
        self._window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, find.outline)
        find.outline.hide()
        self._show_in(find)
        return find

    def _make_capture_bar(self) -> CaptureBar:
        from journey_editor.ui.capture_bar import CaptureBar

        bar = CaptureBar(self._canvas, self._program.words, self._window, paste=self._paste)
        self._column.addWidget(bar)
        return bar
