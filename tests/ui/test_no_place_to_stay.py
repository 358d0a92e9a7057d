"""Saving a map that was opened where no file stays: another place is asked for, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journey_editor.model.edits.values import set_values
from journey_editor.session.document import Document
from tests.ui.answering import Answer, answering, escape, file
from tests.ui.driver import Hand, touchpoint

SAID = (
    "“uitlenen.journey” cannot stay where it is: it was opened from a mail, "
    "and what is opened from there does not stay."
)
pytestmark = pytest.mark.usefixtures("own_settings")


def save(hand: Hand, *answers: Answer) -> list[str]:
    """Save, and answer what is asked; return what was said and asked."""
    with answering(*answers) as asked:
        hand.do("file-save")
    return asked


def test_a_map_from_a_mail_asks_for_a_place_that_stays_and_from_then_on_is_saved_there(
    open_window: Callable[[Document], Hand], lending_file: Path, temporary: Path, tmp_path: Path
) -> None:
    mailed = temporary / "mozilla_reader0" / "uitlenen.journey"
    mailed.parent.mkdir()
    lending_file.rename(mailed)
    before = mailed.read_bytes()
    hand = open_window(Document.open(mailed))
    rename(hand, "Ours")

    assert save(hand, escape, escape)[0].startswith(SAID)
    assert hand.document.dirty

    kept = tmp_path / "kept.journey"
    assert len(save(hand, escape, file(kept))) == 2
    assert not hand.document.dirty
    assert mailed.read_bytes() == before
    rename(hand, "Ours, later")
    assert save(hand) == []
    assert hand.document.path == kept


def test_whoever_names_a_temporary_file_means_it(
    open_window: Callable[[Document], Hand], lending_file: Path, temporary: Path
) -> None:
    meant = temporary / "meant.journey"
    lending_file.rename(meant)
    hand = open_window(Document.open(meant))
    rename(hand, "Ours")
    assert len(save(hand, escape, file(temporary / "other.journey"))) == 2
    rename(hand, "Ours, later")
    assert save(hand) == []


def rename(hand: Hand, title: str) -> None:
    document = hand.document
    called = "Kasten" if touchpoint_there(document, "Kasten") else "Ours"
    change = set_values(document.kept, touchpoint(document, called).key, title=title)
    document.apply("Type", change)


def touchpoint_there(document: Document, title: str) -> bool:
    return any(one.title == title for one in document.kept.tables["touchpoint"].values())
