"""What the canvas tests share: real faces, and a hand on a real map."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from journey_editor.model.records import Card, Touchpoint
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
def hand(qtbot: QtBot, fonts: QtFonts, typesetter: Typesetter) -> Iterator[Hand]:
    """A hand on the map of lending, fitted into a window."""
    hand = Hand(build("uitlenen"), fonts=fonts, typesetter=typesetter)
    qtbot.addWidget(hand.window)
    with qtbot.waitActive(hand.window):
        hand.window.show()
        hand.window.activateWindow()
    hand.canvas.setFocus()
    yield hand
    hand.key("Escape")
    hand.release()  # Qt remembers a button that is down from one window to the next


@pytest.fixture
def need(hand: Hand) -> Card:
    """A card of one step."""
    return hand.row(Card, "Het zelf vinden")


@pytest.fixture
def shelf(hand: Hand) -> Touchpoint:
    """A touchpoint."""
    return hand.row(Touchpoint, "Kasten")
