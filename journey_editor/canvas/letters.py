"""Letters: short texts of the editor's own as outlines, which scale with the map."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QPainterPath, QTransform
from PySide6.QtWidgets import QApplication

_DRAWN: Final = 100  # px, the em at which letters are outlined


def outlined(said: str, *, size: float) -> QPainterPath:
    """Return the outlines of a text whose em is `size`, beginning on its base line at the left."""
    font = QFont(QApplication.font())
    font.setPixelSize(_DRAWN)
    font.setWeight(QFont.Weight.DemiBold)
    drawn = QPainterPath()
    drawn.addText(0, 0, font, said)
    made: QPainterPath = QTransform.fromScale(size / _DRAWN, size / _DRAWN).map(drawn)
    return made
