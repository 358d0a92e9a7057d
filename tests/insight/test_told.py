"""What users said, and what was done about it."""

from __future__ import annotations

from journey_editor.insight.told import pains_behind, told
from journey_editor.model.records import Action, Status
from tests.sample_maps.samples import build


def test_what_is_done_is_told_with_the_pains_that_it_comes_from() -> None:
    project = build("uitlenen")
    (one,) = told(project)

    assert one.action.title == "Nieuwe melding op de inleverautomaat"
    assert [pain.text for pain in one.pains] == ["Automaat bevestigt het inleveren niet"]


def test_what_users_were_told_counts_before_it_is_done_and_what_was_dropped_never() -> None:
    project = build("uitlenen")
    plan, *_ = (one for one in project.all(Action).sorted() if one.status == Status.PLANNED)
    said = project.with_rows([(plan.key, _with(plan, told="Coming in spring"))])
    dropped = project.with_rows([(plan.key, _with(plan, told="Not any more", status=Status.DROPPED))])

    assert [one.action.id for one in told(said) if one.action.id == plan.id] == [plan.id]
    assert plan.id not in {one.action.id for one in told(dropped)}
    assert len(pains_behind(project, plan)) == 1


def _with(action: Action, *, told: str, status: Status | None = None) -> Action:
    return Action(
        id=action.id, title=action.title, status=status or action.status, told=told, rank=action.rank
    )
