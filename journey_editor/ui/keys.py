"""Keys: a list of all of them, by where they work."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from journey_editor.kernel.words import Words
from journey_editor.ui.actions import ACTIONS

_ON_THE_MAP: Final = (
    ("← → ↑ ↓", "go to the next cell, or to what lies in it"),
    ("Home, End", "go to the first or last step"),
    ("PgUp, PgDown", "go to the stage before or after"),
    ("Shift+← → ↑ ↓", "choose the next one too"),
    ("Ctrl+← → ↑ ↓", "move what is chosen"),
    ("Ctrl+Shift+← →", "let a card end earlier or later"),
    ("Alt+← →", "follow a transition"),
    ("A … Z", "type over what is chosen, or in an empty cell"),
    ("Enter, F2", "go on typing in what is chosen"),
    ("Shift+Enter", "begin another card in the same cell"),
    ("− and +", "fold and unfold the lane whose label is chosen"),
    ("1 … 7", "set the emotion where a curve is chosen; with Alt what was expected"),
    ("Click", "choose what is there, or an empty cell to type in"),
    ("Ctrl+click", "choose several"),
    ("Ctrl+wheel", "zoom"),
    ("Esc", "drop what is being dragged; choose nothing"),
)
_TYPING: Final = (
    ("Enter", "keep, and go right"),
    ("Shift+Enter", "keep, and go on below"),
    ("Tab, Shift+Tab", "keep, and go to the lane below or above"),
    ("Alt+Enter", "begin a new line on a card"),
    ("Esc", "drop what was typed"),
)
_ON_THE_CHAIN: Final = (
    ("← → ↑ ↓", "follow a link; go to the next card, or to what it lacks"),
    ("L", "link what is chosen"),
    ("N, Shift+N", "go to the next broken link, or the one before"),
    ("Enter", "show a card on the map; add or link what is lacking"),
    ("Del", "remove the chosen link"),
    ("Drag", "draw a line from one card to another"),
)
_ON_THE_MATRIX: Final = (
    ("← → ↑ ↓", "move your own score by half a point; with Shift by one"),
    ("1 … 5", "type two digits: impact, then feasibility"),
    ("Backspace", "take your own scores back"),
    ("PgUp, PgDn", "go to the action before, or the next"),
    ("Enter", "work on the action in the panel"),
)
_ON_THE_ROADMAP: Final = (
    ("← → ↑ ↓", "go to the next action"),
    ("Ctrl+← →", "move the action to another horizon"),
    ("Ctrl+↑ ↓", "give the action to another owner"),
    ("Enter", "work on it in the panel; Esc comes back"),
    ("W", "choose what it waits for"),
    ("N", "begin a new action, or on its page a new pledge"),
    ("+, − and 0", "show the cards larger, smaller or as they were"),
)
_ON_THE_SCORECARD: Final = (
    ("Enter, F2", "type over a title, baseline, target or reading"),
    ("Ins", "add a metric"),
    ("Alt+↑ ↓", "move the metric up or down"),
    ("Ctrl+V", "paste readings: a column of days and one of figures"),
    ("Esc", "come back from the panel"),
)


class KeysDialog(QDialog):
    """Shows every key."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("Keys"))
        self._tree = QTreeWidget(self)
        self._tree.setAccessibleName(words("Keys"))
        self._tree.setColumnCount(2)
        self._tree.setHeaderHidden(True)
        self._tree.setRootIsDecorated(False)
        self._add(words("On the map"), [(keys, words(said)) for keys, said in _ON_THE_MAP])
        self._add(words("While typing"), [(keys, words(said)) for keys, said in _TYPING])
        self._add(words("On the chain"), [(keys, words(said)) for keys, said in _ON_THE_CHAIN])
        self._add(words("On the matrix"), [(keys, words(said)) for keys, said in _ON_THE_MATRIX])
        self._add(words("On the roadmap"), [(keys, words(said)) for keys, said in _ON_THE_ROADMAP])
        self._add(words("On the scorecard"), [(keys, words(said)) for keys, said in _ON_THE_SCORECARD])
        for menu in dict.fromkeys(action.menu for action in ACTIONS):
            rows = [
                (", ".join(one.keys), words(one.text).replace("&", "").rstrip("…"))
                for one in ACTIONS
                if one.menu == menu and one.keys
            ]
            self._add(words(menu).replace("&", ""), rows)
        self._tree.expandAll()
        self._tree.resizeColumnToContents(0)
        buttons = QDialogButtonBox(self)
        buttons.addButton(words("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._tree, 1)
        column.addWidget(buttons)

    def sizeHint(self) -> QSize:
        """Return a size that shows a third of it."""
        return QSize(620, 560)

    def _add(self, title: str, rows: list[tuple[str, str]]) -> None:
        if not rows:
            return
        head = QTreeWidgetItem([title])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        self._tree.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        head.addChildren([QTreeWidgetItem([keys, said]) for keys, said in rows])
