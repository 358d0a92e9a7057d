"""A map in a mail, with a mail program that is a real process; and how large a mail that is."""

from __future__ import annotations

import random
import shlex
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QProgressBar
from pytestqt.qtbot import QtBot

from journey_editor.kernel.words import Words
from journey_editor.model.edits.values import set_values
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import read
from journey_editor.ui import mail_ways
from journey_editor.ui.mail_meter import MailMeter
from tests.pictures import png, storyboard
from tests.sample_maps.samples import build
from tests.ui.answering import answering, button, escape
from tests.ui.driver import Hand

pytestmark = [
    pytest.mark.usefixtures("own_settings"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="each system has its own way"),
]

Programs = Callable[..., Path]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """Puts programs in the place of the system's; each writes what it was given, and ends as told."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def made(name: str, then: str = "exit 0") -> Path:
        heard = tmp_path / f"{name}.heard"
        program = folder / name
        written = shlex.quote(str(heard))
        told = f'printf "%s\\n" "$@" > {written}.part\n/bin/mv {written}.part {written}\n{then}'
        program.write_text(f"#!/bin/sh\n{told}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return heard

    return made


class Folders(QObject):
    """What is opened by the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def folders() -> Iterator[Folders]:
    made = Folders()
    QDesktopServices.setUrlHandler("file", made, "open")  # type: ignore[arg-type] # takes text, whatever it says
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def saved(open_window: Callable[[Document], Hand], lending_file: Path) -> Hand:
    """A hand at the lending map in its file."""
    return open_window(Document.open(lending_file))


def said(hand: Hand) -> str:
    return hand.window.statusBar().currentMessage()


def rename(hand: Hand, title: str) -> None:
    document = hand.document
    document.apply("Type", set_values(document.kept, document.kept.setting.key, title=title))


def test_the_saved_map_is_attached_to_a_new_mail(
    saved: Hand, lending_file: Path, programs: Programs, qtbot: QtBot
) -> None:
    heard = programs("xdg-email")

    saved.do("file-mail")

    qtbot.waitUntil(lambda: "is attached" in said(saved))
    title = saved.document.kept.setting.title
    assert heard.read_text().splitlines() == ["--utf8", "--subject", title, "--attach", str(lending_file)]


def test_what_is_not_in_the_file_yet_is_saved_first(
    saved: Hand, lending_file: Path, programs: Programs, qtbot: QtBot
) -> None:
    heard = programs("xdg-email")
    rename(saved, "$(touch /tmp/never); 'and' more")

    saved.do("file-mail")

    qtbot.waitUntil(heard.exists)
    assert not saved.document.dirty
    assert read(lending_file).project.setting.title == "$(touch /tmp/never); 'and' more"
    assert "$(touch /tmp/never); 'and' more" in heard.read_text().splitlines()
    qtbot.waitUntil(lambda: "is attached" in said(saved))


def test_a_map_without_a_file_asks_for_one_and_esc_mails_nothing(hand: Hand, programs: Programs) -> None:
    heard = programs("xdg-email")

    with answering(escape) as asked:
        hand.do("file-mail")

    assert len(asked) == 1
    assert not heard.exists()


def test_a_mail_program_that_fails_has_the_file_shown_in_its_folder(
    saved: Hand, lending_file: Path, programs: Programs, folders: Folders, qtbot: QtBot
) -> None:
    programs("xdg-email", "exit 3")
    shown = programs("dbus-send")

    saved.do("file-mail")

    qtbot.waitUntil(lambda: "attach" in said(saved) and str(lending_file) in said(saved))
    named = f"array:string:{lending_file.as_uri()}"
    qtbot.waitUntil(lambda: shown.exists() and named in shown.read_text().splitlines())
    assert folders.opened == []


def test_a_file_manager_that_hangs_does_not_stop_the_window(
    saved: Hand, programs: Programs, qtbot: QtBot, tmp_path: Path
) -> None:
    ended = tmp_path / "ended"
    programs("xdg-email", "exit 3")
    programs("dbus-send", f"/bin/sleep 2; /bin/touch {shlex.quote(str(ended))}")
    saved.do("file-mail")
    qtbot.waitUntil(lambda: "attach" in said(saved))
    assert not ended.exists()


def test_without_any_program_the_folder_is_opened(
    saved: Hand, lending_file: Path, programs: Programs, folders: Folders, qtbot: QtBot
) -> None:
    del programs  # there are none

    saved.do("file-mail")

    qtbot.waitUntil(lambda: folders.opened == [lending_file.parent])
    assert str(lending_file) in said(saved)


def test_a_mail_program_that_stays_open_does_not_stop_the_window(
    saved: Hand, programs: Programs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(mail_ways, "_PATIENCE", 0.2)
    sent = shlex.quote(str(tmp_path / "sent"))
    heard = programs("xdg-email", f"while [ ! -e {sent} ]; do /bin/sleep 0.05; done")

    saved.do("file-mail")
    qtbot.waitUntil(heard.exists)
    rename(saved, "Typed meanwhile")

    qtbot.waitUntil(lambda: "is attached" in said(saved))
    assert saved.document.kept.setting.title == "Typed meanwhile"
    (tmp_path / "sent").touch()


def test_a_window_that_is_closed_meanwhile_hears_nothing(
    lending_file: Path, programs: Programs, qtbot: QtBot
) -> None:
    heard = programs("xdg-email", "/bin/sleep 0.2; exit 3")
    hand = Hand(Document.open(lending_file))
    before = set(threading.enumerate())

    hand.do("file-mail")
    qtbot.waitUntil(heard.exists)
    hand.window.close()
    hand.window.deleteLater()

    qtbot.waitUntil(lambda: set(threading.enumerate()) <= before)  # and nobody was told of an error


def test_a_file_above_limits_is_only_mailed_when_asked_again(
    open_window: Callable[[Document], Hand],
    programs: Programs,
    folders: Folders,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    heard = programs("xdg-email")
    chance = random.Random("large")  # noqa: S311 - pixels
    large = [png(1200, 1200, chance.randbytes(1200 * 1200 * 3)) for _ in range(2)]
    project, pictures = storyboard(build("uitlenen"), large)
    hand = open_window(Document(project, pictures=pictures))
    hand.document.save(tmp_path / "large.journey")

    with answering(escape, button("Show it in its folder"), button("Mail it all the same")) as asked:
        hand.do("file-mail")
        assert not heard.exists()
        hand.do("file-mail")
        qtbot.waitUntil(lambda: folders.opened == [tmp_path])
        assert not heard.exists()
        hand.do("file-mail")
        qtbot.waitUntil(heard.exists)

    assert asked[0].startswith("“large.journey” is too large for mail servers that take 10 MB.")
    qtbot.waitUntil(lambda: "is attached" in said(hand))
    assert meter(hand).text() == "under 20 MB as a mail"


def test_the_program_is_started_with_the_libraries_of_the_system(
    programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A frozen program puts its own before them."""
    found = tmp_path / "found"
    programs("xdg-email", f'echo "$LD_LIBRARY_PATH" > {shlex.quote(str(found))}')
    monkeypatch.setenv("LD_LIBRARY_PATH", "/frozen")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/system")

    assert mail_ways.attach(tmp_path / "a.journey", subject="A")
    assert found.read_text() == "/system\n"


def test_a_folder_with_a_comma_is_one_place(programs: Programs, tmp_path: Path) -> None:
    heard = programs("dbus-send")
    odd = tmp_path / "één, twee" / "a b.journey"

    assert mail_ways.show_in_folder(odd)
    [named] = [one for one in heard.read_text().splitlines() if one.startswith("array:")]
    assert "," not in named
    assert unquote(named.removeprefix("array:string:file://")) == str(odd)


# The meter


def meter(hand: Hand) -> QProgressBar:
    return hand.window.statusBar().findChildren(MailMeter)[0]


def test_the_meter_is_there_while_the_file_is_what_would_be_mailed(saved: Hand, qtbot: QtBot) -> None:
    assert meter(saved).text() == "under 10 MB as a mail"
    assert meter(saved).width() > 100

    rename(saved, "Another")
    qtbot.waitUntil(lambda: meter(saved).width() == 0)
    assert meter(saved).accessibleName() == ""

    saved.do("file-save")
    qtbot.waitUntil(lambda: meter(saved).width() > 100)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("size", "text", "share"),
    [
        (200_000, "under 10 MB as a mail", 0.01),
        (10_000_000, "under 20 MB as a mail", 0.55),
        (16_000_000, "under 25 MB as a mail", 0.88),
        (25_000_000, "over 25 MB as a mail", 1.0),
    ],
)
def test_the_meter_says_below_which_limit_a_mail_stays(
    size: int, text: str, share: float, qtbot: QtBot
) -> None:
    made = MailMeter(Words(), None)
    qtbot.addWidget(made)
    made.show_size(size)

    assert made.text() == made.accessibleName() == text
    assert made.value() / made.maximum() == pytest.approx(share, abs=0.01)
    assert "10, 20 or 25 MB" in made.accessibleDescription()
    assert "10, 20 or 25 MB" in made.toolTip()
