"""Images: pictures that are chosen, pasted or dropped, put on the storyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.cells import Cell
from journey_editor.kernel.progress import Progress
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.edits.homes import lane_for
from journey_editor.model.edits.pictures import add_pictures, show_picture
from journey_editor.model.pictures import MOST, bytes_of, fits, picture_of, without_unshown
from journey_editor.model.project import Project
from journey_editor.model.records import Card, CardKind, Lane, LaneKind, Picture, RowKey, Step
from journey_editor.model.structure import steps_of
from journey_editor.session.document import Document
from journey_editor.surfaces.qt_pictures import kept_bytes, kept_file, kept_image
from journey_editor.ui.questions import ask_sources
from journey_editor.ui.spot import spot_of
from journey_editor.ui.work import Work

# What names of pictures end in; of others but the first five the bytes are looked at only to say so.
_TAKEN: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp")
ENDINGS: Final = (*_TAKEN, ".svg", ".tif", ".tiff", ".bmp", ".heic", ".avif")
Make = Callable[[], bytes]


class Images(QObject):
    """Reads pictures aside; `advised` says in a sentence what cannot be taken, or what is needed first.

    A `cell` is where they go, what is chosen where None.  Without a storyboard
    a lane for it is added.
    """

    advised = Signal(str)

    def __init__(self, canvas: Canvas, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._words = words
        self._window = parent

    def insert_image(self) -> None:
        """Ask for files, and put their pictures on the storyboard."""
        words, path = self._words, self._canvas.document.path
        kinds = f"{words('Pictures')} (*{' *'.join(_TAKEN)});;{words('All files')} (*)"
        if files := ask_sources(words("Insert images"), kinds, path, self._window):
            self.place_files(files)

    def place_files(self, paths: Sequence[Path], cell: Cell | None = None) -> None:
        """Put the pictures in files on the storyboard, the first at a cell."""
        self._place([partial(kept_file, path) for path in paths], cell)

    def place_image(self, content: bytes, cell: Cell | None = None) -> None:
        """Put a picture that came as the bytes of a file on the storyboard."""
        self._place([partial(kept_bytes, content)], cell)

    def place_pixels(self, image: QImage, cell: Cell | None = None) -> None:
        """Put a picture that came as pixels on the storyboard."""
        self._place([partial(kept_image, image)], cell)

    def _place(self, makes: Sequence[Make], cell: Cell | None) -> None:
        words, canvas, selection = self._words, self._canvas, self._canvas.selection
        document, view = canvas.document, canvas.view
        at = cell or selection.current or selection.cell
        step = spot_of(document.kept, view, at).step
        if step is None:
            return self.advised.emit(words("Add a step first."))
        row = cell.row if cell is not None else selection.cell.row if selection.cell else selection.current
        made: list[bytes] = []

        def job(progress: Progress) -> None:
            made.extend(make() for make in progress.through(makes, count=len(makes)))

        work = Work(job, words("Reading the picture …"), words, self._window)
        work.done.connect(lambda: self._put(document, view, made, step, row))
        work.failed.connect(self.advised)
        return work.start()

    def _put(
        self, document: Document, view: View, contents: Sequence[bytes], step: Step, row: RowKey | None
    ) -> None:
        words, canvas, project = self._words, self._canvas, document.kept
        order = [one.id for one in steps_of(project, view.variant)]
        if (
            canvas.document is not document
            or not document.may_change
            or step.id not in order
            or not canvas.finish_typing()
        ):
            return self.advised.emit(words("The place is gone; insert the image again."))
        pictures = list(map(picture_of, contents))
        change, keys = self._change(document, view, pictures, order[order.index(step.id) :], row)
        there = {picture.hash: content for picture, content in zip(pictures, contents, strict=True)}
        if not self.takes(change.applied_to(project), there):
            return None
        canvas.apply(words("Add image"), change)
        canvas.selection.choose(keys)
        return canvas.show_row(keys[0])

    def takes(self, project: Project, more: Mapping[str, bytes]) -> bool:
        """Keep the bytes of pictures that `project` shows besides; where a map cannot hold all, say so."""
        pictures = self._canvas.document.pictures
        if not fits(bytes_of(without_unshown(project), {**pictures, **more})):
            said = "There is no room for more images: a map takes {n} MB of them."
            self.advised.emit(self._words(said, n=MOST // 1_000_000))
            return False
        pictures.take(more)
        return True

    def _change(
        self,
        document: Document,
        view: View,
        pictures: Sequence[Picture],
        steps: Sequence[str],
        row: RowKey | None,
    ) -> tuple[Change, list[RowKey]]:
        """Return the change that shows pictures, and the cards that do; a card that waits for one gets it."""
        project, mint = document.kept, document.mint
        chosen = project.row(row) if row is not None else None
        waits = isinstance(chosen, Card) and chosen.kind is CardKind.IMAGE and chosen.picture is None
        if isinstance(chosen, Card) and waits and len(pictures) == 1:
            return show_picture(project, chosen, pictures[0]), [chosen.key]
        before, lane = Change(), chosen
        if not isinstance(lane, Lane) or lane.kind is not LaneKind.IMAGE:
            kind, unseen = LaneKind.IMAGE, view.hidden | view.folded
            before, lane = lane_for(project, view.journey, kind, words=self._words, mint=mint, unseen=unseen)
        begun = before.applied_to(project)
        added = add_pictures(begun, pictures, lane=lane.id, steps=steps, mint=mint)
        return before.then(added), [card.key for card in added.added(Card)]
