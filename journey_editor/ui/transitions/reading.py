"""Reading: what the numbers say in sentences, and the switches that the map proposes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journey_editor.insight.analysis import Analysis
from journey_editor.insight.proposals import Proposal, proposals_of
from journey_editor.insight.sentence import Sentence
from journey_editor.insight.telling import ARROW, sentences, title_of
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.transitions import connect
from journey_editor.model.project import Project
from journey_editor.model.records import Dismissal, RowKey
from journey_editor.ui.labels import LinkedLabel, PlainLabel

_MOST = 30  # proposals


class Reading(QScrollArea):
    """Sentences whose names lead to what they name, and proposals to accept or dismiss."""

    asked = Signal(RowKey)

    def __init__(
        self, words: Words, apply: Callable[[str, Change], None], mint: Callable[[], Mint], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._apply = apply
        self._mint = mint
        self._analysis: Analysis | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(words("What the numbers say"))

    def show_analysis(self, analysis: Analysis) -> None:
        """Say what `analysis` comes to."""
        self._analysis = analysis
        place = self.verticalScrollBar().value()
        page = QWidget(self)
        page.setObjectName("reading")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(7)
        proposed = proposals_of(analysis.project, analysis.variant)
        if proposed:
            self._propose(proposed, page, column)
        column.addWidget(PlainLabel(self._words("What the numbers say"), page, role="section"))
        for sentence in sentences(analysis, self._words):
            column.addWidget(self._label(sentence, page))
        column.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().setValue(place)

    def _label(self, sentence: Sentence, parent: QWidget) -> LinkedLabel:
        label = LinkedLabel(sentence, parent)
        label.followed.connect(self.asked)
        return label

    def _propose(self, proposed: tuple[Proposal, ...], page: QWidget, column: QVBoxLayout) -> None:
        words = self._words
        single, many = "{n} switch of channel is proposed", "{n} switches of channel are proposed"
        column.addWidget(PlainLabel(words.count(len(proposed), single, many), page, role="section"))
        for one in proposed[:_MOST]:
            row = QHBoxLayout()
            sentence = Sentence()
            ends = (one.source, one.target)
            sentence.text = ARROW.join(
                sentence.named(end.key, title_of(end, self._project, words)) for end in ends
            )
            row.addWidget(self._label(sentence, page), 1)
            for text, act in ((words("Accept"), self._accept), (words("Dismiss"), self._dismiss)):
                button = QPushButton(text, page)
                button.setAccessibleName(f"{text}: {sentence.plain}")
                button.clicked.connect(lambda _=False, act=act, one=one: act(one))
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        column.addSpacing(8)

    @property
    def _project(self) -> Project:
        assert self._analysis is not None
        return self._analysis.project

    def _accept(self, proposal: Proposal) -> None:
        source, target = proposal.source.id, proposal.target.id
        change = connect(self._project, source=source, target=target, mint=self._mint())
        self._apply(self._words("Accept a proposed switch"), change)

    def _dismiss(self, proposal: Proposal) -> None:
        ends = {"source": proposal.source.id, "target": proposal.target.id}
        change = add_row(self._project, Dismissal, mint=self._mint(), **ends)
        self._apply(self._words("Dismiss a proposed switch"), change)
