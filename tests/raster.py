"""Raster: drawings as arrays of pixels, to lay a canvas over a poster."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from journey_editor.kernel.units import POINTS_PER_MM
from journey_editor.layout.marks import Group, draw
from journey_editor.surfaces.qt import QtFonts, QtSurface

Pixels = NDArray[np.int16]
"""Rows of pixels of red, green and blue, 0 to 255; white where nothing is drawn."""


@dataclass(frozen=True)
class Apart:
    """How far two pictures are apart, pixel by pixel, in the channel where they differ most."""

    worst: int
    over_96: float  # share of the pixels
    over_128: int  # number of pixels

    @property
    def alike(self) -> bool:
        """Whether nothing but the two rasterisers' own taste at edges tells them apart."""
        return self.worst <= 128 and self.over_96 <= 0.0002


def printed(pdf: bytes, px_per_mm: float, *, page: int = 0, finer: int = 1) -> Pixels:
    """Return a page as pdfium draws it, each pixel the mean of `finer` × `finer` of pdfium's.

    Choose pages and scales that come out at whole pixels: otherwise pdfium
    stretches the page over the next whole one.  For shapes choose `finer` 4:
    pdfium moves upright boxes without a border to whole pixels, and draws no
    line thinner than a pixel.  For texts leave it at 1: pdfium and Qt both move
    baselines to whole pixels.
    """
    document = pypdfium2.PdfDocument(pdf)
    # A hair less, or a rounding error asks for one more pixel.
    scale = finer * px_per_mm / POINTS_PER_MM * 0.99999
    pixels = document[page].render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3]
    height, width = pixels.shape[0] // finer, pixels.shape[1] // finer
    means: Pixels = pixels.reshape(height, finer, width, finer, 3).mean(axis=(1, 3)).round().astype(np.int16)
    document.close()
    return means


def painted(
    groups: Iterable[Group], px_per_mm: float, *, width: float, height: float, fonts: QtFonts
) -> Pixels:
    """Return the top left `width` × `height` mm of the sheet as Qt draws it."""
    image = QImage(round(width * px_per_mm), round(height * px_per_mm), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(px_per_mm, px_per_mm)
    surface = QtSurface(painter, fonts, wait=True)
    for group in groups:
        draw(group, surface, group.at)
    painter.end()
    return pixels_of(image)


def pixels_of(image: QImage) -> Pixels:
    """Return the pixels of any Qt picture."""
    image = image.convertToFormat(QImage.Format.Format_RGBX8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[:, :, :3].astype(np.int16)


def apart(one: Pixels, other: Pixels) -> Apart:
    """Compare two pictures of the same size."""
    assert one.shape == other.shape
    differences = np.abs(one - other).max(axis=2)
    return Apart(
        worst=int(differences.max()),
        over_96=float((differences > 96).mean()),
        over_128=int((differences > 128).sum()),
    )
