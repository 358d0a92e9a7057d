"""Pages of help: what they say is what the program does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from journey_editor.app.paths import RESOURCES
from journey_editor.app.resources import words_for
from journey_editor.importers.event_log.log import WAREHOUSE_SQL
from journey_editor.insight.intervals import wilson
from journey_editor.session.document import Document
from journey_editor.ui.help import HelpPage
from tests.sample_maps.samples import build
from tests.ui.driver import Hand

FOLDER = RESOURCES / "help"


def test_the_menu_opens_the_page(qtbot: QtBot) -> None:
    hand = Hand(Document(build("uitlenen")))
    qtbot.addWidget(hand.window, before_close_func=hand.leave)
    seen: list[str] = []

    def read() -> None:
        (page,) = hand.window.findChildren(HelpPage)
        seen.append(page.findChildren(QTextBrowser)[0].toPlainText())
        page.reject()

    QTimer.singleShot(0, read)
    hand.do("help-numbers")

    assert "Completion = 0.6" in seen[0]


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "Voltooiing"), ("nl-BE", "Voltooiing"), ("fr", "Completion")]
)
def test_a_page_is_in_the_readers_language_else_in_english(qtbot: QtBot, language: str, said: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = HelpPage(FOLDER, "numbers", words_for(language), window)

    assert said in page.findChildren(QTextBrowser)[0].toPlainText()


@pytest.mark.parametrize("page", sorted(FOLDER.glob("numbers.*.md")), ids=lambda page: page.name)
def test_the_page_asks_a_warehouse_what_the_program_would_ask(page: Path) -> None:
    assert f"```\n{WAREHOUSE_SQL}\n```" in page.read_text("utf-8")


@pytest.mark.parametrize("page", sorted(FOLDER.glob("numbers.*.md")), ids=lambda page: page.name)
def test_the_page_knows_the_interval_of_its_example(page: Path) -> None:
    low, high = (round(100 * end) for end in wilson(128, 180))
    said = page.read_text("utf-8")

    assert any(f"{low} {word} {high} %" in said for word in ("and", "en"))
