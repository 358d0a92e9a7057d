"""The sheets beside the list of actions: the map, as it was."""

from __future__ import annotations

import datetime as dt
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.export.workbook.matrix import MOST_DOTS
from journey_editor.insight.metrics import measured
from journey_editor.insight.priorities import Quadrant, priorities
from journey_editor.insight.seams import drop_off
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Code,
    Link,
    LinkKind,
    Metric,
    Opportunity,
    Pain,
    Reading,
    Setting,
    Status,
    Tag,
    Transition,
)
from journey_editor.model.workbook import NEW_ROWS
from tests.export.workbooks import BRIEFLY_WRITTEN, MARKED, planned, read_back, with_titles, written
from tests.sample_maps.samples import build
from tests.strategies import FEW_IDS, records

MATRIX, PAINS, TRANSITIONS, ROADMAP, METRICS, CODES = range(1, 7)
UITLENEN: Final = build("uitlenen")


@pytest.fixture(scope="module")
def uitlenen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(UITLENEN, tmp_path_factory.mktemp("uitlenen"))


def test_pains_say_where_they_are_and_what_is_done_about_them(uitlenen: Path) -> None:
    rows = {row["pain.id"]: row for row in read_back(uitlenen, PAINS)}

    assert set(rows) == {one.id for one in UITLENEN.all(Pain).values()}
    [shelf] = [row for row in rows.values() if row["pain.text"] == "Kastcodes wijken af van de catalogus"]
    assert shelf == {
        "pain.id": shelf["pain.id"],
        "pain.text": "Kastcodes wijken af van de catalogus",
        "place": "Vindt de kast",
        "pain.severity": 4,
        "pain.seen_by": 0.63,
        "codes": "DT03",
        "opportunities": "Dezelfde woorden op kast en scherm\nPlattegrond die de kast aanwijst",
        "actions": "Zelfde woorden op kast en scherm\nInteractieve plattegrond",
    }


def test_what_waits_in_the_inbox_and_what_is_private_is_not_for_the_workbook(tmp_path: Path) -> None:
    pain = next(iter(UITLENEN.all(Pain).values()))
    hidden = replace(pain, id="hidden", text="Private pain", private=True)
    waiting = Pain(id="waiting", text="In the inbox")
    thought = Opportunity(id="thought", text="An idea in the inbox")
    answers = Link.known_by(kind=LinkKind.ANSWERS, source=thought.key, target=pain.key)
    project = UITLENEN.with_rows((one.key, one) for one in (hidden, waiting, thought, answers))

    said = str(read_back(written(project, tmp_path), PAINS))
    assert "Kastcodes" in said
    assert not any(one.text in said for one in (hidden, waiting, thought))


def test_transitions_say_who_goes_where_and_how_many_are_lost(uitlenen: Path) -> None:
    rows = {row["transition.id"]: row for row in read_back(uitlenen, TRANSITIONS)}

    assert set(rows) == {one.id for one in UITLENEN.all(Transition).values()}
    for one in UITLENEN.all(Transition).values():
        row = rows[one.id]
        assert (row["transition.entered"], row["transition.continued"]) == (one.entered, one.continued)
        lost = drop_off(one)
        assert row["drop_off"] == (None if lost is None else pytest.approx(lost))
        assert row["transition.resumable"] == {None: None, True: "yes", False: "no"}[one.resumable]
    [app] = [row for row in rows.values() if row["transition.source"] == "App: mijn reserveringen"]
    assert (app["channels"], app["codes"]) == ("App → Vestiging", "DT08, MD06")
    assert app["actions"] == "Route en openingstijden in de app"


def test_the_roadmap_goes_by_horizon_and_then_by_priority(tmp_path: Path) -> None:
    project = UITLENEN.with_rows(
        (one.key, replace(one, status=Status.DROPPED))
        for one in UITLENEN.all(Action).values()
        if one.title == "RFID in elke vestiging"
    )
    rows = read_back(written(project, tmp_path), ROADMAP)

    ranked = [one.action for one in priorities(project)]
    horizons = ["0–3 months", "3–12 months", "1–3 years", None]
    wanted = sorted(ranked, key=lambda one: horizons.index(one.horizon))
    assert [row["action.id"] for row in rows] == [one.id for one in wanted]
    assert "RFID in elke vestiging" not in {row["action.title"] for row in rows}
    by_title = {row["action.title"]: row for row in rows}
    assert by_title["Chat overdragen aan een medewerker"]["first"] == "Eén inlog voor website en app"
    first = by_title["Zelfde woorden op kast en scherm"]
    assert (first["action.owner"], first["action.size"], first["action.status"]) == (
        "Vestigingen",
        "S",
        "in test",
    )
    assert first["metrics"] == "Taak voltooid\nTijd tot het boek mee naar huis gaat"


@BRIEFLY_WRITTEN
@given(
    st.lists(
        st.sampled_from([Metric, Metric, Reading]).flatmap(lambda kind: records(kind, FEW_IDS)), max_size=9
    )
)
def test_metrics_say_what_insight_found(tmp_path_factory: pytest.TempPathFactory, drawn: list[Any]) -> None:
    project = Project.of(*drawn)
    rows = read_back(written(project, tmp_path_factory.mktemp("metrics")), METRICS)

    metrics = project.all(Metric).sorted()
    assert [row["metric.id"] for row in rows] == [one.id for one in metrics]
    for row, metric in zip(rows, metrics, strict=True):
        found = measured(project, metric)
        assert row["figure"] == (None if found.target is None else pytest.approx(found.target))
        assert row["value"] == (None if found.value is None else pytest.approx(found.value))
        assert row["standing"] == found.standing.value
        assert row["n"] == (found.newest.n if found.newest else None)


def test_a_metric_is_said_in_full(uitlenen: Path) -> None:
    [row] = [row for row in read_back(uitlenen, METRICS) if row["metric.title"] == "Taak voltooid"]

    assert row["metric.rule"] == "relative"
    assert (row["metric.baseline"], row["metric.target"], row["figure"]) == (0.71, 0.1, pytest.approx(0.781))
    assert row["n"] == 180
    assert isinstance(row["date"], dt.datetime)
    assert row["standing"] == "on the way"


def test_codes_are_counted_by_what_has_them(uitlenen: Path) -> None:
    rows = {row["code.code"]: row for row in read_back(uitlenen, CODES)}

    assert len(rows) == len(UITLENEN.all(Code))
    for code in UITLENEN.all(Code).values():
        tags = [one.subject.table for one in UITLENEN.all(Tag).values() if one.code == code.id]
        row = rows[code.code]
        assert [row["pains"], row["transitions"], row["actions"]] == [
            tags.count(kind) for kind in ("pain", "transition", "action")
        ]
    assert [*rows] == sorted(rows)


# The matrix.


def chart_of(file: Path) -> ET.Element:
    with zipfile.ZipFile(file) as archive:
        return ET.fromstring(archive.read("xl/charts/chart1.xml"))  # noqa: S314 - our own file


C, A = (f"{{http://schemas.openxmlformats.org/drawingml/2006/{part}}}" for part in ("chart", "main"))


def dots_of(file: Path) -> dict[str, tuple[float, float]]:
    """Where the dots are that a chart keeps, by what stands in them."""
    found = {}
    for series in list(chart_of(file).iter(f"{C}ser"))[-2:]:
        x, y = (
            {int(point.get("idx", "")): float(point.findtext(f"{C}v", "")) for point in values.iter(f"{C}pt")}
            for values in (series.find(f"{C}xVal"), series.find(f"{C}yVal"))
            if values is not None
        )
        for label in series.iter(f"{C}dLbl"):
            place = int(label.find(f"{C}idx").get("val"))  # type: ignore[union-attr, arg-type] # always there
            if place in y:
                found["".join(text.text or "" for text in label.iter(f"{A}t"))] = (x[place], y[place])
    return found


def test_a_dot_stands_where_its_scores_are_and_has_the_number_of_the_list(uitlenen: Path) -> None:
    dots, rows = dots_of(uitlenen), read_back(uitlenen, MATRIX)

    ranked = priorities(UITLENEN)
    assert [row["title"] for row in rows[: len(ranked)]] == [one.action.title for one in ranked]
    assert set(dots) == {str(number) for number, one in enumerate(ranked, 1) if one.quadrant}
    for number, one in enumerate(ranked, 1):
        assert rows[number - 1]["number"] == number
        if one.quadrant:
            assert dots[str(number)] == pytest.approx((one.feasibility, one.impact))


def test_equal_dots_are_fanned_out_and_stay_near_where_they_belong(tmp_path: Path) -> None:
    project = planned(7, count=120)
    dots, ranked = dots_of(written(project, tmp_path)), priorities(project)

    spots = {number: dots[str(number)] for number, one in enumerate(ranked, 1) if one.quadrant}
    assert len(set(spots.values())) == len(spots) > 50
    for number, (x, y) in spots.items():
        one = ranked[number - 1]
        assert one.impact is not None
        assert one.feasibility is not None
        assert ((x - one.feasibility) ** 2 + (y - one.impact) ** 2) ** 0.5 <= 0.45 + 1e-9


@pytest.mark.parametrize(("count", "drawn"), [(0, 0), (1, 1), (500, MOST_DOTS)])
def test_the_matrix_takes_any_number_of_actions_and_draws_the_first_of_very_many(
    tmp_path: Path, count: int, drawn: int
) -> None:
    file = written(with_titles([str(number) for number in range(count)]), tmp_path)
    rows = read_back(file, MATRIX)

    assert len(rows) == drawn + NEW_ROWS
    assert [row["number"] for row in rows] == [*range(1, drawn + 1), *[None] * NEW_ROWS]
    note = openpyxl.load_workbook(file).worksheets[MATRIX]["E3"].value
    assert isinstance(note, str)
    assert (str(MOST_DOTS) in note) == (count > MOST_DOTS)


def test_the_chart_says_its_axes_its_cuts_and_its_quadrants_in_the_language_of_the_map(
    tmp_path: Path,
) -> None:
    setting = Setting(id="s", impact_cut=2.5, feasibility_cut=4)
    file = written(Project.of(setting, *with_titles(["a"]).rows()), tmp_path, words=MARKED)
    chart = chart_of(file)

    texts = {text.text for text in chart.iter(f"{A}t")}
    assert {"‹Feasibility → easy›", "‹Impact → large›"} <= texts
    assert {f"‹{quadrant}›" for quadrant in Quadrant} <= texts
    kept = [
        [float(value.text or "") for value in series.iter(f"{C}v") if _is_figure(value)]
        for series in chart.iter(f"{C}ser")
    ]
    assert [4.0, 4.0, 0.0, 6.0] in kept
    assert [0.0, 6.0, 2.5, 2.5] in kept
    cells = openpyxl.load_workbook(file).worksheets[MATRIX]
    assert {cells["A2"].value, cells["D2"].value} == {"=feasibility_cut", "=impact_cut"}


def _is_figure(value: ET.Element) -> bool:
    return (value.text or "").replace(".", "").isdigit()
