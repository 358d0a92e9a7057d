"""What differs between two projects, as it is told to people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.app.resources import words_for
from journey_editor.insight.changes import Fared, FieldTold, Told, changes_between, sentences_of
from journey_editor.insight.contents import reading_order
from journey_editor.insight.values import value_words
from journey_editor.kernel.words import Words, unisolated
from journey_editor.model.change import Change
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.fields import Id, Rank, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import (
    TABLES,
    Card,
    Channel,
    Experience,
    Journey,
    Lane,
    LaneKind,
    Pain,
    Party,
    Persona,
    Record,
    Score,
    Setting,
    Stage,
    Step,
    Touchpoint,
    Transition,
    Variant,
    VariantKind,
)
from tests.sample_maps.samples import build
from tests.strategies import BRIEFLY, FEW_IDS, SEEDS, changes, furnished, loose_projects, records

WORDS = Words()
DUTCH = words_for("nl")

SMALL = Project.of(
    Setting(id="map", title="Map"),
    Journey(id="task", title="Borrow"),
    Variant(id="now", journey="task"),
    Lane(id="lane", journey="task", kind=LaneKind.QUOTE, title="Quotes"),
    Lane(id="lane2", journey="task", kind=LaneKind.TEXT, title="Thoughts", rank="V"),
    Stage(id="stage", variant="now", title="Search", rank="A"),
    Stage(id="stage2", variant="now", title="Orient", rank="B"),
    Step(id="step", stage="stage", title="Find", rank="A"),
    Step(id="step2", stage="stage2", title="Ask", rank="B"),
    Channel(id="site", title="Website"),
    Party(id="team", name="Front desk"),
    Persona(id="who", title="Student"),
    Touchpoint(id="touch", step="step", channel="site", title="Catalogue", rank="A"),
    Touchpoint(id="touch2", step="step2", channel="site", title="Chat", rank="A"),
    Transition(id="way", source="touch", target="touch2"),
    Card(id="card", lane="lane", first_step="step", last_step="step", text="Where do I go?", rank="A"),
    Pain(id="pain", text="No\nsigns", rank="A"),
    Experience.known_by(persona="who", subject=Touchpoint(id="touch", step="", channel="").key, emotion=0.5),
)


def row(table: str, id_: str) -> Record:
    return next(one for one in SMALL.rows() if one.table == table and one.id == id_)


def told(new: Project, words: Words = WORDS) -> list[str]:
    return [unisolated(one.said) for one in changes_between(SMALL, new, words)]


def with_values(table: str, id_: str, **values: object) -> Project:
    return set_values(SMALL, row(table, id_).key, **values).applied_to(SMALL)


# Laws


@given(loose_projects())
def test_of_equal_projects_nothing_is_told(project: Project) -> None:
    assert changes_between(project, project, WORDS) == ()
    assert changes_between(project, Project.of(*project.rows()), WORDS) == ()


@BRIEFLY
@given(chance=st.data(), seed=SEEDS, words=st.sampled_from([WORDS, DUTCH]))
def test_each_row_that_differs_is_told_once_and_by_no_id(
    chance: st.DataObject, seed: str, words: Words
) -> None:
    old = furnished(seed)
    change = chance.draw(changes(old, most=4))
    new = change.applied_to(old)

    found = changes_between(old, new, words)

    assert sorted(one.key for one in found) == sorted(change.edits)
    ids = {one.id for one in [*old.rows(), *new.rows()]}
    for one in found:
        shown = [
            one.said,
            *(text for field in one.fields for text in (field.label, field.before, field.after)),
        ]
        assert not [id_ for id_ in ids for text in shown if id_ in text]
        assert "\n" not in one.said
        assert len(one.said) < 400 * (1 + len(one.fields))
    for one in found:
        edit = change.edits[one.key]
        wanted = {(True, False): Fared.ADDED, (False, True): Fared.REMOVED}.get(
            (edit.before is None, edit.after is None)
        )
        assert one.kind == wanted if wanted else one.kind in (Fared.CHANGED, Fared.MOVED)


@BRIEFLY
@given(chance=st.data(), seed=SEEDS)
def test_what_stands_on_a_map_is_told_in_reading_order(chance: st.DataObject, seed: str) -> None:
    old = furnished(seed)
    new = chance.draw(changes(old, most=4)).applied_to(old)
    order = reading_order(new)

    shown = [order.index(one.key) for one in changes_between(old, new, WORDS) if one.key in order]

    assert shown == sorted(shown)


@pytest.mark.parametrize("kind", TABLES.values())
@BRIEFLY
@given(chance=st.data())
def test_every_value_of_every_record_has_words(kind: type[Record], chance: st.DataObject) -> None:
    record = chance.draw(records(kind, FEW_IDS))
    for column in columns_of(kind):
        said = value_words(SMALL, record, column.name, WORDS)
        assert (said == "") == isinstance(column.field, Id | Rank)


# Examples


def test_a_text_that_changed_is_told_with_where_it_stands_and_what_it_was() -> None:
    new = with_values("card", "card", text="Where is it?")
    (one,) = changes_between(SMALL, new, WORDS)
    said = "Card in Quotes at Find: text was “Where do I go?”, is “Where is it?”"
    assert unisolated(one.said) == said
    assert one == Told(
        row("card", "card").key,
        Fared.CHANGED,
        one.said,
        (FieldTold("text", "Text", "Where do I go?", "Where is it?"),),
    )


def test_a_value_that_changed_is_told_with_the_name_of_its_row() -> None:
    new = with_values("touchpoint", "touch", minutes=5.5, human=True, owner="team")
    clauses = (
        "takes was none, is 5.5 min",
        "a person is there was unknown, is yes",
        "owner was none, is “Front desk”",
    )
    assert told(new) == [f"Touchpoint “Catalogue” at Find on Website: {'; '.join(clauses)}"]
    assert "duurt was geen, is 5,5 min" in told(new, DUTCH)[0]


def test_a_choice_is_told_in_words_and_a_feeling_on_the_scale_of_the_map() -> None:
    felt = next(iter(SMALL.all(Experience).values()))
    change = Change.putting(
        SMALL, replace(felt, emotion=-1.0), replace(SMALL.one(Variant, "now"), kind=VariantKind.TO_BE)
    )
    assert told(change.applied_to(SMALL)) == [
        "Variant: kind was as is, is to be",
        "Experience “Student: Catalogue”: emotion was 1, is −2",
    ]


def test_what_moved_is_told_from_where_to_where() -> None:
    change = Change.putting(
        SMALL,
        replace(SMALL.one(Touchpoint, "touch"), step="step2"),
        replace(SMALL.one(Card, "card"), lane="lane2", first_step="step2", last_step="step2"),
        replace(SMALL.one(Pain, "pain"), lane="lane", stage="stage"),
        replace(SMALL.one(Stage, "stage"), rank="Z"),
    )
    found = changes_between(SMALL, change.applied_to(SMALL), WORDS)
    assert [unisolated(one.said) for one in found] == [
        "Touchpoint “Catalogue” moved from Find to Ask",
        "Card “Where do I go?” moved from Quotes · Find to Thoughts · Ask",
        "Stage “Search” moved among its neighbours",
        "Pain “No signs” moved from Inbox to Quotes · Search",
    ]
    assert {one.kind for one in found} == {Fared.MOVED}
    assert next(one.fields for one in found if one.key.id == "stage") == ()


def test_what_moved_and_changed_is_told_in_one_sentence() -> None:
    new = with_values("touchpoint", "touch", step="step2", minutes=3.0)
    (one,) = changes_between(SMALL, new, WORDS)
    assert one.kind == Fared.CHANGED
    assert unisolated(one.said) == "Touchpoint “Catalogue” moved from Find to Ask: takes was none, is 3 min"


def test_a_stage_that_went_says_how_much_went_with_it_and_each_row_is_listed_after_it() -> None:
    new = remove(SMALL, [row("stage", "stage").key]).applied_to(SMALL)
    assert told(new) == [
        "Stage “Search” removed, and 5 rows with it",
        "Step “Find” in Search removed, and 4 rows with it",
        "Touchpoint “Catalogue” at Find on Website removed, and 2 rows with it",
        "Transition “Catalogue → Chat” removed",
        "Card “Where do I go?” in Quotes at Find removed",
        "Experience “Student: Catalogue” removed",
    ]
    assert [unisolated(one.said) for one in changes_between(new, SMALL, WORDS)][:2] == [
        "Stage “Search” added, and 5 rows with it",
        "Step “Find” in Search added, and 4 rows with it",
    ]


def test_rows_of_one_name_in_two_variants_are_told_apart() -> None:
    later = Variant(id="then", journey="task", kind=VariantKind.TO_BE)
    stage = Stage(id="other", variant="then", title="Search")
    old = SMALL.with_rows([(later.key, later), (stage.key, stage)])
    new = old.with_rows([(one.key, replace(one, colour="#112233")) for one in old.all(Stage).values()])
    assert [unisolated(one.said) for one in changes_between(old, new, WORDS)] == [
        "Stage “Search” (as is): colour was none, is #112233",
        "Stage “Orient” (as is): colour was none, is #112233",
        "Stage “Search” (to be): colour was none, is #112233",
    ]


def test_long_texts_are_cut_in_the_sentence_and_whole_beside_it() -> None:
    text = "A long\nstory. " * 400
    (one,) = changes_between(SMALL, with_values("card", "card", text=text), WORDS)
    assert len(one.said) < 250
    assert "…”" in unisolated(one.said)
    assert one.fields[0].after == text


def test_an_action_that_was_scored_is_told_by_its_name_and_who_scored_it() -> None:
    old = build("uitlenen")
    score = old.all(Score).sorted()[0]
    new = Change.putting(old, replace(score, value=1.0 if score.value != 1.0 else 2.0)).applied_to(old)
    (one,) = changes_between(old, new, WORDS)
    assert one.said.startswith("Score “")
    assert one.fields[0].label == "Value"


def test_of_many_changes_the_first_are_said_and_how_many_more_there_are() -> None:
    told = changes_between(Project.of(SMALL.setting), SMALL, WORDS)
    said = [one.said for one in told]
    assert sentences_of(told, WORDS, most=len(told)) == said
    assert sentences_of(told, WORDS, most=len(told) - 3) == [*said[:-3], "and 3 more"]
    assert sentences_of((), WORDS, most=20) == []
