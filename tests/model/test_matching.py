from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import add_note
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.edits.grid import add_lane, add_stage, add_step, add_touchpoint
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.transitions import connect
from journey_editor.model.edits.values import set_values
from journey_editor.model.edits.votes import give_dots
from journey_editor.model.integrity import mend
from journey_editor.model.matching import matched, rekeyed
from journey_editor.model.merge import Side, merge
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    Experience,
    Journey,
    Lane,
    LaneKind,
    Metric,
    Party,
    PartyKind,
    Persona,
    Reading,
    Setting,
    Stage,
    Step,
    Touchpoint,
    Transition,
    Variant,
    Vote,
)
from journey_editor.model.templates import reminted
from journey_editor.model.validity import problems
from tests.model.merging import begun, copies, edited, result
from tests.strategies import BRIEFLY, furnished

NOTHING = Project({})
BASE = furnished("match", stages=2)
VARIANT = next(iter(BASE.all(Variant)))
CHANNEL = BASE.all(Channel).sorted()[0]
NEEDS = next(lane for lane in BASE.all(Lane).values() if lane.kind is LaneKind.NEED)


def worked(hand: str, *, title: str = "Return", text: str = "A box outside") -> Project:
    """Return the map with a new stage and much in it, a new persona, answers and dots."""
    mint, project = Mint.seeded(hand), BASE

    def done(change: Change) -> tuple[Project, Any]:
        return change.applied_to(project), next(edit.after for _, edit in change)

    project, stage = done(add_stage(project, variant=VARIANT, mint=mint, title=title))
    project, step = done(add_step(project, stage=stage.id, mint=mint, title=" Hand  in"))
    project, touchpoint = done(
        add_touchpoint(project, step=step.id, channel=CHANNEL.id, mint=mint, title="Box")
    )
    last = BASE.all(Touchpoint).sorted()[-1]
    project, _ = done(connect(project, source=last.id, target=touchpoint.id, mint=mint))
    project, _ = done(add_note(project, lane=NEEDS.id, first_step=step.id, mint=mint, text=text))
    project, persona = done(add_row(project, Persona, mint=mint, title="Student"))
    project, _ = done(
        set_experience(project, persona=persona.id, subject=touchpoint.key, **{hand: 0.5})  # a field for each
    )
    project, _ = done(give_dots(project, name="Ada", subject=touchpoint.key, dots=2, mint=mint))
    return project


def test_what_both_added_under_one_name_is_offered_as_one() -> None:
    ours, theirs = worked("emotion"), worked("expected", title="RETURN ")
    merged = merge(BASE, ours, theirs)
    assert merged.clashes == ()
    kinds = [join.ours.table for join in merged.joins]
    assert kinds == ["party", "persona", "stage", "step", "touchpoint", "transition", "card"]
    assert all(ours.row(one.ours) and theirs.row(one.theirs) for one in merged.joins)
    assert len(result(ours, merged).all(Stage)) == len(BASE.all(Stage)) + 2


def test_what_is_joined_is_one_with_all_that_hangs_on_it() -> None:
    ours, theirs = worked("emotion"), worked("expected")
    merged = merge(BASE, ours, theirs, joined=merge(BASE, ours, theirs).joins)
    assert (merged.joins, merged.clashes, merged.mended) == ((), (), ())
    after = result(ours, merged)
    assert {row.key for row in after.rows()} == {row.key for row in ours.rows()}
    (felt,), (vote,) = after.all(Experience).values(), after.all(Vote).values()
    assert (felt.emotion, felt.expected, vote.dots) == (0.5, 0.5, 2)


def test_rows_in_what_is_not_joined_are_not_offered_again() -> None:
    ours, theirs = worked("emotion"), worked("expected")
    joins = merge(BASE, ours, theirs).joins
    left = [one for one in joins if one.ours.table in ("party", "stage")]
    merged = merge(BASE, ours, theirs, joined=[one for one in joins if one not in left])
    assert list(merged.joins) == left


def test_a_join_of_what_differs_asks() -> None:
    ours, theirs = worked("emotion", title="Return"), worked("expected", title="return")
    merged = merge(BASE, ours, theirs, joined=merge(BASE, ours, theirs).joins)
    (clash,) = merged.clashes
    assert (clash.key.table, clash.fields, clash.base) == ("stage", ("title",), None)
    chosen = merge(BASE, ours, theirs, joined=merge(BASE, ours, theirs).joins, chosen={clash.id: Side.THEIRS})
    assert getattr(result(ours, chosen).row(clash.key), "title", None) == "return"


def test_the_nameless_and_what_lies_elsewhere_are_never_offered() -> None:
    def added(hand: str, at: int, text: str) -> Project:
        step = BASE.all(Step).sorted()[at].id
        change = add_note(BASE, lane=NEEDS.id, first_step=step, mint=Mint.seeded(hand), text=text)
        return change.applied_to(BASE)

    assert merge(BASE, added("a", 0, " "), added("b", 0, " ")).joins == ()
    assert merge(BASE, added("a", 0, "quiet"), added("b", 1, "quiet")).joins == ()
    assert len(merge(BASE, added("a", 0, "quiet"), added("b", 0, "Quiet")).joins) == 1


def test_what_is_of_another_kind_is_never_offered() -> None:
    def added(hand: str, lane: LaneKind, party: PartyKind) -> Project:
        mint, journey = Mint.seeded(hand), next(iter(BASE.all(Journey)))
        project = add_lane(BASE, journey=journey, mint=mint, title="Voices", kind=lane).applied_to(BASE)
        return add_row(project, Party, mint=mint, name="Ada", kind=party).applied_to(project)

    ours = added("a", LaneKind.QUOTE, PartyKind.PERSON)
    assert len(merge(BASE, ours, added("b", LaneKind.QUOTE, PartyKind.PERSON)).joins) == 2
    assert merge(BASE, ours, added("b", LaneKind.PAIN, PartyKind.TEAM)).joins == ()


def test_of_several_of_one_name_each_is_offered_once() -> None:
    def added(hand: str, count: int) -> Project:
        mint, project = Mint.seeded(hand), BASE
        for _ in range(count):
            project = add_row(project, Persona, mint=mint, title="Student").applied_to(project)
        return project

    joins = merge(BASE, added("a", 3), added("b", 2)).joins
    assert len({one.ours for one in joins}) == len({one.theirs for one in joins}) == len(joins) == 2


def test_journeys_and_variants_are_found_again_without_a_name() -> None:
    def drawn(mint: Mint) -> Project:
        journey = Journey(id=mint.id())
        variant = Variant(id=mint.id(), journey=journey.id)
        return Project.of(journey, variant, Stage(id=mint.id(), variant=variant.id, title="Loan"))

    ours, theirs = drawn(Mint.seeded("a")), drawn(Mint.seeded("b"))
    assert matched(ours, theirs) == ours


def test_rows_that_were_there_before_are_never_offered() -> None:
    stage = BASE.all(Stage).sorted()[-1]
    ours, theirs = (
        set_values(BASE, step.key, title="Ask").applied_to(BASE)
        for step in BASE.all(Step).where("stage", stage.id)
    )
    assert merge(BASE, ours, theirs).joins == ()


@BRIEFLY
@given(copies(), st.data())
def test_whatever_is_joined_the_result_is_sound(copied: tuple[Project, ...], data: st.DataObject) -> None:
    base, ours, theirs = copied
    joins = merge(base, ours, theirs).joins
    taken = [one for one in joins if data.draw(st.booleans())]
    merged = merge(base, ours, theirs, joined=taken)
    after = result(ours, merged)
    assert [found for row in after.rows() if (found := problems(row))] == []
    assert mend(after) == (Change(), ())
    assert all(after.row(one.theirs) is None for one in taken)
    assert not set(merged.joins) & set(taken)


@BRIEFLY
@given(begun())
def test_a_copy_under_ids_of_its_own_is_found_again_by_its_names(project: Project) -> None:
    known: dict[tuple[str, str], Any] = {_name(row): row for row in project.rows()}
    unknown = [row.key for row in project.rows() if known[_name(row)] is not row or not _name(row)[1]]
    there = remove(project, unknown).applied_to(project)
    copy = reminted(there, mint=Mint.seeded("copy"))
    assert matched(there, copy) == there
    assert not merge(NOTHING, there, matched(there, copy)).change


def _name(row: Any) -> tuple[str, str]:
    """Return table and name of a row; of one that is known otherwise, or the only one, its key."""
    names = (getattr(row, field) for field in ("title", "name", "text") if hasattr(row, field))
    name = row.id if row.natural or isinstance(row, Setting) else next(names, row.id)
    return row.table, " ".join(name.casefold().split())


@BRIEFLY
@given(begun(), st.data())
def test_without_common_history_nothing_of_ours_goes_and_all_of_theirs_comes(
    base: Project, data: st.DataObject
) -> None:
    ours, copy = data.draw(edited(base, "ours")), data.draw(edited(base, "theirs"))
    theirs = matched(ours, reminted(copy, mint=Mint.seeded("copy")) if data.draw(st.booleans()) else copy)
    merged = merge(NOTHING, ours, theirs)
    after = result(ours, merged)
    assert {row.key for row in after.rows()} == {
        row.key for project in (ours, theirs) for row in project.rows()
    }
    assert merged.news.removed == frozenset()
    assert len(after.all(Setting)) == 1
    assert mend(after) == (Change(), ())


def test_a_value_wins_over_none_and_two_values_clash() -> None:
    step, other = BASE.all(Step).sorted()[:2]
    ours = set_values(BASE, step.key, title="Ask").applied_to(BASE)
    ours = set_values(ours, other.key, title="").applied_to(ours)
    theirs = set_values(BASE, other.key, title="Look").applied_to(BASE)
    merged = merge(NOTHING, ours, matched(ours, theirs))
    assert [(clash.key, clash.fields) for clash in merged.clashes] == [(step.key, ("title",))]
    assert result(ours, merged).one(Step, other.id).title == "Look"


def test_readings_of_one_metric_on_one_day_are_one() -> None:
    metric = Metric(id="m", title="Loans")
    base = BASE.with_rows([(metric.key, metric)])
    day = "2026-03-01"
    mine = [Reading(id="a", metric="m", date=day, value=3.0), Reading(id="b", metric="m", value=4.0)]
    other = [Reading(id="c", metric="m", date=day, n=9), Reading(id="d", metric="m", value=4.0)]
    ours, theirs = (base.with_rows([(one.key, one) for one in rows]) for rows in (mine, other))
    assert set(matched(ours, theirs).all(Reading)) == {"a", "d"}


def test_rows_under_other_ids_keep_all_that_leads_to_them() -> None:
    touchpoint = BASE.all(Touchpoint).sorted()[0]
    moved = rekeyed(BASE, {touchpoint.key: touchpoint.key._replace(id="other")})
    assert moved.one(Touchpoint, "other").title == touchpoint.title
    assert len(moved) == len(BASE)
    assert mend(moved) == (Change(), ())
    assert "other" in {one.source for one in moved.all(Transition).values()}
    assert rekeyed(moved, {touchpoint.key._replace(id="other"): touchpoint.key}) == BASE
