"""What a persona felt at a place: set and shown question by question."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journey_editor.kernel.words import Words
from journey_editor.layout.style import INK
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Experience, Persona, RowKey, Setting, Touchpoint
from journey_editor.text.faces import FaceSet
from journey_editor.ui.inspector.bars import GapBar
from journey_editor.ui.inspector.experience import ExperienceSection, questions
from journey_editor.ui.inspector.page import Page
from journey_editor.ui.theme import ABOVE, BELOW, qcolour
from tests.ui.panel import DESK, FIND, OFFSCREEN, PAY, SHELVES, STUDENT, Panel, dress, small_map

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication, faces: FaceSet) -> None:
    dress(qapp, faces)


def section(panel: Panel) -> ExperienceSection:
    page = panel.inspector.page
    assert isinstance(page, Page)
    assert page.experience is not None
    return page.experience


def felt(panel: Panel, persona: str, subject: RowKey = SHELVES) -> Experience | None:
    fresh = Experience.known_by(persona=persona, subject=subject)
    return panel.document.kept.get(Experience, fresh.id)


def test_every_answer_has_its_expectation() -> None:
    names = [(answer.name, expected.name) for answer, expected in questions()]

    assert names == [
        ("emotion", "expected"),
        ("found", "found_expected"),
        ("helpful", "helpful_expected"),
        ("pleasant", "pleasant_expected"),
    ]


@pytest.mark.parametrize(("levels", "shown"), [(3, "−0.85"), (5, "−1.7"), (7, "−2.55")])
def test_numbers_are_in_the_maps_own_scale(qtbot: QtBot, levels: int, shown: str) -> None:
    panel = Panel(qtbot, SHELVES, project=small_map(Setting(id="map", levels=levels)))

    assert panel.shown("emotion") == shown
    assert panel.shown("found") == ""


def test_the_scale_follows_the_setting(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.document.apply("", set_values(panel.document.kept, RowKey("project", "map"), levels=3))

    assert panel.shown("emotion") == "−0.85"


def test_an_answer_is_kept_between_minus_one_and_one(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.fill_in("found", "-1.5")
    panel.fill_in("found_expected", "1")

    row = felt(panel, "student")
    assert row is not None
    assert (row.found, row.found_expected, row.emotion, row.n) == (-0.75, 0.5, -0.85, 41)
    assert panel.document.undo_label == "Change experience"


def test_an_answer_beyond_the_scale_is_said_in_the_maps_own_numbers(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.fill_in("emotion", "3")

    assert panel.blank("emotion").problem.text() == "⚠ Not kept: write a number from −2 to 2."
    row = felt(panel, "student")
    assert row is not None
    assert row.emotion == -0.85


def test_the_first_answer_at_a_place_adds_a_row_and_undo_takes_it_away(qtbot: QtBot) -> None:
    panel = Panel(qtbot, DESK)
    assert felt(panel, "student", DESK) is None

    panel.fill_in("emotion", "1.2")
    row = felt(panel, "student", DESK)
    assert row is not None
    assert (row.emotion, row.expected, row.found) == (0.6, None, None)
    panel.undo()

    assert felt(panel, "student", DESK) is None
    assert panel.shown("emotion") == ""


def test_what_was_felt_in_a_whole_stage_is_kept(qtbot: QtBot) -> None:
    stage = RowKey("stage", "use")
    panel = Panel(qtbot, stage)

    panel.fill_in("emotion", "-1")
    panel.fill_in("expected", "1")

    row = felt(panel, "student", stage)
    assert row is not None
    assert (row.emotion, row.expected) == (-0.5, 0.5)


def test_an_emptied_answer_is_missing_not_neutral(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.go_to("emotion")
    panel.press(Qt.Key.Key_Delete)
    panel.inspector.commit()

    row = felt(panel, "student")
    assert row is not None
    assert row.emotion is None


def test_up_and_down_go_by_a_tenth_and_stop_at_the_ends(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    panel.go_to("emotion")

    panel.press(Qt.Key.Key_Up)
    assert panel.shown("emotion") == "−1.6"
    panel.press(Qt.Key.Key_PageDown)

    assert panel.shown("emotion") == "−2"


def test_each_persona_has_answers_of_its_own(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    picker = section(panel).picker

    picker.setCurrentIndex(1)
    picker.activated.emit(1)
    assert panel.shown("emotion") == ""
    panel.fill_in("emotion", "0.5")

    senior, student = felt(panel, "senior"), felt(panel, "student")
    assert senior is not None
    assert student is not None
    assert (senior.emotion, student.emotion) == (0.25, -0.85)


def test_what_is_typed_for_one_persona_is_kept_before_another_is_shown(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    panel.type("found", "1")

    section(panel).picker.activated.emit(1)

    student = felt(panel, "student")
    assert student is not None
    assert student.found == 0.5
    assert felt(panel, "senior") is None
    assert panel.shown("found") == ""


def test_what_cannot_be_kept_for_one_persona_is_not_shown_as_anothers(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    panel.type("found", "often")

    section(panel).picker.activated.emit(1)

    assert panel.shown("found") == ""
    assert not panel.blank("found").problem.isVisible()


def test_the_persona_stays_from_one_place_to_the_next(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    section(panel).picker.activated.emit(1)

    panel.selection.choose([DESK])

    assert section(panel).picker.currentText() == "Senior"


def test_a_point_of_a_curve_shows_its_place_and_its_persona(qtbot: QtBot) -> None:
    senior = Experience.known_by(persona="senior", subject=SHELVES, emotion=0.5)
    panel = Panel(qtbot, project=small_map(senior))

    panel.selection.choose([senior.key])

    assert panel.shown("title") == "Shelves"
    assert section(panel).picker.currentText() == "Senior"
    assert panel.shown("emotion") == "1"


def test_a_persona_that_goes_leaves_the_next_one(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.document.apply("", remove(panel.document.kept, [STUDENT]))

    assert section(panel).picker.currentText() == "Senior"
    assert panel.shown("emotion") == ""


def test_without_personas_nothing_is_asked(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    keys = [row.key for row in panel.document.kept.all(Persona).values()]

    panel.document.apply("", remove(panel.document.kept, keys))

    assert not panel.blank("emotion").input.isVisible()


def test_a_step_is_felt_only_while_it_has_no_touchpoint(qtbot: QtBot) -> None:
    panel = Panel(qtbot, PAY)
    assert section(panel).isVisible()
    panel.selection.choose([FIND])
    assert not section(panel).isVisible()

    panel.document.apply("", remove(panel.document.kept, [SHELVES]))

    assert not panel.document.kept.all(Touchpoint).where("step", "find")
    assert section(panel).isVisible()


def test_source_and_number_of_answers_are_kept(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.choose("source", "Patron interviews")
    panel.fill_in("n", "18")

    row = felt(panel, "student")
    assert row is not None
    assert (row.source, row.n) == ("talks", 18)


def test_dutch_reads_and_writes_a_decimal_comma(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES, words=Words("nl"))
    assert panel.shown("emotion") == "−1,7"

    panel.fill_in("emotion", "0,3")

    row = felt(panel, "student")
    assert row is not None
    assert row.emotion == 0.15


# Bars


@settings(max_examples=40, deadline=None)
@given(actual=st.none() | st.floats(-1, 1), expected=st.none() | st.floats(-1, 1))
def test_a_bar_runs_from_the_middle_to_the_answer_and_its_colour_says_the_gap(
    actual: float | None, expected: float | None
) -> None:
    bar = drawn_bar(actual, expected)
    picture = bar.grab().toImage()
    middle = picture.height() // 2
    row = [picture.pixelColor(x, middle).name() for x in range(picture.width())]
    tick = qcolour(INK).name()
    colours = {qcolour(ABOVE).name(), qcolour(BELOW).name()}
    inked = [x for x, colour in enumerate(row) if colour in colours]

    assert (tick in row) == (expected is not None)
    if actual is None or expected is None:
        assert not inked
        return
    wanted = qcolour(BELOW if actual < expected else ABOVE).name()
    assert all(row[x] == wanted for x in inked)
    covered = [x for x, colour in enumerate(row) if colour in {*colours, tick}]
    ends = sorted((100, 100 + actual * 100))
    if abs(actual) > 0.05 and inked:
        assert min(covered) <= ends[0] + 3
        assert max(covered) >= ends[1] - 3


def drawn_bar(actual: float | None, expected: float | None) -> GapBar:
    bar = GapBar()
    bar.resize(200, 14)
    bar.show_answer(actual, expected)
    return bar


def test_what_a_bar_shows_is_said_in_words_too(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    bars = section(panel).bars

    assert bars["emotion"].accessibleName() == "Emotion · actual −1.7 · expected 0.8 · gap −2.5"
    assert bars["found"].accessibleName() == "Found it, when needed · actual unknown · expected unknown"


def test_painting_bars_costs_no_reference_to_none(qtbot: QtBot) -> None:
    """Where a binding drops one at every paint, the program ends after some thousands."""
    import sys

    bar = drawn_bar(0.4, 0.6)
    qtbot.addWidget(bar)
    bar.grab()
    before = sys.getrefcount(None)
    for _ in range(50):
        bar.grab()

    assert abs(sys.getrefcount(None) - before) < 50
