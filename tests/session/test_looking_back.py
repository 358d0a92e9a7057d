"""Looking back: an earlier moment in place of the map, and what leads there for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.revision import Revision
from journey_editor.session.document import Document, NotNowError
from journey_editor.session.history import Done, History
from journey_editor.session.past import Past
from journey_editor.storage.journey_file import read
from journey_editor.storage.lost import find_lost
from tests.kept import crash
from tests.model.editing import sessions
from tests.session.renaming import rename, renamed, title
from tests.session.test_past import Session
from tests.strategies import BRIEFLY, furnished

BEGUN = (Revision("r0", (), "New map", "", "2026-01-02T14:02:05Z"),)


@pytest.fixture
def document() -> Document:
    """A document that was renamed twice."""
    found = Document(furnished("1"), log=BEGUN, mint=Mint.seeded("looking"))
    rename(found, "One")
    rename(found, "Two")
    return found


def test_all_of_the_document_shows_the_moment_until_now_is_shown_again(document: Document) -> None:
    now, told = document.kept, list[str]()
    document.listen(lambda: told.append(title(document)))
    then = document.past.at(document.log[1].id)
    document.look_back(then)
    assert document.project is document.kept is then
    document.look_back(None)
    assert document.project is document.kept is now
    assert told == ["One", "Two"]


@pytest.mark.parametrize(
    "do",
    [
        lambda one: rename(one, "Three"),
        lambda one: one.preview(renamed(one, "Three")),
        lambda one: one.hold(renamed(one, "Three")),
        lambda one: one.undo(),
        lambda one: one.redo(),
        lambda one: one.go_to(0),
        lambda one: one.mark("Name", label="Name"),
        lambda one: one.restore(one.kept, label="Restore", before="Before"),
        lambda one: one.merge("Merge", Change(), [], []),
    ],
)
def test_nothing_can_be_changed_meanwhile(document: Document, do: Callable[[Document], object]) -> None:
    logged, then = document.log, document.past.at(document.log[1].id)
    document.look_back(then)
    with pytest.raises(NotNowError):
        do(document)
    assert document.log == logged
    assert document.project is then


def test_saving_meanwhile_writes_the_map_as_it_is(document: Document, tmp_path: Path) -> None:
    now = document.kept
    document.look_back(document.past.at(document.log[1].id))
    document.save(tmp_path / "map.journey")
    assert read(tmp_path / "map.journey").project == now
    assert not document.dirty


@BRIEFLY
@given(sessions(), st.data())
def test_where_undo_leads_to_a_moment_it_leads_to_just_that(happened: Session, data: st.DataObject) -> None:
    history = History(happened[0][0], BEGUN, mint=Mint.seeded("looking"))
    for _, change, _ in happened:
        if change:
            history.make(Done("Edit", change))
        for act in data.draw(st.lists(st.sampled_from(["undo", "redo", "mark"]), max_size=3)):
            history.mark("Name", "Name") if act == "mark" else getattr(history, act)()
        if history.place < len(history.entries):
            break  # what comes next would fit no more
    past = Past(history.project, history.log)
    reached = 0
    for one in history.log:
        place = history.place_of(one.id)
        if place is not None:
            reached += 1
            then = past.at(one.id)
            history.go_to(place)
            assert history.project == then
    assert reached >= len(history.entries)
    assert history.place_of("of another map") is None


def test_an_earlier_moment_gets_a_name_that_reaches_the_file(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    document.save(path)
    assert not document.dirty
    document.name(document.log[1].id, "Before the vote")
    assert document.dirty
    document.save(path)
    assert not document.dirty
    assert [one.checkpoint for one in read(path).revisions] == ["", "Before the vote", ""]
    with pytest.raises(KeyError):
        document.name("of another map", "Name")


def test_a_name_for_an_earlier_moment_survives_a_crash(document: Document, tmp_path: Path) -> None:
    place, path = tmp_path / "sessions", tmp_path / "map.journey"
    document.save(path)
    opened = Document.open(path)
    opened.keep_in(lambda: place)
    opened.name(opened.log[1].id, "Before the vote")
    crash(opened)
    (lost,), _ = find_lost(place)
    again = Document.recovered(lost)
    assert again.dirty
    assert [one.checkpoint for one in again.log] == ["", "Before the vote", ""]
    lost.remove()


def test_what_is_to_come_is_looked_at_just_as_what_was(document: Document, tmp_path: Path) -> None:
    now, to_come = document.kept, renamed(document, "Three").applied_to(document.kept)
    document.look_ahead(to_come)
    assert document.project is document.kept is to_come
    assert not document.may_change
    assert not document.looks_back
    with pytest.raises(NotNowError):
        rename(document, "Four")
    document.save(tmp_path / "map.journey")
    assert read(tmp_path / "map.journey").project == now
    document.look_ahead(None)
    assert document.project is document.kept is now
    assert document.may_change
