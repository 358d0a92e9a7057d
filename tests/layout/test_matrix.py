"""The matrix: a dot stands where its scores say, and no dot hides another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.insight.priorities import Quadrant, priorities
from journey_editor.kernel.geometry import Point, Rect, distance
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk
from journey_editor.layout.fanned import NUMBER, Disc, fanned, needs
from journey_editor.layout.marks import Group, Shape, Sheet, Text
from journey_editor.layout.matrix import DRAWN, SPREAD, lay_out_matrix
from journey_editor.layout.matrix_plot import Plot, stepped
from journey_editor.layout.style import WHITE
from journey_editor.model.project import Project
from journey_editor.model.records import AXES, Action, Party, Record, Score, Setting
from tests.layout.looking import covered, found, inside, place, texts
from tests.sample_maps.samples import build

ROOM = (190.0, 145.0)
HALVES = st.integers(2, 10).map(lambda half: half / 2)
SCORES = st.lists(st.none() | st.tuples(HALVES, HALVES), max_size=40)
BRIEF = settings(max_examples=40, deadline=None)


def scored(
    judged: list[tuple[float, float] | None], *, scorers: int = 1, apart: float = 0, titles: str = "Action"
) -> Project:
    """Return a project with an action for each pair of impact and feasibility, that scorers agree on."""
    rows: list[Record] = [Setting(id="setting"), *(Party(id=f"p{n}") for n in range(scorers))]
    for number, pair in enumerate(judged):
        action = Action(id=f"a{number}", title=f"{titles} {number}", rank=f"{number + 1:04}V")
        rows.append(action)
        for axis, value in zip(AXES, pair or (), strict=False):
            for scorer in range(scorers):
                given_ = max(1.0, min(value + apart * scorer, 5.0))
                rows.append(
                    Score.known_by(action=action.id, scorer=f"p{scorer}", criterion=axis, value=given_)
                )
    return Project.of(*rows)


def drawn(project: Project, desk: Desk, gains: dict[str, float] | None = None) -> tuple[Sheet, Plot]:
    ranked = priorities(project)
    plot = Plot.of(ROOM, waiting=sum(one.value is None for one in ranked))
    return lay_out_matrix(ranked, project.setting, gains or {}, desk, plot), plot


def dots(sheet: Sheet) -> dict[str, Group]:
    return {group.owner.id: group for group in found(sheet, "dot") if group.owner is not None}


def radius(dot: Group) -> float:
    return dot.bounds.width / 2


@BRIEF
@given(SCORES)
def test_every_scored_action_has_a_dot_with_its_place_in_the_order_and_the_others_wait(
    desk: Desk, judged: list[tuple[float, float] | None]
) -> None:
    project = scored(judged)
    sheet, plot = drawn(project, desk)

    ranked = priorities(project)
    numbers = {one.action.id: str(n) for n, one in enumerate(ranked, 1) if one.value is not None}
    assert {id_: texts(dot)[0] for id_, dot in dots(sheet).items()} == numbers
    waiting = [one.action.key for one in ranked if one.value is None]
    chips = [group.owner for group in found(sheet, "chip")]
    more = len(waiting) - len(chips)
    assert chips == waiting[: len(chips)]
    assert bool(more) == bool(found(sheet, "more"))
    assert (plot.tray is None) == (not waiting)


@BRIEF
@given(SCORES)
def test_no_two_dots_have_one_middle_and_no_number_is_covered(
    desk: Desk, judged: list[tuple[float, float] | None]
) -> None:
    sheet, plot = drawn(scored(judged), desk, {"a0": 5.0, "a1": 2.0, "a2": 0.5})

    found_ = list(dots(sheet).values())  # from back to front
    for behind, front in combinations(found_, 2):
        away = distance(behind.at, front.at)
        assert away > 0
        assert away >= radius(front) + NUMBER - 0.02
        assert radius(front) <= radius(behind)
    for dot in found_:
        assert plot.field.contains(dot.at)


@BRIEF
@given(st.sets(st.tuples(HALVES, HALVES), max_size=15))
def test_a_dot_that_is_alone_stands_where_its_scores_say(
    desk: Desk, judged: set[tuple[float, float]]
) -> None:
    pairs = sorted(judged)
    sheet, plot = drawn(scored([*pairs]), desk)

    places = {f"a{n}": plot.place(*pair) for n, pair in enumerate(pairs)}
    for id_, dot in dots(sheet).items():
        near = [other for other in places if other != id_ and distance(places[other], places[id_]) < 12]
        if not near:
            assert dot.at == places[id_]
        assert plot.scores(places[id_]) == pytest.approx(pairs[int(id_[1:])], abs=0.001)


@pytest.mark.parametrize("count", [0, 1, 300])
def test_equal_scores_are_fanned_out_however_many_they_are(desk: Desk, count: int) -> None:
    sheet, plot = drawn(scored([(5.0, 5.0)] * count), desk)

    middles = [dot.at for dot in dots(sheet).values()]
    assert len(set(middles)) == len(middles) == count
    if count:
        assert plot.place(5, 5) in middles
    leaders = found(sheet, "leader")
    assert len(leaders) == max(count - 1, 0)
    for dot in dots(sheet).values():
        number = next(mark for mark in dot.marks if isinstance(mark, Text))
        assert inside(covered(number), dot.bounds, slack=0.6)


@given(
    st.lists(
        st.builds(
            Disc,
            st.builds(Point, st.floats(0, 30).map(round), st.floats(0, 20).map(round)),
            st.sampled_from((2.0, 3.0, 6.0)),
        ),
        max_size=60,
    )
)
@BRIEF
def test_discs_find_places_of_their_own_even_where_there_is_no_room(discs: list[Disc]) -> None:
    area = Rect(0, 0, 30, 20)
    stands = fanned(discs, area)

    assert len(set(stands)) == len(discs)
    assert all(area.inset(-0.001).contains(stand) for stand in stands)
    if len(discs) <= 5:
        for (one, a), (other, b) in combinations(zip(discs, stands, strict=True), 2):
            assert distance(a, b) >= needs(one, other) - 0.02


@given(HALVES, HALVES, st.integers(0, 5))
def test_a_place_gives_back_the_scores_that_lie_there(
    impact: float, feasibility: float, waiting: int
) -> None:
    plot = Plot.of(ROOM, waiting=waiting)
    place_ = plot.place(impact, feasibility)

    assert tuple(map(stepped, plot.scores(place_))) == (impact, feasibility)
    assert plot.scores(place_.moved(9999, 9999)) == (1, 5)
    assert plot.place(impact, 5).x > plot.place(impact, 1).x
    assert plot.place(5, feasibility).y < plot.place(1, feasibility).y


def test_what_is_to_be_done_first_is_filled_and_the_rest_is_not(desk: Desk) -> None:
    project = build("uitlenen")
    sheet, plot = drawn(project, desk)

    setting, drawn_ = project.setting, dots(sheet)
    for one in priorities(project):
        disc = drawn_[one.action.id].marks[0]
        assert isinstance(disc, Shape)
        assert (disc.fill != WHITE) == (one.quadrant == Quadrant.DO_FIRST)
    (across,), (down,) = found(sheet, "impact cut"), found(sheet, "feasibility cut")
    cut = plot.place(setting.impact_cut, setting.feasibility_cut)
    assert (across.at.y, down.at.x) == (cut.y, cut.x)
    words = {texts(group)[0] for quadrant in Quadrant for group in found(sheet, quadrant.value)}
    assert words == {"DO FIRST", "PLAN", "FILL IN", "LEAVE"}


def test_the_area_of_a_dot_grows_with_its_gain_and_an_unknown_gain_is_the_least(desk: Desk) -> None:
    judged: list[tuple[float, float] | None] = [(1.0, 1.0), (2.0, 3.0), (4.0, 2.0), (5.0, 5.0)]
    sheet, _ = drawn(scored(judged), desk, {"a0": 8.0, "a1": 4.0, "a2": 0.0})
    areas = [radius(dots(sheet)[f"a{n}"]) ** 2 for n in range(4)]

    assert areas[2] == areas[3]
    assert areas[1] - areas[3] == pytest.approx((areas[0] - areas[3]) / 2, rel=0.001)


def test_a_whisker_runs_from_the_least_score_to_the_most(desk: Desk) -> None:
    project = scored([(2.0, 3.0)], scorers=3, apart=0.5)
    sheet, plot = drawn(project, desk)

    (up,), (across,) = found(sheet, "impact whisker"), found(sheet, "feasibility whisker")
    low, mean, high = plot.place(2, 3), plot.place(2.5, 3.5), plot.place(3, 4)
    assert place(up) == Rect(mean.x, high.y, 0, mm(low.y - high.y))
    assert place(across) == Rect(low.x, mean.y, mm(high.x - low.x), 0)


def test_of_many_dots_only_the_chosen_one_shows_its_spread(desk: Desk) -> None:
    project = scored([(2.0, 3.0)] * (SPREAD + 1), scorers=2, apart=1)
    ranked, plot = priorities(project), Plot.of(ROOM)
    sheet = lay_out_matrix(ranked, project.setting, {}, desk, plot, chosen="a7")

    assert [group.owner.id for group in found(sheet, "impact whisker") if group.owner] == ["a7"]


def test_nothing_makes_room_for_what_is_in_the_hand(desk: Desk) -> None:
    before, plot = drawn(scored([(3.0, 3.0), (4.0, 4.0), (2.0, 2.0)]), desk)
    project = scored([(4.0, 4.0), (4.0, 4.0), (2.0, 2.0)])
    sheet = lay_out_matrix(priorities(project), project.setting, {}, desk, plot, chosen="a0", held=True)

    assert list(dots(sheet))[-1] == "a0"
    assert dots(sheet)["a0"].at == plot.place(4, 4)
    assert {id_: dots(sheet)[id_].at for id_ in ("a1", "a2")} == {
        id_: dots(before)[id_].at for id_ in ("a1", "a2")
    }


def test_titles_of_any_script_wait_in_the_tray(desk: Desk) -> None:
    sheet, plot = drawn(
        scored([None, (2.0, 2.0), None], titles="محطة الإعارة الذاتية مع تعليمات طويلة جدا جدا"), desk
    )

    chips = found(sheet, "chip")
    assert len(chips) == 2
    for chip in chips:
        (title,) = [mark for mark in chip.marks if isinstance(mark, Text)]
        assert not title.block.missing
        assert inside(covered(title), chip.bounds)
        assert plot.tray is not None
        assert inside(place(chip), plot.tray)


def test_a_plan_without_actions_is_an_empty_field(desk: Desk) -> None:
    sheet, plot = drawn(scored([]), desk)

    assert not dots(sheet)
    assert (sheet.width, sheet.height) == ROOM
    assert all(inside(place(group), Rect(0, 0, *ROOM), slack=1) for group in sheet.groups)
    assert plot.chips() == []


def test_only_so_many_dots_are_drawn(desk: Desk) -> None:
    sheet, _ = drawn(scored([(3.0, 3.0)] * (DRAWN + 5)), desk)

    assert len(dots(sheet)) == DRAWN
