"""Files whose pages do not hold together, whether by accident or by design."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from journey_editor.kernel.errors import InputError
from journey_editor.model.records import Party
from journey_editor.storage.pages import schema_rows
from tests.storage.samples import Stranger, forge, sample, sample_bytes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map.journey"


@pytest.mark.parametrize("count", [200, 1000, 100_000])
def test_a_schema_of_very_many_tables_is_refused_before_it_is_parsed(
    path: Path, stranger: Stranger, count: int
) -> None:
    """A hundred thousand tables in 5 MB kept SQLite busy for seven seconds before the first statement."""
    path.write_bytes(sample_bytes())
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        rows = ((f"t{number}", f"CREATE TABLE t{number}(a)") for number in range(count))
        connection.executemany("INSERT INTO sqlite_master VALUES ('table', ?1, ?1, 2, ?2)", rows)
    assert stranger.refuses(path) == "it is damaged; ask for it again"


def appended(path: Path, root: int, pages: list[bytes]) -> Path:
    """Put `pages` at the end of a file, the first of them in the place of page `root`."""
    content = bytearray(path.read_bytes())
    content[(root - 1) * 1024 : root * 1024] = pages[0]
    for page in pages[1:]:
        content += page
    content[28:32] = (len(content) // 1024).to_bytes(4, "big")
    path.write_bytes(content)
    return path


def interior(children: list[int]) -> bytes:
    """Return an interior page of a table's tree (https://www.sqlite.org/fileformat2.html)."""
    page = bytearray(1024)
    cells = [child.to_bytes(4, "big") + bytes([number % 128]) for number, child in enumerate(children[:-1])]
    at = 1024
    for number, cell in enumerate(cells):
        at -= len(cell)
        page[at : at + len(cell)] = cell
        page[12 + 2 * number : 14 + 2 * number] = at.to_bytes(2, "big")
    page[:12] = bytes([5, 0, 0, *len(cells).to_bytes(2, "big"), *at.to_bytes(2, "big"), 0]) + children[
        -1
    ].to_bytes(4, "big")
    return bytes(page)


def root_of(path: Path, table: str) -> int:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        ((root,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
    return int(root)


def test_pages_that_are_listed_over_and_over_do_not_make_a_small_file_endless(
    path: Path, stranger: Stranger
) -> None:
    """Six pages, each listing the next a hundred times, are a billion rows."""
    forge(
        path,
        "DROP TABLE party",
        "CREATE TABLE party (id TEXT, name TEXT)",
        "INSERT INTO party VALUES ('a', 'b')",
    )
    root = root_of(path, "party")
    leaf = path.read_bytes()[(root - 1) * 1024 : root * 1024]
    end = len(path.read_bytes()) // 1024
    pages = [interior([end + 1] * 100), *(interior([end + level + 1] * 100) for level in range(1, 5)), leaf]
    assert stranger.refuses(appended(path, root, pages)) == "its table of party is too long"


def test_a_page_that_lists_itself_is_found_out(path: Path, stranger: Stranger) -> None:
    forge(
        path,
        "DROP TABLE party",
        "CREATE TABLE party (id TEXT, name TEXT)",
        "INSERT INTO party VALUES ('a', 'b')",
    )
    root = root_of(path, "party")
    file = stranger.survives(appended(path, root, [interior([root] * 100)]))
    assert file is not None
    assert not file.project.all(Party)
    assert "the table of party could be read only in part: its pages are damaged" in file.repairs


def test_a_schema_whose_pages_run_in_circles_is_refused(path: Path, stranger: Stranger) -> None:
    content = bytearray(sample_bytes())
    last = len(content) // 1024
    content[100:112] = interior([last])[:12]
    content[-1024:] = interior([last])
    path.write_bytes(content)
    assert stranger.refuses(path) == "it is damaged; ask for it again"


@pytest.mark.parametrize("child", [0, 10_000, 2**32 - 1])
def test_a_schema_that_goes_on_where_there_is_no_page_is_found_out(child: int) -> None:
    content = bytearray(sample_bytes())
    content[100:112] = interior([child])[:12]
    with pytest.raises(ValueError, match="do not hold together"):
        schema_rows(bytes(content), most=200)


def test_rows_that_share_one_long_text_do_not_fill_the_memory(path: Path, stranger: Stranger) -> None:
    """Nine hundred rows that all point at the same megabyte are a gigabyte when read."""
    forge(
        path,
        "DROP TABLE party",
        "CREATE TABLE party (id TEXT, name TEXT)",
        ("INSERT INTO party VALUES (?, ?)", ("a", "x" * 1_020_097)),
    )
    root = root_of(path, "party")
    leaf = path.read_bytes()[(root - 1) * 1024 : root * 1024]
    start = int.from_bytes(leaf[8:10], "big")
    cell = leaf[start:]
    crowded = bytearray(1024)
    count = min(9, (1024 - 8) // (len(cell) + 2))
    for number in range(count):
        at = 1024 - len(cell) * (number + 1)
        crowded[at : at + len(cell)] = cell
        crowded[8 + 2 * number : 10 + 2 * number] = at.to_bytes(2, "big")
    crowded[:8] = bytes([13, 0, 0, *count.to_bytes(2, "big"), *at.to_bytes(2, "big"), 0])
    end = len(path.read_bytes()) // 1024
    pages = [interior([end + 1 + number for number in range(100)]), *([bytes(crowded)] * 100)]
    assert stranger.refuses(appended(path, root, pages)) == "its table of party is too long"


@pytest.mark.parametrize("size", [512, 4096, 65536])
def test_a_file_with_pages_of_another_size_opens(path: Path, stranger: Stranger, size: int) -> None:
    file = stranger.opens(forge(path, f"PRAGMA page_size = {size}", "VACUUM"))
    assert (file.project, file.whole) == (sample(), True)


@pytest.mark.parametrize("at", [20, 21, 22, 23, 44, 45, 46, 47, 92, 95, 96, 99])
def test_no_byte_of_the_header_hurts(path: Path, stranger: Stranger, at: int) -> None:
    """Reserved space, payload fractions, schema format, version numbers."""
    for value in range(0, 256, 15):
        content = bytearray(sample_bytes())
        content[at] = value
        path.write_bytes(content)
        try:
            assert stranger.opens(path).project == sample()
        except InputError:
            stranger.refuses(path)


def test_a_freed_page_list_that_runs_in_circles_is_never_followed(path: Path, stranger: Stranger) -> None:
    content = bytearray(sample_bytes())
    content[32:40] = (3).to_bytes(4, "big") + (0xFFFFFFFF).to_bytes(4, "big")
    path.write_bytes(content)
    file = stranger.survives(path)
    assert file is not None
    assert file.project == sample()


def test_a_schema_s_rows_are_counted_as_sqlite_counts_them(path: Path) -> None:
    for size in (512, 1024, 65536):
        for more in (0, 1, 40, 150):
            tables = [f"CREATE TABLE t{number} (a, b, c)" for number in range(more)]
            forge(path, *tables, f"PRAGMA page_size = {size}", "VACUUM")
            with contextlib.closing(sqlite3.connect(path)) as connection:
                ((count,),) = connection.execute("SELECT count(*) FROM sqlite_master")
            assert schema_rows(path.read_bytes(), most=200) == count
            assert schema_rows(path.read_bytes(), most=count - 1) >= count
