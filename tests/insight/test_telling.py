"""What an analysis comes to is said in sentences whose names lead to their rows."""

from __future__ import annotations

from dataclasses import replace

from journey_editor.insight.telling import sentences
from journey_editor.kernel.words import Words
from journey_editor.model.records import Action, Link, LinkKind
from tests.insight.networks import Counted


def test_an_action_without_a_title_is_not_called_a_touchpoint() -> None:
    sketch = Counted()
    way = sketch.transition(sketch.at("A", started=1), sketch.at("B", goal=True), share=0.5)
    action = Action(id="action", rank="V")
    sketch.add(action)
    ends = {"source": action.key, "target": way.key}
    sketch.add(replace(Link.known_by(kind=LinkKind.MENDS, **ends), share=0.5))

    [said] = [one for one in sentences(sketch.analysis(), Words()) if action.key in one.rows]

    assert said.plain == "The action Untitled would add 25.0 points."


def test_where_only_who_goes_on_was_counted_it_is_said_that_nobody_counted_who_comes() -> None:
    sketch = Counted()
    first, goal = sketch.at("First"), sketch.at("Goal", goal=True)
    sketch.transition(first, goal, entered=1000, continued=800)
    assert said_of(sketch)[-1] == (
        "⚠ Nobody counted how many start at or come to First, so what share of them goes on is not known."
    )
    sketch = Counted()
    sketch.transition(sketch.at("First"), sketch.at("Goal", goal=True))
    assert said_of(sketch)[-1] == "⚠ Nobody counted or estimated where people go from First."


def said_of(sketch: Counted) -> list[str]:
    return [one.plain for one in sentences(sketch.analysis(), Words())]
