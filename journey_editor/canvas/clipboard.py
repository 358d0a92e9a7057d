"""Clipboard: chosen rows as everything that other programs, and this one, can take."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QColor, QImage, QPainter

from journey_editor.kernel.errors import InputError
from journey_editor.kernel.geometry import Rect
from journey_editor.layout.board import Board
from journey_editor.layout.marks import Group, draw
from journey_editor.model.clip import Clip, clip_of, content_of
from journey_editor.model.clip_text import as_html, as_text
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey
from journey_editor.session.clip import understood, written
from journey_editor.surfaces.qt import QtFonts, QtSurface

CLIP: Final = "application/x-journey-editor-clip"  # the bytes of a journey file
CHOSEN: Final = "application/x-journey-editor-chosen"  # which of its rows were chosen, a key a line
_SCALE: Final = 4.0  # px to a mm
_MOST_PIXELS: Final = 16_000_000
_EDGE: Final = 2.0  # mm of paper around what is pictured


def mime_of(
    project: Project, keys: Iterable[RowKey], board: Board, fonts: QtFonts, pictures: Mapping[str, bytes]
) -> QMimeData:
    """Return rows as a clip, as text, as a table and as a picture of how `board` shows them."""
    chosen = tuple(keys)
    content, listed = written(clip_of(project, chosen, pictures))
    mime = QMimeData()
    mime.setData(CLIP, QByteArray(content))
    mime.setData(CHOSEN, QByteArray(listed))
    mime.setText(as_text(project, chosen))
    mime.setHtml(as_html(project, chosen))
    owners = content_of(project, chosen).keys()
    picture = picture_of([group for group in board.sheet.groups if group.owner in owners], fonts)
    if picture is not None:
        mime.setImageData(picture)
    return mime


def clip_in(mime: QMimeData) -> Clip | None:
    """Return the clip that lies in `mime`, or None; raise InputError where it cannot be read."""
    if not mime.hasFormat(CLIP):
        return None
    if not mime.hasFormat(CHOSEN):
        raise InputError("What was copied is damaged and cannot be pasted; copy it again")
    return understood(bytes(mime.data(CLIP).data()), bytes(mime.data(CHOSEN).data()))


def picture_of(groups: Iterable[Group], fonts: QtFonts) -> QImage | None:
    """Draw groups on white, at 4 pixels a millimetre or as many as make no huge picture; None without any."""
    shown = list(groups)
    if not shown:
        return None
    area = _around(shown)
    scale = min(_SCALE, math.sqrt(_MOST_PIXELS / (area.width * area.height)))
    size = max(1, math.floor(area.width * scale)), max(1, math.floor(area.height * scale))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    painter.translate(-area.x, -area.y)
    surface = QtSurface(painter, fonts, wait=True)
    for group in shown:
        draw(group, surface, group.at)
    painter.end()
    return image


def _around(groups: list[Group]) -> Rect:
    boxes = [group.bounds.moved(group.at.x, group.at.y) for group in groups]
    left, top = min(box.x for box in boxes) - _EDGE, min(box.y for box in boxes) - _EDGE
    right = max(box.x + box.width for box in boxes) + _EDGE
    bottom = max(box.y + box.height for box in boxes) + _EDGE
    return Rect(left, top, right - left, bottom - top)
