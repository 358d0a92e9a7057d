"""The transitions board, under hands and keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QSlider,
    QTableView,
    QToolButton,
    QWidget,
)

from journey_editor.insight.analysis import Analysis
from journey_editor.kernel.ids import Mint
from journey_editor.layout.view import View
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import (
    Action,
    Code,
    Evidence,
    Link,
    LinkKind,
    Party,
    RowKey,
    Source,
    Tag,
    Touchpoint,
    Transition,
)
from journey_editor.model.structure import touchpoints_of
from journey_editor.session.document import Document
from journey_editor.ui.inspector.choices import Picker
from journey_editor.ui.inspector.inspector import Inspector
from journey_editor.ui.inspector.mending import MendingSection
from journey_editor.ui.labels import LinkedLabel, PlainLabel, tip
from journey_editor.ui.transitions.board import TransitionsBoard
from journey_editor.ui.transitions.columns import COLUMNS
from journey_editor.ui.transitions.flow_view import FlowView
from journey_editor.ui.transitions.matrix import Matrix
from tests.sample_maps.samples import build
from tests.ui.driver import Hand
from tests.ui.panel import OFFSCREEN

Opens = Callable[[Document], Hand]
E = TypeVar("E", bound=QWidget)


class BoardHand(Hand):
    """A hand at the transitions board of a map."""

    @classmethod
    def at(cls, hand: Hand) -> BoardHand:
        """Take the hand of a window to its transitions."""
        made = cls.__new__(cls)
        made.window = hand.window
        made.do("board-transitions")
        return made

    @property
    def board(self) -> TransitionsBoard:
        (found,) = self.window.findChildren(TransitionsBoard)
        return found

    @property
    def table(self) -> QTableView:
        return next(one for one in self.board.findChildren(QTableView) if one.objectName() == "transitions")

    @property
    def flow(self) -> FlowView:
        (found,) = self.board.findChildren(FlowView)
        return found

    @property
    def chosen(self) -> tuple[RowKey, ...]:
        return self.window.canvas.selection.keys

    def transition(self, source: str, target: str) -> Transition:
        """Return the transition between touchpoints with these codes, as it is now."""
        project = self.document.kept
        codes = {one.id: one.code for one in project.all(Touchpoint).values()}
        return next(
            one
            for one in project.all(Transition).values()
            if (codes[one.source], codes[one.target]) == (source, target)
        )

    def cell(self, transition: Transition, title: str) -> tuple[int, int]:
        model = self.table.model()
        ends = [
            self.document.kept.one(Touchpoint, id_).title for id_ in (transition.source, transition.target)
        ]
        row = next(
            row
            for row in range(model.rowCount())
            if [model.index(row, column).data() for column in (0, 1)] == ends
        )
        return row, [one.title for one in COLUMNS].index(title)

    def said(self, transition: Transition, title: str) -> str:
        return str(self.table.model().index(*self.cell(transition, title)).data())

    def open_cell(self, transition: Transition, title: str) -> None:
        """Double-click a cell."""
        index = self.table.model().index(*self.cell(transition, title))
        self.table.scrollTo(index)
        place = self.table.visualRect(index).center()
        for click in (QTest.mouseClick, QTest.mouseDClick):
            click(self.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()

    def write(self, transition: Transition, title: str, text: str) -> None:
        """Type in a cell, and Enter."""
        self.open_cell(transition, title)
        self.finish(text)

    def editor(self, kind: type[E]) -> E:
        """Return what a cell is being typed in."""
        (found,) = (one for one in self.table.viewport().findChildren(kind) if one.isVisible())
        return found

    def finish(self, text: str) -> None:
        """Type over what stands in the open cell, and Enter."""
        line = self.editor(QLineEdit)
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        QApplication.processEvents()

    def pick(self, transition: Transition, title: str, said: str) -> None:
        """Choose an entry of a cell's list."""
        self.open_cell(transition, title)
        box = self.editor(QComboBox)
        box.setCurrentIndex(box.findText(said))
        box.activated.emit(box.currentIndex())
        QApplication.processEvents()


@pytest.fixture
def board(open_window: Opens) -> BoardHand:
    return BoardHand.at(open_window(Document(build("uitlenen"))))


def test_the_board_stands_where_the_map_stood_and_back(board: BoardHand) -> None:
    assert board.board.isVisible()
    assert not board.window.canvas.isVisible()
    assert not board.window._palette.isVisible()
    board.do("board-map")

    assert board.window.canvas.isVisible()
    assert board.window._palette.isVisible()
    assert not board.board.isVisible()


def test_the_button_of_the_board_that_is_shown_is_down(open_window: Opens) -> None:
    hand = open_window(Document(build("uitlenen")))

    def down() -> list[str]:
        return [one.text() for one in hand.window.header.tabs.findChildren(QPushButton) if one.isChecked()]

    assert down() == ["Map"]
    hand.do("board-transitions")
    assert down() == ["Transitions"]
    hand.do("insert-jot")
    assert down() == ["Map"]


def test_every_transition_stands_in_the_table_the_dearest_loss_first(board: BoardHand) -> None:
    model = board.table.model()
    assert model.rowCount() == len(board.document.kept.all(Transition))
    assert board.cell(board.transition("T3", "T4"), "From")[0] == 0
    assert board.said(board.transition("T3", "T4"), "Lost") == "22 %"
    assert board.said(board.transition("T5", "T6"), "Lost") == "—"


def test_a_number_typed_in_the_table_is_one_change(board: BoardHand) -> None:
    transition = board.transition("T3", "T4")
    board.write(transition, "Entered", "1,000")

    assert board.transition("T3", "T4").entered == 1000
    assert board.said(transition, "Lost") == "30 %"
    board.do("edit-undo")
    assert board.transition("T3", "T4").entered == 900
    assert board.said(transition, "Lost") == "22 %"


def test_what_is_no_number_is_refused_in_words(board: BoardHand) -> None:
    said: list[str] = []
    board.board.advised.connect(said.append)
    board.write(board.transition("T3", "T4"), "Entered", "a few")

    assert board.transition("T3", "T4").entered == 900
    assert said == ["Not kept: write a whole number."]


def test_a_number_left_out_is_unknown(board: BoardHand) -> None:
    board.open_cell(board.transition("T3", "T4"), "Entered")
    board.finish("")

    assert board.transition("T3", "T4").entered is None


@pytest.mark.qt_log_ignore(OFFSCREEN)
def test_flags_and_teams_are_chosen_from_a_list(board: BoardHand) -> None:
    transition = board.transition("T3", "T4")
    board.pick(transition, "Identity", "log in again")
    board.pick(transition, "Resumable", "unknown")
    board.pick(transition, "Handed over to", "ICT")

    now = board.transition("T3", "T4")
    assert (now.identity_carried, now.resumable) == (False, None)
    assert board.document.kept.one(Party, now.team or "").name == "ICT"
    assert board.said(now, "Identity") == "log in again"


def test_codes_and_sources_are_typed_by_name(board: BoardHand) -> None:
    transition = board.transition("T3", "T4")
    project = board.document.kept
    source = next(one for one in project.all(Source).values() if one.title.isascii())  # as keys are
    board.write(transition, "Codes", "dt03, MD04")
    board.write(transition, "Source", source.title)

    project = board.document.kept
    codes = {project.one(Code, tag.code).code for tag in project.all(Tag).where("subject", transition.key)}
    assert codes == {"DT03", "MD04"}
    assert [one.source for one in project.all(Evidence).where("subject", transition.key)] == [source.id]


def test_an_unknown_code_is_refused_and_nothing_changes(board: BoardHand) -> None:
    before = board.document.kept
    said: list[str] = []
    board.board.advised.connect(said.append)
    board.write(board.transition("T3", "T4"), "Codes", "XX99")

    assert board.document.kept is before
    assert len(said) == 1
    assert "XX99" in said[0]


def test_the_table_is_typed_in_by_keys_alone(board: BoardHand) -> None:
    transition = board.transition("T3", "T4")
    board.table.setFocus()
    board.table.setCurrentIndex(board.table.model().index(*board.cell(transition, "Continued")))
    board.key(Qt.Key.Key_Return)
    board.finish("500")

    assert board.transition("T3", "T4").continued == 500


def test_what_is_typed_is_kept_by_whatever_comes_next(board: BoardHand) -> None:
    board.open_cell(board.transition("T3", "T4"), "Continued")
    line = board.editor(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "640")
    board.do("board-map")

    assert board.transition("T3", "T4").continued == 640


def test_a_heading_sorts_and_what_is_unknown_stays_last(board: BoardHand) -> None:
    head, column = board.table.horizontalHeader(), [one.title for one in COLUMNS].index("Entered")
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        head.setSortIndicator(column, order)
        model = board.table.model()
        said = [model.index(row, column).data() for row in range(model.rowCount())]
        known = [int(one.replace(",", "")) for one in said if one != "—"]
        assert known == sorted(known, reverse=order == Qt.SortOrder.DescendingOrder)
        assert set(said[len(known) :]) == {"—"}


@pytest.mark.qt_log_ignore(OFFSCREEN)
def test_an_answer_is_looked_for_with_the_arrows_and_kept_with_enter(board: BoardHand) -> None:
    transition = board.transition("T3", "T4")
    board.open_cell(transition, "Identity")
    box = board.editor(QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == ["carried", "log in again", "unknown"]
    before = board.document.kept
    assert box.view().isVisible()
    for _ in range(2):
        QTest.keyClick(box.view(), Qt.Key.Key_Down)
    assert board.document.kept is before
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    QApplication.processEvents()

    assert board.transition("T3", "T4").identity_carried is None
    board.table.setColumnWidth(board.cell(transition, "Identity")[1], 40)
    board.open_cell(transition, "Identity")
    box = board.editor(QComboBox)
    assert box.view().isVisible()
    assert box.view().viewport().width() >= box.view().sizeHintForColumn(0)
    QTest.keyClick(box.view(), Qt.Key.Key_Escape)
    QTest.keyClick(box, Qt.Key.Key_Up)  # nothing yet: the list opens again
    assert box.view().isVisible()
    assert board.transition("T3", "T4").identity_carried is None


@pytest.mark.qt_log_ignore(OFFSCREEN)
def test_the_first_letter_of_an_answer_chooses_it(board: BoardHand) -> None:
    transition = board.transition("T3", "T4")
    board.table.setFocus()
    board.table.setCurrentIndex(board.table.model().index(*board.cell(transition, "Identity")))
    board.key(Qt.Key.Key_L)

    assert board.transition("T3", "T4").identity_carried is False


def test_what_was_refused_is_there_to_be_mended_once(board: BoardHand) -> None:
    transition = board.transition("T3", "T4")
    board.write(transition, "Codes", "DT08 MD66")
    board.open_cell(transition, "Wait")
    assert board.editor(QLineEdit).text() == ""
    board.finish("")
    board.open_cell(transition, "Codes")
    line = board.editor(QLineEdit)
    assert line.text() == "DT08 MD66"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    QApplication.processEvents()

    board.open_cell(transition, "Codes")
    assert board.editor(QLineEdit).text() == "DT08 MD06"


def test_a_heading_of_numbers_puts_the_greatest_first(board: BoardHand) -> None:
    head, column = board.table.horizontalHeader(), [one.title for one in COLUMNS].index("Continued")
    place = QPoint(head.sectionViewportPosition(column) + 20, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert board.table.model().index(0, column).data() == "960"


def test_what_a_cell_may_have_no_room_for_is_its_tooltip_as_written(board: BoardHand) -> None:
    transition = board.transition("T3", "T4")
    board.write(transition, "What is lost", "shelf <b>code</b> & floor")
    index = board.table.model().index(*board.cell(transition, "What is lost"))

    assert index.data(Qt.ItemDataRole.ToolTipRole) == tip("shelf <b>code</b> & floor")
    nothing = board.table.model().index(*board.cell(transition, "Handed over to"))
    assert not nothing.data(Qt.ItemDataRole.ToolTipRole)


def test_the_order_holds_when_another_variant_is_shown(board: BoardHand) -> None:
    model, column = board.table.model(), [one.title for one in COLUMNS].index("Entered")

    def said() -> list[str]:
        return [model.index(row, column).data() for row in range(model.rowCount())]

    board.table.horizontalHeader().setSortIndicator(column, Qt.SortOrder.AscendingOrder)
    before = said()
    board.do("variant-to-be")
    QApplication.processEvents()

    assert said() == before


def test_what_is_chosen_anywhere_is_chosen_everywhere(board: BoardHand) -> None:
    transition = board.transition("T3", "T4")
    (band,) = (one for one in board.flow.sheet_scene.groups_of(transition.key) if one.part == "ribbon")
    middle = band.bounds.moved(band.at.x, band.at.y).centre
    place = board.flow.mapFromScene(QPointF(middle.x, middle.y + 4))
    QTest.mouseClick(board.flow.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()

    assert board.chosen == (transition.key,)
    assert [index.row() for index in board.table.selectionModel().selectedRows()] == [0]
    other = board.transition("T8", "T9")
    board.table.selectRow(board.cell(other, "From")[0])
    assert board.chosen == (other.key,)
    board.do("board-map")
    assert board.window.canvas.selection.keys == (other.key,)


def test_a_cell_of_the_matrix_chooses_its_transitions(board: BoardHand) -> None:
    (matrix,) = board.board.findChildren(Matrix)
    columns = range(matrix.columnCount())
    titles = [matrix.model().headerData(one, Qt.Orientation.Horizontal) for one in columns]
    row, column = titles.index("App"), titles.index("Vestiging")
    assert matrix.model().index(row, column).data() == "702 · 22 %"
    matrix.setCurrentCell(row, column)

    assert board.chosen == (board.transition("T3", "T4").key,)


def test_a_double_click_in_the_flow_shows_it_on_the_map(board: BoardHand) -> None:
    shelf = next(one for one in board.document.kept.all(Touchpoint).values() if one.code == "T5")
    (bar,) = (one for one in board.flow.sheet_scene.groups_of(shelf.key) if one.part == "bar")
    middle = bar.bounds.moved(bar.at.x, bar.at.y).centre
    QTest.mouseDClick(
        board.flow.viewport(),
        Qt.MouseButton.LeftButton,
        pos=board.flow.mapFromScene(QPointF(middle.x, middle.y)),
    )

    assert board.window.canvas.isVisible()
    assert board.chosen == (shelf.key,)


def test_the_flow_is_gone_through_by_arrows(board: BoardHand) -> None:
    board.flow.setFocus()
    seen = []
    for _ in range(19):
        board.key(Qt.Key.Key_Right)
        seen.append(board.chosen[0])
    kept = board.document.kept
    assert set(seen) == {one.key for one in (*kept.all(Touchpoint).values(), *kept.all(Transition).values())}
    board.key(Qt.Key.Key_Left)
    assert board.chosen[0] == seen[-2]


def completion(board: BoardHand) -> str:
    return next(
        one.text() for one in board.board.findChildren(PlainLabel) if one.text().startswith("completion")
    )


def test_a_slider_says_what_would_be_completed(board: BoardHand) -> None:
    view = View.first(board.document.kept)
    assert view is not None
    now = Analysis(board.document.kept, view.variant).completion
    assert now is not None
    before = completion(board)
    assert before.startswith(f"completion {now * 100:.1f} % → ")
    slider = next(
        one for one in board.board.findChildren(QSlider) if "Vraag aan de balie" in one.accessibleName()
    )
    kept = board.document.kept
    for _ in range(10):
        QTest.keyClick(slider, Qt.Key.Key_PageUp)

    assert slider.value() == 100
    assert completion(board) > before
    assert "+4.4 points" in slider.accessibleDescription()
    assert board.document.kept is kept


def test_what_was_tried_can_be_kept_as_what_an_action_does(board: BoardHand) -> None:
    slider = next(
        one
        for one in board.board.findChildren(QSlider)
        if one.accessibleName() == "App: mijn reserveringen → Entree en borden"
    )
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    keep = next(
        one for one in board.board.findChildren(QPushButton) if one.text() == "Keep as what the actions do"
    )
    QTest.mouseClick(keep, Qt.MouseButton.LeftButton)
    QApplication.processEvents()

    links = board.document.kept.all(Link).where("target", board.transition("T3", "T4").key)
    assert [one.share for one in links] == [0.7]
    assert not keep.isEnabled()
    board.do("edit-undo")
    assert slider.value() == 60
    links = board.document.kept.all(Link).where("target", board.transition("T3", "T4").key)
    assert [one.share for one in links] == [0.6]


def test_what_was_not_tried_follows_what_is_planned(board: BoardHand) -> None:
    sliders = {one.accessibleName(): one for one in board.board.findChildren(QSlider)}
    QTest.keyClick(sliders["Vraag aan de balie → Uitleenautomaat"], Qt.Key.Key_PageUp)
    (link,) = board.document.kept.all(Link).where("target", board.transition("T3", "T4").key)
    board.document.apply("Promise more", set_values(board.document.kept, link.key, share=0.9))

    assert sliders["App: mijn reserveringen → Entree en borden"].value() == 90
    assert sliders["Vraag aan de balie → Uitleenautomaat"].value() == 10


@pytest.mark.qt_log_ignore(OFFSCREEN)
def test_looking_at_the_team_of_a_private_party_changes_nothing(board: BoardHand) -> None:
    transition = board.transition("T3", "T4")
    change = add_row(board.document.kept, Party, mint=Mint(), name="Somebody", private=True)
    party = change.added(Party)[0].id
    board.document.apply("Add", change)
    board.document.apply("Set", set_values(board.document.kept, transition.key, team=party))
    board.open_cell(transition, "Handed over to")
    board.do("board-map")

    assert board.transition("T3", "T4").team == party


def test_a_name_in_what_the_numbers_say_leads_to_its_row(board: BoardHand) -> None:
    label = next(
        one for one in board.board.findChildren(LinkedLabel) if "Most people are lost" in one.accessibleName()
    )
    assert "198" in label.accessibleName()
    label.linkActivated.emit("0")

    assert board.chosen == (board.transition("T3", "T4").key,)


def test_a_proposed_switch_is_accepted_or_dismissed(open_window: Opens) -> None:
    board = BoardHand.at(open_window(Document(build("local_history"))))

    def button(said: str) -> QPushButton:
        return next(
            one
            for one in board.board.findChildren(QPushButton)
            if one.accessibleName() == f"{said}: Old map viewer → Scan viewer"
        )

    count = len(board.document.kept.all(Transition))
    QTest.mouseClick(button("Accept"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert len(board.document.kept.all(Transition)) == count + 1
    board.do("edit-undo")
    QTest.mouseClick(button("Dismiss"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert len(board.document.kept.all(Transition)) == count
    assert not [
        one for one in board.board.findChildren(PlainLabel) if one.isVisible() and "proposed" in one.text()
    ]


def test_the_board_can_be_looked_at_for_one_persona(board: BoardHand) -> None:
    box = next(one for one in board.board.findChildren(QComboBox) if one.accessibleName() == "For whom")
    assert box.count() == 3
    box.setCurrentIndex(1)
    box.activated.emit(1)
    QApplication.processEvents()

    subtitle = [one.text() for one in board.board.findChildren(PlainLabel) if "as is" in one.text()]
    assert subtitle[0].endswith(box.itemText(1))


def test_an_empty_map_has_a_board_that_says_what_to_do(open_window: Opens) -> None:
    hand = open_window(Document(build("uitlenen")))
    for one in hand.document.kept.all(Touchpoint).values():
        hand.window.canvas.selection.toggle(one.key)
    hand.do("edit-delete")
    board = BoardHand.at(hand)

    assert board.table.model().rowCount() == 0
    said = [one.accessibleName() for one in board.board.findChildren(LinkedLabel)]
    assert any("no touchpoint leads anywhere" in one for one in said)


def test_what_is_meant_for_the_map_shows_the_map(board: BoardHand) -> None:
    board.do("insert-jot")

    assert board.window.canvas.isVisible()


def test_an_action_for_a_transition_says_what_it_gains(board: BoardHand) -> None:
    transition = board.transition("T8", "T9")
    board.table.selectRow(board.cell(transition, "From")[0])
    board.do("insert-action")
    assert board.window.canvas.isVisible()
    action = board.document.kept.row(board.chosen[0])
    assert isinstance(action, Action)
    (link,) = board.document.kept.all(Link).where("source", action.key)
    assert (link.kind, link.target, link.share) == (LinkKind.MENDS, transition.key, None)
    board.type("Sneller")
    board.key(Qt.Key.Key_Return)
    named = board.document.kept.row(action.key)
    assert isinstance(named, Action)
    assert named.title == "Sneller"
    mending = mending_in(board)
    assert wait_for(mending, "Computed gain: not known")
    assert [one.currentText() for one in mending.findChildren(Picker)] == ["Mend a transition…"]
    (line,) = (one for one in mending.findChildren(QLineEdit) if "loss removed" in one.accessibleName())
    QTest.keyClicks(line, "1")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert wait_for(mending, "Computed gain: +2.7 points of completion")
    board.do("edit-undo")
    assert wait_for(mending, "Computed gain: not known")


def mending_in(hand: Hand) -> MendingSection:
    """Return what the inspector says of mending; it is filled when there is time."""
    for _ in range(100):
        panels = [one.page for one in hand.window.findChildren(Inspector) if one.isVisible()]
        if found := [part for page in panels if page for part in page.findChildren(MendingSection)]:
            return found[-1]
        QTest.qWait(20)
    raise AssertionError("the inspector says nothing of mending")


def wait_for(mending: MendingSection, said: str) -> bool:
    """Whether a section comes to say something in a second."""
    for _ in range(50):
        if any(one.text() == said for one in mending.findChildren(PlainLabel)):
            return True
        QTest.qWait(20)
    return False


def test_an_action_is_found_for_a_transition_and_taken_off_it(open_window: Opens) -> None:
    hand = open_window(Document(build("uitlenen")))
    board = BoardHand.at(hand)
    transition = board.transition("T8", "T9")
    board.do("board-map")
    hand.window.canvas.selection.choose([transition.key])
    QApplication.processEvents()
    mending = mending_in(board)
    (picker,) = (one for one in mending.findChildren(QComboBox) if one.accessibleName() == "Mended by")
    picker.setCurrentIndex(1)
    picker.activated.emit(1)
    QApplication.processEvents()
    (link,) = hand.document.kept.all(Link).where("target", transition.key)
    assert link.kind == LinkKind.MENDS
    (remove,) = (one for one in mending.findChildren(QToolButton) if one.text() == "×")
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert not hand.document.kept.all(Link).where("target", transition.key)


def test_markup_in_a_title_is_text(open_window: Opens) -> None:
    document = Document(build("uitlenen"))
    hand = open_window(document)
    board = BoardHand.at(hand)
    shelf = next(one for one in document.kept.all(Touchpoint).values() if one.code == "T4")
    document.apply("Rename", set_values(document.kept, shelf.key, title="<b>&amp;</b><a href='9'>x"))
    QApplication.processEvents()
    label = next(
        one for one in board.board.findChildren(LinkedLabel) if "Most people are lost" in one.accessibleName()
    )
    assert "<b>&amp;</b><a href='9'>x" in label.accessibleName()
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in label.text()


def test_the_status_line_says_how_many_complete_now_and_to_be(board: BoardHand) -> None:
    def said(text: str) -> bool:
        for _ in range(50):
            if any(one.text() == text for one in board.window.statusBar().findChildren(PlainLabel)):
                return True
            QTest.qWait(20)
        return False

    assert said("Completion 56 %")
    board.do("variant-to-be")
    assert said("Completion 56 % → 56 % to be")
    view = board.window.canvas.view
    begun = next(one for one in touchpoints_of(board.document.kept, view.variant) if one.code == "T1")
    board.document.apply("Fewer", set_values(board.document.kept, begun.key, started=962))
    assert said("Completion 56 % → 58 % to be")
