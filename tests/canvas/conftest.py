"""What the canvas tests share: real faces, and a hand on a real map."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from journey_editor.surfaces.qt import QtFonts
from journey_editor.text.faces import FaceSet
from journey_editor.text.typesetter import Typesetter
from tests.canvas.driver import Hand
from tests.sample_maps.samples import build


@pytest.fixture(scope="session")
def fonts(request: pytest.FixtureRequest, faces: FaceSet) -> QtFonts:
    """The program's faces as Qt holds them."""
    request.getfixturevalue("qapp")
    return QtFonts(faces.all)


@pytest.fixture
def hand(qtbot: QtBot, fonts: QtFonts, typesetter: Typesetter) -> Hand:
    """A hand on the map of lending, fitted into a window."""
    hand = Hand(build("uitlenen"), fonts=fonts, typesetter=typesetter)
    qtbot.addWidget(hand.window)
    with qtbot.waitActive(hand.window):
        hand.window.show()
        hand.window.activateWindow()
    hand.canvas.setFocus()
    return hand
