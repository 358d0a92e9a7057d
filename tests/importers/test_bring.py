"""Entries become cards, touchpoints, steps and stages, where they say or where somebody chose."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.importers.bring import MOST, bring
from journey_editor.importers.entries import Entry, Meaning, entries_of_cells, entries_of_table
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.integrity import mend
from journey_editor.model.place import Place
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    Channel,
    Lane,
    LaneKind,
    Note,
    Pain,
    RowKey,
    Stage,
    Step,
    Touchpoint,
    Variant,
)
from journey_editor.model.structure import inbox_of, stages_of, steps_of
from journey_editor.model.validity import cleaned, problems
from tests.sample_maps.samples import build
from tests.strategies import BRIEFLY

MINT = Mint.seeded("bring")
TITLES = st.sampled_from(["", "Leent het boek", "LEENT HET BOEK", "Nieuw", "Elders", "Website", "Loyaliteit"])
ENTRIES = st.builds(
    Entry,
    st.text(max_size=10).map(lambda text: cleaned(text, lines=True).strip()),
    st.none() | st.sampled_from(LaneKind),
    TITLES,
    TITLES,
    TITLES,
)


@pytest.fixture
def project() -> Project:
    return build("uitlenen")


def somewhere(project: Project) -> Place:
    variant = project.all(Variant).sorted()[0]
    return Place(variant.journey, variant.id)


def called(project: Project, title: str) -> Step:
    return next(step for step in steps_of(project, somewhere(project).variant) if step.title == title)


def lane(project: Project, kind: LaneKind) -> Lane:
    return next(one for one in project.all(Lane).sorted() if one.kind is kind)


@given(st.lists(ENTRIES, max_size=12), st.data())
@BRIEFLY
def test_what_is_counted_is_what_comes_and_undo_takes_it_back(
    entries: list[Entry], data: st.DataObject
) -> None:
    project = build("uitlenen")
    rows = [row.key for kind in (Lane, Channel) for row in project.all(kind).values()]
    steps = [step.id for step in steps_of(project, somewhere(project).variant)]
    place = replace(
        somewhere(project),
        row=data.draw(st.sampled_from([None, RowKey("step", ""), RowKey("stage", ""), *rows])),
        step=data.draw(st.sampled_from([None, "", *steps])),
    )
    brought = bring(project, entries, place, words=Words(), mint=MINT)
    after = brought.change.applied_to(project)

    assert not mend(after)[1]
    assert not [row for row in after.rows() if problems(row)]
    assert brought.change.inverted().applied_to(after) == project
    added = {kind: len(after.all(kind)) - len(project.all(kind)) for kind in (Step, Stage, Lane, Channel)}
    assert (brought.steps, brought.stages, brought.lanes, brought.channels) == tuple(added.values())
    assert brought.cards == len(brought.change.edits) - sum(added.values())
    assert brought.inbox == len(inbox_of(after)) - len(inbox_of(project))


@given(st.lists(st.text(max_size=12), max_size=20))
@BRIEFLY
def test_every_line_comes_back_as_the_text_of_one_card_in_order(texts: list[str]) -> None:
    project = build("uitlenen")
    lines = [f"w {line}".rstrip() for text in texts for line in cleaned(text, lines=True).splitlines()]
    for row, step in ((None, None), (lane(project, LaneKind.NEED).key, called(project, "Leent het boek").id)):
        place = replace(somewhere(project), row=row, step=step)
        brought = bring(project, entries_of_cells(lines), place, words=Words(), mint=MINT)
        after = brought.change.applied_to(project)
        notes = [note for note in after.rows() if isinstance(note, Note) and note.key in brought.chosen]
        assert [note.text for note in sorted(notes, key=lambda note: note.rank)] == lines


def test_lines_of_kinds_keep_their_order_in_the_inbox(project: Project) -> None:
    entries = entries_of_cells("pain: a\nidea: b\nquote: c\npain: d\nneed: e".splitlines())
    after = bring(project, entries, somewhere(project), words=Words(), mint=MINT).change.applied_to(project)
    assert [note.text for note in inbox_of(after)[-5:]] == ["a", "b", "c", "d", "e"]


def test_a_table_finds_steps_lanes_and_channels_by_their_titles(project: Project) -> None:
    rows = [
        ["what", "kind", "where", "row"],
        ["Te koud", "pijnpunt", "leent  het BOEK", ""],
        ["Balie", "contactpunt", "Leent het boek", "website"],
        ["Snel klaar", "", "Leent het boek", "Weetjes"],
    ]
    meanings = [Meaning.TEXT, Meaning.KIND, Meaning.STEP, Meaning.ROW]
    entries = entries_of_table(rows, meanings, headings=True)
    brought = bring(project, entries, somewhere(project), words=Words(), mint=MINT)
    after = brought.change.applied_to(project)

    pain, touchpoint, note = (after.row(key) for key in brought.chosen)
    step = called(project, "Leent het boek").id
    assert isinstance(pain, Pain)
    assert (pain.first_step, pain.lane) == (step, lane(project, LaneKind.PAIN).id)
    assert isinstance(touchpoint, Touchpoint)
    assert after.one(Channel, touchpoint.channel).title == "Website"
    assert isinstance(note, Card)
    assert after.one(Lane, str(note.lane)).title == "Weetjes"
    assert brought.summary(Words()) == "3 cards, 1 new lane"


def test_several_columns_of_texts_are_cards_at_the_step_or_of_the_kind_above_them() -> None:
    rows = [["Leent het boek", "Pijnpunten"], ["Pasje", "Te duur"], ["", "Te laat"]]
    entries = entries_of_table(rows, [Meaning.TEXT, Meaning.TEXT], headings=True)
    assert entries == [
        Entry("Pasje", None, "Leent het boek"),
        Entry("Te duur", LaneKind.PAIN),
        Entry("Te laat", LaneKind.PAIN),
    ]


def test_steps_and_stages_may_come_without_any_card(project: Project) -> None:
    rows = [["Terug", "Inleveren"], ["Terug", "Bon pakken"], ["Weg", ""]]
    entries = entries_of_table(rows, [Meaning.STAGE, Meaning.STEP], headings=False)
    brought = bring(project, entries, somewhere(project), words=Words(), mint=MINT)
    after = brought.change.applied_to(project)
    titles = [stage.title for stage in stages_of(after, somewhere(project).variant)][-2:]
    assert titles == ["Terug", "Weg"]
    assert (brought.steps, brought.stages, brought.cards) == (3, 2, 0)
    assert brought.summary(Words()) == "2 new stages, 3 new steps"


def test_touchpoints_run_past_the_last_step_into_new_ones(project: Project) -> None:
    channel = project.all(Channel).sorted()[0]
    steps = steps_of(project, somewhere(project).variant)
    place = replace(somewhere(project), row=channel.key, step=steps[-1].id)
    brought = bring(project, entries_of_cells("a\nb\nc".splitlines()), place, words=Words(), mint=MINT)
    assert (brought.cards, brought.steps) == (3, 2)


def test_a_title_that_is_too_long_is_cut_and_counted(project: Project) -> None:
    place = replace(somewhere(project), row=RowKey("step", ""))
    brought = bring(project, [Entry("x" * 600), Entry("y")], place, words=Words(), mint=MINT)
    assert brought.cut == 1
    assert brought.summary(Words()) == "2 new steps, 1 text was too long and was cut"


@pytest.mark.parametrize("row", [None, RowKey("step", ""), RowKey("stage", "")])
def test_as_many_as_may_come_come_in_a_moment(project: Project, row: RowKey | None) -> None:
    entries = [Entry(f"Text {number}", LaneKind.PAIN, f"Step {number % 900}") for number in range(MOST)]
    started = time.process_time()
    brought = bring(project, entries, replace(somewhere(project), row=row), words=Words(), mint=MINT)
    brought.change.applied_to(project)
    assert time.process_time() - started < 3
    assert len(brought.chosen) == MOST
