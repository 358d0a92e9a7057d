"""What the work of a lost session changed, read before anybody decides about it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journey_editor.kernel.words import unisolated
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import TABLES, Stage
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import publish
from journey_editor.storage.lost import find_lost
from journey_editor.storage.work_db import NAME
from journey_editor.ui.lost_changes import LostChanges
from journey_editor.ui.recovery import RecoveryDialog
from tests.kept import crash
from tests.sample_maps.samples import build
from tests.ui.driver import program
from tests.ui.starting import crashed

pytestmark = pytest.mark.usefixtures("own_settings")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where sessions are kept."""
    return tmp_path / "sessions"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The lending map in a file."""
    path = tmp_path / "uitlenen.journey"
    publish(build("uitlenen"), [], path, overwrite=False)
    return path


def sentences(changes: LostChanges) -> list[str]:
    return [unisolated(changes.item(row).text()) for row in range(changes.count())]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """What the dialog belongs to."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def dialog_for(place: Path, parent: QWidget) -> RecoveryDialog:
    """The dialog that the next start shows."""
    found, _ = find_lost(place)
    dialog = RecoveryDialog(found, program().words, parent)
    dialog.show()
    return dialog


def press_any(said: str, dialog: QDialog) -> None:
    next(one for one in dialog.findChildren(QPushButton) if one.text() == said).click()


def spoil_rows(database: Path) -> None:
    """Leave what a session says of itself, and nothing of the map."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        for table in TABLES:
            connection.execute(f'DROP TABLE "{table}"')


def test_of_work_that_was_never_in_a_file_it_is_said_what_was_done_since_it_began(
    place: Path, parent: QWidget
) -> None:
    document = program().new_document("blank")
    document.keep_in(lambda: place)
    stage = next(iter(document.kept.all(Stage).values()))
    document.apply("Type", set_values(document.kept, stage.key, title="Orient"))
    crash(document)
    dialog = dialog_for(place, parent)
    press_any("Show what changed", dialog)
    (said,) = sentences(dialog.findChildren(LostChanges)[0])
    assert "is “Orient”" in said
    dialog.reject()


def test_of_very_many_changes_the_first_are_listed_and_the_rest_is_counted(
    place: Path, file: Path, parent: QWidget
) -> None:
    document = Document.open(file)
    document.keep_in(lambda: place)
    stages = [stage.key for stage in document.kept.all(Stage).values()]
    document.apply("Delete", remove(document.kept, stages))
    crash(document)
    dialog = dialog_for(place, parent)
    press_any("Show what changed", dialog)
    said = sentences(dialog.findChildren(LostChanges)[0])
    assert len(said) == 101
    assert said[0].startswith("Stage “")
    assert said[-1].startswith("and ")
    dialog.reject()


def test_work_that_turns_out_to_be_damaged_is_said_where_it_was_to_be_read_and_left(
    place: Path, file: Path, parent: QWidget
) -> None:
    crashed(place, file)
    (session,) = place.iterdir()
    spoil_rows(session / NAME)
    dialog = dialog_for(place, parent)
    press_any("Show what changed", dialog)
    (said,) = sentences(dialog.findChildren(LostChanges)[0])
    assert "damaged" in said
    buttons = dialog.findChildren(QPushButton)
    assert not any(one.isEnabled() for one in buttons if one.text() in ("Open it", "Discard it"))
    dialog.reject()
    assert [one.suffix for one in place.iterdir()] == [".damaged"]
