"""Experience: what one persona felt at the chosen place, asked and shown question by question."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journey_editor.insight.experience import half_scale
from journey_editor.kernel.numbers import written
from journey_editor.kernel.words import Words
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.fields import Column, Real, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import Experience, Persona, RowKey
from journey_editor.session.document import Document
from journey_editor.ui.inspector.bars import GapBar
from journey_editor.ui.inspector.blank import Blank
from journey_editor.ui.inspector.choices import Picker
from journey_editor.ui.inspector.form import columns_for, input_for, lay_out, offer_options
from journey_editor.ui.inspector.inputs import NumberInput
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.labels import PlainLabel, set_tip

_EXPECTED: Final = {"emotion": "expected"}  # elsewhere the name with `_expected`
_STEP: Final = 0.1
_WIDTH: Final = 54  # px, of a number
_DIGITS: Final = 6


def questions() -> tuple[tuple[Column, Column], ...]:
    """Return the columns that hold an answer, each with the one that holds what was expected."""
    columns = {column.name: column for column in columns_of(Experience)}
    pairs = ((name, _EXPECTED.get(name, f"{name}_expected")) for name in columns)
    return tuple((columns[name], columns[other]) for name, other in pairs if other in columns)


class ExperienceSection(Section):
    """The answers of one persona at `subject`; `persona_chosen` says whose are shown.

    Numbers are in the map's own scale; one left open is missing.
    """

    persona_chosen = Signal(str)

    def __init__(
        self, document: Document, subject: RowKey, persona: str | None, words: Words, parent: QWidget
    ) -> None:
        super().__init__(document, subject, words, parent)
        self._persona = persona
        self._half = half_scale(document.kept)
        self._people: tuple[tuple[str, str], ...] = ()
        self.picker = Picker(self)
        self.picker.setObjectName("persona")
        self.picker.setAccessibleName(words("Persona"))
        self.picker.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToContents)
        self.picker.setMaximumWidth(160)
        self.picker.activated.connect(self._choose)
        self._nobody = PlainLabel(
            words("Add a persona to say what they felt here."), self, role="note", wraps=True
        )
        self._answers = QWidget(self)
        self.bars: dict[str, GapBar] = {}
        self._scaled: dict[str, Blank] = {}
        self._others: dict[str, Blank] = {}
        self._lay_out()
        self.refresh()

    @property
    def blanks(self) -> dict[str, Blank]:
        """Every blank by the name of its column."""
        return self._scaled | self._others

    def refresh(self) -> None:
        """Show what the document has now; what is being typed stays."""
        project = self.document.kept
        self._offer_people(project)
        if self._persona is None:
            return
        fresh = Experience.known_by(persona=self._persona, subject=self.key)
        row = project.get(Experience, fresh.id) or fresh
        for name, blank in self._scaled.items():
            value = getattr(row, name)
            blank.show_value(None if value is None else round(value * self._half, _DIGITS))
        for name, blank in self._others.items():
            offer_options(blank, project, row, self.words)
            blank.show_value(getattr(row, name))
        for answer, expected in questions():
            bar = self.bars[answer.name]
            bar.show_answer(getattr(row, answer.name), getattr(row, expected.name))
            said = self._spoken(answer, expected)
            bar.setAccessibleName(said)
            set_tip(bar, said)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes to, in order."""
        return [self.picker, *super().stops()]

    # Keeping

    def _choose(self, place: int) -> None:
        self.commit()
        self._persona = self._people[place][0]
        for blank in self.blanks.values():
            blank.forget()
        self.refresh()
        self.persona_chosen.emit(self._persona)

    def _keep(self, blank: Blank) -> None:
        project, name, value = self.document.kept, blank.column.name, blank.kept
        persona = project.get(Persona, self._persona)
        if persona is None or project.row(self.key) is None:
            return
        if name in self._scaled and value is not None:
            value = round(value / self._half, _DIGITS)
        change = set_experience(project, persona=persona.id, subject=self.key, **{name: value})
        self.apply(self.words(Experience.noun), change, blank)

    # Looks

    def _lay_out(self) -> None:
        words = self.words
        head = QHBoxLayout()
        head.addWidget(PlainLabel(words("Experience"), self, role="section"), 1)
        head.addWidget(self.picker)
        titles = QHBoxLayout()
        titles.addStretch(1)
        for title in ("actual", "expected"):
            label = PlainLabel(words(title), self._answers, role="note")
            label.setMinimumWidth(_WIDTH)
            titles.addWidget(label)
        asked = [self._question(answer, expected) for answer, expected in questions()]
        note = PlainLabel(words("bar: actual · tick: expected"), self._answers, role="note", wraps=True)
        rest = [one for one in columns_for(Experience) if one.name not in self._scaled]
        self._others = {
            column.name: self.blank_for(column, input_for(column, words, self), self._keep) for column in rest
        }
        others = QGridLayout()
        lay_out(self._others.values(), others, narrow=("source",))
        inside = QVBoxLayout(self._answers)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(titles)
        for question in asked:
            inside.addLayout(question)
        inside.addWidget(note)
        inside.addLayout(others)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(4)
        outside.addLayout(head)
        outside.addWidget(self._nobody)
        outside.addWidget(self._answers)

    def _question(self, answer: Column, expected: Column) -> QVBoxLayout:
        """Lay out one question: two numbers beside it, the bar below."""
        line, block = QHBoxLayout(), QVBoxLayout()
        line.setSpacing(6)
        block.setSpacing(3)
        block.addLayout(line)
        line.addWidget(PlainLabel(self.words(answer.field.label), self._answers, role="label", wraps=True), 1)
        for column in (answer, expected):
            blank = self._scaled_blank(column, answer)
            blank.input.setFixedWidth(_WIDTH)
            line.addWidget(blank.input)
            block.addWidget(blank.problem)
        bar = self.bars[answer.name] = GapBar(self._answers)
        block.addWidget(bar)
        return block

    def _scaled_blank(self, column: Column, answer: Column) -> Blank:
        """Make the blank of an answer or an expectation, in the map's scale."""
        words, half = self.words, self._half
        which = words("actual") if column is answer else words("expected")
        label = f"{words(answer.field.label)}, {which}"
        field = Real(label, hint=f"−{half} … +{half}", least=-half, most=half)
        shown = replace(column, field=field)
        made = NumberInput(shown, words, self._answers, step=_STEP)
        made.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        blank = self._scaled[column.name] = self.blank_for(shown, made, self._keep)
        blank.label.hide()
        return blank

    def _offer_people(self, project: Project) -> None:
        people = tuple((one.id, " ".join(one.title.split())) for one in project.all(Persona).sorted())
        ids = [id_ for id_, _ in people]
        if self._persona not in ids:
            self._persona = ids[0] if ids else None
            for blank in self.blanks.values():
                blank.forget()
        if people != self._people:
            self._people = people
            self.picker.fill(people)
        with QSignalBlocker(self.picker):
            self.picker.setCurrentIndex(ids.index(self._persona) if self._persona else -1)
        self.picker.setVisible(bool(people))
        self._answers.setVisible(bool(people))
        self._nobody.setVisible(not people)

    def _spoken(self, answer: Column, expected: Column) -> str:
        """Say in words what a bar shows."""
        words = self.words
        actual, hoped = (self._scaled[one.name].kept for one in (answer, expected))
        parts = [words(answer.field.label)]
        for title, value in (("actual", actual), ("expected", hoped)):
            said = words("unknown") if value is None else written(value, words)
            parts.append(f"{words(title)} {said}")
        if actual is not None and hoped is not None:
            parts.append(f"{words('gap')} {written(round(actual - hoped, _DIGITS), words)}")
        return " · ".join(parts)
