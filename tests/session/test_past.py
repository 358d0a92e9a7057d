"""Past: any moment of a map is found again from its last project and its log."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Persona, Stage
from journey_editor.model.revision import Revision
from journey_editor.session.history import Done, History
from journey_editor.session.past import Past, known
from tests.model.editing import sessions
from tests.storage.samples import no_longer_than
from tests.strategies import BRIEFLY, furnished

Session = list[tuple[Project, Change, Project]]


def renamed(history: History, title: str, gesture: str | None = None) -> str:
    stage = history.project.all(Stage).sorted()[0]
    history.make(Done("Type", set_values(history.project, stage.key, title=title), gesture))
    return history.log[-1].id


@BRIEFLY
@given(sessions(), st.data())
def test_every_moment_is_found_again_whatever_was_done_and_undone(
    happened: Session, data: st.DataObject
) -> None:
    history = History(happened[0][0], mint=Mint.seeded("past"))
    then: dict[str, Project] = {}
    for _, change, _ in happened:
        if change:
            history.make(Done("Edit", change, data.draw(st.sampled_from([None, "a"]))))
            then[history.log[-1].id] = history.project
    for act in data.draw(st.lists(st.sampled_from([history.undo, history.redo]), max_size=6)):
        if act():
            then[history.log[-1].id] = history.project
    past = Past(history.project, history.log)
    for id_, project in then.items():
        assert past.at(id_) == project


def test_a_moment_behind_a_line_without_a_trace_is_not_made_up() -> None:
    history = History(furnished("1"), mint=Mint.seeded("past"))
    first, second, third = (renamed(history, said) for said in ("One", "Two", "Three"))
    log = [replace(one, back="" if one.id == second else one.back) for one in history.log]
    past = Past(history.project, log)
    assert past.at(third) == history.project
    assert past.at(second) is not None
    assert past.at(first) is None
    assert past.at("of another map") is None


def test_what_a_strangers_history_leads_to_is_mended_or_nothing() -> None:
    history = History(furnished("1"), mint=Mint.seeded("past"))
    first, second = renamed(history, "One"), renamed(history, "Two")
    stage = history.project.all(Stage).sorted()[0]
    for trace in (f'{{"stage/{stage.id}": [{{}}]}}', "x", '{"persona/none": null}'):
        log = [replace(one, back=trace) if one.id == second else one for one in history.log]
        assert Past(history.project, log).at(first) is None
    orphaning = f'{{"stage/{stage.id}": null}}'
    log = [replace(one, back=orphaning) if one.id == second else one for one in history.log]
    found = Past(history.project, log).at(first)
    assert found is not None
    assert stage.id not in found.all(Stage)


def test_a_history_that_leads_in_circles_ends() -> None:
    history = History(furnished("1"), mint=Mint.seeded("past"))
    first, second = renamed(history, "One"), renamed(history, "Two")
    log = [replace(history.log[0], parents=(second,)), history.log[1]]
    past = Past(history.project, log)
    assert [one.id for one in past.own()] == [second, first]
    assert past.at("elsewhere") is None
    assert known(log) == {first, second}


def test_who_changed_a_row_is_said_the_latest_first() -> None:
    history = History(furnished("1"), mint=Mint.seeded("past"))
    stages = history.project.all(Stage).sorted()
    first = renamed(history, "One")
    history.make(Done("Type", set_values(history.project, stages[-1].key, title="Other")))
    last = renamed(history, "Two")
    assert len(stages) > 1
    past = Past(history.project, history.log)
    assert [one.id for one in past.touching(stages[0].key)] == [last, first]
    assert len(list(past.touching(stages[0].key, stages[-1].key))) == 3


def test_a_merge_counts_until_it_is_undone_and_again_once_that_is_undone() -> None:
    history = History(furnished("1"), mint=Mint.seeded("past"))
    renamed(history, "One")
    stage = history.project.all(Stage).sorted()[0]
    change = set_values(history.project, stage.key, title="Theirs")
    history.merge(Done("Merge", change), [], ("their-tip",))
    assert "their-tip" in known(history.log)
    history.undo()
    assert "their-tip" not in known(history.log)
    history.redo()
    assert "their-tip" in known(history.log)
    history.undo()
    assert "their-tip" not in known(history.log)


def long(count: int, **values: Any) -> list[Revision]:
    plain = Revision("", (), "Type", "Ann", "2026-11-21T14:02:05Z", **values)
    return [replace(plain, id=str(at), parents=(str(at - 1),)) for at in range(count)]


def test_a_strangers_history_that_leads_nowhere_is_not_searched_for_ever() -> None:
    """Line by line each would be gone over anew: a minute of 20,000, hours of what a file may hold."""
    project = furnished("1")
    own = [replace(one, back="x") for one in long(20_000)]
    beside = [replace(one, id=f"b{one.id}", parents=(f"b{one.parents[0]}",)) for one in own]
    beside[0] = replace(beside[0], parents=(own[-2].id,))
    past = Past(project, [*beside, *own])
    with no_longer_than(10):
        assert not any(past.at(one.id) for one in past.log[:-1])
    assert past.at(own[-1].id) == project


def test_the_way_beside_is_tried_anew_only_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where every line of a stranger's leads beside, each to a trace that does not fit, that is hours."""
    project = furnished("1")
    own = replace(long(1)[0], id="own")
    beside = [replace(one, id=f"b{one.id}", parents=("own",), forth="x") for one in long(5_000)]
    with no_longer_than(10):
        past = Past(project, [*beside, own])
        assert not any(past.at(one.id) for one in beside)
    monkeypatch.setattr("journey_editor.session.past._PATIENCE", 0)
    fits = replace(beside[-1], id="fits", forth="{}")
    past = Past(project, [*beside, fits, own])
    assert past.at("fits") == project
    assert past.at(beside[0].id) is None
    assert past.at("fits") is None
    assert past.at("own") == project


def test_moments_of_a_very_large_map_are_not_all_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each takes the room of every row of a table that changed: gigabytes, of a file of 16 MB."""
    monkeypatch.setattr("journey_editor.session.past._STRIDE", 1)
    monkeypatch.setattr("journey_editor.session.past._MOST_ROWS", 10_000)
    project = Project.of(*(Persona(id=str(number)) for number in range(2_000)))
    log = [replace(one, back=f'{{"persona/7": {{"title": "{one.id}"}}}}') for one in long(500)]
    past = Past(project, log)
    tracemalloc.start()
    try:
        before = past.at("0")
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
    assert before is not None
    assert before.one(Persona, "7").title == "1"
