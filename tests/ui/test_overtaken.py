"""Saving to a file that somebody else saved to meanwhile: nothing of theirs is lost unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Touchpoint
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import publish, read
from tests.sample_maps.samples import build
from tests.ui.driver import Hand, touchpoint

pytestmark = pytest.mark.usefixtures("own_settings")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The lending map in a file."""
    path = tmp_path / "uitlenen.journey"
    publish(build("uitlenen"), [], path, overwrite=False)
    return path


@pytest.fixture
def hand(qtbot: QtBot, file: Path) -> Hand:
    """A hand that changed the map, as did somebody else who saved it already."""
    hand, other = Hand(Document.open(file)), Document.open(file)
    qtbot.addWidget(hand.window, before_close_func=hand.leave)
    rename(hand.document, "Ours")
    rename(other, "Theirs")
    other.save(file)
    return hand


def rename(document: Document, title: str) -> None:
    change = set_values(document.kept, touchpoint(document, "Kasten").key, title=title)
    document.apply("Type", change)


def titles(file: Path) -> set[str]:
    return {one.title for one in read(file).project.all(Touchpoint).values()}


def save(hand: Hand, answer: str) -> list[str]:
    """Save, and answer what is asked; return what was asked."""
    asked = list[str]()

    def act() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QFileDialog):
            asked.append("which file")
            box.reject()
        elif isinstance(box, QMessageBox):
            asked.append(box.text())
            if answer == "Esc":
                QTest.keyClick(box, Qt.Key.Key_Escape)
            else:
                next(one for one in box.findChildren(QPushButton) if one.text() == answer).click()

    timer = QTimer()
    timer.timeout.connect(act)
    timer.start(20)
    hand.do("file-save")
    timer.stop()
    return asked


def test_esc_leaves_their_file_and_our_work(hand: Hand, file: Path) -> None:
    assert save(hand, "Esc") == [
        "“uitlenen.journey” was changed by another program since it was opened here."
    ]
    assert "Theirs" in titles(file)
    assert hand.document.dirty


def test_saving_as_another_file_asks_for_it(hand: Hand, file: Path) -> None:
    assert save(hand, "Save as another file…")[1:] == ["which file"]
    assert "Theirs" in titles(file)


def test_it_is_replaced_where_that_is_chosen_and_then_never_asked_again(hand: Hand, file: Path) -> None:
    assert len(save(hand, "Replace it")) == 1
    assert "Ours" in titles(file)
    rename_again = set_values(hand.document.kept, touchpoint(hand.document, "Ours").key, title="Ours, later")
    hand.document.apply("Type", rename_again)

    assert save(hand, "Esc") == []
    assert "Ours, later" in titles(file)
