"""Images on the storyboard: chosen, pasted, carried to another map, and kept in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from journey_editor.canvas.cells import Cell
from journey_editor.canvas.clipboard import CLIP, clip_in
from journey_editor.layout.marks import Image
from journey_editor.model.pictures import MOST
from journey_editor.model.records import Card, Lane, LaneKind, Picture, RowKey
from journey_editor.model.structure import steps_of
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import read
from journey_editor.surfaces.qt_pictures import Refusal
from tests.pictures import PLACE, drawn, file_of, hash_of, photo, png, png_of, shown, storyboard, with_place
from tests.sample_maps.samples import build
from tests.ui.driver import Hand, program, step

CTRL = Qt.KeyboardModifier.ControlModifier


pytestmark = pytest.mark.usefixtures("own_settings")


def said(hand: Hand) -> str:
    return hand.window.statusBar().currentMessage()


def cards(hand: Hand) -> list[Card]:
    return shown(hand.document.kept)


def hashes(hand: Hand) -> list[str]:
    project = hand.document.kept
    return [project.one(Picture, card.picture or "").hash for card in cards(hand)]


def titles(hand: Hand) -> list[str]:
    steps = {one.id: one.title for one in steps_of(hand.document.kept, hand.window.canvas.view.variant)}
    return [steps[card.first_step or ""] for card in cards(hand)]


def wait(hand: Hand, qtbot: QtBot, count: int) -> None:
    qtbot.waitUntil(lambda: len(cards(hand)) == count, timeout=10_000)


def copied(
    *, data: dict[str, bytes] | None = None, image: QImage | None = None, files: list[Path] | None = None
) -> None:
    mime = QMimeData()
    for kind, content in (data or {}).items():
        mime.setData(kind, content)
    if image is not None:
        mime.setImageData(image)
    if files:
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    QGuiApplication.clipboard().setMimeData(mime)


def images_on_map(hand: Hand) -> list[str]:
    return [
        mark.hash
        for group in hand.window.canvas.sheet_scene.sheet.groups
        for mark in group.marks
        if isinstance(mark, Image)
    ]


def test_images_that_are_chosen_stand_on_a_new_storyboard_one_a_step(
    hand: Hand, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / name for name in ("one.png", "two.jpg", "three.webp")]
    for number, (file, kind) in enumerate(zip(files, ("PNG", "JPEG", "WEBP"), strict=True)):
        file.write_bytes(file_of(drawn(number), kind))
    asked: list[str] = []

    def choose(*given: object) -> tuple[list[str], str]:
        asked.append(str(given[3]))
        return [str(file) for file in files], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    hand.click(step(hand.document, "Leent het boek"))
    hand.do("insert-image")
    wait(hand, qtbot, 3)

    (lane,) = [one for one in hand.document.kept.all(Lane).values() if one.kind is LaneKind.IMAGE]
    assert lane.title == "Storyboard"
    order = [one.title for one in steps_of(hand.document.kept, hand.window.canvas.view.variant)]
    place = order.index("Leent het boek")
    assert sorted(titles(hand), key=order.index) == order[place : place + 3]
    assert sorted(images_on_map(hand)) == sorted(hashes(hand))
    assert "*.webp" in asked[0]
    assert "svg" not in asked[0]
    assert hand.document.undo_label == "Add image"
    hand.do("edit-undo")
    assert hand.document.kept == build("uitlenen")
    hand.do("edit-redo")
    assert len(images_on_map(hand)) == 3


def test_a_pasted_image_stands_at_the_cursor_and_the_next_beside_it(hand: Hand, qtbot: QtBot) -> None:
    hand.window.canvas.selection.choose_cell(
        Cell(hand.document.kept.all(Lane).sorted()[0].key, step(hand.document, "Leent het boek").id)
    )
    copied(data={"image/png": file_of(drawn(1), "PNG")})
    hand.key(Qt.Key.Key_V, CTRL)
    wait(hand, qtbot, 1)

    assert titles(hand) == ["Leent het boek"]
    assert list(hand.window.canvas.selection.keys) == [cards(hand)[0].key]
    hand.key(Qt.Key.Key_V, CTRL)
    wait(hand, qtbot, 2)
    assert len(hand.document.pictures) == len(hand.document.kept.all(Picture)) == 1
    assert len([one for one in hand.document.kept.all(Lane).values() if one.kind is LaneKind.IMAGE]) == 1


def test_pixels_from_another_program_can_be_pasted(hand: Hand, qtbot: QtBot) -> None:
    image = QImage(30, 20, QImage.Format.Format_ARGB32)
    image.fill(0xFF336699)
    copied(image=image)
    hand.do("edit-paste")
    wait(hand, qtbot, 1)

    (picture,) = hand.document.kept.all(Picture).values()
    assert (picture.width, picture.height) == (30, 20)


def test_text_counts_where_there_is_text_beside_the_image(hand: Hand) -> None:
    mime = QMimeData()
    mime.setText("Een regel")
    mime.setImageData(QImage(30, 20, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(mime)
    hand.do("edit-paste")

    assert said(hand).startswith("1 card")
    assert not cards(hand)


def test_a_card_that_waits_for_its_image_gets_it(hand: Hand, qtbot: QtBot) -> None:
    lane = _with_storyboard(hand, qtbot)
    hand.window.canvas.selection.choose_cell(Cell(lane, step(hand.document, "Leent het boek").id))
    hand.window.canvas.setFocus()
    hand.key(Qt.Key.Key_F2)
    hand.type("Aan de balie")
    hand.window.canvas.finish_typing()
    (waiting,) = [card for card in hand.document.kept.all(Card).values() if card.text == "Aan de balie"]
    hand.window.canvas.selection.choose([waiting.key])
    copied(data={"image/png": file_of(drawn(2), "PNG")})
    hand.do("edit-paste")
    wait(hand, qtbot, 2)

    card = hand.document.kept.one(Card, waiting.id)
    assert card.picture is not None
    assert card.text == "Aan de balie"
    assert len(images_on_map(hand)) == 2


def _with_storyboard(hand: Hand, qtbot: QtBot) -> RowKey:
    copied(data={"image/png": file_of(drawn(1), "PNG")})
    hand.do("edit-paste")
    wait(hand, qtbot, 1)
    return next(one.key for one in hand.document.kept.all(Lane).values() if one.kind is LaneKind.IMAGE)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"image/png": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}, Refusal.UNKNOWN),
        ({"image/svg+xml": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}, Refusal.UNKNOWN),
        ({"image/png": png_of(20_000, 15_000, b"")}, Refusal.TOO_LARGE),
        ({"image/jpeg": file_of(photo(), "JPEG")[:5000]}, Refusal.DAMAGED),
    ],
)
@pytest.mark.qt_log_level_fail("CRITICAL")
def test_what_is_no_picture_is_refused_in_a_sentence(
    hand: Hand, qtbot: QtBot, data: dict[str, bytes], why: Refusal
) -> None:
    copied(data=data)
    hand.do("edit-paste")
    qtbot.waitUntil(lambda: said(hand) == why)

    assert not hand.document.dirty


def test_a_drawing_that_calls_itself_a_picture_is_refused(hand: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("drawing.svg", "drawing.png"):
        (tmp_path / name).write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
        hand.window.statusBar().clearMessage()
        copied(files=[tmp_path / name])
        hand.do("edit-paste")
        qtbot.waitUntil(lambda: said(hand) == Refusal.UNKNOWN)
    assert not hand.document.dirty


def test_a_file_on_another_machine_is_not_asked_for(hand: Hand) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("file://server.invalid/share/picture.png"), QUrl("file:////server.invalid/a.png")])
    QGuiApplication.clipboard().setMimeData(mime)
    hand.window._later.pasting().paste_mime(mime)

    assert not cards(hand)


def test_a_map_has_room_for_so_many_images_and_says_so(hand: Hand, qtbot: QtBot) -> None:
    contents = [png_of(2000, 2000, bytes([number]) * 7_999_900) for number in range(8)]
    project, pictures = storyboard(hand.document.kept, contents)
    assert sum(map(len, pictures.values())) > MOST - 2000
    hand.window.show_document(Document(project, pictures=pictures))
    copied(data={"image/png": file_of(photo(60, 60), "PNG")})
    hand.do("edit-paste")
    qtbot.waitUntil(lambda: "64 MB" in said(hand))

    assert len(cards(hand)) == 8


def test_a_card_with_an_image_for_which_a_map_has_no_room_is_not_pasted(
    hand: Hand, open_window: Callable[[Document], Hand], qtbot: QtBot
) -> None:
    _with_storyboard(hand, qtbot)
    hand.window.canvas.selection.choose([cards(hand)[0].key])
    hand.do("edit-copy")
    contents = [png_of(2000, 2000, bytes([number]) * 7_999_900) for number in range(8)]
    project, pictures = storyboard(hand.document.kept, contents)
    full = open_window(Document(project, pictures=pictures))
    before = full.document.kept
    full.do("edit-paste")

    assert "64 MB" in said(full)
    assert full.document.kept is before
    assert dict(full.document.pictures) == dict(pictures)


def test_another_window_gets_the_image_with_the_card(
    hand: Hand, open_window: Callable[[Document], Hand], qtbot: QtBot
) -> None:
    _with_storyboard(hand, qtbot)
    hand.window.canvas.selection.choose([cards(hand)[0].key])
    hand.do("edit-copy")
    other = open_window(program().new_document("blank"))
    other.do("edit-paste")

    assert hashes(other) == hashes(hand)
    assert dict(other.document.pictures) == dict(hand.document.pictures)
    assert images_on_map(other) == hashes(hand)


def test_where_a_photograph_was_made_is_nowhere_in_file_clip_or_poster(
    hand: Hand, qtbot: QtBot, tmp_path: Path
) -> None:
    from journey_editor.app.commands.export import write_file_poster
    from journey_editor.layout.paper import paper_named

    source = with_place(photo())
    assert PLACE.encode() in source
    copied(data={"image/jpeg": source})
    hand.do("edit-paste")
    wait(hand, qtbot, 1)
    hand.document.save(tmp_path / "map.journey")
    hand.window.canvas.selection.choose([cards(hand)[0].key])
    hand.do("edit-copy")
    mime = QGuiApplication.clipboard().mimeData()
    clip = bytes(mime.data(CLIP).data())
    file = read(tmp_path / "map.journey")
    write_file_poster(file, hand.window.canvas.view, paper_named("A1"), tmp_path / "map.pdf", overwrite=False)

    outputs = (clip, (tmp_path / "map.journey").read_bytes(), (tmp_path / "map.pdf").read_bytes())
    for content in outputs:
        assert b"GPS" not in content
        assert b"Exif" not in content
    carried = clip_in(mime)
    assert carried is not None
    assert dict(carried.pictures) == dict(file.pictures)


def test_the_images_are_there_when_the_file_is_opened_again(
    hand: Hand, open_window: Callable[[Document], Hand], qtbot: QtBot, tmp_path: Path
) -> None:
    _with_storyboard(hand, qtbot)
    hand.document.save(tmp_path / "map.journey")

    again = open_window(Document.open(tmp_path / "map.journey"))

    assert again.document.repairs == ()
    assert images_on_map(again) == images_on_map(hand) != []
    assert hash_of(png(2, 2)) not in again.document.pictures


def test_the_map_is_there_at_once_and_shows_its_images_when_they_are_unpacked(
    open_window: Callable[[Document], Hand], qtbot: QtBot
) -> None:
    red = png(1500, 1000, bytes([255, 0, 0]) * 1_500_000)
    project, pictures = storyboard(build("uitlenen"), [red])
    hand = open_window(Document(project, pictures=pictures))
    place = hand.place(shown(project)[0].key)

    def colour() -> str:
        return QColor(hand.window.canvas.viewport().grab().toImage().pixel(place)).name()

    qtbot.waitUntil(lambda: colour() == "#ff0000", timeout=10_000)
