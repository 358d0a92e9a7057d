"""The matrix board: its list, its pane of scores and comments, its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDoubleSpinBox,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QToolTip,
)
from pytestqt.qtbot import QtBot

from journey_editor.app.resources import words_for
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Comment,
    Criterion,
    Horizon,
    Party,
    Scheme,
    Score,
    Vote,
    Weight,
)
from journey_editor.session.document import Document
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.window import Window
from tests.sample_maps.samples import build
from tests.ui.answering import answering, button
from tests.ui.driver import program
from tests.ui.matrix.hands import MatrixHand, planned
from tests.ui.panel import OFFSCREEN

Opens = Callable[[Project], MatrixHand]


def labels(hand: MatrixHand) -> list[str]:
    return [
        one.accessibleName() or one.text() for one in hand.board.findChildren(PlainLabel) if one.isVisible()
    ]


def test_the_list_says_what_follows_from_the_scores(opens: Opens) -> None:
    project = planned([(2, 4), (5, 4.5), None])
    action = Action(id="a0", title="Signs", owner="p0", horizon=Horizon.MEDIUM, rank="0001V")
    vote = Vote.known_by(subject=action.key, voter="p0", dots=3)
    hand = opens(Project.of(*project.rows(), vote).with_rows([(action.key, action)]))

    assert hand.rows() == [
        ["1", "Action 1", "5.0", "4.5", "22.5", "–", "–", ""],
        ["2", "Signs", "2.0", "4.0", "8.0", "–", "3–12 m", "3"],
        ["–", "Action 2", "–", "–", "–", "–", "–", ""],
    ]
    spoken = hand.table.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.replace("\u2068", "").replace("\u2069", "") == (
        "2, Signs · Team 0 · impact 2.0 · feasibility 4.0 · fill in"
    )
    assert not hand.table.isColumnHidden(7)
    assert "priority = impact × feasibility" in labels(hand)


def test_choosing_in_the_list_chooses_the_dot_and_the_other_way_round(opens: Opens) -> None:
    hand = opens(planned([(2, 4), (5, 4.5), (3, 3)]))
    hand.table.setFocus()
    hand.key(Qt.Key.Key_Down)
    first = hand.chosen
    hand.key(Qt.Key.Key_Down)
    assert (first, hand.chosen) != (hand.chosen, ())
    assert len(hand.view._outlines) == 1

    hand.pick("a2")
    assert [index.row() for index in hand.table.selectionModel().selectedRows()] == [1]
    assert hand.described().endswith("impact 3.0 · feasibility 3.0 · leave")


def test_digits_score_in_the_list_too(opens: Opens) -> None:
    hand = opens(planned([(2, 4), (5, 4.5)]))
    hand.score_as("Team 0")
    hand.pick("a0")
    hand.table.setFocus()
    hand.key(Qt.Key.Key_5)
    hand.key(Qt.Key.Key_3)

    assert hand.given("a0", "Team 0") == (5, 3)


def test_scores_and_a_comment_are_typed_beside_those_of_others(opens: Opens) -> None:
    project = planned([(2, 4)], [(4, 4)])
    comment = Comment.known_by(action="a0", scorer="p1", text="Costs a lot")
    hand = opens(Project.of(*project.rows(), comment))
    hand.score_as("Team 0")
    hand.pick("a0")
    assert "mean 3.0 (2.0–4.0)" in labels(hand)
    assert any("Costs a lot" in said for said in labels(hand))

    hand.write(hand.line(Criterion.IMPACT), "4.5")
    assert hand.given("a0", "Team 0") == (4.5, 4)
    hand.write(hand.line(Criterion.IMPACT), "9")
    assert hand.given("a0", "Team 0") == (4.5, 4)
    assert "⚠ Not kept: write a number from 1 to 5." in labels(hand)
    hand.write(hand.line(Criterion.IMPACT), "")
    assert hand.given("a0", "Team 0") == (None, 4)

    (paper,) = hand.page.findChildren(QPlainTextEdit)
    paper.setFocus()
    hand.type("Worth it")
    hand.table.setFocus()
    QApplication.processEvents()
    texts = {one.scorer: one.text for one in hand.document.kept.all(Comment).values()}
    assert texts == {"p0": "Worth it", "p1": "Costs a lot"}
    hand.do("edit-undo")
    assert len(hand.document.kept.all(Comment)) == 1


def test_another_scorer_sees_other_scores(opens: Opens) -> None:
    hand = opens(planned([(2, 4)], [(4, 3)]))
    hand.score_as("Team 0")
    hand.pick("a0")
    line = hand.line(Criterion.IMPACT)
    assert line.text() == "2"
    hand.score_as("Team 1")
    assert hand.line(Criterion.IMPACT).text() == "4"
    hand.score_as("New")
    assert hand.line(Criterion.IMPACT).text() == ""


def test_weighted_criteria_are_chosen_weighed_and_scored_by_keys(qtbot: QtBot, opens: Opens) -> None:
    hand = opens(planned([(2, 4), None]))
    hand.score_as("Team 0")
    hand.pick("a0")

    def weigh(dialog: QDialog) -> None:
        (weighted,) = [one for one in dialog.findChildren(QRadioButton) if "weight" in one.text()]
        assert not any(one.isEnabled() for one in dialog.findChildren(QSlider))
        weighted.setFocus()
        QTest.keyClick(weighted, Qt.Key.Key_Space)
        slider = next(
            one for one in dialog.findChildren(QSlider) if one.accessibleName() == "Weight of needs and pains"
        )
        slider.setFocus()
        QTest.keyClick(slider, Qt.Key.Key_PageUp)
        button("Use")(dialog)

    with answering(weigh) as said:
        next(
            one for one in hand.board.findChildren(QPushButton) if one.text() == "Weighted criteria…"
        ).click()
    hand.window.activateWindow()
    qtbot.waitUntil(hand.window.isActiveWindow)
    assert "high is good" in said[0]
    project = hand.document.kept
    assert project.setting.scheme == Scheme.WEIGHTED
    assert [(one.criterion, one.value) for one in project.all(Weight).values()] == [(Criterion.NEEDS, 2.0)]
    assert "priority = Σ weight × score ÷ Σ weight" in labels(hand)
    assert "nobody scored by these criteria yet; other scores are kept" in labels(hand)
    for criterion, value in ((Criterion.NEEDS, "5"), (Criterion.CHANNELS, "2"), (Criterion.SPEED, "3")):
        hand.write(hand.line(criterion), value)
    assert len(hand.page.scores) == 6
    assert hand.rows()[0][:5] == ["1", "Action 0", "4.0", "3.0", "3.8"]  # (2·5 + 2) ÷ 3; (2·5 + 2 + 3) ÷ 4
    for _ in range(4):
        hand.do("edit-undo")
    assert hand.document.kept.setting.scheme == Scheme.TWO_AXES
    assert hand.document.undo_label is None


def test_who_scored_is_said_where_nothing_is_chosen(opens: Opens) -> None:
    hand = opens(build("uitlenen"))

    assert [said for said in labels(hand) if "scored" in said] == [
        "10 of 10 scored, 1 comment",
        "9 of 10 scored",
        "10 of 10 scored, 1 comment",
    ]
    hand.pick(next(iter(hand.document.kept.all(Action))))
    assert "Scores came from" not in labels(hand)
    hand.press_key(Qt.Key.Key_Escape)
    assert "Scores came from" in labels(hand)


def test_a_map_without_actions_says_what_to_do(opens: Opens) -> None:
    hand = opens(planned())

    assert hand.rows() == []
    assert any("There is no action yet" in said for said in labels(hand))
    assert "nobody scored yet" in labels(hand)
    hand.press_key(Qt.Key.Key_PageDown)
    hand.press_key(Qt.Key.Key_4)
    assert hand.document.undo_label is None


@pytest.mark.qt_log_ignore(OFFSCREEN)
def test_titles_of_any_script_are_said_as_they_are(opens: Opens) -> None:
    title = "تعليمات <b>واضحة</b> عند الجهاز"
    hand = opens(planned([(4, 4)], titles=[title]))
    at = hand.at("a0")
    event = QHelpEvent(QEvent.Type.ToolTip, at, hand.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(hand.view.viewport(), event)

    assert "&lt;b&gt;" in QToolTip.text()
    QToolTip.hideText()
    assert hand.rows()[0][1] == title
    hand.pick("a0")
    assert title in hand.described()


def test_undo_of_a_row_that_is_shown_and_another_document_are_followed(opens: Opens) -> None:
    hand = opens(planned([(4, 4), (2, 2)]))
    hand.pick("a0")
    hand.do("edit-delete")
    assert [row[1] for row in hand.rows()] == ["Action 1"]
    assert "Scores came from" in labels(hand)
    hand.do("edit-undo")
    assert len(hand.rows()) == 2

    hand.window.show_document(Document(planned([(3, 3)])))
    assert hand.view.hasFocus(), "keys go on where they went"
    hand.do("board-map")
    assert hand.window.canvas.hasFocus()


@pytest.mark.parametrize(("wide", "high"), [(1366, 700), (1280, 660)])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_nothing_is_cut_off_on_a_small_screen(qtbot: QtBot, wide: int, high: int, language: str) -> None:
    window = Window(replace(program(), words=words_for(language)), Document(build("uitlenen")))
    hand = MatrixHand.at_window(window)
    qtbot.addWidget(window, before_close_func=hand.leave)
    window.resize(wide, high)
    window.show()
    hand.do("board-matrix")

    assert (window.width(), window.height()) == (wide, high)
    boxes = hand.board.findChildren(QDoubleSpinBox)
    assert len(boxes) == 2
    for widget in (*hand.board.findChildren(QPushButton), *boxes, hand.board._box):
        corner = widget.mapTo(hand.board, QPoint(0, 0))
        assert hand.board.rect().contains(corner)
        assert hand.board.rect().contains(corner + QPoint(widget.width(), widget.height()))
        assert widget.width() >= widget.minimumSizeHint().width()
    heads, model = hand.table.horizontalHeader(), hand.table.model()
    for column in range(1, 7):
        title = str(model.headerData(column, Qt.Orientation.Horizontal))
        assert heads.sectionSizeFromContents(column).width() <= heads.sectionSize(column), title


def test_scores_of_a_party_that_is_renamed_stay_its_own(opens: Opens) -> None:
    hand = opens(planned([(4, 4)]))
    hand.score_as("Team 0")
    document = hand.document
    document.apply("Rename", set_values(document.kept, Party(id="p0").key, name="Desk"))
    names = [hand.board._box.itemText(n) for n in range(hand.board._box.count())]

    assert names == ["Desk"]
    assert len(document.kept.all(Score)) == 2


def test_a_comment_that_is_being_typed_is_kept_when_another_action_is_chosen(opens: Opens) -> None:
    hand = opens(planned([(2, 4), (4, 4)]))
    hand.score_as("Team 0")
    hand.pick("a0")
    (paper,) = hand.page.findChildren(QPlainTextEdit)
    paper.setFocus()
    hand.type("Half a")
    hand.window.canvas.selection.choose([Action(id="a1").key])
    QApplication.processEvents()

    assert [one.text for one in hand.document.kept.all(Comment).values()] == ["Half a"]
    assert "Action 1" in labels(hand)
    assert hand.page.key == Action(id="a1").key
