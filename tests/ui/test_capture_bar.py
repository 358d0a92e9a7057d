"""The capture bar and the inbox: a line at a time, by keys alone."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget

from journey_editor.canvas.cells import STAGES, STEPS, Cell
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.edits.removal import remove
from journey_editor.model.records import (
    Card,
    Channel,
    Lane,
    LaneKind,
    Note,
    Opportunity,
    Pain,
    Step,
    Touchpoint,
)
from journey_editor.model.structure import inbox_of
from journey_editor.ui.capture_bar import CaptureBar
from journey_editor.ui.inbox import Inbox
from journey_editor.ui.jotting import GRID, KINDS, Jotter, Line
from tests.ui.driver import Hand, touchpoint

pytestmark = pytest.mark.usefixtures("own_settings")


def bar(hand: Hand) -> CaptureBar:
    return hand.window.findChildren(CaptureBar)[0]


def notes(hand: Hand) -> QListWidget:
    return hand.window.findChildren(Inbox)[0].findChildren(QListWidget)[0]


@pytest.mark.parametrize("letter", [*KINDS, *GRID])
def test_a_letter_and_a_blank_say_what_a_line_is(letter: str) -> None:
    assert Line.read(f"{letter} queue  at noon ") == Line(letter, "queue  at noon")
    assert Line.read(f"{letter.upper()} queue") == Line(letter, "queue")


@pytest.mark.parametrize("written", ["pain", "a queue", "ik wil naar huis", "", "  "])
def test_a_line_without_a_letter_is_only_text(written: str) -> None:
    if not written.startswith(("i ", "a ")):
        assert Line.read(written).letter == ""
    assert Line.read("a queue") == Line("", "a queue")


def test_a_line_lands_at_the_step_of_the_cursor_and_the_bar_waits_for_the_next(hand: Hand) -> None:
    shelf = touchpoint(hand.document, "Kasten")
    hand.click(shelf)
    hand.do("insert-jot")
    hand.type("p te hoog")
    hand.key(Qt.Key.Key_Return)
    hand.type("i een trapje")
    hand.key(Qt.Key.Key_Return)

    project = hand.document.kept
    pain = next(one for one in project.all(Pain).values() if one.text == "te hoog")
    idea = next(one for one in project.all(Opportunity).values() if one.text == "een trapje")
    assert (pain.first_step, idea.first_step) == (shelf.step, shelf.step)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    hand.document.undo()
    hand.document.undo()


def test_what_a_line_becomes_is_said_while_it_is_typed(hand: Hand) -> None:
    shelf = touchpoint(hand.document, "Kasten")
    hand.click(shelf)
    hand.do("insert-jot")
    hand.type("q ")
    said = [label.text() for label in bar(hand).findChildren(type(bar(hand)._where))]
    step = hand.document.kept.one(Step, shelf.step)
    assert any("Quote" in one and step.title in one for one in said)


def test_without_a_place_a_line_waits_in_the_inbox(hand: Hand) -> None:
    hand.do("insert-jot")
    hand.type("p nergens")
    hand.key(Qt.Key.Key_Return)
    hand.type("zomaar iets")
    hand.key(Qt.Key.Key_Return)

    assert [(type(note), note.text) for note in inbox_of(hand.document.kept)[-2:]] == [
        (Pain, "nergens"),
        (Card, "zomaar iets"),
    ]


def test_pasted_lines_are_as_many_cards_in_one_entry(hand: Hand) -> None:
    before = hand.document.kept
    hand.do("insert-jot")
    QApplication.clipboard().setText("een\n\np twee\ndrie\n")
    hand.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert [note.text for note in inbox_of(hand.document.kept)[-3:]] == ["een", "twee", "drie"]
    hand.document.undo()
    assert hand.document.kept == before


def test_a_pasted_list_comes_as_it_would_on_the_map(hand: Hand) -> None:
    shelf = touchpoint(hand.document, "Kasten")
    lane = next(one for one in hand.document.kept.all(Lane).sorted() if one.kind == LaneKind.PAIN)
    cell = Cell(lane.key, shelf.step)
    said = []
    for by_bar in (False, True):
        before = len(hand.document.kept.all(Pain)), len(hand.document.kept.all(Opportunity))
        hand.window.canvas.selection.choose_cell(cell)
        QApplication.clipboard().setText("- te hoog\n- te donker\nIdee: een lamp")
        if by_bar:
            hand.do("insert-jot")
        else:
            hand.window.canvas.setFocus()
        hand.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        project = hand.document.kept
        came = len(project.all(Pain)) - before[0], len(project.all(Opportunity)) - before[1]
        said.append((came, hand.window.statusBar().currentMessage()))
        assert {one.text for one in project.all(Pain).where("lane", lane.id)} >= {"te hoog", "te donker"}
        hand.document.undo()
    assert said[0] == said[1]
    assert said[0][0] == (2, 1)


def test_more_lines_than_can_come_are_refused_and_none_is_lost_in_silence(hand: Hand) -> None:
    before = hand.document.kept
    hand.do("insert-jot")
    for lines in (["p a"] * 501, ["a"] * 5002):
        QApplication.clipboard().setText("\n".join(lines))
        hand.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert "too many" in hand.window.statusBar().currentMessage()
        assert hand.document.kept is before


@pytest.mark.parametrize("letter", ["s", "g", "t"])
def test_a_title_that_is_too_long_stays_in_the_line_and_is_spoken_of(hand: Hand, letter: str) -> None:
    hand.click(touchpoint(hand.document, "Kasten"))
    hand.do("insert-jot")
    line, before = QApplication.focusWidget(), hand.document.kept
    assert isinstance(line, QLineEdit)
    for written, fits in ((f"{letter} {'x' * 501}", False), (f"{letter} {'x' * 500}", True)):
        assert hand.document.kept is before
        hand.window.statusBar().clearMessage()
        line.setText(written)
        hand.key(Qt.Key.Key_Return)
        assert ("too long" in hand.window.statusBar().currentMessage()) == (not fits)
        assert line.text() == ("" if fits else written)
    assert hand.document.kept is not before


def test_a_text_that_does_not_fit_the_line_is_not_cut_in_silence(hand: Hand) -> None:
    hand.do("insert-jot")
    QApplication.clipboard().setText("x" * 30_000)
    hand.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "too long" in hand.window.statusBar().currentMessage()


def test_of_every_line_it_is_said_what_really_becomes_of_it(hand: Hand) -> None:
    def check(cell: Cell | None, letter: str) -> None:
        view = hand.window.canvas.view
        jotter = Jotter(document.kept, view, cell, Words(), Mint.seeded("where"))
        said, fresh = jotter.where(f"{letter} "), jotter.jot(f"{letter} tekst")
        assert fresh is not None
        row = fresh.change.applied_to(document.kept).row(fresh.key)
        inbox = isinstance(row, Note) and row.lane is None
        assert said.endswith("Inbox") == inbox, (cell, letter)
        assert ("Touchpoint" in said) == isinstance(row, Touchpoint), (cell, letter)
        if isinstance(row, Touchpoint | Note) and not inbox:
            id_ = row.step if isinstance(row, Touchpoint) else row.first_step
            there = document.kept.get(Step, id_)
            assert said.endswith(f"→ {there.title if there else 'a new step'}"), (cell, letter)

    document = hand.document
    steps = hand.window.canvas.cells.plan.columns.steps
    for _ in range(2):
        listed = [one.key for kind in (Channel, Lane) for one in document.kept.all(kind).sorted()]
        places = [Cell(row, step) for row in (STAGES, STEPS, *listed) for step in (steps[1].id, "")]
        for place, letter in product((None, *places), ("", *KINDS, *GRID)):
            check(place, letter)
        channels = [one.key for one in document.kept.all(Channel).values()]
        document.apply("Elsewhere", remove(document.kept, channels))  # and again without any


def test_alt_and_an_arrow_move_the_place_while_the_bar_is_open(hand: Hand) -> None:
    steps = hand.window.canvas.cells.plan.columns.steps
    hand.click(steps[1])
    hand.do("insert-jot")
    hand.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    hand.type("p hier")
    hand.key(Qt.Key.Key_Return)

    pain = next(one for one in hand.document.kept.all(Pain).values() if one.text == "hier")
    assert pain.first_step == steps[2].id


def test_pasted_stages_and_steps_keep_the_order_of_their_lines(hand: Hand) -> None:
    hand.click(hand.window.canvas.cells.plan.columns.steps[0])
    before = len(hand.document.log)

    hand.do("insert-jot")
    bar(hand).take("s Eerst\ns Dan\ng Later\ns Vertrekt\np Te laat\ng Slot")

    now = hand.window.canvas.cells.plan.columns
    assert [one.title for one in now.steps[1:3]] == ["Eerst", "Dan"]
    assert [one.title for one in now.stages[1:3]] == ["Later", "Slot"]
    leaving = next(one for one in now.steps if one.title == "Vertrekt")
    assert leaving.stage == now.stages[1].id
    pain = next(one for one in hand.document.kept.all(Pain).values() if one.text == "Te laat")
    assert pain.first_step == leaving.id
    assert len(hand.document.log) == before + 1


def test_the_first_step_after_a_new_stage_takes_the_one_that_came_with_it(hand: Hand) -> None:
    steps = hand.window.canvas.cells.plan.columns.steps
    hand.click(steps[-1])
    before = len(steps)

    hand.do("insert-jot")
    for line in ("g Afsluiten", "s Vertrekt", "s Komt terug"):
        hand.type(line)
        hand.key(Qt.Key.Key_Return)

    now = hand.window.canvas.cells.plan.columns
    assert [one.title for one in now.steps[before:]] == ["Vertrekt", "Komt terug"]
    assert {one.stage for one in now.steps[before:]} == {now.stages[-1].id}
    hand.document.undo()
    hand.document.undo()
    assert [one.title for one in hand.window.canvas.cells.plan.columns.steps[before:]] == [""]


def test_steps_stages_and_touchpoints_come_from_the_bar_too(hand: Hand) -> None:
    steps = hand.window.canvas.cells.plan.columns.steps
    hand.click(steps[0])
    hand.do("insert-jot")
    for line in ("s Kijkt rond", "t Poster bij de ingang", "g Afsluiten"):
        hand.type(line)
        hand.key(Qt.Key.Key_Return)

    now = hand.window.canvas.cells.plan.columns
    assert now.steps[1].title == "Kijkt rond"
    added = touchpoint(hand.document, "Poster bij de ingang")
    assert added.step == now.steps[1].id
    assert now.stages[1].title == "Afsluiten"


def test_escape_gives_the_keys_back_to_the_map(hand: Hand) -> None:
    hand.do("insert-jot")
    hand.key(Qt.Key.Key_Escape)

    assert QApplication.focusWidget() is hand.window.canvas
    assert not bar(hand).isVisible()


def test_a_note_of_the_inbox_is_placed_by_enter_and_goes_back(hand: Hand) -> None:
    hand.do("insert-jot")
    hand.type("p op zijn plek")
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Escape)
    shelf = touchpoint(hand.document, "Kasten")
    hand.click(shelf)
    hand.do("view-inbox")
    notes(hand).setCurrentRow(notes(hand).count() - 1)
    hand.key(Qt.Key.Key_Return)

    pain = next(one for one in hand.document.kept.all(Pain).values() if one.text == "op zijn plek")
    assert pain.first_step == shelf.step
    assert pain not in inbox_of(hand.document.kept)
    hand.window.canvas.setFocus()
    hand.do("edit-to-inbox")
    assert [note.id for note in inbox_of(hand.document.kept)][-1] == pain.id


def test_a_plain_note_becomes_what_its_lane_holds(hand: Hand) -> None:
    hand.do("insert-jot")
    hand.type("zonder soort")
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Escape)
    cells = hand.window.canvas.cells
    lane = next(one for one in hand.document.kept.all(Pain).values())
    hand.window._selection.choose([lane.key])
    hand.do("view-inbox")
    notes(hand).setCurrentRow(notes(hand).count() - 1)
    hand.key(Qt.Key.Key_Return)

    placed = next(one for one in hand.document.kept.all(Pain).values() if one.text == "zonder soort")
    assert (placed.lane, placed.first_step) == (lane.lane, lane.first_step)
    assert cells is not hand.window.canvas.cells


def test_the_button_counts_what_waits(hand: Hand) -> None:
    hand.do("insert-jot")
    hand.type("een")
    hand.key(Qt.Key.Key_Return)

    assert "8" in hand.window._palette._inbox.text()
    assert hand.window._palette._inbox.accessibleName() == "Inbox: 8 notes"


def test_every_kind_has_a_letter() -> None:
    headings = (LaneKind.TOUCHPOINT, LaneKind.EXPERIENCE, LaneKind.METRIC)
    others = (*headings, LaneKind.IMAGE)  # a picture is not written
    cards = {kind for kind in LaneKind if kind not in others}
    assert {kind for kind, _ in KINDS.values()} == cards
    assert not set(KINDS) & set(GRID)
    assert Touchpoint.noun in GRID.values()


def test_del_in_the_inbox_deletes_the_note_and_nothing_of_the_map(hand: Hand) -> None:
    shelf = touchpoint(hand.document, "Kasten")
    hand.click(shelf)
    hand.do("view-inbox")
    notes(hand).setCurrentRow(0)
    waiting = inbox_of(hand.document.kept)
    QTest.keyClick(hand.window.windowHandle(), Qt.Key.Key_Delete)
    QApplication.processEvents()

    assert inbox_of(hand.document.kept) == waiting[1:]
    assert hand.document.kept.get(Touchpoint, shelf.id) is not None


def test_a_note_that_is_being_typed_is_kept_by_whatever_comes_next(hand: Hand) -> None:
    hand.do("view-inbox")
    notes(hand).setCurrentRow(0)
    notes(hand).editItem(notes(hand).item(0))
    hand.type("Anders")
    hand.do("view-fit")

    assert inbox_of(hand.document.kept)[0].text == "Anders"
