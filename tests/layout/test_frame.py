"""A map on paper: one scale, whole paper, nothing on anything else, and a foot that tells the truth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import pairwise, product
from typing import Any, Final

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.export.poster import poster
from journey_editor.export.private import for_print
from journey_editor.kernel.geometry import Rect
from journey_editor.kernel.words import Words
from journey_editor.layout.board import Board, lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.facts import facts
from journey_editor.layout.frame import Heading, Poster, compose
from journey_editor.layout.marks import Shape, Text
from journey_editor.layout.paper import LONGEST_SIDE, Paper, paper_named
from journey_editor.layout.view import View
from journey_editor.text.faces import FaceSet
from journey_editor.text.typesetter import Typesetter
from tests.layout.looking import covered, found, inked, inside, overlapping, place, texts
from tests.layout.random_maps import maps
from tests.layout.sketch import VIEW, Sketch
from tests.sample_maps.samples import NAMES, build
from tests.strategies import BRIEFLY

PAPERS: Final = (
    *((name, portrait) for name in ("A0", "A3", "A4", "tabloid", "arch-d") for portrait in (False, True)),
    *(
        (name, False)
        for name in ("roll-610", "roll-1067", "1400x300", "300x1400", "600x600", "60x60", "5080x100")
    ),
)
FACTS: Final = ("first actions", "measured", "between channels", "who", "key")


@dataclass(frozen=True)
class Laid:
    """A sample map with its poster."""

    board: Board
    made: Poster
    paper: Paper


@pytest.fixture(scope="module")
def desks(faces: FaceSet) -> dict[str, Desk]:
    return {language: Desk(Typesetter(faces), Words(language)) for language in ("en", "nl")}


@cache
def laid(name: str, paper: str, desk: Desk, *, portrait: bool) -> Laid:
    project = build(name)
    view = View.first(project)
    assert view is not None
    chosen = paper_named(paper, portrait=portrait)
    return Laid(lay_out(project, view, desk), poster(project, view, chosen, desk, last=None), chosen)


@pytest.fixture(params=[*product(NAMES, PAPERS)], ids=lambda param: f"{param[0]} {param[1][0]}")
def one(request: pytest.FixtureRequest, desks: dict[str, Desk]) -> Laid:
    name, (paper, portrait) = request.param
    language = build(name).setting.language
    return laid(name, paper, desks[language], portrait=portrait)


def where(made: Poster, parts: Sequence[str]) -> list[Rect]:
    return [place(group) for part in parts for group in found(made.sheet, part)]


def test_the_page_is_exactly_the_paper_and_the_sheet_fills_it(one: Laid) -> None:
    made, paper = one.made, one.paper

    assert made.height == paper.height
    assert made.width == (paper.width or pytest.approx(made.sheet.width * made.scale))
    assert made.width <= LONGEST_SIDE + 0.001
    assert made.sheet.width * made.scale == pytest.approx(made.width, abs=0.01)
    assert made.sheet.height * made.scale == pytest.approx(made.height, abs=0.01)


def test_the_map_is_the_map_of_the_canvas_moved_as_a_whole(one: Laid) -> None:
    groups = {(group.owner, group.part): group for group in one.made.sheet.groups}

    for group in one.board.sheet.groups:
        printed = groups[group.owner, group.part]
        assert printed.at.x - group.at.x == pytest.approx(one.made.origin.x, abs=0.002)
        assert printed.at.y - group.at.y == pytest.approx(one.made.origin.y, abs=0.002)
        assert all(a is b for a, b in zip(printed.marks, group.marks, strict=True))


def test_nothing_lies_on_anything_else(one: Laid) -> None:
    """Not the facts on the map, not on each other, not on the heading or the foot."""
    made, board = one.made, one.board.sheet
    whole = Rect(made.origin.x, made.origin.y, board.width, board.height)

    assert overlapping([whole, *where(made, (*FACTS, "heading", "foot"))]) == []
    names = [(group.owner, group.part) for group in made.sheet.groups]
    assert len(set(names)) == len(names)


def test_everything_stays_on_the_page(one: Laid) -> None:
    page = Rect(0, 0, one.made.sheet.width, one.made.sheet.height)

    assert [
        group.part for group in one.made.sheet.groups for ink in inked(group) if not inside(ink, page)
    ] == []


def test_what_the_facts_and_the_foot_say_does_not_run_into_itself(one: Laid) -> None:
    for part in ("heading", "foot", *FACTS):
        for group in found(one.made.sheet, part):
            words = [covered(mark) for mark in group.marks if isinstance(mark, Text)]
            assert overlapping(words) == [], part
            assert all(inside(word, group.bounds, slack=0.5) for word in words), part


def test_the_bar_measures_what_it_says(one: Laid) -> None:
    (foot,) = found(one.made.sheet, "foot")
    bar = next(mark for mark in foot.marks if isinstance(mark, Shape))
    said = re.search(r"(\d+) mm", texts(foot)[0])

    assert said
    long = (bar.path.points[1].x - bar.path.points[0].x) * one.made.scale
    assert long == pytest.approx(float(said[1]), abs=0.005 * max(one.made.scale, 1))
    if one.made.width >= 200:
        assert said[1] == "100"


def test_the_foot_tells_the_smallest_capital_and_how_far_it_reads(one: Laid, faces: FaceSet) -> None:
    font = TTFont(BytesIO(faces.regular.data))
    capital = font["OS/2"].sCapHeight / font["head"].unitsPerEm
    sizes = [
        run.size
        for group in one.made.sheet.groups
        for mark in group.marks
        if isinstance(mark, Text)
        for run in mark.block.runs
    ]
    millimetres = min(sizes) * capital * one.made.scale

    (foot,) = found(one.made.sheet, "foot")
    paper, rest = texts(foot)[1].split(" · ")
    letter, distance = (float(figure.replace(",", ".")) for figure in re.findall(r"\d+[.,]\d", rest))
    assert paper == one.paper.name
    assert letter == pytest.approx(millimetres, abs=0.051)
    assert distance == pytest.approx(millimetres * 200 / 1000, abs=0.051)


def test_the_map_is_as_large_as_it_can_be(one: Laid) -> None:
    """Either what stands side by side takes the whole width, or what stands on each other the height."""
    made, board = one.made, one.board.sheet
    blocks = where(made, FACTS)
    aside = all(block.x > made.origin.x + board.width for block in blocks)
    wide = board.width + 24 + (6 + 62 if aside else 0)
    lowest = max(block.bottom for block in [*blocks, Rect(made.origin.x, made.origin.y, 1, board.height)])

    full_width = made.sheet.width - wide < 0.01
    full_height = made.sheet.height - 12 - 11 - lowest < 8
    assert full_width or full_height


def test_a_roll_ends_where_a_page_has_to_end(desk: Desk) -> None:
    board = lay_out(Sketch(steps=200, lanes=[]).project(), VIEW, desk)
    made = compose(board, Heading("Long", "", ()), (), paper_named("roll-1067"), desk)

    assert made.width == pytest.approx(LONGEST_SIDE)
    assert made.height == 1067
    assert made.sheet.width * made.scale == pytest.approx(LONGEST_SIDE)


def test_the_larger_of_beside_and_below_is_chosen(desks: dict[str, Desk]) -> None:
    wide = laid("uitlenen", "A0", desks["nl"], portrait=False)
    tall = laid("uitlenen", "A0", desks["nl"], portrait=True)

    def beside(one: Laid) -> bool:
        right = one.made.origin.x + one.board.sheet.width
        return all(rect.x > right for rect in where(one.made, FACTS))

    assert beside(wide)
    assert not beside(tall)


@given(project=maps(), paper=st.sampled_from(PAPERS))
@BRIEFLY
def test_any_map_fits_any_paper(project: Any, paper: tuple[str, bool], desk: Desk) -> None:
    chosen = paper_named(paper[0], portrait=paper[1])
    made = poster(project, VIEW, chosen, desk, last=None)
    page = Rect(0, 0, made.sheet.width, made.sheet.height)
    board = lay_out(for_print(project, desk.words), VIEW, desk).sheet
    whole = Rect(made.origin.x, made.origin.y, board.width, board.height)

    assert made.scale > 0
    assert all(inside(ink, page) for group in made.sheet.groups for ink in inked(group))
    assert overlapping([whole, *where(made, (*FACTS, "heading", "foot"))]) == []


@given(
    title=st.text(max_size=300),
    subtitle=st.text(max_size=300),
    scope=st.lists(st.tuples(st.just("Scope"), st.text(max_size=500)), max_size=5),
)
@BRIEFLY
def test_a_heading_of_any_length_stays_above_the_map(
    title: str, subtitle: str, scope: list[tuple[str, str]], desk: Desk
) -> None:
    board = lay_out(Sketch(steps=1).project(), VIEW, desk)
    made = compose(board, Heading(title, subtitle, tuple(scope)), (), paper_named("A4"), desk)

    (heading,) = found(made.sheet, "heading")
    words = [covered(mark) for mark in heading.marks if isinstance(mark, Text)]
    assert all(inside(word, heading.bounds, slack=0.3) for word in words)
    assert place(heading).bottom <= made.origin.y + 0.001
    assert overlapping(words) == []


def test_without_facts_there_is_no_side_line(desk: Desk) -> None:
    board = lay_out(Sketch().project(), VIEW, desk)
    made = compose(board, Heading("Title", "", ()), (), paper_named("A4"), desk)

    assert found(made.sheet, "side line") == []


def test_what_no_face_covers_is_told(desk: Desk) -> None:
    board = lay_out(Sketch().project(), VIEW, desk)

    def missing(title: str) -> set[str]:
        return compose(board, Heading(title, "", ()), (), paper_named("A4"), desk).missing()

    assert missing("Tïtle 客户 😀") == set()
    assert missing("plus ᚠᚢ") == {"ᚠ", "ᚢ"}


def test_facts_below_are_dealt_out_evenly_and_reach_from_edge_to_edge(desks: dict[str, Desk]) -> None:
    made = laid("uitlenen", "A3", desks["nl"], portrait=True).made
    blocks = where(made, FACTS)
    tops = sorted({round(block.x, 2) for block in blocks})

    assert tops[0] == pytest.approx(12)
    assert tops[-1] + 62 == pytest.approx(made.sheet.width - 12, abs=0.01)
    assert len({round(b - a, 1) for a, b in pairwise(tops)}) == 1
    assert next(group.part for group in made.sheet.groups if group.part in FACTS) == FACTS[0]


def test_facts_say_what_is_known_and_leave_out_what_is_not(desk: Desk) -> None:
    parts = [fact.group.part for fact in facts(Sketch(channels=0).project(), VIEW, desk)]

    assert parts == ["key"]
