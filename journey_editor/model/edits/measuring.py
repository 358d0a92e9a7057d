"""Measuring: bring metrics, order them, and take readings of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.ranking import all_placed
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.values import clean
from journey_editor.model.metric_presets import MetricPreset
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Effect, Metric, Reading
from journey_editor.model.validity import require_valid


@dataclass(frozen=True)
class Taken:
    """What was read on a day: a value, or hits of n."""

    date: str | None = None
    value: float | None = None
    hits: int | None = None
    n: int | None = None
    source: str | None = None


def has_preset(project: Project, preset: MetricPreset, words: Words) -> bool:
    """Whether a metric with the title of a preset is there, in the language of `words` or in English."""
    titles = {_plain(preset.title), _plain(words(preset.title))}
    return any(_plain(one.title) in titles for one in project.all(Metric).values())


def add_presets(project: Project, presets: Iterable[MetricPreset], words: Words, *, mint: Mint) -> Change:
    """Add a metric for each preset, after those that are there; one that is there is not added again.

    `words` are those of the map's language.
    """
    fresh: list[Metric] = []
    for one in presets:
        if has_preset(project, one, words):
            continue
        said = {"title": words(one.title), "definition": words(one.definition), "unit": words(one.unit)}
        values = {name: getattr(one, name) for name in ("direction", "formula", "rule", "target")}
        fresh.append(Metric(id=mint.id(), **clean(Metric, said), **values))
    return Change.putting(project, *all_placed(fresh, project.all(Metric).sorted(), None, mint=mint))


def move_metrics(project: Project, ids: Collection[str], by: int, *, mint: Mint) -> Change:
    """Let the metrics with these ids, together, change places with the one before (−1) or after them (1)."""
    order: Sequence[Metric] = project.all(Metric).sorted()
    places = [place for place, one in enumerate(order) if one.id in ids]
    if not places:
        return Change()
    before = places[0] + by if by < 0 else places[-1] + 1 + by - len(places)
    moving = [order[place] for place in places]
    rest = [one for one in order if one.id not in ids]
    position = max(0, min(before, len(rest)))
    if [*rest[:position], *moving, *rest[position:]] == list(order):
        return Change()
    return Change.putting(project, *all_placed(moving, rest, position, mint=mint))


def take_readings(project: Project, metric: Metric, taken: Iterable[Taken], *, mint: Mint) -> Change:
    """Add readings of a metric; one of the same day and the same figures as another is passed over.

    Raises InvalidRecordError where a figure cannot be kept.
    """
    known = {_taken(one) for one in project.all(Reading).where("metric", metric.id)}
    rows = []
    for one in dict.fromkeys(taken):
        if one not in known:
            rows.append(
                Reading(
                    id=mint.id(),
                    metric=metric.id,
                    date=one.date,
                    value=one.value,
                    hits=one.hits,
                    n=one.n,
                    source=one.source,
                )
            )
            require_valid(rows[-1])
    return Change.putting(project, *rows)


def let_move(project: Project, action: Action, metric: Metric, *, mint: Mint) -> Change:
    """Let an action be meant to move a metric."""
    return add_row(project, Effect, mint=mint, action=action.id, metric=metric.id)


def _taken(reading: Reading) -> Taken:
    return Taken(reading.date, reading.value, reading.hits, reading.n, reading.source)


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
