from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.geometry import Rect
from journey_editor.layout.board import Board, lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Text
from journey_editor.layout.style import COLUMN
from journey_editor.model.records import (
    AXES,
    Action,
    Code,
    Evidence,
    Horizon,
    Lane,
    LaneKind,
    Link,
    LinkKind,
    Note,
    Party,
    Score,
    Source,
    SourceKind,
    Tag,
)
from journey_editor.text.faces import FaceSet
from tests.corpus import CORPUS
from tests.layout.conftest import fresh
from tests.layout.looking import covered, found, inside, overlapping, place, texts
from tests.layout.sketch import VIEW, Sketch
from tests.strategies import BRIEFLY

NEED, PAIN = LaneKind.NEED, LaneKind.PAIN


def card(board: Board, note: Note) -> Group:
    (group,) = found(board.sheet, "card", note.key)
    return group


@pytest.mark.parametrize(("first", "last"), [(0, 0), (1, 1), (0, 3), (2, 4), (4, 2)])
def test_a_card_spans_its_steps(first: int, last: int, desk: Desk) -> None:
    sketch = Sketch(steps=5)
    note = sketch.note(NEED, first, last)
    board = lay_out(sketch.project(), VIEW, desk)

    columns, area = board.plan.columns, place(card(board, note))
    low, high = sorted((first, last))
    assert columns.x(low) < area.x < columns.x(low) + 3
    assert columns.x(high) + COLUMN - 3 < area.right < columns.x(high) + COLUMN


@given(spans=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
@BRIEFLY
def test_cards_that_meet_stand_on_each_other_in_as_few_rows_as_can_be(
    spans: list[tuple[int, int]], desk: Desk
) -> None:
    sketch = Sketch(steps=6)
    for first, last in spans:
        sketch.note(NEED, first, last, "Card")
    board = lay_out(sketch.project(), VIEW, desk)

    areas = [place(group) for group in found(board.sheet, "card")]
    assert overlapping(areas) == []
    at_once = [sum(min(span) <= step <= max(span) for span in spans) for step in range(6)]
    assert len({area.y for area in areas}) == max(at_once)
    lane = next(row for row in board.plan.lanes if row.id == f"lane-{NEED}")
    assert all(lane.top <= area.y and area.bottom <= lane.bottom for area in areas)


@pytest.mark.parametrize("kind", [NEED, LaneKind.QUOTE, PAIN])
@pytest.mark.parametrize(
    "text", [*CORPUS.values(), "W" * 300, "i" * 300, "a\n" * 200, "Verzekeringsmaatschappij"]
)
def test_any_text_stays_in_its_card(text: str, kind: LaneKind, desk: Desk) -> None:
    sketch = Sketch(steps=2)
    values = {"severity": 3} if kind == PAIN else {}
    note, beside = sketch.note(kind, 0, text=text, **values), sketch.note(kind, 1)
    board = lay_out(sketch.project(), VIEW, desk)

    group = card(board, note)
    for mark in group.marks:
        assert inside(covered(mark), group.bounds, slack=0.2)
    assert overlapping([place(group), place(card(board, beside))]) == []


@pytest.mark.parametrize("text", [*CORPUS.values(), "a b", "W" * 29, "שלום\n", "x\n\n"])
@pytest.mark.parametrize("codes", [0, 1, 4])
def test_a_badge_never_covers_the_text(text: str, codes: int, desk: Desk) -> None:
    """Not where the text runs from right to left either."""
    sketch = Sketch(steps=2)
    note = sketch.note(PAIN, 0, text=text, severity=2)
    for number in range(codes):
        code = sketch.add(Code.known_by(code=f"DT0{number}"))
        sketch.add(Tag.known_by(subject=note.key, code=code.id))
    group = card(lay_out(sketch.project(), VIEW, desk), note)

    said = next(mark for mark in group.marks if isinstance(mark, Text))
    size = group.writing.size if group.writing else 0.0
    lines = []
    for baseline in {run.y for run in said.block.runs}:
        runs = [run for run in said.block.runs if run.y == baseline]
        left = said.at.x + min(run.x for run in runs)
        width = desk.width("".join(run.text for run in runs).rstrip(), size=size)
        lines.append(Rect(left, said.at.y + baseline - 0.7 * size, width, 0.9 * size))
    badge = [covered(mark) for mark in group.marks[3:]]
    assert badge
    assert [pair for line in lines for one in badge for pair in overlapping([line, one])] == []


def test_what_a_pain_an_opportunity_and_a_card_say_in_their_corner(desk: Desk) -> None:
    sketch = Sketch(steps=5)
    pain = sketch.note(PAIN, 0, severity=3)
    for name in ("DT03", "MD01"):
        code = sketch.add(Code.known_by(code=name))
        sketch.add(Tag.known_by(subject=pain.key, code=code.id))
    idea, bare = sketch.note(LaneKind.OPPORTUNITY, 0), sketch.note(LaneKind.OPPORTUNITY, 1)
    action = sketch.add(Action(id="action", horizon=Horizon.QUICK))
    sketch.add(Link.known_by(kind=LinkKind.CARRIES_OUT, source=action.key, target=idea.key))
    for scorer, values in (("party-a", (5, 4)), ("party-b", (4, 4))):
        sketch.add(Party(id=scorer))
        for criterion, value in zip(AXES, values, strict=True):
            sketch.add(Score.known_by(action="action", scorer=scorer, criterion=criterion, value=value))
    team = sketch.add(Party(id="team", name="Branch team"))
    work = sketch.note(LaneKind.BACKSTAGE, 0, owner=team.id)
    need = sketch.note(NEED, 0)
    for n, kind in enumerate((SourceKind.SURVEY, SourceKind.PATRON, SourceKind.SURVEY)):
        source = sketch.add(Source(id=f"source-{n}", kind=kind))
        sketch.add(Evidence.known_by(subject=need.key, source=source.id))
    board = lay_out(sketch.project(), VIEW, desk)

    def corner(note: Note) -> list[str]:
        return texts(card(board, note))[1:]

    assert sorted(corner(pain)[0].split()) == ["DT03", "MD01"]
    assert corner(idea) == ["I 4.5 · F 4 · 0–3 m"]
    assert corner(bare) == []
    assert corner(work) == ["Branch team"]
    assert sorted(corner(need)[0].split(", ")) == ["patron", "survey"]


def test_a_quote_is_set_in_quotation_marks(desk: Desk) -> None:
    sketch = Sketch()
    quote, empty = sketch.note(LaneKind.QUOTE, 0, text="It is open"), sketch.note(LaneKind.QUOTE, 1, text="")
    board = lay_out(sketch.project(), VIEW, desk)

    assert texts(card(board, quote)) == ["“It is open”"]
    assert texts(card(board, empty)) == [""]


def test_what_waits_in_the_inbox_is_not_drawn(desk: Desk) -> None:
    sketch = Sketch()
    waiting = sketch.note(NEED, 0, lane=None, first_step=None, last_step=None)
    placed = sketch.note(NEED, 1, private=True)
    board = lay_out(sketch.project(), VIEW, desk)

    assert found(board.sheet, "card", waiting.key) == []
    assert len(found(board.sheet, "card", placed.key)) == 1


def test_a_lane_that_is_not_shown_takes_no_room(desk: Desk) -> None:
    sketch = Sketch()
    note = sketch.note(NEED, 0)
    whole = lay_out(sketch.project(), VIEW, desk)
    lane = Lane(id=f"lane-{NEED}", journey="journey", title="need", kind=NEED, shown=False, rank="0002")
    less = lay_out(sketch.project().with_rows([(lane.key, lane)]), VIEW, desk)

    assert found(less.sheet, "card", note.key) == found(less.sheet, "label", lane.key) == []
    assert lane.id not in [row.id for row in less.plan.lanes]
    assert less.sheet.height < whole.sheet.height


def calls(work: Callable[[], object]) -> int:
    """Return how many Python functions `work` calls."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", ["patrons find the shelf ", "x", "a\n", "سلام ", " ", "\u200b", "客"])
def test_two_megabytes_in_a_card_cost_no_more_than_what_is_shown(unit: str, faces: FaceSet) -> None:
    def work(length: int) -> Callable[[], object]:
        sketch = Sketch()
        sketch.note(NEED, 0, text=(unit * (length // len(unit) + 1))[:length])
        project = sketch.project()
        desk = fresh(faces)
        return lambda: lay_out(project, VIEW, desk)

    calls(work(10_000))  # what is remembered of letters is remembered now
    assert calls(work(2_000_000)) < 1.1 * calls(work(20_000)) + 100


def test_a_text_that_is_too_long_ends_in_an_ellipsis(desk: Desk) -> None:
    sketch = Sketch()
    note = sketch.note(NEED, 0, text="patrons find the shelf " * 9000)
    (said,) = (
        mark for mark in card(lay_out(sketch.project(), VIEW, desk), note).marks if isinstance(mark, Text)
    )

    assert said.block.cut
    assert said.block.lines[-1].endswith("…")
