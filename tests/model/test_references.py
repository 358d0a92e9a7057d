"""References."""

from __future__ import annotations

from hypothesis import given

from journey_editor.model.fields import Refers, columns_of
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey, Stage, Step
from journey_editor.model.references import keys_led_to
from tests.strategies import BRIEFLY, loose_projects


@BRIEFLY
@given(loose_projects())
def test_in_a_sound_project_every_reference_leads_to_a_row(loose: Project) -> None:
    project = mend(loose)[0].applied_to(loose)
    for row in project.rows():
        for column in columns_of(type(row)):
            if isinstance(column.field, Refers):
                value = getattr(row, column.name)
                there = [key for key in keys_led_to(column, value) if project.row(key) is not None]
                assert bool(there) == (value is not None)


def test_a_step_leads_to_its_stage_and_what_nobody_chose_nowhere() -> None:
    columns = {column.name: column for column in columns_of(Step)}
    assert keys_led_to(columns["stage"], "s") == (RowKey(Stage.table, "s"),)
    assert keys_led_to(columns["owner"], None) == ()
