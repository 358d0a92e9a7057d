"""Recovery, as somebody meets it who starts the program again after it crashed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journey_editor.kernel.words import unisolated
from journey_editor.model.edits.values import set_values
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import publish, read
from journey_editor.storage.lost import find_lost
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.lost_changes import LostChanges
from journey_editor.ui.program import Program
from journey_editor.ui.recovery import RecoveryDialog
from journey_editor.ui.window import Window
from tests.kept import settled
from tests.sample_maps.samples import build
from tests.storage.limits import small_files
from tests.ui.driver import program, touchpoint
from tests.ui.starting import Start, crashed, press, rename, titles

pytestmark = pytest.mark.usefixtures("own_settings")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where sessions are kept."""
    return tmp_path / "sessions"


@pytest.fixture
def keeping(qtbot: QtBot, place: Path) -> Program:  # noqa: ARG001 - a program needs an application
    """A program that keeps work."""
    return replace(program(), sessions=lambda: place)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The lending map in a file."""
    path = tmp_path / "uitlenen.journey"
    publish(build("uitlenen"), [], path, overwrite=False)
    return path


@pytest.fixture
def start(keeping: Program, qtbot: QtBot) -> Iterator[Callable[[Document], Start]]:
    """Start the program with a map."""
    begun: list[Start] = []

    def started(shown: Document) -> Start:
        begun.append(Start(keeping, shown, qtbot))
        return begun[-1]

    yield started
    for one in begun:
        one.end()


TITLE = "Uitlenen materialen"
Begin = Callable[[Document], Start]


def test_lost_work_is_offered_by_title_file_time_and_number_of_changes(
    start: Begin, place: Path, file: Path
) -> None:
    crashed(place, file)
    begun = start(program().new_document("blank"))
    begun.look(press("Later"))
    (texts,) = begun.seen
    assert TITLE in texts
    assert any(one.startswith(file.name) for one in texts)
    assert any("1 change" in one and ":" in one for one in texts)


def test_what_is_opened_is_there_with_its_file_unsaved_in_the_window_that_was_empty(
    start: Begin, place: Path, file: Path, qtbot: QtBot
) -> None:
    crashed(place, file)
    begun = start(program().new_document("blank"))
    (document,) = begun.look(press(f"Open it: {TITLE}"))
    said = _state(begun.windows[0])
    qtbot.waitUntil(lambda: said().startswith("Kept on this computer"), timeout=900)
    assert "Planken" in titles(document)
    assert (document.path, document.dirty) == (file, True)
    assert begun.windows[0].isWindowModified()
    document.save(file)
    assert "Planken" in titles(Document.open(file))
    document.leave()
    assert list(place.iterdir()) == []


def test_the_file_opened_again_gives_way_to_the_work_that_was_lost_on_it(
    start: Begin, place: Path, file: Path
) -> None:
    crashed(place, file)
    (document,) = start(Document.open(file)).look(press(f"Open it: {TITLE}"))
    assert "Planken" in titles(document)


def test_a_window_with_work_in_it_is_left_alone(start: Begin, place: Path, file: Path) -> None:
    crashed(place, file)
    begun = start(Document(build("uitlenen")))
    rename(begun.windows[0].document, "Mine")
    mine, theirs = begun.look(press(f"Open it: {TITLE}"))
    assert "Mine" in titles(mine)
    assert "Planken" in titles(theirs)


def test_discarded_work_is_gone(start: Begin, place: Path, file: Path) -> None:
    crashed(place, file)
    begun = start(program().new_document("blank"))
    begun.look(press(f"Discard it: {TITLE}"))
    assert begun.look() == [begun.windows[0].document]
    assert find_lost(place) == ([], [])


@pytest.mark.parametrize("later", [press("Later"), lambda dialog: dialog.reject(), lambda one: one.close()])
def test_later_asks_again(later: Callable[[QDialog], None], start: Begin, place: Path, file: Path) -> None:
    crashed(place, file)
    begun = start(program().new_document("blank"))
    begun.look(later)
    begun.look(press(f"Open it: {TITLE}"))
    assert "Planken" in titles(begun.windows[0].document)


def test_several_are_decided_one_by_one(start: Begin, place: Path, file: Path) -> None:
    crashed(place, file)
    crashed(place, None, "Elders")
    begun = start(program().new_document("blank"))

    def each(dialog: QDialog) -> None:
        for said in ("Open it", "Discard it"):
            press(f"{said}: {TITLE}")(dialog)
            QApplication.sendPostedEvents(None, 52)  # DeferredDelete: what was decided is gone

    begun.look(each)
    begun.look()
    assert begun.windows[0].document.dirty


def test_a_session_that_lives_is_not_offered(start: Begin, place: Path) -> None:
    begun = start(Document(build("uitlenen")))
    document = begun.windows[0].document
    rename(document, "Mine")
    assert document.working_copy is not None
    settled(document.working_copy)
    assert len(list(place.iterdir())) == 1
    begun.look()
    assert begun.seen == []


def test_damaged_work_is_said_and_left_where_it_is(start: Begin, place: Path, file: Path) -> None:
    crashed(place, file)
    (session,) = place.iterdir()
    for one in session.iterdir():
        one.write_bytes(b"x" * one.stat().st_size)
    begun = start(program().new_document("blank"))
    begun.look(press("Close"))
    assert "damaged" in begun.seen[0][0]
    assert [one.suffix for one in place.iterdir()] == [".damaged"]
    begun.look()


def test_work_on_a_file_that_somebody_changed_since_opens_as_a_copy_and_says_so(
    start: Begin, place: Path, file: Path
) -> None:
    crashed(place, file)
    other = Document.open(file)
    rename(other, "Theirs")
    other.save(file)
    before = file.read_bytes()
    begun = start(program().new_document("blank"))
    (document,) = begun.look(press(f"Open it: {TITLE}"), press("Close"))
    assert str(file) in begun.seen[1][0]
    assert (document.path, document.dirty) == (None, True)
    assert file.read_bytes() == before


def test_the_first_button_has_the_focus_and_tab_reaches_all(place: Path, file: Path, qtbot: QtBot) -> None:
    crashed(place, file)
    found, _ = find_lost(place)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RecoveryDialog(found, program().words, parent)
    dialog.show()
    QApplication.processEvents()
    reached = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        reached.append(focused.text().replace("&", ""))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert reached == ["Open it", "Discard it", "Show what changed", "Later"]
    dialog.reject()


# What changed


def test_what_changed_since_the_last_save_can_be_read_before_anything_is_decided(
    start: Begin, place: Path, file: Path
) -> None:
    crashed(place, file)
    before = file.read_bytes()
    begun = start(program().new_document("blank"))
    read_there: list[str] = []

    def unfold(dialog: QDialog) -> None:
        (changes,) = dialog.findChildren(LostChanges)
        assert not changes.isVisible()
        assert changes.count() == 0
        press(f"Show what changed: {TITLE}")(dialog)
        assert changes.isVisible()
        assert changes.visibleRegion().boundingRect().size() == changes.size()
        read_there.extend(unisolated(changes.item(row).text()) for row in range(changes.count()))
        press(f"Show what changed: {TITLE}")(dialog)
        assert not changes.isVisible()
        press(f"Open it: {TITLE}")(dialog)

    (document,) = begun.look(unfold)
    (said,) = read_there
    assert said.endswith("title was “Kasten”, is “Planken”")
    assert "Planken" in titles(document)
    assert file.read_bytes() == before


# The menu


def test_what_was_left_for_later_is_found_in_the_menu(start: Begin, place: Path, file: Path) -> None:
    crashed(place, file)
    begun = start(program().new_document("blank"))
    begun.look(press("Later"))
    window = begun.windows[0]
    begun.meet(window.menus.actions["file-recover"].trigger, press(f"Open it: {TITLE}"))
    assert "Planken" in titles(window.document)
    assert window.document.path == file


def test_work_in_the_window_is_asked_about_before_it_gives_way_and_refusing_loses_neither(
    start: Begin, place: Path, file: Path
) -> None:
    crashed(place, file)
    begun = start(Document(build("uitlenen")))
    window = begun.windows[0]
    rename(window.document, "Mine")
    begun.meet(window.menus.actions["file-recover"].trigger, press(f"Open it: {TITLE}"), press("Cancel"))
    assert "Mine" in titles(window.document)
    begun.look(press("Later"))


def test_where_nothing_waits_the_menu_says_so(start: Begin) -> None:
    begun = start(program().new_document("blank"))
    begun.meet(begun.windows[0].menus.actions["file-recover"].trigger, press("Close"))
    assert begun.seen == [["No work of yours waits to be recovered."]]


# The status bar


def test_the_status_bar_says_kept_then_saved(start: Begin, file: Path, qtbot: QtBot) -> None:
    window = start(Document.open(file)).windows[0]
    said = _state(window)
    assert said().startswith("Saved")
    rename(window.document, "Planken")
    qtbot.waitUntil(lambda: said() == "Kept on this computer, not in the file yet", timeout=3000)
    window.menus.actions["file-save"].trigger()
    assert said().startswith("Saved")
    assert "Planken" in titles(Document.open(file))
    assert read(file).whole


def test_the_status_bar_says_why_nothing_can_be_kept(
    start: Begin, file: Path, place: Path, qtbot: QtBot
) -> None:
    place.write_text("not a folder", encoding="utf-8")
    window = start(Document.open(file)).windows[0]
    said = _state(window)
    rename(window.document, "Planken")
    qtbot.waitUntil(lambda: said().startswith("Cannot keep"), timeout=3000)
    place.unlink()
    with small_files(1024):
        rename2(window.document)
        qtbot.waitUntil(lambda: not _pending(window), timeout=3000)
        qtbot.wait(60)
        assert said().startswith("Cannot keep")
    window.document.undo()
    qtbot.waitUntil(lambda: said().startswith("Kept"), timeout=3000)


def rename2(document: Document) -> None:
    document.apply("Type", set_values(document.kept, touchpoint(document, "Homepage").key, title="Thuis"))


def _pending(window: Window) -> bool:
    copy = window.document.working_copy
    return copy is not None and copy.pending


def _state(window: Window) -> Callable[[], str]:
    return window.statusBar().findChildren(PlainLabel)[0].text


def test_a_window_that_closes_leaves_nothing_behind(start: Begin, place: Path, qtbot: QtBot) -> None:
    window = start(program().new_document("blank")).windows[0]
    document = window.document
    assert document.working_copy is not None
    qtbot.waitUntil(lambda: place.exists() and len(list(place.iterdir())) == 1, timeout=5000)
    assert window.close()
    assert list(place.iterdir()) == []


def test_a_map_that_gives_way_to_another_leaves_nothing_behind(start: Begin, place: Path, file: Path) -> None:
    window = start(Document.open(file)).windows[0]
    before = window.document
    rename(before, "Planken")
    assert before.working_copy is not None
    assert settled(before.working_copy) is None
    before.save(file)
    window.show_document(program().new_document("blank"))
    assert list(place.iterdir()) == []
