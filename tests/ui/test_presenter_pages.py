"""Pages: every step is on one page, large enough to be read from the back of the room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.experience import places
from journey_editor.layout.plan import Columns
from journey_editor.layout.style import CARD_SIZE
from journey_editor.model.project import Project
from journey_editor.model.records import Card, Lane, LaneKind, Stage, Step, Variant
from journey_editor.model.structure import steps_of, touchpoints_of
from journey_editor.ui.presenter.pages import Page, most_columns, pages, project_of, width_of
from journey_editor.ui.presenter.timer import Timer
from tests.strategies import BRIEFLY, furnished

LENGTHS = st.lists(st.integers(0, 20), max_size=8)
SCREENS = st.tuples(st.integers(320, 8000), st.integers(200, 5000))
SIZES = st.sampled_from([0.6, 0.87, 1.0, 1.15, 1.5, 3.0])


def columns(lengths: list[int]) -> Columns:
    stages = tuple(Stage(id=f"stage-{n}", variant="v") for n in range(len(lengths)))
    steps = [
        Step(id=f"{n}-{m}", stage=f"stage-{n}") for n, length in enumerate(lengths) for m in range(length)
    ]
    return Columns(stages, tuple(steps), {step.id: n for n, step in enumerate(steps)})


@given(LENGTHS, SCREENS, SIZES)
def test_every_step_is_on_one_page_and_no_page_holds_two_stages(
    lengths: list[int], screen: tuple[int, int], size: float
) -> None:
    found = pages(columns(lengths), width=screen[0], height=screen[1], size=size)
    steps = columns(lengths).steps

    assert [column for page in found for column in page.columns] == list(range(len(steps)))
    for page in found:
        assert len({steps[column].stage for column in page.columns}) == 1
        assert 0 <= page.part < page.parts
        assert page.stages == sum(length > 0 for length in lengths)
    assert len({(page.stage, page.part) for page in found}) == len(found)


@given(st.integers(1, 30), SCREENS, SIZES)
def test_a_page_is_readable_or_a_single_step(length: int, screen: tuple[int, int], size: float) -> None:
    width, height = screen
    most = most_columns(length, width=width, height=height, size=size)
    em = width / width_of(most + 1) * CARD_SIZE

    assert 1 <= most <= length
    assert most == 1 or em >= height / 46 * 0.999


@given(LENGTHS, SCREENS)
def test_larger_type_never_puts_more_on_a_page(lengths: list[int], screen: tuple[int, int]) -> None:
    counts = [
        len(pages(columns(lengths), width=screen[0], height=screen[1], size=size)) for size in (1.0, 1.3, 2.0)
    ]

    assert counts == sorted(counts)


def test_an_ordinary_stage_is_one_page_on_an_ordinary_screen() -> None:
    assert most_columns(5, width=1920, height=1056, size=1.0) == 5
    assert most_columns(12, width=1920, height=1056, size=1.0) < 12


@BRIEFLY
@given(st.integers(2, 3), st.data())
def test_a_page_has_its_steps_the_next_one_and_what_lies_on_them(stages: int, data: st.DataObject) -> None:
    project = furnished("1", stages=stages)
    variant = next(iter(project.all(Variant)))
    steps = steps_of(project, variant)
    first = data.draw(st.integers(0, len(steps) - 1))
    last = data.draw(st.integers(first, len(steps) - 1))

    page = project_of(project, variant, Page(0, 1, 0, 1, first, last))

    shown = steps[first : last + 2]
    assert steps_of(page, variant) == shown
    assert touchpoints_of(page, variant) == tuple(
        one for one in touchpoints_of(project, variant) if one.step in {step.id for step in shown}
    )
    assert len(places(page, variant, touchpoints_of(page, variant))) >= len(shown)


@pytest.mark.parametrize(
    ("span", "cut"), [((0, 2), (1, 2)), ((1, 1), (1, 1)), ((0, 0), None), ((2, 3), (2, 2)), ((3, 4), None)]
)
def test_a_card_that_goes_beyond_a_page_begins_and_ends_on_it(
    span: tuple[int, int], cut: tuple[int, int] | None
) -> None:
    project: Project = furnished("1", stages=3)
    variant = next(iter(project.all(Variant)))
    steps = steps_of(project, variant)
    lane = next(one.id for one in project.all(Lane).values() if one.kind == LaneKind.NEED)
    card = Card(id="card", lane=lane, first_step=steps[span[0]].id, last_step=steps[span[1]].id, text="far")
    project = project.with_rows([(card.key, card)])

    page = project_of(project, variant, Page(0, 1, 0, 1, 1, 1))

    found = page.get(Card, "card")
    if cut is None:
        assert found is None
    else:
        assert found is not None
        span_on_page = Columns.of(page, variant).span(found.first_step, found.last_step)
        assert span_on_page == (cut[0] - 1, cut[1] - 1)
        assert replace(found, first_step=card.first_step, last_step=card.last_step) == card


def test_a_card_of_a_whole_stage_is_on_every_page_of_it_and_on_no_other() -> None:
    project: Project = furnished("1", stages=3)
    variant = next(iter(project.all(Variant)))
    steps = steps_of(project, variant)
    lane = next(one.id for one in project.all(Lane).values() if one.kind == LaneKind.NEED)
    card = Card(id="card", lane=lane, stage=steps[-1].stage, text="all along")
    project = project.with_rows([(card.key, card)])

    shown = [
        column
        for column in range(len(steps))
        if project_of(project, variant, Page(0, 1, 0, 1, column, column)).get(Card, "card") is not None
    ]

    at_stage = [column for column, step in enumerate(steps) if step.stage == card.stage]
    assert shown == [at_stage[0] - 1, *at_stage]  # and where its stage comes next


# The timer


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_timer_counts_down_to_the_end_and_then_what_is_over() -> None:
    clock = Clock()
    timer = Timer(2, clock=clock)
    assert (timer.written(), timer.over) == ("2:00", False)
    timer.toggle()
    said = []
    for seconds in (0, 0.5, 1, 59.5, 119.5, 120, 125, 120 + 600):
        clock.now = 100 + seconds
        said.append((timer.written(), timer.over))

    assert said == [
        ("2:00", False), ("2:00", False), ("1:59", False), ("1:01", False),
        ("0:01", False), ("0:00", True), ("0:05", True), ("10:00", True),
    ]  # fmt: skip


def test_a_timer_without_minutes_counts_up_and_is_never_over() -> None:
    clock = Clock()
    timer = Timer(clock=clock)
    timer.toggle()
    clock.now += 3725

    assert (timer.written(), timer.over) == ("62:05", False)


def test_a_pause_does_not_count_and_another_item_begins_anew() -> None:
    clock = Clock()
    timer = Timer(5, clock=clock)
    for running, seconds in ((True, 60), (False, 500), (True, 30)):
        timer.toggle()
        assert timer.running == running
        clock.now += seconds
    assert timer.spent == 90

    timer.begin(1)
    clock.now += 10
    assert (timer.written(), timer.running) == ("0:50", True)
