"""Workbooks come back through a dialog that says what they bring, and are one entry of undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journey_editor.model.edits.removal import remove
from journey_editor.model.records import Action, Party, Status
from journey_editor.session.document import Document
from tests.importers.returned_books import PLAN, Book, edited, scores
from tests.sample_maps.samples import build
from tests.ui.answering import Answer, answering, button, escape
from tests.ui.carrying import Carrier
from tests.ui.driver import Hand, touchpoint
from tests.ui.panel import OFFSCREEN

pytestmark = [pytest.mark.usefixtures("own_settings"), pytest.mark.qt_log_ignore(OFFSCREEN)]

MAP = build("uitlenen").with_rows(
    (one.key, one) for one in (*PLAN.all(Action).values(), *PLAN.all(Party).values())
)


@pytest.fixture
def hand(open_window: Callable[[Document], Hand]) -> Hand:
    return open_window(Document(MAP))


def score(book: Book) -> None:
    """What the desk fills in."""
    book.name("Desk")
    book.put("a1", "score.impact", 4)
    book.put("a2", "score.impact", "much")
    book.put("a3", "action.status", "in test")


def chosen(*paths: Path) -> Answer:
    """Choose files."""

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.findChildren(QLineEdit)[0].setText(" ".join(f'"{path}"' for path in paths))
        dialog.accept()

    return choose


def bring(hand: Hand, qtbot: QtBot, paths: list[Path], *answers: Answer) -> str:
    """Choose workbooks, answer what comes, and return what the last dialog said."""
    with answering(chosen(*paths), *answers) as said:
        hand.do("file-import-scores")
        qtbot.waitUntil(lambda: len(said) == 1 + len(answers))
    return said[-1]


def test_what_workbooks_bring_is_said_and_then_one_entry_of_undo(
    hand: Hand, qtbot: QtBot, tmp_path: Path
) -> None:
    path = edited(tmp_path, score, project=MAP)
    bad = tmp_path / "bad.xlsx"
    bad.write_text("no workbook")

    said = bring(hand, qtbot, [path, bad], button("Bring in"))

    assert "Desk.xlsx" in said
    assert "1 of 13 actions scored, 1 changed field" in said
    assert "“\u2068much\u2069” is no score from 1 to 5, and was left out" in said
    assert f"{bad} cannot be imported: it is no Excel workbook (.xlsx)" in said.replace("\u200b", "")
    assert hand.document.kept.one(Action, "a3").status is Status.IN_TEST
    assert scores(hand.document.kept)["a1", "Desk", "IMPACT"] == 4
    assert hand.window.statusBar().currentMessage() == "The scores of Desk are on the map."
    assert hand.document.undo_label == "Bring back scores of Desk"
    hand.do("edit-undo")
    assert hand.document.kept == MAP


@pytest.mark.parametrize("answer", [button("Cancel"), escape])
def test_who_does_not_bring_it_in_changes_nothing(
    hand: Hand, qtbot: QtBot, tmp_path: Path, answer: Answer
) -> None:
    bring(hand, qtbot, [edited(tmp_path, score, project=MAP)], answer)
    assert hand.document.kept == MAP


def test_who_scored_can_be_said_otherwise(hand: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    def rename(dialog: QDialog) -> None:
        (line,) = dialog.findChildren(QLineEdit)
        assert line.accessibleName() == "Who scored in Desk.xlsx"
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, "ict")
        QTest.keyClick(line, Qt.Key.Key_Return)

    bring(hand, qtbot, [edited(tmp_path, score, project=MAP)], rename)
    assert scores(hand.document.kept)["a1", "ICT", "IMPACT"] == 4


def test_actions_that_are_gone_come_where_they_are_ticked(hand: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    path = edited(tmp_path, lambda book: book.put("a2", "score.impact", 4), project=MAP)
    hand.document.apply("Delete", remove(hand.document.kept, [PLAN.one(Action, "a2").key]))

    def tick(dialog: QDialog) -> None:
        go = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Bring in")
        assert not go.isEnabled()
        (box,) = dialog.findChildren(QCheckBox)
        assert box.text() == "\u2068Earpieces\u2069 (1 workbook scores it)"
        box.click()
        assert go.isEnabled()
        go.click()

    bring(hand, qtbot, [path], tick)
    assert hand.document.kept.one(Action, "a2").title == "Earpieces"
    assert scores(hand.document.kept)["a2", "Desk", "IMPACT"] == 4
    assert [key.id for key in hand.window.canvas.selection.keys] == ["a2"]


def test_where_no_workbook_can_be_read_that_is_all_that_is_said(
    hand: Hand, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.touch()
    assert bring(hand, qtbot, [bad], escape) == f"{bad} cannot be imported: it is empty"


def test_workbooks_that_are_dropped_on_the_map_come_back_too(qtbot: QtBot, tmp_path: Path) -> None:
    hand = Carrier(Document(MAP))
    qtbot.addWidget(hand.window, before_close_func=hand.leave)
    path = edited(tmp_path, score, project=MAP)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    place = hand.middle(touchpoint(hand.document, "Kasten"))

    hand.carry(mime, place)
    assert hand.accepted
    with answering(button("Bring in")) as said:
        hand.drop(place)
        qtbot.waitUntil(lambda: len(said) == 1)

    assert scores(hand.document.kept)["a1", "Desk", "IMPACT"] == 4
