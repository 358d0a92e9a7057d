"""Votes bar: a round of dot votes, whose totals nobody sees until they are revealed (R-42)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from journey_editor.canvas.map_view import MapView
from journey_editor.canvas.vote_badges import VoteBadges
from journey_editor.insight.votes import Tally, candidates, given_by, tallies
from journey_editor.kernel.words import Words, isolated
from journey_editor.model.edits.votes import clear_dots, give_dots, voter_named
from journey_editor.model.records import Note, Opportunity, Pain, Party, Record, RowKey
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.ranking_list import RankingList

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KINDS: Final[tuple[tuple[type[Note], str], ...]] = ((Pain, "Pain points"), (Opportunity, "Opportunities"))
_TYPED_WITH: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class VotesBar(QWidget):
    """Below the map while a round goes on: a digit gives that many dots to the card that is chosen.

    Backspace takes one back, 0 all of them; Esc in the bar ends the round.
    `changed` says that totals may have to be shown elsewhere.
    """

    changed = Signal()

    def __init__(self, canvas: MapView, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("votes-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._canvas = canvas
        self._words = words
        self._revealed = False
        self._problem = ""
        self._said = ""
        self._badges = VoteBadges(canvas.sheet_scene, words)
        self._name = QComboBox(self)
        self._typed = QLineEdit(self)
        self._name.setEditable(True)
        self._name.setLineEdit(self._typed)
        self._name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._typed.setCompleter(None)  # type: ignore[arg-type] # None is right: with one, Ann becomes Anna
        self._name.setMinimumWidth(170)
        self._name.setMaximumWidth(340)
        self._name.setAccessibleName(words("Who votes"))
        self._typed.setPlaceholderText(words("Who votes"))
        self._each = QSpinBox(self)
        self._each.setRange(1, 99)
        self._each.setValue(3)
        self._each.setAccessibleName(words("Dots each"))
        self._kind = QComboBox(self)
        self._kind.setAccessibleName(words("Vote on"))
        for _, name in _KINDS:
            self._kind.addItem(words(name))
        self._left = PlainLabel("", self, role="strong", elides=True)
        self._reveal = QPushButton(words("Reveal"), self)
        self._again = QPushButton(words("Start over"), self)
        self._end = QPushButton(words("End"), self)
        self._rule = PlainLabel(
            words("The most dots first; of equals more voters, then the map's order."), self, role="note"
        )
        self._list = RankingList(self)
        self._list.setAccessibleName(words("Votes in order"))
        self._compose()
        self._name.currentTextChanged.connect(self._start_afresh)
        self._name.activated.connect(lambda _: self._to_map())
        self._each.valueChanged.connect(self._start_afresh)
        self._kind.currentIndexChanged.connect(self._start_afresh)
        self._reveal.clicked.connect(self._turn)
        self._again.clicked.connect(self._clear)
        self._end.clicked.connect(self.leave)
        self._list.went.connect(canvas.go_to)
        canvas.selection.changed.connect(self._start_afresh)
        self.hide()

    def _compose(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._name, 2)
        for said, widget in ((self._words("Dots each"), self._each), (self._words("Vote on"), self._kind)):
            row.addWidget(PlainLabel(said, self, role="label"))
            row.addWidget(widget)
        row.addStretch(1)
        below = QHBoxLayout()  # beside the choices nothing of it could be read on a small screen
        below.addWidget(self._left, 1)
        for button in (self._reveal, self._again, self._end):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(below)
        column.addWidget(self._rule)
        column.addWidget(self._list)

    @property
    def totals(self) -> dict[RowKey, int]:
        """The dots that may be seen: none before they are revealed."""
        return {one.subject: one.dots for one in self._ranked()} if self._revealed else {}

    def begin(self) -> None:
        """Open a round, or ask in the open one who votes next."""
        if not self.isVisible():
            self._revealed = False
            self.show()
            self._canvas.asked_first = self.take
        self.refresh()
        self._name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._typed.selectAll()

    def leave(self) -> None:
        """End the round; the dots stay in the file, and no total on the map."""
        self._revealed = False
        self.hide()
        self._canvas.asked_first = None
        self.refresh()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Follow what changed in the document."""
        self._badges.show(self.totals)
        ranked = self._ranked() if self._revealed else ()
        self._rule.setVisible(bool(ranked))
        self._list.setVisible(bool(ranked))
        self._reveal.setText(self._words("Hide") if self._revealed else self._words("Reveal"))
        self._list.fill([self._line(place, one) for place, one in enumerate(ranked, 1)])
        self.setEnabled(self._canvas.document.may_change)
        if self.isVisible():
            self._name_voters()
            self._say()
        self.changed.emit()

    # Keys on the map

    def take(self, event: QKeyEvent) -> bool:
        """Take what a key on the map gives or takes back; return whether it was such a key."""
        if self._revealed or event.modifiers() & _TYPED_WITH:
            return False
        # By what is typed: on some keyboards a digit is typed with Shift.
        typed = event.text() if event.text().isascii() and event.text().isdigit() else ""
        if event.key() != Qt.Key.Key_Backspace and not typed:
            return False
        self._give(int(typed) if typed else -1)
        return True

    def _give(self, dots: int) -> None:
        """Give so many dots to the chosen card; with −1 take one back, with 0 all."""
        canvas, subject, words = self._canvas, self._canvas.selection.current, self._words
        before = self._given()
        if not self._voter:
            self._problem = words("Write first who votes.")
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif subject is None or subject not in self._candidates():
            kind = words("Choose a pain point first.")
            self._problem = kind if self._record is Pain else words("Choose an opportunity first.")
        elif dots > self._each.value() - sum(before.values()):
            self._problem = words("So many dots are not left.")
        else:
            self._problem = ""
            now = 0 if dots == 0 else max(before.get(subject, 0) + dots, 0)
            document = canvas.document
            change = give_dots(document.kept, name=self._voter, subject=subject, dots=now, mint=document.mint)
            canvas.apply(words("Dots") if now >= before.get(subject, 0) else words("Take dots back"), change)
        self._say()

    # What is said

    @property
    def _voter(self) -> str:
        return " ".join(self._name.currentText().split())

    @property
    def _record(self) -> type[Record]:
        return _KINDS[self._kind.currentIndex()][0]

    def _candidates(self) -> tuple[RowKey, ...]:
        view = self._canvas.view
        return candidates(
            self._canvas.document.kept, journey=view.journey, variant=view.variant, kind=self._record
        )

    def _ranked(self) -> tuple[Tally, ...]:
        return tallies(self._canvas.document.kept, self._candidates())

    def _given(self) -> dict[RowKey, int]:
        project = self._canvas.document.kept
        voter = voter_named(project, self._voter)
        return given_by(project, voter.id, self._candidates()) if voter is not None else {}

    def _start_afresh(self) -> None:
        self._problem = ""
        if self.isVisible():
            self.refresh() if self._revealed else self._say()

    def _say(self) -> None:
        words, given = self._words, self._given()
        said = ""
        if self._revealed and not self._ranked():
            said = words("Nobody gave a dot yet.")
        elif self._voter and not self._revealed:
            left = max(self._each.value() - sum(given.values()), 0)
            said = words(
                "{who}: {n} of {total} dots left", who=isolated(self._voter), n=left, total=self._each.value()
            )
            current = self._canvas.selection.current
            if current is not None and current in given:
                said += f" · {words('{n} here', n=given[current])}"
        said = f"{said} · {self._problem}" if said and self._problem else said or self._problem
        self._left.setText(said)
        if said != self._said:
            self._said = said
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._left, said))

    def _line(self, place: int, one: Tally) -> tuple[str, RowKey]:
        words, row = self._words, self._canvas.document.kept.row(one.subject)
        text = isolated(" ".join(row.text.split())) if isinstance(row, Note) else ""
        dots = words.count(one.dots, "{n} dot", "{n} dots")
        voters = words.count(one.voters, "{n} voter", "{n} voters")
        return f"{place}.  {dots}, {voters}  –  {text}", one.subject

    def _name_voters(self) -> None:
        """Offer who is private in this map: whoever voted once."""
        names = [one.name for one in self._canvas.document.kept.all(Party).sorted() if one.private]
        if names != [self._name.itemText(place) for place in range(self._name.count())]:
            typed = self._name.currentText()
            self._name.blockSignals(True)
            self._name.clear()
            self._name.addItems(names)
            self._name.setCurrentText(typed)
            self._name.blockSignals(False)

    # What the bar does

    def _turn(self) -> None:
        self._revealed = not self._revealed
        self._problem = ""
        self.refresh()
        if self._revealed and self._list.count():
            self._list.setCurrentRow(0)
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        document = self._canvas.document
        self._revealed = False
        self._canvas.apply(self._words("Clear dots"), clear_dots(document.kept, self._candidates()))
        self.refresh()

    def _to_map(self) -> None:
        current = self._canvas.selection.current
        found = self._candidates()
        if found and current not in found:
            self._canvas.go_to(found[0])
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the map with Enter, end the round with Esc."""
        if event.key() in _ENTER:
            self._to_map()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
