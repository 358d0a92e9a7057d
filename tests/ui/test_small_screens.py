"""Small screens: nothing of the window is out of sight or reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from journey_editor.session.document import Document
from journey_editor.ui.window import Window
from tests.sample_maps.samples import build
from tests.ui.driver import Hand, program


def test_a_new_window_fits_the_screen(qtbot: QtBot) -> None:
    window = Window(program(), Document(build("uitlenen")))
    qtbot.addWidget(window)

    room = window.screen().availableGeometry().size()
    assert window.width() <= room.width()
    assert window.height() < room.height()


@pytest.mark.parametrize("height", [560, 1100])
def test_every_button_of_the_palette_is_in_sight_however_low_the_window(qtbot: QtBot, height: int) -> None:
    hand = Hand(Document(build("uitlenen")))
    qtbot.addWidget(hand.window, before_close_func=hand.leave)
    hand.window.resize(1200, height)
    QApplication.processEvents()

    palette = hand.window._palette
    buttons = [one for one in palette.findChildren(QToolButton) if one.accessibleName()]
    assert len(buttons) > 10
    for button in buttons:
        assert button.isVisible(), button.accessibleName()
        assert palette.rect().contains(button.geometry())
    worded = [one.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextUnderIcon for one in buttons]
    assert all(worded) == (height == 1100)
