"""The look of every window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from journey_editor.kernel.colour import Colour
from journey_editor.layout.style import INK, ROUGH, SOFT, WHITE
from journey_editor.text.faces import FaceSet
from journey_editor.ui import theme
from journey_editor.ui.labels import PlainLabel
from tests.ui.panel import OFFSCREEN, dress

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN)


@pytest.fixture
def app(qapp: QApplication, faces: FaceSet) -> QApplication:
    dress(qapp, faces)
    return qapp


@pytest.mark.parametrize("bold", [False, True])
def test_the_windows_are_written_in_our_own_face(app: QApplication, bold: bool) -> None:  # noqa: FBT001 - a case
    font = QFontInfo(theme.font(size=17, bold=bold))

    assert app.font().family() == "FiraGO"
    assert (font.family(), font.pixelSize(), font.bold()) == ("FiraGO", 17, bold)
    assert font.exactMatch()


def test_the_style_sheet_has_no_place_left_open_and_its_pictures_are_there(app: QApplication) -> None:
    sheet = app.styleSheet()
    pictures = re.findall(r"url\(([^)]+)\)", sheet)

    assert "$" not in sheet
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)


def test_qt_reads_the_whole_style_sheet(app: QApplication, qtbot: QtBot) -> None:
    """What it cannot read it warns about, and a warning fails the test."""
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItem("one")
    box.show()

    assert app.styleSheet().count("{") == app.styleSheet().count("}")
    assert box.grab().width() > 0


@pytest.mark.usefixtures("app")
def test_a_list_shows_that_it_drops_down(qtbot: QtBot) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    box.resize(120, 28)

    picture = box.grab().toImage()
    arrow = {picture.pixelColor(x, y).name() for x in range(96, 116) for y in range(8, 20)}
    assert len(arrow) > 3


@pytest.mark.usefixtures("app")
def test_the_focus_can_be_seen(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.resize(120, 28)
    line.show()
    other = QLineEdit()
    qtbot.addWidget(other)
    other.resize(120, 28)

    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    focused, plain = line.grab().toImage(), other.grab().toImage()

    assert Colour.of(focused.pixelColor(60, 0).name()).contrast(WHITE) > 3
    assert focused.pixelColor(60, 0) != plain.pixelColor(60, 0)


@pytest.mark.parametrize("ink", [INK, SOFT, ROUGH, theme.PRIMARY, theme.ABOVE])
def test_text_can_be_read_on_white(ink: Colour) -> None:
    """4.5 : 1, as WCAG 2.2 asks of text."""
    assert ink.contrast(WHITE) >= 4.5


def test_bars_above_and_below_expectation_differ_for_the_colour_blind_too() -> None:
    """In lightness, or in the blue that nearly everybody sees."""
    assert abs(theme.ABOVE.blue - theme.BELOW.blue) > 100


def test_the_window_ground_is_light(app: QApplication) -> None:
    assert app.palette().color(QPalette.ColorRole.Window).lightness() > 230


@pytest.mark.usefixtures("app")
def test_a_title_is_larger_and_heavier_than_a_line(qtbot: QtBot) -> None:
    title, line = PlainLabel("Shelves", role="title"), PlainLabel("Shelves")
    for label in (title, line):
        qtbot.addWidget(label)
        label.ensurePolished()

    assert isinstance(title, QLabel)
    assert title.font().pixelSize() > line.font().pixelSize()
    assert title.font().bold()
