"""A hand that finds: the finder, the filter and the outline of a window with the lending map."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journey_editor.model.records import RowKey
from journey_editor.session.document import Document
from journey_editor.ui.filter_bar import FilterBar
from journey_editor.ui.finder import Finder
from journey_editor.ui.outline import Outline
from tests.sample_maps.samples import build
from tests.ui.driver import Hand

CTRL: Final = Qt.KeyboardModifier.ControlModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
NONE: Final = Qt.KeyboardModifier.NoModifier


class FindingHand(Hand):
    """Presses the keys that find, and reads what is shown."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(Document(build("uitlenen")))
        qtbot.addWidget(self.window, before_close_func=self.leave)
        with qtbot.waitActive(self.window):
            self.window.activateWindow()
        self.window.canvas.setFocus()

    @property
    def finder(self) -> Finder:
        return self.window.findChildren(Finder)[0]

    @property
    def bar(self) -> FilterBar:
        return self.window.findChildren(FilterBar)[0]

    @property
    def outline(self) -> Outline:
        return self.window._later.find().outline

    @property
    def chosen(self) -> tuple[RowKey, ...]:
        return self.window._selection.keys

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key in the window, as the keyboard does: shortcuts come first."""
        QTest.keyClick(self.window.windowHandle(), key, modifiers)
        QApplication.processEvents()

    def lines(self) -> list[str]:
        """What the finder lists, as a screen reader says it."""
        shown = self.finder.list.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(shown.index(row, 0).data(role)) for row in range(shown.rowCount())]

    def line(self) -> str:
        """The line that Enter takes."""
        return str(self.finder.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    def dim(self) -> set[RowKey]:
        """The rows on the map that stepped back."""
        scene = self.window.canvas.sheet_scene
        owners = {group.owner for group in scene.groups() if group.owner is not None}
        return {key for key in owners if scene.strength(key) < 1}

    def bright(self) -> set[RowKey]:
        """The rows on the map that did not."""
        owners = {group.owner for group in self.window.canvas.sheet_scene.groups() if group.owner}
        return owners - self.dim()
