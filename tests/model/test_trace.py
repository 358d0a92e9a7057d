"""Trace: half of a change, from which the other half follows."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Metric, Persona, RowKey
from journey_editor.model.trace import LostTraceError, Walk, composed, read_trace, trace_of
from tests.model.editing import sessions
from tests.strategies import BRIEFLY, changes, loose_projects

Session = list[tuple[Project, Change, Project]]


def back(project: Project, *traces: str) -> Project:
    walk = Walk(project)
    for trace in traces:
        walk.follow(trace)
    return walk.project()


@BRIEFLY
@given(loose_projects(), st.data())
def test_the_trace_of_any_change_leads_back_over_it(before: Project, data: st.DataObject) -> None:
    change = data.draw(changes(before))
    after = change.applied_to(before)
    trace = trace_of(change)
    assert back(after, trace) == before
    assert back(before, trace_of(change.inverted())) == after
    assert Walk(after).followed(trace).applied_to(before) == after


@BRIEFLY
@given(sessions())
def test_traces_lead_back_over_all_that_happened_and_over_any_run_of_it_at_once(happened: Session) -> None:
    traces = [trace_of(change) for _, change, _ in happened]
    walk = Walk(happened[-1][2])
    for (before, _, _), trace in zip(reversed(happened), reversed(traces), strict=True):
        walk.follow(trace)
        assert walk.project() == before
    assert back(happened[-1][2], composed(traces)) == happened[0][0]


@BRIEFLY
@given(loose_projects(), st.data())
def test_two_traces_composed_lead_as_far_as_one_after_the_other(before: Project, data: st.DataObject) -> None:
    first = data.draw(changes(before))
    between = first.applied_to(before)
    second = data.draw(changes(between))
    after = second.applied_to(between)
    assert back(after, composed([trace_of(first), trace_of(second)])) == before


def test_a_trace_says_what_was_there_and_nothing_of_what_came() -> None:
    project = Project.of(Persona(id="p", title="Old words", goals="Same"))
    change = Change.putting(project, Persona(id="p", title="New words", goals="Same"), Persona(id="q"))
    assert json.loads(trace_of(change)) == {"persona/p": {"title": "Old words"}, "persona/q": None}


@pytest.mark.parametrize(
    "trace",
    [
        "",
        "[]",
        "7",
        "[" * 100_000,
        '{"persona": null}',
        '{"persona/p": 7}',
        '{"persona/p": []}',
        '{"persona/p": [{}]}',  # it is there
        '{"persona/q": null}',  # it is not
        '{"persona/q": {"title": "x"}}',
        '{"persona/p": {"title": 7}}',
        '{"persona/p": {"title": "two\\nlines"}}',
        '{"persona/p": {"dash": "wavy"}}',
        '{"score/s": [{}]}',
        '{"score/s": [7]}',
        '{"score/s": [{}, {}]}',
        '{"metric/m": {"target": 1%s}}' % ("0" * 400),
        '{"participant/s": [{"journey": "j", "kind": "patron"}]}',  # its id does not belong to it
    ],
)
def test_a_trace_that_does_not_fit_is_refused(trace: str) -> None:
    with pytest.raises(LostTraceError):
        back(Project.of(Persona(id="p"), Metric(id="m")), trace)


def test_what_a_later_version_says_is_passed_over() -> None:
    project = Project.of(Persona(id="p", title="Now"))
    trace = '{"later/x": {"a": 1}, "persona/p": {"title": "Then", "later": true, "id": "z"}}'
    assert back(project, trace) == Project.of(Persona(id="p", title="Then"))


def test_a_trace_names_every_row_that_changed() -> None:
    change = Change.putting(Project({}), Persona(id="p"), Persona(id="q"))
    assert set(read_trace(trace_of(change))) == {RowKey("persona", "p"), RowKey("persona", "q")}


@pytest.mark.parametrize(
    "traces",
    [
        ['{"persona/p": 7}'],
        ['{"persona/p": {"title": "x"}}', '{"persona/p": [7]}'],
        ['{"persona/p": [7]}', '{"persona/p": null}'],
        ['{"persona/p": {"title": "\\ud800"}}'],
        ['{"\\ud800/p": null}'],
    ],
    ids=["a number", "a row of a number", "a row that came again", "half a character", "half a table"],
)
def test_traces_that_nobody_can_write_are_not_composed(traces: list[str]) -> None:
    with pytest.raises(LostTraceError):
        composed(traces)


def test_a_walk_over_more_rows_than_any_map_saw_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of 9 MB has 300,000 of them in one line, and a minute in which the window does not answer."""
    monkeypatch.setattr("journey_editor.model.trace.MOST_ROWS", 5)
    there, gone = '{"persona/p": [{}], "persona/q": [{}]}', '{"persona/p": null, "persona/q": null}'
    assert len(back(Project({}), there, gone)) == 0
    with pytest.raises(LostTraceError):
        back(Project({}), there, gone, there)
