"""An event log on its way from a file to the map, page by page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from journey_editor.importers.event_log.log import WAREHOUSE_SQL
from journey_editor.model.records import Stage, Touchpoint
from journey_editor.model.structure import touchpoints_of
from tests.importers.logs import written
from tests.sample_maps.samples import build
from tests.ui.driver import Hand, touchpoint
from tests.ui.import_log.leading import (
    CHANGES,
    LOG,
    NAMES,
    NEXT,
    WAREHOUSE,
    Leading,
    button,
    choose_role,
    joined,
    press,
    roles,
    shown,
)
from tests.ui.panel import OFFSCREEN

pytestmark = [pytest.mark.usefixtures("own_settings"), pytest.mark.qt_log_ignore(OFFSCREEN)]


def test_a_log_comes_onto_the_map_page_by_page_and_one_undo_takes_it_back(hand: Hand, lead: Leading) -> None:
    lead.through(*NEXT, (CHANGES, press("Finish")))

    project = hand.document.kept
    assert touchpoint(hand.document, "Homepage").started == 2
    assert touchpoint(hand.document, "Inleverautomaat").ended == 1
    assert joined(hand, "Homepage", "Online catalogus").continued == 1
    assert joined(hand, "Online catalogus", "Podcast").continued == 1
    assert hand.window.statusBar().currentMessage() == (
        "4 touchpoints have the figures of the log. 1 new one is chosen."
    )
    assert [key.id for key in hand.window.canvas.selection.keys] == [touchpoint(hand.document, "Podcast").id]
    assert hand.window.canvas.sees(touchpoint(hand.document, "Podcast").key)
    assert project.one(Stage, project.all(Stage).sorted()[-1].id).title == "Uit het logboek"
    assert hand.document.undo_label == "Import log"
    hand.do("edit-undo")
    assert hand.document.kept == build("uitlenen")


def test_every_page_says_what_it_is_about(lead: Leading) -> None:
    lead.through(*NEXT, (CHANGES, press("Cancel")))

    for said in (
        "Step 1 of 3",
        "log.csv",
        "Text in UTF-8, commas between the cells, 3 columns, headings in the first row.",
        "Times: year-month-day, as 2026-11-21 14:05.",
        "Step 2 of 3",
        (
            "1 row is not counted: a time that cannot be read (row 7).\n"
            "1 case has no row that can be counted and is left out."
        ),
        "Step 3 of 3",
        "New: \u2068Podcast\u2069",
        "2 different routes in all",
    ):
        assert said in lead.texts
    assert any("1 new touchpoint waits in the stage From the log." in text for text in lead.texts)
    assert "*.csv *.tsv *.txt *.gz" in lead.asked[-1]


@pytest.mark.parametrize("page", range(3))
def test_cancel_on_any_page_leaves_the_map_as_it_was(hand: Hand, lead: Leading, page: int) -> None:
    lead.through(*NEXT[:page], ((LOG, NAMES, CHANGES)[page], press("Cancel")))

    assert not hand.document.dirty
    assert hand.document.kept == build("uitlenen")


def test_no_case_is_named_beyond_the_first_page(lead: Leading) -> None:
    def forget(dialog: QDialog) -> None:
        assert any("lid-77" in text for text in lead.texts)
        lead.texts.clear()
        press("Next")(dialog)

    lead.through((LOG, forget), NEXT[1], (CHANGES, press("Finish")))
    assert lead.texts
    assert not any("lid-" in text for text in lead.texts)


def test_the_column_that_is_chosen_counts(
    hand: Hand, tmp_path: Path, lead_to: Callable[[Path], Leading]
) -> None:
    rows = [("lid", "soort", "plek", "tijd")]
    rows += [("a", "x", "Homepage", "2026-01-01 10:00"), ("a", "y", "Kasten", "2026-01-01 10:01")]
    lead = lead_to(written(tmp_path, rows))
    seen: list[bool] = []

    def choose(dialog: QDialog) -> None:
        for column, said in ((1, "Case"), (2, "Touchpoint"), (4, "Time")):
            choose_role(dialog, column, said)
        choose_role(dialog, 1, "Ignore")
        seen.append(button(dialog, "Next").isEnabled())
        assert "Still to be said: which column holds the case." in " ".join(shown(dialog))
        choose_role(dialog, 1, "Case")
        choose_role(dialog, 3, "Touchpoint")
        seen.append(button(dialog, "Next").isEnabled())
        assert [one.currentText() for one in roles(dialog)] == ["Case", "Ignore", "Touchpoint", "Time"]
        press("Next")(dialog)

    lead.through((LOG, choose), NEXT[1], (CHANGES, press("Finish")))
    assert seen == [False, True]
    assert joined(hand, "Homepage", "Kasten").continued == 1


def test_counts_of_a_warehouse_come_in_as_they_are(
    hand: Hand, tmp_path: Path, lead_to: Callable[[Path], Leading]
) -> None:
    rows = [("from", "to", "n"), ("", "Homepage", "40"), ("Homepage", "Kasten", "30"), ("Kasten", "", "30")]
    lead = lead_to(written(tmp_path, rows))
    lead.through(*NEXT, (CHANGES, press("Finish")))

    assert touchpoint(hand.document, "Homepage").started == 40
    assert joined(hand, "Homepage", "Kasten").continued == 30
    assert "These are counts: they are taken as they are." in lead.texts
    assert not any("route" in text for text in lead.texts)


def test_what_counts_still_lack_is_said_and_nothing_goes_on_without_it(
    tmp_path: Path, lead_to: Callable[[Path], Leading]
) -> None:
    lead = lead_to(written(tmp_path, [("from", "to", "n"), ("", "Homepage", "40"), ("Homepage", "", "30")]))

    def take_away(dialog: QDialog) -> None:
        choose_role(dialog, 3, "Ignore")
        assert not button(dialog, "Next").isEnabled()

    lead.through((LOG, take_away), (LOG, press("Cancel")))
    assert "Still to be said: which column holds how many they were." in lead.texts


def test_a_log_goes_into_the_variant_that_is_shown(hand: Hand, lead: Leading) -> None:
    hand.do("variant-to-be")
    first, shown = build("uitlenen"), hand.window.canvas.view.variant
    before = hand.document.kept
    lead.through(*NEXT, (CHANGES, press("Finish")))

    after = hand.document.kept
    changed = {one.id for one in after.all(Touchpoint).values() if before.row(one.key) != one}
    assert changed
    assert changed <= {one.id for one in touchpoints_of(after, shown)}
    assert all(after.row(one.key) == one for one in first.all(Touchpoint).values())


def test_the_same_log_again_changes_nothing_and_cannot_be_finished(hand: Hand, lead: Leading) -> None:
    lead.through(*NEXT, (CHANGES, press("Finish")))
    seen: list[bool] = []

    def look(dialog: QDialog) -> None:
        seen.append(button(dialog, "Finish").isEnabled())
        press("Cancel")(dialog)

    before = hand.document.kept
    lead.through(*NEXT, (CHANGES, look))
    assert seen == [False]
    assert hand.document.kept == before


def test_the_question_for_a_warehouse_can_be_copied(lead: Leading) -> None:
    lead.through(
        (LOG, press("What would a warehouse be asked?")),
        (WAREHOUSE, press("Copy")),
        (WAREHOUSE, press("Close")),
        (LOG, press("Cancel")),
    )
    assert QGuiApplication.clipboard().text() == WAREHOUSE_SQL


def test_nothing_of_it_is_loaded_before_it_is_asked_for() -> None:
    said = """
import sys
import journey_editor.ui.window
import journey_editor.app.windows
late = ("journey_editor.ui.import_log", "journey_editor.importers.event_log.log", "duckdb", "_duckdb")
sys.exit(any(one.startswith(late) for one in sys.modules))
"""
    assert subprocess.run([sys.executable, "-c", said], check=False).returncode == 0
