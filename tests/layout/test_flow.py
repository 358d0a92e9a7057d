"""The flow of people: bars and bands as wide as what they stand for."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.layout.desk import Desk
from journey_editor.layout.flow import lay_out_flow
from journey_editor.layout.flow_columns import People
from journey_editor.layout.marks import Group, Shape, Sheet, Text
from journey_editor.model.project import Project
from journey_editor.model.records import Touchpoint, Transition
from journey_editor.model.structure import touchpoints_of, transitions_of
from tests.layout.looking import covered, found, overlapping, place, texts
from tests.layout.sketch import Sketch
from tests.sample_maps.samples import NAMES, build, variant_of

ROOM = (225.0, 118.0)
EDGES = st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12)


def counted(project: Project, variant: str) -> People:
    """Return what the counts of a variant say, added up plainly."""
    going = {one.id: float(one.continued) for one in transitions_of(project, variant) if one.continued}
    visits, left = {}, {}
    for touchpoint in touchpoints_of(project, variant):
        came = (touchpoint.started or 0) + sum(
            going.get(one.id, 0) for one in transitions_of(project, variant) if one.target == touchpoint.id
        )
        gone = sum(going.get(one.id, 0) for one in project.all(Transition).where("source", touchpoint.id))
        if came:
            visits[touchpoint.id] = came
            left[touchpoint.id] = max(0.0, came - gone - (touchpoint.ended or 0))
    return People(visits, left, going)


def flow_of(project: Project, variant: str, desk: Desk) -> Sheet:
    touchpoints, transitions = touchpoints_of(project, variant), transitions_of(project, variant)
    return lay_out_flow(project, touchpoints, transitions, counted(project, variant), desk, room=ROOM)


def parts(sheet: Sheet, part: str) -> dict[str, Group]:
    return {one.owner.id: one for one in sheet.groups if one.part == part and one.owner is not None}


def wide(band: Group) -> float:
    """Return how wide a band is where it leaves."""
    shape = band.marks[0]
    assert isinstance(shape, Shape)
    return shape.path.points[-1].y - shape.path.points[0].y


def web(edges: set[tuple[int, int]], counts: list[int | None]) -> Project:
    """Return seven touchpoints, two in some steps, joined so and counted so."""
    sketch = Sketch(steps=5)
    points = [
        sketch.touchpoint(number * 5 // 7, number % 3, f"Place {number}", started=50 if number < 2 else None)
        for number in range(7)
    ]
    for (a, b), count in zip(sorted(edges), counts, strict=False):
        sketch.transition(points[a], points[b], continued=count)
    return sketch.project()


@pytest.mark.parametrize("name", NAMES)
def test_every_touchpoint_and_transition_of_a_sample_is_in_its_flow(name: str, desk: Desk) -> None:
    project = build(name)
    variant = variant_of(project)
    sheet = flow_of(project, variant, desk)

    assert set(parts(sheet, "bar")) == {one.id for one in touchpoints_of(project, variant)}
    bands = {**parts(sheet, "ribbon"), **parts(sheet, "line")}
    assert set(bands) == {one.id for one in transitions_of(project, variant)}
    names = parts(sheet, "name")
    assert all(texts(names[one.id]) == [one.title] for one in touchpoints_of(project, variant))


@pytest.mark.parametrize("name", NAMES)
def test_a_band_is_as_wide_as_its_people(name: str, desk: Desk) -> None:
    project = build(name)
    sheet = flow_of(project, variant_of(project), desk)
    counts = {id_: one.continued or 0 for id_, one in project.all(Transition).items()}
    going = {id_: count for id_, count in counts.items() if count > 10}
    scales = [wide(band) / going[id_] for id_, band in parts(sheet, "ribbon").items() if id_ in going]

    assert len(scales) > 3
    assert max(scales) == pytest.approx(min(scales), rel=0.1)


def test_whoever_is_lost_falls_out_and_is_counted(desk: Desk) -> None:
    project = build("uitlenen")
    sheet = flow_of(project, variant_of(project), desk)
    app = next(one for one in project.all(Touchpoint).values() if one.code == "T3")

    fallen = parts(sheet, "lost")[app.id]
    assert texts(fallen) == ["198 lost"]
    assert place(fallen).x == pytest.approx(place(parts(sheet, "bar")[app.id]).right, abs=0.1)


@pytest.mark.parametrize("name", NAMES)
def test_no_badge_covers_what_is_said_of_the_lost(name: str, desk: Desk) -> None:
    project = build(name)
    sheet = flow_of(project, variant_of(project), desk)
    words = [covered(mark) for one in found(sheet, "lost") for mark in one.marks if isinstance(mark, Text)]

    assert words
    for badge in found(sheet, "badge"):
        assert not any(overlapping([place(badge), one]) for one in words)


def test_what_nobody_counted_is_drawn_thin_and_said(desk: Desk) -> None:
    sketch = Sketch(steps=2)
    first, second = sketch.touchpoint(0, 0, "Here"), sketch.touchpoint(1, 1, "There")
    sketch.transition(first, second)
    sheet = flow_of(sketch.project(), "variant", desk)

    (band,) = parts(sheet, "ribbon").values()
    assert 0 < wide(band) < 2
    assert [texts(one) for one in parts(sheet, "count").values()] == [["not counted"]] * 2
    assert not parts(sheet, "lost")


def test_no_band_is_wider_than_the_bar_it_leaves_though_nobody_counted_there(desk: Desk) -> None:
    sketch = Sketch(steps=3)
    points = [sketch.touchpoint(step, 0, f"Place {step}") for step in range(3)]
    sketch.transition(points[0], points[1], continued=80)
    sketch.transition(points[1], points[2], continued=30)
    project = sketch.project()
    people = People(
        {points[1].id: 80.0}, {}, {one.id: one.continued or 0.0 for one in project.all(Transition).values()}
    )
    touchpoints, transitions = touchpoints_of(project, "variant"), transitions_of(project, "variant")
    sheet = lay_out_flow(project, touchpoints, transitions, people, desk, room=ROOM)

    bars = {id_: place(bar) for id_, bar in parts(sheet, "bar").items()}
    for one in transitions:
        band = wide(parts(sheet, "ribbon")[one.id])
        assert min(bars[one.source].height, bars[one.target].height) >= band - 0.01
    assert max(bar.bottom for bar in bars.values()) < ROOM[1]
    assert texts(parts(sheet, "count")[points[0].id]) == ["not counted"]


def test_a_variant_without_touchpoints_has_an_empty_flow(desk: Desk) -> None:
    assert flow_of(Sketch(steps=2).project(), "variant", desk).groups == ()


@given(edges=EDGES, counts=st.lists(st.none() | st.integers(0, 300), min_size=12, max_size=12))
@settings(max_examples=60, deadline=None)
def test_bars_never_meet_and_bands_run_from_bar_to_bar(
    edges: set[tuple[int, int]], counts: list[int | None], desk: Desk
) -> None:
    project = web(edges, counts)
    sheet = flow_of(project, "variant", desk)
    bars = {id_: place(group) for id_, group in parts(sheet, "bar").items()}

    for one, other in combinations(bars.values(), 2):
        assert one.right < other.x or other.right < one.x or one.bottom < other.y or other.bottom < one.y
    for id_, band in parts(sheet, "ribbon").items():
        transition = project.one(Transition, id_)
        area = place(band)
        assert area.x == pytest.approx(bars[transition.source].right, abs=0.01)
        assert area.right == pytest.approx(bars[transition.target].x, abs=0.01)
    assert len(parts(sheet, "ribbon")) + len(parts(sheet, "line")) == len(edges)
    for group in sheet.groups:
        area = place(group)
        assert area.x >= -1
        assert area.y >= -1
        assert area.bottom <= sheet.height + 0.01


def test_people_who_go_on_within_a_step_go_to_the_right(desk: Desk) -> None:
    sketch = Sketch(steps=2)
    desk_, shelf = sketch.touchpoint(0, 0, "Desk"), sketch.touchpoint(0, 1, "Shelf")
    sketch.transition(shelf, desk_, continued=4)
    sheet = flow_of(sketch.project(), "variant", desk)
    bars = parts(sheet, "bar")

    assert place(bars[desk_.id]).x > place(bars[shelf.id]).right
    assert not parts(sheet, "line")
