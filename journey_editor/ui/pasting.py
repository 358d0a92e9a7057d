"""Pasting: copy, cut, paste and duplicate rows, and bring in notes from other programs and files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.cells import Cell
from journey_editor.canvas.clipboard import clip_in, mime_of
from journey_editor.importers.bring import MOST, bring
from journey_editor.importers.brought import Brought
from journey_editor.importers.entries import entries_of_cells
from journey_editor.importers.html_table import table_in
from journey_editor.importers.notes import ENDINGS, LARGEST, rows_in, rows_in_file
from journey_editor.kernel.errors import InputError, JourneyError
from journey_editor.kernel.words import Words
from journey_editor.model.clip import Clip, clip_of
from journey_editor.model.edits.paste import paste
from journey_editor.model.edits.removal import remove
from journey_editor.model.place import Place
from journey_editor.model.records import Note, RowKey
from journey_editor.surfaces.qt import QtFonts
from journey_editor.surfaces.qt_pictures import Refusal
from journey_editor.ui.images import ENDINGS as PICTURE_ENDINGS
from journey_editor.ui.images import Images
from journey_editor.ui.questions import ask_source

_PICTURES: Final = ("image/png", "image/jpeg", "image/webp", "image/gif")
Rows = Sequence[Sequence[str]]


class Pasting(QObject):
    """What the clipboard does to the map; `advised` says in a sentence what came of it, or what it needs."""

    advised = Signal(str)

    def __init__(self, canvas: Canvas, fonts: QtFonts, images: Images, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._fonts = fonts
        self._images = images
        self._words = words
        self._window = parent

    # Rows

    def edit_copy(self) -> None:
        """Copy what is chosen."""
        if self._copied():
            count = len(self._canvas.selection.keys)
            self.advised.emit(self._words("Copied: {n}", n=self._words.number(count)))

    def edit_cut(self) -> None:
        """Copy what is chosen, and take it away."""
        canvas = self._canvas
        keys = canvas.selection.keys
        if self._copied():
            canvas.apply(self._words("Cut"), remove(canvas.document.kept, keys))

    def edit_paste(self) -> None:
        """Paste what was copied at the chosen place."""
        self.paste_mime(QGuiApplication.clipboard().mimeData())

    def edit_duplicate(self) -> None:
        """Put a copy of what is chosen beside it."""
        canvas = self._canvas
        if not canvas.selection.keys:
            return self.advised.emit(self._words("Choose what to copy first."))
        clip = clip_of(canvas.document.kept, canvas.selection.keys)
        return self._put(self._words("Duplicate"), clip, Place(canvas.view.journey, canvas.view.variant))

    def _copied(self) -> bool:
        canvas, board = self._canvas, self._canvas.board
        if not canvas.selection.keys or board is None:
            self.advised.emit(self._words("Choose what to copy first."))
            return False
        try:
            document = canvas.document
            mime = mime_of(document.kept, canvas.selection.keys, board, self._fonts, document.pictures)
        except JourneyError as error:
            self.advised.emit(error.in_words(self._words))
            return False
        QGuiApplication.clipboard().setMimeData(mime)
        return True

    def _put(self, label: str, clip: Clip, place: Place) -> None:
        document = self._canvas.document
        pasted = paste(document.kept, clip, place, mint=document.mint)
        if not pasted.change:
            return self.advised.emit(self._words("There is no place for it here."))
        if clip.pictures and not self._images.takes(pasted.change.applied_to(document.kept), clip.pictures):
            return None
        self._canvas.apply(label, pasted.change)
        self._choose(pasted.chosen)
        if pasted.inbox:
            said = self._words.count(pasted.inbox, "{n} card is in the inbox.", "{n} cards are in the inbox.")
            self.advised.emit(said)
        return None

    # Notes

    def paste_mime(self, mime: QMimeData, cell: Cell | None = None) -> None:
        """Paste, or take what is dropped, at a cell; at the chosen place where None."""
        words, place = self._words, self._place(cell)
        try:
            clip = clip_in(mime)
            if clip is not None:
                return self._put(words("Paste"), clip, place)
            files = [path for url in mime.urls() if (path := _own_file(url.toLocalFile())) is not None]
            texts = [path for path in files if path.suffix.lower() in ENDINGS]
            for path in texts:
                self._import(rows_in_file(path), place, asked=True)
            if pictures := [path for path in files if path not in texts]:
                return self._images.place_files(pictures, cell)
            if texts:
                return None
        except InputError as error:
            return self.advised.emit(error.in_words(self._words))
        rows: Rows = table_in(mime.html()) if mime.hasHtml() else []
        pictured = _has_picture(mime)
        named = pictured and mime.hasUrls()  # of a picture on a page the text is no more than its address
        text = mime.text() if mime.hasText() and not rows and not named else ""
        if len(text) > LARGEST:
            said = words("This text is too long to paste: it has {n} characters.", n=words.number(len(text)))
            return self.advised.emit(said)
        if pictured and not rows and not text.strip():
            return self._paste_picture(mime, cell)
        return self._import(rows or rows_in(text), place, asked=False)

    def _paste_picture(self, mime: QMimeData, cell: Cell | None) -> None:
        """Paste a picture: as the file it is where there is one, else as pixels."""
        for kind in _PICTURES:
            if mime.hasFormat(kind):
                return self._images.place_image(bytes(mime.data(kind).data()), cell)
        if any(kind.startswith("image/") for kind in mime.formats()):  # Qt would open whatever it can
            return self.advised.emit(self._words(Refusal.UNKNOWN))
        return self._images.place_pixels(QImage(mime.imageData()), cell)

    def file_import_notes(self) -> None:
        """Ask for a text or CSV file, and bring its notes in."""
        words = self._words
        kinds = f"{words('Text and tables')} (*{' *'.join(ENDINGS)});;{words('All files')} (*)"
        path = self._canvas.document.path
        title = words("Import notes")
        chosen = ask_source(title, kinds, path, self._window)
        if chosen is None:
            return
        try:
            self._import(rows_in_file(chosen), self._place(None), asked=True)
        except InputError as error:
            self.advised.emit(error.in_words(self._words))

    def _import(self, rows: Rows, place: Place, *, asked: bool) -> None:
        """Bring rows in; of a table, or where it was `asked` for, what comes is shown first."""
        words, document = self._words, self._canvas.document
        if not rows:
            return self.advised.emit(words("There is nothing here that can be pasted."))
        if len(rows) > MOST + 1:
            said = words(
                "{n} lines are too many; at most {most} can come in at once.",
                n=words.number(len(rows)),
                most=words.number(MOST),
            )
            return self.advised.emit(said)
        if asked or len(rows[0]) > 1:
            from journey_editor.ui.match_columns import MatchColumns

            dialog = MatchColumns(
                rows, document.kept, place, words=words, mint=document.mint, parent=self._window
            )
            accepted = dialog.exec()
            dialog.deleteLater()
            return self._bring(words("Import notes"), dialog.brought) if accepted else None
        entries = entries_of_cells(row[0] for row in rows)
        return self._bring(
            words("Paste"), bring(document.kept, entries, place, words=words, mint=document.mint)
        )

    def _bring(self, label: str, brought: Brought) -> None:
        if not brought.change:
            return self.advised.emit(self._words("There is nothing here that can be pasted."))
        self._canvas.apply(label, brought.change)
        self._choose(brought.chosen)
        return self.advised.emit(brought.summary(self._words))

    # Places

    def _place(self, cell: Cell | None) -> Place:
        """Return the place of a cell, or what is chosen: of several rows the leftmost, of a label its row."""
        canvas, selection = self._canvas, self._canvas.selection
        view, steps = canvas.view, canvas.cells.plan.columns.place
        if cell is None:
            cells = [found for key in selection.keys if (found := canvas.cells.at(key)) is not None]
            cell = min(cells, key=lambda one: steps.get(one.step, len(steps)), default=selection.cell)
        unseen = view.hidden | view.folded
        if cell is not None:
            return Place(view.journey, view.variant, cell.row, cell.step, unseen)
        return Place(view.journey, view.variant, selection.current, unseen=unseen)

    def _choose(self, keys: Sequence[RowKey]) -> None:
        """Choose what came, as far as it lies on the map."""
        project = self._canvas.document.kept
        rows = {key: project.row(key) for key in keys}
        on_map = [key for key, row in rows.items() if not (isinstance(row, Note) and row.lane is None)]
        self._canvas.selection.choose(on_map)
        if on_map:
            self._canvas.show_row(on_map[0])


def _own_file(written: str) -> Path | None:
    """Return a file on this machine with text or, as far as its name says, a picture; None for any other.

    What a network names is not asked for there.
    """
    if not written or written.startswith(("//", "\\\\")):
        return None
    path = Path(written)
    return path if path.suffix.lower() in (*ENDINGS, *PICTURE_ENDINGS) else None


def _has_picture(mime: QMimeData) -> bool:
    return mime.hasImage() or any(kind.startswith("image/") for kind in mime.formats())
