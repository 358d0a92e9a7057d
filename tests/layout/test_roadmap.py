"""The roadmap on its sheet: every card in its cell, nothing over anything else."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journey_editor.insight.roadmap import COLUMNS, Rows, horizon_of, roadmap
from journey_editor.layout.desk import Desk
from journey_editor.layout.roadmap import RoadmapSheet, lay_out_roadmap
from journey_editor.model.project import Project
from journey_editor.model.records import Action, ActionKind, Dependency, Horizon, Party, Size, Status
from tests.layout.looking import found, inked, inside, overlapping, place, texts, told
from tests.sample_maps.samples import NAMES, build, variant_of

START = dt.date(2026, 11, 21)
TODAY = dt.date(2026, 12, 1)
WIDTH = 250.0
TITLES = st.text(max_size=60) | st.sampled_from(
    ("Wegwijzers", "إشارات على الرفوف في كل فرع", "書架の標識をわかりやすくする", "W" * 80, "words " * 30)
)


def drawn(project: Project, desk: Desk, by: Rows = Rows.OWNERS, width: float = WIDTH) -> RoadmapSheet:
    plan = roadmap(project, variant_of(project) if project.tables.get("variant") else "", by=by, start=START)
    return lay_out_roadmap(project, plan, desk, width=width, today=TODAY)


def many(actions: int, owners: int) -> Project:
    """Return a plan of so many actions, among so many owners, each waiting for the third before it."""
    parties = [Party(id=f"p{number}", name=f"Team {number}") for number in range(owners)]
    sizes, horizons = [*Size, None], [*Horizon, None]
    rows = [
        Action(
            id=f"a{number}",
            title=f"Action {number} of the whole long list",
            size=sizes[number % 4],
            horizon=horizons[number % 3 if number % 7 else 3],
            owner=f"p{number % owners}" if owners and number % 5 else None,
            rank=f"{number:04}V",
        )
        for number in range(actions)
    ]
    waiting = [
        Dependency.known_by(action=f"a{number}", first=f"a{number - 3}") for number in range(3, actions)
    ]
    return Project.of(*parties, *rows, *waiting)


@pytest.mark.parametrize("by", Rows)
@pytest.mark.parametrize("name", NAMES)
def test_every_action_of_a_sample_lies_in_its_cell(name: str, by: Rows, desk: Desk) -> None:
    project = build(name)
    sheet = drawn(project, desk, by)
    cards = found(sheet.sheet, "card")

    assert sorted(str(one.owner) for one in cards) == sorted(
        str(one.key) for one in project.all(Action).values()
    )
    assert not overlapping(map(place, cards))
    assert not overlapping(sheet.cells.values())
    for card in cards:
        assert card.owner is not None
        action = project.one(Action, card.owner.id)
        (cell,) = (cell for cell, area in sheet.cells.items() if inside(place(card), area))
        assert cell[1] is horizon_of(action, START)
        if by is Rows.OWNERS:
            assert (cell[0].id if cell[0] else None) == action.owner
        assert all(inside(one, place(card), slack=0.3) for one in inked(card))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    actions=st.lists(
        st.builds(
            Action,
            id=st.uuids().map(str),
            title=TITLES,
            kind=st.none() | st.sampled_from(ActionKind),
            size=st.none() | st.sampled_from(Size),
            rank=st.just("V"),
            status=st.sampled_from(Status),
            due=st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2031, 1, 1)).map(str),
            owner=st.none() | st.just("p"),
        ),
        max_size=6,
    ),
    width=st.floats(10, 500),
)
def test_whatever_actions_are_called_nothing_lies_over_anything(
    actions: list[Action], width: float, desk: Desk
) -> None:
    sheet = drawn(Project.of(Party(id="p", name="Team " * 9), *actions), desk, width=width)
    cards = found(sheet.sheet, "card")
    assert len(cards) == len(actions)
    assert not overlapping(map(place, cards))
    for group in sheet.sheet.groups:
        for one in inked(group):
            assert one.x >= -0.5
            assert one.right <= sheet.sheet.width + 0.5


def said(project: Project, id_: str, desk: Desk, by: Rows = Rows.OWNERS) -> list[str]:
    (card,) = (
        one for one in found(drawn(project, desk, by).sheet, "card") if one.owner and one.owner.id == id_
    )
    return texts(card)


def test_a_card_says_what_somebody_should_look_at(desk: Desk) -> None:
    values: dict[str, Any] = {"size": Size.LARGE, "status": Status.IN_TEST}
    project = Project.of(
        Action(id="a", title="Signs", due="2026-11-25", rank="A", **values),
        Action(id="b", title="Words", horizon=Horizon.LONG, rank="B"),
        Dependency.known_by(action="a", first="b"),
    )
    found_ = said(project, "a", desk)
    assert "in test · L · due 25 Nov 2026" in found_
    assert "overdue" in found_
    assert "waits for 1, which is later" in found_
    assert "no metric" in found_
    assert "nobody's yet" not in found_  # the row says so
    assert "nobody's yet" in said(project, "a", desk, Rows.STAGES)


def test_a_due_date_is_read_whole_however_narrow_its_column(desk: Desk) -> None:
    project = Project.of(
        Action(id="a", title="Signs", due="2027-11-25", status=Status.PROPOSED, size=Size.LARGE, rank="A")
    )
    (card,) = found(drawn(project, desk, width=10).sheet, "card")
    assert any(text.endswith("due 25 Nov 2027") for text in texts(card))


def test_what_is_nobodys_is_hatched_and_loads_are_figures(desk: Desk) -> None:
    project = many(12, 2)
    sheet = drawn(project, desk)
    nobody = len(roadmap(project, "", by=Rows.OWNERS, start=START).rows) - 1
    grounds = [one for one in sheet.sheet.groups if one.part.startswith(f"ground {nobody}")]
    others = [one for one in sheet.sheet.groups if one.part.startswith("ground 0")]
    assert all(len(one.marks) > len(other.marks) for one, other in zip(grounds, others, strict=True))
    (nobodys,) = (label for label, _ in sheet.labels if label.owner is None)
    assert texts(nobodys)[0] == "Nobody yet"
    figures = [texts(one) for one in sheet.sheet.groups if one.part.startswith("load ")]
    assert figures
    assert all(texts_ for texts_ in figures)


def test_an_empty_roadmap_has_its_columns(desk: Desk) -> None:
    sheet = drawn(Project.of(), desk)
    assert set(sheet.cells) == {(None, column) for column in COLUMNS}
    assert any("0–3 months" in texts(one) for one in sheet.head)


def test_of_a_large_roadmap_what_did_not_change_is_not_made_anew(desk: Desk) -> None:
    project = many(300, 30)
    sheet = drawn(project, desk)
    again = drawn(project, desk)
    assert told(again.sheet) == told(sheet.sheet)
    assert len(found(sheet.sheet, "card")) == 300
    first, second = found(sheet.sheet, "card")[0], found(again.sheet, "card")[0]
    assert first.marks is second.marks


def test_a_load_says_how_many_have_no_size(desk: Desk) -> None:
    party = Party(id="p", name="Desk")
    rows = [
        Action(id=f"a{number}", size=size, owner="p", horizon=Horizon.QUICK)
        for number, size in enumerate((Size.LARGE, Size.MEDIUM, Size.SMALL, None, None))
    ]
    sheet = drawn(Project.of(party, *rows), desk)
    figures = [texts(one) for one in sheet.sheet.groups if one.part.startswith("load ")]
    assert figures == [["7 + 2?"]]
    assert any("? without size" in texts(one) for one in sheet.head)
