"""Files made to act, to hang or to fill the memory, most of which would on a plain reader."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from journey_editor.model.records import Card, Pain, Party
from journey_editor.storage.codec import names
from tests.storage.samples import Stranger, forge, sample

COLUMNS = ", ".join(f'"{name}"' for name in names(Card))
VALUES = ", ".join(f"x AS {name}" for name in names(Card))
ENDLESS = f"WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT {VALUES} FROM c"  # noqa: S608 - an attack
# Six seconds, or with larger numbers hours, in one step that neither a limit nor a deadline interrupts.
SLOW = "instr(hex(zeroblob(400000)), hex(zeroblob(200000)) || '1')"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map.journey"


def opens_but_for_cards(stranger: Stranger, path: Path) -> None:
    """See that all but the cards of the sample is read."""
    file = stranger.survives(path)
    assert file is not None
    assert not file.project.all(Card)
    assert file.project.all(Pain) == sample().all(Pain)


def test_a_view_in_a_table_s_place_is_never_asked(path: Path, stranger: Stranger) -> None:
    opens_but_for_cards(stranger, forge(path, "DROP TABLE card", f"CREATE VIEW card AS {ENDLESS}"))


def test_a_view_that_is_listed_as_a_table_is_never_asked(path: Path, stranger: Stranger) -> None:
    relisted = "UPDATE sqlite_master SET type = 'table' WHERE name = 'card'"
    stranger.survives(forge(path, "DROP TABLE card", f"CREATE VIEW card AS {ENDLESS}", relisted))


@pytest.mark.parametrize(
    "impostor",
    [f"CREATE VIEW card AS {ENDLESS}", "CREATE VIRTUAL TABLE card USING fts5(id, text)"],
    ids=["view", "virtual table"],
)
def test_the_entry_of_a_plain_table_does_not_vouch_for_another_of_its_name(
    path: Path, stranger: Stranger, impostor: str
) -> None:
    forged = forge(
        path,
        "DROP TABLE card",
        "CREATE TABLE decoy (id TEXT)",
        "UPDATE sqlite_master SET name = 'card', tbl_name = 'card' WHERE name = 'decoy'",
        (
            "INSERT INTO sqlite_master VALUES (?, 'other', 'other', 0, ?)",
            (impostor.split()[1].lower(), impostor),
        ),
    )
    assert stranger.survives(forged) is None


def test_a_virtual_table_is_never_asked(path: Path, stranger: Stranger) -> None:
    virtual = "CREATE VIRTUAL TABLE card USING fts5(id, text)"
    opens_but_for_cards(
        stranger, forge(path, "DROP TABLE card", virtual, "INSERT INTO card VALUES ('a', 'b')")
    )


def test_triggers_never_act(path: Path, stranger: Stranger) -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON card BEGIN DELETE FROM pain; END"
    file = stranger.survives(forge(path, trigger))
    assert file is not None
    assert file.project == sample()


@pytest.mark.parametrize("stored", ["VIRTUAL", "STORED"])
def test_a_generated_column_is_never_worked_out(path: Path, stranger: Stranger, stored: str) -> None:
    forged = forge(
        path,
        "DROP TABLE card",
        f"CREATE TABLE card (id TEXT, text TEXT AS (hex(zeroblob(length(id) * 9000000))) {stored})",
        "INSERT INTO card (id) VALUES ('a')" if stored == "VIRTUAL" else "SELECT 1",
    )
    file = stranger.survives(forged)
    assert file is not None
    assert {card.text for card in file.project.all(Card).values()} <= {""}


@pytest.mark.parametrize(
    "table",
    [
        "CREATE TABLE rigged (id TEXT, x TEXT NOT NULL AS (QUICK))",
        "CREATE TABLE rigged (id TEXT, x TEXT AS (QUICK)) STRICT",
        "CREATE TABLE rigged (id TEXT, x TEXT AS (QUICK) STORED)",
        "CREATE TABLE rigged (id TEXT, x TEXT DEFAULT (QUICK))",
        "CREATE TABLE rigged (id TEXT, CHECK (QUICK))",
    ],
    ids=["not null", "strict", "stored", "default", "check"],
)
@pytest.mark.parametrize("name", ["card", "other"])
def test_a_rule_that_takes_for_ever_to_check_is_not_checked(
    path: Path, stranger: Stranger, table: str, name: str
) -> None:
    """`quick_check` works out generated columns, even of tables that nobody asks for."""
    forged = forge(
        path,
        f"DROP TABLE {'card' if name == 'card' else 'tag'}",
        table.replace("QUICK", "1").replace("rigged", name),
        f"INSERT INTO {name} (id) VALUES ('a')",  # noqa: S608 - an attack
        (
            "UPDATE sqlite_master SET sql = ? WHERE name = ?",
            (table.replace("QUICK", SLOW).replace("rigged", name), name),
        ),
    )
    file = stranger.survives(forged)
    assert file is not None
    assert file.project.all(Pain) == sample().all(Pain)
    assert set(file.project.all(Card)) == ({"a"} if name == "card" else set(sample().all(Card)))


@pytest.mark.parametrize(
    "index", ["(text || text)", "(text) WHERE text <> ''", "(id COLLATE nocase DESC)", "(lower(text))"]
)
def test_an_index_of_a_stranger_is_never_used(path: Path, stranger: Stranger, index: str) -> None:
    file = stranger.survives(forge(path, f"CREATE INDEX i ON card {index}"))
    assert file is not None
    assert file.project == sample()


def test_tables_of_others_beside_ours_are_passed_over(path: Path, stranger: Stranger) -> None:
    tables = [f"CREATE TABLE t{number} (a)" for number in range(150)]
    file = stranger.survives(forge(path, "BEGIN", *tables, "COMMIT"))
    assert file is not None
    assert file.project == sample()


def test_statistics_of_a_stranger_are_not_believed(path: Path, stranger: Stranger) -> None:
    spoiled = "UPDATE sqlite_stat1 SET stat = replace(hex(zeroblob(100000)), '0', '9 ')"
    file = stranger.survives(forge(path, "CREATE INDEX i ON card (text)", "ANALYZE", spoiled))
    assert file is not None
    assert file.project == sample()


@pytest.mark.parametrize(
    "name",
    [
        'a"; DROP TABLE card; --',
        "a'b",
        "a]b",
        "a`b",
        "card ",
        " card",
        "CARD2",
        "c\u0430rd",
        "",
        "🗺",
        "a\nb",
        "%s",
    ],
)
def test_names_of_tables_are_never_taken_for_sql(path: Path, stranger: Stranger, name: str) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    file = stranger.survives(forge(path, f"CREATE TABLE {quoted} ({quoted} TEXT, id TEXT)"))
    assert file is not None
    assert file.project == sample()


@pytest.mark.parametrize(
    "columns",
    [
        'id TEXT, \'text\' TEXT, "a""b" TEXT, [c\'d] TEXT, `e` TEXT, f TEXT COLLATE nocase',
        "ID TEXT, TEXT TEXT",
        "rowid TEXT, oid TEXT, _rowid_ TEXT",
        "text TEXT",
        "id INTEGER PRIMARY KEY AUTOINCREMENT, text",
        "id UNIQUE, text REFERENCES pain (id) ON DELETE CASCADE",
        ", ".join(f"c{number}" for number in range(62)) + ", id",
    ],
)
def test_columns_that_are_not_ours_are_passed_over(path: Path, stranger: Stranger, columns: str) -> None:
    file = stranger.survives(
        forge(path, "DROP TABLE card", f"CREATE TABLE card ({columns})", "INSERT INTO card DEFAULT VALUES")
    )
    assert file is not None
    assert file.project.all(Pain) == sample().all(Pain)


@pytest.mark.parametrize("count", [65, 300, 2000])
def test_a_table_of_very_many_columns_costs_the_file(path: Path, stranger: Stranger, count: int) -> None:
    columns = ", ".join(f"c{number}" for number in range(count))
    assert stranger.survives(forge(path, f"CREATE TABLE wide ({columns})")) is None


def test_a_statement_of_megabytes_costs_the_file(path: Path, stranger: Stranger) -> None:
    long = "CREATE TABLE long (a DEFAULT '" + "x" * 5_000_000 + "')"
    assert stranger.survives(forge(path, long)) is None


def test_rules_nested_very_deep_cost_the_file(path: Path, stranger: Stranger) -> None:
    deep = "CREATE TABLE deep (a, CHECK (" + "(" * 90 + "a" + " + 1)" * 90 + "))"
    assert stranger.survives(forge(path, deep)) is None


def test_defaults_that_swell_when_read_do_not_fill_the_memory(path: Path, stranger: Stranger) -> None:
    """Rows from before ALTER TABLE take the default: 19 KB each for three bytes in the file."""
    forged = forge(
        path,
        "DROP TABLE party",
        "CREATE TABLE party (id TEXT)",
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 20000) "
        "INSERT INTO party SELECT x FROM c",
        f"ALTER TABLE party ADD COLUMN name TEXT DEFAULT '{'x' * 19_000}'",
    )
    assert stranger.refuses(forged) == "its table of party is too long"


def test_more_rows_than_any_map_has_are_refused(path: Path, stranger: Stranger) -> None:
    forged = forge(
        path,
        "DROP TABLE file",
        'CREATE TABLE file ("key" TEXT, "value" TEXT)',
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 101) "
        "INSERT INTO file SELECT x, 'x' FROM c",
    )
    assert stranger.refuses(forged) == "its table of file is too long"


@pytest.mark.parametrize("mode", ["FULL", "INCREMENTAL"])
def test_a_file_that_vacuums_itself_opens(path: Path, stranger: Stranger, mode: str) -> None:
    file = stranger.opens(forge(path, f"PRAGMA auto_vacuum = {mode}", "VACUUM", "DELETE FROM tag"))
    assert file.project.all(Card) == sample().all(Card)


def test_a_file_in_another_encoding_is_refused_whatever_its_header_claims(
    path: Path, stranger: Stranger
) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in (
            "encoding = 'UTF-16le'",
            "page_size = 1024",
            f"application_id = {0x4A524E59}",
            "user_version = 1",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"CREATE TABLE card ({COLUMNS})")
    content = bytearray(path.read_bytes())
    assert stranger.refuses(path) == "its text is not UTF-8"
    content[56:60] = (1).to_bytes(4, "big")
    path.write_bytes(content)
    assert stranger.survives(path) is None


def test_texts_with_what_no_text_should_hold_cost_their_row(path: Path, stranger: Stranger) -> None:
    for wrong in (
        "x'0041'",
        "x'41EDA080'",
        "x'EFBFBF'",
        "x'C080'",
        "char(0xFFFE)",
        "char(8)",
        "char(27) || '[2J'",
    ):
        file = stranger.survives(
            forge(path, "UPDATE party SET name = CAST(WRONG AS TEXT)".replace("WRONG", wrong))
        )
        assert file is not None
        for party in file.project.all(Party).values():
            party.name.encode()
            assert not set(party.name) & {"\x00", "\x08", "\x1b", "\ufffe", "\uffff"}
