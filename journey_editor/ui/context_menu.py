"""Context menu: what can be done with what is under the hand on the map."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from journey_editor.canvas.canvas import Canvas

_CONTEXT = (
    "edit-cut",
    "edit-copy",
    "edit-paste",
    "edit-duplicate",
    "edit-type",
    "edit-delete",
    "view-fold",
    "insert-touchpoint",
    "insert-transition",
    "insert-moment",
    "insert-step",
    "history-row",
)


def show_context_menu(actions: Mapping[str, QAction], canvas: Canvas, place: QPoint) -> None:
    """Offer what can be done, at a place of the canvas."""
    menu = QMenu(canvas)
    for id_ in _CONTEXT:
        menu.addAction(actions[id_])
    menu.exec(canvas.viewport().mapToGlobal(place))
    menu.deleteLater()
