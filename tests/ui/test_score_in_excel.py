"""Score in Excel: who scores is asked, and the workbook is theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from journey_editor.model.workbook import ABOUT, COMMENT
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import publish
from journey_editor.ui.history.author import Author
from tests.export.workbooks import actions_of
from tests.sample_maps.samples import build
from tests.ui.answering import Answer, answering, escape, file
from tests.ui.driver import Hand

pytestmark = pytest.mark.usefixtures("own_settings")


@pytest.fixture
def hand(open_window: Callable[[Document], Hand], tmp_path: Path) -> Hand:
    path = tmp_path / "uitlenen.journey"
    publish(build("uitlenen"), [], path, overwrite=False)
    return open_window(Document.open(path))


def name(text: str, *, finds: str = "") -> Answer:
    """Say who scores, where `finds` stands already."""

    def answered(dialog: QDialog) -> None:
        assert isinstance(dialog, QInputDialog)
        assert dialog.textValue() == finds
        dialog.setTextValue(text)
        dialog.accept()

    return answered


def test_the_workbook_holds_the_scores_of_who_was_named(hand: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "scores.xlsx"
    with answering(name("balieteam"), file(target)):
        hand.do("file-export-workbook")
    qtbot.waitUntil(target.exists, timeout=20_000)

    comments = {row[COMMENT] for row in actions_of(target)}
    assert comments == {None, "Eerst in de grootste vestiging proberen"}
    qtbot.waitUntil(lambda: str(target) in hand.window.statusBar().currentMessage(), timeout=5_000)


def test_each_scorer_has_a_file_of_their_own(hand: Hand) -> None:
    asked = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        asked.extend(dialog.selectedFiles())
        dialog.reject()

    with answering(name("An / Bo"), look):
        hand.do("file-export-workbook")
    with answering(name(""), look):
        hand.do("file-export-workbook")
    assert [Path(one).name for one in asked] == ["uitlenen - An - Bo.xlsx", "uitlenen.xlsx"]


def test_the_name_of_the_history_is_offered_and_may_be_taken_away(
    hand: Hand, qtbot: QtBot, tmp_path: Path
) -> None:
    Author().keep("Ada")
    target = tmp_path / "empty.xlsx"
    with answering(name("", finds="Ada"), file(target)):
        hand.do("file-export-workbook")
    qtbot.waitUntil(target.exists, timeout=20_000)

    book = openpyxl.load_workbook(target)
    [(sheet, where)] = book.defined_names["scorer"].destinations
    assert book[sheet][where].value is None
    assert book[ABOUT]["A1"].value == "format"


@pytest.mark.parametrize("answers", [[escape], [name("Ada"), escape]])
def test_nothing_is_written_where_a_question_is_left(
    hand: Hand, tmp_path: Path, answers: list[Answer]
) -> None:
    with answering(*answers):
        hand.do("file-export-workbook")
    assert not list(tmp_path.glob("*.xlsx"))
