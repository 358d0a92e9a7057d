"""Squash: fewer lines, the same moments where they matter."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.revision import Revision
from journey_editor.model.squash import squashed
from journey_editor.model.trace import trace_of
from journey_editor.session.history import Done, History
from journey_editor.session.past import Past
from tests.model.editing import sessions
from tests.strategies import BRIEFLY

Session = list[tuple[Project, Change, Project]]


def line(number: int, **values: object) -> Revision:
    plain = Revision(
        f"r{number}", (f"r{number - 1}",), f"Type {number}", "Ann", "2026", back=trace_of(Change())
    )
    return replace(plain, **values)  # type: ignore[arg-type] # whatever a test gives


@BRIEFLY
@given(sessions(), st.data())
def test_every_moment_that_stays_is_the_same_project(happened: Session, data: st.DataObject) -> None:
    history = History(happened[0][0], mint=Mint.seeded("squash"))
    for number, (_, change, _) in enumerate(happened):
        if change:
            history.make(Done("Edit", change))
            if data.draw(st.booleans(), label=f"saved after {number}"):
                history.note_saved()
    log = history.log
    newest = data.draw(st.integers(0, len(log)))
    fewer = squashed(log, newest=newest)
    ids = {one.id for one in fewer}
    assert ids >= {one.id for one in log if one.saved}
    assert ids >= {one.id for one in log[len(log) - newest :]}
    long, short = Past(history.project, log), Past(history.project, fewer)
    for one in fewer:
        assert short.at(one.id) == long.at(one.id)


def test_a_run_of_lines_becomes_one_that_says_what_was_done() -> None:
    (one,) = squashed([line(1), line(2), line(3)])
    assert (one.id, one.parents, one.label) == ("r3", ("r0",), "Type 1, Type 2, Type 3")


def test_saved_named_merged_and_forked_moments_stay_and_so_do_those_of_another_author() -> None:
    for pinned in (
        line(2, saved=True),
        line(2, checkpoint="before dot vote"),
        line(2, parents=("r1", "x9")),
        line(2, author="Bo"),
        line(2, back=""),
    ):
        log = [line(1), pinned, line(3), line(4)]
        assert "r2" in {one.id for one in squashed(log)}
    fork = [line(1), line(2), line(9, parents=("r2",), forth="{}"), line(3, parents=("r2", "r9"))]
    assert [one.id for one in squashed(fork)] == ["r2", "r9", "r3"]


def test_what_takes_a_merge_back_stays() -> None:
    log = [
        line(1),
        line(2, parents=("r1", "x9")),
        line(3),
        line(4, undoes="r2"),
        line(5, undoes="r4"),
        line(6),
    ]
    assert [one.id for one in squashed(log)] == ["r1", "r2", "r3", "r4", "r5", "r6"]


def test_the_newest_lines_are_left_as_they_are() -> None:
    log = [line(number) for number in range(1, 9)]
    assert [one.id for one in squashed(log, newest=3)] == ["r5", "r6", "r7", "r8"]
    assert squashed(log, newest=99) == tuple(log)


def test_a_run_whose_trace_would_be_longer_than_a_file_takes_stays_as_it_is() -> None:
    long = [line(number, back=f'{{"card/{number}": {{"text": "{"x" * 400_000}"}}}}') for number in (1, 2, 3)]
    assert squashed(long) == tuple(long)
