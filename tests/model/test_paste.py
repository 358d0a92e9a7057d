"""Copy and paste of rows, within a project and into another."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.clip import clip_of
from journey_editor.model.edits.cards import add_note
from journey_editor.model.edits.grid import add_stage, add_step
from journey_editor.model.edits.paste import Pasted, paste
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.fields import Id, Rank, Refers, Subject, columns_of
from journey_editor.model.integrity import mend
from journey_editor.model.place import Place
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    Channel,
    Code,
    Experience,
    Journey,
    Lane,
    LaneKind,
    Note,
    Pain,
    Party,
    Persona,
    RowKey,
    Setting,
    Stage,
    Step,
    Touchpoint,
    Transition,
    Variant,
)
from journey_editor.model.siblings import parent_field
from journey_editor.model.structure import steps_of
from journey_editor.model.templates import blank
from journey_editor.model.validity import problems
from tests.sample_maps.samples import NAMES, build
from tests.strategies import BRIEFLY, projects

MINT = Mint.seeded("paste")


def nowhere(project: Project) -> Place:
    """The first variant, with nothing chosen on it."""
    variant = project.all(Variant).sorted()[0]
    return Place(variant.journey, variant.id)


def pasted(project: Project, keys: list[RowKey], target: Project, place: Place) -> tuple[Project, Pasted]:
    done = paste(target, clip_of(project, keys), place, mint=MINT)
    return done.change.applied_to(target), done


def on_the_map(project: Project) -> list[RowKey]:
    """Every row that a map shows, and who it speaks of."""
    shown = (Party, Channel, Persona, Code, Lane, Stage)
    return [row.key for kind in shown for row in project.all(kind).values()]


def empty() -> Project:
    return Project.of(Setting(id="s"), Journey(id="j"), Variant(id="v", journey="j"))


def likeness(project: Project) -> Counter[int]:
    """Every row without its id, each reference as what it leads to, each rank as a place among siblings."""
    said: dict[RowKey, int] = {}

    def say(row: Any) -> int:
        if row.key not in said:
            values: list[Any] = [row.table]
            for column in columns_of(type(row)):
                value = getattr(row, column.name)
                if isinstance(column.field, Rank):
                    table = project.all(type(row))
                    parent = parent_field(type(row))
                    siblings = table.where(parent, getattr(row, parent)) if parent else table.sorted()
                    value = siblings.index(row)
                elif isinstance(column.field, Subject):
                    value = say(project.row(value)) if value else None
                elif isinstance(column.field, Refers) and value is not None:
                    keys = (RowKey(table, value) for table in column.field.to)
                    value = next(say(found) for key in keys if (found := project.row(key)))
                elif isinstance(column.field, Id):
                    value = ""
                values.append(value)
            said[row.key] = hash(tuple(map(str, values)))
        return said[row.key]

    apart = (Setting, Journey, Variant)
    for row in project.rows():
        if isinstance(row, apart):
            said[row.key] = 0
    return Counter(say(row) for row in project.rows() if not isinstance(row, apart))


def sound(project: Project) -> bool:
    return not mend(project)[1] and not any(problems(row) for row in project.rows())


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_variant_pasted_into_an_empty_project_is_the_same_map(name: str) -> None:
    source = build(name)
    clip = clip_of(source, on_the_map(source))
    target = empty()
    after = paste(target, clip, nowhere(target), mint=MINT).change.applied_to(target)

    assert sound(after)
    assert likeness(after) == likeness(clip.project)


@given(projects(most=6), st.data())
@BRIEFLY
def test_anything_pasted_anywhere_is_sound_and_undo_gives_the_first_project_back(
    project: Project, data: st.DataObject
) -> None:
    keys = data.draw(st.lists(st.sampled_from([row.key for row in project.rows()]), max_size=5))
    target = data.draw(st.sampled_from([project, empty(), build("uitlenen")]))
    variant = data.draw(st.sampled_from(target.all(Variant).sorted()))
    rows = [row.key for kind in (Lane, Channel, Persona) for row in target.all(kind).values()]
    steps = [step.id for step in steps_of(target, variant.id)]
    place = Place(
        variant.journey,
        variant.id,
        data.draw(st.sampled_from([None, RowKey("step", ""), RowKey("stage", ""), *rows])),
        data.draw(st.sampled_from([None, "", *steps])),
    )
    after, done = pasted(project, keys, target, place)

    assert sound(after)
    assert done.change.inverted().applied_to(after) == target
    assert all(after.row(key) is not None for key in done.chosen)


@given(projects(most=6), st.data())
@BRIEFLY
def test_a_clip_tells_nothing_private_that_was_not_chosen(project: Project, data: st.DataObject) -> None:
    keys = data.draw(st.lists(st.sampled_from([row.key for row in project.rows()]), max_size=5))
    clip = clip_of(project, keys)

    assert sound(clip.project)
    for row in clip.project.rows():
        if getattr(row, "private", False) and isinstance(row, Party) and row.key not in clip.chosen:
            assert row.name == ""


@pytest.fixture
def uitlenen() -> Project:
    return build("uitlenen")


def called(project: Project, kind: type[Any], said: str) -> Any:
    rows = project.all(kind).sorted()
    return next(row for row in rows if getattr(row, "text", getattr(row, "title", "")).startswith(said))


def other(title: str = "Elsewhere", *, steps: int = 3) -> Project:
    """A blank map with so many steps."""
    project = blank(title=title, language="en", words=Words(), mint=MINT)
    stage = project.all(Stage).sorted()[0]
    for number in range(steps - 1):
        change = add_step(project, stage=stage.id, mint=MINT, title=f"Step {number}")
        project = change.applied_to(project)
    return project


def test_columns_keep_their_distance_and_steps_are_added_past_the_last(uitlenen: Project) -> None:
    order_ = [step.id for step in steps_of(uitlenen, nowhere(uitlenen).variant)]
    needs = [card for card in uitlenen.all(Card).sorted() if card.lane and card.first_step == card.last_step]
    needs = [card for card in needs if order_.index(str(card.first_step)) > 1]
    first = min(needs, key=lambda card: order_.index(str(card.first_step)))
    last = max(needs, key=lambda card: order_.index(str(card.first_step)))
    apart = order_.index(str(last.first_step)) - order_.index(str(first.first_step))
    assert apart > 2
    target = other()
    steps = steps_of(target, nowhere(target).variant)
    place = replace(nowhere(target), step=steps[1].id)

    after, done = pasted(uitlenen, [first.key, last.key], target, place)

    now = [step.id for step in steps_of(after, place.variant)]
    one, two = (after.one(Card, key.id) for key in done.chosen)
    assert one.first_step == steps[1].id
    assert now.index(str(two.first_step)) == 1 + apart
    assert len(now) == 2 + apart


def test_channels_are_found_by_their_title_however_it_is_capitalised(uitlenen: Project) -> None:
    touchpoint = uitlenen.all(Touchpoint).sorted()[0]
    channel = uitlenen.one(Channel, touchpoint.channel)
    target = other()
    there = replace(target.all(Channel).sorted()[2], title=channel.title.upper())
    target = target.with_rows([(there.key, there)])
    place = replace(nowhere(target), step=steps_of(target, nowhere(target).variant)[0].id)

    after, done = pasted(uitlenen, [touchpoint.key], target, place)

    assert after.one(Touchpoint, done.chosen[0].id).channel == there.id
    assert after.all(Channel) == target.all(Channel)


def test_what_is_nowhere_comes_along_but_nobody_private(uitlenen: Project) -> None:
    named = Party(id="open", name="Front office")
    hidden = Party(id="hidden", name="J. Jansen", private=True)
    touchpoints = uitlenen.all(Touchpoint).sorted()[:2]
    source = uitlenen.with_rows(
        [
            (named.key, named),
            (hidden.key, hidden),
            (touchpoints[0].key, replace(touchpoints[0], owner="open")),
            (touchpoints[1].key, replace(touchpoints[1], owner="hidden")),
        ]
    )
    keys = [one.key for one in touchpoints]
    target = other()
    assert "J. Jansen" not in repr(list(clip_of(source, keys).project.rows()))

    after, done = pasted(source, keys, target, nowhere(target))

    first, second = (after.one(Touchpoint, key.id) for key in done.chosen)
    assert after.one(Party, str(first.owner)).name == "Front office"
    assert second.owner is None
    assert "J. Jansen" not in {party.name for party in after.all(Party).values()}
    back, again = pasted(source, keys, source, nowhere(source))
    assert back.one(Touchpoint, again.chosen[1].id).owner == "hidden"


def test_two_joined_touchpoints_stay_joined_and_one_alone_brings_no_line(uitlenen: Project) -> None:
    line = uitlenen.all(Transition).sorted()[0]
    ends = [RowKey(Touchpoint.table, line.source), RowKey(Touchpoint.table, line.target)]

    after, done = pasted(uitlenen, ends, uitlenen, nowhere(uitlenen))
    assert [
        one
        for one in after.all(Transition).values()
        if (one.source, one.target) == tuple(k.id for k in done.chosen)
    ]
    alone, _ = pasted(uitlenen, ends[:1], uitlenen, nowhere(uitlenen))
    assert len(alone.all(Transition)) == len(uitlenen.all(Transition))


def test_a_note_whose_step_is_nowhere_goes_to_the_inbox_and_keeps_its_text(uitlenen: Project) -> None:
    pain = uitlenen.all(Pain).sorted()[0]
    target = other()

    after, done = pasted(uitlenen, [pain.key], target, nowhere(target))

    copy = after.one(Pain, done.chosen[0].id)
    assert (copy.lane, copy.first_step, copy.last_step) == (None, None, None)
    assert (copy.text, copy.severity, done.inbox) == (pain.text, pain.severity, 1)


def test_a_card_pasted_in_another_lane_of_cards_becomes_one_of_that_lane(uitlenen: Project) -> None:
    need = next(card for card in uitlenen.all(Card).sorted() if card.kind == "need")
    quotes = next(lane for lane in uitlenen.all(Lane).sorted() if lane.kind == LaneKind.QUOTE)
    place = replace(nowhere(uitlenen), row=quotes.key, step=need.first_step)

    after, done = pasted(uitlenen, [need.key], uitlenen, place)

    copy = after.one(Card, done.chosen[0].id)
    assert (copy.lane, copy.kind) == (quotes.id, "quote")
    pains = next(lane for lane in uitlenen.all(Lane).sorted() if lane.kind == LaneKind.PAIN)
    after, done = pasted(uitlenen, [need.key], uitlenen, replace(place, row=pains.key))
    assert after.one(Card, done.chosen[0].id).lane == need.lane


def test_stages_stand_after_the_chosen_one_and_bring_their_cards(uitlenen: Project) -> None:
    stages = uitlenen.all(Stage).where("variant", nowhere(uitlenen).variant)
    steps = uitlenen.all(Step)
    place = replace(nowhere(uitlenen), step=steps.where("stage", stages[0].id)[-1].id)

    after, done = pasted(uitlenen, [stages[1].key, stages[2].key], uitlenen, place)

    titles = [stage.title for stage in after.all(Stage).where("variant", place.variant)]
    was = [stage.title for stage in stages]
    assert titles == [was[0], was[1], was[2], *was[1:]]
    notes = [row for row in after.rows() if isinstance(row, Note)]
    inside = {step.id for key in done.chosen for step in after.all(Step).where("stage", key.id)}
    assert [note for note in notes if note.first_step in inside]


def test_a_feeling_is_pasted_at_another_step(uitlenen: Project) -> None:
    felt = next(row for row in uitlenen.all(Experience).sorted() if row.emotion is not None)
    steps = steps_of(uitlenen, nowhere(uitlenen).variant)
    after, done = pasted(uitlenen, [felt.key], uitlenen, replace(nowhere(uitlenen), step=steps[-1].id))
    row = after.one(Experience, done.chosen[0].id)
    assert (row.emotion, row.persona) == (felt.emotion, felt.persona)
    assert row.subject != felt.subject


def test_a_stage_of_five_hundred_cards_is_pasted_in_no_time_and_ranks_stay_short(uitlenen: Project) -> None:
    project = uitlenen
    lane = next(lane for lane in project.all(Lane).sorted() if lane.kind == LaneKind.NEED)
    step = steps_of(project, nowhere(project).variant)[0]
    for number in range(500):
        change = add_note(project, lane=lane.id, first_step=step.id, mint=MINT, text=f"Card {number}")
        project = change.applied_to(project)

    after, done = pasted(project, [step.key], project, nowhere(project))

    copied = [note for note in after.all(Card).where("lane", lane.id) if note.first_step == done.chosen[0].id]
    texts = [note.text for note in copied if note.text.startswith("Card ")]
    assert texts == [f"Card {number}" for number in range(500)]
    assert max(len(note.rank) for note in copied) < 60


def test_pasting_between_two_stages_again_and_again_finds_room() -> None:
    project = other()
    change = add_stage(project, variant=nowhere(project).variant, mint=MINT, title="Last")
    project = add_step(change.applied_to(project), stage=change.added(Stage)[0].id, mint=MINT).applied_to(
        change.applied_to(project)
    )
    first = project.all(Stage).sorted()[0]
    place = replace(nowhere(project), step=project.all(Step).where("stage", first.id)[0].id)
    for _ in range(60):
        project, _done = pasted(project, [first.key], project, place)
    stages = project.all(Stage).where("variant", place.variant)
    assert [stage.title for stage in stages] == [first.title] * 61 + ["Last"]
    assert sound(project)


def test_a_code_stays_with_the_first_and_goes_along_where_it_is_free(uitlenen: Project) -> None:
    need = next(card for card in uitlenen.all(Card).sorted() if card.lane)
    coded = replace(need, code="K99")
    project = uitlenen.with_rows([(coded.key, coded)])

    here, done = pasted(project, [coded.key], project, nowhere(project))
    assert here.one(Card, done.chosen[0].id).code == ""
    there, done = pasted(project, [coded.key], other(), nowhere(other()))
    assert there.one(Card, done.chosen[0].id).code == "K99"


def test_steps_pasted_on_a_stage_come_to_its_end_and_on_a_step_after_it(uitlenen: Project) -> None:
    variant = nowhere(uitlenen).variant
    steps = steps_of(uitlenen, variant)
    stage = steps[0].stage
    inside = uitlenen.all(Step).where("stage", stage)
    assert len(inside) > 2
    for row, place in ((RowKey("stage", ""), len(inside)), (RowKey("step", ""), 1)):
        at = replace(nowhere(uitlenen), row=row, step=inside[0].id)
        after, done = pasted(uitlenen, [steps[-1].key], uitlenen, at)
        order_ = [step.id for step in after.all(Step).where("stage", stage)]
        assert order_.index(done.chosen[0].id) == place


def test_a_card_chosen_beside_an_earlier_step_lands_at_the_place(uitlenen: Project) -> None:
    steps = steps_of(uitlenen, nowhere(uitlenen).variant)
    late = {step.id for step in steps[4:]}
    cards = uitlenen.all(Card).sorted()
    card = next(card for card in cards if card.first_step == card.last_step and card.first_step in late)
    at = replace(nowhere(uitlenen), step=steps[-1].id)
    after, done = pasted(uitlenen, [steps[0].key, card.key], uitlenen, at)
    assert after.one(Card, done.chosen[1].id).first_step == steps[-1].id
    assert len(steps_of(after, at.variant)) == len(steps) + 1


@pytest.mark.parametrize("at", ["first", "", None])
def test_a_paste_runs_on_for_so_many_steps_and_no_more_and_nothing_is_lost(at: str | None) -> None:
    wide, target = other(), other("Here")
    stage, lane = wide.all(Stage).sorted()[0], wide.all(Lane).sorted()[-1]
    ids = [f"step {number:04}" for number in range(1_500)]
    steps = [Step(id=id_, stage=stage.id, title=id_, rank=f"a{id_[5:]}1") for id_ in ids]
    cards = [
        Card(id=f"card {id_}", lane=lane.id, first_step=id_, last_step=id_, text=id_, rank=f"a{id_[5:]}1")
        for id_ in ids
    ]
    wide = wide.with_rows((row.key, row) for row in (*steps, *cards))
    first = steps_of(target, nowhere(target).variant)[0]
    place = replace(nowhere(target), step=first.id if at else at)

    after, found = pasted(wide, [card.key for card in cards], target, place)

    came = [note for note in after.all(Card).values() if note.text in ids]
    assert sorted(note.text for note in came) == ids
    assert len(found.chosen) == len(ids)
    assert sound(after)
    added = len(steps_of(after, place.variant)) - len(steps_of(target, place.variant))
    if at is None:
        assert (added, found.inbox) == (0, len(ids))
    else:
        columns = [step.id for step in steps_of(after, place.variant)]
        begin = columns.index(first.id) if at else len(columns) - added
        where = {note.text: columns.index(note.first_step or "") - begin for note in came}
        assert where == {id_: min(number, 1_000) for number, id_ in enumerate(ids)}
        assert added <= 1_001


def test_a_to_be_is_pasted_beside_what_it_was_made_from(uitlenen: Project) -> None:
    variant = nowhere(uitlenen).variant
    project = make_to_be(uitlenen, variant, mint=MINT, title="To be").applied_to(uitlenen)
    (to_be,) = (one for one in project.all(Variant).values() if one.based_on == variant)
    after, done = pasted(project, [to_be.key], project, nowhere(project))
    assert sound(after)
    (copy,) = done.chosen
    assert [after.one(Variant, one).based_on for one in (to_be.id, copy.id)] == [variant, None]
