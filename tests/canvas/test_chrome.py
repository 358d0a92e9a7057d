"""What is drawn over the sheet, and what of the window is painted for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication

from journey_editor.kernel.geometry import Rect
from journey_editor.layout.marks import Group
from journey_editor.model.records import Touchpoint
from tests.canvas.driver import Hand


class Painted(QObject):
    """Notes what of a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def area_of(hand: Hand, group: Group) -> QRect:
    box = group.bounds.moved(group.at.x, group.at.y)
    return hand.canvas.mapFromScene(QRectF(box.x, box.y, box.width, box.height)).boundingRect()


def test_no_frame_stays_behind_where_the_sheet_changes_as_it_leaves(hand: Hand) -> None:
    canvas = hand.canvas
    chrome, scene = canvas.chrome, canvas.sheet_scene
    first, second = (
        scene.groups_of(one.key)[0] for one in list(hand.document.kept.all(Touchpoint).values())[:2]
    )
    boxes = {group: group.bounds.moved(group.at.x, group.at.y) for group in (first, second)}
    frames = (
        lambda group: chrome.outline([group] if group else []),
        chrome.point_at,
        lambda group: chrome.outline_cell(boxes[group] if group else None),
    )
    for show in frames:
        for then in (second, None):
            show(first)
            settle()
            painted = Painted()
            canvas.viewport().installEventFilter(painted)
            box = boxes[first]
            inside = Rect(box.x + 3, box.y + 1, 4, 2)
            scene.update(inside.x, inside.y, inside.width, inside.height)
            show(then)
            settle()
            canvas.viewport().removeEventFilter(painted)

            assert painted.region.contains(area_of(hand, first).topLeft())
            assert QRegion(area_of(hand, first)).subtracted(painted.region).isEmpty()
            show(None)
            settle()
