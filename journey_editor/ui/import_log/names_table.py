"""Names table: the names of a log in rows; the touchpoint of each is chosen in its row."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from journey_editor.kernel.words import Words
from journey_editor.ui.choice_table import ChoiceTable
from journey_editor.ui.import_log.names_model import EVENTS, NAME, TOUCHPOINT, NamesModel

_SHARES: Final = {NAME: 0.29, EVENTS: 0.09, TOUCHPOINT: 0.29}  # of the width; how takes the rest


class NamesTable(ChoiceTable):
    """Shows a names model."""

    def __init__(self, model: NamesModel, words: Words, parent: QWidget) -> None:
        called = words("Names in the log")
        super().__init__(model, _SHARES, first=TOUCHPOINT, called=called, parent=parent)
