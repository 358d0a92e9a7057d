"""Ctrl+F: the map shows what is looked for, and the keys go from one to the next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from journey_editor.insight.search import folded, texts_of
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Evidence, Experience, Pain, RowKey, Source, SourceKind, Touchpoint
from tests.ui.driver import touchpoint
from tests.ui.finding import CTRL, SHIFT, FindingHand


@pytest.fixture
def hand(qtbot: QtBot) -> FindingHand:
    return FindingHand(qtbot)


def show(hand: FindingHand, what: str) -> None:
    """Choose a kind by keys."""
    hand.bar.kinds.setFocus()
    hand.press(Qt.Key.Key_Home)
    for _ in range(hand.bar.kinds.count()):
        if not hand.bar.kinds.currentText().startswith(what):
            hand.press(Qt.Key.Key_Down)


def having(hand: FindingHand, word: str) -> set[RowKey]:
    """The rows on the map whose text has a word."""
    drawn = hand.bright() | hand.dim()
    rows = (hand.document.kept.row(key) for key in drawn)
    return {row.key for row in rows if row and word in folded(" ".join(texts_of(row)))}


def test_what_does_not_match_steps_back_and_esc_brings_it_forward(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_F, CTRL)
    assert hand.dim() == set()
    hand.type("KÁST")
    assert hand.bright() == having(hand, "kast") != set()
    hand.press(Qt.Key.Key_Escape)

    assert hand.dim() == set()
    assert not hand.bar.isVisible()
    assert hand.window.canvas.hasFocus()


def test_how_many_match_is_said(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_F, CTRL)
    assert hand.bar.count.text() == ""
    hand.type("kast")
    drawn = hand.bright() | hand.dim()
    rows = [key for key in drawn if key.table != Experience.table]

    assert hand.bar.count.text() == f"{len(having(hand, 'kast'))} of {len(rows)}"


@pytest.mark.parametrize(
    ("on", "back"),
    [
        ((Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Return, SHIFT)),
        ((Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F3, SHIFT)),
    ],
    ids=["Enter", "F3"],
)
def test_the_keys_go_through_every_match_and_round(
    hand: FindingHand,
    on: tuple[Qt.Key, Qt.KeyboardModifier],
    back: tuple[Qt.Key, Qt.KeyboardModifier],
) -> None:
    hand.press(Qt.Key.Key_F, CTRL)
    hand.type("kast")
    visited = []
    for _ in range(len(having(hand, "kast"))):
        hand.press(*on)
        visited.append(hand.chosen)
    assert {keys[0] for keys in visited} == having(hand, "kast")
    hand.press(*on)
    assert hand.chosen == visited[0]
    hand.press(*back)
    assert hand.chosen == visited[-1]
    assert hand.bar.line.hasFocus()


def test_a_match_out_of_sight_is_scrolled_to(hand: FindingHand) -> None:
    hand.window.canvas.zoom_by(6)
    row = touchpoint(hand.document, "Inleverautomaat")
    seen = hand.window.canvas.viewport().rect()
    assert not seen.contains(hand.place(row.key))
    hand.press(Qt.Key.Key_F, CTRL)
    hand.type("inleverautomaat")
    hand.press(Qt.Key.Key_F3)

    assert hand.chosen == (row.key,)
    assert seen.contains(hand.place(row.key))


def test_f3_goes_on_from_the_map_too(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_F, CTRL)
    hand.type("kast")
    hand.window.canvas.setFocus()
    hand.press(Qt.Key.Key_F3)

    assert set(hand.chosen) <= having(hand, "kast")
    assert hand.chosen


def test_moments_of_truth_are_a_choice(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_F, CTRL)
    show(hand, "Moments")

    assert hand.bright() == {one.key for one in hand.document.kept.all(Touchpoint).values() if one.is_moment}


@pytest.mark.parametrize("kind", [SourceKind.PATRON, SourceKind.SURVEY])
def test_what_is_known_from_one_kind_of_source_is_a_choice(hand: FindingHand, kind: SourceKind) -> None:
    hand.press(Qt.Key.Key_F, CTRL)
    show(hand, f"Evidence: {kind.value}")
    project = hand.document.kept
    behind = {
        one.subject for one in project.all(Evidence).values() if project.one(Source, one.source).kind == kind
    }

    assert hand.bright() == behind & (hand.bright() | hand.dim()) != set()


def test_a_text_narrows_a_kind(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_F, CTRL)
    hand.type("kast")
    show(hand, "Pain")

    assert hand.bright() == {key for key in having(hand, "kast") if key.table == Pain.table} != set()


def test_the_filter_follows_what_is_typed_undone_and_deleted(hand: FindingHand) -> None:
    row = touchpoint(hand.document, "Homepage")
    hand.press(Qt.Key.Key_F, CTRL)
    hand.type("kast")
    before = hand.bright()
    hand.document.apply("Type", set_values(hand.document.kept, row.key, title="Kastje"))
    assert hand.bright() == before | {row.key}
    hand.document.undo()
    assert hand.bright() == before
    gone = touchpoint(hand.document, "Kasten")
    hand.document.apply("Delete", remove(hand.document.kept, [gone.key]))
    assert gone.key not in hand.bright()
    assert hand.bright() == having(hand, "kast")


def test_nothing_that_matches_is_gone_to_without_harm(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_F, CTRL)
    hand.type("xyzzy")
    assert hand.bright() == set()
    hand.press(Qt.Key.Key_F3)
    assert hand.chosen == ()


def test_delete_in_the_bar_deletes_no_row(hand: FindingHand) -> None:
    row = touchpoint(hand.document, "Kasten")
    hand.click(row)
    hand.press(Qt.Key.Key_F, CTRL)
    for widget in (hand.bar.kinds, hand.bar.line, hand.bar.findChildren(QToolButton)[0]):
        widget.setFocus()
        hand.press(Qt.Key.Key_Delete)

    assert touchpoint(hand.document, "Kasten") == row


def test_opened_again_it_is_empty_and_another_map_starts_unfiltered(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_F, CTRL)
    hand.type("kast")
    hand.window.show_document(hand.document)
    assert hand.dim() == set()
    assert not hand.bar.isVisible()
    hand.press(Qt.Key.Key_F, CTRL)
    assert hand.bar.line.text() == ""
