"""Menus: every action as a QAction, in its menu and with its keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from journey_editor.kernel.words import Words
from journey_editor.ui.actions import ACTIONS, FILE
from journey_editor.ui.recent import recent_files


class Menus:
    """Builds the menu bar of a window; `carry_out(id)` is what an action does."""

    def __init__(
        self,
        window: QMainWindow,
        words: Words,
        icons: Path,
        carry_out: Callable[[str], None],
        open_recent: Callable[[Path], None],
    ) -> None:
        self.actions: dict[str, QAction] = {}
        self.used: dict[str, None] = {}  # what was carried out, the last at the end
        self._carry_out = carry_out
        self._words = words
        self._open_recent = open_recent
        self.menus: dict[str, QMenu] = {}
        menus = self.menus
        last_group: dict[str, int] = {}
        for declared in ACTIONS:
            menu = menus.get(declared.menu)
            if menu is None:
                menu = menus[declared.menu] = QMenu(words(declared.menu), window)
                window.menuBar().addMenu(menu)
            elif last_group[declared.menu] != declared.group:
                menu.addSeparator()
            last_group[declared.menu] = declared.group
            action = QAction(QIcon(str(icons / f"{declared.id}.svg")), words(declared.text), window)
            action.setShortcuts([QKeySequence(keys) for keys in declared.keys])
            action.setCheckable(declared.checkable)
            action.setIconVisibleInMenu(not declared.checkable)  # there stands the tick
            action.triggered.connect(lambda _=False, id_=declared.id: self._do(id_))
            menu.addAction(action)
            self.actions[declared.id] = action
        self._recent = QMenu(words("Open &recent"), window)
        menus[FILE].insertMenu(self.actions["file-save"], self._recent)
        self._recent.aboutToShow.connect(self._fill_recent)

    def _do(self, id_: str) -> None:
        self.used.pop(id_, None)
        self.used[id_] = None
        self._carry_out(id_)

    def _fill_recent(self) -> None:
        self._recent.clear()
        files = recent_files()
        for path in files:
            action = QAction(str(path).replace("&", "&&"), self._recent)
            action.triggered.connect(lambda _=False, one=path: self._open_recent(one))
            self._recent.addAction(action)
        if not files:
            none = QAction(self._words("No files yet"), self._recent)
            none.setEnabled(False)
            self._recent.addAction(none)

    def name_undo(self, undo: str | None, redo: str | None) -> None:
        """Say in the menu what undo and redo would do."""
        for id_, said, label in (("edit-undo", "&Undo", undo), ("edit-redo", "&Redo", redo)):
            action = self.actions[id_]
            action.setText(f"{self._words(said)} {label}" if label else self._words(said))
            action.setEnabled(label is not None)
