"""Foreign: text and files that other programs let fall on the map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QUrl

from journey_editor.canvas.cells import STAGES, STEPS, Cell
from journey_editor.canvas.tools.ground import Ground
from journey_editor.canvas.tools.tool import NO_GUIDE, Aim, Guide, Tool
from journey_editor.importers.notes import ENDINGS
from journey_editor.kernel.words import Words
from journey_editor.ui.images import ENDINGS as PICTURES

MAP: Final = ".journey"
BOOKS: Final = (".xlsx", ".xlsm")


@dataclass(frozen=True)
class ForeignDrop(Tool):
    """Hands what was dropped, and the cell under the pointer (None beside the map), to `land`."""

    land: Callable[[Cell | None], None]

    def aim(self, ground: Ground) -> Aim:
        """Return the landing."""
        cell = _home(ground)
        return self.once(cell, lambda: Aim(act=lambda: self.land(cell)))

    def guide(self, aim: Aim, ground: Ground) -> Guide:  # noqa: ARG002 - the cell says it all
        """Show the cell."""
        cell = _home(ground)
        return NO_GUIDE if cell is None else Guide(target=ground.area(cell))


@dataclass(frozen=True)
class RefusedDrop(Tool):
    """Says why nothing of what is dropped is taken."""

    why: str

    def aim(self, ground: Ground) -> Aim:  # noqa: ARG002 - it is refused everywhere
        """Return the refusal."""
        return Aim(refusal=self.why)


@dataclass(frozen=True)
class FilesDrop(Tool):
    """Opens a map, merges several, or brings workbooks back, wherever on this map they are dropped."""

    take: Callable[[], None]

    def aim(self, ground: Ground) -> Aim:  # noqa: ARG002 - they are taken everywhere
        """Return the taking."""
        return self.once("", lambda: Aim(act=self.take))


def refused(urls: Sequence[QUrl], words: Words) -> str:
    """Return why files are not taken, in a sentence; "" where they are.

    Those are maps, workbooks, or text, tables and pictures.  Only names are
    looked at: a name of another machine is not asked for there.
    """
    paths = [local_path(url) for url in urls]
    if any(path is None for path in paths):
        return words("Only files on this computer can be dropped here.")
    endings = [path.suffix.lower() for path in paths if path is not None]
    if any(set(endings) <= set(kinds) for kinds in ((MAP,), BOOKS, (*ENDINGS, *PICTURES))):
        return ""
    return words("Only maps, workbooks, or files with text, tables or pictures, can be dropped here.")


def local_path(url: QUrl) -> Path | None:
    """Return the path of a file on this machine, or None for anything else."""
    written = url.toLocalFile()
    return None if not written or written.startswith(("//", "\\\\")) else Path(written)


def copied(carried: QMimeData) -> QMimeData:
    """Return what is carried, for when the drag is over."""
    kept = QMimeData()
    for name in carried.formats():
        kept.setData(name, carried.data(name))
    if carried.hasImage() and not any(name.startswith("image/") for name in carried.formats()):
        kept.setImageData(carried.imageData())
    return kept


def _home(ground: Ground) -> Cell | None:
    """Return the cell under the pointer; the arrows and the titles of steps are none to paste into."""
    cell = ground.cell
    return None if cell is None or cell.row in (STAGES, STEPS) else cell
