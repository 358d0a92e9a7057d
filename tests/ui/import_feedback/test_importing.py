"""Answers on their way from a file to the map, page by page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog

from journey_editor.model.records import Reading
from journey_editor.model.structure import inbox_of
from tests.importers.answers import felt
from tests.sample_maps.samples import build
from tests.ui.driver import Hand
from tests.ui.import_feedback.leading import FINISH, FORM, NEXT, Leading, choose, pick, table
from tests.ui.import_log.leading import CHANGES, SAID, button, cells, press, shown
from tests.ui.panel import OFFSCREEN

pytestmark = [pytest.mark.usefixtures("own_settings"), pytest.mark.qt_log_ignore(OFFSCREEN)]

COLUMNS, NAMES, FELT = "Columns of the file", "Names in the file", "What was felt"
HOLDS, SCALE, ABOUT = 2, 3, 4


def test_answers_come_onto_the_map_page_by_page_and_one_undo_takes_them_back(
    hand: Hand, lead: Leading
) -> None:
    lead.through(NEXT, FINISH)

    project = hand.document.kept
    row = felt(project, "Senior", "Verlengen in de app")
    assert (row.emotion, row.n) == (0.5, 1)
    (quote,) = [one for one in inbox_of(project) if one.private]
    assert quote.text == "Verlengen lukt thuis heel gemakkelijk\n— Senior, Verlengen in de app"
    assert hand.window.statusBar().currentMessage() == (
        "4 rows have answers. 1 text waits in the inbox as a private quote."
    )
    assert hand.document.undo_label == "Import answers"
    hand.do("edit-undo")
    assert hand.document.kept == build("uitlenen")


def test_the_pages_say_what_they_are_about(lead: Leading) -> None:
    lead.through(NEXT, (CHANGES, press("Cancel")))

    for said in (
        "Step 1 of 2",
        "antwoorden.csv",
        "4 rows, 6 columns",
        "Not used, as it may say who answered: \u2068E-mail\u2069.",
        "Step 2 of 2",
        "Alien",
        "No persona",
        "Zolder",
        "No touchpoint",
        "Satisfaction +1.0",
    ):
        assert said in lead.texts, said
    assert any("In 2 rows no persona is known for what was felt." in text for text in lead.texts)
    assert "*.csv *.tsv *.txt *.xlsx" in lead.asked[-1]


@pytest.mark.parametrize("page", range(2))
def test_cancel_on_any_page_leaves_the_map_as_it_was(hand: Hand, lead: Leading, page: int) -> None:
    lead.through(*(NEXT,)[:page], ((FORM, CHANGES)[page], press("Cancel")))
    assert not hand.document.dirty
    assert hand.document.kept == build("uitlenen")


def test_what_a_column_holds_its_scale_and_touchpoint_are_chosen_by_keys(
    hand: Hand, lead_to: Callable[[str], Leading]
) -> None:
    def change(dialog: QDialog) -> None:
        assert not button(dialog, "Next").isEnabled()
        assert "Still to be said: which column holds answers." in list(shown(dialog))
        choose(dialog, COLUMNS, row="v1", column=HOLDS, said="Pleasant")
        choose(dialog, COLUMNS, row="v1", column=SCALE, said="0 to 10")
        choose(dialog, COLUMNS, row="v1", column=ABOUT, said="Verlengen in de app")
        choose(dialog, COLUMNS, row="v2", column=HOLDS, said="Persona")
        choose(dialog, COLUMNS, row="v3", column=HOLDS, said="Metric: \u2068Taak voltooid\u2069")
        assert button(dialog, "Next").isEnabled()
        press("Next")(dialog)

    lead_to("v1;v2;v3\n3;Senior x;ja\n4;Senior x;nee\n").through(
        (FORM, change),
        (CHANGES, lambda dialog: choose(dialog, NAMES, row="Senior x", column=2, said="Senior")),
        FINISH,
    )
    row = felt(hand.document.kept, "Senior", "Verlengen in de app")
    assert (row.pleasant, row.n) == (-0.3, 2)
    (reading,) = set(hand.document.kept.all(Reading).values()) - set(build("uitlenen").all(Reading).values())
    assert (reading.hits, reading.n) == (1, 2)


def test_of_two_columns_that_say_where_the_one_chosen_last_does(lead: Leading) -> None:
    def change(dialog: QDialog) -> None:
        choose(dialog, COLUMNS, row="Opmerkingen", column=HOLDS, said="Touchpoint")
        held = {row[0]: row[HOLDS] for row in cells(table(dialog, COLUMNS))}
        assert (held["Contactpunt"], held["Opmerkingen"]) == ("Ignore", "Touchpoint")
        dialog.reject()

    lead.through((FORM, change))


def test_rows_without_headings_are_guessed_anew(lead: Leading) -> None:
    def change(dialog: QDialog) -> None:
        (headings,) = (one for one in dialog.findChildren(QCheckBox) if one.isVisible())
        headings.setFocus()
        QTest.keyClicks(headings, " ")
        assert [row[0] for row in cells(table(dialog, COLUMNS))] == list("123456")
        assert "5 rows, 6 columns" in list(shown(dialog))
        dialog.reject()

    lead.through((FORM, change))


def test_names_are_matched_by_hand_and_the_rest_is_asked_for(hand: Hand, lead: Leading) -> None:
    def match(dialog: QDialog) -> None:
        choose(dialog, NAMES, row="Alien", column=2, said="Student")
        choose(dialog, NAMES, row="Zolder", column=2, said="Verlengen in de app")
        pick(dialog, "Rows without a persona are of", "Senior")
        (others,) = (one for one in dialog.findChildren(QCheckBox) if one.isVisible())
        assert others.text().replace("&", "").endswith("3 places")
        assert any(text.startswith("not taken: Satisfaction −1.0 (now") for text in shown(dialog))
        others.setFocus()
        QTest.keyClicks(others, " ")
        said = {tuple(row[:2]): row[3] for row in cells(table(dialog, FELT))}
        assert said["Student", "Kasten"].startswith("Satisfaction −1.0 (now −")
        press("Finish")(dialog)

    lead.through(NEXT, (CHANGES, match))
    project = hand.document.kept
    assert felt(project, "Student", "Kasten").emotion == -0.5
    assert felt(project, "Student", "Verlengen in de app").emotion == -1
    assert felt(project, "Senior", "Homepage").emotion == 0


def test_going_back_keeps_what_was_chosen(hand: Hand, lead: Leading) -> None:
    lead.through(
        NEXT,
        (CHANGES, press("Back")),
        (FORM, lambda dialog: choose(dialog, COLUMNS, row="Tevredenheid", column=SCALE, said="0 to 10")),
        NEXT,
        FINISH,
    )
    assert felt(hand.document.kept, "Senior", "Verlengen in de app").emotion == -0.2


def test_the_same_answers_again_change_nothing_and_cannot_be_finished(hand: Hand, lead: Leading) -> None:
    lead.through(NEXT, FINISH)
    before = hand.document.kept
    seen: list[bool] = []

    def look(dialog: QDialog) -> None:
        seen.append(button(dialog, "Finish").isEnabled())
        assert any("The map has these answers already" in text for text in shown(dialog))
        press("Cancel")(dialog)

    lead.through(NEXT, (CHANGES, look))
    assert seen == [False]
    assert hand.document.kept == before


def test_what_cannot_be_read_is_said_and_nothing_happens(
    hand: Hand, lead_to: Callable[[str], Leading]
) -> None:
    lead = lead_to("%PDF-1.7")
    lead.through((SAID, QDialog.reject))
    assert "antwoorden.csv" in lead.texts[0]
    assert "it is a PDF" in lead.texts[0]
    assert hand.document.kept == build("uitlenen")


@pytest.mark.parametrize("wide", [(1280, 720), (1366, 768)])
def test_the_pages_fit_a_small_screen(lead: Leading, wide: tuple[int, int]) -> None:
    def fit(dialog: QDialog) -> None:
        least = dialog.minimumSizeHint()
        assert least.width() < wide[0]
        assert least.height() < wide[1] - 60
        press("Next" if button(dialog, "Next").isVisible() else "Cancel")(dialog)

    lead.through((FORM, fit), (CHANGES, press("Cancel")))


def test_nothing_of_it_is_loaded_before_it_is_asked_for() -> None:
    said = """
import sys
import journey_editor.ui.window
import journey_editor.app.windows
late = ("journey_editor.ui.import_feedback", "journey_editor.importers.feedback.answers", "openpyxl")
sys.exit(any(one.startswith(late) for one in sys.modules))
"""
    assert subprocess.run([sys.executable, "-c", said], check=False).returncode == 0
