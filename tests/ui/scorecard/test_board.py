"""The scorecard, under hands and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QToolButton, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from journey_editor.app.resources import words_for
from journey_editor.kernel.ids import Mint
from journey_editor.model.metric_presets import PRESETS
from journey_editor.model.records import Action, Effect, Metric, Reading, Rule
from journey_editor.model.templates import blank
from journey_editor.session.document import Document
from journey_editor.ui.inspector.computing import ComputingSection
from journey_editor.ui.inspector.form import Form
from journey_editor.ui.inspector.inputs import NumberInput
from journey_editor.ui.inspector.movers import MoversSection
from journey_editor.ui.inspector.tiles import Tile
from journey_editor.ui.labels import PlainLabel, tip
from journey_editor.ui.scorecard.metrics_model import Column
from tests.sample_maps.samples import build
from tests.ui.answering import answering, button
from tests.ui.driver import Hand
from tests.ui.panel import OFFSCREEN
from tests.ui.scorecard.hand import BoardHand

Opens = Callable[[Document], Hand]
DONE, LOST, STAFF = "Taak voltooid", "Verlies van app naar vestiging", "Medewerkers positief over hun werk"

pytestmark = pytest.mark.usefixtures("own_settings")


@pytest.fixture
def board(open_window: Opens) -> BoardHand:
    return BoardHand.at(open_window(Document(build("uitlenen"))))


def empty() -> Document:
    words = words_for("nl")
    return Document(blank(title="Leeg", language="nl", words=words, mint=Mint()))


def advice(board: BoardHand) -> list[str]:
    said: list[str] = []
    board.board.advised.connect(said.append)
    return said


def test_the_scorecard_is_opened_by_its_key(open_window: Opens) -> None:
    hand = open_window(Document(build("uitlenen")))
    hand.key(Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)

    assert BoardHand.at(hand).board.isVisible()
    assert not hand.window.canvas.isVisible()
    down = [one.text() for one in hand.window.header.tabs.findChildren(QPushButton) if one.isChecked()]
    assert down == ["Scorecard"]


def test_every_metric_says_how_it_stands_and_what_that_rests_on(board: BoardHand) -> None:
    assert board.titles == [one.title for one in board.document.kept.all(Metric).sorted()]
    assert board.said(DONE, Column.NOW) == ("71 %", "64–77 %, n = 180")
    assert board.said(DONE, Column.BEFORE)[0] == "71 %"
    assert board.said(DONE, Column.TARGET) == ("78 %", "10 % more than 71 %")
    assert board.said(DONE, Column.OVER_TIME)[1] == "31 Oct 2026"
    assert board.said(DONE, Column.STANDING)[0] == "On the way"
    assert board.said(STAFF, Column.NOW)[1].startswith("too few · ")
    spoken = board.cell(DONE, Column.NOW).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Now: 71 %, 64–77 %, n = 180"
    labels = [one.text() for one in board.board.findChildren(PlainLabel)]
    assert "5 metrics: 2 on the way · 3 missed" in labels


def test_a_target_is_typed_in_place_as_its_rule_has_it(board: BoardHand) -> None:
    board.write(DONE, Column.TARGET, "12,5")

    assert board.metric(DONE).target == 0.125
    assert board.said(DONE, Column.TARGET) == ("80 %", "12.5 % more than 71 %")
    board.do("edit-undo")
    assert board.metric(DONE).target == 0.1


def test_what_is_no_figure_is_refused_and_there_to_be_mended(board: BoardHand) -> None:
    before, said = board.document.kept, advice(board)
    board.write(DONE, Column.BEFORE, "soon")

    assert board.document.kept is before
    assert said == ["Not kept: write a number."]
    board.key(Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert line is not None
    assert line.property("text") == "soon"
    QTest.keyClick(line, Qt.Key.Key_Escape)


def test_a_metric_is_added_named_and_deleted_by_keys(board: BoardHand) -> None:
    board.table.setFocus()
    board.key(Qt.Key.Key_Insert)
    board.over("Wachttijd")

    assert board.titles[-1] == "Wachttijd"
    assert board.said("Wachttijd", Column.STANDING)[0] == "No data"
    board.table.setFocus()
    board.key(Qt.Key.Key_Delete)
    assert len(board.titles) == 5
    for _ in range(3):  # deleted, named, added
        board.do("edit-undo")
    assert len(board.titles) == 5
    assert "Wachttijd" not in board.titles


def test_a_metric_goes_with_its_readings_and_comes_back_with_them(board: BoardHand) -> None:
    read = board.read(DONE)
    board.choose(DONE)
    board.key(Qt.Key.Key_Delete)

    assert DONE not in board.titles
    assert not set(read) & set(board.document.kept.all(Reading).values())
    board.do("edit-undo")
    assert board.read(DONE) == read


def test_metrics_are_ordered_by_keys(board: BoardHand) -> None:
    before = board.titles
    board.choose(DONE)
    board.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert board.titles == [DONE, before[0], *before[2:]]
    assert board.table.currentIndex().row() == 0
    board.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # it is the first
    for _ in before:
        board.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert board.titles == [one for one in before if one != DONE] + [DONE]
    board.do("edit-undo")
    assert board.titles.index(DONE) == 3


def test_readings_are_typed_one_after_another(board: BoardHand) -> None:
    board.choose(DONE)
    board.take("2026-11-30", "75 %", "31-12-2026", "140 of 180")

    *_, first, then = board.read(DONE)
    assert (first.date, first.value, first.n) == ("2026-11-30", 0.75, None)
    assert (then.date, then.value, then.hits, then.n) == ("2026-12-31", None, 140, 180)
    assert board.said(DONE, Column.NOW) == ("78 %", "71–83 %, n = 180")
    assert board.readings.model().index(0, 0).data() == "31 Dec 2026"
    assert QApplication.focusWidget() is board.lines()[0]
    board.do("edit-undo")
    assert board.read(DONE)[-1] == first


def test_what_is_no_reading_stays_in_its_line_with_the_reason(board: BoardHand) -> None:
    before, said = board.document.kept, advice(board)
    board.choose(DONE)
    board.take("2026-11-30", "200 of 180")

    assert board.document.kept is before
    assert said == ["Not kept: there cannot be more hits than were asked."]
    assert board.lines()[1].text() == "200 of 180"
    board.take("2026-13-30", "")
    assert said[1:] == ["Not kept: write a date like 2026-11-21."]


@pytest.mark.parametrize("line", [True, False], ids=["in the line", "in the table"])
def test_pasted_columns_become_readings_once(board: BoardHand, line: bool) -> None:  # noqa: FBT001
    said = advice(board)
    board.choose(DONE)
    QGuiApplication.clipboard().setText("Datum\tAandeel\n30-11-2026\t75 %\n31-12-2026\t77,5 %\nmorgen\t1 %")
    for _ in range(2):
        (board.lines()[1] if line else board.readings).setFocus()
        board.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert [(one.date, one.value) for one in board.read(DONE)[2:]] == [
        ("2026-11-30", 0.75),
        ("2026-12-31", 0.775),
    ]
    assert said == [
        "2 readings were added. 1 row is no reading.",
        "0 readings were added. 2 were there already. 1 row is no reading.",
    ]
    assert board.board.isVisible()
    board.do("edit-undo")
    assert len(board.read(DONE)) == 2


def test_a_reading_is_mended_in_its_cell(board: BoardHand) -> None:
    board.choose(DONE)
    said = advice(board)

    def write(column: int, text: str) -> None:
        board.readings.setFocus()
        board.readings.setCurrentIndex(board.readings.model().index(0, column))
        board.key(Qt.Key.Key_Return)
        board.over(text)

    write(2, "150")
    assert board.read(DONE)[-1].hits == 150
    write(3, "149")
    assert said == ["Not kept: there cannot be more hits than were asked."]
    write(1, "72,5 %")  # a value stands for hits
    found = board.read(DONE)[-1]
    assert (found.value, found.hits, found.n) == (0.725, None, 180)
    write(0, "1-11-2026")
    assert board.read(DONE)[-1].date == "2026-11-01"
    for _ in range(3):
        board.do("edit-undo")
    assert board.read(DONE)[-1].hits == 128


@pytest.mark.qt_log_ignore(OFFSCREEN)
def test_a_source_is_chosen_from_those_of_the_map(board: BoardHand) -> None:
    board.choose(DONE)
    model = board.readings.model()
    before = board.read(DONE)[-1].source
    choices = dict(board.readings._rows.choices_at(model.index(0, 5)))
    other = next(one for one in choices if one not in (None, before))
    assert model.setData(model.index(0, 5), other)

    assert board.read(DONE)[-1].source == other
    assert model.index(0, 5).data() == choices[other]


def test_deleting_a_reading_leaves_its_metric(board: BoardHand) -> None:
    board.choose(DONE)
    board.readings.setFocus()
    board.readings.selectRow(0)
    assert board.window.canvas.selection.current == board.read(DONE)[-1].key
    assert [one.row() for one in board.table.selectionModel().selectedRows()] == [1]
    board.key(Qt.Key.Key_Delete)

    assert [one.date for one in board.read(DONE)] == ["2026-06-30"]
    assert board.readings.model().rowCount() == 1  # still those of the same metric


def test_what_is_chosen_anywhere_is_chosen_here(board: BoardHand) -> None:
    board.window.canvas.selection.choose([board.metric(STAFF).key])

    assert [one.row() for one in board.table.selectionModel().selectedRows()] == [4]
    assert board.readings.model().rowCount() == len(board.read(STAFF))
    board.choose(DONE)
    assert board.window.canvas.selection.keys == (board.metric(DONE).key,)


def test_the_panel_counts_shares_in_percent(board: BoardHand, qtbot: QtBot) -> None:
    board.choose(LOST)
    form = board.page.findChildren(Form)[0]
    target = form.blanks["target"].input
    assert isinstance(target, NumberInput)
    assert (form.blanks["baseline"].input.value(), target.line.text()) == (0.22, "−10 %")

    target.line.setFocus()
    target.line.selectAll()
    QTest.keyClicks(target.line, "-12,5")
    QTest.keyClick(target.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: board.metric(LOST).target == -0.125)
    QTest.keyClick(target.line, Qt.Key.Key_Up)
    assert target.line.text() == "−12 %"
    form.commit()

    assert board.metric(LOST).target == -0.12


def test_a_figure_of_the_panel_follows_its_unit(board: BoardHand) -> None:
    board.choose(LOST)
    line = board.page.findChildren(Form)[0].blanks["baseline"].input
    assert isinstance(line, NumberInput)
    assert line.line.text() == "22 %"
    model = board.page.findChildren(Form)[0].blanks["unit"].input.watched[0]
    model.setFocus()
    model.setProperty("text", "")
    QTest.keyClicks(model, "min")
    QTest.keyClick(model, Qt.Key.Key_Return)
    QApplication.processEvents()

    assert board.metric(LOST).unit == "min"
    assert line.line.text() == "0.22"
    assert board.metric(LOST).baseline == 0.22
    assert board.metric(LOST).rule == Rule.RELATIVE


def test_what_the_map_computes_is_taken_as_a_reading(board: BoardHand, qtbot: QtBot) -> None:
    board.choose(LOST)
    (computing,) = board.page.findChildren(ComputingSection)
    qtbot.waitUntil(computing.isVisible)
    assert "22 % lost on this transition (198 of 900)" in [
        one.text() for one in computing.findChildren(PlainLabel)
    ]
    computing.take.click()

    newest = board.read(LOST)[-1]
    assert (newest.value, newest.hits, newest.n) == (None, 198, 900)
    assert board.readings.model().rowCount() == 2
    board.choose(DONE)
    (computing,) = board.page.findChildren(ComputingSection)
    qtbot.waitUntil(lambda: not computing._timer.isActive())
    assert not computing.isVisible()


def test_actions_are_linked_gone_to_and_taken_off(board: BoardHand) -> None:
    board.choose(DONE)
    (movers,) = board.page.findChildren(MoversSection)
    before = {one.action for one in board.document.kept.all(Effect).where("metric", board.metric(DONE).id)}
    place = next(place for place in range(1, movers.picker.count()))
    key = movers.picker.itemData(place)
    movers.picker.activated.emit(place)
    linked = {one.action for one in board.document.kept.all(Effect).where("metric", board.metric(DONE).id)}
    assert linked == before | {key.id}

    tile = next(one for one in movers.findChildren(Tile) if one.key == key)
    remove = next(
        one
        for one in movers.findChildren(QToolButton)
        if one.accessibleName().endswith(board.document.kept.one(Action, key.id).title)
    )
    remove.click()
    effect = Effect.known_by(action=key.id, metric=board.metric(DONE).id)
    assert board.document.kept.row(effect.key) is None
    board.do("edit-undo")
    (movers,) = board.page.findChildren(MoversSection)
    tile = next(one for one in movers.findChildren(Tile) if one.key == key)
    tile.click()
    assert board.window.canvas.selection.current == key
    assert board.readings.model().rowCount() == len(board.read(DONE))  # the metric is still looked at


def test_where_it_is_measured_is_shown_on_the_map(board: BoardHand) -> None:
    board.choose(LOST)
    board.press("Show on the map")

    assert board.window.canvas.isVisible()
    assert (
        board.window.canvas.selection.current
        == board.window.document.kept.one(Metric, board.metric(LOST).id).subject
    )


def tick(*titles: str) -> Callable[[QDialog], None]:
    def ticked(dialog: QDialog) -> None:
        (tree,) = dialog.findChildren(QTreeWidget)
        for title in titles:
            (item,) = tree.findItems(title, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
            item.setCheckState(0, Qt.CheckState.Checked)
        add = next(one for one in dialog.findChildren(QPushButton) if one.text().startswith("Add"))
        assert add.isEnabled()
        add.click()

    return ticked


def test_presets_are_ticked_and_come_in_the_language_of_the_map(board: BoardHand) -> None:
    with answering(tick("Wachttijd", "Respons")):
        board.press("Add from presets…")

    assert board.titles[5:] == ["Wachttijd", "Respons"]
    waiting = board.metric("Wachttijd")
    assert (waiting.unit, waiting.definition[:7]) == ("min", "Minuten")
    assert board.window.canvas.selection.current == waiting.key
    board.do("edit-undo")
    assert len(board.titles) == 5


def test_what_is_there_is_not_offered_again(board: BoardHand) -> None:
    seen: list[QTreeWidgetItem] = []

    def look(dialog: QDialog) -> None:
        (tree,) = dialog.findChildren(QTreeWidget)
        seen.extend(tree.findItems(DONE, Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive))
        assert [one.isDisabled() for one in seen] == [True]
        assert not next(one for one in dialog.findChildren(QPushButton) if one.text() == "Add").isEnabled()
        button("Cancel")(dialog)

    with answering(look):
        board.press("Add from presets…")

    assert len(seen) == 1
    assert len(board.titles) == 5


def test_a_map_without_metrics_says_what_to_do(open_window: Opens) -> None:
    board = BoardHand.at(open_window(empty()))

    said = [one.text() for one in board.board.findChildren(PlainLabel) if one.isVisible()]
    assert "Nothing is measured yet. Add a metric, or take some from the presets." in said
    assert not board.table.isVisible()
    assert not board.readings.isVisible()
    board.press("Add a metric")
    board.over("Eerste")
    assert board.titles == ["Eerste"]
    assert board.readings.isVisible()


def test_another_map_shows_its_own_metrics(board: BoardHand) -> None:
    board.choose(STAFF)
    board.window.show_document(Document(build("story_time")))
    board.do("board-scorecard")

    assert board.titles == [one.title for one in board.document.kept.all(Metric).sorted()]
    assert board.readings.model().rowCount() == len(board.read(board.titles[0]))


def test_an_earlier_moment_cannot_be_typed_over(board: BoardHand) -> None:
    board.write(DONE, Column.TARGET, "20 %")
    board.document.look_back(build("uitlenen"))
    index = board.cell(DONE, Column.TARGET)

    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert not board.lines()[1].isEnabled()
    board.document.look_back(None)


def test_markup_in_a_title_is_text(board: BoardHand) -> None:
    board.write(DONE, Column.TITLE, "<b>Bold</b> & co")

    assert board.titles[1] == "<b>Bold</b> & co"
    row = board.cell("<b>Bold</b> & co", Column.TARGET)
    assert row.data(Qt.ItemDataRole.ToolTipRole) == tip("10 % more than 71 %")


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768)])
def test_nothing_is_cut_off_on_small_screens(open_window: Opens, size: tuple[int, int]) -> None:
    hand = open_window(Document(build("uitlenen")))
    hand.window.resize(*size)
    board = BoardHand.at(hand)
    QApplication.processEvents()

    table = board.table
    assert sum(table.columnWidth(column) for column in Column) <= table.viewport().width()
    assert table.columnWidth(Column.TITLE) >= 200
    assert table.viewport().height() >= 2 * table.rowHeight(0)
    assert board.readings.viewport().height() >= 2 * board.readings.rowHeight(0)
    for shown in board.board.findChildren(QPushButton):
        if shown.isVisible():
            assert shown.width() >= shown.minimumSizeHint().width(), shown.text()


def test_sixty_metrics_of_two_hundred_readings_are_shown(open_window: Opens) -> None:
    mint = Mint.seeded("many")
    rows: list[Metric | Reading] = []
    for number in range(60):
        rows.append(Metric(id=mint.id(), title=f"Metric {number}", rank=f"{number + 1:03}", target=0.8))
        rows += [
            Reading(
                id=mint.id(),
                metric=rows[-1].id if isinstance(rows[-1], Metric) else "",
                date=f"20{10 + day // 12:02}-{day % 12 + 1:02}-01",
                hits=day,
                n=200,
            )
            for metric in [rows[-1]]
            for day in range(200)
        ]
    document = Document(empty().kept.with_rows((row.key, row) for row in rows))
    board = BoardHand.at(open_window(document))

    assert len(board.titles) == 60
    board.choose("Metric 59")
    assert board.readings.model().rowCount() == 200
    board.table.grab()
    board.take("2030-01-01", "81 %")
    assert board.said("Metric 59", Column.STANDING)[0] == "Met"


def test_every_preset_has_a_strategy_in_the_list_or_is_of_every_journey(board: BoardHand) -> None:
    seen = 0

    def look(dialog: QDialog) -> None:
        nonlocal seen
        (tree,) = dialog.findChildren(QTreeWidget)
        headings = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
        seen = sum(one.childCount() for one in headings if one is not None)
        assert len(headings) == 9
        button("Cancel")(dialog)

    with answering(look):
        board.press("Add from presets…")

    assert seen == len(PRESETS)
