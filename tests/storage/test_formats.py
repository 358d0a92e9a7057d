"""Formats: a file of any format that was ever released opens as it was, and so will one of the next."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar, Final

import pytest

from journey_editor.model.fields import Line, Whole
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Experience, Picture, Record, Stage
from journey_editor.session.document import Document
from journey_editor.session.past import Past
from journey_editor.storage import codec
from journey_editor.storage.journey_file import publish, read

FORMATS: Final = Path(__file__).parent / "formats"
RELEASED: Final = {
    1: "561a2831217f4443281a282f48c2b078c21df7852222883f7878e36e02060436",
    2: "113b16f1dd61e7f5b980503d6d451cd4aba4491879031db65660b807aec8121f",
}
"""The SHA-256 of a file of each format, as it was released."""


def of_format(number: int) -> Path:
    return FORMATS / f"format-{number}.journey"


def test_there_is_a_file_of_every_format() -> None:
    assert list(RELEASED) == list(range(1, codec.FORMAT + 1))


@pytest.mark.parametrize("number", RELEASED)
def test_a_released_format_is_the_file_that_was_released(number: int) -> None:
    assert hashlib.sha256(of_format(number).read_bytes()).hexdigest() == RELEASED[number]


@pytest.mark.parametrize("number", RELEASED)
def test_a_file_of_a_released_format_opens_whole_with_pictures_and_every_moment(number: int) -> None:
    file = read(of_format(number))
    assert (file.format, file.whole, file.newer, file.repairs) == (number, True, False, ())
    assert len(file.pictures) == len(file.project.all(Picture)) == 1
    assert len(file.project.all(Experience)) > 0
    assert "before dot vote" in {one.checkpoint for one in file.revisions}
    assert any(len(one.parents) > 1 for one in file.revisions)
    past = Past(file.project, file.revisions)
    moments = [past.at(one.id) for one in file.revisions if one.back]
    assert moments
    assert None not in moments


@pytest.mark.parametrize("number", RELEASED)
def test_a_file_of_a_format_has_a_row_of_what_came_with_it(number: int) -> None:
    project = read(of_format(number)).project
    came = {table for table, kind in TABLES.items() if kind.since == number > 1}
    assert came <= project.tables.keys()


@pytest.mark.parametrize("number", RELEASED)
def test_a_file_of_a_released_format_can_be_worked_on_and_saved(number: int, tmp_path: Path) -> None:
    document = Document.open(of_format(number))
    assert document.repairs == ()
    document.save(tmp_path / "now.journey")
    assert read(tmp_path / "now.journey").project == document.kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Before(Record):
    """A record as the first format had it."""

    table: ClassVar[str] = "throwaway"
    noun: ClassVar[str] = "Throw-away"

    title: Annotated[str, Line("Title")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class After(Before):
    """The same in the format after it."""

    count: Annotated[int, Whole("Count", since=codec.FORMAT + 1)] = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class New(Record):
    """A record that the format after it brought."""

    table: ClassVar[str] = "brandnew"
    noun: ClassVar[str] = "Brand-new"
    since: ClassVar[int] = codec.FORMAT + 1

    title: Annotated[str, Line("Title")] = ""


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of this format, in a program whose format is the next: a field and a record more."""
    path = tmp_path / "older.journey"
    with monkeypatch.context() as then:
        then.setitem(TABLES, "throwaway", Before)
        publish(
            Project.of(Before(id="t", title="One"), Stage(id="s", variant="v")), [], path, overwrite=False
        )
    monkeypatch.setitem(TABLES, "throwaway", After)
    monkeypatch.setitem(TABLES, "brandnew", New)
    return path


def test_an_older_file_is_whole_without_what_came_later_and_takes_its_defaults(older: Path) -> None:
    file = read(older)
    assert file.whole
    assert file.project.all(After)["t"] == After(id="t", title="One", count=7)
    assert not file.project.all(New)


def test_opening_an_older_file_changes_no_byte_of_it(older: Path) -> None:
    before = older.read_bytes()
    Document.open(older)
    assert older.read_bytes() == before


def test_a_format_knows_only_what_it_had() -> None:
    assert codec.names(After, codec.FORMAT) == ["id", "title"]
    assert codec.names(After, codec.FORMAT + 1) == ["id", "title", "count"]
