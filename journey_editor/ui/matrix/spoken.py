"""Spoken: what is said of an action in the matrix, by screen readers and where the pointer rests."""

from __future__ import annotations

from collections.abc import Mapping

from journey_editor.insight.priorities import Judgement, Priority
from journey_editor.kernel.words import Words, isolated
from journey_editor.model.project import Project
from journey_editor.model.records import Party


def spoken(project: Project, one: Priority, gains: Mapping[str, float], words: Words) -> str:
    """Return what an action is called, who owns it, how it was judged, where it lies and what it gains."""
    said = [isolated(one.action.title or words("Untitled"))]
    owner = project.get(Party, one.action.owner)
    if owner is not None and owner.name:
        said.append(isolated(owner.name))
    if one.on_impact is None and one.on_feasibility is None:
        said.append(words("not scored yet"))
    for judged, single, spread in (
        (one.on_impact, "impact {n}", "impact {n} ({low} to {high})"),
        (one.on_feasibility, "feasibility {n}", "feasibility {n} ({low} to {high})"),
    ):
        if judged is not None:
            figures = _figures(judged, words)
            said.append(words(spread if judged.spread else single, **figures))
    if one.quadrant is not None:
        said.append(words(one.quadrant.value))
    gain = gains.get(one.action.id)
    if gain is not None:
        said.append(words("{n} points of completion", n=signed(gain, words)))
    return " · ".join(said)


def signed(points: float, words: Words) -> str:
    """Write percentage points with their sign."""
    written = words.number(abs(points), decimals=1)
    if not any(digit in written for digit in "123456789"):
        return f"+{written}"
    return f"{'+' if points > 0 else '−'}{written}"


def _figures(judged: Judgement, words: Words) -> dict[str, str]:
    return {
        name: words.number(value, decimals=1)
        for name, value in (("n", judged.mean), ("low", judged.low), ("high", judged.high))
    }
