"""Drags: a dot or a cut in the hand, previewed at every place and kept where it is let go."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Final, Protocol

from journey_editor.kernel import garbage
from journey_editor.kernel.geometry import Point
from journey_editor.layout.matrix_plot import Plot, stepped
from journey_editor.model.change import Change
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import AXES, Criterion
from journey_editor.session.document import Document
from journey_editor.ui.matrix.scoring import Scoring

_CUT_STEP: Final = 0.1
CUTS: Final = {Criterion.IMPACT: "impact_cut", Criterion.FEASIBILITY: "feasibility_cut"}


class Aims(Protocol):
    """Says what is meant at a place; None where it is what was meant before."""

    def __call__(self, place: Point) -> Change | None:
        """Return the change."""


class Drag:
    """What is in the hand: `action` is the dot's, None for a cut.  Letting go is one entry of undo."""

    def __init__(self, document: Document, label: str, aim: Aims, *, action: str | None = None) -> None:
        self.action = action
        self._document = document
        self._label = label
        self._aim = aim
        self._change = Change()
        self._meanwhile = ExitStack()
        self._meanwhile.enter_context(garbage.held_back())

    def to(self, place: Point) -> None:
        """Go on to a place of the sheet."""
        change = self._aim(place)
        if change is not None:
            self._change = change
            self._document.preview(change)

    def let_go(self, apply: Callable[[str, Change], None]) -> None:
        """Keep what was aimed at last."""
        self._meanwhile.close()
        if self._change:
            apply(self._label, self._change)
        else:
            self._document.preview(None)

    def drop(self) -> None:
        """Let go without a trace."""
        self._meanwhile.close()
        self._document.preview(None)


def dot_drag(scoring: Scoring, action: str, plot: Plot, *, label: str, hold: Point) -> Drag:
    """Return the drag of an action's dot, held so far from its middle: it sets both scores."""
    meant: list[tuple[float, float]] = []

    def aim(place: Point) -> Change | None:
        scores = plot.scores(place.moved(-hold.x, -hold.y))
        given = stepped(scores[0]), stepped(scores[1])
        if meant == [given]:
            return None
        meant[:] = [given]
        return scoring.change(action, dict(zip(AXES, given, strict=True)))

    return Drag(scoring.document, label, aim, action=action)


def cut_drag(document: Document, axis: Criterion, plot: Plot, *, label: str) -> Drag:
    """Return the drag of the cut on an axis."""
    project, meant = document.kept, list[float]()

    def aim(place: Point) -> Change | None:
        cut = round(stepped(plot.scores(place)[AXES.index(axis)], step=_CUT_STEP), 1)
        if meant == [cut]:
            return None
        meant[:] = [cut]
        return set_values(project, project.setting.key, **{CUTS[axis]: cut})

    return Drag(document, label, aim)
