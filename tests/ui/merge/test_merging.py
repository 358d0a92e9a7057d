"""Merging in a window: what came is seen on the map before any of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget
from pytestqt.qtbot import QtBot

from journey_editor.canvas.origin_marks import OriginMarks
from journey_editor.model.edits.cards import add_note
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.records import Card, Touchpoint
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import publish, read
from tests.sample_maps.samples import build
from tests.ui.answering import answering, button, escape
from tests.ui.carrying import Carrier
from tests.ui.driver import Hand, touchpoint
from tests.ui.looking import choose
from tests.ui.merge.meeting import (
    key,
    lines,
    merge,
    panel,
    panels,
    press,
    rename,
    said,
    texts,
    wait,
    worked_on,
)

pytestmark = pytest.mark.usefixtures("own_settings")


@pytest.fixture
def hand(open_window: Callable[[Document], Hand], files: dict[str, Path]) -> Hand:
    """A hand at the map that the others have copies of."""
    hand = open_window(Document.open(files["ours"]))
    hand.document.author = "Ola"
    return hand


def titles(document: Document) -> set[str]:
    return {one.title for one in document.kept.all(Touchpoint).values()}


def marked(hand: Hand, *titles: str) -> list[bool]:
    """Whether touchpoints are marked on the map as what came."""
    canvas = hand.window.canvas
    marks = [one for one in canvas.sheet_scene.items() if isinstance(one, OriginMarks)]
    places = [canvas.mapToScene(hand.place(touchpoint(hand.document, one).key)) for one in titles]
    return [any(one.boundingRect().contains(place) for one in marks) for place in places]


def test_what_came_is_on_the_map_with_who_brought_it_and_one_undo_takes_all_of_it_back(
    hand: Hand, files: dict[str, Path]
) -> None:
    worked_on(files["ada"], Kasten="Ada's")
    worked_on(files["bo"], Homepage="Bo's")
    document, before = hand.document, hand.document.kept
    shown = merge(hand, files["ada"], files["bo"])

    assert {"Ada's", "Bo's"} <= titles(document)
    assert marked(hand, "Ada's", "Bo's", "Inleverautomaat") == [True, True, False]
    assert "ada.journey" in texts(shown)
    assert "1 changed · since " in texts(shown)
    assert [line.split(" – ")[1] for line in lines(shown)] == ["changed", "changed"]
    press(shown, "Merge")

    assert {"Ada's", "Bo's"} <= titles(document)
    assert said(hand) == "Merged: 2 changed. Undo takes all of it back."
    assert document.undo_label is not None
    assert "ada.journey" in document.undo_label
    assert marked(hand, "Ada's", "Bo's") == [False, False]
    hand.do("edit-undo")
    assert document.kept == before
    hand.do("edit-redo")
    assert {"Ada's", "Bo's"} <= titles(document)


@pytest.mark.parametrize("leave", ["Cancel", "Esc"])
def test_leaving_it_leaves_all_as_it_was(hand: Hand, files: dict[str, Path], leave: str) -> None:
    worked_on(files["ada"], Kasten="Ada's")
    document, before, logged = hand.document, hand.document.kept, hand.document.log
    shown = merge(hand, files["ada"])
    if leave == "Esc":
        key(shown, Qt.Key.Key_Escape)
    else:
        press(shown, leave)

    assert (document.kept, document.log) == (before, logged)
    assert document.may_change
    assert panels(hand) == []
    assert hand.window._inspector.isVisible()
    rename(document, Kasten="Ours")


def test_a_clash_is_decided_by_a_key_and_the_map_shows_it(hand: Hand, files: dict[str, Path]) -> None:
    worked_on(files["ada"], author="Ada", Kasten="Ada's")
    rename(hand.document, Kasten="Ours")
    shown = merge(hand, files["ada"])

    assert lines(shown)[0].endswith("clash in Title · undecided")
    assert hand.window.canvas.selection.current == touchpoint(hand.document, "Ours").key
    for part in ("Ola, today", "Ada, today", "Title: Ours", "Title: Ada's", "Before: ", "Kasten"):
        assert part in texts(shown)
    for pressed, title in (
        (Qt.Key.Key_2, "Ada's"),
        (Qt.Key.Key_3, "Ours / Ada's"),
        (Qt.Key.Key_1, "Ours"),
        (Qt.Key.Key_2, "Ada's"),
    ):
        key(shown, pressed)
        assert title in titles(hand.document)
        assert "undecided" not in lines(shown)[0]
    press(shown, "Merge")
    assert "Ada's" in titles(hand.document)


def test_all_clashes_are_decided_at_once(hand: Hand, files: dict[str, Path]) -> None:
    worked_on(files["ada"], Kasten="Ada's", Homepage="Ada's home")
    rename(hand.document, Kasten="Ours", Homepage="Our home")
    shown = merge(hand, files["ada"])
    assert "2 clashes, 2 undecided" in texts(shown)
    press(shown, "All theirs")
    assert {"Ada's", "Ada's home"} <= titles(hand.document)
    press(shown, "All ours")
    assert {"Ours", "Our home"} <= titles(hand.document)
    assert "2 clashes, 0 undecided" in texts(shown)


def test_enter_leads_from_one_undecided_clash_to_the_next(hand: Hand, files: dict[str, Path]) -> None:
    worked_on(files["ada"], Kasten="Ada's", Homepage="Ada's home", Inleverautomaat="Ada's machine")
    rename(hand.document, Kasten="Ours", Homepage="Our home", Inleverautomaat="Our machine")
    shown = merge(hand, files["ada"])
    current = [shown.list.currentIndex().row()]
    for pressed in (Qt.Key.Key_Down, Qt.Key.Key_1, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Return):
        key(shown, pressed)
        current.append(shown.list.currentIndex().row())
    assert current == [0, 1, 1, 0, 2, 0]


def test_what_is_undecided_is_said_once_before_it_counts_as_ours(hand: Hand, files: dict[str, Path]) -> None:
    worked_on(files["ada"], Kasten="Ada's")
    rename(hand.document, Kasten="Ours")
    shown = merge(hand, files["ada"])
    with answering(escape) as asked:
        press(shown, "Merge")
    assert asked[0].startswith("1 clash is undecided.")
    assert panels(hand) == [shown]
    assert hand.window.focusWidget() is shown.list
    with answering(button("Merge")):
        press(shown, "Merge")
    assert panels(hand) == []
    assert "Ours" in titles(hand.document)
    assert "Ada's" not in titles(hand.document)


def test_what_was_removed_here_and_worked_on_there_is_kept_or_removed(
    hand: Hand, files: dict[str, Path]
) -> None:
    worked_on(files["ada"], Kasten="Ada's")
    document = hand.document
    document.apply("Delete", remove(document.kept, [touchpoint(document, "Kasten").key]))
    shown = merge(hand, files["ada"])

    assert lines(shown)[0].endswith("removed here, worked on there · undecided")
    assert "Ada's" in titles(document)
    key(shown, Qt.Key.Key_3)
    assert lines(shown)[0].endswith("undecided")
    key(shown, Qt.Key.Key_1)
    assert lines(shown)[0].endswith("is removed")
    assert "Ada's" not in titles(document)
    key(shown, Qt.Key.Key_2)
    assert "Ada's" in titles(document)


def noted(document: Document, text: str) -> None:
    lane, step = next(
        (one.lane, one.first_step) for one in document.kept.all(Card).sorted() if one.lane and one.first_step
    )
    assert lane is not None
    assert step is not None
    change = add_note(document.kept, lane=lane, first_step=step, mint=document.mint, text=text)
    document.apply("Add", change)


def test_what_was_added_twice_under_one_name_may_be_one(hand: Hand, files: dict[str, Path]) -> None:
    theirs = Document.open(files["ada"])
    noted(theirs, "Where is the shelf?")
    theirs.save(files["ada"])
    noted(hand.document, "where is the shelf?")
    shown = merge(hand, files["ada"])

    def cards() -> int:
        return sum(
            one.text.casefold() == "where is the shelf?" for one in hand.document.kept.all(Card).values()
        )

    assert lines(shown)[0].endswith("added twice under one name · two")
    assert cards() == 2
    key(shown, Qt.Key.Key_Space)
    assert cards() == 1
    assert any(line.endswith("· one") for line in lines(shown))


def test_nothing_can_be_changed_or_saved_meanwhile_and_why_is_said(
    hand: Hand, files: dict[str, Path]
) -> None:
    worked_on(files["ada"], Kasten="Ada's")
    rename(hand.document, Homepage="Ours")
    document, logged, canvas = hand.document, hand.document.log, hand.window.canvas
    merge(hand, files["ada"])
    for action in ("insert-step", "edit-delete", "edit-undo", "file-save", "file-merge", "view-history"):
        hand.window.statusBar().clearMessage()
        hand.do(action)
        assert "Merge or cancel first" in said(hand), action
    canvas.setFocus()
    hand.click(touchpoint(document, "Ada's"))
    QTest.keyClicks(canvas, "typed")
    hand.key(Qt.Key.Key_Delete)
    assert document.log == logged
    assert "Ada's" in titles(document)
    assert [one.windowTitle() for one in hand.window.findChildren(QDockWidget) if one.isVisible()] == [
        "Merge copies"
    ]


def test_what_has_nothing_new_says_so_and_is_remembered(hand: Hand, files: dict[str, Path]) -> None:
    worked_on(files["ada"], Kasten="Ada's")
    worked_on(files["ada"], **{"Ada's": "Kasten"})
    document, before = hand.document, hand.document.kept
    hand.window._later.merge([files["ada"]])
    wait(lambda: "Nothing new" in said(hand))

    assert panels(hand) == []
    assert document.kept == before
    assert document.undo_label is None
    assert document.log[-1].parents[-1] == read(files["ada"]).revisions[-1].id
    assert document.may_change
    logged = document.log
    hand.window._later.merge([files["ada"]])
    wait(lambda: document.may_change)
    assert document.log == logged


def test_a_week_later_the_same_colleague_brings_only_what_is_new(hand: Hand, files: dict[str, Path]) -> None:
    worked_on(files["ada"], Kasten="Ada's")
    rename(hand.document, Kasten="Ours")
    key(shown := merge(hand, files["ada"]), Qt.Key.Key_2)
    press(shown, "Merge")
    hand.do("file-save")
    worked_on(files["ada"], Homepage="Ada's home")
    shown = merge(hand, files["ada"])
    assert len(lines(shown)) == 1
    assert "0 undecided" not in texts(shown)
    press(shown, "Merge")
    assert {"Ada's", "Ada's home"} <= titles(hand.document)


def test_one_that_cannot_be_read_is_said_and_the_others_go_on(
    hand: Hand, files: dict[str, Path], tmp_path: Path
) -> None:
    worked_on(files["ada"], Kasten="Ada's")
    broken = tmp_path / "broken.journey"
    broken.write_bytes(b"no map")
    with answering(button("Close")) as told:
        shown = merge(hand, broken, files["ada"])
    assert "broken.journey cannot be opened" in told[0]
    assert "ada.journey" in texts(shown)
    press(shown, "Cancel")
    with answering(button("Close")):
        hand.window._later.merge([broken])
        wait(lambda: hand.document.may_change)
    assert panels(hand) == []


def test_a_copy_without_history_is_said_to_be_compared_by_id_and_name(hand: Hand, tmp_path: Path) -> None:
    stranger = Document(build("uitlenen"))
    rename(stranger, Kasten="Theirs")
    stranger.apply("Delete", remove(stranger.kept, [touchpoint(stranger, "Homepage").key]))
    path = tmp_path / "stranger.journey"
    publish(stranger.kept, [], path, overwrite=False)
    shown = merge(hand, path)
    assert "no history in common: compared by id and by name, so nothing is taken away" in texts(shown)
    assert "Homepage" in titles(hand.document)


def test_what_lies_in_another_variant_is_shown_when_its_line_is_chosen(
    hand: Hand, files: dict[str, Path]
) -> None:
    theirs, canvas = Document.open(files["ada"]), hand.window.canvas
    before = canvas.view
    theirs.apply("To be", make_to_be(theirs.kept, before.variant, mint=theirs.mint, title="To be"))
    theirs.save(files["ada"])
    shown = merge(hand, files["ada"])
    step = next(row for row, line in enumerate(lines(shown)) if line.startswith("Step"))
    shown.list.setCurrentIndex(shown.list.model().index(step, 0))
    assert canvas.view.variant != before.variant
    assert canvas.selection.current is not None
    assert canvas.sees(canvas.selection.current)
    press(shown, "Cancel")
    assert canvas.view.variant == before.variant


def test_another_map_ends_the_merge_and_leaves_the_first_as_it_was(
    hand: Hand, files: dict[str, Path]
) -> None:
    worked_on(files["ada"], Kasten="Ada's")
    first = hand.document
    merge(hand, files["ada"])
    hand.window.show_document(Document(build("uitlenen")))
    QApplication.processEvents()
    assert panels(hand) == []
    assert first.may_change
    assert "Ada's" not in titles(first)
    hand.do("insert-step")
    assert len(hand.document.entries) <= 1


def test_what_is_saved_on_the_way_out_is_the_map_without_the_merge(
    hand: Hand, files: dict[str, Path]
) -> None:
    worked_on(files["ada"], Homepage="Ada's")
    rename(hand.document, Kasten="Ours")
    merge(hand, files["ada"])
    with answering(button("Save")):
        hand.window.close()
    found = {one.title for one in read(files["ours"]).project.all(Touchpoint).values()}
    assert "Ours" in found
    assert "Ada's" not in found


def test_several_maps_dropped_on_the_window_are_merged(qtbot: QtBot, files: dict[str, Path]) -> None:
    worked_on(files["ada"], Kasten="Ada's")
    worked_on(files["bo"], Homepage="Bo's")
    hand = Carrier(Document.open(files["ours"]))
    qtbot.addWidget(hand.window, before_close_func=hand.leave)
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(files[name])) for name in ("ada", "bo")])
    hand.carry(carried, hand.window.canvas.rect().center())
    assert hand.accepted
    hand.drop(hand.window.canvas.rect().center())
    press(panel(hand), "Merge")
    assert {"Ada's", "Bo's"} <= titles(hand.document)


def test_saving_over_what_somebody_else_saved_leads_here_and_then_asks_nothing_more(
    hand: Hand, files: dict[str, Path]
) -> None:
    rename(hand.document, Kasten="Ours")
    worked_on(files["ours"], Homepage="Theirs")
    with answering(button("Merge…")):
        hand.do("file-save")
    press(panel(hand), "Merge")
    hand.do("file-save")
    assert not hand.document.dirty
    found = {one.title for one in read(files["ours"]).project.all(Touchpoint).values()}
    assert {"Ours", "Theirs"} <= found


def test_a_map_in_the_place_of_the_own_file_is_merged_and_then_replaced_without_a_question(
    hand: Hand, files: dict[str, Path]
) -> None:
    rename(hand.document, Kasten="Ours")
    files["ours"].unlink()
    stranger = Document(build("uitlenen"))
    rename(stranger, Homepage="Theirs")
    publish(stranger.kept, [], files["ours"], overwrite=False)
    with answering(button("Merge…")):
        hand.do("file-save")
    shown = panel(hand)
    press(shown, "All theirs")
    press(shown, "Merge")
    hand.do("file-save")
    assert not hand.document.dirty
    assert "Theirs" in {one.title for one in read(files["ours"]).project.all(Touchpoint).values()}


def test_an_earlier_moment_gives_way_to_the_merge(hand: Hand, files: dict[str, Path]) -> None:
    worked_on(files["ada"], Kasten="Ada's")
    rename(hand.document, Homepage="One")
    hand.do("view-history")
    choose(hand, 1)
    assert "One" not in titles(hand.document)
    shown = merge(hand, files["ada"])
    assert {"One", "Ada's"} <= titles(hand.document)
    press(shown, "Merge")
    assert {"One", "Ada's"} <= titles(hand.document)
