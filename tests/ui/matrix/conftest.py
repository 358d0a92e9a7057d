"""A hand at the matrix of any project."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from journey_editor.model.project import Project
from tests.ui.matrix.hands import MatrixHand


@pytest.fixture
def opens(qtbot: QtBot, own_settings: None) -> Callable[[Project], MatrixHand]:  # noqa: ARG001 - of its own
    """Opens the matrix of a project, with a hand at it."""

    def made(project: Project) -> MatrixHand:
        hand = MatrixHand(project)
        qtbot.addWidget(hand.window, before_close_func=hand.leave)
        hand.window.activateWindow()
        return hand

    return made
