"""The workbook's look: styles, fills that say the quadrant once more, and paper."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Final
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook_formulas import quoted
from journey_editor.insight.priorities import Quadrant
from journey_editor.model.workbook import TITLE, SheetColumn

_INK: Final = "1E293B"
_SOFT: Final = "5B6472"
_HAIR: Final = Side("thin", "E2E6EB")
_RULE: Final = Side("medium", "1E293B")
_EDGE: Final = Side("thin", "94A3B8")

# Ground, letter, whether bold: blue and orange stay apart for every kind of colour blindness, the dark
# one stays apart in grey, and the word stands in the cell.
_QUADRANTS: Final[Mapping[Quadrant, tuple[str, str, bool]]] = {
    Quadrant.DO_FIRST: ("1D4ED8", "FFFFFF", True),
    Quadrant.PLAN: ("DBEAFE", "1E3A8A", False),
    Quadrant.FILL_IN: ("FFE3C2", "7C2D12", False),
    Quadrant.LEAVE: ("F1F5F9", "5B6472", False),
}

_MM: Final = 1 / 25.4  # page margins are inches


def add_styles(book: Workbook) -> Mapping[str, NamedStyle]:
    """Give `book` the styles of its cells; return them by name."""
    styles = {}
    body = Font(name="Calibri", size=11, color=_INK)
    bold = Font(name="Calibri", size=11, color=_INK, bold=True)
    soft = Font(name="Calibri", size=11, color=_SOFT)
    large = Font(name="Calibri", size=18, color=_INK, bold=True)
    ranked = Font(name="Calibri", size=12, color=_INK, bold=True)
    start = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    flush = Alignment(vertical="center", wrap_text=True)
    low = Alignment(vertical="bottom")
    end = Alignment(horizontal="right", vertical="center", indent=1)
    row, head, box = Border(bottom=_HAIR), Border(bottom=_RULE), Border(_EDGE, _EDGE, _EDGE, _EDGE)
    ground, given = PatternFill("solid", "EEF2F7"), PatternFill("solid", "FFFBE6")
    for name, font, alignment, border, fill, number in (
        ("Journey title", large, Alignment(vertical="center"), None, None, "General"),
        ("Journey note", soft, flush, None, None, "General"),
        ("Journey label", soft, end, None, None, "General"),
        ("Journey cut", bold, middle, box, given, "0.0"),
        ("Journey header", bold, start, head, ground, "General"),
        ("Journey header centred", bold, middle, head, ground, "General"),
        ("Journey text", body, start, row, None, "General"),
        ("Journey action", bold, start, row, None, "General"),
        ("Journey date", body, start, row, None, "d mmm yyyy"),
        ("Journey score", body, middle, row, None, "0.0"),
        ("Journey priority", bold, middle, row, None, "0.0"),
        ("Journey rank", ranked, middle, row, None, "0"),
        ("Journey quadrant", body, middle, row, None, "General"),
        ("Journey section", Font(name="Calibri", size=13, color=_INK, bold=True), low, None, None, "General"),
        ("Journey term", bold, start, None, None, "General"),
        ("Journey said", body, start, None, None, "General"),
    ):
        style = NamedStyle(name, font=font, alignment=alignment, number_format=number)
        style.border, style.fill = border or Border(), fill or PatternFill()
        book.add_named_style(style)
        styles[name] = style
    return styles


def extent(text: str) -> int:
    """Return how wide `text` is on one line, in letters."""
    if text.isascii():
        return len(text)
    return len(text) + sum(east_asian_width(character) in "WF" for character in text)


def most_letters(column: SheetColumn) -> int:
    """Return how many letters wide a column grows before its texts wrap."""
    return 50 if column is TITLE else 22


def lines_of(text: str, most: int) -> int:
    """Return how many lines `text` takes where each has room for `most` letters."""
    return sum(max(1, ceil(extent(line) / most)) for line in text.split("\n"))


def width_for(letters: int) -> float:
    """Return the width of a column with room for so many letters, in digits: generous, as fonts differ."""
    return letters * 1.15 + 3


def height_for(lines: int) -> float:
    """Return the height of a row with room for so many lines, in points."""
    return min(15.0 * lines + 9, 409)  # the highest that Excel knows


def colour_quadrant(cell: Cell, quadrant: Quadrant) -> None:
    """Colour a cell that says `quadrant`."""
    fill, font = _colours(quadrant)
    cell.fill, cell.font = fill, Font(name="Calibri", size=11, bold=font.bold, color=font.color)


def colour_by_quadrant(sheet: Worksheet, cells: str, cell: str, said: Mapping[Quadrant, str]) -> None:
    """Colour `cells` by what the formula in `cell` comes to, for as long as it does."""
    for quadrant, word in said.items():
        fill, font = _colours(quadrant)
        look = DifferentialStyle(font=font, fill=fill)
        rule = Rule("expression", dxf=look, formula=[f"{cell}={quoted(word)}"])
        sheet.conditional_formatting.add(cells, rule)


def _colours(quadrant: Quadrant) -> tuple[PatternFill, Font]:
    ground, letter, bold = _QUADRANTS[quadrant]
    return PatternFill("solid", ground, ground), Font(color=letter, bold=bold)


def set_paper(sheet: Worksheet, paper: str) -> None:
    """Print `sheet` across `paper`, as wide as that is, on as many numbered pages as it takes."""
    sheet.page_setup.paperSize = paper
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = 12 * _MM
    margins.bottom, margins.header, margins.footer = 16 * _MM, 6 * _MM, 8 * _MM
    sheet.print_options.horizontalCentered = True
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.right is not None
    footer.right.text = "&P / &N"
