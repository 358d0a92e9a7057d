"""The journey as it is and as it is to be, on one row of steps."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.before_after import BeforeAfter, before_after
from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.edits.grid import add_step
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.project import Project
from journey_editor.model.records import Journey, Persona, PersonaKind, Step, Variant
from journey_editor.model.structure import steps_of
from tests.strategies import BRIEFLY, SEEDS, furnished

MINT = Mint.seeded("before")


def felt(project: Project, step: Step, *emotions: float, **persona: Any) -> Project:
    """Return `project` with one new persona for each emotion at a step."""
    for emotion in emotions:
        added = add_row(project, Persona, mint=MINT, title="Somebody", **persona)
        project = added.applied_to(project)
        (one,) = added.added(Persona)
        project = set_experience(project, subject=step.key, persona=one.id, emotion=emotion).applied_to(
            project
        )
    return project


def compared(project: Project) -> BeforeAfter:
    (journey,) = project.all(Journey)
    found = before_after(project, journey)
    assert found is not None
    return found


def with_to_be(project: Project) -> tuple[Project, str]:
    (base,) = project.all(Variant)
    made = make_to_be(project, base, mint=MINT, title="To be")
    return made.applied_to(project), made.added(Variant)[0].id


@BRIEFLY
@given(SEEDS)
def test_without_a_to_be_there_is_no_after(seed: str) -> None:
    project = furnished(seed)
    (base,) = project.all(Variant)

    assert compared(project).after is None
    assert compared(project).steps == steps_of(project, base)


@BRIEFLY
@given(SEEDS)
def test_a_to_be_that_is_a_copy_feels_the_same_at_the_same_steps(seed: str) -> None:
    project = furnished(seed)
    (base,) = project.all(Variant)
    project, _ = with_to_be(felt(project, steps_of(project, base)[0], -1.0, 0.5))
    found = compared(project)

    assert found.before[0] == -0.25
    assert found.after == found.before
    assert found.steps == steps_of(project, base)


@BRIEFLY
@given(SEEDS, st.data())
def test_a_new_step_stands_behind_the_one_before_it_and_one_that_went_keeps_its_place(
    seed: str, data: st.DataObject
) -> None:
    project, to_be = with_to_be(furnished(seed))
    steps = steps_of(project, to_be)
    (base,) = [one for one in project.all(Variant) if one != to_be]
    behind = data.draw(st.sampled_from(steps))
    place = [one.id for one in steps if one.stage == behind.stage].index(behind.id) + 1
    added = add_step(project, stage=behind.stage, position=place, mint=MINT, title="New")
    (new,) = added.added(Step)
    project = added.applied_to(project)
    gone = data.draw(st.sampled_from([one for one in steps if one != behind]))
    project = felt(remove(project, [gone.key]).applied_to(project), new, 1.0)
    found = compared(project)

    origins = [one.id for one in found.steps]
    assert [one for one in origins if one != new.id] == [one.id for one in steps_of(project, base)]
    assert origins.index(new.id) == origins.index(behind.origin or "") + 1
    assert found.after is not None
    assert found.after[origins.index(new.id)] == 1.0
    assert found.before[origins.index(new.id)] is None
    assert found.after[origins.index(gone.origin or "")] is None


def test_what_staff_feel_is_not_mixed_in() -> None:
    project = furnished("staff")
    (base,) = project.all(Variant)
    step = steps_of(project, base)[0]
    project = felt(felt(project, step, 0.5), step, -1.0, kind=PersonaKind.STAFF)

    assert compared(project).before[0] == 0.5
