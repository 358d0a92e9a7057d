"""Mending: which part of a transition's loss actions remove, and what that gains."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from journey_editor.insight.naming import name_of
from journey_editor.kernel.words import Words, shortened
from journey_editor.model.change import Change
from journey_editor.model.edits.linking import link as linked
from journey_editor.model.edits.values import set_values
from journey_editor.model.fields import columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Link, LinkKind, RowKey, Status, Variant
from journey_editor.model.structure import transitions_of, variant_of
from journey_editor.session.document import Document
from journey_editor.ui.inspector.blank import Blank
from journey_editor.ui.inspector.choices import Picker
from journey_editor.ui.inspector.form import input_for
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.labels import PlainLabel, set_tip

_SHARE: Final = next(column for column in columns_of(Link) if column.name == "share")
_SOON: Final = 150  # ms after a change
_LONGEST: Final = 60  # characters in the list


class MendingSection(Section):
    """The transitions that an action mends, or the actions that mend a transition, each with its part."""

    def __init__(self, document: Document, key: RowKey, words: Words, parent: QWidget) -> None:
        super().__init__(document, key, words, parent)
        self._end = "source" if key.table == Action.table else "target"
        self._links: tuple[RowKey, ...] = ()
        self._shares: dict[RowKey, Blank] = {}
        self._lines: list[QWidget] = []
        heading = "Mends" if self._end == "source" else "Mended by"
        self._gain = PlainLabel("", self, role="gain", wraps=True)
        self._picker = Picker(self)
        self._picker.setAccessibleName(words(heading))
        self._picker.activated.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(PlainLabel(words(heading), self, role="section"))
        self._column.addWidget(self._gain)
        self._column.addWidget(self._picker)
        self._timer = QTimer(self, singleShot=True, interval=_SOON)
        self._timer.timeout.connect(self._say_gain)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document has now; what is being typed stays."""
        project = self.document.kept
        links = {
            one.key: one for one in project.all(Link).where(self._end, self.key) if one.kind == LinkKind.MENDS
        }
        if tuple(links) != self._links:
            self._rebuild(project, tuple(links.values()))
        for key, link in links.items():
            self._shares[key].show_value(link.share)
        self._picker.fill(self._offers(project, {self._other(one) for one in links.values()}))
        self._picker.setCurrentIndex(0)
        self._timer.start()

    def stops(self) -> list[QWidget]:
        """Return what Tab goes to, in order."""
        removers = [one for line in self._lines for one in line.findChildren(QToolButton)]
        return [*super().stops(), *removers, self._picker]

    def _other(self, link: Link) -> RowKey:
        return link.target if self._end == "source" else link.source

    def _rebuild(self, project: Project, links: tuple[Link, ...]) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._links, self._shares, self._lines = tuple(one.key for one in links), {}, []
        self._blanks.clear()
        for place, link in enumerate(links):
            line = self._line(name_of(project, self._other(link), self.words), link)
            self._lines.append(line)
            self._column.insertWidget(2 + place, line)

    def _line(self, title: str, link: Link) -> QWidget:
        line = QWidget(self)
        blank = self.blank_for(_SHARE, input_for(_SHARE, self.words, line), self._keep)
        blank.input.name(f"{self.words(_SHARE.field.label)}: {title}", hint=self.words(_SHARE.field.hint))
        self._shares[link.key] = blank
        remove = QToolButton(line)
        remove.setText("×")
        remove.setAccessibleName(f"{self.words('Remove')}: {title}")
        set_tip(remove, self.words("Remove"))
        remove.clicked.connect(lambda _=False, key=link.key: self._remove(key))
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(PlainLabel(title, line, role="strong", wraps=True))
        row = QHBoxLayout()
        row.addWidget(blank.label, 1)
        row.addWidget(blank.input, 1)
        row.addWidget(remove)
        column.addLayout(row)
        column.addWidget(blank.problem)
        return line

    def _offers(self, project: Project, there: set[RowKey]) -> list[tuple[RowKey | None, str]]:
        """Return what could be added, after a line that says what the list is for."""
        if self._end == "source":
            keys = [one.key for id_ in project.all(Variant) for one in transitions_of(project, id_)]
            said = self.words("Mend a transition…")
        else:
            actions = project.all(Action).sorted()
            keys = [one.key for one in actions if one.status != Status.DROPPED]
            said = self.words("Mend by an action…")
        names = [(key, name_of(project, key, self.words)) for key in keys if key not in there]
        return [(None, said), *((key, shortened(name, longest=_LONGEST)) for key, name in names)]

    def _add(self, place: int) -> None:
        other, project = self._picker.itemData(place), self.document.kept
        self._picker.setCurrentIndex(0)
        if other is None:
            return
        ends = (self.key, other) if self._end == "source" else (other, self.key)
        if all(project.row(key) is not None for key in ends):
            change = linked(project, *ends, mint=self.document.mint)
            self.document.apply(self.words("Mend a transition"), change)
            self.refresh()

    def _remove(self, key: RowKey) -> None:
        self.document.apply(self.words("Mend no longer"), Change.removing(self.document.kept, [key]))
        self.refresh()

    def _keep(self, blank: Blank) -> None:
        key = next(key for key, one in self._shares.items() if one is blank)
        if self.document.kept.row(key) is not None:
            change = set_values(self.document.kept, key, share=blank.kept)
            self.apply(self.words(_SHARE.field.label), change, blank)

    def _say_gain(self) -> None:
        """Say what the action adds to completion, computed."""
        self._gain.setText(self._gained() if self._links and self._end == "source" else "")
        self._gain.setVisible(bool(self._gain.text()))

    def _gained(self) -> str:
        from journey_editor.insight.analysis import Analysis  # computes: not before somebody looks
        from journey_editor.insight.gains import action_gains

        project, words = self.document.kept, self.words
        links = (project.get(Link, key.id) for key in self._links)
        variants = dict.fromkeys(variant_of(project, project.row(one.target)) for one in links if one)
        said = []
        for variant in variants:
            if variant is None:
                continue
            found = next(
                (one for one in action_gains(Analysis(project, variant)) if one.action.key == self.key), None
            )
            if found is None or found.points is None:
                said.append(words("Computed gain: not known"))
            else:
                n = words.number(found.points, decimals=1)
                said.append(words("Computed gain: +{n} points of completion", n=n))
        return "\n".join(dict.fromkeys(said))
