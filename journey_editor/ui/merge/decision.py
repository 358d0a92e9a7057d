"""Decision: one clash side by side, or one name added twice, and the buttons that decide it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from journey_editor.insight.clashes import versions_of
from journey_editor.insight.standing import standing
from journey_editor.kernel.words import Words, isolated
from journey_editor.model.merge import Clash, Join, Side
from journey_editor.session.exchange import Arrival, Exchange
from journey_editor.ui.labels import PlainLabel, literal, sentence
from journey_editor.ui.merge.said import by

KEYS: Final = {Qt.Key.Key_1: Side.OURS, Qt.Key.Key_2: Side.THEIRS, Qt.Key.Key_3: Side.BOTH}


class ClashDecision(QWidget):
    """Shows both versions in full, who made them and when; `decided` tells which side counts."""

    decided = Signal(Side)

    def __init__(self, exchange: Exchange, place: int, clash: Clash, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        arrival = exchange.arrivals[place]
        who = tuple(by(one, words) for one in exchange.who(place, clash))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._buttons: dict[Side, QRadioButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(14)
        for side, said in self._offers(clash).items():
            number = list(KEYS.values()).index(side) + 1
            button = QRadioButton(f"{literal(said)} ({number})", self)
            button.clicked.connect(lambda _=False, one=side: self.decided.emit(one))
            self._group.addButton(button)
            self._buttons[side] = button
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._versions(arrival, clash, who) if clash.fields else self._deletion(clash, who))
        column.addStretch(1)

    def show_side(self, side: Side | None) -> None:
        """Show which side counts; None where nobody decided."""
        self._group.setExclusive(False)
        for one, button in self._buttons.items():
            button.setChecked(one is side)
        self._group.setExclusive(True)

    def offers(self, side: Side) -> bool:
        """Return whether it can be decided so."""
        return side in self._buttons

    def _offers(self, clash: Clash) -> Mapping[Side, str]:
        words = self._words
        if not clash.fields:
            return {
                side: words("Remove it") if side is clash.deleted_by else words("Keep it")
                for side in (Side.OURS, Side.THEIRS)
            }
        both = {Side.BOTH: words("Both")} if clash.may_be_both else {}
        return {Side.OURS: words("Ours"), Side.THEIRS: words("Theirs"), **both}

    def _versions(self, arrival: Arrival, clash: Clash, who: tuple[str, ...]) -> QWidget:
        words, found = self._words, QFrame(self)
        found.setProperty("look", "card")
        grid = QGridLayout(found)
        grid.setContentsMargins(10, 8, 10, 8)
        grid.setHorizontalSpacing(14)
        heads = (words("Ours"), words("Theirs: {file}", file=isolated(arrival.copy.name)))
        for at, (head, one) in enumerate(zip(heads, who, strict=True)):
            grid.setColumnStretch(at, 1)
            grid.addWidget(PlainLabel(head, found, role="strong", elides=True), 0, at)
            grid.addWidget(PlainLabel(one, found, role="note", wraps=True), 1, at)
        for version in versions_of(clash, arrival.ours, arrival.theirs, words):
            row = grid.rowCount()
            grid.addWidget(PlainLabel(sentence(version.label), found, role="label"), row, 0, 1, 2)
            for at, text in enumerate((version.ours, version.theirs)):
                value = PlainLabel(text, found, wraps=True)
                value.setAccessibleName(f"{heads[at]}, {version.label}: {text}")
                value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
                grid.addWidget(value, row + 1, at)
            if version.before:
                before = words("Before: {text}", text=isolated(version.before))
                grid.addWidget(PlainLabel(before, found, role="note", wraps=True), row + 2, 0, 1, 2)
        return found

    def _deletion(self, clash: Clash, who: tuple[str, ...]) -> QWidget:
        words, (here, there) = self._words, who
        if clash.deleted_by is Side.OURS:
            said = (words("Removed here"), words("Worked on there"))
        else:
            said = (words("Worked on here"), words("Removed there"))
        lines = [": ".join(part for part in pair if part) for pair in zip(said, (here, there), strict=True)]
        if clash.within:
            more = words.count(
                len(clash.within),
                "{n} more row hangs on it, and goes or stays with it.",
                "{n} more rows hang on it, and go or stay with it.",
            )
            lines.append(more)
        return PlainLabel("\n".join(lines), self, wraps=True)


class JoinDecision(QWidget):
    """Asks whether two rows of one name are one; `decided` tells."""

    decided = Signal(bool)

    def __init__(self, arrival: Arrival, join: Join, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        ours = arrival.ours.row(join.ours)
        assert ours is not None
        said = words(
            "{what} was added here and in {file}, under one name. One or two?",
            what=sentence(standing(arrival.ours, ours, words)),
            file=isolated(arrival.copy.name),
        )
        self.box = QCheckBox(words("They are one (Space)"), self)
        self.box.clicked.connect(self.decided)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(said, self, wraps=True))
        column.addWidget(self.box)
        column.addStretch(1)

    def show_joined(self, *, joined: bool) -> None:
        """Show what was decided."""
        self.box.setChecked(joined)
