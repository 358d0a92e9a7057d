"""Hues: an input for colours, from a palette or written as `#rrggbb`."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from journey_editor.kernel.words import Words
from journey_editor.model.fields import Column
from journey_editor.model.validity import problem
from journey_editor.ui.inspector.inputs import LineInput

# The map's own colours, and those of Okabe and Ito (2008), which the colour-blind tell apart.
PALETTE: Final = (
    ("#0072b2", "blue"),
    ("#56b4e9", "sky blue"),
    ("#1d4ed8", "royal blue"),
    ("#7c3aed", "violet"),
    ("#7b3294", "purple"),
    ("#cc79a7", "pink"),
    ("#d55e00", "vermilion"),
    ("#9a3412", "brown"),
    ("#e69f00", "orange"),
    ("#009e73", "green"),
    ("#0f766e", "teal"),
    ("#475569", "slate"),
)


class HueInput(LineInput):
    """A colour: a button with a palette in which every colour has a name, and its figures beside it."""

    def __init__(self, column: Column, words: Words, parent: QWidget) -> None:
        placeholder = words("automatic") if column.optional else "#1d4ed8"
        super().__init__(column, parent, placeholder=placeholder)
        self._words = words
        self.swatch = QToolButton(self)
        self.swatch.setObjectName("swatch")
        self.swatch.setIconSize(QSize(28, 18))
        self.swatch.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.swatch.setMenu(self._menu())
        self.row.insertWidget(0, self.swatch)
        self.watched = (self.swatch, self.line)
        self.line.textChanged.connect(self._paint)
        self._paint()

    def name(self, said: str, *, hint: str) -> None:
        """Tell screen readers what is set here, at the button too."""
        super().name(said, hint=hint)
        self.swatch.setAccessibleName(f"{said}: {self._words('choose from the palette')}")

    def show_value(self, value: Any) -> None:
        """Show a colour."""
        super().show_value(value)
        self._paint()

    def show_several(self, said: str) -> None:
        """Show no colour, and `said` in grey."""
        super().show_several(said)
        self._paint()

    def value(self) -> Any:
        """Return the colour in small letters."""
        text = super().value()
        return text.lower() if isinstance(text, str) else text

    def _menu(self) -> QMenu:
        menu = QMenu(self.swatch)
        entries = [(code, self._words(name)) for code, name in PALETTE]
        if self.column.optional:
            entries.insert(0, ("", self._words("automatic")))
        for code, name in entries:
            action = menu.addAction(_icon(code), name)
            action.triggered.connect(lambda _=False, one=code: self._choose(one))
        return menu

    def _choose(self, code: str) -> None:
        self.write(code)
        self._paint()
        self.chosen.emit()

    def _paint(self) -> None:
        value = self.value()
        known = bool(value) and problem(self.column, value) is None
        self.swatch.setIcon(_icon(value if known else ""))


def _icon(code: str) -> QIcon:
    """Return a swatch; without a colour it is crossed out."""
    picture = QPixmap(28, 18)
    picture.fill(QColor(code) if code else Qt.GlobalColor.white)
    if not code:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor("#94a3b8"))
        painter.drawLine(1, 17, 27, 1)
        painter.end()
    return QIcon(picture)
