"""References: painting costs no reference to None.

PySide6 6.12.0 on CPython 3.11 drops one in every void call and every Python
`paint`; after some 10,000 paints the process aborts.  A later release may be
admitted in `pyproject.toml` when this passes with it.  (From CPython 3.12 on
None is immortal, and this shows nothing.)
"""

from __future__ import annotations

import sys

from tests.canvas.driver import Hand

_PAINTS = 100_000
_STRAY = 500  # references that come and go with caches


def test_a_hundred_thousand_paints_leave_the_references_to_none_as_they_were(hand: Hand) -> None:
    hand.window.resize(260, 200)
    hand.settle()
    canvas, viewport = hand.canvas, hand.canvas.viewport()
    in_sight = len(canvas.sheet_scene.sheet.groups)  # each takes a call of Qt at least
    assert in_sight > 100
    for _ in range(3):
        viewport.repaint()
    before = sys.getrefcount(None)

    for _ in range(_PAINTS // in_sight + 1):
        viewport.repaint()
        # At every round: where references are lost, the process has not long to say so.
        assert abs(sys.getrefcount(None) - before) < _STRAY
