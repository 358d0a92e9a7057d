"""Names of a log find the touchpoints they stand for, and no others."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from journey_editor.importers.event_log.count import count
from journey_editor.importers.event_log.guess import guess
from journey_editor.importers.event_log.match import How, match, shared_titles
from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.grid import add_touchpoint
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Touchpoint, Variant
from journey_editor.model.structure import steps_of, touchpoints_of
from tests.importers.logs import written
from tests.sample_maps.samples import build

MINT = Mint.seeded("match")


@pytest.fixture
def project() -> Project:
    return build("uitlenen")


def variant_of(project: Project) -> str:
    return project.all(Variant).sorted()[0].id


def with_touchpoints(project: Project, *placed: tuple[str, str]) -> Project:
    step = steps_of(project, variant_of(project))[0].id
    channels = {one.title: one.id for one in project.all(Channel).values()}
    for title, channel in placed:
        added = add_touchpoint(project, step=step, channel=channels[channel], mint=MINT, title=title)
        project = added.applied_to(project)
    return project


def found(
    project: Project, *names: str, channels: dict[str, str] | None = None
) -> list[tuple[How, str | None]]:
    matches = match(names, project, variant_of(project), channels=channels)
    assert [one.name for one in matches] == list(names)
    touchpoints = project.all(Touchpoint)
    return [(one.how, touchpoints[one.touchpoint].title if one.touchpoint else None) for one in matches]


@pytest.mark.parametrize(
    "name", ["Online catalogus", "ONLINE  catalogus", "t2", "Ｏnline catalogus", "Online catalogus (Website)"]
)
def test_case_space_width_and_codes_do_not_matter(name: str, project: Project) -> None:
    assert found(project, name) == [(How.EXACT, "Online catalogus")]


@pytest.mark.parametrize(
    "name", ["online_catalogus", "onlineCatalogus", "Online cataloges", "Online-catalogus"]
)
def test_a_slip_of_spelling_is_taken_and_shown_as_such(name: str, project: Project) -> None:
    [one] = match([name], project, variant_of(project))
    assert one.how is How.LIKELY
    assert one.touchpoint == one.nearest is not None
    assert one.score >= 0.9


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Uitleenautomaat 11", "Uitleenautomaat 12"),
        ("Reservation confirmed", "Reservation unconfirmed"),
        ("Betaling gelukt", "Betaling mislukt"),
        ("Inleverautomaat bij de ingang", "Inleverautomaat bij de uitgang"),
    ],
)
def test_what_only_looks_alike_is_proposed_and_not_taken(title: str, name: str, project: Project) -> None:
    project = with_touchpoints(project, (title, "Website"))
    [one] = match([name], project, variant_of(project))

    assert (one.how, one.touchpoint) == (How.NEW, None)
    assert one.nearest is not None
    assert project.one(Touchpoint, one.nearest).title == title


def test_what_is_like_nothing_is_new(project: Project) -> None:
    [one] = match(["Podcast"], project, variant_of(project))
    assert (one.how, one.touchpoint, one.nearest, one.score) == (How.NEW, None, None, 0.0)


def test_one_touchpoint_is_not_taken_twice_by_likeness(project: Project) -> None:
    assert found(project, "Online catalogus", "Online cataloguss") == [
        (How.EXACT, "Online catalogus"),
        (How.NEW, None),
    ]
    assert found(project, "Online cataloges", "Online cataloguss") == [
        (How.NEW, None),
        (How.LIKELY, "Online catalogus"),
    ]


def test_of_touchpoints_with_one_title_the_channel_decides(project: Project) -> None:
    project = with_touchpoints(project, ("Vraag", "Website"), ("Vraag", "App"))
    one, other = (one for one in touchpoints_of(project, variant_of(project)) if one.title == "Vraag")
    assert shared_titles(project, variant_of(project)) == {"Vraag"}

    [first] = match(["Vraag"], project, variant_of(project))
    assert (first.touchpoint, first.several) == (one.id, True)
    app = project.one(Channel, other.channel).title
    [there] = match(["Vraag"], project, variant_of(project), channels={"Vraag": app.upper()})
    assert (there.touchpoint, there.several) == (other.id, False)
    [named] = match([f"Vraag ({app})"], project, variant_of(project))
    assert (named.how, named.touchpoint) == (How.EXACT, other.id)


@pytest.mark.parametrize("other", ["vraag", "Ｖraag"])
def test_titles_that_are_compared_as_one_are_told_apart_by_their_channels(
    other: str, project: Project, tmp_path: Path
) -> None:
    project = with_touchpoints(project, ("Vraag", "Website"), (other, "App"))
    variant = variant_of(project)
    rows = [(str(number), "Vraag", "2026-01-01", "App" if number else "Website") for number in range(3)]
    path = written(tmp_path, [("case", "touchpoint", "time", "channel"), *rows])
    counts = count(path, guess(path).reading, apart=shared_titles(project, variant))
    went = {one.touchpoint: counts.names[one.name] for one in match(counts.names, project, variant)}

    channels, touchpoints = project.all(Channel), project.all(Touchpoint)
    assert {channels[touchpoints[id_ or ""].channel].title: many for id_, many in went.items()} == {
        "App": 2,
        "Website": 1,
    }


def test_a_thousand_names_meet_a_thousand_touchpoints_soon(project: Project) -> None:
    project = with_touchpoints(
        project, *((f"Touchpoint of the kind {number}", "Website") for number in range(300))
    )
    began = time.process_time()
    matches = match(
        (f"Touchpoint of some kind {number}" for number in range(2000)), project, variant_of(project)
    )
    assert len(matches) == 2000
    assert time.process_time() - began < 20
