"""What cells take, where a spreadsheet can see to it: figures in their range, choices from their list."""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.kernel.words import Words
from journey_editor.model.fields import Column, Real


def allow_figures(sheet: Worksheet, cells: str, column: Column, words: Words, *, label: str) -> None:
    """Let `cells` take only figures that a record's column takes; others are refused under `label`."""
    assert isinstance(column.field, Real)
    low, high = f"{column.field.least:g}", f"{column.field.most:g}"
    rule = DataValidation(type="decimal", operator="between", formula1=low, formula2=high)
    rule.error = words("A figure from {least} to {most}.", least=low, most=high)
    _add(sheet, rule, cells, label)


def allow_listed(
    sheet: Worksheet, cells: str, listed: str, words: Words, *, label: str, others: bool
) -> None:
    """Offer `cells` what stands in the cells `listed`; `others` are refused under `label` unless allowed.

    A list written in the rule itself ends at 255 letters and at a comma.
    """
    rule = DataValidation(type="list", formula1=listed)
    rule.error = words("Choose one from the list.")
    _add(sheet, rule, cells, label)
    rule.showErrorMessage = not others


def _add(sheet: Worksheet, rule: DataValidation, cells: str, label: str) -> None:
    rule.errorTitle = label[:32]  # a longer one makes Excel repair the file
    rule.allow_blank, rule.showErrorMessage = True, True
    rule.add(cells)
    sheet.add_data_validation(rule)
