"""A log is understood as it was written, whatever program wrote it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from journey_editor.importers.event_log.count import count
from journey_editor.importers.event_log.guess import guess, with_columns
from journey_editor.importers.event_log.log import Reason, Role, Skipped
from journey_editor.importers.event_log.times import TimeKind
from journey_editor.kernel.errors import InputError
from tests.importers.logs import counted, written

ROWS = (("case", "touchpoint", "time"), ("1", "Café", "2026-01-01 10:00"), ("1", "Boek", "2026-01-01 10:05"))
EXPECTED = {("Café", "Boek"): 1}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_separators_and_ends_of_lines(
    separator: str, encoding: str, end: str, tmp_path: Path
) -> None:
    path = tmp_path / "log[1]*.csv"  # what a browser calls a second download is no pattern
    path.write_bytes("".join(separator.join(row) + end for row in ROWS).encode(encoding))

    assert guess(path).reading.separator == separator
    assert counted(path).follows == EXPECTED


def test_a_packed_log_and_one_that_says_its_separator(tmp_path: Path) -> None:
    path = tmp_path / "log.csv.gz"
    path.write_bytes(gzip.compress("\n".join(map(",".join, ROWS)).encode()))
    assert counted(path).follows == EXPECTED
    path = tmp_path / "excel.csv"
    path.write_text("sep=;\r\n" + "\r\n".join(map(";".join, ROWS)), "utf-8")
    assert counted(path).follows == EXPECTED


def test_a_letter_beyond_utf_8_far_down_is_read_as_a_western_windows_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    rows = ["case,touchpoint,time", *["1,Boek,2026-01-01 10:00"] * 40_000, "1,Café,2026-01-01 10:05", ""]
    path.write_bytes("\n".join(rows).encode("cp1252"))

    assert guess(path).reading.encoding == "utf-8"
    assert counted(path).follows == {("Boek", "Boek"): 39_999, ("Boek", "Café"): 1}


@pytest.mark.parametrize(
    ("first", "second", "kind", "day"),
    [
        ("2026-01-31 10:00", "2026-02-01 09:00", TimeKind.ISO, "2026-02-01"),
        ("2026-01-31T10:00:00.123456", "2026-02-01T09:00:00.5", TimeKind.ISO, "2026-02-01"),
        ("2026-01-31 10:00:00,123", "2026-01-31 10:00:00,124", TimeKind.ISO, "2026-01-31"),
        ("2026-01-31", "2026-02-01", TimeKind.ISO, "2026-02-01"),
        ("2026-01-31T10:00:00Z", "2026-01-31T10:00:01Z", TimeKind.ZONED, "2026-01-31"),
        ("2026-01-31T10:00:00+02:00", "2026-01-31T09:00:00+00:00", TimeKind.ZONED, "2026-01-31"),
        ("2026-01-31 10:00+02", "2026-01-31 09:00+00", TimeKind.ZONED, "2026-01-31"),
        ("31-01-2026 10:00", "01-02-2026 09:00", TimeKind.DAY_FIRST, "2026-02-01"),
        ("31-1-2026 9:05", "1-2-2026 10:00", TimeKind.DAY_FIRST, "2026-02-01"),
        ("31.01.2026, 10:00:00", "01.02.2026, 09:00:00", TimeKind.DAY_FIRST, "2026-02-01"),
        ("31/01/2026", "01/02/2026", TimeKind.DAY_FIRST, "2026-02-01"),
        ("01/31/2026 11:00 AM", "01/31/2026 1:00 PM", TimeKind.MONTH_FIRST, "2026-01-31"),
        ("1/31/2026 23:59:59.5", "2/1/2026 00:00", TimeKind.MONTH_FIRST, "2026-02-01"),
        ("1769853600", "1769853601", TimeKind.SECONDS, "2026-01-31"),
        ("1769853600.25", "1769853600.5", TimeKind.SECONDS, "2026-01-31"),
        ("1769853600000", "1769853600001", TimeKind.MILLISECONDS, "2026-01-31"),
        ("1769853600000000", "1769853600000001", TimeKind.MICROSECONDS, "2026-01-31"),
        ("9", "10", TimeKind.NUMBER, None),
    ],
)
def test_times_are_read_as_they_are_written(
    first: str, second: str, kind: TimeKind, day: str | None, tmp_path: Path
) -> None:
    path = written(tmp_path, [("case", "touchpoint", "time"), ("1", "later", second), ("1", "first", first)])
    guessed = guess(path)
    found = count(path, guessed.reading)

    assert guessed.reading.time is not None
    assert guessed.reading.time.kind is kind
    assert found.follows == {("first", "later"): 1}
    assert (found.last_day, found.skipped) == (day, ())


def test_where_days_may_be_months_the_whole_log_decides(tmp_path: Path) -> None:
    early = [(str(case), "A", f"0{1 + case % 9}/03/2026 10:00") for case in range(12_000)]
    path = written(tmp_path, [("case", "touchpoint", "time"), *early, ("x", "A", "11/25/2026 10:00")])
    guessed = guess(path)
    assert guessed.reading.time is not None
    assert not guessed.reading.time.sure
    found = count(path, guessed.reading)

    assert (found.last_day, found.skipped) == ("2026-11-25", ())


def test_days_and_hours_may_stand_in_two_columns(tmp_path: Path) -> None:
    rows = [
        ("lidnummer", "datum", "tijd", "contactpunt"),
        ("1", "31-12-2025", "10:00", "B"),
        ("1", "31-12-2025", "9:30", "A"),
    ]
    assert counted(written(tmp_path, rows, separator=";")).follows == {("A", "B"): 1}


def test_of_a_beginning_and_an_end_the_beginning_counts(tmp_path: Path) -> None:
    rows = [
        ("case id", "activity", "start time", "timestamp"),
        ("1", "B", "2026-01-01 10:00", "2026-01-01 10:01"),
        ("1", "A", "2026-01-01 09:00", "2026-01-01 11:00"),
    ]
    assert counted(written(tmp_path, rows)).follows == {("A", "B"): 1}


def test_columns_without_headings_are_told_by_what_stands_in_them(tmp_path: Path) -> None:
    rows = [(f"2026-01-0{1 + n // 3} 10:0{n}", f"k{n // 2}", "AB"[n % 2]) for n in range(8)]
    guessed = guess(written(tmp_path, rows))

    assert guessed.reading.roles == (Role.TIME, Role.CASE, Role.TOUCHPOINT)
    assert not guessed.reading.headings
    assert [column.title for column in guessed.columns] == ["1", "2", "3"]
    assert counted(written(tmp_path, rows)).follows == {("A", "B"): 4}


def test_counts_are_told_with_and_without_headings(tmp_path: Path) -> None:
    rows = [("A", "B", "5"), ("B", "A", "2"), ("", "A", "3"), ("B", "", "3")]
    for path in (written(tmp_path, rows), written(tmp_path, [("from", "to", "n"), *rows], name="headed.csv")):
        found = counted(path)
        assert found.counted
        assert found.follows == {("A", "B"): 5, ("B", "A"): 2}
        assert (found.starts, found.ends) == ({"A": 3}, {"B": 3})
        assert (found.cases, found.events, found.last_day) == (3, 10, None)


def test_counts_that_cannot_be_read_are_listed(tmp_path: Path) -> None:
    rows = [
        ("from", "to", "n"),
        ("A", "B", "5"),
        ("A", "B", "-1"),
        ("A", "B", "2.5"),
        ("", "", "1"),
        ("A", "B", "inf"),
        ("A", "B", "7.0"),
    ]
    found = counted(written(tmp_path, rows))

    assert found.follows == {("A", "B"): 12}
    assert found.skipped == (
        Skipped(Reason.NO_TOUCHPOINT, 1, 5),
        Skipped(Reason.COUNT, 2, 4),
        Skipped(Reason.NEGATIVE, 1, 3),
    )


def test_columns_may_be_named_by_heading_or_number(tmp_path: Path) -> None:
    rows = [("a", "b", "c", "d"), ("2026-01-01", "x", "1", "A"), ("2026-01-02", "y", "1", "B")]
    path = written(tmp_path, rows)
    guessed = with_columns(path, guess(path), {Role.CASE: "C", Role.TOUCHPOINT: "4", Role.TIME: "a"})

    assert count(path, guessed.reading).follows == {("A", "B"): 1}
    with pytest.raises(InputError, match="no column 'z'; it has these: a, b, c, d"):
        with_columns(path, guessed, {Role.CASE: "z"})
