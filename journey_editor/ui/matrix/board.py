"""Matrix board: actions on impact × feasibility, the order that follows, and who judged them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journey_editor.canvas.speech import why_not_now
from journey_editor.insight.gains import points_by_action
from journey_editor.insight.priorities import Priority, priorities, priority
from journey_editor.insight.scorers import scorers
from journey_editor.insight.votes import dots_by_action
from journey_editor.kernel.words import Words
from journey_editor.layout.matrix import DRAWN, SPREAD
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Comment, Score, Setting, Vote, Weight
from journey_editor.session.document import Document
from journey_editor.ui.board import Board, Surroundings
from journey_editor.ui.labels import PlainLabel, literal
from journey_editor.ui.matrix.criteria_dialog import FORMULAS, CriteriaDialog
from journey_editor.ui.matrix.cuts_form import CutsForm
from journey_editor.ui.matrix.judging import Judging, criteria_of, scrolled
from journey_editor.ui.matrix.matrix_view import MatrixView
from journey_editor.ui.matrix.ranked import RankedList
from journey_editor.ui.matrix.ranked_model import RankedModel
from journey_editor.ui.matrix.scorer_box import ScorerBox
from journey_editor.ui.matrix.scorers_page import ScorersPage
from journey_editor.ui.matrix.scoring import Scoring
from journey_editor.ui.panes import card, fill, split

# What says nothing of who goes where: gains stay when only these change.
_JUDGED: Final = frozenset(one.table for one in (Comment, Score, Setting, Vote, Weight))
_EXCHANGED: Final = (
    ("file-export-workbook", "Score in Excel…"),
    ("file-import-scores", "Bring scores back…"),
)


class MatrixBoard(Board):
    """Shows every action that is not dropped; a drag is followed by the matrix alone until it ends.

    `scoring` is who scores there.
    """

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(around, parent)
        program, selection, words = around.program, around.selection, self._words
        self._shown: tuple[object, ...] = ()
        self._ranked: tuple[Priority, ...] = ()
        self._gains: tuple[Mapping[str, object], Mapping[str, float]] = {}, {}
        self._paged: tuple[object, ...] = ()
        self._page: QWidget | None = None
        self.scoring = Scoring(words, around.apply, self)
        self.scoring.use(program.author.name)
        self.scoring.advised.connect(self.advised)
        self.scoring.changed.connect(self.refresh)
        self._subtitle = PlainLabel("", self, role="note", elides=True)
        self._formula = PlainLabel("", self, role="note", elides=True)
        self._box = ScorerBox(self.scoring, words, self)
        self._matrix = MatrixView(program.fonts, selection, self.scoring, words, self)
        self._matrix.asked.connect(self.asked)
        self._model = RankedModel(words, self)
        self._list = RankedList(self._model, selection, self.scoring, words, self)
        self._list.asked.connect(self.asked)
        self._cuts = CutsForm(words, around.apply, self)
        self._below = scrolled(self)
        self._below.setAccessibleName(words("Scores and comments"))
        self._criteria = QPushButton(words("Weighted criteria…"), self)
        self._criteria.clicked.connect(self._ask_criteria)
        selection.changed.connect(self._turn)
        self._compose()
        self.setFocusProxy(self._matrix)

    def _compose(self) -> None:
        words = self._words
        matrix = card(self)
        titles = QVBoxLayout()
        titles.setContentsMargins(16, 12, 16, 0)
        titles.setSpacing(0)
        titles.addWidget(
            PlainLabel(
                words("Impact on patron satisfaction × feasibility"), self, role="section", elides=True
            )
        )
        titles.addWidget(self._subtitle)
        matrix.addLayout(titles)
        matrix.addWidget(self._matrix, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 10)
        label = PlainLabel(words("Scoring as"), self, role="label")
        label.setBuddy(self._box)
        foot.addWidget(label)
        foot.addWidget(self._box, 1)
        foot.addStretch(1)
        foot.addWidget(self._cuts)
        matrix.addLayout(foot)
        listed = card(self)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 0)
        head.addWidget(PlainLabel(words("In order"), self, role="section"))
        head.addWidget(self._formula, 1)
        self._formula.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        listed.addLayout(head)
        listed.addWidget(self._list, 1)
        listed.addLayout(self._buttons())
        below = card(self)
        below.addWidget(self._below)
        right = split(Qt.Orientation.Vertical, (listed, 68), (below, 32), parent=self)
        whole = split(Qt.Orientation.Horizontal, (matrix, 54), (right, 46), parent=self)
        fill(self, whole)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 2, 16, 10)
        for id_, said in _EXCHANGED:
            action = self._actions.get(id_)
            if action is not None:
                button = QPushButton(literal(self._words(said)), self)
                button.setProperty("primary", not row.count())
                button.clicked.connect(lambda _=False, one=action: one.trigger())
                row.addWidget(button)
        row.addWidget(self._criteria)
        row.addStretch(1)
        return row

    def forget(self) -> None:
        """Drop what belongs to the document that was shown."""
        self._matrix.drop()
        self._take_page()
        self._shown, self._ranked = (), ()
        self._desks.forget()

    def commit(self) -> None:
        """Keep what is being typed; what is still in the hand is let go."""
        self._matrix.drop()
        self._box.take()
        self._cuts.commit()
        if isinstance(self._page, Judging):
            self._page.commit()

    def show_project(self, document: Document, view: View) -> None:  # noqa: ARG002 - a plan is of all journeys
        """Show what the document has now; while something is dragged, in the matrix alone."""
        self.scoring.show_document(document)
        project = document.project
        shown = (project, self.scoring.name)
        if self._shown and self._shown[0] is project and self._shown[1] == self.scoring.name:
            return
        self._shown = shown
        kept, gains = project is document.kept, self._gains_of(project)
        ranked = self._ranked = priorities(project) if kept or not self._ranked else self._meanwhile(project)
        self._matrix.show_matrix(project, ranked, gains, self._desks.of(project))
        if kept:
            self._subtitle.setText(_summary(project, ranked, gains, self._words))
            self._formula.setText(self._words(FORMULAS[project.setting.scheme]))
            self._box.show_parties(project)
            self._cuts.show_document(document)
            self._model.show(project, ranked, gains, dots_by_action(project))
            self._list.show_chosen()
            self._turn()

    def _meanwhile(self, project: Project) -> tuple[Priority, ...]:
        """Return the actions as a drag has them: numbers in the list and in dots stay until it ends."""
        held = self._matrix.held
        if held is None:
            return priorities(project)
        return tuple(priority(project, one.action) if one.action.id == held else one for one in self._ranked)

    # Actions, as they are meant here

    def view_zoom_in(self) -> None:
        """Show the matrix larger."""
        self._matrix.zoom_in()

    def view_zoom_out(self) -> None:
        """Show the matrix smaller."""
        self._matrix.zoom_out()

    def view_fit(self) -> None:
        """Show the whole matrix."""
        self._matrix.fit()

    def _ask_criteria(self) -> None:
        document = self._document
        if document is None or document.kept.row(document.kept.setting.key) is None:
            return
        if not document.may_change:
            self.advised.emit(why_not_now(document, self._words))
            return
        self.commit()
        dialog = CriteriaDialog(document.kept, self._words, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._apply(self._words("Set criteria"), dialog.change)
        dialog.deleteLater()

    # Parts

    def _turn(self) -> None:
        """Show below what is chosen: its scores and comments, else who scored."""
        document, words = self._document, self._words
        if document is None or not self.isVisible():
            return
        key = self._selection.current
        project = document.kept
        action = project.get(Action, key.id) if key is not None and key.table == Action.table else None
        paged = () if action is None else (document, action.key, criteria_of(self.scoring))
        if isinstance(self._page, Judging) and self._paged == paged:
            self._page.refresh()
            return
        self._take_page()
        if self._page is not None:  # what was kept turned the page already
            return
        if action is None:
            self._page = ScorersPage(project, words, self)
        else:
            self._page = Judging(self.scoring, action.key, words, self)
        self._paged = paged
        self._below.setWidget(self._page)

    def _take_page(self) -> None:
        """Take away what is shown below."""
        page, self._page, self._paged = self._page, None, ()
        if page is None:
            return
        inside = self.focusWidget() is not None and page.isAncestorOf(self.focusWidget())
        self._below.takeWidget()  # the focus leaves it, which keeps what was typed
        page.hide()
        if inside:
            self._matrix.setFocus(Qt.FocusReason.OtherFocusReason)
        page.deleteLater()  # a key that was pressed in it may not be done yet

    def _gains_of(self, project: Project) -> Mapping[str, float]:
        """Return what actions gain; worked out anew where more than judgements changed."""
        told = {name: table for name, table in project.tables.items() if name not in _JUDGED}
        before, gains = self._gains
        if told.keys() != before.keys() or any(told[name] is not before[name] for name in told):
            gains = points_by_action(project)
            self._gains = told, gains
        return gains


def _summary(project: Project, ranked: tuple[Priority, ...], gains: Mapping[str, float], words: Words) -> str:
    """Say how many scored, and what size and whiskers mean, where there are any."""
    count = sum(bool(one.scored) for one in scorers(project))
    if count:
        said = [words.count(count, "{n} scorer", "{n} scorers")]
    elif project.all(Score):
        said = [words("nobody scored by these criteria yet; other scores are kept")]
    else:
        said = [words("nobody scored yet")]
    dots = [one for one in ranked[:DRAWN] if one.value is not None]
    if any(gains.get(one.action.id, 0.0) > 0 for one in dots):
        said.append(words("dot size = computed completion gain"))
    if any(axis.spread for one in dots for axis in (one.on_impact, one.on_feasibility) if axis is not None):
        if len(dots) <= SPREAD:
            said.append(words("whisker = spread between scorers"))
        else:
            said.append(words("whisker = spread between scorers of the chosen action"))
    left = len(ranked) - DRAWN
    if left > 0:
        said.append(words("{n} lesser actions are not drawn", n=words.number(left)))
    return " · ".join(said)
