"""Copy, cut, paste and duplicate, by keys and menus, and notes from other programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from journey_editor.canvas.cells import STEPS, Cell
from journey_editor.canvas.clipboard import CHOSEN, CLIP
from journey_editor.model.records import (
    Card,
    Channel,
    Lane,
    LaneKind,
    Note,
    Pain,
    RowKey,
    Stage,
    Step,
    Touchpoint,
    Transition,
)
from journey_editor.model.structure import inbox_of, steps_of
from journey_editor.session.document import Document
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.match_columns import MatchColumns
from tests.sample_maps.samples import build
from tests.ui.driver import Hand, program, step, touchpoint

CTRL = Qt.KeyboardModifier.ControlModifier


pytestmark = pytest.mark.usefixtures("own_settings")


def copied(text: str = "", *, html: str = "", data: dict[str, bytes] | None = None) -> None:
    """Put something of another program on the clipboard."""
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    for kind, content in (data or {}).items():
        mime.setData(kind, content)
    QGuiApplication.clipboard().setMimeData(mime)


def said(hand: Hand) -> str:
    return hand.window.statusBar().currentMessage()


def lane(hand: Hand, kind: LaneKind) -> Lane:
    return next(one for one in hand.document.kept.all(Lane).sorted() if one.kind == kind)


def at(hand: Hand, row: RowKey, title: str) -> None:
    """Choose the cell of a row and a step."""
    hand.window.canvas.selection.choose_cell(Cell(row, step(hand.document, title).id if title else ""))


def chosen(hand: Hand) -> list[RowKey]:
    return list(hand.window.canvas.selection.keys)


def answer(act: Callable[[MatchColumns], None]) -> None:
    """Do something in the dialog that comes next."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MatchColumns)
        act(dialog)

    QTimer.singleShot(50, look)


def press(dialog: MatchColumns, button: str) -> None:
    next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == button).click()


# Rows


def test_touchpoints_copied_and_pasted_are_there_twice_and_the_copies_are_chosen(hand: Hand) -> None:
    row = touchpoint(hand.document, "Kasten")
    before = len(hand.document.kept.all(Touchpoint))
    hand.click(row)
    hand.key(Qt.Key.Key_C, CTRL)
    hand.key(Qt.Key.Key_V, CTRL)

    (copy,) = chosen(hand)
    assert copy != row.key
    assert hand.document.kept.one(Touchpoint, copy.id).title == "Kasten"
    assert len(hand.document.kept.all(Touchpoint)) == before + 1
    hand.key(Qt.Key.Key_Z, CTRL)
    assert hand.document.kept == build("uitlenen")


def test_what_is_cut_comes_back_elsewhere(hand: Hand) -> None:
    pain = hand.document.kept.all(Pain).sorted()[0]
    hand.click(pain)
    hand.key(Qt.Key.Key_X, CTRL)
    assert hand.document.kept.get(Pain, pain.id) is None
    assert hand.document.undo_label == "Cut"
    at(hand, lane(hand, LaneKind.PAIN).key, "Leent het boek")
    hand.key(Qt.Key.Key_V, CTRL)

    moved = hand.document.kept.one(Pain, chosen(hand)[0].id)
    assert (moved.text, moved.severity, moved.subject) == (pain.text, pain.severity, pain.subject)
    assert moved.first_step == step(hand.document, "Leent het boek").id


def test_after_cutting_the_cursor_is_where_the_card_was(hand: Hand) -> None:
    pain = next(one for one in hand.document.kept.all(Pain).values() if "balie" in one.text)
    hand.click(pain)
    hand.key(Qt.Key.Key_X, CTRL)
    hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_V, CTRL)

    moved = hand.document.kept.one(Pain, chosen(hand)[0].id)
    assert (moved.lane, moved.text) == (pain.lane, pain.text)
    assert moved.first_step == step(hand.document, "Leent het boek").id


def test_two_joined_touchpoints_go_to_another_window_with_their_line_and_channels(
    hand: Hand, open_window: Callable[[Document], Hand]
) -> None:
    line = hand.document.kept.all(Transition).sorted()[0]
    ends = [hand.document.kept.one(Touchpoint, end) for end in (line.source, line.target)]
    hand.click(ends[0])
    hand.click(ends[1], CTRL)
    hand.do("edit-copy")
    other = open_window(program().new_document("blank"))
    other.do("edit-paste")

    project = other.document.kept
    there = [project.one(Touchpoint, key.id) for key in chosen(other)]
    assert [one.title for one in there] == [one.title for one in ends]
    channels = [hand.document.kept.one(Channel, one.channel).title for one in ends]
    assert [project.one(Channel, one.channel).title for one in there] == channels
    assert [(one.source, one.target) for one in project.all(Transition).values()] == [
        tuple(one.id for one in there)
    ]


def test_a_duplicate_is_one_entry_and_leaves_the_clipboard_alone(hand: Hand) -> None:
    copied("van elders")
    hand.click(step(hand.document, "Leent het boek"))
    hand.key(Qt.Key.Key_D, CTRL)

    titles = [one.title for one in steps_of(hand.document.kept, hand.window.canvas.view.variant)]
    place = titles.index("Leent het boek")
    assert titles[place + 1] == "Leent het boek"
    assert QGuiApplication.clipboard().text() == "van elders"
    hand.do("edit-undo")
    assert hand.document.kept == build("uitlenen")


def test_other_programs_get_text_a_table_and_a_picture(hand: Hand) -> None:
    hand.click(hand.document.kept.all(Stage).sorted()[0])
    hand.do("edit-copy")

    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text().splitlines()[0] == hand.document.kept.all(Stage).sorted()[0].title
    assert "<table" in mime.html()
    assert "Website" in mime.html()
    picture = QGuiApplication.clipboard().image()
    assert picture.width() * picture.height() > 100_000
    assert mime.hasFormat(CLIP)


def test_while_a_text_is_typed_the_keys_act_in_it_and_duplicate_does_nothing(hand: Hand) -> None:
    row = touchpoint(hand.document, "Kasten")
    hand.click(row)
    hand.key(Qt.Key.Key_F2)
    hand.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Kasten"
    hand.key(Qt.Key.Key_D, CTRL)
    hand.do("edit-duplicate")
    hand.do("edit-cut")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText() == ""
    hand.do("edit-paste")
    assert editor.toPlainText() == "Kasten"
    assert len(hand.document.kept.all(Touchpoint)) == len(build("uitlenen").all(Touchpoint))
    hand.key(Qt.Key.Key_Escape)

    field = next(
        one for one in hand.window.findChildren(QLineEdit) if one.isVisible() and one.text() == "Kasten"
    )
    field.setFocus()
    field.selectAll()
    copied("Rekken")
    hand.key(Qt.Key.Key_V, CTRL)
    assert field.text() == "Rekken"
    hand.key(Qt.Key.Key_D, CTRL)
    assert len(hand.document.kept.all(Touchpoint)) == len(build("uitlenen").all(Touchpoint))
    hand.key(Qt.Key.Key_Return)


def test_nothing_chosen_is_said(hand: Hand) -> None:
    for action in ("edit-copy", "edit-cut", "edit-duplicate"):
        hand.window.statusBar().clearMessage()
        hand.do(action)
        assert said(hand) == "Choose what to copy first."
    assert not hand.document.dirty


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00" + bytes(200), b"<?xml", bytes(5000)])
def test_a_hostile_clip_is_refused_in_a_sentence(hand: Hand, content: bytes) -> None:
    copied("leesbaar", data={CLIP: content or b"x", CHOSEN: b"card/1"})
    hand.do("edit-paste")
    assert "damaged" in said(hand)
    assert not hand.document.dirty


# Notes


def test_a_list_becomes_a_card_a_line_in_the_chosen_cell(hand: Hand) -> None:
    needs = lane(hand, LaneKind.NEED)
    at(hand, needs.key, "Leent het boek")
    copied("- Een mandje\n\n• Iemand die helpt\n[x] Rust\n  2. Een stoel \n")
    hand.key(Qt.Key.Key_V, CTRL)

    rows = [hand.document.kept.one(Card, key.id) for key in chosen(hand)]
    assert [row.text for row in rows] == ["Een mandje", "Iemand die helpt", "Rust", "Een stoel"]
    place = step(hand.document, "Leent het boek").id
    assert {(row.lane, row.first_step, row.kind) for row in rows} == {(needs.id, place, "need")}
    assert said(hand) == "4 cards"
    hand.do("edit-undo")
    assert hand.document.kept == build("uitlenen")


def test_lines_on_the_row_of_steps_are_steps_and_on_a_channel_touchpoints(hand: Hand) -> None:
    at(hand, STEPS, "Leent het boek")
    copied("Betaalt\nDrinkt koffie")
    hand.do("edit-paste")
    order = [one.title for one in steps_of(hand.document.kept, hand.window.canvas.view.variant)]
    place = order.index("Leent het boek")
    assert order[place + 1 : place + 3] == ["Betaalt", "Drinkt koffie"]

    channel = hand.document.kept.all(Channel).sorted()[0]
    at(hand, channel.key, "Leent het boek")
    copied("Pas\nPin\nBon")
    hand.do("edit-paste")
    rows = [hand.document.kept.one(Touchpoint, key.id) for key in chosen(hand)]
    steps = [hand.document.kept.one(Step, row.step).title for row in rows]
    assert steps == ["Leent het boek", "Betaalt", "Drinkt koffie"]
    assert {row.channel for row in rows} == {channel.id}


def test_lines_without_a_place_wait_in_the_inbox(hand: Hand) -> None:
    before = len(inbox_of(hand.document.kept))
    copied("Pijnpunt: Te donker\nZomaar iets")
    hand.do("edit-paste")
    new = inbox_of(hand.document.kept)[before:]
    assert [(type(note).__name__, note.text) for note in new] == [
        ("Pain", "Te donker"),
        ("Card", "Zomaar iets"),
    ]
    assert said(hand) == "2 cards, 2 to the inbox"


def test_a_table_is_shown_first_and_what_is_chosen_there_counts(hand: Hand) -> None:
    copied("Soort\tTekst\tStap\npijnpunt\tTe koud\tLeent het boek\nkans\tDeken\tNieuwe stap hier\n")
    seen = []

    def look(dialog: MatchColumns) -> None:
        seen.append([choice.currentText() for choice in dialog.findChildren(QComboBox)])
        seen.append([one.text() for one in dialog.findChildren(PlainLabel)])
        press(dialog, "Import")

    answer(look)
    hand.do("edit-paste")
    assert seen[0] == ["Kind", "Text", "Step"]
    assert "2 cards, 1 new step" in seen[1]
    pain, idea = (hand.document.kept.row(key) for key in chosen(hand))
    assert isinstance(pain, Pain)
    assert pain.first_step == step(hand.document, "Leent het boek").id
    assert isinstance(idea, Note)
    assert idea.first_step == step(hand.document, "Nieuwe stap hier").id
    hand.do("edit-undo")
    assert hand.document.kept == build("uitlenen")


def test_a_table_that_is_cancelled_changes_nothing(hand: Hand) -> None:
    copied("a\tb\nc\td")
    answer(lambda dialog: press(dialog, "Cancel"))
    hand.do("edit-paste")
    assert not hand.document.dirty


def test_a_table_of_a_web_page_gives_its_text_and_no_script(hand: Hand) -> None:
    at(hand, lane(hand, LaneKind.NEED).key, "Leent het boek")
    copied(
        "x", html="<table><tr><td>Licht<script>alert(1)</script></td></tr><tr><td>A &amp; B</td></tr></table>"
    )
    hand.do("edit-paste")
    assert [hand.document.kept.one(Card, key.id).text for key in chosen(hand)] == ["Licht", "A & B"]


def test_too_many_lines_are_refused_at_once_and_a_long_word_is_cut_and_said(hand: Hand) -> None:
    at(hand, lane(hand, LaneKind.NEED).key, "Leent het boek")
    copied("regel\n" * 100_000)
    hand.do("edit-paste")
    assert "100,000 lines" in said(hand)
    assert not hand.document.dirty
    copied("x" * 2_000_000 + "\nkort")
    hand.do("edit-paste")
    assert said(hand) == "2 cards, 1 text was too long and was cut"


def test_a_file_that_is_dropped_is_shown_first(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_bytes("Tekst;Stap\nTe warm é;Leent het boek\n".encode("cp1252"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    answer(lambda dialog: press(dialog, "Import"))
    hand.window._later.pasting().paste_mime(mime)
    assert hand.document.kept.one(Card, chosen(hand)[0].id).text == "Te warm é"
