"""Every file may come from a stranger: what opens, what is refused, and in which words."""

from __future__ import annotations

import itertools
import os
import tempfile
import zipfile
from pathlib import Path

import pytest

from journey_editor.kernel.errors import InputError
from journey_editor.model.project import Project
from journey_editor.model.records import Card, CardKind, Pain, Touchpoint
from journey_editor.storage.codec import FORMAT
from journey_editor.storage.journey_file import publish, read
from tests.storage.samples import REVISIONS, Stranger, forge, sample, sample_bytes
from tests.storage.scripts import run

CUT_OFF = "it is cut off (half downloaded?); ask for it again"
DAMAGED = "it is damaged; ask for it again"


def write(folder: Path, content: bytes) -> Path:
    path = folder / "map.journey"
    path.write_bytes(content)
    return path


def with_bytes(at: int, new: bytes) -> bytes:
    """Return the sample with `new` at one place."""
    content = sample_bytes()
    return content[:at] + new + content[at + len(new) :]


def test_a_sound_file_opens_whole_with_nothing_to_repair(tmp_path: Path, stranger: Stranger) -> None:
    file = stranger.opens(write(tmp_path, sample_bytes()))
    assert (file.project, file.revisions, file.whole, file.repairs) == (sample(), REVISIONS, True, ())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b"hello", "it is not a journey file"),
        (b"\x00" * 5000, "it is not a journey file"),
        (b"SQLite format 3", CUT_OFF),
        (b"S", CUT_OFF),
        (b"PK\x03\x04 and so on", "it is a zip file (an Office document?)"),
        (b"%PDF-1.7", "it is a PDF"),
        (b"\x89PNG\r\n", "it is a picture"),
        (b"\xff\xd8\xff\xe0", "it is a picture"),
    ],
)
def test_what_is_no_journey_file_is_said(
    tmp_path: Path, stranger: Stranger, content: bytes, reason: str
) -> None:
    assert stranger.refuses(write(tmp_path, content)) == reason


def test_a_workbook_given_for_a_map_is_said_to_be_one(tmp_path: Path, stranger: Stranger) -> None:
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
    assert "zip file" in stranger.refuses(tmp_path / "book.xlsx")


def test_a_file_cut_off_anywhere_is_refused(tmp_path: Path, stranger: Stranger) -> None:
    size = len(sample_bytes())
    for length in {
        *range(1, 120),
        511,
        512,
        1023,
        1024,
        *range(1024, size, 997),
        *range(1024, size, 1024),
        size - 1,
    }:
        assert stranger.refuses(write(tmp_path, sample_bytes()[:length])) == CUT_OFF, length


def test_a_file_with_something_behind_its_end_is_refused(tmp_path: Path, stranger: Stranger) -> None:
    for more in (b"x", bytes(1023), b"-- \nSent from my phone"):
        assert stranger.refuses(write(tmp_path, sample_bytes() + more)) == CUT_OFF


def test_what_is_no_file_is_said_and_nothing_waits_for_it(tmp_path: Path, stranger: Stranger) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path, Path("/dev/zero"), Path("/dev/null"), Path("/")):
        assert stranger.refuses(path) == "it is not a file"


@pytest.mark.skipif(not Path("/proc/kmsg").exists(), reason="a Linux kernel's own file")
def test_a_file_of_the_kernel_that_never_ends_is_not_read(stranger: Stranger) -> None:
    assert stranger.refuses(Path("/proc/kmsg")) == "it is empty"


def test_a_name_that_no_file_can_have_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened: embedded null byte"):
        read(tmp_path / "a\0b")
    with pytest.raises(InputError, match="cannot be opened: file name too long"):
        read(tmp_path / ("a" * 256))


def test_a_file_that_is_not_there_or_not_to_be_reached_is_said(tmp_path: Path, stranger: Stranger) -> None:
    ring, dangling = tmp_path / "ring", tmp_path / "dangling"
    ring.symlink_to(ring)
    dangling.symlink_to(tmp_path / "gone")
    assert stranger.refuses(dangling) == "there is no such file"
    assert stranger.refuses(ring) == "too many levels of symbolic links"


def test_a_file_that_may_not_be_read_is_said(open_folder: Path) -> None:
    path = write(open_folder, sample_bytes())
    path.chmod(0)
    assert run("as_nobody", "read", str(path)) == f"InputError: {path} cannot be opened: permission denied"


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path, stranger: Stranger) -> None:
    path = tmp_path / "map.journey"
    with path.open("wb") as file:
        file.truncate((256 << 20) + 1)  # a hole: it takes no room
    assert (path.stat().st_size, path.stat().st_blocks) == ((256 << 20) + 1, 0)
    with pytest.raises(Exception, match="it is larger than 256 MB"):
        stranger.opens(Path(os.path.relpath(path)))


def test_a_file_of_a_newer_version_says_which_and_what_to_do(tmp_path: Path, stranger: Stranger) -> None:
    for number, least in itertools.product(
        (FORMAT + 1, 77, 2**31), (str(FORMAT + 1), "", "-1", "9" * 5000, "one")
    ):
        path = forge(
            tmp_path / "map.journey", ("UPDATE file SET value = ? WHERE key = 'min_reader'", (least,))
        )
        content = path.read_bytes()
        reason = stranger.refuses(write(tmp_path, content[:60] + number.to_bytes(4, "big") + content[64:]))
        assert f"(format {number})" in reason
        assert "bring the program up to date" in reason


def test_a_newer_file_that_says_we_may_read_it_opens_as_far_as_we_know_it(
    tmp_path: Path, stranger: Stranger
) -> None:
    path = forge(
        tmp_path / "map.journey",
        'ALTER TABLE stage ADD COLUMN "mood" TEXT',
        'CREATE TABLE "later" ("id" TEXT)',
        "INSERT INTO later VALUES ('x')",
        f"PRAGMA user_version = {FORMAT + 1}",
    )
    file = stranger.opens(path)
    assert (file.project, file.repairs) == (sample(), ())
    assert (file.newer, file.format) == (True, FORMAT + 1)
    assert not stranger.opens(write(tmp_path, sample_bytes())).newer


def test_a_database_that_is_no_journey_file_is_said(tmp_path: Path, stranger: Stranger) -> None:
    assert (
        stranger.refuses(write(tmp_path, with_bytes(68, b"gpkg")))
        == "it is a database, but not a journey file"
    )
    assert stranger.refuses(write(tmp_path, with_bytes(60, bytes(4)))) == "it says no format of journey files"


@pytest.mark.parametrize("number", [0, 2, 3, 4, 2**32 - 1])
def test_a_file_whose_text_is_not_utf_8_is_refused(tmp_path: Path, stranger: Stranger, number: int) -> None:
    assert "UTF-8" in stranger.refuses(write(tmp_path, with_bytes(56, number.to_bytes(4, "big"))))


@pytest.mark.parametrize("size", [0, 2, 256, 511, 513, 1000, 3072, 65535])
def test_a_page_size_that_cannot_be_is_refused(tmp_path: Path, stranger: Stranger, size: int) -> None:
    assert stranger.refuses(write(tmp_path, with_bytes(16, size.to_bytes(2, "big")))) == CUT_OFF


def test_a_file_that_asks_for_a_write_ahead_log_opens_without_one(tmp_path: Path, stranger: Stranger) -> None:
    path = write(tmp_path, with_bytes(18, b"\x02\x02"))
    (tmp_path / "map.journey-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(4000))
    (tmp_path / "map.journey-shm").write_bytes(bytes(32768))
    assert stranger.opens(path).project == sample()


def test_a_journal_beside_a_file_harms_nothing(tmp_path: Path, stranger: Stranger) -> None:
    victim = tmp_path / "thesis.txt"
    victim.write_text("three years of work")
    path = write(tmp_path, sample_bytes())
    name = str(victim).encode()
    magic = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    record = (
        bytes(4) + name + len(name).to_bytes(4, "big") + (sum(name) & 0xFFFFFFFF).to_bytes(4, "big") + magic
    )
    header = (
        magic
        + bytes(4)
        + bytes(4)
        + (0).to_bytes(4, "big")
        + (512).to_bytes(4, "big")
        + (1024).to_bytes(4, "big")
    )
    (tmp_path / "map.journey-journal").write_bytes(header.ljust(512, b"\x00") + record)
    assert stranger.opens(path).project == sample()
    assert victim.read_text() == "three years of work"
    assert (tmp_path / "map.journey-journal").exists()


def test_values_of_the_wrong_type_cost_their_row_and_are_said(tmp_path: Path, stranger: Stranger) -> None:
    sql = "CREATE TABLE card (id, lane, text, code, private, kind, rank)"
    rows = [
        ("1", None, "kept", "", 0, "quote", ""),
        ("2", None, b"blob", "", 0, "quote", ""),
        ("3", None, "x", 7, 0, "quote", ""),
        ("4", None, "x", "", 2, "quote", ""),
        ("5", None, "x", "", 0, "shout", ""),
        (6, None, "x", "", 0, "quote", ""),
        (None, None, "x", "", 0, "quote", ""),
        ("8", 0.5, "x", "", 0, "quote", ""),
        ("9", None, None, "", 0, "quote", ""),
        ("10", None, "x", "", 0, "quote", "A0"),
        ("1", None, "a second of that id", "", 0, "quote", ""),
    ]
    inserted = [("INSERT INTO card VALUES (?,?,?,?,?,?,?)", row) for row in rows]
    file = stranger.opens(forge(tmp_path / "map.journey", "DROP TABLE card", sql, *inserted))
    assert not file.whole
    assert dict(file.project.all(Card)) == {"1": Card(id="1", text="kept", kind=CardKind.QUOTE)}
    assert [said.startswith("a card was left out: ") for said in file.repairs] == [True] * 10
    assert "a card was left out: private is yes or no" in file.repairs
    assert "a card was left out: its id does not belong to it" in file.repairs


def test_numbers_that_are_none_cost_their_row(tmp_path: Path, stranger: Stranger) -> None:
    path = forge(
        tmp_path / "map.journey",
        "UPDATE experience SET emotion = 9e999",
        "UPDATE metric SET target = -9e999",
    )
    file = stranger.opens(path)
    assert not file.whole
    assert "a metric was left out: target is a number" in file.repairs
    assert any("Reading removed" in said for said in file.repairs)  # it belonged to that metric


def test_a_text_of_twenty_megabytes_is_cut_to_what_a_card_holds(tmp_path: Path, stranger: Stranger) -> None:
    path = forge(
        tmp_path / "map.journey", "UPDATE pain SET text = replace(hex(zeroblob(10000000)), '0', 'x')"
    )
    file = stranger.opens(path)
    assert not file.whole
    assert sum("has at most 20,000 characters" in said for said in file.repairs) == 6
    assert max(map(len, file.repairs)) < 200
    assert {len(pain.text) for pain in file.project.all(Pain).values()} == {20_000}


def test_text_that_is_not_utf_8_is_read_with_marks_for_what_is_lost(
    tmp_path: Path, stranger: Stranger
) -> None:
    path = forge(tmp_path / "map.journey", "UPDATE card SET text = CAST(x'41FFFE42' AS TEXT)")
    file = stranger.opens(path)
    assert not file.whole
    assert {card.text for card in file.project.all(Card).values()} == {"A\ufffd\ufffdB"}


def test_rows_with_a_key_of_their_own_that_is_not_theirs_are_left_out(
    tmp_path: Path, stranger: Stranger
) -> None:
    path = forge(
        tmp_path / "map.journey",
        "INSERT INTO code SELECT 'forged', code, attribute, own FROM code",
        "INSERT INTO score SELECT 'forged', action, scorer, criterion, 1 FROM score",
    )
    file = stranger.opens(path)
    assert file.project == sample()
    assert not file.whole
    assert file.repairs == (
        "a score was left out: its id does not belong to it",
        "a friction code was left out: its id does not belong to it",
    )


def test_references_that_lead_nowhere_are_mended_and_said(tmp_path: Path, stranger: Stranger) -> None:
    file = stranger.opens(forge(tmp_path / "map.journey", "DELETE FROM step"))
    assert not file.whole
    assert not file.project.all(Touchpoint)
    texts = {card.text for card in sample().all(Card).values()}
    assert {card.text for card in file.project.all(Card).values()} == texts
    assert "Card moved to the inbox: its place is not in the file" in file.repairs


def test_a_file_that_lost_tables_opens_with_the_rest(tmp_path: Path, stranger: Stranger) -> None:
    file = stranger.opens(
        forge(tmp_path / "map.journey", "DROP TABLE revision", "DROP TABLE file", "DROP TABLE tag")
    )
    assert (file.revisions, file.whole) == ((), False)
    assert file.project.all(Card) == sample().all(Card)


def test_a_damaged_line_of_the_history_is_said(tmp_path: Path, stranger: Stranger) -> None:
    deep = "[" * 5000
    for parents in (deep, "7", '["a", 1]', "x", '["' + "a" * 600 + '"]', "[" + "1," * 5_000_000 + "1]", "{}"):
        path = forge(
            tmp_path / "map.journey", ("UPDATE revision SET parents = ? WHERE place = 2", (parents,))
        )
        file = stranger.opens(path)
        assert [one.id for one in file.revisions] == ["r1", "r3"]
        assert file.repairs == ("a line of the history was left out: it cannot be read",)
        assert not file.whole
        assert file.project == sample()


def test_a_history_that_is_not_what_was_written_is_not_whole(tmp_path: Path, stranger: Stranger) -> None:
    file = stranger.opens(
        forge(tmp_path / "map.journey", "UPDATE revision SET author = 'Eve' WHERE place = 1")
    )
    assert file.revisions[0].author == "Eve"
    assert not file.whole


def test_a_row_that_was_altered_behind_our_back_is_not_whole(tmp_path: Path, stranger: Stranger) -> None:
    file = stranger.opens(forge(tmp_path / "map.journey", "UPDATE touchpoint SET title = 'Other'"))
    assert (file.whole, file.repairs) == (False, ())


def test_where_no_private_copy_can_be_made_the_file_is_not_blamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(InputError, match="no copy of it can be made to read from") as caught:
        read(write(tmp_path, sample_bytes()))
    assert "damaged" not in str(caught.value)


def test_a_map_of_two_thousand_cards_opens_well_within_the_limits(tmp_path: Path, stranger: Stranger) -> None:
    cards = Project.of(*(Card(id=f"c{number}", text="日本語" * 100) for number in range(2000)))
    publish(cards, [], tmp_path / "map.journey", overwrite=False)
    assert stranger.opens(tmp_path / "map.journey").project == cards
