"""Keyboard: what keys do on the map while no text is open (R-60)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from journey_editor.canvas.cells import STAGES, STEPS, Cell
from journey_editor.canvas.fresh import fresh_in
from journey_editor.canvas.lying import is_felt
from journey_editor.canvas.map_view import MapView
from journey_editor.canvas.shifting import Shift
from journey_editor.canvas.text_editor import Leaving
from journey_editor.insight.experience import places, stage_places
from journey_editor.layout.view import shown_touchpoints
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.records import Experience, Lane, Persona, RowKey, Stage, Touchpoint, Transition

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Keyboard(QObject):
    """Walks, moves and stretches with the arrows, sets emotions with digits, types with everything else."""

    def __init__(self, map_view: MapView) -> None:
        super().__init__(map_view)
        self._map = map_view
        self._selection = map_view.selection
        map_view.typed.connect(self._go_on)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks; return whether it asked for anything."""
        if not self._map.shows_any:
            return False
        if self._map.asked_first is not None and self._map.asked_first(event):
            return True
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if key in _ARROWS:
            return self._arrow(*_ARROWS[Qt.Key(key)], held)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return self._to_end(last=key == Qt.Key.Key_End)
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and held == _NONE:
            return self._stage_beside(1 if key == Qt.Key.Key_PageDown else -1)
        if key in _ENTER:
            return self._below() if held == _SHIFT else self.type("")
        if key == Qt.Key.Key_F2:
            return self.type("")
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and self._feels(key - Qt.Key.Key_0, held):
            return True
        if key in (Qt.Key.Key_Minus, Qt.Key.Key_Plus) and self._folds(folded=key == Qt.Key.Key_Minus):
            return True
        letters = event.text()
        if letters and letters.isprintable() and not letters.isspace() and not held & (_CTRL | _ALT):
            return self.type(letters)
        return False

    def compose(self) -> bool:
        """Open the chosen place for what an input method composes; return whether a text is open."""
        return self._map.shows_any and self.type("")

    # Walking

    def _arrow(self, right: int, down: int, held: Qt.KeyboardModifier) -> bool:
        if held == _NONE:
            self.walk(right, down)
        elif held == _SHIFT:
            self._take_along(right, down)
        elif held == _CTRL:
            self._shift(right, down)
        elif held == _CTRL | _SHIFT and right:
            self._stretch(right)
        elif held == _ALT:
            self._follow(right, down)
        else:
            return False
        return True

    def walk(self, right: int, down: int) -> None:
        """Go to what lies beside, or to the first step."""
        at = self._selection.current or self._selection.cell
        to = self._map.cells.beside(at, right, down) if at is not None else self._map.cells.first
        if to is not None:
            self._go(to)

    def _go(self, to: RowKey | Cell) -> None:
        if isinstance(to, Cell) and (inside := self._map.cells.inside(to)):
            to = inside[0]
        self._map.go_to(to)

    def _take_along(self, right: int, down: int) -> None:
        """Choose the next row besides those chosen."""
        current = self._selection.current
        to = self._map.cells.beside(current, right, down) if current is not None else None
        if isinstance(to, RowKey):
            self._selection.choose([*(key for key in self._selection.keys if key != to), to])
            self._map.show_row(to)

    def _to_end(self, *, last: bool) -> bool:
        at = self._selection.current or self._selection.cell or self._map.cells.first
        ends = self._map.cells.ends(at)
        if ends is not None:
            self._map.go_to(ends[1 if last else 0])
        return True

    def _stage_beside(self, right: int) -> bool:
        """Go to the same row in the stage before or after."""
        cells = self._map.cells
        current = self._selection.current
        cell = cells.at(current) if current is not None else self._selection.cell
        steps = cells.plan.columns.steps
        if not steps:
            return True
        place = cells.plan.columns.place.get(cell.step, len(steps) - 1) if cell else 0
        stages = list(dict.fromkeys(step.stage for step in steps))
        at = max(0, min(stages.index(steps[place].stage) + right, len(stages) - 1))
        step = next(step for step in steps if step.stage == stages[at])
        self._go(Cell(cell.row if cell else STEPS, step.id))
        return True

    def _follow(self, right: int, down: int) -> None:
        """Follow a transition out of a touchpoint, or back along one that leads to it."""
        current = self._selection.current
        row = self._map.document.kept.row(current) if current is not None else None
        transitions = self._map.document.kept.all(Transition)
        if isinstance(row, Touchpoint) and right:
            found = transitions.where("source" if right > 0 else "target", row.id)
            if found:
                self._map.go_to(found[0].key)
        elif isinstance(row, Transition) and right:
            self.walk(right, 0)
        elif isinstance(row, Transition):
            beside = transitions.where("source", row.source)
            self._map.go_to(beside[(beside.index(row) + down) % len(beside)].key)

    # Moving

    def _shift(self, right: int, down: int) -> None:
        document, keys = self._map.document, self._selection.keys
        shift = Shift(document.kept, self._map.view, self._map.cells, mint=document.mint)
        self._map.apply(self._map.words("Move"), shift.moved(keys, right, down), gesture=f"move {keys}")

    def _stretch(self, right: int) -> None:
        document, keys = self._map.document, self._selection.keys
        shift = Shift(document.kept, self._map.view, self._map.cells, mint=document.mint)
        self._map.apply(self._map.words("Stretch"), shift.stretched(keys, right), gesture=f"stretch {keys}")

    # Feeling

    def _feels(self, digit: int, held: Qt.KeyboardModifier) -> bool:
        """Set the emotion (with Alt: the expectation) where a curve is chosen; return whether one is."""
        project, levels = self._map.document.kept, self._map.document.kept.setting.levels
        current, cell = self._selection.current, self._selection.cell
        row = project.row(current) if current is not None else None
        if isinstance(row, Experience):
            persona, subject, onward = row.persona, row.subject, True
        elif cell is not None and is_felt(cell.row) and cell.step:
            persona = cell.row.id
            open_places = self._open_places(cell)
            subject, onward = open_places[0], len(open_places) == 1
        else:
            return False
        if held & ~_ALT or not 1 <= digit <= levels:
            return not held & ~_ALT
        value = round(-1 + 2 * (digit - 1) / (levels - 1), 3)
        words, at = self._map.words, current or cell
        if held & _ALT:
            change = set_experience(project, persona=persona, subject=subject, expected=value)
            self._map.apply(words("Set expectation"), change)
            return True
        change = set_experience(project, persona=persona, subject=subject, emotion=value)
        self._map.apply(words("Set emotion"), change)
        to = self._map.cells.beside(at, 1, 0) if onward and at is not None else None
        if to is not None:
            self._map.go_to(to)
        return True

    def _open_places(self, cell: Cell) -> list[RowKey]:
        """Return where the persona of an empty cell may be asked: its places without an emotion."""
        project, variant = self._map.document.kept, self._map.view.variant
        column = self._map.cells.plan.columns.place[cell.step]
        rows = project.all(Experience).where("persona", cell.row.id)
        said = {one.subject for one in rows if one.emotion is not None}
        if cell.row.table == Persona.table:
            found = places(project, variant, shown_touchpoints(project, self._map.view))
        else:
            found = stage_places(project, variant)
        there = [place.subject for place in found if 0 <= column - place.column < place.columns]
        return [subject for subject in there if subject not in said] or there

    def _folds(self, *, folded: bool) -> bool:
        """Fold or unfold where the label of a lane is chosen; return whether one is."""
        current = self._selection.current
        if current is None or current.table != Lane.table:
            return False
        self._map.fold_asked.emit(current.id, folded)
        return True

    # Typing

    def type(self, letters: str) -> bool:
        """Type over what is chosen, or what is not there yet; return whether that was done."""
        current, cell = self._selection.current, self._selection.cell
        if current is not None:
            self._map.type_in(current, typed=letters)
        elif cell is not None:
            self._begin(cell, letters)
        elif not self._map.cells.plan.columns.steps:  # there is only one place to begin
            self._begin(self._map.cells.first, letters)
        else:
            return False
        return self._map.typing or not letters

    def _begin(self, cell: Cell, letters: str) -> None:
        document = self._map.document
        fresh = fresh_in(document.kept, self._map.view, cell, mint=document.mint)
        if fresh is not None:
            self._map.type_fresh(fresh, typed=letters)

    def _below(self) -> bool:
        """Begin what comes below: another card in the same cell, or the cell below."""
        current = self._selection.current
        if current is not None:
            self._go_on(current, Leaving.BELOW)
        cell = self._selection.cell
        if cell is not None:
            self._begin(cell, "")
        return True

    def _go_on(self, key: RowKey, leaving: Leaving) -> None:
        """Go where the text that was left asks to go on."""
        cells = self._map.cells
        cell = cells.at(key) or self._selection.cell
        if leaving == Leaving.STAY or cell is None:
            return
        to: RowKey | Cell | None
        match leaving:
            case Leaving.RIGHT if cell.row == STAGES and key.table == Stage.table:
                to = cells.beside(key, 0, 1)
            case Leaving.RIGHT:
                to = cells.beside(key if cells.at(key) else cell, 1, 0)
            case Leaving.BELOW if cell.row not in (STAGES, STEPS) and key.table != Touchpoint.table:
                to = cell
            case Leaving.LANE_BEFORE:
                to = cells.beside(cell, 0, -1)
            case _:
                to = cells.beside(cell, 0, 1)
                if to is None and leaving == Leaving.NEXT_LANE:  # below the last begins the next step
                    to = cells.beside(Cell(STEPS, cell.step), 1, 0)
        if to is not None:
            self._map.go_to(to)
