"""Making the to-be: a whole copy that remembers where each row came from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.compare import Fate, compare
from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Audience,
    Evidence,
    Experience,
    Lane,
    Link,
    LinkKind,
    Opportunity,
    Pain,
    Party,
    Record,
    RowKey,
    Score,
    Step,
    Tag,
    Touchpoint,
    Variant,
    VariantKind,
)
from journey_editor.model.structure import rows_in, steps_of, variant_of
from journey_editor.model.validity import problems
from tests.sample_maps.samples import NAMES, build
from tests.sample_maps.samples import variant_of as only_variant
from tests.strategies import BRIEFLY, SEEDS, furnished, projects

MAPS = projects(most=10) | st.sampled_from(NAMES).map(build)


def made(project: Project, base: str) -> tuple[Project, Change, Variant]:
    """`project` with a to-be of `base`, what that took, and the to-be."""
    change = make_to_be(project, base, mint=Mint.seeded("to be"), title="To be")
    (variant,) = change.added(Variant)
    return change.applied_to(project), change, variant


@st.composite
def maps(draw: st.DrawFn) -> tuple[Project, str]:
    """A map and one of its variants."""
    project = draw(MAPS)
    return project, draw(st.sampled_from(sorted(project.all(Variant))))


@BRIEFLY
@given(maps())
def test_a_fresh_to_be_keeps_everything(given_: tuple[Project, str]) -> None:
    after, _, variant = made(*given_)
    found = compare(after, variant.id)
    assert found is not None
    assert set(found.fates.values()) <= {Fate.KEPT}
    assert found.removed == ()
    assert len(found.fates) == len(list(rows_in(after, variant.id))) == len(list(rows_in(*given_)))


@BRIEFLY
@given(maps())
def test_making_the_to_be_adds_rows_and_touches_none_and_undo_takes_it_back(
    given_: tuple[Project, str],
) -> None:
    project, base = given_
    after, change, variant = made(project, base)
    assert all(edit.before is None for _, edit in change)
    assert not change.added(Lane)
    assert (variant.kind, variant.based_on) == (VariantKind.TO_BE, base)
    assert change.inverted().applied_to(after) == project


@BRIEFLY
@given(maps())
def test_a_to_be_is_valid_and_sound_where_the_map_was(given_: tuple[Project, str]) -> None:
    after, change, _ = made(*given_)
    assert [found for row in after.rows() if (found := problems(row))] == []
    assert mend(after) == (Change(), ())
    assert change


@BRIEFLY
@given(maps())
def test_what_the_to_be_refers_to_in_the_grid_is_its_own(given_: tuple[Project, str]) -> None:
    after, change, variant = made(*given_)
    for key, edit in change:
        row = edit.after
        if row is not None and variant_of(after, row) is not None:
            assert variant_of(after, row) == variant.id, key


@BRIEFLY
@given(st.sampled_from(NAMES))
def test_what_is_felt_tagged_and_known_there_comes_along(name: str) -> None:
    project = build(name)
    after, _, variant = made(project, only_variant(project))
    successors = {RowKey(row.table, getattr(row, "origin", "")) for row in rows_in(after, variant.id)}
    for kind in (Experience, Tag, Evidence, Audience):
        rows: Iterable[Any] = project.all(kind).values()
        there = [row for row in rows if row.subject in successors]
        assert len(after.all(kind)) == len(project.all(kind)) + len(there)


def test_an_action_carries_out_the_to_be_idea_too_and_answers_lead_to_the_to_be_pain() -> None:
    project = furnished("plan")
    (base,) = project.all(Variant)
    step = steps_of(project, base)[0].id
    lanes = {lane.kind.value: lane.id for lane in project.all(Lane).values()}
    pain = Pain(id="p", lane=lanes["pain"], first_step=step, last_step=step)
    idea = Opportunity(id="o", lane=lanes["opportunity"], first_step=step, last_step=step)
    action = Action(id="a", title="Do")
    links = (
        Link.known_by(kind=LinkKind.ANSWERS, source=idea.key, target=pain.key),
        Link.known_by(kind=LinkKind.CARRIES_OUT, source=action.key, target=idea.key),
    )
    rows: list[Record] = [pain, idea, action, Party(id="s"), *links]
    rows.append(Score.known_by(action="a", scorer="s", criterion="impact", value=3.0))
    project = Change.putting(project, *rows).applied_to(project)
    after, change, _ = made(project, base)
    (new_pain,), (new_idea,) = change.added(Pain), change.added(Opportunity)
    ends = {(one.source, one.target) for one in change.added(Link)}
    assert ends == {(new_idea.key, new_pain.key), (action.key, new_idea.key)}
    assert not change.added(Action)
    assert not change.added(Score)
    assert after.one(Action, "a") == action


@BRIEFLY
@given(SEEDS)
def test_without_its_as_is_a_to_be_stands_alone(seed: str) -> None:
    project = furnished(seed)
    (base,) = project.all(Variant)
    after, _, variant = made(project, base)
    left = remove(after, [RowKey(Variant.table, base)]).applied_to(after)
    assert left.one(Variant, variant.id).based_on is None
    assert compare(left, variant.id) is None
    assert mend(left) == (Change(), ())
    assert len(left.all(Step)) == len(project.all(Step))
    assert all(row.origin is None for row in left.all(Touchpoint).values())
