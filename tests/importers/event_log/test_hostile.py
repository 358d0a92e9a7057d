"""A log that is damaged, hostile or no log is refused in a sentence, or its bad rows are listed."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from journey_editor.importers.event_log import text
from journey_editor.importers.event_log.count import count
from journey_editor.importers.event_log.engine import EventLogEngine
from journey_editor.importers.event_log.guess import guess, with_columns
from journey_editor.importers.event_log.log import (
    MOST_FOLLOWS,
    MOST_NAMES,
    Reason,
    Role,
    Skipped,
    require_roles,
)
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.progress import Progress
from tests.importers.logs import counted, events_file, written

HEAD = "case,touchpoint,time\n"
T = "2026-01-01 10:00"


def log(folder: Path, text: str | bytes) -> Path:
    path = folder / "log.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refused(path: Path) -> str:
    with pytest.raises(InputError) as error:
        counted(path)
    said = str(error.value)
    assert said.startswith(f"{path} cannot be imported: ")
    assert len(said) < 500 + len(str(path))
    return said.removeprefix(f"{path} cannot be imported: ")


def test_rows_without_case_touchpoint_or_time_are_listed(tmp_path: Path) -> None:
    rows = f"1,A,{T}\n,A,{T}\n \t,A,{T}\n1,,{T}\n1,A\n1,A,\n1,B,{T}\n\n1,\x07,{T}\n"
    found = counted(log(tmp_path, HEAD + rows))

    assert found.follows == {("A", "B"): 1}
    assert found.skipped == (
        Skipped(Reason.NO_CASE, 2, 3),
        Skipped(Reason.NO_TOUCHPOINT, 1, 5),
        Skipped(Reason.NO_TIME, 2, 6),
        Skipped(Reason.NO_TOUCHPOINT, 1, 9),
    )


def test_unreadable_times_are_listed_and_no_case_goes_silently(tmp_path: Path) -> None:
    found = counted(log(tmp_path, f"{HEAD}1,A,{T}\n1,B,yesterday\n2,A,2026-02-30\n1,C,infinity\n"))

    assert found.skipped == (Skipped(Reason.TIME, 3, 3),)
    assert (found.cases, found.lost, found.follows) == (1, 1, {})


def test_a_case_of_names_without_a_letter_is_counted_among_the_lost(tmp_path: Path) -> None:
    found = counted(log(tmp_path, f"{HEAD}1,A,{T}\n2,\x07,{T}\n3,\x07,{T}\n3,A,{T}\n,A,{T}\n"))

    assert (found.cases, found.lost) == (2, 1)


@pytest.mark.parametrize(("most", "few"), [(T, f"{T}Z"), (f"{T}+01:00", T)])
def test_times_with_and_without_a_zone_are_not_mixed(most: str, few: str, tmp_path: Path) -> None:
    found = counted(log(tmp_path, f"{HEAD}1,A,{most}\n1,B,{few}\n1,C,{most}\n"))

    assert found.skipped == (Skipped(Reason.ZONE, 1, 3),)
    assert found.follows == {("A", "C"): 1}


def test_seconds_among_milliseconds_are_listed(tmp_path: Path) -> None:
    found = counted(log(tmp_path, f"{HEAD}1,A,1769853600000\n1,B,1769853601\n1,C,1769853602000\n"))

    assert found.skipped == (Skipped(Reason.TIME, 1, 3),)


def test_cases_of_one_event_start_and_end_there(tmp_path: Path) -> None:
    found = counted(log(tmp_path, f"{HEAD}1,A,{T}\n2,A,{T}\n"))

    assert (found.follows, found.starts, found.ends) == ({}, {"A": 2}, {"A": 2})


def test_quotes_hold_separators_line_breaks_and_quotes(tmp_path: Path) -> None:
    rows = f'"1","Ask,\r\nthen ""wait""",{T}\r\n1,5" shelf,{T}\r\n1,"B" ,{T}\r\n'
    found = counted(log(tmp_path, HEAD + rows))

    assert found.follows == {('Ask, then "wait"', '5" shelf'): 1, ('5" shelf', "B"): 1}


def test_a_quote_that_nothing_closes_swallows_no_row(tmp_path: Path) -> None:
    rows = [f"{number % 50},A,{T}" for number in range(3000)]
    rows[10] = f'10,"A,{T}'
    found = counted(log(tmp_path, HEAD + "\n".join(rows)))
    assert (found.events, found.cases, found.skipped) == (3000, 50, ())

    found = counted(log(tmp_path, f'{HEAD}1,A,{T}\n1,"B,{T}\n1,C,{T}\n'))
    assert found.follows == {("A", "B"): 1, ("B", "C"): 1}


def test_too_many_and_too_few_cells_shift_nothing(tmp_path: Path) -> None:
    found = counted(log(tmp_path, f"{HEAD}1,A,{T},more,and more\n1,B,{T}\n1\n"))

    assert found.follows == {("A", "B"): 1}
    assert found.skipped == (Skipped(Reason.NO_TOUCHPOINT, 1, 4),)


def test_names_are_no_statements(tmp_path: Path) -> None:
    names = [
        "'; DROP TABLE event; --",
        "\\N",
        "NULL",
        "{0}",
        "%s",
        "c1",
        "=1+1",
        "\x1f",
        "a\x00b",
        "# not a comment",
    ]
    events = [("1", name, f"2026-01-01 10:{number:02}") for number, name in enumerate(names)]
    path = written(tmp_path, [("c'ase", 'x"', "; DROP"), *events])
    roles = {Role.CASE: "c'ase", Role.TOUCHPOINT: 'x"', Role.TIME: "; DROP"}
    found = count(path, with_columns(path, guess(path), roles).reading)

    assert list(found.routes[0].names) == [*names[:7], "ab", names[9]]
    assert found.skipped == (Skipped(Reason.NO_TOUCHPOINT, 1, 9),)


def test_a_line_without_end_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = log(tmp_path, f"{HEAD}1,A,{T}\n1," + "x" * 3_000_000)
    assert "a line of more than 1,000,000 characters" in refused(path)
    path = log(tmp_path, f'{HEAD}"1",A,{T}\n1,"' + "x" * 3_000_000)
    assert "a line of more than 1,000,000 characters" in refused(path)


@pytest.mark.parametrize("name", ["A", '"A"'])
def test_a_line_too_long_for_the_database_is_refused_and_no_case_of_it_is_told(
    name: str, tmp_path: Path
) -> None:
    row = f"1,{name},{T}\n".encode()
    path = log(tmp_path, HEAD.encode() + row * 3 + b"secret," + b"\x80" * 1_990_000 + b"\n" + row)
    assert refused(path) == "it has a line of more than 1,000,000 characters, so it is no log in rows"


def test_a_gigantic_file_of_nothing_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    with path.open("wb") as file:
        file.truncate(4_000_000_000)
    assert refused(path) == "it holds nothing"
    path.unlink()


def test_a_packed_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.csv.gz"
    path.write_bytes(gzip.compress(HEAD.encode() + f"1,A,{T}\n".encode() * 5_000_000))
    assert "more than 200 times its size" in refused(path)


def test_damaged_packing_is_refused(tmp_path: Path) -> None:
    packed = gzip.compress(HEAD.encode() + os.urandom(5000).hex().encode())
    for content in (
        packed[:-20],
        packed[:200] + b"\xff" * 50 + packed[250:],
        packed[:-8] + b"\0" * 8,
        b"\x1f\x8b",
    ):
        assert "its packing is damaged" in refused(log(tmp_path, content))


def test_more_than_can_be_held_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "LARGEST", 500_000)
    assert "import the counts" in refused(log(tmp_path, HEAD + f"1,A,{T}\n" * 100_000))


def test_a_column_of_names_that_are_no_touchpoints_is_refused(tmp_path: Path) -> None:
    def events(names: int) -> Path:
        return events_file(tmp_path, [("1", f"name {number}", T) for number in range(names)])

    assert f"{MOST_NAMES + 1:,} different touchpoints" in refused(events(MOST_NAMES + 1))
    assert "100,000 different values; choose another column" in refused(events(100_000))


def test_a_column_of_channels_that_are_none_is_refused(tmp_path: Path) -> None:
    rows = [("1", "A", T, f"channel {number}") for number in range(30_000)]
    said = refused(written(tmp_path, [("case", "touchpoint", "time", "channel"), *rows]))
    assert "its column for the channel has 30,000 different values" in said


def test_too_many_transitions_are_refused(tmp_path: Path) -> None:
    names = [f"{a * b % 409}" for a in range(1, 409) for b in range(1, 70)]
    said = refused(events_file(tmp_path, [("1", name, T) for name in names]))
    assert f"more than {MOST_FOLLOWS:,} different transitions" in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it holds nothing"),
        (b"\n\n \n", "it holds nothing"),
        (b"PK\x03\x04" + b"x" * 50, "save it as CSV first"),
        (b"SQLite format 3\x00" + b"\0" * 50, "a database"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xff\x00\xfe" + b"abc" * 30, "it is no text"),
        (b"one column\n1\n2\n", "fewer than three columns"),
        (b"case,touchpoint,time\n", "nothing below"),
        (b"case,touchpoint,time\n1,A,soon\n", "no way that is known"),
        (b"case,touchpoint,when exactly\n1,A,soon\n", "which column holds the time"),
        (b"from,to,n\nA,B,-1\n", "no row of it has a count"),
        (f"{HEAD},A,{T}\n".encode(), "no row of it has a case"),
    ],
)
def test_what_is_no_log_is_refused_in_a_sentence(content: bytes, said: str, tmp_path: Path) -> None:
    path = log(tmp_path, content)
    with pytest.raises(InputError, match=said):
        looked_at(path)


def looked_at(path: Path) -> None:
    require_roles(path, guess(path))
    counted(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, said in (
        (tmp_path / "nowhere.csv", "there is no such file"),
        (tmp_path, "it is no file"),
        (tmp_path / "pipe", "it is no file"),
        (Path("/dev/zero"), "it is no file"),
    ):
        with pytest.raises(InputError, match=said):
            guess(path)


def test_the_database_sees_its_own_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a,b,c\n")
    import duckdb

    with EventLogEngine() as engine:
        engine.file.write_text("1\x1f2\n")
        engine.open()
        own = "FROM " + engine.rows_sql(2)
        assert engine.ask(own, str(engine.file), progress=Progress()) == [("1", "2")]
        assert engine.ask("SELECT current_setting('enable_progress_bar_print')", progress=Progress()) == [
            (False,)
        ]
        for statement in (
            f"FROM read_csv('{tmp_path}/secret.csv')",
            f"FROM read_text('{tmp_path}/*')",
            f"COPY (SELECT 1) TO '{tmp_path}/out.csv'",
            f"ATTACH '{tmp_path}/other.db'",
            "INSTALL httpfs",
            "LOAD httpfs",
            "SET enable_external_access = true",
            "SET memory_limit = '20GB'",
            "FROM tmp_path",
        ):
            with pytest.raises((duckdb.Error, InputError)):
                engine.ask(statement, progress=Progress())
    assert {path.name for path in tmp_path.iterdir()} == {"secret.csv"}
