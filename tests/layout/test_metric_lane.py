"""The lane of metrics: each lies where it is measured, and says how it stands."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from journey_editor.layout.board import Board, lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.folded import FOLD
from journey_editor.layout.marks import Shape, Text
from journey_editor.layout.style import COLUMN
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import LaneKind, Metric, Reading, RowKey
from tests.layout.looking import covered, found, inside, overlapping, place, texts
from tests.layout.random_maps import maps
from tests.layout.sketch import VIEW, Sketch
from tests.strategies import BRIEFLY


def measured(*subjects: RowKey | None, readings: tuple[float, ...] = (), **values: Any) -> Project:
    """A map of four steps with touchpoints, and a metric at each of the subjects."""
    sketch = Sketch(lanes=((LaneKind.TOUCHPOINT, None), (LaneKind.METRIC, None)))
    first, last = sketch.touchpoint(1, 0), sketch.touchpoint(3, 1)
    sketch.transition(first, last)
    for number, subject in enumerate(subjects):
        metric = Metric(
            id=f"m{number}", title=f"Metric {number}", subject=subject, rank=f"{number}", **values
        )
        sketch.add(metric)
        for day, value in enumerate(readings, 1):
            sketch.add(
                Reading(id=f"r{number}-{day}", metric=metric.id, value=value, date=f"2026-01-{day:02}")
            )
    return sketch.project()


def keys(project: Project, table: str) -> list[RowKey]:
    return [row.key for row in project.rows() if row.table == table]


def columns(board: Board, id_: str) -> tuple[int, int]:
    """Return the first and last column that a metric covers."""
    (group,) = found(board.sheet, "metric", RowKey("metric", id_))
    left = board.plan.columns.left
    return int((place(group).x - left) // COLUMN), int((place(group).right - left) // COLUMN)


def test_a_metric_lies_where_it_is_measured(desk: Desk) -> None:
    plain = measured()
    (touchpoint, _), (transition,) = keys(plain, "touchpoint"), keys(plain, "transition")
    places = {
        touchpoint: (1, 1),
        transition: (1, 3),
        RowKey("step", "step-2"): (2, 2),
        RowKey("stage", "stage-0"): (0, 2),
        RowKey("journey", "journey"): (0, 3),
    }
    board = lay_out(measured(*places), VIEW, desk)

    assert [columns(board, f"m{number}") for number in range(len(places))] == list(places.values())


def test_what_is_measured_nowhere_or_elsewhere_does_not_lie_on_the_map(desk: Desk) -> None:
    board = lay_out(measured(None, RowKey("journey", "other")), VIEW, desk)

    assert found(board.sheet, "metric") == []


def test_it_says_its_figure_its_target_and_how_it_stands_in_words(desk: Desk) -> None:
    project = measured(RowKey("step", "step-0"), readings=(0.6, 0.7), baseline=0.6, target=0.85)
    (group,) = found(lay_out(project, VIEW, desk).sheet, "metric")

    assert texts(group) == ["Metric 0", "70 % · on the way", "target 85 %"]
    ground = sum(isinstance(mark, Shape) for mark in group.marks[:2])
    assert sum(isinstance(mark, Shape) for mark in group.marks) > ground + 2  # its readings as a line


def test_without_readings_there_is_no_line_and_it_says_so(desk: Desk) -> None:
    (group,) = found(lay_out(measured(RowKey("step", "step-0"), target=0.5), VIEW, desk).sheet, "metric")

    assert "no data" in texts(group)
    assert sum(isinstance(mark, Shape) for mark in group.marks) == 2


def test_a_folded_lane_says_how_many_there_are(desk: Desk) -> None:
    view = View("journey", "variant", folded=frozenset({f"lane-{LaneKind.METRIC}"}))
    sheet = lay_out(measured(RowKey("step", "step-0"), None), view, desk).sheet

    assert [texts(group) for group in found(sheet, FOLD)] == [["1 metric"]]
    assert found(sheet, "metric") == []


@given(project=maps())
@BRIEFLY
def test_no_metric_lies_on_another_and_nothing_sticks_out(project: Project, desk: Desk) -> None:
    sheet = lay_out(project, VIEW, desk).sheet
    metrics = found(sheet, "metric")

    assert overlapping(place(group) for group in metrics) == []
    for group in metrics:
        for mark in group.marks:
            slack = 0.5 if isinstance(mark, Shape) else 0.01  # the pen of a line
            assert inside(covered(mark), group.bounds, slack=slack), isinstance(mark, Text)
