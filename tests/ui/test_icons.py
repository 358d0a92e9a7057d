from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage

from journey_editor.app.paths import ICONS
from journey_editor.ui.actions import ACTIONS

PROGRAM = "journey-editor"
FILES = sorted(ICONS.glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {f"{SVG}{name}" for name in ("svg", "path", "circle", "rect")}

each_icon = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def test_every_action_has_its_icon_and_every_icon_its_action() -> None:
    assert {file.stem for file in FILES} == {action.id for action in ACTIONS} | {PROGRAM}


@each_icon
def test_an_icon_is_24_by_24_and_nothing_but_shapes(file: Path) -> None:
    """No script, no text that wants a font, no style sheet, nothing fetched from elsewhere."""
    root = ET.fromstring(file.read_text("utf-8"))  # noqa: S314 # our own files

    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("24", "24", "0 0 24 24")
    assert {one.tag for one in root.iter()} <= SHAPES
    assert not any("href" in name or name.startswith("on") for one in root.iter() for name in one.attrib)
    assert "url(" not in file.read_text("utf-8")
    assert file.stat().st_size < 1000


@each_icon
@pytest.mark.parametrize("side", [20, 40])
@pytest.mark.usefixtures("qapp")
def test_an_icon_can_be_seen_in_the_program_and_touches_no_edge(file: Path, side: int) -> None:
    drawn = QIcon(str(file)).pixmap(QSize(side, side), 1.0).toImage()

    assert (drawn.width(), drawn.height()) == (side, side)
    ink = seen(drawn)
    assert side * side * 0.05 < len(ink) < side * side * 0.9
    for along in zip(*ink, strict=True):
        assert min(along) > 0
        assert max(along) < side - 1
        assert max(along) - min(along) > side * 0.3


@pytest.mark.usefixtures("qapp")
def test_no_two_icons_look_the_same() -> None:
    pictures: dict[frozenset[tuple[int, int]], str] = {}
    for file in FILES:
        drawn = QIcon(str(file)).pixmap(QSize(20, 20), 1.0).toImage()
        twin = pictures.setdefault(frozenset(seen(drawn)), file.stem)
        assert twin == file.stem


def seen(image: QImage) -> list[tuple[int, int]]:
    """The pixels that are not see-through."""
    places = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return [(x, y) for x, y in places if image.pixelColor(x, y).alpha() > 96]


def test_no_keys_lead_to_two_actions() -> None:
    keys = [one for action in ACTIONS for one in action.keys]
    assert len(set(keys)) == len(keys)
