"""The workbook's other sheets: keys, a title, a header and a row for each record; none of it comes back."""

from __future__ import annotations

from typing import Final

from journey_editor.model.records import Action, Code, Metric, Pain, Transition
from journey_editor.model.workbook import SheetColumn, field_column

OTHER_TITLE_ROW: Final = 2
OTHER_HEADER_ROW: Final = 4
OTHER_FIRST_ROW: Final = 5

MATRIX_COLUMNS: Final = (
    SheetColumn("equal", "", hidden=True),
    SheetColumn("x", "", hidden=True),
    SheetColumn("y.first", "", hidden=True),
    SheetColumn("y.other", "", hidden=True),
    SheetColumn("number", "No."),
    SheetColumn("title", Action.noun),
    SheetColumn("impact", "Impact"),
    SheetColumn("feasibility", "Feasibility"),
    SheetColumn("quadrant", "Quadrant"),
)
"""A row is the row of the list at the same place; the hidden columns are what is drawn."""
PAIN_COLUMNS: Final = (
    field_column(Pain, "id"),
    field_column(Pain, "text", label=Pain.noun),
    SheetColumn("place", "Place"),
    field_column(Pain, "severity"),
    field_column(Pain, "seen_by"),
    SheetColumn("codes", "Codes"),
    SheetColumn("opportunities", "Opportunities"),
    SheetColumn("actions", "Actions"),
)
TRANSITION_COLUMNS: Final = (
    field_column(Transition, "id"),
    SheetColumn("variant", "Journey"),
    field_column(Transition, "source"),
    field_column(Transition, "target"),
    SheetColumn("channels", "Channels"),
    field_column(Transition, "entered"),
    field_column(Transition, "continued"),
    SheetColumn("drop_off", "Drop-off"),
    field_column(Transition, "identity_carried"),
    field_column(Transition, "data_carried"),
    field_column(Transition, "resumable"),
    field_column(Transition, "lost"),
    field_column(Transition, "wait"),
    SheetColumn("codes", "Codes"),
    SheetColumn("actions", "Actions"),
)
ROADMAP_COLUMNS: Final = (
    field_column(Action, "id"),
    field_column(Action, "horizon"),
    field_column(Action, "title", label=Action.noun),
    field_column(Action, "owner"),
    field_column(Action, "start"),
    field_column(Action, "due"),
    field_column(Action, "status"),
    field_column(Action, "size"),
    SheetColumn("first", "Waits for"),
    SheetColumn("metrics", "Metrics"),
)
METRIC_COLUMNS: Final = (
    field_column(Metric, "id"),
    field_column(Metric, "title", label=Metric.noun),
    field_column(Metric, "definition"),
    field_column(Metric, "unit"),
    field_column(Metric, "direction"),
    field_column(Metric, "baseline"),
    field_column(Metric, "rule"),
    field_column(Metric, "target"),
    field_column(Metric, "years"),
    SheetColumn("figure", "Target figure"),
    SheetColumn("value", "Newest reading"),
    SheetColumn("date", "Read on"),
    SheetColumn("n", "Of"),
    SheetColumn("standing", "Standing"),
)
CODE_COLUMNS: Final = (
    field_column(Code, "id"),
    field_column(Code, "code"),
    field_column(Code, "attribute"),
    SheetColumn("pains", "Pains"),
    SheetColumn("transitions", "Transitions"),
    SheetColumn("actions", "Actions"),
)
