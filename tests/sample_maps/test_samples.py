"""Every sample map is sound, and its scope and numbers are complete."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from journey_editor.insight.transitions import TransitionGraph
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    Evidence,
    Journey,
    Metric,
    Participant,
    ParticipantKind,
    Persona,
    Reading,
    Source,
    Stage,
    Step,
    Touchpoint,
    Transition,
)
from journey_editor.model.revision import as_saved
from journey_editor.model.structure import owner_of, stages_of, steps_of
from journey_editor.model.validity import problems
from journey_editor.storage.codec import digest
from journey_editor.storage.journey_file import read
from tests.sample_maps.samples import FOLDER, NAMES, build, evidence_for, maker, notes_of, variant_of


def test_every_sample_that_is_made_is_tested() -> None:
    assert tuple(maker().SAMPLES) == NAMES
    assert {path.stem for path in FOLDER.glob("*.journey")} == set(NAMES)


def test_every_value_is_what_its_field_declares(project: Project) -> None:
    assert [(row.key, found) for row in project.rows() if (found := problems(row))] == []


def test_every_reference_leads_somewhere(project: Project) -> None:
    change, repairs = mend(project)
    assert not change
    assert repairs == ()


def test_the_file_beside_the_maker_is_what_it_makes(name: str, project: Project) -> None:
    file = read(FOLDER / f"{name}.journey")
    assert digest(file.project) == digest(project), "call python sample_maps/make.py"
    assert file.revisions == as_saved([maker().first_revision(name, project)])
    assert file.whole
    assert file.repairs == ()


def test_making_writes_the_same_bytes_every_time(tmp_path: Path) -> None:
    folders = [tmp_path / "once", tmp_path / "again"]
    for folder in folders:
        folder.mkdir()
        maker().make(folder)
    for name in NAMES:
        once, again = ((folder / f"{name}.journey").read_bytes() for folder in folders)
        assert once == again


def test_no_two_samples_share_a_row_except_by_natural_key() -> None:
    ids = Counter(row.id for name in NAMES for row in build(name).rows() if not row.natural)
    assert max(ids.values()) == 1


# The size and the scope of a workshop's map


def test_the_grid_is_as_large_as_a_workshop_makes_it(project: Project) -> None:
    variant = variant_of(project)
    assert 3 <= len(stages_of(project, variant)) <= 7
    assert 8 <= len(steps_of(project, variant)) <= 15
    assert 2 <= len(project.all(Persona)) <= 3
    assert 4 <= len(project.all(Channel)) <= 7
    assert len({channel.modality for channel in project.all(Channel).values()}) >= 3
    assert 3 <= len(project.all(Metric)) <= 5


def test_the_scope_is_complete(project: Project) -> None:
    (journey,) = project.all(Journey).values()
    empty = [field for field in journey.__slots__ if getattr(journey, field) in ("", None)]
    assert empty == []
    assert str(journey.date) < str(journey.decision_date) < str(journey.review_date)
    took_part = {row.kind: row.count for row in project.all(Participant).values()}
    assert set(took_part) == set(ParticipantKind)
    assert took_part[ParticipantKind.PATRON] > 0
    assert took_part[ParticipantKind.FRONT_LINE] > 0


def test_every_stage_step_and_touchpoint_has_an_owner(project: Project) -> None:
    owned = [*project.all(Stage).values(), *project.all(Step).values(), *project.all(Touchpoint).values()]
    assert [row.key for row in owned if owner_of(project, row) is None] == []


def test_every_source_has_a_date_and_a_number_and_is_used(project: Project) -> None:
    for source in project.all(Source).values():
        assert source.date is not None
        assert source.n
        used = project.all(Evidence).where("source", source.id) or project.all(Reading).where(
            "source", source.id
        )
        assert used, source.title


def test_codes_of_touchpoints_and_cards_are_unique_and_run_on(project: Project) -> None:
    touchpoints = [touchpoint.code for touchpoint in project.all(Touchpoint).values()]
    assert touchpoints == [f"T{number + 1}" for number in range(len(touchpoints))]
    cards = {note.code for note in notes_of(project)}
    assert cards == {f"K{number + 1}" for number in range(len(notes_of(project)))}


def test_codes_of_touchpoints_follow_the_steps(project: Project) -> None:
    order = [step.id for step in steps_of(project, variant_of(project))]
    places = [order.index(touchpoint.step) for touchpoint in project.all(Touchpoint).values()]
    assert places == sorted(places)


def test_nothing_is_private(project: Project) -> None:
    assert not any(getattr(row, "private", False) for row in project.rows())


# Numbers that add up


def test_nobody_leaves_a_touchpoint_who_did_not_come(project: Project) -> None:
    transitions = project.all(Transition)
    for touchpoint in project.all(Touchpoint).values():
        came = sum(one.continued or 0 for one in transitions.where("target", touchpoint.id))
        visits = (touchpoint.started or 0) + came
        leaving = transitions.where("source", touchpoint.id)
        assert visits > 0
        gone: float = touchpoint.ended or 0
        for one in leaving:
            assert one.entered is None or one.continued is not None
            assert one.entered is None or (one.continued or 0) <= one.entered <= visits
            counted = one.entered if one.entered is not None else one.continued
            gone += counted if counted is not None else visits * (one.share or 0)
        assert gone <= visits, touchpoint.title


def test_people_end_where_there_is_a_goal_and_nowhere_else(project: Project) -> None:
    touchpoints = project.all(Touchpoint).values()
    assert all(bool(touchpoint.ended) == touchpoint.goal for touchpoint in touchpoints)
    assert any(touchpoint.goal for touchpoint in touchpoints)
    assert any(touchpoint.started for touchpoint in touchpoints)
    assert all(touchpoint.minutes for touchpoint in touchpoints)


def test_only_the_old_map_viewer_is_a_dead_end_and_nothing_is_out_of_reach(
    name: str, project: Project
) -> None:
    graph = TransitionGraph(project, variant_of(project))
    meant = ["Old map viewer"] if name == "local_history" else []
    assert [touchpoint.title for touchpoint in graph.dead_ends] == meant
    assert graph.unreachable == ()


def test_every_transition_counts_or_estimates(project: Project) -> None:
    for transition in project.all(Transition).values():
        assert (transition.continued is None) != (transition.share is None)
        assert transition.trigger
        assert evidence_for(project, transition)


def test_switches_are_smooth_and_not_and_unknown(project: Project) -> None:
    switches = TransitionGraph(project, variant_of(project)).switches
    assert switches.smooth
    assert switches.unknown
    assert switches.total > switches.smooth + switches.unknown
