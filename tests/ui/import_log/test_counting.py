"""Counting a log aside: what is wrong with it is said, and it can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox, QProgressDialog

from journey_editor.app.resources import words_for
from journey_editor.kernel.errors import InputError
from tests.importers.logs import counted, events_file
from tests.ui.driver import Hand
from tests.ui.import_log.leading import (
    LOG,
    NAMES,
    NEXT,
    SAID,
    Leading,
    button,
    press,
)
from tests.ui.panel import OFFSCREEN

pytestmark = [pytest.mark.usefixtures("own_settings"), pytest.mark.qt_log_ignore(OFFSCREEN)]


def test_a_file_that_is_no_log_is_said_in_a_sentence_and_changes_nothing(
    hand: Hand, tmp_path: Path, lead_to: Callable[[Path], Leading]
) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(b"%PDF-1.7 and so on")
    lead = lead_to(path)
    lead.through((SAID, press("Close")))

    assert lead.texts == [f"{path} cannot be imported: it is a PDF"]
    assert not hand.document.dirty


def test_what_is_wrong_with_a_log_is_said_in_dutch_too(tmp_path: Path) -> None:
    path = events_file(tmp_path, [("", "Homepage", "2026-01-01"), ("", "Kasten", "2026-01-02")])
    with pytest.raises(InputError) as refused:
        counted(path)
    assert refused.value.in_words(words_for("nl")) == (
        f"{path} kan niet ingelezen worden: geen enkele rij heeft een geval, een contactpunt en een tijd "
        "die te lezen zijn"
    )


def test_a_log_that_cannot_be_counted_is_said_and_its_columns_can_be_chosen_anew(
    hand: Hand, tmp_path: Path, lead_to: Callable[[Path], Leading]
) -> None:
    lead = lead_to(events_file(tmp_path, [("", "Homepage", "2026-01-01"), ("", "Kasten", "2026-01-02")]))
    lead.through((LOG, press("Next")), (SAID, press("Close")), (LOG, press("Cancel")))

    assert any("no row of it has a case, a touchpoint and a time" in text for text in lead.texts)
    assert not hand.document.dirty


def test_counting_can_be_cancelled_and_begun_again(
    hand: Hand, tmp_path: Path, lead_to: Callable[[Path], Leading]
) -> None:
    lead = lead_to(large(tmp_path))

    def cancel(dialog: QDialog) -> None:
        press("Next")(dialog)
        assert not button(dialog, "Next").isEnabled()
        progress = dialog.findChild(QProgressDialog)
        assert progress is not None
        press("Cancel")(progress)

    lead.through((LOG, cancel), (LOG, press("Next")), (NAMES, press("Cancel")))
    assert not hand.document.dirty


def test_closing_while_counting_stops_the_count_and_changes_nothing(
    hand: Hand, tmp_path: Path, lead_to: Callable[[Path], Leading]
) -> None:
    lead = lead_to(large(tmp_path))

    def leave(dialog: QDialog) -> None:
        press("Next")(dialog)
        assert not button(dialog, "Next").isEnabled()
        dialog.close()

    lead.through((LOG, leave))
    assert NAMES not in lead.places
    assert not hand.document.dirty
    assert hand.window.isEnabled()


def test_no_more_new_touchpoints_come_than_a_map_can_take(
    hand: Hand, tmp_path: Path, lead_to: Callable[[Path], Leading]
) -> None:
    events = [("a", f"naam {n}", f"2026-01-01 {n // 60:02d}:{n % 60:02d}") for n in range(501)]
    lead = lead_to(events_file(tmp_path, events))

    def close(box: QMessageBox) -> None:
        press("Close")(box)

    lead.through(*NEXT, (SAID, close), (NAMES, press("Cancel")))
    assert any("at most 500 can be added" in text for text in lead.texts)
    assert not hand.document.dirty


def large(folder: Path) -> Path:
    """A log that takes seconds to count."""
    path = folder / "large.csv"
    lines = (f"k{n // 4},Naam {n % 97},2026-01-{1 + n % 28:02d} 10:00:00\n" for n in range(400_000))
    path.write_text("case,touchpoint,time\n" + "".join(lines))
    return path
