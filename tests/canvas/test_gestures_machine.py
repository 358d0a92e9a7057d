"""Whatever hands and keys do, in whatever order: undo brings back the first map, redo the last."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QPoint

from journey_editor.kernel.geometry import Point
from journey_editor.model.edits.removal import remove
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.session.document import Document
from tests.canvas.driver import CTRL, NO_KEYS, SHIFT, Hand
from tests.canvas.open_map import SIZE

KEYS = (
    "Left",
    "Right",
    "Up",
    "Down",
    "Ctrl+Left",
    "Ctrl+Right",
    "Ctrl+Up",
    "Ctrl+Down",
    "Ctrl+Shift+Left",
    "Ctrl+Shift+Right",
    "Shift+Right",
    "Shift+Down",
    "Enter",
    "Escape",
    "Tab",
    "3",
)
ROWS = st.integers(0, 500)
SHARES = st.floats(0.02, 0.98)
MOST = settings(
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class Gestures(RuleBasedStateMachine):
    """One hand on one window, with another document each time."""

    hand: Hand
    first: Project

    def __init__(self) -> None:
        super().__init__()
        hand = self.hand
        self.down = False
        hand.canvas.show_document(Document(self.first, mint=hand.document.mint), hand.view, hand.desk)
        hand.document = hand.canvas.document
        hand.document.listen(hand.canvas.refresh)
        hand.selection.choose([])
        hand.canvas.setFocus()

    def _press(self, place: QPoint, number: int) -> None:
        area = self.hand.canvas.viewport().rect()
        place = QPoint(max(0, min(place.x(), area.right())), max(0, min(place.y(), area.bottom())))
        self.hand.hover(place)
        self.hand.press(place, keys=(NO_KEYS, NO_KEYS, SHIFT, CTRL)[number % 4])
        self.down = True

    def _on_a_row(self, number: int, across: float, down: float) -> QPoint:
        groups = [group for group in self.hand.canvas.sheet_scene.groups() if group.part != "line"]
        group = groups[number * 7 % len(groups)]
        box = group.bounds.moved(group.at.x, group.at.y)
        return self.hand.spot(Point(box.x + across * box.width, box.y + down * box.height))

    @precondition(lambda self: not self.down)
    @rule(number=ROWS, across=SHARES, down=SHARES)
    def press_a_row(self, number: int, across: float, down: float) -> None:
        self._press(self._on_a_row(number, across, down), number)

    @precondition(lambda self: not self.down)
    @rule(number=ROWS, other=ROWS, across=SHARES, down=SHARES, escapes=st.sampled_from([False] * 5 + [True]))
    def drag_a_row_to_another(
        self,
        number: int,
        other: int,
        across: float,
        down: float,
        escapes: bool,  # noqa: FBT001 - drawn
    ) -> None:
        self._press(self._on_a_row(number, across, down), 0)
        self.hand.move_to(self._on_a_row(other, across, down))
        self.hand.move_to(self._on_a_row(other, 1 - across, down))
        if escapes:
            self.hand.key("Escape")
        self.hand.release()
        self.down = False

    @precondition(lambda self: not self.down)
    @rule(x=SHARES, y=SHARES, number=st.integers(0, 3))
    def press_anywhere(self, x: float, y: float, number: int) -> None:
        self._press(QPoint(round(x * SIZE[0]), round(y * (SIZE[1] - 40))), number)

    @rule(x=SHARES, y=SHARES)
    def move(self, x: float, y: float) -> None:
        self.hand.move_to(QPoint(round(x * SIZE[0]), round(y * (SIZE[1] - 40))))

    @precondition(lambda self: self.down)
    @rule()
    def let_go(self) -> None:
        self.hand.release()
        self.down = False

    @rule(key=st.sampled_from(KEYS))
    def key(self, key: str) -> None:
        self.hand.key(key)

    @precondition(lambda self: not self.down)
    @rule(text=st.text("abc é", min_size=1, max_size=3))
    def type(self, text: str) -> None:
        self.hand.type(text)

    @rule()
    def delete(self) -> None:
        document = self.hand.document
        self.hand.canvas.finish_typing()
        change = remove(document.kept, self.hand.selection.keys)
        after, _ = mend(change.applied_to(document.kept))
        if not after:
            document.apply("Delete", change)

    @rule()
    def undo(self) -> None:
        self.hand.document.undo()

    @rule()
    def redo(self) -> None:
        self.hand.document.redo()

    @invariant()
    def what_is_kept_is_sound(self) -> None:
        repairs, _ = mend(self.hand.document.kept)
        assert not repairs

    @invariant()
    def nothing_is_previewed_but_by_a_gesture_or_a_text(self) -> None:
        if not self.down and self.hand.editor is None:
            assert self.hand.document.project is self.hand.document.kept

    def teardown(self) -> None:
        self.hand.key("Escape")
        if self.down:
            self.hand.release()
        self.hand.key("Escape")
        self.hand.canvas.cancel()
        document = self.hand.document
        assert document.project is document.kept
        while document.redo_label is not None:
            document.redo()
        last = document.kept
        while document.undo_label is not None:
            document.undo()
        assert document.kept == self.first
        while document.redo_label is not None:
            document.redo()
        assert document.kept == last


@pytest.mark.qt_log_ignore("Mouse event .* occurs outside", extend=True)
def test_whatever_hands_and_keys_do_undo_and_redo_lead_there_and_back(hand: Hand) -> None:
    machine = type("Machine", (Gestures,), {"hand": hand, "first": hand.document.kept})

    run_state_machine_as_test(machine, settings=MOST)
