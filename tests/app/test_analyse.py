"""`journey-editor analyse`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journey_editor.insight.analysis import Analysis
from journey_editor.insight.gains import gains
from journey_editor.model.project import Project
from journey_editor.storage.journey_file import publish, read
from tests.app.command_line import UITLENEN, all_in, journey_editor
from tests.app.conftest import Call
from tests.insight.networks import Counted
from tests.sample_maps.samples import NAMES, variant_of

SAMPLES = UITLENEN.parent


def answer(call: Call, path: Path, *more: str) -> Any:
    ran = call("analyse", path, "--json", *more)
    assert (ran.status, ran.err) == (0, "")
    return json.loads(ran.out)


def written(sketch: Counted, path: Path) -> None:
    rows: list[Any] = list(sketch.project().rows())
    ranked = (replace(row, rank=f"{row.rank}V") if getattr(row, "rank", "") else row for row in rows)
    publish(Project.of(*ranked), [], path, overwrite=False)


@pytest.mark.parametrize("name", NAMES)
def test_a_program_reads_the_figures_of_the_window(name: str, call: Call) -> None:
    path = SAMPLES / f"{name}.journey"
    project = read(path).project
    found = Analysis(project, variant_of(project))
    said = answer(call, path)

    switches = found.graph.switches
    assert said["switches"] == {
        "total": switches.total,
        "smooth": switches.smooth,
        "unknown": switches.unknown,
        "seam_index": switches.seam_index,
    }
    assert found.minutes is not None
    assert (said["completion"], said["expected_contacts"], said["expected_minutes"]) == (
        found.completion,
        found.expected_contacts,
        found.minutes.value,
    )
    assert said["gains"] == [{"transition": one.transition.id, "points": one.points} for one in gains(found)]
    assert said["dead_ends"] == [one.title for one in found.graph.dead_ends]
    assert said["unreachable"] == [one.title for one in found.graph.unreachable]
    assert [one["cycle"] for one in said["loops"]] == [
        [point.title for point in one.cycle] for one in found.loops
    ]
    assert said["modality"].keys() == {"digital", "physical", "human", "hybrid"}
    assert sum(said["modality"].values()) == pytest.approx(1)
    assert [one["id"] for one in said["transitions"]] == [one.id for one in found.graph.transitions]


def test_a_transition_is_said_with_its_ends_figures_and_flags(call: Call, tmp_path: Path) -> None:
    sketch = Counted()
    web = sketch.at("Website", started=100)
    desk = sketch.at("Desk", channel=1, goal=True)
    way = sketch.transition(
        web, desk, entered=80, continued=60, identity_carried=False, resumable=True, lost="the list"
    )
    written(sketch, tmp_path / "map.journey")

    [said] = answer(call, tmp_path / "map.journey")["transitions"]

    assert said == {
        "id": way.id,
        "from": "Website",
        "to": "Desk",
        "from_id": web.id,
        "to_id": desk.id,
        "entered": 80,
        "continued": 60,
        "drop_off": pytest.approx(0.25),
        "switch": True,
        "smooth": False,
        "flags": {
            "identity_carried": False,
            "data_carried": None,
            "lost": "the list",
            "resumable": True,
        },
    }


def test_what_is_not_known_is_null_and_the_findings_say_why(call: Call, tmp_path: Path) -> None:
    sketch = Counted()
    start, goal = sketch.at("Start", started=10), sketch.at("Goal", goal=True)
    way = sketch.transition(start, goal, continued=15)
    written(sketch, tmp_path / "map.journey")

    said = answer(call, tmp_path / "map.journey")

    assert (said["completion"], said["expected_contacts"], said["expected_minutes"]) == (None, None, None)
    assert said["gains"] == []
    assert said["findings"] == [
        {"kind": "more out than in", "rows": [str(start.key), str(way.key)], "figures": [15, 10]}
    ]


def test_it_can_be_read_out(tmp_path: Path) -> None:
    ran = journey_editor("analyse", UITLENEN, cwd=tmp_path)

    lines = ran.out.splitlines()
    assert (ran.status, ran.err) == (0, "")
    assert lines[0] == "Of 100 people who start, 55.8 complete the journey."
    assert all(line.endswith(".") and line.isprintable() for line in lines)
    assert "3 of 6 judged switches of channel are smooth; 1 not judged yet." in lines
    assert "Most people are lost on the switch App: mijn reserveringen → Entree en borden: 198." in lines
    assert all_in(tmp_path) == {}


def test_every_finding_is_a_sentence(call: Call, tmp_path: Path) -> None:
    sketch = Counted(steps=9)
    one, two, three = sketch.at("One"), sketch.at("Two"), sketch.at("")
    left, right = sketch.at("Left"), sketch.at("Right", started=0)
    sketch.transition(one, three, share=0.7)
    sketch.transition(one, left, share=0.6)
    sketch.transition(two, three, entered=3, continued=5)
    sketch.transition(three, left, continued=9)
    sketch.transition(left, left, share=1.0)
    sketch.transition(right, left, continued=1)
    written(sketch, tmp_path / "map.journey")

    ran = call("analyse", tmp_path / "map.journey")

    found = [line.removeprefix("⚠ ") for line in ran.out.splitlines() if line.startswith("⚠ ")]
    assert ran.out.startswith("How many complete the journey is not known; the findings say why.\n")
    assert found == [
        "Nobody counted who starts where, so all starts weigh the same: One, Two, Right.",
        "The shares that lead on from One add up to more than 1: 1.30.",
        "Nobody counted how many start at or come to Two, so what share of them goes on is not known.",
        "More people continued than entered on Two → a touchpoint without a title: 5 against 3.",
        "More people go on or end at a touchpoint without a title than come there: 9 against 5.",
        "Nobody counted or estimated where people go from Right.",
        "More people go on or end at Right than come there: 1 against 0.",
        "Nobody who comes to Left ever leaves.",
    ]


def test_an_empty_map_is_said_to_lead_nowhere(call: Call, tmp_path: Path) -> None:
    written(Counted(), tmp_path / "map.journey")

    ran = call("analyse", tmp_path / "map.journey")

    assert ran.status == 0
    assert ran.out.splitlines() == [
        "How many complete the journey is not known: no touchpoint leads anywhere.",
        "Nobody switches channel.",
    ]
    assert answer(call, tmp_path / "map.journey")["switches"]["seam_index"] is None


def test_calls_that_are_wrong_end_with_their_status(call: Call, tmp_path: Path) -> None:
    for arguments, status, word in (
        (("analyse", UITLENEN, "--journey", "Elsewhere"), 2, "'Elsewhere'"),
        (("analyse", UITLENEN, "--variant", "to-be"), 2, "to-be"),
        (("analyse", tmp_path / "none.journey"), 3, "no such file"),
    ):
        assert word in call(*arguments).said_in_one_sentence(status)


def test_a_stranger_s_title_does_not_steer_the_terminal(call: Call, tmp_path: Path) -> None:
    sketch = Counted()
    title = "Desk\u202e"
    sketch.transition(sketch.at(title, started=10), sketch.at("Goal", goal=True), continued=4)
    written(sketch, tmp_path / "map.journey")

    ran = call("analyse", tmp_path / "map.journey")

    assert all(line.isprintable() for line in ran.out.splitlines())
    assert "Desk\\u202e" in ran.out
