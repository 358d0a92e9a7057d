from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import add_note
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.edits.grid import add_step, add_touchpoint
from journey_editor.model.edits.pictures import add_pictures
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.values import set_values
from journey_editor.model.merge import Side, merge
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    Channel,
    Code,
    Experience,
    Lane,
    LaneKind,
    Pain,
    Party,
    PartyKind,
    Persona,
    Picture,
    PictureKind,
    RowKey,
    Stage,
    Step,
    Tag,
    Touchpoint,
)
from tests.model.merging import result
from tests.strategies import furnished

BASE = furnished("stay", stages=2)
STAGE = BASE.all(Stage).sorted()[1]
STEPS = BASE.all(Step).where("stage", STAGE.id)
CHANNEL = BASE.all(Channel).sorted()[0]
NEEDS = next(lane for lane in BASE.all(Lane).values() if lane.kind is LaneKind.NEED)
DELETED = remove(BASE, [STAGE.key]).applied_to(BASE)


def noted(project: Project, step: str, text: str) -> tuple[Project, Card]:
    """Return `project` with a need at a step."""
    change = add_note(project, lane=NEEDS.id, first_step=step, mint=Mint.seeded(text), text=text)
    return change.applied_to(project), change.added(Card)[0]


def new_touchpoint(project: Project, step: str) -> tuple[Project, Touchpoint]:
    change = add_touchpoint(project, step=step, channel=CHANNEL.id, mint=Mint.seeded("t"), title="Kiosk")
    return change.applied_to(project), change.added(Touchpoint)[0]


def test_a_deleted_stage_stays_with_what_is_needed_while_the_other_side_worked_in_it() -> None:
    theirs, touchpoint = new_touchpoint(BASE, STEPS[1].id)
    theirs, card = noted(theirs, STEPS[1].id, "help")
    merged = merge(BASE, DELETED, theirs)
    (clash,) = merged.clashes
    assert (clash.key, clash.fields, clash.ours, clash.theirs) == (STAGE.key, (), None, STAGE)
    assert clash.deleted_by is Side.OURS
    assert set(clash.within) == {STEPS[1].key, touchpoint.key, card.key}
    after = result(DELETED, merged)
    assert {row.key for row in after.rows()} - {row.key for row in DELETED.rows()} == {
        STAGE.key,
        *clash.within,
    }
    assert after.one(Card, card.id) == card


def test_choosing_the_deletion_takes_the_stage_and_leaves_new_cards_in_the_inbox() -> None:
    theirs, _ = new_touchpoint(BASE, STEPS[1].id)
    theirs, card = noted(theirs, STEPS[1].id, "help")
    (clash,) = merge(BASE, DELETED, theirs).clashes
    for prefer in Side:  # what is preferred never deletes
        assert result(DELETED, merge(BASE, DELETED, theirs, prefer=prefer)).row(STAGE.key) == STAGE
    merged = merge(BASE, DELETED, theirs, chosen={clash.id: Side.OURS})
    after = result(DELETED, merged)
    waiting = after.one(Card, card.id)
    assert (waiting.text, waiting.lane, waiting.first_step) == ("help", None, None)
    assert {row.key for row in after.rows()} == {card.key, *(row.key for row in DELETED.rows())}
    assert card.key in {one.key for one in merged.mended}


def test_what_they_deleted_stays_where_we_worked_and_goes_where_that_is_chosen() -> None:
    ours, _ = new_touchpoint(BASE, STEPS[0].id)
    (clash,) = merge(BASE, ours, DELETED).clashes
    assert (clash.deleted_by, clash.ours, clash.theirs) == (Side.THEIRS, STAGE, None)
    assert result(ours, merge(BASE, ours, DELETED)).row(STAGE.key) == STAGE
    merged = merge(BASE, ours, DELETED, chosen={clash.id: Side.THEIRS})
    assert result(ours, merged) == DELETED


def test_cards_edited_in_a_deleted_lane_are_one_question() -> None:
    base, first = noted(BASE, STEPS[0].id, "one")
    base, second = noted(base, STEPS[1].id, "two")
    base, third = noted(base, STEPS[1].id, "three")
    ours = remove(base, [NEEDS.key]).applied_to(base)
    theirs = base
    for card in (first, second):
        theirs = set_values(theirs, card.key, text=card.text + "!").applied_to(theirs)
    merged = merge(base, ours, theirs)
    (clash,) = merged.clashes
    assert (clash.key, set(clash.within)) == (NEEDS.key, {first.key, second.key})
    after = result(ours, merged)
    assert [card.text for card in after.all(Card).sorted()] == ["one!", "two!"]
    assert result(ours, merge(base, ours, theirs, chosen={clash.id: Side.OURS})) == ours
    assert third.key not in merged.news.added


def test_what_hangs_on_two_deleted_rows_is_one_question() -> None:
    touchpoint = BASE.all(Touchpoint).where("step", STEPS[0].id)[0]
    channel = RowKey(Channel.table, touchpoint.channel)
    ours = remove(BASE, [channel, STEPS[0].key]).applied_to(BASE)
    theirs = set_values(BASE, touchpoint.key, title="Kiosk").applied_to(BASE)
    (clash,) = merge(BASE, ours, theirs).clashes
    assert (clash.key, set(clash.within)) == (channel, {STEPS[0].key, touchpoint.key})
    assert result(ours, merge(BASE, ours, theirs, chosen={clash.id: Side.OURS})) == ours


def test_two_deleted_cards_that_were_edited_are_two_questions() -> None:
    base, first = noted(BASE, STEPS[0].id, "one")
    base, second = noted(base, STEPS[1].id, "two")
    theirs = base
    for card in (first, second):
        theirs = set_values(theirs, card.key, text=card.text + "!").applied_to(theirs)
    ours = remove(base, [first.key, second.key]).applied_to(base)
    clashes = merge(base, ours, theirs).clashes
    assert {clash.key for clash in clashes} == {first.key, second.key}
    assert {clash.base for clash in clashes} == {first, second}
    assert {clash.theirs for clash in clashes} == {theirs.row(first.key), theirs.row(second.key)}
    chosen = {clash.id: Side.OURS for clash in clashes if clash.key == first.key}
    after = result(ours, merge(base, ours, theirs, chosen=chosen))
    assert [card.text for card in after.all(Card).values()] == ["two!"]


def test_work_on_new_rows_within_new_rows_keeps_what_is_above_them() -> None:
    added = add_step(BASE, stage=STAGE.id, mint=Mint.seeded("s"), title="New")
    (step,) = added.added(Step)
    theirs, touchpoint = new_touchpoint(added.applied_to(BASE), step.id)
    persona = next(iter(BASE.all(Persona)))
    theirs = set_experience(theirs, persona=persona, subject=touchpoint.key, emotion=0.5).applied_to(theirs)
    (clash,) = merge(BASE, DELETED, theirs).clashes
    (felt,) = theirs.all(Experience).values()
    assert (clash.key, set(clash.within)) == (STAGE.key, {step.key, touchpoint.key, felt.key})


@pytest.mark.parametrize("kind", ["rank", "owner"])
def test_what_was_only_ordered_anew_or_forgot_what_was_deleted_can_be_deleted(kind: str) -> None:
    party = Party(id="party", name="Desk team", kind=PartyKind.TEAM)
    base = BASE.with_rows([(party.key, party)])
    base = set_values(base, STEPS[0].key, owner=party.id).applied_to(base)
    if kind == "rank":
        theirs = set_values(base, STEPS[0].key, rank="zz").applied_to(base)
    else:
        theirs = remove(base, [party.key]).applied_to(base)
    ours = remove(base, [STEPS[0].key]).applied_to(base)
    merged = merge(base, ours, theirs)
    assert merged.clashes == ()
    assert result(ours, merged).row(STEPS[0].key) is None


def test_a_reference_to_what_the_other_side_deleted_is_forgotten_and_said() -> None:
    change = add_row(BASE, Party, mint=Mint.seeded("p"), name="Desk team")
    base, (party,) = change.applied_to(BASE), change.added(Party)
    ours = remove(base, [party.key]).applied_to(base)
    theirs = set_values(base, STEPS[0].key, owner=party.id, title="Asked").applied_to(base)
    merged = merge(base, ours, theirs)
    after: Any = result(ours, merged).row(STEPS[0].key)
    assert (after.title, after.owner) == ("Asked", None)
    assert [one.key for one in merged.mended] == [STEPS[0].key]


def test_a_picture_that_either_side_shows_is_kept_unasked() -> None:
    picture = Picture.known_by(hash="a" * 64, mime=PictureKind.PNG, width=1, height=1)
    base = BASE.with_rows([(picture.key, picture)])
    change = add_pictures(base, [picture], lane=NEEDS.id, steps=[STEPS[0].id], mint=Mint.seeded("p"))
    merged = merge(base, BASE, change.applied_to(base))
    assert (merged.clashes, merged.mended) == ((), ())
    assert result(BASE, merged) == change.applied_to(base)


def test_both_deleting_is_agreed() -> None:
    ours = remove(BASE, [STEPS[0].key]).applied_to(BASE)
    merged = merge(BASE, ours, DELETED)
    assert (merged.clashes, result(ours, merged)) == ((), DELETED)
    assert Change.between(ours, DELETED) == merged.change
    assert merged.news.removed >= {RowKey(Stage.table, STAGE.id)}


def test_what_was_deleted_with_a_row_that_stays_goes_on_with_it() -> None:
    code, pain = Code.known_by(code="DT03"), Pain(id="p", text="No signs")
    tag = Tag.known_by(subject=pain.key, code=code.id)
    base = Project.of(code, pain, tag)
    ours = Change.removing(base, [pain.key, tag.key]).applied_to(base)
    theirs = base.with_rows([(pain.key, replace(pain, text="No signs at all"))])

    for mine, other in ((ours, theirs), (theirs, ours)):
        merged = merge(base, mine, other)
        assert merged.change.applied_to(mine) == theirs
        (clash,) = merged.clashes
        gone = merge(base, mine, other, chosen={clash.id: clash.deleted_by or Side.OURS})
        assert gone.change.applied_to(mine) == ours
