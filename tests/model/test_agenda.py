"""The agenda: lines that a facilitator types, kept as rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.agenda import (
    ORDER_OF_WORK,
    Slot,
    agenda_of,
    read_agenda,
    set_agenda,
    write_agenda,
)
from journey_editor.model.project import Project
from journey_editor.model.records import Journey
from journey_editor.model.validity import cleaned
from tests.strategies import BRIEFLY, SEEDS, furnished

TITLES = st.text(min_size=1, max_size=20).map(lambda text: cleaned(text, lines=False).strip()).filter(bool)
SLOTS = st.lists(
    st.builds(Slot, st.integers(0, 999), TITLES | st.sampled_from(["5 whys", "10", "Steps"])), max_size=8
)


def journey_of(project: Project) -> str:
    return next(iter(project.all(Journey)))


def slots_of(project: Project) -> list[Slot]:
    return [Slot(one.minutes, one.title) for one in agenda_of(project, journey_of(project))]


@given(SLOTS)
def test_what_is_written_is_read_again(slots: list[Slot]) -> None:
    assert read_agenda(write_agenda(slots)) == tuple(slots)


@given(st.text())
def test_whatever_is_typed_gives_an_agenda_that_can_be_kept(written: str) -> None:
    project = furnished("1")
    change = set_agenda(project, journey=journey_of(project), slots=read_agenda(written), mint=Mint())

    assert slots_of(change.applied_to(project)) == list(read_agenda(written))


@BRIEFLY
@given(SEEDS, SLOTS, SLOTS)
def test_the_agenda_is_what_was_set_last_and_setting_it_again_changes_nothing(
    seed: str, first: list[Slot], second: list[Slot]
) -> None:
    project, mint = furnished(seed), Mint.seeded("agenda")
    for slots in (first, second):
        project = set_agenda(project, journey=journey_of(project), slots=slots, mint=mint).applied_to(project)
        assert slots_of(project) == slots
        assert not set_agenda(project, journey=journey_of(project), slots=slots, mint=mint)


def test_an_item_that_keeps_its_title_stays_the_row_it_was() -> None:
    project, mint = furnished("1"), Mint.seeded("agenda")
    journey = journey_of(project)
    project = set_agenda(project, journey=journey, slots=[Slot(10, "A"), Slot(5, "B")], mint=mint).applied_to(
        project
    )
    ids = {one.title: one.id for one in agenda_of(project, journey)}
    slots = [Slot(5, "B"), Slot(20, "New"), Slot(15, "A")]
    project = set_agenda(project, journey=journey, slots=slots, mint=mint).applied_to(project)

    assert {one.title: one.id for one in agenda_of(project, journey)}.items() >= ids.items()


@pytest.mark.parametrize(
    ("line", "slot"),
    [
        ("20 Pain points", Slot(20, "Pain points")),
        ("  5\tCoffee ", Slot(5, "Coffee")),
        ("Coffee", Slot(0, "Coffee")),
        ("1000 things", Slot(0, "1000 things")),
        ("2e ronde", Slot(0, "2e ronde")),
        ("0 5 whys", Slot(0, "5 whys")),
    ],
)
def test_a_line_is_minutes_and_a_title(line: str, slot: Slot) -> None:
    assert read_agenda(line) == (slot,)


def test_the_order_of_work_is_that_of_the_method() -> None:
    assert [slot.title for slot in ORDER_OF_WORK] == [
        "Steps", "Stages", "Lanes", "Emotion", "Pain points", "Votes", "Opportunities", "Actions"
    ]  # fmt: skip
    assert read_agenda(write_agenda(ORDER_OF_WORK)) == ORDER_OF_WORK
