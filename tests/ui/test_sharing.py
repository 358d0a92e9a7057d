"""Sharing a copy: what goes and stays is seen before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from journey_editor.app.resources import words_for
from journey_editor.export.share import Part, Shared, shared
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.records import Card, Party, PartyKind
from journey_editor.model.revision import Revision, fingerprint
from journey_editor.model.structure import inbox_of
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import publish, read
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.share_dialog import ShareDialog
from tests.sample_maps.samples import build
from tests.ui.answering import answering, button, escape, file
from tests.ui.driver import Hand

pytestmark = pytest.mark.usefixtures("own_settings")

LOG = (Revision("r1", (), "New map", "Ada", "2026-11-21T14:02:05Z"),)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A map with a person, two private cards and notes in the inbox."""
    project = build("uitlenen")
    cards = [replace(one, private=True) for one in project.all(Card).sorted() if one.lane][:2]
    person = Party(id="ada", name="Ada & Co", kind=PartyKind.PERSON)
    path = tmp_path / "own.journey"
    publish(project.with_rows((one.key, one) for one in (*cards, person)), LOG, path, overwrite=False)
    return path


@pytest.fixture
def hand(open_window: Callable[[Document], Hand], own: Path) -> Hand:
    return open_window(Document.open(own))


def said_by(dialog: QDialog) -> dict[str, QCheckBox]:
    return {box.text(): box for box in dialog.findChildren(QCheckBox)}


def private(dialog: QDialog) -> QCheckBox:
    return next(box for text, box in said_by(dialog).items() if "private quotes" in text)


def stays(dialog: QDialog) -> str:
    return next(one.text() for one in dialog.findChildren(PlainLabel) if "touchpoint" in one.text())


def test_what_goes_and_what_stays_is_shown_and_esc_writes_nothing(
    hand: Hand, own: Path, tmp_path: Path
) -> None:
    seen: dict[str, bool] = {}
    before = {path: path.read_bytes() for path in tmp_path.glob("*.journey")}

    def look(dialog: QDialog) -> None:
        seen.update({text: box.isEnabled() for text, box in said_by(dialog).items()})
        seen[stays(dialog)] = True
        assert not any(box.isChecked() for box in said_by(dialog).values())
        escape(dialog)

    with answering(look):
        hand.do("file-share")

    waiting = len(inbox_of(read(own).project))
    assert seen.pop("1 line of history, and who made it (always)") is False
    assert seen.pop("0 private sources and answers from them") is False
    assert seen.pop("2 names of people and sponsors")
    assert seen.pop("2 private quotes and other cards")
    assert seen.pop(f"{waiting} notes in the inbox")
    assert seen.pop("2 comments of scorers")
    [left] = seen
    assert "9 touchpoints" in left
    assert {path: path.read_bytes() for path in tmp_path.glob("*.journey")} == before
    assert not hand.document.dirty


def test_by_keys_alone_a_part_is_kept_and_the_copy_written(
    hand: Hand, own: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "copy.journey"
    counted: list[str] = []

    def keep_private(dialog: QDialog) -> None:
        counted.append(stays(dialog))
        for _ in range(10):
            if dialog.focusWidget() is private(dialog):
                break
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
        counted.append(stays(dialog))
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    with answering(keep_private, file(target), escape) as asked:
        hand.do("file-share")
        qtbot.waitUntil(lambda: len(asked) == 3)

    assert counted[0] != counted[1]
    assert asked[2].startswith(f"Written: {target}\nLeft out:\n• 1 line of history")
    assert "private" not in asked[2]
    copy, project = read(target), read(own).project
    assert copy.whole
    assert copy.made_from == fingerprint("r1")
    assert sum(one.private for one in copy.project.all(Card).values()) == 2
    assert inbox_of(copy.project) == ()
    assert copy.project.one(Party, "ada").name == "Persoon 1"
    assert copy.project.setting.id != project.setting.id
    assert hand.document.path == own


def test_a_copy_never_takes_the_place_of_the_map(hand: Hand, own: Path) -> None:
    before = own.read_bytes()

    with answering(button("Write the copy…"), file(own), escape) as asked:
        hand.do("file-share")

    assert "would take the place of your own map" in asked[2]
    assert own.read_bytes() == before


def test_where_nothing_can_be_written_one_sentence_says_so(hand: Hand, qtbot: QtBot) -> None:
    with answering(button("Write the copy…"), file(Path("/proc/copy.journey")), escape) as asked:
        hand.do("file-share")
        qtbot.waitUntil(lambda: len(asked) == 3)

    assert "/proc/copy.journey could not be written" in asked[2]


def test_each_box_says_to_a_screen_reader_what_it_keeps(qtbot: QtBot) -> None:
    words = words_for("nl")
    project = build("uitlenen")

    def share(keep: frozenset[Part]) -> Shared:
        return shared(project, log=LOG, mint=Mint.seeded("a"), words=words, own=Words(), keep=keep)

    window = QWidget()
    qtbot.addWidget(window)
    dialog = ShareDialog(share, words, window)
    boxes = dialog.findChildren(QCheckBox)

    assert len(boxes) == len(Part)
    for box in boxes:
        seen = QAccessible.queryAccessibleInterface(box)
        assert seen.text(QAccessible.Text.Name).startswith("Laten staan: ")
        assert seen.text(QAccessible.Text.Name).removeprefix("Laten staan: ") == box.text()
    assert dialog.accessibleDescription().startswith("De kopie laat dit weg")
