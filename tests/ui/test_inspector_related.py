"""What stands beside a form: heading, what goes wrong and will be done, what a transition comes to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journey_editor.kernel.words import Words
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import (
    Action,
    Code,
    Dependency,
    Effect,
    Evidence,
    Link,
    LinkKind,
    Metric,
    Pain,
    Record,
    RowKey,
    Tag,
    Touchpoint,
    Transition,
)
from journey_editor.text.faces import FaceSet
from journey_editor.ui.inspector.heading import Heading
from journey_editor.ui.inspector.passage import loss_said, smoothness_said, switch_said
from journey_editor.ui.inspector.related import related
from journey_editor.ui.labels import PlainLabel
from tests.ui.panel import (
    ASKS,
    DESK,
    FIND,
    HELP,
    NEED,
    OFFSCREEN,
    PARKED,
    QUEUE,
    SHELVES,
    SIGNS,
    STUDENT,
    USE,
    Panel,
    dress,
    small_map,
)

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN)

WORDS = Words()
IDEA = RowKey("opportunity", "words")
ACTION = RowKey("action", "relabel")
TALKS = RowKey("source", "talks")
SURVEY = RowKey("source", "survey")


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication, faces: FaceSet) -> None:
    dress(qapp, faces)


def shown(key: RowKey, *more: Record) -> dict[str, list[RowKey]]:
    """The headings beside a row, with their rows."""
    project = small_map(*more)
    row = project.row(key)
    assert row is not None
    return {one.title: [entry.key for entry in one.entries] for one in related(project, row, WORDS)}


# Which rows belong to which


def test_what_goes_wrong_at_a_touchpoint_is_traced_to_what_will_be_done() -> None:
    assert shown(SHELVES) == {
        "Goes wrong here": [SIGNS, QUEUE],
        "What we will do": [ACTION],
        "Evidence": [TALKS, SURVEY],
    }


def test_what_goes_wrong_at_another_touchpoint_of_the_step_is_not_shown() -> None:
    lift = Pain(id="lift", lane="pain", first_step="find", last_step="find", text="Lift", subject=DESK)

    assert shown(SHELVES, lift)["Goes wrong here"] == [SIGNS, QUEUE]
    assert shown(FIND, lift)["Goes wrong here"] == [RowKey("pain", "lift"), QUEUE, SIGNS]


def test_what_goes_wrong_across_several_steps_goes_wrong_at_each() -> None:
    assert shown(HELP)["Goes wrong here"] == [QUEUE]


def test_a_transition_shows_its_own_pains_and_what_mends_it() -> None:
    mends = Link.known_by(kind=LinkKind.MENDS, source=ACTION, target=ASKS)

    assert shown(ASKS, mends) == {"Goes wrong here": [QUEUE], "What we will do": [ACTION]}


def test_pain_idea_and_action_lead_to_each_other() -> None:
    assert shown(SIGNS) == {"Answered by": [IDEA], "What we will do": [ACTION], "Evidence": [TALKS]}
    assert shown(IDEA) == {"Solves": [SIGNS], "What we will do": [ACTION]}
    assert shown(ACTION) == {"Carries out": [IDEA]}


def test_friction_codes_are_chips() -> None:
    code = Code.known_by(code="DT03", attribute="Taxonomic friction")

    assert shown(SIGNS, code, Tag.known_by(subject=SIGNS, code=code.id))["Friction codes"] == [code.key]


def test_a_line_says_how_bad_how_often_and_which_codes() -> None:
    codes = [Code.known_by(code=code) for code in ("MD06", "DT03")]
    tags = [Tag.known_by(subject=SIGNS, code=code.id) for code in codes]
    project = small_map(*codes, *tags)
    pains = related(project, project.one(Touchpoint, "shelves"), WORDS)[0]

    assert [entry.about for entry in pains.entries] == ["severity 4 · seen by 63 % · DT03 · MD06", ""]


# The tiles


def test_a_click_on_a_tile_chooses_its_row(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    tile = next(one for one in panel.tiles() if one.key == SIGNS)

    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)

    assert panel.selection.current == SIGNS
    assert panel.shown("text") == "Codes differ"


def test_a_tile_is_pressed_with_the_space_bar_and_the_focus_stays_in_the_panel(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    tile = next(one for one in panel.tiles() if one.key == ACTION)
    tile.setFocus()

    panel.press(Qt.Key.Key_Space)

    assert panel.selection.current == ACTION
    assert QApplication.focusWidget() is panel.inspector


def test_tiles_say_what_they_are_to_a_screen_reader(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    assert next(one.accessibleName() for one in panel.tiles()) == "Codes differ, severity 4 · seen by 63 %"


def test_tiles_follow_the_document(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.document.apply("", remove(panel.document.kept, [SIGNS]))
    qtbot.waitUntil(lambda: [one.key for one in panel.tiles()] == [QUEUE, ACTION, SURVEY])
    panel.undo()

    qtbot.waitUntil(lambda: {one.key for one in panel.tiles()} >= {SIGNS, TALKS})


def test_nothing_of_a_long_name_is_wider_than_the_panel(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    for key, name in (
        (SHELVES, "title"),
        (SIGNS, "text"),
        (TALKS, "title"),
        (RowKey("channel", "floor"), "title"),
    ):
        panel.document.apply("", set_values(panel.document.kept, key, **{name: "x" * 300}))
    qtbot.wait(50)

    page = panel.inspector.page
    assert page is not None
    room = panel.inspector.viewport().width()
    assert page.width() == room
    for tile in panel.tiles():
        assert tile.mapTo(page, tile.rect().topRight()).x() <= room - 18


# The heading


@pytest.mark.parametrize(
    ("key", "title", "place"),
    [
        (SHELVES, "Shelves", "Touchpoint · Finds the shelf · Branch floor"),
        (ASKS, "Shelves → Ask a librarian", "Transition"),
        (QUEUE, "Queue at noon", "Pain · Pain · Finds the shelf – Asks for help"),
        (NEED, "Find it alone", "Card · Need · Finds the shelf"),
        (PARKED, "Parked", "Card · Inbox"),
        (USE, "Use", "Stage · As is"),
        (FIND, "Finds the shelf", "Step · Use"),
        (STUDENT, "Student", "Persona · patron"),
    ],
)
def test_the_heading_says_what_is_chosen_and_where_it_lies(
    qtbot: QtBot, key: RowKey, title: str, place: str
) -> None:
    panel = Panel(qtbot, key)
    page = panel.inspector.page
    assert page is not None
    heading = page.findChild(Heading)
    assert isinstance(heading, Heading)

    assert heading.title.text() == title
    assert heading.place.text().replace("\u2068", "").replace("\u2069", "") == place


def test_the_heading_follows_what_is_typed(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    panel.type("title", "Racks")
    panel.inspector.commit()
    page = panel.inspector.page
    assert page is not None
    heading = page.findChild(Heading)
    assert isinstance(heading, Heading)

    assert heading.title.text() == "Racks"


# Transitions

PASSAGE = Transition(id="asks", source="shelves", target="desk")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "? Not judged yet. Unknown: identity, data, resuming."),
        ({"identity_carried": True, "resumable": True}, "? Not judged yet. Unknown: data."),
        (
            {"identity_carried": True, "data_carried": True, "resumable": True},
            "✓ Smooth: identity and data carry over, nothing is lost, it can be resumed.",
        ),
        ({"identity_carried": False}, "⚠ Not smooth: log in again."),
        ({"lost": "the list", "resumable": False}, "⚠ Not smooth: start over, lost: \u2068the list\u2069."),
    ],
)
def test_a_transition_is_judged_in_words(values: dict[str, object], said: str) -> None:
    assert smoothness_said(replace(PASSAGE, **values), WORDS) == said  # type: ignore[arg-type] # its own fields


@pytest.mark.parametrize(
    ("entered", "continued", "said"),
    [
        (900, 702, "Drop-off 22 %: 198 of 900 leave here."),
        (300, 320, "⚠ More continue than entered: these figures do not add up."),
        (300, None, "Drop-off unknown: it takes the numbers entered and continued."),
        (None, 300, "Drop-off unknown: it takes the numbers entered and continued."),
        (0, 0, "Drop-off unknown: it takes the numbers entered and continued."),
    ],
)
def test_a_drop_off_is_said_with_its_figures(entered: int | None, continued: int | None, said: str) -> None:
    assert loss_said(replace(PASSAGE, entered=entered, continued=continued), WORDS) == said


def test_a_change_of_channel_is_said() -> None:
    project = small_map()
    same = small_map(Touchpoint(id="desk", step="help", channel="floor", title="Ask"))

    said = switch_said(project, PASSAGE, WORDS).replace("\u2068", "").replace("\u2069", "")
    assert said == "Switch of channel: Branch floor → Information desk"
    assert switch_said(same, PASSAGE, WORDS) == "Stays on \u2068Branch floor\u2069"


def test_what_a_transition_comes_to_follows_what_is_filled_in(qtbot: QtBot) -> None:
    panel = Panel(qtbot, ASKS)
    page = panel.inspector.page
    assert page is not None

    panel.fill_in("entered", "900")
    panel.fill_in("continued", "702")

    texts = [label.text() for label in page.findChildren(type(panel.blank("entered").label))]
    assert "Drop-off 22 %: 198 of 900 leave here." in texts


def test_evidence_is_said_once() -> None:
    twice = Evidence.known_by(subject=SHELVES, source="talks")

    assert shown(SHELVES, twice)["Evidence"] == [TALKS, SURVEY]


def test_of_very_many_rows_the_first_can_be_gone_to_and_the_rest_are_counted(qtbot: QtBot) -> None:
    many = [
        Pain(id=f"p{n}", lane="pain", first_step="pay", last_step="pay", rank=f"{n:02}1") for n in range(60)
    ]
    panel = Panel(qtbot, RowKey("step", "pay"), project=small_map(*many))

    said = [label.text() for label in panel.inspector.findChildren(PlainLabel)]
    assert len(panel.tiles()) == 24
    assert "and 36 more" in said


def test_an_action_says_what_waits_for_it_and_which_metrics_it_moves() -> None:
    project = small_map()
    waits = Action(id="later", title="Print the labels")
    metric = Metric(id="found", title="Found within ten minutes")
    rows = (
        waits,
        metric,
        Dependency.known_by(action=waits.id, first=ACTION.id),
        Effect.known_by(action=ACTION.id, metric=metric.id),
    )
    project = project.with_rows((row.key, row) for row in rows)
    action = project.row(ACTION)
    assert action is not None

    found = {one.title: [entry.title for entry in one.entries] for one in related(project, action, WORDS)}
    assert found["Waits for this"] == ["Print the labels"]
    assert found["Moves"] == ["Found within ten minutes"]
    assert "Waits for this" not in {one.title for one in related(project, waits, WORDS)}
