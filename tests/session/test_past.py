"""Past: any moment of a map is found again from its last project and its log."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Stage
from journey_editor.session.history import Done, History
from journey_editor.session.past import Past, known
from tests.model.editing import sessions
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
