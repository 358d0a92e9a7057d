"""Limits: what cannot be read again is not written, and a history that grew too long is read all the same."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from journey_editor.kernel.errors import OutputError
from journey_editor.model.pictures import MOST, MOST_PICTURES, fits
from journey_editor.model.project import Project
from journey_editor.model.records import Card
from journey_editor.model.revision import Revision, as_saved
from journey_editor.storage import journey_file, lines, stored
from journey_editor.storage.journey_file import publish, read
from journey_editor.storage.lines import PUT
from journey_editor.storage.stored import MOST_ROWS
from tests.pictures import png_of, storyboard
from tests.strategies import furnished


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map.journey"


def history(count: int) -> list[Revision]:
    return [Revision(str(number), (), "Type", "", "2026-11-21T14:02:05Z") for number in range(count)]


def test_more_rows_than_can_be_read_are_not_written_and_it_is_said_of_what(path: Path) -> None:
    publish(furnished("1"), [], path, overwrite=False)
    before = path.read_bytes()
    cards = (Card(id=str(number)) for number in range(MOST_ROWS + 1))
    with pytest.raises(OutputError, match=r"at most 200,000 .* 200,001 of the kind") as refused:
        publish(Project.of(*cards), [], path, overwrite=True)
    assert str(path) in str(refused.value)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_more_pictures_than_can_be_read_are_not_written(path: Path) -> None:
    contents = [png_of(2000, 2000, bytes([number]) * 7_900_000) for number in range(9)]
    project, pictures = storyboard(furnished("1"), contents)
    with pytest.raises(OutputError, match="64 MB"):
        publish(project, [], path, overwrite=False, pictures=pictures)
    assert not path.exists()
    assert not fits(pictures)
    assert fits({"one": bytes(MOST)})
    assert not fits({"one": bytes(MOST), "two": b"x"})
    assert fits(dict.fromkeys(map(str, range(MOST_PICTURES)), b""))
    assert not fits(dict.fromkeys(map(str, range(MOST_PICTURES + 1)), b""))


@pytest.fixture
def most(monkeypatch: pytest.MonkeyPatch) -> int:
    """How many lines of a history are read, for these tests: the real limit would take half a minute."""
    for module in (stored, journey_file):
        monkeypatch.setattr(module, "MOST_REVISIONS", 50)
    return 50


def test_of_a_history_that_grew_too_long_the_newest_lines_are_saved_and_nothing_needs_repair(
    path: Path, most: int
) -> None:
    log = history(most + 2)
    publish(furnished("1"), log, path, overwrite=False)
    file = read(path)
    assert (file.whole, file.repairs) == (True, ())
    assert file.revisions == as_saved(log[2:])


def test_of_a_history_that_is_too_long_to_read_the_newest_lines_are_kept_and_that_is_said(
    path: Path, most: int
) -> None:
    publish(furnished("1"), history(3), path, overwrite=False)
    more = ((place, str(place), "[]", "Later", *("", "", "", ""), 0, "", "") for place in range(4, most + 5))
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(PUT, more)
    file = read(path)
    assert len(file.revisions) == most
    assert (file.revisions[0].id, file.revisions[-1].id) == ("5", str(most + 4))
    assert file.repairs == (f"the history was too long: its newest {most} lines were kept",)
    assert file.project == furnished("1")


def test_a_change_so_large_that_no_line_holds_what_was_before_is_saved_without_that(path: Path) -> None:
    """A row of more than 25 MB would make the file one that cannot be opened."""
    large = '{"persona/p": [{"goals": "' + "é" * 7_000_000 + '"}]}'
    log = [replace(one, back=large, forth="{}") for one in history(2)]
    publish(furnished("1"), log, path, overwrite=False)
    file = read(path)
    assert (file.whole, file.repairs) == (True, ())
    assert [(one.id, one.back, one.forth) for one in file.revisions] == [("0", "", "{}"), ("1", "", "{}")]


def test_a_history_with_more_behind_it_than_a_file_has_room_for_forgets_how_it_was_at_first(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "MOST_TRACES", 250)
    log = [replace(one, back='{"persona/p":null}' + " " * 80) for one in history(4)]
    publish(furnished("1"), log, path, overwrite=False)
    file = read(path)
    assert (file.whole, file.repairs) == (True, ())
    assert [bool(one.back) for one in file.revisions] == [False, False, True, True]


def test_a_merge_of_very_many_copies_keeps_its_line(path: Path) -> None:
    merged = replace(history(1)[0], parents=tuple(f"{number:0500}" for number in range(300)))
    publish(furnished("1"), [merged], path, overwrite=False)
    file = read(path)
    assert (file.whole, file.repairs) == (True, ())
    assert file.revisions[0].parents == merged.parents


def test_long_words_in_a_history_are_cut_and_cost_no_line(path: Path) -> None:
    long = replace(history(1)[0], label="l" * 501, author="a" * 501, checkpoint="c" * 501)
    publish(furnished("1"), [long], path, overwrite=False)
    file = read(path)
    assert (file.whole, file.repairs) == (True, ())
    (one,) = file.revisions
    assert (one.label, one.author, one.checkpoint) == ("l" * 500, "a" * 500, "c" * 500)


def test_a_file_larger_than_any_that_is_opened_is_not_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(furnished("1"), [], path, overwrite=False)
    before = path.read_bytes()
    monkeypatch.setattr(journey_file, "LARGEST", len(before) - 1)
    with pytest.raises(OutputError, match="larger than"):
        publish(furnished("1"), [], path, overwrite=True)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_of_a_strangers_line_with_too_much_before_it_the_rest_is_kept_and_that_is_said(path: Path) -> None:
    publish(furnished("1"), history(2), path, overwrite=False)
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("""UPDATE revision SET back = printf('%.*c', 12000001, '[') WHERE place = 2""")
    file = read(path)
    assert [(one.id, one.back) for one in file.revisions] == [("0", ""), ("1", "")]
    assert file.repairs == ("a line of the history lost what was before it: that is too long",)
