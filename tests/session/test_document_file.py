"""Document and file: what is not in the file yet, and what becomes of both when saving or opening fails."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given

from journey_editor.kernel.errors import InputError, OutputError
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import read
from tests.model.editing import sessions
from tests.session.renaming import rename, title
from tests.storage.limits import small_files
from tests.strategies import BRIEFLY

Session = list[tuple[Project, Change, Project]]


def test_a_new_map_holds_no_work_yet(document: Document) -> None:
    assert not document.dirty
    assert document.path is None

    rename(document, "One")
    assert document.dirty


def test_dirty_is_about_content(document: Document, file: Path) -> None:
    rename(document, "One")
    document.save(file)
    assert not document.dirty

    rename(document, "Two")
    assert document.dirty
    document.undo()
    assert not document.dirty
    document.undo()
    assert document.dirty
    document.redo()
    assert not document.dirty

    rename(document, "Three")
    rename(document, "One")
    assert not document.dirty


@BRIEFLY
@given(happened=sessions(most=6))
def test_what_was_saved_opens_as_it_was(happened: Session, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("maps") / "map.journey"
    document = Document(happened[0][0])
    for _, change, _ in happened:
        document.apply("Edit", change)
    document.save(file)

    opened = Document.open(file)

    assert opened.repairs == ()
    assert opened.kept == document.kept
    assert opened.log == document.log
    assert (opened.path, opened.size) == (file, file.stat().st_size)
    assert not opened.dirty
    assert opened.undo_label is None


def test_a_saved_map_goes_on_where_it_was(document: Document, file: Path) -> None:
    rename(document, "One")
    document.save(file)
    assert (document.path, document.size) == (file, file.stat().st_size)

    opened = Document.open(file)
    rename(opened, "Two")

    assert opened.log[:-1] == document.log
    assert opened.log[-1].parents == (document.log[-1].id,)


def test_what_is_typed_on_after_saving_is_another_entry_and_another_revision(
    document: Document, file: Path
) -> None:
    rename(document, "One", "typing")
    document.save(file)
    rename(document, "One more", "typing")

    assert document.log[:-1] == read(file).revisions
    document.undo()
    assert not document.dirty


def test_a_map_that_cannot_be_saved_is_still_there_and_so_is_its_file(document: Document, file: Path) -> None:
    rename(document, "One")
    document.save(file)
    rename(document, "Two")
    before, told = file.read_bytes(), list[str]()
    document.listen(lambda: told.append("told"))

    with small_files(2048), pytest.raises(OutputError):
        document.save(file)

    assert file.read_bytes() == before
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    assert document.dirty
    assert (document.path, title(document), document.undo_label) == (file, "Two", "Type")
    assert told == []
    document.save(file)
    assert not document.dirty


def test_a_place_that_cannot_be_written_does_not_become_the_map_s_file(
    document: Document, file: Path, tmp_path: Path
) -> None:
    document.save(file)
    rename(document, "One")

    for place in (tmp_path, tmp_path / "no folder" / "map.journey"):
        with pytest.raises(OutputError):
            document.save(place)
        assert document.path == file
        assert document.dirty


def test_saving_under_another_name_leaves_the_first_file(document: Document, file: Path) -> None:
    document.save(file)
    before = file.read_bytes()
    rename(document, "One")
    other = file.with_name("other.journey")
    document.save(other)

    assert document.path == other
    assert file.read_bytes() == before
    assert not document.dirty


def test_a_file_that_had_to_be_mended_opens_as_an_unsaved_copy(document: Document, file: Path) -> None:
    document.save(file)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE touchpoint SET channel = 'gone'")
    connection.close()
    before = file.read_bytes()

    opened = Document.open(file)
    assert opened.repairs
    assert (opened.path, opened.size) == (None, None)
    assert opened.dirty

    copy = file.with_name("copy.journey")
    opened.save(copy)
    assert opened.path == copy
    assert opened.repairs == ()
    assert not opened.dirty
    assert Document.open(copy).repairs == ()
    assert file.read_bytes() == before


def test_a_file_that_says_other_than_was_written_is_said(document: Document, file: Path) -> None:
    document.save(file)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE stage SET title = 'Forged'")
    connection.close()

    opened = Document.open(file)

    assert title(opened) == "Forged"
    assert any("damaged" in said for said in opened.repairs)
    assert opened.path is None
    assert opened.dirty


def test_what_is_no_map_does_not_open(tmp_path: Path) -> None:
    other = tmp_path / "letter.journey"
    other.write_text("Dear reader", encoding="utf-8")

    for path in (other, tmp_path / "missing.journey", tmp_path):
        with pytest.raises(InputError):
            Document.open(path)
    assert other.read_text(encoding="utf-8") == "Dear reader"


def test_a_file_that_another_program_saved_to_meanwhile_was_overtaken(document: Document, file: Path) -> None:
    document.save(file)
    other = Document.open(file)
    assert not document.was_overtaken()
    rename(other, "Theirs")
    other.save(file)

    assert document.was_overtaken()
    assert not other.was_overtaken()
    rename(document, "Ours")
    document.save(file)
    assert not document.was_overtaken()
    assert other.was_overtaken()


def test_a_file_that_is_gone_copied_back_or_only_touched_was_not_overtaken(
    document: Document, file: Path
) -> None:
    rename(document, "One")
    document.save(file)
    before = file.read_bytes()
    rename(document, "Two")
    document.save(file)
    file.write_bytes(before)
    assert not document.was_overtaken()
    file.unlink()
    assert not document.was_overtaken()
    file.mkdir()
    assert not document.was_overtaken()
    file.rmdir()
    file.write_bytes(b"something else")
    assert document.was_overtaken()
