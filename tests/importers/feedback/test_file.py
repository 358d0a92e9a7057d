"""Answers come from whatever program wrote them; what cannot be used is refused in a sentence, or listed."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.importers.feedback import count as counting
from journey_editor.importers.feedback.answers import MOST_ANSWERS, MOST_TEXTS, Reason, Skipped, Tally
from journey_editor.importers.feedback.count import count
from journey_editor.importers.feedback.file import sheet_in
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.progress import CancelledError, Progress
from journey_editor.model.records import Card, Experience
from journey_editor.model.structure import inbox_of
from journey_editor.model.validity import problems
from tests.importers.answers import DUTCH, TODAY, brought, felt, form_of, in_file, tallied
from tests.importers.workbooks import with_cells, written
from tests.sample_maps.samples import build

LENDING = build("uitlenen")
ROWS = (
    ("Contactpunt", "Wie bent u?", "Tevredenheid", "Opmerking"),
    ("T5", "Student", "4,5", "Café naast de kasten is een goed idee – leuk"),
    ("Kasten", "student", "3", ""),
)


def text(separator: str) -> str:
    """The rows as a spreadsheet saves them."""
    quoted = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in ROWS]
    return "\r\n".join(map(separator.join, quoted))


def file(folder: Path, content: bytes, name: str = "answers.csv") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content)
    return path


def refused(path: Path) -> str:
    """Why a file is refused."""
    with pytest.raises(InputError) as error:
        in_file(path, LENDING)
    said = str(error.value)
    assert said.startswith(f"{path} cannot be imported: ")
    return said.removeprefix(f"{path} cannot be imported: ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_file_is_read_whatever_wrote_it(tmp_path: Path, encoding: str, separator: str) -> None:
    after = in_file(file(tmp_path, text(separator).encode(encoding)), LENDING)

    row = felt(after, "Student", "Kasten")
    assert (row.emotion, row.n) == (0.375, 2)
    (card,) = [one for one in inbox_of(after) if one.private]
    assert card.text.startswith("Café naast de kasten is een goed idee – leuk")


def test_a_workbook_is_read_as_what_its_cells_hold(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(("Datum", "Contactpunt", "Wie bent u?", "Tevredenheid", "Gevonden?"))
        sheet.append((datetime(2026, 11, 3, 10, 5), "T5", "Student", 4.5, True))  # noqa: DTZ001
        sheet.append((datetime(2026, 11, 4), "Kasten", "student", "3", False))  # noqa: DTZ001

    path = written(tmp_path / "answers.xlsx", fill)
    found = brought(LENDING, sheet_in(path, words=DUTCH).rows)
    after = found.change.applied_to(LENDING)
    row = felt(after, "Student", "Kasten")

    assert (row.emotion, row.found, row.n) == (0.375, 0, 2)
    assert tallied(LENDING, sheet_in(path, words=DUTCH).rows).newest == "2026-11-04"


def test_a_formula_that_was_never_worked_out_is_listed_and_none_is_carried_out(tmp_path: Path) -> None:
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Tevredenheid</t></is></c></row>'
        '<row r="2"><c r="A2"><v>4</v></c></row>'
        '<row r="3"><c r="A3"><f>2+2</f></c></row>'
        '<row r="4"><c r="A4"><f>2+2</f><v>4</v></c></row>'
        '<row r="5"><c r="A5" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    rows = sheet_in(with_cells(tmp_path / "answers.xlsx", cells), words=DUTCH).rows
    found = tallied(LENDING, rows, "1=satisfaction:1-5")

    assert found.answers == 2
    assert Skipped(Reason.SCALE, 2, 3) in found.skipped


def test_a_far_cell_costs_nothing_and_a_file_too_wide_is_refused(tmp_path: Path) -> None:
    far = '<row r="1"><c r="A1"><v>4</v></c><c r="XFD1"><v>1</v></c></row>'
    assert sheet_in(with_cells(tmp_path / "far.xlsx", far), words=DUTCH).rows == (("4",),)
    wide = ";".join(str(n) for n in range(201)).encode()
    assert refused(file(tmp_path, wide)) == "it has more than 200 columns; take out those that are not needed"

    def fill(sheet: Worksheet) -> None:
        sheet.append(tuple(range(201)))

    assert "more than 200 columns" in refused(written(tmp_path / "wide.xlsx", fill))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it holds no answers"),
        (b"\n\n  \n", "it holds no answers"),
        (b"%PDF-1.7", "it is a PDF"),
        (bytes(range(256)) * 40, "it is no text"),
        (b"PK\x03\x04", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Excel"),
        (
            b"tevredenheid\n" + b"5\n" * (MOST_ANSWERS + 1),
            "it has more than 100 thousand rows; import it in parts",
        ),
        (b"x" * 20_000_001, "it is larger than 20 MB"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in refused(file(tmp_path, content))


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere.csv") == "there is no such file"
    assert refused(tmp_path) == "there is no such file"
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == "there is no such file"


def test_answers_that_cannot_be_read_are_listed_with_their_row() -> None:
    rows = [
        ("datum", "tevredenheid", "Tijd tot het boek mee naar huis gaat"),
        ("2026-11-01", "5", "12"),
        ("gisteren", "9", "lang"),
        ("2026-12-24", "4", "=1+1"),
        ("30-02-2026", "", ""),
        ("2026-11-02", "weet niet", "-"),
    ]
    found = tallied(LENDING, rows, "tevredenheid=satisfaction:1-5")

    assert set(found.skipped) == {
        Skipped(Reason.SCALE, 1, 3),
        Skipped(Reason.NUMBER, 2, 3),
        Skipped(Reason.FUTURE, 1, 4),
        Skipped(Reason.EMPTY, 3, 3),
    }
    assert (found.answers, found.newest) == (2, "2026-11-01")


def test_a_date_that_cannot_be_read_keeps_its_answer() -> None:
    found = tallied(LENDING, [("datum", "tevredenheid"), ("2026-11-01", "5"), ("gisteren", "4")])
    assert (found.answers, found.newest, found.skipped) == (2, "2026-11-01", (Skipped(Reason.DATE, 1, 3),))


def test_hostile_cells_come_in_as_harmless_text_or_not_at_all() -> None:
    texts = (
        '=HYPERLINK("http://x","klik") staat hier als tekst',
        "Bel\x00len met \x07 en \x1b[2J schermen kan niet",
        "Tekst \u202e andersom en \ufffe en <img src=/etc/passwd>",
        "lang " * 100_000,
        "\n\nregels\r\nen\vregels van tekst die lang zijn",
    )
    after = brought(LENDING, [("Plek", "Opmerking"), *(("T5", one) for one in texts)]).change.applied_to(
        LENDING
    )
    cards = [one for one in inbox_of(after) if one.private]

    assert len(cards) == 5
    assert all(isinstance(one, Card) and not problems(one) for one in cards)
    assert max(len(one.text) for one in cards) < 5_000


def test_a_name_of_a_place_may_be_anything() -> None:
    names = ["\x07", "=1+1", "x" * 100_000, "\u202eKasten", "Kasten\n"]
    rows = [("contactpunt", "persona", "tevredenheid"), *((name, "Student", "5") for name in names)]
    after = brought(LENDING, rows, "contactpunt=touchpoint").change.applied_to(LENDING)

    assert felt(after, "Student", "Kasten").n == 1
    assert len(after.all(Experience)) == len(LENDING.all(Experience))


def test_more_texts_than_an_inbox_takes_are_counted() -> None:
    rows = [("Opmerking",), *((f"Een opmerking met het nummer x{n}y",) for n in range(MOST_TEXTS + 5))]
    found = tallied(LENDING, rows)

    assert len(found.texts) == MOST_TEXTS
    assert found.skipped == (Skipped(Reason.TEXTS, 5, MOST_TEXTS + 2),)


def test_a_column_of_too_many_names_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST_NAMES", 3)
    rows = [("contactpunt", "tevredenheid"), *((f"plek {n}", "5") for n in range(5))]
    with pytest.raises(InputError, match="a column names more than 3 touchpoints or personas"):
        tallied(LENDING, rows)


def test_counting_can_be_stopped() -> None:
    stopped = Progress()
    stopped.cancel()
    rows = [("tevredenheid",), ("5",)]
    with pytest.raises(CancelledError):
        count(Path("x"), rows, form_of(LENDING, rows), stopped, today=TODAY, words=DUTCH)


def test_headings_and_nothing_below_them_come_to_nothing() -> None:
    assert tallied(LENDING, [("contactpunt", "tevredenheid")]) == Tally()
