"""Blanks: a stage or step without a title is seen on the canvas, and nowhere else."""

from __future__ import annotations

import pytest

from journey_editor.canvas.items import GroupItem
from journey_editor.layout.marks import Text
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Stage, Step
from tests.canvas.driver import Hand


def shown(hand: Hand) -> list[tuple[str, float, float]]:
    """Return what stands in blanks, and where."""
    items = [item for item in hand.canvas.sheet_scene.items() if isinstance(item, GroupItem)]
    found = []
    for item in items:
        (text,) = item.shown.marks
        assert isinstance(text, Text)
        found.append((" ".join(text.block.lines), item.shown.at.x, item.shown.at.y))
    return sorted(found)


@pytest.mark.parametrize("title", ["", "  "])
def test_a_step_or_stage_without_a_title_says_quietly_what_it_is(hand: Hand, title: str) -> None:
    step, stage = hand.row(Step, "Vindt de kast"), hand.row(Stage, "Gebruik")
    assert shown(hand) == []

    for row in (step, stage):
        hand.apply(set_values(hand.document.kept, row.key, title=title))

    places = [(hand.group(row).at.x, hand.group(row).at.y) for row in (stage, step)]
    assert [(x, y) for _, x, y in shown(hand)] == places
    assert [said for said, _, _ in shown(hand)] == ["Stage", "Step"]


def test_a_step_without_a_title_is_clicked_and_typed_and_stands_no_longer_there(hand: Hand) -> None:
    step = hand.row(Step, "Vindt de kast")
    hand.apply(set_values(hand.document.kept, step.key, title=""))

    hand.click(step)
    assert hand.chosen == [step.key]
    hand.double_click(step)
    hand.type("Zoekt")
    hand.key("Enter")

    assert hand.now(step).title == "Zoekt"
    assert shown(hand) == []


def test_what_stands_in_a_blank_goes_where_its_step_goes_and_is_in_no_sheet(hand: Hand) -> None:
    step = hand.row(Step, "Vindt de kast")
    hand.apply(set_values(hand.document.kept, step.key, title=""))
    before = shown(hand)

    hand.selection.choose([step.key])
    hand.canvas.setFocus()
    hand.key("Ctrl+Right")

    ((_, x, _),) = shown(hand)
    assert x > before[0][1]
    assert not [group for group in hand.canvas.sheet_scene.sheet.groups if group.part.startswith("blank")]
