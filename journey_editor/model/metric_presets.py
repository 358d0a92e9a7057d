"""Metric presets: figures that libraries measure, ready to be taken into a map (METHOD 6, R-52).

Titles and definitions are English keys: `Words` says them in the map's language.
A preset of METHOD 6 brings its default target; those of the omnichannel
strategies bring none, since none is known that holds everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journey_editor.model.records import Direction, Formula, Rule, Strategy

_UP, _DOWN = Direction.UP, Direction.DOWN


@dataclass(frozen=True, kw_only=True)
class MetricPreset:
    """A metric to be; `strategy` is the omnichannel strategy it tells of, None for the five of METHOD 6."""

    title: str
    definition: str
    strategy: Strategy | None = None
    unit: str = "%"
    direction: Direction = _UP
    formula: Formula | None = None
    rule: Rule = Rule.ABSOLUTE
    target: float | None = None


PRESETS: Final = (
    MetricPreset(
        title="Satisfaction at key touchpoints",
        definition="Answers of 4 or 5 among all answers from 1 to 5, at the touchpoints that matter most.",
        formula=Formula.TOP_TWO,
        target=0.85,
    ),
    MetricPreset(
        title="Task completion",
        definition="Those who completed the task, of those who attempted it.",
        rule=Rule.RELATIVE,
        target=0.1,
    ),
    MetricPreset(
        title="Time to completion",
        definition="Minutes from start to done, on average; minutes of steps add up only on one path.",
        unit="min",
        direction=_DOWN,
        rule=Rule.RELATIVE,
        target=-0.2,
    ),
    MetricPreset(
        title="Bounce",
        definition="Those who left without doing anything, of those who came to the touchpoint.",
        direction=_DOWN,
        rule=Rule.RELATIVE,
        target=-0.05,
    ),
    MetricPreset(
        title="Drop-off",
        definition="Those who left, of those who entered the touchpoint or transition.",
        direction=_DOWN,
        rule=Rule.RELATIVE,
        target=-0.1,
    ),
    MetricPreset(
        title="Staff feedback",
        definition="Positive answers of staff, of all their answers.",
        formula=Formula.YES,
        target=0.8,
    ),
    MetricPreset(
        title="Unified profiles",
        definition="Patrons with one profile for all channels, of all patrons.",
        strategy=Strategy.CENTRALISE,
    ),
    MetricPreset(
        title="Drop-off between channels",
        definition="Those who were lost where they had to change channel, of those who began to.",
        strategy=Strategy.SEAMLESS,
        direction=_DOWN,
    ),
    MetricPreset(
        title="Open rate",
        definition="Messages that were opened, of those delivered.",
        strategy=Strategy.PERSONALISE,
    ),
    MetricPreset(
        title="Click rate",
        definition="Messages in which a link was followed, of those delivered.",
        strategy=Strategy.PERSONALISE,
    ),
    MetricPreset(
        title="Search success",
        definition="Searches that ended in an opened or reserved item, of all searches.",
        strategy=Strategy.SEARCH,
    ),
    MetricPreset(
        title="Session length",
        definition="Minutes from the first search to what was found, on average.",
        strategy=Strategy.SEARCH,
        unit="min",
        direction=_DOWN,
    ),
    MetricPreset(
        title="Share self-served",
        definition="Loans, returns and renewals without staff, of all of them.",
        strategy=Strategy.SELF_SERVICE,
    ),
    MetricPreset(
        title="Waiting time",
        definition="Minutes that patrons wait until they are served, on average.",
        strategy=Strategy.SELF_SERVICE,
        unit="min",
        direction=_DOWN,
    ),
    MetricPreset(
        title="Brand recognition",
        definition="Those who recognise the library from its look, of those asked.",
        strategy=Strategy.BRANDING,
        formula=Formula.YES,
    ),
    MetricPreset(
        title="Net promoter score",
        definition="Share of 9 and 10 less share of 0 to 6, on “would you recommend us?” from 0 to 10.",
        strategy=Strategy.BRANDING,
        formula=Formula.NPS,
    ),
    MetricPreset(
        title="Resolution time",
        definition="Minutes from a question to its answer, on average.",
        strategy=Strategy.TRAIN,
        unit="min",
        direction=_DOWN,
    ),
    MetricPreset(
        title="Satisfaction with the help of staff",
        definition="Answers of 4 or 5 among all answers from 1 to 5, about the help that staff gave.",
        strategy=Strategy.TRAIN,
        formula=Formula.TOP_TWO,
    ),
    MetricPreset(
        title="Response rate",
        definition="Those who answered, of those asked.",
        strategy=Strategy.FEEDBACK,
    ),
    MetricPreset(
        title="Time to resolve feedback",
        definition="Days from a complaint or wish until something was done about it, on average.",
        strategy=Strategy.FEEDBACK,
        unit="days",
        direction=_DOWN,
    ),
)
