"""Other people's text reaches the eye as plain text, and through one door."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import journey_editor
from journey_editor.text.faces import FaceSet
from journey_editor.ui.labels import PlainLabel, literal, set_tip
from tests.ui.panel import OFFSCREEN, dress

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN)

PACKAGE = Path(journey_editor.__file__).parent
# What is put on the clipboard is shown by other programs.
BANNED = re.compile(
    r"\bQLabel\(|\bsetToolTip\(|(?<!mime\.)\bsetHtml\(|\.setWhatsThis\(|\bRichText\b"
)  # what lies on the clipboard is shown by other programs
HOSTILE = '<img src="//host/share/x.png"><b>bold</b> &amp; "quoted" \'too\''


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication, faces: FaceSet) -> None:
    dress(qapp, faces)


@pytest.mark.parametrize(
    "file",
    [one for one in sorted(PACKAGE.rglob("*.py")) if one.relative_to(PACKAGE) != Path("ui/labels.py")],
    ids=lambda one: str(one.relative_to(PACKAGE)),
)
def test_no_other_module_makes_labels_tooltips_or_markup(file: Path) -> None:
    found = [line for line in file.read_text("utf-8").splitlines() if BANNED.search(line)]

    assert [line for line in found if not line.startswith("class ")] == []


def test_a_label_shows_markup_as_it_is_written(qtbot: QtBot) -> None:
    label = PlainLabel(HOSTILE)
    qtbot.addWidget(label)

    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == HOSTILE


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"])) | st.just(HOSTILE))
def test_a_tooltip_shows_what_was_written_letter_by_letter(text: str) -> None:
    widget = QWidget()
    set_tip(widget, text)
    seen = QTextDocument()
    seen.setHtml(widget.toolTip())

    assert seen.toRawText().split() == text.replace("\u2028", "\n").replace("\u2029", "\n").split()
    assert bool(widget.toolTip()) == bool(text)


def test_a_tooltip_without_text_is_none() -> None:
    widget = QWidget()
    set_tip(widget, "more")
    set_tip(widget, "")

    assert widget.toolTip() == ""


def test_a_label_that_is_too_narrow_ends_in_an_ellipsis_and_says_the_whole(qtbot: QtBot) -> None:
    label = PlainLabel("Conversations with the people at the desk", elides=True)
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()

    assert label.text().endswith("…")
    assert label.accessibleName() == "Conversations with the people at the desk"
    assert "people at the desk" in label.toolTip()
    label.resize(600, 20)
    assert label.text() == "Conversations with the people at the desk"
    assert label.toolTip() == ""


@pytest.mark.parametrize("text", ["x" * 400, "https://example.org/" + "a/" * 200, "محطة" * 80])
def test_a_long_word_makes_nothing_wider(qtbot: QtBot, text: str) -> None:
    label = PlainLabel(text, wraps=True)
    qtbot.addWidget(label)

    assert label.minimumSizeHint().width() < 300
    assert label.heightForWidth(200) > 3 * label.fontMetrics().height()
    assert label.text().replace("\u200b", "") == text


def test_a_long_word_is_never_broken_inside_a_letter(qtbot: QtBot) -> None:
    family = "👩‍👩‍👧"
    label = PlainLabel(family * 30, wraps=True)
    qtbot.addWidget(label)

    assert set(label.text().split("\u200b")) == {family}


def test_an_ampersand_is_an_ampersand_on_a_button() -> None:
    assert literal("R&D") == "R&&D"
