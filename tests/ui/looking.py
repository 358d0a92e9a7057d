"""What tests of the history ask of it, by what is seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Touchpoint
from journey_editor.model.revision import Revision
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import publish
from journey_editor.ui.history.banner import Banner
from journey_editor.ui.history.dock import HistoryDock
from tests.sample_maps.samples import build
from tests.ui.driver import Hand, step, touchpoint

_SHORT = 10  # ms
_TYPED = "Kasten"


def dock(hand: Hand) -> HistoryDock:
    """The history beside the map."""
    return hand.window.findChildren(HistoryDock)[0]


def banner(hand: Hand) -> Banner:
    """What says that an earlier moment is shown."""
    return hand.window.findChildren(Banner)[0]


def lines(hand: Hand, role: int = Qt.ItemDataRole.AccessibleTextRole) -> list[str]:
    """What every line says, as it is read aloud."""
    model = dock(hand).list.model()
    return [str(model.data(model.index(row, 0), role)) for row in range(model.rowCount())]


def labels(hand: Hand) -> list[str]:
    """What every line is called."""
    return [line.split(",")[0].strip("\u2068\u2069") for line in lines(hand)]


def choose(hand: Hand, row: int) -> None:
    """Choose a line, and wait until the map shows it."""
    dock(hand).list.setCurrentIndex(dock(hand).list.model().index(row, 0))
    rest(hand)


def rest(hand: Hand) -> None:
    """Wait until the map shows the line that is chosen."""
    while dock(hand)._soon.isActive():
        QTest.qWait(_SHORT)


def _typed() -> Touchpoint:
    return touchpoint(Document(build("uitlenen")), _TYPED)


def type_titles(hand: Hand, *titles: str) -> None:
    """Type titles over one touchpoint of the lending map, one after the other."""
    for title in titles:
        hand.document.apply(f"Type {title}", set_values(hand.document.kept, _typed().key, title=title))


def shown_title(hand: Hand) -> str:
    """The title of that touchpoint, as it is shown."""
    assert hand.document.project is hand.document.kept
    return hand.document.project.one(Touchpoint, _typed().id).title


def two_copies(folder: Path, log: tuple[Revision, ...]) -> tuple[Document, Document]:
    """The lending map with this history, open twice; in the second Bea has renamed a step to “Leest”."""
    publish(build("uitlenen"), log, folder / "map.journey", overwrite=False)
    ours, theirs = (Document.open(folder / "map.journey") for _ in range(2))
    theirs.author = "Bea"
    renamed = step(theirs, "Leest en verlengt")
    theirs.apply("Type", set_values(theirs.kept, renamed.key, title="Leest"))
    return ours, theirs


def take_in(ours: Document, theirs: Document, *, label: str) -> None:
    """Merge what Bea did."""
    renamed = step(theirs, "Leest")
    news = theirs.past.carried({one.id for one in ours.log})
    ours.merge(label, set_values(ours.kept, renamed.key, title=renamed.title), news, [theirs.log[-1].id])
