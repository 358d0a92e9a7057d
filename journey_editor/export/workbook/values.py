"""Values beside formulas: what previews and phones show, who do not compute.

openpyxl writes a formula or its result, never both; so the results go into
the sheets' XML once openpyxl has written it.  The clock and openpyxl's own name
leave the file on the way: the same workbook gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

Result = float | str | None
"""What a formula comes to; None is #N/A, which no chart draws."""
Results = Mapping[str, Result]
"""What the formulas of a sheet come to, by cell: `{"H5": 12.5, "I5": "plan"}`."""

# User's text cannot look like this: in XML its < is &lt;.
_FORMULA: Final = re.compile(
    rb'<c r="(?P<cell>[A-Z]+[0-9]+)"(?P<more>[^>]*)>(?P<formula><f>[^<]*</f>)<v(?: ?/>|></v>)</c>'
)
_ANY_FORMULA: Final = re.compile(rb"<f[ />]")
_DATE: Final = (1980, 1, 1, 0, 0, 0)  # the first that a zip entry can have
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PROPERTIES: Final = {
    "docProps/app.xml": (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Journey Editor</Application></Properties>"
    ),
    "docProps/core.xml": (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        "/>"
    ),
}


def with_results(sheet: bytes, results: Results) -> bytes:
    """Return a sheet's XML, as openpyxl writes it, with the result of each formula.

    Raises ValueError unless `results` are those of the sheet's formulas, no
    more and no fewer.
    """
    found: set[str] = set()

    def filled(match: re.Match[bytes]) -> bytes:
        cell = match["cell"].decode()
        found.add(cell)
        kind, said = _written(results.get(cell, ""))
        return b'<c r="%b"%b%b>%b<v>%b</v></c>' % (
            match["cell"],
            match["more"],
            kind,
            match["formula"],
            said.encode(),
        )

    made = _FORMULA.sub(filled, sheet)
    if found != set(results) or len(found) != len(_ANY_FORMULA.findall(sheet)):
        raise ValueError("results that are not those of the sheet's formulas")
    return made


def packed(workbook: Workbook, results: Mapping[str, Results], *, charts: Sequence[bytes] = ()) -> bytes:
    """Return `workbook` as an xlsx file, with the results of its formulas by the titles of its sheets.

    `charts` are the charts' own XML, in the order in which they were added:
    openpyxl's lacks labels that are text, and values for who does not compute.
    """
    raw = io.BytesIO()
    ExcelWriter(workbook, zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED)).save()
    sheets = {sheet.path.removeprefix("/"): results.get(sheet.title, {}) for sheet in workbook.worksheets}
    parts = {f"xl/charts/chart{number}.xml": chart for number, chart in enumerate(charts, 1)}
    parts |= {name: (_DECLARATION + content).encode() for name, content in _PROPERTIES.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(raw) as written, zipfile.ZipFile(made, "w") as archive:
        for name in written.namelist():
            content = parts.get(name) or written.read(name)
            if name in sheets:
                content = with_results(content, sheets[name])
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 0  # not which system wrote it
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return made.getvalue()


def _written(result: Result) -> tuple[bytes, str]:
    """Return a cell's attribute for the kind of a result, and the result as XML says it."""
    if result is None:
        return b' t="e"', "#N/A"
    if isinstance(result, str):
        return b' t="str"', escape(result)
    return b"", repr(result)
