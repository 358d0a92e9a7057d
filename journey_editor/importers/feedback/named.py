"""Named: columns as a command names them, `COL=FIELD[:SCALE][@TOUCHPOINT]`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from journey_editor.importers.event_log.log import listed
from journey_editor.importers.event_log.names import plain
from journey_editor.importers.feedback.answers import BOUND, Column, Holds
from journey_editor.importers.feedback.guess import holding
from journey_editor.importers.feedback.scales import Scale
from journey_editor.kernel.errors import CallError
from journey_editor.model.project import Project
from journey_editor.model.records import Metric
from journey_editor.model.structure import touchpoints_of

FIELDS: Final = {
    "touchpoint": Holds.TOUCHPOINT,
    "persona": Holds.PERSONA,
    "date": Holds.DATE,
    "satisfaction": Holds.EMOTION,
    "satisfaction-expected": Holds.EXPECTED,
    "found": Holds.FOUND,
    "found-expected": Holds.FOUND_EXPECTED,
    "helpful": Holds.HELPFUL,
    "helpful-expected": Holds.HELPFUL_EXPECTED,
    "pleasant": Holds.PLEASANT,
    "pleasant-expected": Holds.PLEASANT_EXPECTED,
    "recommend": Holds.RECOMMENDATION,
    "text": Holds.TEXT,
    "ignore": Holds.IGNORED,
}
SCALES: Final = {
    "1-5": Scale.FIVE,
    "0-10": Scale.TEN,
    "yes-no": Scale.YES_NO,
    "-2-2": Scale.TWO,
    "number": Scale.NUMBER,
}
_METRIC: Final = "metric "


def with_columns(
    columns: Sequence[Column], asked: Iterable[str], project: Project, variant: str
) -> tuple[Column, ...]:
    """Return `columns` with what `COL=FIELD[:SCALE][@TOUCHPOINT]` says of some.

    COL is a heading or a number, FIELD one of FIELDS, or `metric TITLE`; the
    touchpoint is named by title or code.  Raises CallError for what there is not.
    """
    found = list(columns)
    for one in asked:
        number, said = _parted(one, columns)
        found[number] = _said(found[number], said, project, variant)
    return tuple(found)


def touchpoint_called(name: str, project: Project, variant: str) -> str:
    """Return the id of the touchpoint with a title or code; raise CallError where there is none."""
    touchpoints = touchpoints_of(project, variant)
    for names in ([one.title for one in touchpoints], [one.code for one in touchpoints]):
        if plain(name) and plain(name) in (known := [plain(one) for one in names]):
            return touchpoints[known.index(plain(name))].id
    titles = listed(one.title for one in touchpoints)
    raise CallError(f"there is no touchpoint called {name!r}; the journey has these: {titles}")


def _parted(asked: str, columns: Sequence[Column]) -> tuple[int, str]:
    """Return the number of a column and what it is said to hold; a heading may have signs of its own."""
    titles = [plain(one.title) for one in columns]
    parts = asked.split("=")
    for at in range(len(parts) - 1, 0, -1):
        name, said = "=".join(parts[:at]).strip(), "=".join(parts[at:]).strip()
        if plain(name) in titles:
            return titles.index(plain(name)), said
        if name.isascii() and name.isdigit() and 0 < int(name[:9]) <= len(columns):
            return int(name) - 1, said
    if len(parts) < 2:
        raise CallError(f"--map {asked!r} is not COL=FIELD")
    known = listed(one.title for one in columns)
    raise CallError(f"there is no column {parts[0]!r}; the file has these: {known}")


def _said(column: Column, said: str, project: Project, variant: str) -> Column:
    field, _, place = said.partition("@")
    name, colon, scale = field.rpartition(":")
    given = SCALES.get(scale.strip()) if colon else None
    field = name if given is not None else field
    touchpoint = touchpoint_called(place, project, variant) if place else None
    metric = None
    if field.startswith(_METRIC):
        metric, holds = _metric_called(field.removeprefix(_METRIC), project), Holds.METRIC
    elif (known := FIELDS.get(field.strip())) is not None:
        holds = known
    else:
        raise CallError(f"{field!r} is no field; these are: {', '.join(FIELDS)}, metric TITLE")
    made = holding(column, holds, metric)
    return replace(made, scale=given or made.scale, touchpoint=touchpoint if holds in BOUND else None)


def _metric_called(title: str, project: Project) -> Metric:
    metrics = project.all(Metric).sorted()
    for one in metrics:
        if plain(one.title) == plain(title):
            return one
    raise CallError(
        f"there is no metric called {title!r}; the map has these: {listed(m.title for m in metrics)}"
    )
