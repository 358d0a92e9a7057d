"""Foreign drops: what other programs and the desktop let fall on the map, and what must do no harm there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journey_editor.canvas.carried import ACTION, ROWS, carrying
from journey_editor.canvas.clipboard import CLIP
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Lane, Note, Pain, Stage, Touchpoint
from journey_editor.model.structure import inbox_of, stages_of
from journey_editor.session.document import Document
from tests.pictures import shown
from tests.sample_maps.samples import build
from tests.ui.carrying import Carrier
from tests.ui.driver import step, touchpoint

pytestmark = pytest.mark.usefixtures("own_settings")


@pytest.fixture
def hand(qtbot: QtBot) -> Carrier:
    hand = Carrier(Document(build("uitlenen")))
    qtbot.addWidget(hand.window, before_close_func=hand.leave)
    return hand


def lane(hand: Carrier, title: str) -> Lane:
    return next(one for one in hand.document.kept.all(Lane).values() if one.title == title)


def text(said: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(said)
    return mime


def files(*names: str | QUrl) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([name if isinstance(name, QUrl) else QUrl.fromLocalFile(name) for name in names])
    return mime


def test_text_is_one_card_a_line_where_it_is_dropped(hand: Carrier) -> None:
    there, home, before = step(hand.document, "Leent het boek"), lane(hand, "Pijnpunten"), hand.document.kept
    place = hand.cell(there, home)

    hand.carry(text("Te traag\nTe duur"), place)
    assert hand.accepted
    hand.drop(place)

    came = [one for one in hand.document.kept.all(Pain).values() if one.text.startswith("Te ")]
    assert {(one.text, one.lane, one.first_step) for one in came} == {
        ("Te traag", home.id, there.id),
        ("Te duur", home.id, there.id),
    }
    hand.document.undo()
    assert hand.document.kept == before


def test_a_map_opens_wherever_it_is_dropped(hand: Carrier, tmp_path: Path) -> None:
    path = tmp_path / "other.journey"
    Document(build("story_time")).save(path)

    hand.carry(files(str(path)), hand.middle(touchpoint(hand.document, "Kasten")))
    assert hand.accepted
    hand.drop(hand.middle(touchpoint(hand.document, "Kasten")))

    assert hand.document.path == path


@pytest.mark.parametrize(
    "mime",
    [
        files("/maps/letter.docx"),
        files("//server/share/picture.png"),
        files(QUrl("file://server/share/picture.jpg")),
        files("/maps/a.journey", "/maps/b.txt"),
        files("/maps/folder"),
        files(QUrl("file://server/share/map.journey")),
        files("//server/share/map.journey"),
        files("//server/share/notes.txt"),
        files(QUrl("file:////server/share/notes.csv")),
    ],
    ids=str,
)
def test_what_is_no_map_and_no_text_on_this_computer_is_refused_in_a_sentence(
    hand: Carrier, mime: QMimeData
) -> None:
    before = hand.document

    hand.carry(mime, hand.middle(touchpoint(hand.document, "Kasten")))
    assert hand.accepted
    hand.drop(hand.middle(touchpoint(hand.document, "Kasten")))

    assert hand.document is before
    assert hand.document.log == ()
    assert hand.said.endswith(".")


def test_a_link_is_text(hand: Carrier) -> None:
    mime = files(QUrl("https://example.org/shelf"))
    mime.setText("https://example.org/shelf")
    place = hand.cell(step(hand.document, "Leent het boek"), lane(hand, "Pijnpunten"))

    hand.carry(mime, place)
    hand.drop(place)

    assert any(one.text.startswith("https://") for one in hand.document.kept.all(Pain).values())


def test_what_nobody_knows_is_not_taken(hand: Carrier) -> None:
    mime = QMimeData()
    mime.setData("application/x-something", b"anything")

    hand.carry(mime, hand.middle(touchpoint(hand.document, "Kasten")))

    assert not hand.accepted


def test_a_picture_stands_on_a_storyboard_at_the_step_it_is_dropped_on(
    hand: Carrier, qtbot: QtBot, tmp_path: Path
) -> None:
    mime = QMimeData()
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    mime.setImageData(image)
    file = tmp_path / "drawn.PNG"
    image.save(str(file))
    place = hand.cell(step(hand.document, "Leent het boek"), lane(hand, "Pijnpunten"))

    for count, dropped in enumerate((mime, files(QUrl.fromLocalFile(str(file)))), 1):
        hand.carry(dropped, place)
        hand.drop(place)
        qtbot.waitUntil(lambda many=count: len(shown(hand.document.kept)) == many)  # type: ignore[misc] # a default

    steps = {card.first_step for card in shown(hand.document.kept)}
    assert steps == {step(hand.document, "Leent het boek").id}
    assert len(hand.document.pictures) == 1


# Bad input


def vanish(hand: Carrier, note: Note) -> None:
    hand.document.apply("Elsewhere", remove(hand.document.kept, [note.key]))


def rename(hand: Carrier, _note: Note) -> None:
    row = touchpoint(hand.document, "Kasten")
    hand.document.apply("Elsewhere", set_values(hand.document.kept, row.key, title="Rekken"))


def undo(hand: Carrier, _note: Note) -> None:
    hand.document.undo()


@pytest.mark.parametrize("happens", [vanish, rename, undo])
def test_a_map_that_changes_while_something_is_carried_over_it(
    hand: Carrier, happens: Callable[[Carrier, Note], None]
) -> None:
    stage = stages_of(hand.document.kept, hand.window.canvas.view.variant)[0]
    hand.document.apply("First", set_values(hand.document.kept, stage.key, title="Begin"))
    note, place = (
        inbox_of(hand.document.kept)[0],
        hand.cell(step(hand.document, "Leent het boek"), lane(hand, "Pijnpunten")),
    )
    hand.carry(carrying([note.key], note.text), place)

    happens(hand, note)
    assert hand.document.project is hand.document.kept
    hand.carry_on(place)
    hand.drop(place)

    came = any(one.text == note.text for one in hand.document.kept.all(Pain).values())
    assert came == (happens is not vanish)


def test_rows_that_are_not_of_this_map_are_not_taken(hand: Carrier) -> None:
    for keys in (
        [],
        [Stage(id="other", variant="x", rank="V").key],
        [touchpoint(hand.document, "Kasten").key],
    ):
        hand.carry(carrying(keys, ""), hand.middle(touchpoint(hand.document, "Kasten")))
        assert not hand.accepted


def test_a_window_that_closes_while_something_is_carried_over_it(hand: Carrier) -> None:
    before = hand.document.kept
    place = hand.cell(step(hand.document, "Leent het boek"), lane(hand, "Pijnpunten"))
    hand.carry(hand.waiting.mimeData([hand.waiting.item(0)]), place)

    hand.window.close()

    assert hand.document.project is before
    assert hand.document.log == ()


def test_a_text_that_is_typed_is_kept_before_something_is_carried_over_the_map(hand: Carrier) -> None:
    shelf = touchpoint(hand.document, "Kasten")
    hand.window.canvas.type_in(shelf.key)
    hand.type("Rekken")
    place = hand.cell(step(hand.document, "Leent het boek"), lane(hand, "Pijnpunten"))

    hand.carry(hand.waiting.mimeData([hand.waiting.item(0)]), place)
    hand.drop(place)

    assert hand.document.kept.one(Touchpoint, shelf.id).title == "Rekken"
    assert hand.document.undo_label == "Place card"


HOSTILE = st.binary(max_size=60) | st.sampled_from(
    [
        b"insert-stage",
        b"insert-pain\0",
        b"INSERT-STEP",
        b"file-quit",
        b"card/\n/",
        b"card/x",
        b"\xff/\xfe",
        b"x/y/z",
    ]
)


@pytest.fixture(scope="module")
def lasting(qapp: QApplication) -> Iterator[Carrier]:
    """One window for many examples."""
    hand = Carrier(Document(build("uitlenen")))
    yield hand
    hand.window.close()
    qapp.processEvents()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([ROWS, ACTION, CLIP]), HOSTILE)
def test_nothing_that_is_carried_can_do_harm(lasting: Carrier, kind: str, content: bytes) -> None:
    mime = QMimeData()
    mime.setData(kind, content)
    before = lasting.document.kept
    place = lasting.cell(step(lasting.document, "Leent het boek"), lane(lasting, "Pijnpunten"))

    lasting.carry(mime, place)
    if lasting.accepted:
        lasting.drop(place)
    lasting.window.canvas.cancel()
    lasting.key(Qt.Key.Key_Escape)

    assert lasting.document.kept is before
    assert lasting.document.project is before
    assert lasting.window.isVisible()
