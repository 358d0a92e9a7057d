"""The history beside the map: every revision, what each changed, and the way to each by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journey_editor.model.edits.removal import remove
from journey_editor.model.records import Note, Stage
from journey_editor.model.revision import Revision
from journey_editor.session.document import Document
from tests.sample_maps.samples import build
from tests.ui.driver import Hand, step, touchpoint
from tests.ui.looking import choose, dock, labels, lines, shown_title, take_in, two_copies, type_titles

BEFORE = (
    Revision("r1", (), "New map", "Ada", "2026-01-02T14:02:05Z"),
    Revision("r2", ("r1",), "Type <b>", "", "not a time"),
)


@pytest.fixture
def hand(open_window: Callable[[Document], Hand]) -> Hand:
    return open_window(Document(build("uitlenen"), log=BEFORE))


def test_every_revision_is_a_line_the_newest_on_top(hand: Hand) -> None:
    type_titles(hand, "One", "Two")
    hand.do("view-history")

    assert labels(hand) == ["Type Two", "Type One", "Type <b>", "New map"]
    assert "now" in lines(hand)[0]
    assert "2 Jan 2026" in lines(hand)[-1]
    assert "Ada" in lines(hand)[-1]
    assert "time unknown" in lines(hand)[-2]


def test_it_follows_what_is_done_and_says_what_is_undone(hand: Hand) -> None:
    hand.do("view-history")
    type_titles(hand, "One")
    assert labels(hand)[0] == "Type One"
    hand.do("edit-undo")
    assert labels(hand)[:2] == ["Undo Type One", "Type One"]
    assert "undone" in lines(hand)[1]
    assert "undone" not in lines(hand)[0]
    hand.do("edit-redo")
    assert "undone" not in lines(hand)[2]
    assert "undone" in lines(hand)[1]


def test_named_and_saved_moments_stand_out_and_can_be_shown_alone(hand: Hand, tmp_path: Path) -> None:
    hand.do("view-history")
    type_titles(hand, "One")
    hand.document.mark("Before dot vote", label="Name this moment")
    type_titles(hand, "Two")
    hand.document.save(tmp_path / "map.journey")
    type_titles(hand, "Three", "Four")

    bold = lines(hand, Qt.ItemDataRole.FontRole)
    assert [line.startswith("Before dot vote") for line in labels(hand)] == [line != "None" for line in bold]
    assert lines(hand, Qt.ItemDataRole.DisplayRole)[3].startswith("⚑")
    assert "saved" in lines(hand)[2]
    only = dock(hand).only
    only.click()
    assert labels(hand) == ["Type Four", "Type Two", "Before dot vote"]
    type_titles(hand, "Five")
    assert labels(hand) == ["Type Five", "Type Two", "Before dot vote"]
    only.click()
    assert len(labels(hand)) == len(hand.document.log)


def test_what_came_with_a_merge_is_told_apart_and_can_be_looked_at(
    open_window: Callable[[Document], Hand], tmp_path: Path
) -> None:
    ours, theirs = two_copies(tmp_path, BEFORE)
    hand = open_window(ours)
    type_titles(hand, "One")
    take_in(ours, theirs, label="Merge Bea")
    hand.do("view-history")

    assert labels(hand) == ["Merge Bea", "Type", "Type One", "Type <b>", "New map"]
    assert ["came with a merge" in line for line in lines(hand)] == [False, True, False, False, False]
    assert "Bea" in lines(hand)[1]
    choose(hand, 1)
    assert shown_title(hand) == "Kasten"
    assert step(hand.document, "Leest") == step(theirs, "Leest")


def test_what_a_line_changed_is_said_in_a_bounded_number_of_sentences(hand: Hand) -> None:
    hand.do("view-history")
    type_titles(hand, "One")
    choose(hand, 0)
    assert "Kasten" in dock(hand).said.toPlainText()
    assert "One" in dock(hand).said.toPlainText()
    kept = hand.document.kept
    rows = [row.key for table in kept.tables.values() for row in table.values() if isinstance(row, Note)]
    hand.document.apply("Delete", remove(kept, rows))
    choose(hand, 0)
    sentences = dock(hand).said.toPlainText().splitlines()
    assert len(sentences) == 21
    assert "more" in sentences[-1]
    hand.document.mark("Nothing more", label="Name")
    choose(hand, 0)
    assert dock(hand).said.toPlainText() == "Nothing on the map."


def test_a_moment_whose_trace_is_lost_says_so_and_shows_the_map_as_it_is(
    open_window: Callable[[Document], Hand],
) -> None:
    project = build("uitlenen")
    log = [*BEFORE, replace(BEFORE[1], id="r3", parents=("r2",))]
    hand = open_window(Document(project, log=tuple(log)))
    hand.do("view-history")
    choose(hand, 0)
    assert "not known" in dock(hand).said.toPlainText()
    choose(hand, 2)
    assert "What the map was then is not known." in dock(hand).said.toPlainText()
    assert not hand.document.looks_back
    assert dock(hand).list.currentIndex().row() == 2
    hand.key(Qt.Key.Key_Return)
    assert "not known" in hand.window.statusBar().currentMessage()
    assert hand.document.kept == project


def test_enter_goes_there_and_back_and_says_so_in_the_log(hand: Hand) -> None:
    type_titles(hand, "One", "Two", "Three")
    logged = hand.document.log
    hand.do("view-history")
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Return)

    assert shown_title(hand) == "One"
    assert hand.document.log[: len(logged)] == logged
    assert labels(hand)[:3] == ["Undo Type Two", "Undo Type Three", "Type Three"]
    assert dock(hand).list.currentIndex().row() == 0
    choose(hand, labels(hand).index("Type Three"))
    hand.key(Qt.Key.Key_Return)
    assert shown_title(hand) == "Three"
    hand.key(Qt.Key.Key_End)
    hand.key(Qt.Key.Key_Up)
    hand.key(Qt.Key.Key_Return)
    assert shown_title(hand) == "Kasten"
    assert hand.document.place == 0


def test_what_was_before_this_sitting_is_restored_as_one_entry_and_keeps_what_was_there(
    hand: Hand, tmp_path: Path, open_window: Callable[[Document], Hand]
) -> None:
    type_titles(hand, "One", "Two")
    hand.document.save(tmp_path / "map.journey")
    again = open_window(Document.open(tmp_path / "map.journey"))
    kept = again.document.kept
    again.do("view-history")
    choose(again, 1)
    again.key(Qt.Key.Key_Return)

    assert shown_title(again) == "One"
    assert len(again.document.entries) == 1
    assert labels(again)[1].startswith("Before restoring")
    choose(again, 1)
    assert again.document.kept == kept
    again.key(Qt.Key.Key_Escape)
    again.do("edit-undo")
    assert again.document.kept == kept


def test_a_double_click_goes_there_as_well(hand: Hand) -> None:
    type_titles(hand, "One", "Two")
    hand.do("view-history")
    view = dock(hand).list
    place = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()

    assert shown_title(hand) == "One"


def test_esc_goes_back_to_the_map_and_the_menu_ticks_what_is_open(hand: Hand) -> None:
    action = hand.window.menus.actions["view-history"]
    hand.do("view-history")
    assert action.isChecked()
    assert dock(hand).list.hasFocus()
    hand.key(Qt.Key.Key_Escape)
    assert hand.window.canvas.hasFocus()
    hand.do("view-history")
    assert not action.isChecked()
    assert dock(hand).isHidden()


def test_what_is_being_typed_is_kept_before_going_anywhere(hand: Hand) -> None:
    type_titles(hand, "One")
    hand.do("view-history")
    hand.window.canvas.type_in(touchpoint(hand.document, "One").key, typed="Half")
    dock(hand).list.setFocus()
    QApplication.processEvents()
    choose(hand, labels(hand).index("Type <b>"))
    hand.key(Qt.Key.Key_Return)

    assert shown_title(hand) == "Kasten"
    assert any("Half" in str(change.edits) for change in (entry.change for entry in hand.document.entries))


def test_a_change_adds_a_line_to_ten_thousand_and_rebuilds_none(qtbot: QtBot) -> None:
    project = build("uitlenen")
    stage = next(iter(project.all(Stage).values()))
    log = list(BEFORE)
    for number in range(10_000):
        back = f'{{"{stage.key}":{{"title":"{number}"}}}}'
        log.append(
            Revision(f"n{number}", (log[-1].id,), "Type", "Ada", "2026-01-03T10:00:00Z", back=back),
        )
    hand = Hand(Document(project, log=tuple(log)))
    qtbot.addWidget(hand.window, before_close_func=hand.leave)
    hand.do("view-history")
    model = dock(hand).list.model()
    added: list[tuple[int, int]] = []
    reset: list[bool] = []
    model.rowsInserted.connect(lambda _, first, last: added.append((first, last)))
    model.modelReset.connect(lambda: reset.append(True))

    assert model.rowCount() == len(log)
    type_titles(hand, "One", "Two")
    assert added == [(0, 0), (0, 0)]
    assert not reset
    choose(hand, model.rowCount() - 3)
    assert hand.document.kept.one(Stage, stage.id).title == "1"
