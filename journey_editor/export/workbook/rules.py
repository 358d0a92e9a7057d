"""What cells take, where a spreadsheet can see to it: figures in their range, choices from their list."""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook_formulas import quoted
from journey_editor.kernel.words import Words
from journey_editor.model.fields import Choice, Column, Real


def allow(sheet: Worksheet, cells: str, column: Column, words: Words, *, label: str) -> None:
    """Let `cells` take only what a record's column takes; anything else is refused under `label`."""
    match column.field:
        case Real(least=least, most=most):
            low, high = f"{least:g}", f"{most:g}"
            rule = DataValidation(type="decimal", operator="between", formula1=low, formula2=high)
            rule.error = words("A figure from {least} to {most}.", least=low, most=high)
        case Choice():
            listed = ",".join(words(option.value) for option in column.options)
            rule = DataValidation(type="list", formula1=quoted(listed))
            rule.error = words("Choose one from the list.")
        case _:
            return
    rule.errorTitle = label[:32]  # a longer one makes Excel repair the file
    rule.allow_blank, rule.showErrorMessage = True, True
    rule.add(cells)
    sheet.add_data_validation(rule)
