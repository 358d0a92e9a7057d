"""Scorers page: who scored, how much, and how many comments they left."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from journey_editor.insight.scorers import Scorer, scorers
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Status
from journey_editor.ui.labels import PlainLabel


class ScorersPage(QWidget):
    """A line for each scorer, and what to do where there is none."""

    def __init__(self, project: Project, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("scorers")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 10)
        column.setSpacing(4)
        found = scorers(project)
        actions = sum(one.status != Status.DROPPED for one in project.all(Action).values())
        if found:
            column.addWidget(PlainLabel(words("Scores came from"), self, role="section"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(16)
            grid.setColumnStretch(1, 1)
            for row, one in enumerate(found):
                name = PlainLabel(one.party.name or words("Untitled"), self, role="strong", elides=True)
                grid.addWidget(name, row, 0)
                grid.addWidget(PlainLabel(_said(one, actions, words), self, elides=True), row, 1)
            column.addLayout(grid)
        if actions:
            hint = words(
                "Choose an action to score it: drag its dot, press the arrows, or type two digits: "
                "impact, then feasibility."
            )
        else:
            hint = words("There is no action yet. Add one on the roadmap, or to an opportunity on the map.")
        column.addWidget(PlainLabel(hint, self, role="note", wraps=True))
        column.addStretch(1)


def _said(one: Scorer, actions: int, words: Words) -> str:
    said = words("{n} of {total} scored", n=one.scored, total=actions)
    if one.whole < one.scored:
        said += words(", {n} of them on every criterion", n=one.whole)
    if one.comments:
        said += ", " + words.count(one.comments, "{n} comment", "{n} comments")
    return said
