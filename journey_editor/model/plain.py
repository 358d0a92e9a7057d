"""Plain: a field's value as the numbers and texts that a table or a line of history holds, and back."""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from journey_editor.model.fields import Column
from journey_editor.model.records import RowKey


def plainly(column: Column) -> Callable[[Any], Any] | None:
    """Return what turns a field's value that is not None into a plain one; None where it is one already."""
    if column.kind is bool:
        return int
    if column.kind is float:
        return _real
    if column.kind is RowKey or issubclass(column.kind, StrEnum):
        return str
    return None


def meant(column: Column) -> Callable[[Any], Any] | None:
    """Return what turns a plain value into a field's value; None where it is one already.

    What cannot be turned stays as it is, for `model.validity` to refuse.
    """
    if column.kind is bool:
        flags = {0: False, 1: True}
        return lambda value: flags.get(value, value) if isinstance(value, int) else value
    if column.kind is float:
        return _float
    if column.kind is RowKey:
        return _key
    if issubclass(column.kind, StrEnum):
        options = {option.value: option for option in column.options}
        return lambda value: options.get(value, value) if isinstance(value, str) else value
    return None


def _real(value: float) -> float:
    return float(value) + 0.0  # -0.0 equals 0.0, so it is written as that


def _float(value: Any) -> Any:
    try:
        return float(value) if isinstance(value, int) else value
    except OverflowError:
        return math.inf  # which no field may have either


def _key(value: Any) -> Any:
    try:
        return RowKey.read(value) if isinstance(value, str) else value
    except ValueError:
        return value
