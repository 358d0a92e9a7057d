"""`journey-editor import-notes`."""

from __future__ import annotations

from pathlib import Path

import pytest

from journey_editor.model.records import Card, Note, Opportunity, Pain
from journey_editor.model.structure import inbox_of
from journey_editor.storage.journey_file import read
from tests.app.command_line import UITLENEN, all_in, journey_editor
from tests.app.conftest import Call


def test_a_table_is_brought_in_and_counted(tmp_path: Path) -> None:
    notes = tmp_path / "muur.csv"
    table = (
        "Soort;Tekst;Stap\r\npijnpunt;Te donker;Leent het boek\r\n"
        'kans;Lamp;Buiten\r\ncitaat;"Nee;\r\nécht";\r\n'
    )
    notes.write_bytes(table.encode("cp1252"))
    ran = journey_editor("import-notes", notes, "--into", UITLENEN, "-o", "uit.journey", cwd=tmp_path)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "3 cards, 1 to the inbox, 1 new step\n"
    before, after = read(UITLENEN), read(tmp_path / "uit.journey")
    assert after.whole
    assert len(after.revisions) == len(before.revisions) + 1
    brought = {row.key: row for row in after.project.rows()}.keys() - {
        row.key for row in before.project.rows()
    }
    notes_ = [row for key in brought if isinstance(row := after.project.row(key), Note)]
    assert {type(note) for note in notes_} == {Pain, Opportunity, Card}
    assert "Nee;\nécht" in {note.text for note in notes_}


def test_lines_wait_in_the_inbox(call: Call, tmp_path: Path) -> None:
    (tmp_path / "lijst.txt").write_text("- Een\n\n- Twee, met komma\n", "utf-16")
    ran = call("import-notes", "lijst.txt", "--into", UITLENEN, "-o", "uit.journey")

    assert (ran.status, ran.out) == (0, "2 cards, 2 to the inbox\n")
    found = [note.text for note in inbox_of(read(tmp_path / "uit.journey").project)]
    assert found[-2:] == ["Een", "Twee, met komma"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04aaaa", "save it as CSV"),
        (b"", "holds no text"),
        (b"\r\n \r\n", "holds no text"),
        (b"\x00" * 50, "holds no text"),
        (b"regel\n" * 5001, "5,001 cards, at most 5,000"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(
    content: bytes, said: str, call: Call, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_bytes(content)
    ran = call("import-notes", "notes.txt", "--into", UITLENEN, "-o", "uit.journey")
    line = ran.said_in_one_sentence(3)
    assert said in line
    assert list(all_in(tmp_path)) == [Path("notes.txt")]


def test_a_wrong_call_and_a_taken_name_have_their_own_status(call: Call, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Een\n")
    assert call("import-notes", "notes.txt").status == 2
    assert call("import-notes", "nowhere.txt", "--into", UITLENEN, "-o", "uit.journey").status == 3
    assert call("import-notes", "notes.txt", "--into", "nowhere.journey", "-o", "uit.journey").status == 3
    call("import-notes", "notes.txt", "--into", UITLENEN, "-o", "notes.txt", "--force").said_in_one_sentence(
        2
    )
    assert (tmp_path / "notes.txt").read_text() == "Een\n"
    (tmp_path / "uit.journey").write_text("mine")
    ran = call("import-notes", "notes.txt", "--into", UITLENEN, "-o", "uit.journey")
    ran.said_in_one_sentence(4)
    assert (tmp_path / "uit.journey").read_text() == "mine"
    assert call("import-notes", "notes.txt", "--into", UITLENEN, "-o", "uit.journey", "--force").status == 0
    assert call("import-notes", "notes.txt", "--into", UITLENEN, "-o", "/proc/uit.journey").status == 4
