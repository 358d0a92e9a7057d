"""A file that another program writes while it is open: said above the map, and never in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from journey_editor.model.records import Touchpoint
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import publish, read
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.merge.changed_banner import ChangedBanner
from tests.ui.driver import Hand, touchpoint
from tests.ui.merge.meeting import merge, panel, pause, press, rename, wait, worked_on

pytestmark = pytest.mark.usefixtures("own_settings")

_QUIET = 1500  # ms in which nothing is said that is going to be


@pytest.fixture
def hand(open_window: Callable[[Document], Hand], files: dict[str, Path]) -> Hand:
    """A hand at the map in its file."""
    return open_window(Document.open(files["ours"]))


def banner(hand: Hand) -> ChangedBanner:
    (found,) = hand.window.findChildren(ChangedBanner)
    return found


def answer(hand: Hand, text: str) -> None:
    button = next(one for one in banner(hand).findChildren(QPushButton) if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_it_is_said_while_typing_goes_on_and_leads_to_a_merge_that_can_be_saved_unasked(
    hand: Hand, files: dict[str, Path]
) -> None:
    hand.click(touchpoint(hand.document, "Kasten"))
    hand.key(Qt.Key.Key_F2)
    worked_on(files["ours"], Homepage="Theirs")
    wait(banner(hand).isVisible)
    hand.type("Ours")
    assert "ours.journey" in banner(hand).findChildren(PlainLabel)[0].accessibleName()
    assert hand.window.canvas.typing

    answer(hand, "Merge…")
    press(panel(hand), "Merge")
    assert not banner(hand).isVisible()
    hand.do("file-save")

    assert not hand.document.dirty
    titles = {one.title for one in read(files["ours"]).project.all(Touchpoint).values()}
    assert "Theirs" in titles
    assert any("Ours" in title for title in titles)
    pause(_QUIET)
    assert not banner(hand).isVisible()


def test_it_waits_until_a_merge_that_is_shown_is_left(hand: Hand, files: dict[str, Path]) -> None:
    worked_on(files["ada"], Kasten="Ada's")
    shown = merge(hand, files["ada"])
    worked_on(files["ours"], Homepage="Theirs")
    pause(_QUIET)
    assert not banner(hand).isVisible()
    press(shown, "Cancel")
    wait(banner(hand).isVisible)


def test_later_is_quiet_until_it_changes_again(hand: Hand, files: dict[str, Path]) -> None:
    worked_on(files["ours"], Homepage="Theirs")
    wait(banner(hand).isVisible)
    answer(hand, "Later")
    assert not banner(hand).isVisible()
    files["ours"].with_name("beside.txt").write_text("a file beside it", encoding="utf-8")
    pause(_QUIET)
    assert not banner(hand).isVisible()
    worked_on(files["ours"], Theirs="Theirs, later")
    wait(banner(hand).isVisible)


def test_our_own_saves_are_no_news(hand: Hand, files: dict[str, Path], tmp_path: Path) -> None:
    for title in ("One", "Two"):
        rename(hand.document, **{"Kasten" if title == "One" else "One": title})
        hand.do("file-save")
    (tmp_path / "other.txt").write_text("not ours", encoding="utf-8")
    pause(_QUIET)
    assert not banner(hand).isVisible()
    assert "Two" in {one.title for one in read(files["ours"]).project.all(Touchpoint).values()}


def test_what_is_written_in_place_or_a_second_time_is_noticed_too(hand: Hand, files: dict[str, Path]) -> None:
    before = files["ours"].read_bytes()
    worked_on(files["ada"], Kasten="Ada's")
    files["ours"].write_bytes(files["ada"].read_bytes())
    wait(banner(hand).isVisible)
    files["ours"].write_bytes(before)
    wait(banner(hand).isHidden)


def test_a_file_that_is_replaced_by_another_map_is_said_too(hand: Hand, files: dict[str, Path]) -> None:
    publish(Document.open(files["ada"]).kept, [], files["ours"], overwrite=True)
    wait(banner(hand).isVisible)


def test_a_map_that_got_its_file_just_now_is_watched(
    open_window: Callable[[Document], Hand], files: dict[str, Path]
) -> None:
    opened = Document.open(files["ours"])
    hand = open_window(Document(opened.kept, log=opened.log))
    assert hand.window.findChildren(ChangedBanner) == []
    saved = files["ours"].with_name("saved.journey")
    hand.document.save(saved)
    worked_on(saved, Homepage="Theirs")
    wait(banner(hand).isVisible)
