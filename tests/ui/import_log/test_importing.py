"""An event log on its way from a file to the map, page by page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QMessageBox, QProgressDialog

from journey_editor.app.resources import words_for
from journey_editor.importers.event_log import WAREHOUSE_SQL
from journey_editor.kernel.errors import InputError
from journey_editor.model.records import Stage, Touchpoint, Transition
from journey_editor.model.structure import touchpoints_of
from tests.importers.logs import counted, events_file, written
from tests.sample_maps.samples import build
from tests.ui.driver import Hand, touchpoint
from tests.ui.import_log.leading import (
    CHANGES,
    LOG,
    NAMES,
    SAID,
    WAREHOUSE,
    Act,
    Leading,
    button,
    cells,
    choose_role,
    choose_touchpoint,
    names,
    press,
    roles,
    unfold,
)
from tests.ui.panel import OFFSCREEN

pytestmark = [pytest.mark.usefixtures("own_settings"), pytest.mark.qt_log_ignore(OFFSCREEN)]

EVENTS = [
    ("lid-77", "homepage", "2026-01-01 10:00"),
    ("lid-77", "Online catalogis", "2026-01-01 10:01"),
    ("lid-78", "homepage", "2026-01-01 10:02"),
    ("lid-77", "Podcast", "2026-01-01 10:03"),
    ("lid-78", "Inleverautomaat", "2026-01-01 10:04"),
    ("lid-79", "Kasten", "gisteren"),
]
NEXT: tuple[Act, Act] = (LOG, press("Next")), (NAMES, press("Next"))


@pytest.fixture
def lead(hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Leading:
    """Somebody with a small log in hand."""
    return Leading(hand, events_file(tmp_path, EVENTS), monkeypatch)


@pytest.fixture
def lead_to(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Leading]:
    """Somebody with a log of their own in hand."""
    return lambda path: Leading(hand, path, monkeypatch)


def joined(hand: Hand, one: str, other: str) -> Transition:
    ends = touchpoint(hand.document, one).id, touchpoint(hand.document, other).id
    return next(
        way for way in hand.document.kept.all(Transition).values() if (way.source, way.target) == ends
    )


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


def test_the_least_sure_names_come_first_each_with_its_events_and_why(lead: Leading) -> None:
    seen: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        seen.extend(cells(names(dialog)))
        press("Cancel")(dialog)

    lead.through((LOG, press("Next")), (NAMES, look))
    assert seen == [
        ["Online catalogis", "1", "Online catalogus", "94 % alike"],
        ["Podcast", "1", "A new touchpoint", "New"],
        ["homepage", "2", "Homepage", "The same name"],
        ["Inleverautomaat", "1", "Inleverautomaat", "The same name"],
    ]


def test_the_routes_are_shown_by_the_names_on_the_map(lead: Leading) -> None:
    seen: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        seen.extend(cells(names(dialog)))
        press("Cancel")(dialog)

    lead.through(*NEXT, (CHANGES, look))
    plain = [[cell.replace("\u2068", "").replace("\u2069", "") for cell in row] for row in seen]
    assert plain == [
        ["1 (50 %)", "Homepage → Inleverautomaat"],
        ["1 (50 %)", "Homepage → Online catalogus → Podcast"],
    ]


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


def test_another_touchpoint_chosen_for_a_name_has_its_figures(hand: Hand, lead: Leading) -> None:
    def choose(dialog: QDialog) -> None:
        choose_touchpoint(dialog, "Podcast", "Kasten")
        choose_touchpoint(dialog, "homepage", "A new touchpoint")
        press("Next")(dialog)

    lead.through(NEXT[0], (NAMES, choose), (CHANGES, press("Finish")))
    titles = [one.title for one in hand.document.kept.all(Touchpoint).values()]
    assert "Podcast" not in titles
    assert touchpoint(hand.document, "homepage").started == 2
    assert touchpoint(hand.document, "Homepage").started == 1000
    assert joined(hand, "Online catalogus", "Kasten").continued == 1


def test_escape_folds_the_list_of_touchpoints_up_and_only_that(lead: Leading) -> None:
    def look(dialog: QDialog) -> None:
        table = names(dialog)
        before = cells(table)
        box = unfold(table, 1)
        QTest.keyClick(box.view(), Qt.Key.Key_Down)
        QTest.keyClick(box.view(), Qt.Key.Key_Escape)
        QTest.qWait(20)
        assert [one for one in table.findChildren(QComboBox) if one.isVisible()] == []
        assert dialog.isVisible()
        assert cells(table) == before
        QTest.keyClick(table, Qt.Key.Key_Escape)

    lead.through(NEXT[0], (NAMES, look))


def test_the_whole_way_goes_by_keys_alone(hand: Hand, lead: Leading) -> None:
    def enter(dialog: QDialog) -> None:
        focused = dialog.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)

    def choose(dialog: QDialog) -> None:
        choose_touchpoint(dialog, "Podcast", "Kasten")
        dialog.activateWindow()
        QTest.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)

    lead.through((LOG, enter), (NAMES, choose), (CHANGES, enter))
    assert joined(hand, "Online catalogus", "Kasten").continued == 1


def test_a_click_on_a_touchpoint_unfolds_what_it_can_be(lead: Leading) -> None:
    def look(dialog: QDialog) -> None:
        table = names(dialog)
        place = table.visualRect(table.model().index(2, 2)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.qWait(20)
        (box,) = (one for one in table.findChildren(QComboBox) if one.isVisible())
        assert [box.itemText(number) for number in range(3)] == [
            "A new touchpoint",
            "Homepage",
            "Online catalogus",
        ]
        place = box.view().visualRect(box.model().index(2, 0)).center()
        QTest.mouseClick(box.view().viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.qWait(20)
        assert cells(table)[2] == ["homepage", "2", "Online catalogus", "Chosen"]
        press("Cancel")(dialog)

    lead.through(NEXT[0], (NAMES, look))


def test_back_and_on_again_keeps_what_was_chosen(hand: Hand, lead: Leading) -> None:
    def choose(dialog: QDialog) -> None:
        choose_touchpoint(dialog, "Podcast", "Kasten")
        press("Next")(dialog)

    lead.through(
        NEXT[0],
        (NAMES, choose),
        (CHANGES, press("Back")),
        (NAMES, press("Back")),
        *NEXT,
        (CHANGES, press("Finish")),
    )
    assert joined(hand, "Online catalogus", "Kasten").continued == 1


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
    assert not hand.document.dirty
    assert hand.window.isEnabled()


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


def test_nothing_of_it_is_loaded_before_it_is_asked_for() -> None:
    said = """
import sys
import journey_editor.ui.window
import journey_editor.app.windows
late = ("journey_editor.ui.import_log", "journey_editor.importers.event_log", "duckdb", "_duckdb")
sys.exit(any(one.startswith(late) for one in sys.modules))
"""
    assert subprocess.run([sys.executable, "-c", said], check=False).returncode == 0


def large(folder: Path) -> Path:
    """A log that takes seconds to count."""
    path = folder / "large.csv"
    lines = (f"k{n // 4},Naam {n % 97},2026-01-{1 + n % 28:02d} 10:00:00\n" for n in range(400_000))
    path.write_text("case,touchpoint,time\n" + "".join(lines))
    return path
