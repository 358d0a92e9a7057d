from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import ScatterChart

from journey_editor.export.workbook.values import packed, with_results
from tests.export.workbooks import BRIEFLY_WRITTEN

RESULTS = (
    st.none()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(-(10**9), 10**9)
    | st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=9)
)


def book_of(formulas: list[str]) -> Workbook:
    book = Workbook()
    for number, formula in enumerate(formulas, 1):
        book.worksheets[0].cell(number, 2, formula)
        book.worksheets[0].cell(number, 1, f"user's </v> & <f>{formula}")
    return book


@BRIEFLY_WRITTEN
@given(st.lists(RESULTS, max_size=5))
def test_a_reader_that_does_not_compute_finds_the_results_beside_the_formulas(
    results: list[float | str | None],
) -> None:
    book = book_of(['=IF(A1<>"",1&"<f>",2)'] * len(results))
    made = packed(book, {"Sheet": {f"B{number}": one for number, one in enumerate(results, 1)}})

    shown = openpyxl.load_workbook(io.BytesIO(made), data_only=True).worksheets[0]
    kept = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    for number, one in enumerate(results, 1):
        assert shown.cell(number, 2).value == (None if one == "" else "#N/A" if one is None else one)
        assert kept.cell(number, 2).value == '=IF(A1<>"",1&"<f>",2)'


@pytest.mark.parametrize(
    "results", [{}, {"B1": 1.0}, {"B1": 1.0, "B2": 2.0, "B3": 3.0}, {"B1": 1.0, "A2": 2.0}]
)
def test_results_that_are_not_those_of_the_formulas_are_refused(results: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="formulas"):
        packed(book_of(["=1", "=2"]), {"Sheet": results})


def test_a_formula_of_a_kind_that_is_not_known_is_refused() -> None:
    array = b'<c r="A1"><f t="array" ref="A1">1</f><v/></c>'
    with pytest.raises(ValueError, match="formulas"):
        with_results(array, {})


def test_a_chart_is_the_one_that_was_given(tmp_path: Path) -> None:
    book = book_of(["=1"])
    for anchor in ("D1", "D20"):
        book.worksheets[0].add_chart(ScatterChart(), anchor)
    charts = [b"<first/>", b"<second/>"]
    file = tmp_path / "book.xlsx"
    file.write_bytes(packed(book, {"Sheet": {"B1": 1.0}}, charts=charts))

    with zipfile.ZipFile(file) as archive:
        assert [archive.read(f"xl/charts/chart{number}.xml") for number in (1, 2)] == charts


def test_results_of_several_sheets_go_to_their_own() -> None:
    book = book_of(["=1"])
    book.create_sheet('Ünder & "co"').cell(1, 1, "=2")
    made = packed(book, {"Sheet": {"B1": 1.0}, 'Ünder & "co"': {"A1": "two"}})

    shown = openpyxl.load_workbook(io.BytesIO(made), data_only=True)
    assert [sheet.cell(1, place).value for sheet, place in zip(shown, (2, 1), strict=True)] == [1, "two"]


def test_the_file_says_nothing_of_who_wrote_it_or_when(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(packed(book_of(["=1"]), {"Sheet": {"B1": 1.0}}))

    openpyxl.load_workbook(file)
    with zipfile.ZipFile(file) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core, app = archive.read("docProps/core.xml"), archive.read("docProps/app.xml")
    assert list(ET.fromstring(core)) == []  # noqa: S314 - our own file
    assert b"<Application>Journey Editor</Application>" in app
    assert b"penpyxl" not in core + app
