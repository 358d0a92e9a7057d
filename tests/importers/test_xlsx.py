"""A workbook from elsewhere gives its rows, or one sentence; it never costs more than that."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path

import pytest
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.importers import xlsx, xlsx_reader
from journey_editor.importers.xlsx import Workbook, read_workbook, read_workbooks
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.progress import CancelledError, Progress
from tests.importers.workbooks import SHEET, changed, with_cells, written

posix = pytest.mark.skipif(sys.platform == "win32", reason="scripts and limits as POSIX has them")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.xlsx"


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    return str(caught.value).removeprefix(f"{path} cannot be imported: ")


def fill(sheet: Worksheet) -> None:
    sheet.append(["a", 1, 2.5, True, None, date(2026, 1, 2), datetime(2026, 1, 2, 3, 4), clock(3, 4)])  # noqa: DTZ001 - a cell knows no zone
    sheet["B3"] = "=1+1"
    sheet["A4"] = "−4,5 \u202eabc"


def test_cells_come_as_they_are_and_formulas_are_told_from_figures(path: Path) -> None:
    (sheet,) = read_workbook(written(path, fill)).sheets
    assert sheet.title == "Answers"
    assert sheet.rows == (
        ("a", 1, 2.5, True, None, "2026-01-02", "2026-01-02T03:04:00", "03:04:00"),
        (),
        (None, None),
        ("−4,5 \u202eabc",),
    )
    assert sheet.formulas == {(3, 2)}


def test_what_a_formula_came_to_is_read_with_it(path: Path) -> None:
    with_cells(path, '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><v>3</v></c></row>')
    (sheet,) = read_workbook(path).sheets
    assert sheet.rows == ((2, 3),)
    assert sheet.formulas == {(1, 1)}


def test_a_named_cell_is_found_whatever_its_sheet_is_called(path: Path) -> None:
    def named(sheet: Worksheet) -> None:
        sheet.title = "Bob’s 'own' list"
        sheet["C2"] = "Anna"
        assert sheet.parent is not None
        sheet.parent.defined_names["scorer"] = DefinedName("scorer", attr_text="'Bob’s ''own'' list'!$C$2")

    book = read_workbook(written(path, named))
    assert book.named("scorer") == "Anna"
    assert book.named("other") is None


def test_a_sheet_that_is_not_there_is_said_with_those_that_are(path: Path) -> None:
    book = read_workbook(written(path, fill))
    assert book.sheet("answers").title == "Answers"
    with pytest.raises(InputError, match="no sheet “Scores”; it has these: Answers"):
        book.sheet("Scores")


def test_many_workbooks_are_read_in_one_go_and_a_bad_one_costs_only_its_own_sentence(tmp_path: Path) -> None:
    good = [written(tmp_path / f"{number}.xlsx", fill) for number in range(3)]
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 and no more")
    found = read_workbooks([good[0], bad, *good[1:]])
    assert [isinstance(one, Workbook) for one in found] == [True, False, True, True]


def zipped(path: Path, **parts: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def bomb(path: Path) -> None:
    zipped(path, **{"[Content_Types].xml": bytes(30_000_000)})


def many_parts(path: Path) -> None:
    zipped(path, **{"[Content_Types].xml": b"", **{f"a{number}": b"" for number in range(2_000)}})


def large(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", os.urandom(1_000_000))
        archive.writestr("xl/worksheets/sheet1.xml", bytes(100_000_000))


def packed_elsehow(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("[Content_Types].xml", b"<a/>")


def entities(path: Path) -> None:
    said = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (letter + 1, b"&%c;" % letter * 10) for letter in range(97, 106)
    )
    written(path, fill)
    changed(path, SHEET, lambda _: said + b"]><worksheet>&j;</worksheet>")


def outside(path: Path) -> None:
    said = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>'
    written(path, fill)
    changed(path, SHEET, lambda _: said)


def cut_off(path: Path) -> None:
    written(path, fill)
    path.write_bytes(path.read_bytes()[:-400])


def shared_strings_missing(path: Path) -> None:
    with_cells(path, '<row r="1"><c r="A1" t="s"><v>77</v></c></row>')


def repeated_text(path: Path) -> None:
    cells = '<c t="s"><v>0</v></c>' * 100
    with_cells(path, f"<row>{cells}</row>" * 100)
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    named = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % kind
    changed(path, "[Content_Types].xml", lambda old: old.replace(b"</Types>", named))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(path, "a") as archive:
        text = secrets.token_hex(16_000)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{space}"><si><t>{text}</t></si></sst>')


def many_wide_rows(path: Path) -> None:
    rows = (
        f'<row r="{number}"><c r="GR{number}"><v>{number * 7919}</v></c></row>' for number in range(1, 10_002)
    )
    with_cells(path, "".join(rows))


BAD: list[tuple[str, Callable[[Path], object], str]] = [
    ("nothing there", lambda _: None, "there is no such file"),
    ("a folder", Path.mkdir, "it is not a file"),
    ("empty", Path.touch, "it is empty"),
    ("text", lambda path: path.write_text("a;b;c\n1;2;3\n"), "it is no Excel workbook (.xlsx)"),
    ("another zip", lambda path: zipped(path, a=b"b"), "it is no Excel workbook (.xlsx)"),
    (
        "password",
        lambda path: path.write_bytes(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
        ),
        "it is protected with a password; take that off, save it and try again",
    ),
    (
        "xls",
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)),
        "it is an old Excel file (.xls); save it as an Excel workbook (.xlsx) first",
    ),
    (
        "ods",
        lambda path: zipped(path, mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        "it is an OpenDocument spreadsheet (.ods); save it as an Excel workbook (.xlsx) first",
    ),
    (
        "xlsb",
        lambda path: zipped(path, **{"[Content_Types].xml": b"", "xl/workbook.bin": b""}),
        "it is a binary workbook (.xlsb); save it as an Excel workbook (.xlsx) first",
    ),
    ("a bomb", bomb, "it unpacks to far more than any workbook holds"),
    ("many parts", many_parts, "it unpacks to far more than any workbook holds"),
    ("large", large, "it unpacks to far more than any workbook holds"),
    ("packed elsehow", packed_elsehow, "it is damaged; ask for it again"),
    ("entities", entities, "it is damaged; ask for it again"),
    ("a file of ours", outside, "it is damaged; ask for it again"),
    ("cut off", cut_off, "it is damaged; ask for it again"),
    ("no strings", shared_strings_missing, "it is damaged; ask for it again"),
    (
        "text again and again",
        repeated_text,
        "it holds more than can be imported: 2 million cells, or 50 million letters",
    ),
    (
        "many wide rows",
        many_wide_rows,
        "it holds more than can be imported: 2 million cells, or 50 million letters",
    ),
]


@pytest.mark.parametrize(("make", "said"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_what_cannot_be_read_costs_one_sentence(
    path: Path, make: Callable[[Path], object], said: str
) -> None:
    make(path)
    assert refused(path) == said


def test_a_cell_in_the_far_corner_costs_nothing_and_is_counted(path: Path) -> None:
    def far(sheet: Worksheet) -> None:
        sheet["A1"], sheet["XFD1"], sheet["A1048576"], sheet["XFD1048576"] = 1, 2, 3, 4

    written(path, far)
    began = time.perf_counter()
    (sheet,) = read_workbook(path).sheets
    assert time.perf_counter() - began < 2
    assert (sheet.rows, sheet.beyond) == (((1,),), 3)


def test_a_text_longer_than_any_cell_is_cut_and_that_is_counted(path: Path) -> None:
    with_cells(path, f'<row><c t="inlineStr"><is><t>{"a" * 40_000}</t></is></c></row>')
    (sheet,) = read_workbook(path).sheets
    assert (len(str(sheet.at(1, 1))), sheet.cut) == (32_767, 1)


def test_merged_cells_are_told(path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet["A1"] = 1
        sheet.merge_cells("A1:B2")

    assert read_workbook(written(path, merge)).sheets[0].merged == ("A1:B2",)


def test_figures_beyond_all_numbers_are_text(path: Path) -> None:
    with_cells(path, "<row><c><v>1e999</v></c><c><v>-1e999</v></c></row>")
    assert read_workbook(path).sheets[0].rows == (("inf", "-inf"),)


def test_nothing_outside_is_asked_and_no_macro_matters(path: Path) -> None:
    def link(sheet: Worksheet) -> None:
        sheet["A1"] = "=[1]Sheet1!$A$1"
        sheet["A2"] = "=cmd|'/c calc'!A0"
        sheet["A3"] = '=HYPERLINK("file:///etc/passwd")'

    written(path, link)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Shell")
    (sheet,) = read_workbook(path).sheets
    assert sheet.formulas == {(1, 1), (2, 1), (3, 1)}
    assert sheet.rows == ((None,), (None,), (None,))


def interpreter(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a script be what is started in the interpreter's place; PYTHON in it stands for that."""
    made = folder / "interpreter"
    made.write_text("#!/bin/sh\n" + script.replace("PYTHON", f'"{sys.executable}" "$@"'))
    made.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(made))


@posix
def test_a_workbook_that_ends_the_process_costs_one_sentence_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [written(tmp_path / f"{number}.xlsx", fill) for number in range(2)]
    first = f"test -e '{tmp_path}/again' && exec PYTHON\ntouch '{tmp_path}/again'; echo ready; kill -SEGV $$"
    interpreter(tmp_path, first, monkeypatch)
    one, other = read_workbooks(paths)
    assert "it is damaged so that reading it ends the program; ask for it again" in str(one)
    assert isinstance(other, Workbook)


@posix
def test_a_workbook_that_takes_for_ever_costs_one_sentence(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interpreter(tmp_path, "echo ready; exec sleep 1000", monkeypatch)
    monkeypatch.setattr(xlsx, "_SLOWER", 0.01)
    assert refused(path) == "reading it takes more time or memory than any workbook needs"


@posix
def test_reading_stops_where_it_should(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interpreter(tmp_path, f"echo $$ > '{tmp_path}/pid'; echo ready; exec sleep 1000", monkeypatch)
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        read_workbooks([path], progress)


@posix
@pytest.mark.parametrize("executable", ["/there/is/none", "/bin/true", "/bin/cat"])
def test_where_no_process_can_be_started_that_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch, executable: str
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    assert refused(path) == "the process that reads workbooks could not be started"


@posix
def test_the_process_may_take_so_much_memory_and_time_and_no_more(path: Path) -> None:
    written(path, fill)
    limits = (
        "import resource as r, sys; sys.argv = ['']\n"
        f"import runpy; scope = runpy.run_path({xlsx_reader.__file__!r})\n"
        "scope['_bound'](); scope['_more_time']()\n"
        "print(r.getrlimit(r.RLIMIT_AS)[0], r.getrlimit(r.RLIMIT_CPU)[0])"
    )
    said = subprocess.run([sys.executable, "-c", limits], capture_output=True, text=True, check=True).stdout
    memory, seconds = map(int, said.split())
    assert memory == xlsx_reader.MEMORY
    assert xlsx_reader.SECONDS <= seconds <= xlsx_reader.SECONDS + 3


def test_the_frozen_program_reads_with_itself(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(path, fill)
    frozen = "import runpy, sys; sys.frozen = True; runpy.run_module('journey_editor', run_name='__main__')"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    command = xlsx._command()
    assert command == [sys.executable, "--read-workbooks"]
    monkeypatch.setattr(xlsx, "_command", lambda: [sys.executable, "-c", frozen, *command[1:]])
    assert read_workbook(path).sheets[0].title == "Answers"


def test_xml_is_read_by_what_knows_its_tricks() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import openpyxl; print(openpyxl.DEFUSEDXML)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.strip() == "True"
