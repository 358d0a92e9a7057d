"""The workbook's look: styles, fills that say the quadrant once more, and paper."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Final
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook.formulas import quoted
from journey_editor.insight.priorities import Quadrant
from journey_editor.model.fields import Line, Prose
from journey_editor.model.workbook import SheetColumn

Styles = Mapping[str, StyleArray]
"""The styles of a workbook's cells, by name."""

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


def add_styles(book: Workbook) -> Styles:
    """Give `book` the styles of its cells; return them by name, as arrays.

    A style given to a cell by its name is looked up each time.  What is
    `given` is not locked.
    """
    body = Font(name="Calibri", size=11, color=_INK)
    bold = Font(name="Calibri", size=11, color=_INK, bold=True)
    soft = Font(name="Calibri", size=11, color=_SOFT)
    small = Font(name="Calibri", size=10, color=_SOFT, bold=True)
    large = Font(name="Calibri", size=18, color=_INK, bold=True)
    ranked = Font(name="Calibri", size=12, color=_INK, bold=True)
    start = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    flush = Alignment(vertical="center", wrap_text=True)
    low, low_start = Alignment(vertical="bottom"), Alignment(horizontal="left", vertical="bottom", indent=1)
    end = Alignment(horizontal="right", vertical="center", indent=1)
    row, head, box = Border(bottom=_HAIR), Border(bottom=_RULE), Border(_EDGE, _EDGE, _EDGE, _EDGE)
    cells = Border(_HAIR, _HAIR, _HAIR, _HAIR)
    ground, yours = PatternFill("solid", "EEF2F7"), PatternFill("solid", "FFFBE6")
    styles = {}
    for name, font, alignment, border, fill, number, given in (
        ("title", large, Alignment(vertical="center"), None, None, "General", False),
        ("note", soft, flush, None, None, "General", False),
        ("hint", soft, start, None, None, "General", False),
        ("label", soft, end, None, None, "General", False),
        ("scorer", bold, start, box, yours, "@", True),
        ("cut", bold, middle, box, yours, "0.0", True),
        ("band", small, low_start, None, None, "@", False),
        ("band yours", small, low_start, None, yours, "@", False),
        ("header", bold, start, head, ground, "General", False),
        ("header centred", bold, middle, head, ground, "General", False),
        ("header yours", bold, middle, head, yours, "General", False),
        ("hidden", soft, flush, None, None, "General", False),
        ("text", body, start, row, None, "General", False),
        ("given text", body, start, row, None, "General", True),
        ("bold", bold, start, row, None, "General", False),
        ("given bold", bold, start, row, None, "General", True),
        ("date", body, start, row, None, "d mmm yyyy", False),
        ("given date", body, start, row, None, "d mmm yyyy", True),
        ("given score", body, middle, cells, yours, "0.0", True),
        ("given comment", body, start, cells, yours, "@", True),
        ("figure", body, middle, row, None, "0.0", False),
        ("any figure", body, middle, row, None, "0.###", False),
        ("whole", body, middle, row, None, "#,##0", False),
        ("share", body, middle, row, None, "0.0%", False),
        ("bold figure", bold, middle, row, None, "0.0", False),
        ("rank", ranked, middle, row, None, "0", False),
        ("word", body, middle, row, None, "General", False),
        ("section", Font(name="Calibri", size=13, color=_INK, bold=True), low, None, None, "General", False),
        ("term", bold, start, None, None, "General", False),
        ("said", body, start, None, None, "General", False),
    ):
        style = NamedStyle(f"Journey {name}", font=font, alignment=alignment, number_format=number)
        style.border, style.fill = border or Border(), fill or PatternFill()
        style.protection = Protection(locked=not given)
        book.add_named_style(style)
        styles[name] = style.as_tuple()
    return styles


def extent(text: str) -> int:
    """Return how wide `text` is on one line, in letters."""
    if text.isascii():
        return len(text)
    return len(text) + sum(east_asian_width(character) in "WF" for character in text)


def most_letters(column: SheetColumn) -> int:
    """Return how many letters wide a column grows before its texts wrap."""
    if column.declared is None or not isinstance(column.declared.field, Prose | Line):
        return 34 if column.declared is None else 22
    return 40


def lines_of(text: str, most: int) -> int:
    """Return how many lines `text` takes where each has room for `most` letters."""
    return sum(max(1, ceil(extent(line) / most)) for line in text.split("\n"))


def width_for(letters: int) -> float:
    """Return the width of a column with room for so many letters, in digits: generous, as fonts differ."""
    return letters * 1.12 + 2


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


def protect(sheet: Worksheet) -> None:
    """Lock what is not given, without a password; filters and widths stay free."""
    kept = sheet.protection
    kept.sheet = True
    # In this format True says that it is forbidden.
    kept.autoFilter = kept.sort = kept.formatColumns = kept.formatRows = False


def set_paper(sheet: Worksheet, paper: str, *, one_page: bool = False) -> None:
    """Print `sheet` across `paper`, on as many numbered pages as it takes, or upright on a single one."""
    sheet.page_setup.paperSize = paper
    sheet.page_setup.orientation = "portrait" if one_page else "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(one_page)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = 12 * _MM
    margins.bottom, margins.header, margins.footer = 16 * _MM, 6 * _MM, 8 * _MM
    sheet.print_options.horizontalCentered = True
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.right is not None
    footer.right.text = "&P / &N"
