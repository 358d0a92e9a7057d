"""The connection to a stranger's file can read what we know, and nothing else, and not for ever."""

from __future__ import annotations

import sqlite3
import stat
import tempfile
from pathlib import Path

import pytest

from journey_editor.storage import probe
from journey_editor.storage.codec import FORMAT
from journey_editor.storage.stranger import opened
from tests.storage.samples import forge, sample_bytes


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO party (id) VALUES ('x')",
        "UPDATE party SET name = 'x'",
        "DELETE FROM party",
        "CREATE TABLE t (a)",
        "CREATE TEMP TABLE t (a)",
        "DROP TABLE party",
        "ATTACH 'other' AS other",
        "VACUUM",
        "VACUUM INTO '/tmp/other'",
        "BEGIN",
        "SELECT length(name) FROM party",
        "SELECT randomblob(1000000000)",
        "SELECT load_extension('x')",
        "SELECT * FROM pragma_table_list",
        "SELECT * FROM other",
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c",
        "PRAGMA query_only = OFF",
        "PRAGMA writable_schema = ON",
        "PRAGMA trusted_schema = ON",
        "PRAGMA mmap_size = 1000000000",
        "PRAGMA temp_store_directory = '/tmp'",
    ],
)
def test_a_stranger_s_file_can_only_be_read(tmp_path: Path, statement: str) -> None:
    forge(tmp_path / "map.journey", "CREATE TABLE other (a)")
    content = (tmp_path / "map.journey").read_bytes()
    with opened(content, format_=FORMAT) as connection:
        with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|authorization denied|prohibited"):
            connection.execute(statement)
        assert connection.execute('SELECT "name" FROM "party"').fetchall() == [("Desk team",)]


def test_a_text_that_is_longer_than_any_picture_is_not_fetched(tmp_path: Path) -> None:
    forge(tmp_path / "map.journey", "UPDATE party SET name = replace(hex(zeroblob(13000000)), '0', 'x')")
    content = (tmp_path / "map.journey").read_bytes()
    with opened(content, format_=FORMAT) as connection, pytest.raises(sqlite3.DataError, match="too big"):
        connection.execute('SELECT "name" FROM "party"').fetchall()


def test_a_question_that_takes_too_long_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "SECONDS", 0.05)
    tables = ", ".join(f'"pain" AS p{number}' for number in range(12))
    texts = " || ".join(f"p{number}.id" for number in range(12))
    question = f"SELECT 1 FROM {tables} WHERE {texts} = ''"  # noqa: S608 - made to be slow
    with (
        opened(sample_bytes(), format_=FORMAT) as connection,
        pytest.raises(sqlite3.OperationalError, match="interrupted"),
    ):
        connection.execute(question)


def test_a_stranger_s_file_is_copied_where_nobody_else_can_look_and_only_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    connection = opened(sample_bytes(), format_=FORMAT)
    connection.__enter__()
    (folder,) = tmp_path.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not connection.__exit__(ZeroDivisionError, ZeroDivisionError(), None)
    assert list(tmp_path.iterdir()) == []
