"""Dot votes in the room: given by keys, hidden until they are revealed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QGraphicsPathItem, QListWidget, QPushButton, QSpinBox

from journey_editor.model.records import Opportunity, Pain, Party, Vote
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.votes import VotesBar
from tests.ui.driver import Hand


def bar(hand: Hand) -> VotesBar:
    return hand.window.findChildren(VotesBar)[0]


def vote(hand: Hand, name: str, *keys: Qt.Key) -> None:
    """Open the round or ask for the next voter, write a name and press keys on the map."""
    hand.do("view-votes")
    hand.type(name)
    hand.key(Qt.Key.Key_Return)
    for key in keys:
        hand.key(key)


def press(hand: Hand, said: str) -> None:
    next(one for one in bar(hand).findChildren(QPushButton) if one.text() == said).click()
    QApplication.processEvents()


def said(hand: Hand) -> str:
    texts = [label.accessibleName() or label.text() for label in bar(hand).findChildren(PlainLabel)]
    return (
        next((text for text in texts if "left" in text or "first" in text), "")
        .replace("\u2068", "")
        .replace("\u2069", "")
    )


def dots(hand: Hand) -> dict[str, list[int]]:
    project = hand.document.kept
    found: dict[str, list[int]] = {}
    for one in project.all(Vote).values():
        found.setdefault(project.one(Party, one.voter).name, []).append(one.dots)
    return found


def badges(hand: Hand) -> int:
    items = hand.window.canvas.sheet_scene.items()
    return sum(isinstance(one, QGraphicsPathItem) and one.parentItem() is None for one in items)


def pains(hand: Hand) -> list[Pain]:
    return [one for one in hand.document.kept.all(Pain).values() if one.first_step]


def test_a_digit_gives_that_many_dots_to_the_chosen_card_and_starts_no_typing(hand: Hand) -> None:
    vote(hand, "Anna", Qt.Key.Key_2)

    assert dots(hand) == {"Anna": [2]}
    assert not hand.window.canvas.typing
    assert said(hand) == "Anna: 1 of 3 dots left · 2 here"
    anna = next(one for one in hand.document.kept.all(Party).values() if one.name == "Anna")
    assert anna.private
    assert hand.document.undo_label == "Dots"


def test_nobody_gives_more_dots_than_are_left(hand: Hand) -> None:
    vote(hand, "Anna", Qt.Key.Key_2, Qt.Key.Key_2)

    assert dots(hand) == {"Anna": [2]}
    assert "So many dots are not left." in said(hand)
    hand.key(Qt.Key.Key_1)
    assert dots(hand) == {"Anna": [3]}


def test_backspace_takes_one_dot_back_and_0_all_of_them(hand: Hand) -> None:
    vote(hand, "Anna", Qt.Key.Key_3, Qt.Key.Key_Backspace)
    assert dots(hand) == {"Anna": [2]}
    hand.key(Qt.Key.Key_0)
    assert dots(hand) == {}
    hand.key(Qt.Key.Key_Backspace)
    assert dots(hand) == {}
    assert said(hand) == "Anna: 3 of 3 dots left"


def test_a_digit_that_is_typed_with_shift_is_a_digit(hand: Hand) -> None:
    """As on Belgian keyboards."""
    vote(hand, "Anna")
    hand.key(Qt.Key.Key_2, Qt.KeyboardModifier.ShiftModifier)

    assert dots(hand) == {"Anna": [2]}


def test_each_voter_has_dots_of_their_own_and_undo_takes_the_voter_back_too(hand: Hand) -> None:
    parties = len(hand.document.kept.all(Party))
    vote(hand, "Anna", Qt.Key.Key_3)
    vote(hand, "Ann", Qt.Key.Key_1)
    assert dots(hand) == {"Anna": [3], "Ann": [1]}

    for _ in range(2):
        hand.do("edit-undo")
    assert dots(hand) == {}
    assert len(hand.document.kept.all(Party)) == parties


def test_totals_are_nowhere_until_they_are_revealed(hand: Hand) -> None:
    vote(hand, "Anna", Qt.Key.Key_2)
    before = badges(hand)
    assert not bar(hand).totals
    assert not bar(hand).findChildren(QListWidget)[0].isVisible()

    press(hand, "Reveal")

    assert list(bar(hand).totals.values()) == [2]
    assert badges(hand) == before + 1
    assert bar(hand).findChildren(QListWidget)[0].isVisible()
    press(hand, "Hide")
    assert (badges(hand), bar(hand).totals) == (before, {})


def test_what_is_revealed_stands_in_order_and_enter_goes_there(hand: Hand) -> None:
    vote(hand, "Anna", Qt.Key.Key_1, Qt.Key.Key_Right, Qt.Key.Key_2)
    first = hand.window.canvas.selection.current
    vote(hand, "Bo", Qt.Key.Key_1)
    press(hand, "Reveal")

    shown = bar(hand).findChildren(QListWidget)[0]
    lines = [shown.item(row).text() for row in range(shown.count())]
    assert [line.split("–")[0].strip() for line in lines] == ["1.  3 dots, 2 voters", "2.  1 dot, 1 voter"]
    hand.window.canvas.selection.choose([])
    hand.key(Qt.Key.Key_Return)
    assert hand.window.canvas.selection.current == first


def test_revealed_totals_follow_undo_and_stay_on_their_cards(hand: Hand) -> None:
    vote(hand, "Anna", Qt.Key.Key_2)
    press(hand, "Reveal")
    before = badges(hand)
    hand.do("edit-undo")

    assert badges(hand) == before - 1
    assert bar(hand).findChildren(QListWidget)[0].count() == 0


def test_digits_type_again_when_the_round_is_over(hand: Hand) -> None:
    vote(hand, "Anna", Qt.Key.Key_1)
    hand.do("view-votes")
    hand.key(Qt.Key.Key_Escape)
    assert not bar(hand).isVisible()
    hand.click(pains(hand)[0])
    hand.key(Qt.Key.Key_4)

    assert hand.window.canvas.typing
    assert dots(hand) == {"Anna": [1]}
    hand.window.canvas.finish_typing()


def test_a_digit_on_something_else_gives_nothing_and_says_what_to_choose(hand: Hand) -> None:
    vote(hand, "Anna")
    hand.click(next(one for one in hand.document.kept.all(Opportunity).values() if one.first_step))
    hand.key(Qt.Key.Key_1)

    assert dots(hand) == {}
    assert "Choose a pain point first." in said(hand)
    bar(hand).findChildren(QComboBox)[1].setCurrentIndex(1)
    hand.key(Qt.Key.Key_1)
    assert dots(hand) == {"Anna": [1]}


def test_without_a_name_nobody_votes_and_the_bar_asks_who(hand: Hand) -> None:
    hand.do("view-votes")
    hand.click(pains(hand)[0])
    hand.key(Qt.Key.Key_1)

    assert dots(hand) == {}
    assert "Write first who votes." in said(hand)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert bar(hand).isAncestorOf(focus)


def test_pains_and_opportunities_are_counted_apart(hand: Hand) -> None:
    vote(hand, "Anna", Qt.Key.Key_3)
    bar(hand).findChildren(QComboBox)[1].setCurrentIndex(1)

    assert said(hand) == "Anna: 3 of 3 dots left"


def test_more_dots_each_are_more_dots_left(hand: Hand) -> None:
    vote(hand, "Anna", Qt.Key.Key_3)
    bar(hand).findChildren(QSpinBox)[0].setValue(5)

    assert said(hand) == "Anna: 2 of 5 dots left · 3 here"


def test_starting_over_takes_all_dots_of_this_round_and_can_be_undone(hand: Hand) -> None:
    vote(hand, "Anna", Qt.Key.Key_3)
    vote(hand, "Bo", Qt.Key.Key_1)
    press(hand, "Start over")
    assert dots(hand) == {}
    hand.do("edit-undo")
    assert dots(hand) == {"Anna": [3], "Bo": [1]}


def test_what_is_said_can_be_read_whole_beside_the_inspector_of_a_small_screen(hand: Hand) -> None:
    vote(hand, "Anna-Margaretha van den Berg", Qt.Key.Key_2, Qt.Key.Key_2)
    hand.window.resize(1180, 700)  # Dutch needs more room than English
    QApplication.processEvents()
    label = next(one for one in bar(hand).findChildren(PlainLabel) if "not left" in one.accessibleName())

    assert label.fontMetrics().horizontalAdvance(label.accessibleName()) <= label.width()


def test_a_round_without_a_dot_reveals_no_empty_list(hand: Hand) -> None:
    hand.do("view-votes")
    press(hand, "Reveal")

    assert not bar(hand).findChildren(QListWidget)[0].isVisible()
    texts = [label.accessibleName() or label.text() for label in bar(hand).findChildren(PlainLabel)]
    assert "Nobody gave a dot yet." in texts
