"""Workbooks of tests: good ones by openpyxl, bad ones byte by byte."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"


def written(path: Path, fill: Callable[[Worksheet], None]) -> Path:
    """Write a workbook of one sheet, `Answers`, that `fill` fills."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Answers"
    fill(sheet)
    book.save(path)
    return path


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Change the bytes of one part that is packed in a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, change(content) if name == part else content)
    return path


def with_cells(path: Path, xml: str) -> Path:
    """Write a workbook that has this XML for its one sheet's rows."""
    said = f"<sheetData>{xml}</sheetData>".encode()
    return changed(
        written(path, lambda _: None),
        SHEET,
        lambda old: re.sub(rb"<sheetData ?/>|<sheetData></sheetData>", lambda _: said, old),
    )
