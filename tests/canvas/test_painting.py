"""Painting: what is drawn from pictures, bit by bit, is what a fresh painter would draw."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from journey_editor.canvas.places import Places
from journey_editor.canvas.scene import SheetScene
from journey_editor.canvas.stamps import Seen, Stamps
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point, Rect, box
from journey_editor.kernel.words import Words
from journey_editor.layout.board import lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Bunch, Group, Shape, Sheet
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Card, RowKey
from journey_editor.surfaces.qt import QtFonts
from journey_editor.text.typesetter import Typesetter
from tests.canvas.driver import Hand
from tests.layout.moves import moves
from tests.layout.random_maps import maps
from tests.model.editing import sessions
from tests.raster import Pixels, painted, pixels_of
from tests.sample_maps.samples import build
from tests.strategies import BRIEFLY

SIZE = 700, 500
A_SHADE = 40  # of 255; a picture rounds colours once more than a drawing


def page() -> QImage:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def paint(scene: SheetScene, image: QImage, scale: float, parts: Sequence[Rect] | None = None) -> None:
    """Draw parts of a sheet anew, and nothing outside them; with None all of it."""
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    whole = Rect(0, 0, SIZE[0] / scale, SIZE[1] / scale)
    for part in [whole] if parts is None else parts:
        painter.resetTransform()
        exact = QRectF(part.x * scale, part.y * scale, part.width * scale, part.height * scale)
        area = exact.toAlignedRect().adjusted(-1, -1, 1, 1)
        painter.setClipRect(area)
        painter.fillRect(area, Qt.GlobalColor.white)
        painter.scale(scale, scale)
        scene.draw_sheet(painter, [part.inset(-2 / scale)])
    painter.end()


def shade(one: QImage, other: QImage) -> int:
    """Return how far two pictures are apart where they differ most."""
    return int(abs(pixels_of(one) - pixels_of(other)).max())


def sample(typesetter: Typesetter) -> Sheet:
    project = build("uitlenen")
    view = View.first(project)
    assert view is not None
    return lay_out(project, view, Desk(typesetter, Words())).sheet


@BRIEFLY
@given(
    happened=sessions(most=5),
    scale=st.sampled_from([0.5, 1.3, 2.9, 4.0]),
    plain=st.sampled_from([None, frozenset[RowKey]()]),
)
def test_painting_what_differs_shows_what_a_fresh_painter_would(
    fonts: QtFonts,
    typesetter: Typesetter,
    happened: list[tuple[Project, Change, Project]],
    scale: float,
    plain: frozenset[RowKey] | None,
) -> None:
    view = View.first(happened[0][0])
    assert view is not None
    desk, scene, places, image = Desk(typesetter, Words()), SheetScene(fonts), Places(), page()
    scene.emphasise(plain)
    for _, _, project in happened:
        sheet = lay_out(project, view, desk).sheet
        scene.show_sheet(sheet)
        paint(scene, image, scale, places.show(sheet))

        fresh = SheetScene(fonts)
        fresh.emphasise(plain)
        fresh.show_sheet(sheet)
        expected = page()
        paint(fresh, expected, scale)
        assert shade(image, expected) <= A_SHADE


@BRIEFLY
@given(happened=maps().flatmap(moves), scale=st.sampled_from([0.5, 1.3, 2.9, 4.0]))
def test_painting_what_moved_shows_what_a_fresh_painter_would(
    fonts: QtFonts, typesetter: Typesetter, happened: list[Project], scale: float
) -> None:
    desk, scene, places, image = Desk(typesetter, Words()), SheetScene(fonts), Places(), page()
    for project in happened:
        view = View.first(project)
        assert view is not None
        sheet = lay_out(project, view, desk).sheet
        scene.show_sheet(sheet)
        paint(scene, image, scale, places.show(sheet))

        fresh, expected = SheetScene(fonts), page()
        fresh.show_sheet(sheet)
        paint(fresh, expected, scale)
        assert shade(image, expected) <= A_SHADE


def test_the_pictures_of_a_bunch_go_with_it(fonts: QtFonts, typesetter: Typesetter) -> None:
    stamps, image = Stamps(fonts), page()
    gone: list[tuple[Group, ...]] = []
    for _ in range(20):
        bunches = [part for part in sample(typesetter).parts if isinstance(part, Bunch)]
        gone.append(next(one.groups for one in bunches if len(one.groups) > 1))
        for _ in range(3):
            painter = QPainter(image)
            painter.scale(2.0, 2.0)
            stamps.draw([Seen(one.at, one.groups) for one in bunches], painter)
            painter.end()
    kept = [held.groups for sets in (stamps._sets, stamps._old_sets) for held in sets.values()]

    assert any(groups is gone[-1] for groups in kept)
    assert not any(groups is gone[0] for groups in kept)


@pytest.mark.parametrize("scale", [0.4, 1.0, 2.5])
def test_a_picture_looks_like_what_it_is_of(fonts: QtFonts, typesetter: Typesetter, scale: float) -> None:
    scene = SheetScene(fonts)
    scene.show_sheet(sample(typesetter))
    first, third = page(), page()
    paint(scene, first, scale)
    paint(scene, page(), scale)
    paint(scene, third, scale)

    assert scene.kept > 0
    assert shade(first, third) <= A_SHADE


def test_from_natural_size_on_the_canvas_draws_as_the_poster_does(
    fonts: QtFonts, typesetter: Typesetter
) -> None:
    sheet = sample(typesetter)
    scene, image, scale = SheetScene(fonts), page(), 6.0
    scene.show_sheet(sheet)
    paint(scene, image, scale)
    paint(scene, image, scale)

    paper: Pixels = painted(sheet.groups, scale, width=SIZE[0] / scale, height=SIZE[1] / scale, fonts=fonts)
    assert abs(pixels_of(image) - paper).max() <= A_SHADE


def test_at_another_scale_pictures_are_stretched_no_longer_than_until_they_are_drawn_anew(
    fonts: QtFonts, typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, image = SheetScene(fonts), page()
    scene.show_sheet(sample(typesetter))
    for _ in range(3):
        paint(scene, image, 1.0)
    assert scene.sharp
    monkeypatch.setattr("journey_editor.canvas.stamps._PATIENCE", 0.0)
    paint(scene, image, 1.3)
    assert not scene.sharp
    monkeypatch.undo()
    for _ in range(20):
        paint(scene, image, 1.3)

    assert scene.sharp
    fresh, expected = SheetScene(fonts), page()
    fresh.show_sheet(scene.sheet)
    paint(fresh, expected, 1.3)
    assert shade(image, expected) <= A_SHADE


def test_zooming_ends_sharp(hand: Hand, qtbot: QtBot) -> None:
    for factor in (1.2, 1.2, 0.5, 1.1):
        hand.canvas.zoom_by(factor)
        hand.canvas.viewport().repaint()

    qtbot.waitUntil(lambda: hand.canvas.sheet_scene.sharp)


def test_pictures_take_no_more_than_six_windows(fonts: QtFonts, typesetter: Typesetter) -> None:
    scene, image = SheetScene(fonts), page()
    for number in range(30):
        scene.show_sheet(sample(typesetter))
        for _ in range(3):
            paint(scene, image, 1.0 + number / 12)

    assert 0 < scene.kept <= 7 * 4 * SIZE[0] * SIZE[1]


def test_a_text_that_is_typed_over_is_not_drawn(hand: Hand, need: Card) -> None:
    scene = hand.canvas.sheet_scene
    (group,) = scene.groups_of(need.key)
    area = group.bounds.moved(group.at.x, group.at.y)

    def ink() -> int:
        shot = page()
        paint(scene, shot, 1.0)
        cut = pixels_of(shot)[int(area.y) : int(area.bottom), int(area.x) : int(area.right)]
        return int((cut < 250).any(axis=2).sum())

    assert ink() > 0
    scene.hide_writing(need.key)
    assert ink() == 0
    scene.hide_writing(None)
    assert ink() > 0


def test_pictures_go_when_others_come(fonts: QtFonts, typesetter: Typesetter) -> None:
    """What is not seen any more makes room."""
    stamps, image = Stamps(fonts), page()
    sheets = [sample(typesetter) for _ in range(8)]
    for sheet in sheets:
        for _ in range(3):
            painter = QPainter(image)
            painter.scale(2.0, 2.0)
            stamps.draw([Seen(Point(0, 0), (group,)) for group in sheet.groups], painter)
            painter.end()
    kept = {id(stamp.marks) for held in (stamps._young, stamps._old) for stamp in held.values()}

    assert not kept & {id(group.marks) for group in sheets[0].groups if group.part == "card"}


@pytest.mark.parametrize(("x", "y"), [(10.3, 7.8), (10.0, 8.0), (9.51, 8.49)])
def test_a_group_lies_on_the_whole_pixels_nearest_to_its_place(fonts: QtFonts, x: float, y: float) -> None:
    bounds = Rect(0, 0, 20, 10)
    black = Shape(box(bounds), Colour.of("#000000"))
    scene = SheetScene(fonts)
    scene.show_sheet(Sheet(100, 100, (Group(None, "box", Point(x, y), bounds, (black,)),)))
    for _ in range(3):
        image = page()
        paint(scene, image, 1.0)
        rows, columns = (pixels_of(image).max(axis=2) < 128).nonzero()
        assert (rows.min(), rows.max() + 1) == (8, 18)
        assert (columns.min(), columns.max() + 1) == (10, 30)
