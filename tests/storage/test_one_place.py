from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, ClassVar

import pytest

from journey_editor.model.fields import Choice, Flag, Line, Real, Refers, Whole, columns_of
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Party, Record
from journey_editor.model.validity import Problem, problems
from journey_editor.storage.codec import decoder, digest, encoder, names
from journey_editor.storage.journey_file import publish, read
from journey_editor.storage.schema import statements


class Mood(StrEnum):
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Throwaway(Record):
    table: ClassVar[str] = "throwaway"
    noun: ClassVar[str] = "Throw-away"

    title: Annotated[str, Line("Title")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown(Throwaway):
    count: Annotated[int, Whole("Count", most=9)] = 1
    share: Annotated[float | None, Real("Share", most=1)] = None
    open: Annotated[bool | None, Flag("Open")] = None
    mood: Annotated[Mood, Choice("Mood")] = Mood.GOOD
    owner: Annotated[str | None, Refers("Owner", to=("party",))] = None


FIELDS = ["count", "share", "open", "mood", "owner"]
ANNA = Party(id="anna")
ROW = Grown(id="t", title="One", count=3, share=0.5, open=True, mood=Mood.BAD, owner="anna")


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Declare the throw-away record as one of the project's for as long as a test runs."""
    monkeypatch.setitem(TABLES, "throwaway", Grown)
    yield
    monkeypatch.undo()
    assert "throwaway" not in TABLES


def test_a_field_declared_once_is_in_the_record_the_row_and_the_columns() -> None:
    assert [column.name for column in columns_of(Grown)] == names(Grown) == ["id", "title", *FIELDS]


def test_a_field_declared_once_is_in_the_file_s_table_with_its_type_and_its_rule() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in statements():
            connection.execute(statement)
        found = connection.execute("PRAGMA table_info(throwaway)").fetchall()
        assert [(name, kind, bool(needed)) for _, name, kind, needed, _, _ in found][2:] == [
            ("count", "INTEGER", True),
            ("share", "REAL", False),
            ("open", "INTEGER", False),
            ("mood", "TEXT", True),
            ("owner", "TEXT", False),
        ]
        for wrong in ("mood = 'middling'", "open = 2", "count = 'many'", "count = NULL"):
            connection.execute(
                "INSERT OR REPLACE INTO throwaway VALUES ('t', '', 1, NULL, NULL, 'good', NULL)"
            )
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(f"UPDATE throwaway SET {wrong}")  # noqa: S608 - the four above


def test_a_field_declared_once_is_written_and_read() -> None:
    row = encoder(Grown)(ROW)
    assert row == ["t", "One", 3, 0.5, 1, "bad", "anna"]
    assert decoder(Grown, names(Grown), [])(row) == ROW
    assert decoder(Grown, ["id", "title"], [])(["t", "One"]) == Grown(id="t", title="One")


def test_a_field_declared_once_is_checked() -> None:
    assert problems(ROW) == []
    assert problems(replace(ROW, count=10, share=2.0)) == [
        Problem("count", "lies between 0 and 9"),
        Problem("share", "lies between 0 and 1"),
    ]


def test_a_field_declared_once_goes_into_a_file_and_comes_back(tmp_path: Path) -> None:
    project = Project.of(ANNA, ROW)
    publish(project, [], tmp_path / "map.journey", overwrite=False)
    file = read(tmp_path / "map.journey")
    assert (file.project, file.whole) == (project, True)
    assert digest(project) != digest(Project.of(ANNA, replace(ROW, count=4)))


def test_a_field_declared_once_is_mended() -> None:
    change, done = mend(Project.of(ROW))
    assert change.edits[ROW.key].after == replace(ROW, owner=None)
    assert len(done) == 1


def test_a_file_from_before_the_field_still_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setitem(TABLES, "throwaway", Throwaway)
        publish(Project.of(Throwaway(id="t", title="One")), [], tmp_path / "map.journey", overwrite=False)
    assert read(tmp_path / "map.journey").project == Project.of(Grown(id="t", title="One"))
