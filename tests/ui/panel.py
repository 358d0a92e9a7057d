"""A hand on the inspector: it shows rows of a small map, types real keys and undoes by key."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from journey_editor.canvas.selection import Selection
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Card,
    Channel,
    Evidence,
    Experience,
    Horizon,
    Journey,
    Lane,
    LaneKind,
    Link,
    LinkKind,
    Modality,
    Opportunity,
    Pain,
    Participant,
    ParticipantKind,
    Party,
    Persona,
    Record,
    RowKey,
    Setting,
    Source,
    SourceKind,
    Stage,
    Step,
    Touchpoint,
    Transition,
    Variant,
)
from journey_editor.session.document import Document
from journey_editor.surfaces.qt import QtFonts
from journey_editor.text.faces import FaceSet
from journey_editor.ui import theme
from journey_editor.ui.inspector.blank import Blank
from journey_editor.ui.inspector.inspector import Inspector
from journey_editor.ui.inspector.tiles import Tile

OFFSCREEN: Final = "This plugin does not support"  # what windows and lists say where there is no screen

SHELVES: Final = RowKey("touchpoint", "shelves")
DESK: Final = RowKey("touchpoint", "desk")
ASKS: Final = RowKey("transition", "asks")
FIND: Final = RowKey("step", "find")
HELP: Final = RowKey("step", "help")
PAY: Final = RowKey("step", "pay")
USE: Final = RowKey("stage", "use")
SIGNS: Final = RowKey("pain", "signs")
QUEUE: Final = RowKey("pain", "queue")
NEED: Final = RowKey("card", "need")
PARKED: Final = RowKey("card", "parked")
STUDENT: Final = RowKey("persona", "student")
BORROW: Final = RowKey("journey", "borrow")


@cache
def dress(app: QApplication, faces: FaceSet) -> QtFonts:
    """Load the faces and dress the program, once."""
    fonts = QtFonts(faces.all)
    theme.apply(app)
    return fonts


def small_map(*more: Record) -> Project:
    """A journey of three steps and two touchpoints, with a bit of everything; `more` is added or replaces."""
    words = RowKey("opportunity", "words")
    relabel = RowKey("action", "relabel")
    lanes = (LaneKind.TOUCHPOINT, LaneKind.EXPERIENCE, LaneKind.NEED, LaneKind.PAIN, LaneKind.OPPORTUNITY)
    return Project.of(
        Setting(id="map", title="Library"),
        Party(id="branches", name="Branches"),
        Party(id="ict", name="ICT"),
        Channel(id="web", title="Website", rank="1"),
        Channel(id="floor", title="Branch floor", modality=Modality.PHYSICAL, rank="2"),
        Channel(id="counter", title="Information desk", modality=Modality.HUMAN, rank="3"),
        Persona(id="student", title="Student", rank="1"),
        Persona(id="senior", title="Senior", rank="2"),
        Source(id="talks", title="Patron interviews", kind=SourceKind.PATRON),
        Source(id="survey", title="Survey", kind=SourceKind.SURVEY),
        Journey(id="borrow", title="Borrow a book"),
        Participant.known_by(journey="borrow", kind=ParticipantKind.PATRON, count=5),
        Variant(id="as-is", journey="borrow", title="As is"),
        *(
            Lane(id=kind.value, journey="borrow", kind=kind, title=kind.value.title(), rank=str(place))
            for place, kind in enumerate(lanes, 1)
        ),
        Stage(id="use", variant="as-is", title="Use", owner="branches"),
        Step(id="find", stage="use", title="Finds the shelf", rank="1"),
        Step(id="help", stage="use", title="Asks for help", rank="2"),
        Step(id="pay", stage="use", title="Pays", rank="3"),
        Touchpoint(id="shelves", step="find", channel="floor", title="Shelves", rank="1"),
        Touchpoint(id="desk", step="help", channel="counter", title="Ask a librarian", rank="1"),
        Transition(id="asks", source="shelves", target="desk"),
        Experience.known_by(
            persona="student", subject=SHELVES, emotion=-0.85, expected=0.4, n=41, source="survey"
        ),
        Card(id="need", lane="need", first_step="find", last_step="find", text="Find it alone", rank="1"),
        Card(id="parked", text="Parked"),
        Pain(
            id="signs",
            lane="pain",
            first_step="find",
            last_step="find",
            text="Codes differ",
            severity=4,
            seen_by=0.63,
            subject=SHELVES,
        ),
        Pain(
            id="queue", lane="pain", first_step="find", last_step="help", text="Queue at noon", subject=ASKS
        ),
        Opportunity(id="words", lane="opportunity", first_step="find", last_step="find", text="Same words"),
        Action(id="relabel", title="Relabel the shelves", owner="branches", horizon=Horizon.QUICK),
        Link.known_by(kind=LinkKind.ANSWERS, source=words, target=SIGNS),
        Link.known_by(kind=LinkKind.CARRIES_OUT, source=relabel, target=words),
        Evidence.known_by(subject=SIGNS, source="talks"),
        *more,
    )


class Panel:
    """An inspector in a window that undoes and redoes with keys, as the program's does."""

    def __init__(
        self, qtbot: QtBot, *keys: RowKey, project: Project | None = None, words: Words | None = None
    ) -> None:
        self.document = Document(small_map() if project is None else project, mint=Mint.seeded("panel"))
        self.selection = Selection()
        self.selection.choose(keys)
        self.window = QMainWindow()
        self.inspector = Inspector(self.document, self.selection, words or Words(), self.window)
        self.window.setCentralWidget(self.inspector)
        for keyed, act in (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
        ):
            action = QAction(self.window)
            action.setShortcut(keyed)
            action.triggered.connect(act)
            self.window.addAction(action)
        self.window.resize(320, 700)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def undo(self) -> None:
        self.inspector.commit()
        self.document.undo()

    def redo(self) -> None:
        self.inspector.commit()
        self.document.redo()

    def value(self, key: RowKey, name: str) -> Any:
        """What the document has."""
        return getattr(self.document.kept.row(key), name)

    def blank(self, name: str) -> Blank:
        """The blank of a column, on the page that is shown."""
        page = self.inspector.page
        assert page is not None
        found = [one for one in page.findChildren(Blank) if one.column.name == name]
        assert len(found) == 1, f"{len(found)} blanks called {name}"
        return found[0]

    def names(self) -> list[str]:
        """The columns on the page, from top to bottom."""
        page = self.inspector.page
        assert page is not None
        return [one.column.name for one in page.findChildren(Blank)]

    def shown(self, name: str) -> str:
        """The text that stands in a blank."""
        for method in ("text", "toPlainText", "currentText"):
            if hasattr(self.blank(name).input.control, method):
                return str(getattr(self.blank(name).input.control, method)())
        raise AssertionError(name)

    def go_to(self, name: str) -> QWidget:
        """Put the focus into a blank, with all its text marked."""
        control = self.blank(name).input.control
        control.setFocus(Qt.FocusReason.TabFocusReason)
        if hasattr(control, "selectAll"):
            control.selectAll()
        return control

    def type(self, name: str, text: str) -> QWidget:
        """Type over what stands in a blank, and stay there."""
        control = self.go_to(name)
        QTest.keyClicks(control, text)
        return control

    def fill_in(self, name: str, text: str) -> None:
        """Type over what stands in a blank, and leave it with Tab."""
        QTest.keyClick(self.type(name, text), Qt.Key.Key_Tab)

    def press(self, key: Qt.Key, *, ctrl: bool = False) -> None:
        """Press a key where the keyboard is: a list that has dropped down has it first."""
        focus = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert focus is not None
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(focus, key, modifier)

    def choose(self, name: str, text: str) -> None:
        """Choose an entry of a list, as a click on it does."""
        control: Any = self.blank(name).input.control
        place = control.findText(text)
        assert place >= 0, [control.itemText(one) for one in range(control.count())]
        control.setCurrentIndex(place)
        control.activated.emit(place)

    def tiles(self) -> list[Tile]:
        """The rows that can be gone to."""
        page = self.inspector.page
        assert page is not None
        return page.findChildren(Tile)
