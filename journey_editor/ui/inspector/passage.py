"""Passage: what a transition comes to: from where to where, smooth or not, how many are lost."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journey_editor.insight.seams import drop_off, is_smooth, is_switch
from journey_editor.kernel.words import Words, isolated
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, RowKey, Touchpoint, Transition
from journey_editor.session.document import Document
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.labels import PlainLabel

SMOOTH, ROUGH, UNKNOWN = "✓", "⚠", "?"


def switch_said(project: Project, transition: Transition, words: Words) -> str:
    """Say whether a transition changes channel, and between which."""
    ends = [project.one(Touchpoint, id_) for id_ in (transition.source, transition.target)]
    before, after = (isolated(project.one(Channel, one.channel).title) for one in ends)
    if is_switch(project, transition):
        return words("Switch of channel: {before} → {after}", before=before, after=after)
    return words("Stays on {channel}", channel=before)


def smoothness_said(transition: Transition, words: Words) -> str:
    """Say whether a transition is smooth, and what hinders it or is not known (R-21)."""
    smooth = is_smooth(transition)
    if smooth:
        return (
            f"{SMOOTH} {words('Smooth: identity and data carry over, nothing is lost, it can be resumed.')}"
        )
    flags = (
        (transition.identity_carried, "log in again", "identity"),
        (transition.data_carried, "data do not carry over", "data"),
        (transition.resumable, "start over", "resuming"),
    )
    if smooth is None:
        unknown = ", ".join(words(name) for value, _, name in flags if value is None)
        return f"{UNKNOWN} {words('Not judged yet. Unknown: {what}.', what=unknown)}"
    hindered = [words(said) for value, said, _ in flags if value is False]
    if transition.lost:
        hindered.append(words("lost: {what}", what=isolated(transition.lost)))
    return f"{ROUGH} {words('Not smooth: {why}.', why=', '.join(hindered))}"


def loss_said(transition: Transition, words: Words) -> str:
    """Say how many are lost on the way, from the figures that are there (R-23)."""
    entered, continued = transition.entered, transition.continued
    loss = drop_off(transition)
    if loss is not None and entered is not None and continued is not None:
        return words(
            "Drop-off {share} %: {left} of {entered} leave here.",
            share=words.number(loss * 100),
            left=words.number(entered - continued),
            entered=words.number(entered),
        )
    if entered is not None and continued is not None and continued > entered:
        return f"{ROUGH} {words('More continue than entered: these figures do not add up.')}"
    return words("Drop-off unknown: it takes the numbers entered and continued.")


class PassageSection(Section):
    """Says in three lines what a transition comes to."""

    def __init__(self, document: Document, key: RowKey, words: Words, parent: QWidget) -> None:
        super().__init__(document, key, words, parent)
        self._lines = [PlainLabel("", self, wraps=True) for _ in range(3)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for line in self._lines:
            column.addWidget(line)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document has now."""
        project, words = self.document.kept, self.words
        row = project.row(self.key)
        if not isinstance(row, Transition):
            return
        said = (switch_said(project, row, words), smoothness_said(row, words), loss_said(row, words))
        for line, text in zip(self._lines, said, strict=True):
            line.setText(text)
