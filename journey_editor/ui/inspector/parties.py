"""Parties: an input for owners, chosen from a list or named anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from journey_editor.kernel.words import Words
from journey_editor.model.fields import Column, columns_of
from journey_editor.model.records import Party
from journey_editor.model.validity import cleaned, problem
from journey_editor.ui.inspector.choices import Offer, Picker
from journey_editor.ui.inspector.inputs import SEVERAL, Input

_NAME = next(column for column in columns_of(Party) if column.name == "name")


@dataclass(frozen=True, slots=True)
class NewParty:
    """Somebody who is not in the project yet."""

    name: str


class PartyInput(Input):
    """One of the parties, or the name of a new one.

    A name counts when Enter is pressed or the input is left, not while it is
    typed: half a name is nobody.
    """

    bursts = False

    def __init__(self, column: Column, words: Words, parent: QWidget) -> None:
        super().__init__(column, parent)
        self._words = words
        self._offer = Offer(())
        self._value: Any = None
        self._naming = False
        self._several = ""
        self.picker = Picker()
        self.line = QLineEdit()
        self.picker.setLineEdit(self.line)
        self.picker.setInsertPolicy(Picker.InsertPolicy.NoInsert)
        completer = QCompleter(self.picker.model(), self.picker)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.picker.setCompleter(completer)
        self.line.textEdited.connect(self.typed)
        self.line.returnPressed.connect(self.chosen)
        self.picker.activated.connect(self._choose)
        self.hold(self.picker)

    def name(self, said: str, *, hint: str) -> None:
        """Tell screen readers what is set here."""
        super().name(said, hint=hint)
        self.line.setAccessibleName(said)

    def offer(self, offer: Offer) -> None:
        """Offer other parties from now on; what is chosen or typed stays."""
        if offer == self._offer:
            return
        self._offer = offer
        typed = self.line.text() if self._unkept() else None
        self.picker.fill([*offer.entries, (None, self._words("New owner…"))])
        self.line.setPlaceholderText(offer.nothing or "")
        self.show_value(self._value)
        if typed is not None:
            self._write(typed)

    def show_value(self, value: Any) -> None:
        """Show a party by name; nobody is an empty line, in which stands who owns it then."""
        self._value, self._naming = value, False
        several = self._several if value is SEVERAL else None
        self.line.setPlaceholderText(several or self._offer.nothing or "")
        self._write(self._name_of(value))

    def show_several(self, said: str) -> None:
        """Show an empty line in which `said` stands in grey."""
        self._several = said
        self.show_value(SEVERAL)

    def value(self) -> Any:
        """Return the party's id, None for nobody, or a NewParty."""
        if not self._unkept():
            return self._value
        typed = self._typed()
        if not typed:
            return self._value if self._naming else None
        known = (one for one, text in self._offer.options if text.casefold() == typed.casefold())
        return next(known, NewParty(typed))

    def reason(self) -> str | None:
        """Say why a new name cannot be kept, or None."""
        value = self.value()
        if isinstance(value, NewParty):
            return problem(_NAME, value.name)
        return super().reason()

    def _choose(self, place: int) -> None:
        if place == self.picker.count() - 1:
            self._naming = True
            self._write("")
            self.line.setPlaceholderText(self._words("Name of the new owner"))
            self.line.setFocus()
            return
        self._value = self.picker.itemData(place)
        self._write(self._name_of(self._value))
        self.chosen.emit()

    def _name_of(self, value: Any) -> str:
        return next((text for one, text in self._offer.options if one == value), "")

    def _unkept(self) -> bool:
        return self._typed() != self._name_of(self._value)

    def _typed(self) -> str:
        return cleaned(self.line.text(), lines=False).strip()

    def _write(self, text: str) -> None:
        with QSignalBlocker(self.picker), QSignalBlocker(self.line):
            self.picker.setEditText(text)
