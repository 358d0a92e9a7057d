"""Transitions board: the same touchpoints as a flow, a matrix, a table, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from journey_editor.insight.analysis import Analysis
from journey_editor.insight.gains import completions, gains
from journey_editor.layout.flow import lay_out_flow
from journey_editor.layout.flow_columns import People
from journey_editor.layout.marks import Sheet
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import Persona, Touchpoint, Variant
from journey_editor.session.document import Document
from journey_editor.ui.board import Board, Surroundings
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.panes import card, fill, split
from journey_editor.ui.transitions.flow_view import FlowView
from journey_editor.ui.transitions.matrix import Matrix
from journey_editor.ui.transitions.reading import Reading
from journey_editor.ui.transitions.table import Table
from journey_editor.ui.transitions.table_model import TableModel
from journey_editor.ui.transitions.what_if import WhatIf

_DRAWN: Final = 300  # transitions in the flow: those that most people take
_HUNDRED: Final = 100.0  # people, where nobody counted who starts


class TransitionsBoard(Board):
    """Shows one variant, for everyone or one persona."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(around, parent)
        program, selection, words = around.program, around.selection, self._words
        self._seen: tuple[object, ...] = ()
        self._subtitle = PlainLabel("", self, role="note", elides=True)
        self._personas = QComboBox(self)
        self._personas.setAccessibleName(words("For whom"))
        self._personas.activated.connect(lambda _: self.refresh())
        self._flow = FlowView(program.fonts, selection, words, self)
        self._flow.asked.connect(self.asked)
        self._what_if = WhatIf(words, around.apply, self)
        self._what_if.asked.connect(lambda key: selection.choose([key]))
        self._matrix = Matrix(selection, words, self)
        self._model = TableModel(words, around.apply, self)
        self._model.refused.connect(self.advised)
        self._table = Table(self._model, selection, words, self)
        self._table.addActions([around.actions["insert-action"], around.actions["edit-delete"]])
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._reading = Reading(words, around.apply, self._mint, self)
        self._reading.asked.connect(lambda key: selection.choose([key]))
        self._compose()

    def _compose(self) -> None:
        words = self._words
        head = QHBoxLayout()
        titles = QVBoxLayout()
        titles.setSpacing(0)
        title = PlainLabel(words("Where people go, and where they are lost"), self, role="section")
        titles.addWidget(title)
        titles.addWidget(self._subtitle)
        head.addLayout(titles, 1)
        head.addWidget(self._personas)
        head.setContentsMargins(16, 12, 16, 0)
        flow = card(self)
        flow.addLayout(head)
        flow.addWidget(self._flow, 1)
        what_if = card(self)
        what_if.addWidget(self._what_if)
        matrix = card(self)
        matrix.setContentsMargins(16, 12, 16, 12)
        crossings = QHBoxLayout()
        crossings.addWidget(PlainLabel(words("From channel to channel"), self, role="section"), 1)
        crossings.addWidget(PlainLabel(words("people · share lost"), self, role="note"))
        matrix.addLayout(crossings)
        matrix.addWidget(self._matrix, 1)
        table = card(self)
        table.setContentsMargins(4, 8, 4, 4)
        table.addWidget(self._table)
        reading = card(self)
        reading.addWidget(self._reading)
        right = split(Qt.Orientation.Vertical, (what_if, 60), (matrix, 40), parent=self)
        upper = split(Qt.Orientation.Horizontal, (flow, 64), (right, 36), parent=self)
        lower = split(Qt.Orientation.Horizontal, (table, 64), (reading, 36), parent=self)
        whole = split(Qt.Orientation.Vertical, (upper, 58), (lower, 42), parent=self)
        fill(self, whole)

    def forget(self) -> None:
        """Drop what belongs to the document that was shown."""
        self._model.forget()
        self._what_if.forget()

    def show_project(self, document: Document, view: View) -> None:
        """Show what the document has now, where anything differs."""
        project = document.kept
        self._fill_personas(project)
        persona = self._personas.currentData()
        seen = (project, view.variant, persona)
        if self._seen and seen[0] is self._seen[0] and seen[1:] == self._seen[1:]:
            return
        self._seen = seen
        analysis = Analysis(project, view.variant, persona)
        self._subtitle.setText(self._summary(analysis))
        self._flow.show_laid_out(partial(self._lay_out, analysis))
        points = {one.transition.id: one.points for one in gains(analysis)}
        self._model.show(document, analysis.graph.transitions, points)
        self._what_if.show_analysis(analysis)
        self._matrix.show_crossings(project, analysis.crossings)
        self._reading.show_analysis(analysis)

    def commit(self) -> None:
        """Keep what is being typed in the table."""
        self._table.finish()

    # Actions, as they are meant here

    def view_zoom_in(self) -> None:
        """Show the flow larger."""
        self._flow.zoom_in()

    def view_zoom_out(self) -> None:
        """Show the flow smaller."""
        self._flow.zoom_out()

    def view_fit(self) -> None:
        """Show the whole flow."""
        self._flow.fit()

    def _fill_personas(self, project: Project) -> None:
        chosen = self._personas.currentData()
        entries: list[tuple[str | None, str]] = [(None, self._words("Everyone"))]
        entries += [(one.id, one.title or self._words("Untitled")) for one in project.all(Persona).sorted()]
        box = self._personas
        if entries != [(box.itemData(at), box.itemText(at)) for at in range(box.count())]:
            self._personas.clear()
            for id_, title in entries:
                self._personas.addItem(title, id_)
            self._personas.setCurrentIndex(max(self._personas.findData(chosen), 0))

    def _summary(self, analysis: Analysis) -> str:
        words = self._words
        started = sum(one.started or 0 for one in analysis.graph.starts)
        said = []
        if started:
            said.append(words("{n} set out", n=words.number(started)))
            if analysis.completion is not None:
                said.append(words("{n} finish", n=words.number(started * analysis.completion)))
        variant = analysis.project.one(Variant, analysis.variant)
        said += [words(variant.kind.value), self._personas.currentText()]
        found = completions(analysis.project, variant.journey, persona=analysis.persona)
        if found.as_is is not None and found.to_be is not None:
            now, then = (words.number(share * 100) for share in (found.as_is, found.to_be))
            said.append(words("Completion {n} % → {then} % to be", n=now, then=then))
        left = len(analysis.graph.transitions) - _DRAWN
        if left > 0:
            said.append(words("{n} lesser transitions are not drawn", n=words.number(left)))
        return " · ".join(said)

    def _lay_out(self, analysis: Analysis, room: tuple[float, float]) -> Sheet:
        """Draw those whom the numbers tell of, on the transitions that most of them take."""
        people = _people(analysis)
        busiest = sorted(analysis.graph.transitions, key=lambda one: -people.going.get(one.id, 0.0))
        transitions = busiest[:_DRAWN]
        touchpoints: Sequence[Touchpoint] = analysis.graph.touchpoints
        if len(touchpoints) > _DRAWN:
            ends = {id_ for one in transitions for id_ in (one.source, one.target)}
            touchpoints = [one for one in touchpoints if one.id in ends]
        return lay_out_flow(
            analysis.project, touchpoints, transitions, people, self._desks.of(analysis.project), room=room
        )


def _people(analysis: Analysis) -> People:
    """Count people: as they were counted, else as many of a hundred who start as are expected."""
    transitions, fates = analysis.graph.transitions, analysis.fates
    counted = {one.id: float(one.continued) for one in transitions if one.continued is not None}
    if counted and analysis.persona is None:
        came = {one.touchpoint.id: float(one.came) for one in fates if one.came is not None}
    elif analysis.visits is not None:
        begun = sum(one.started or 0 for one in analysis.graph.starts) or _HUNDRED
        came = {one.touchpoint.id: begun * one.visits for one in fates if one.visits is not None}
        counted = {
            one.id: came[one.source] * share
            for one, share in zip(transitions, analysis.share, strict=True)
            if one.source in came
        }
    else:
        return People({}, {}, {})
    left = {
        one.touchpoint.id: came[one.touchpoint.id] * one.left
        for one in fates
        if one.left is not None and one.touchpoint.id in came
    }
    return People(came, left, counted)
