"""What a shared copy leaves out, and that nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.export.private import private_rows
from journey_editor.export.share import KEEPABLE, Part, Shared, shared, write_shared
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.fields import Column, Line, Private, Prose, Refers, columns_of
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import (
    TABLES,
    Card,
    Criterion,
    Evidence,
    Experience,
    Journey,
    Pain,
    Party,
    PartyKind,
    Picture,
    Record,
    RowKey,
    Score,
    Setting,
    Source,
    Tag,
    Touchpoint,
    Vote,
)
from journey_editor.model.revision import Revision, fingerprint
from journey_editor.model.structure import inbox_of
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import publish, read
from tests.export.marked import Marked
from tests.pictures import png
from tests.strategies import BRIEFLY, projects

LOG: Final = (
    Revision("first", (), "New map", "Ada", "2026-11-20T14:02:05Z"),
    Revision("last", ("first",), "Type", "Bo", "2026-11-21T14:02:05Z"),
)
PROJECTS: Final = projects(most=12).map(
    lambda project: Project.of(
        *(one for one in project.rows() if one.table != Setting.table), project.setting
    )
)
DUTCH: Final = Words("nl", {"person": "persoon"})


def copy_of(project: Project, *keep: Part, own: Words | None = None) -> Shared:
    return shared(
        project,
        log=LOG,
        mint=Mint.seeded("shared"),
        words=Words(),
        own=own or Words(),
        keep=frozenset(keep),
    )


def counts(made: Shared) -> dict[Part, int]:
    return {one.part: one.count for one in made.gone}


@given(PROJECTS, st.sets(st.sampled_from(KEEPABLE)))
@BRIEFLY
def test_whatever_is_not_kept_is_gone_and_nothing_dangles(project: Project, keep: set[Part]) -> None:
    made = copy_of(project, *keep)
    left = made.project

    assert not mend(left)[0]
    private = {type(one) for one in private_rows(left)}
    assert Part.PRIVATE in keep or private <= {Party, Source}
    assert Part.SOURCES in keep or Source not in private
    assert Part.INBOX in keep or inbox_of(left) == ()
    if Part.NAMES not in keep:
        names = {project.one(Party, one.id).name for one in people(left)} - {""}
        assert names.isdisjoint(one.name for one in people(left))
        assert not any(one.sponsor for one in left.all(Journey).values())


@given(PROJECTS, st.sets(st.sampled_from(KEEPABLE)))
@BRIEFLY
def test_every_row_that_stays_is_as_it_was_but_for_names_and_what_it_referred_to(
    project: Project, keep: set[Part]
) -> None:
    left = copy_of(project, *keep).project
    for row in left.rows():
        if isinstance(row, Setting):
            continue
        before = project.row(row.key)
        assert before is not None
        changed = [one for one in columns_of(type(row)) if value(row, one) != value(before, one)]
        assert all(one.field.personal or value(row, one) is None for one in changed)


@given(PROJECTS)
@BRIEFLY
def test_a_copy_that_keeps_everything_differs_by_its_id_alone(project: Project) -> None:
    made = copy_of(project, *KEEPABLE)

    assert counts(made) == {Part.HISTORY: 2}
    assert made.project.setting.id != project.setting.id
    own = replace(made.project.setting, id=project.setting.id)
    with_own_id = made.project.with_rows([(made.project.setting.key, None), (own.key, own)])
    assert with_own_id == project


@given(PROJECTS, st.sets(st.sampled_from(KEEPABLE)))
@BRIEFLY
def test_the_counts_are_those_of_the_rows_that_went(project: Project, keep: set[Part]) -> None:
    made = copy_of(project, *keep)

    rows = {part: count for part, count in counts(made).items() if part not in (Part.HISTORY, Part.NAMES)}
    assert len(project) - len(made.project) == sum(rows.values()) + made.belonged
    assert counts(made).keys() == set(Part) - keep
    assert len(made.listed(Words())) == sum(count > 0 for count in counts(made).values()) + (
        made.belonged > 0
    )


@given(PROJECTS)
@BRIEFLY
def test_a_copy_of_a_copy_has_no_more_to_leave_out(project: Project) -> None:
    once = copy_of(project).project
    twice = copy_of(once)

    assert sum(counts(twice)[part] for part in (Part.PRIVATE, Part.SOURCES, Part.INBOX)) == 0
    assert len(twice.project) == len(once)
    assert twice.project.all(Party) == once.all(Party)


def voted() -> Project:
    """The marked project, with what depends on private rows and people."""
    project = Marked().project
    person, private = "party-person", "source-private"
    at, voted = RowKey(Touchpoint.table, "touchpoint-open"), RowKey(Pain.table, "pain-open")
    return Project.of(
        *project.rows(),
        Experience.known_by(persona="persona-open", subject=RowKey("step", "step-open"), source=private),
        Evidence.known_by(subject=at, source=private),
        Tag.known_by(subject=RowKey(Pain.table, "pain-private"), code=next(iter(project.tables["code"]))),
        Vote.known_by(subject=voted, voter=person, dots=3),
        Score.known_by(action="action-open", scorer=person, criterion=Criterion.IMPACT, value=4.0),
        replace(project.one(Journey, "journey-open"), owner=person),
    )


def test_people_keep_their_place_and_their_figures_under_a_number() -> None:
    project = voted()
    left = copy_of(project, own=DUTCH).project

    assert left.one(Party, "party-person").name == "Persoon 1"
    assert left.one(Party, "party-private").name == "Team 1"
    assert left.one(Party, "party-open") == project.one(Party, "party-open")
    assert left.one(Journey, "journey-open").owner == "party-person"
    assert left.tables["score"] == project.tables["score"]
    assert left.tables["vote"] == project.tables["vote"]


def test_answers_from_a_private_source_go_with_it() -> None:
    project = voted()
    made = copy_of(project)

    assert counts(made)[Part.SOURCES] == 2
    assert {one.source for one in made.project.all(Experience).values()} == {"source-open"}
    assert {one.source for one in made.project.all(Evidence).values()} == {"source-open"}
    assert made.belonged == 2  # its evidence, and the tag of a private pain
    kept = copy_of(project, Part.SOURCES).project
    assert kept.tables["experience"] == project.tables["experience"]


def test_a_number_that_somebody_is_called_by_is_not_given_twice() -> None:
    parties = (
        Party(id="1", name="Ada", kind=PartyKind.PERSON),
        Party(id="2", name="Bo", kind=PartyKind.PERSON),
        Party(id="3", name="Person 1", kind=PartyKind.TEAM),
    )
    left = copy_of(Project.of(Setting(id="s"), *parties)).project

    assert {one.name for one in left.all(Party).values()} == {"Person 1", "Person 2", "Person 3"}


def test_a_picture_that_only_a_private_card_shows_goes_too(tmp_path: Path) -> None:
    marked = Marked()
    picture = next(iter(marked.project.all(Picture)))
    cards = [replace(one, picture=picture if one.private else None) for one in cards_of(marked.project)]
    project = marked.project.with_rows((one.key, one) for one in cards)
    written = write(copy_of(project), tmp_path, marked)

    assert picture not in written.project.all(Picture)
    assert not written.pictures
    assert png(2, 2) not in (tmp_path / "copy.journey").read_bytes()
    assert write(copy_of(project, Part.PRIVATE), tmp_path, marked).pictures


def test_the_file_of_a_copy_has_a_history_of_its_own_and_a_fingerprint_of_what_it_was_made_from(
    tmp_path: Path,
) -> None:
    marked = Marked()
    made = copy_of(marked.project)
    written = write(made, tmp_path, marked)

    assert written.project == made.project
    assert (written.whole, written.repairs) == (True, ())
    assert [(one.label, one.author, one.parents) for one in written.revisions] == [("Shared copy", "", ())]
    assert written.made_from == fingerprint("last") != fingerprint("first")
    assert b'"last"' not in (tmp_path / "copy.journey").read_bytes()


def test_a_copy_that_was_worked_on_still_knows_what_it_was_made_from(tmp_path: Path) -> None:
    marked = Marked()
    write(copy_of(marked.project), tmp_path, marked)
    document = Document.open(tmp_path / "copy.journey")
    document.save(tmp_path / "again.journey")

    assert read(tmp_path / "again.journey").made_from == fingerprint("last")


@pytest.mark.parametrize("said", ["last", "A" * 64, "a" * 63, "=cmd" + "a" * 60])
def test_what_is_no_fingerprint_is_not_taken_for_one(said: str, tmp_path: Path) -> None:
    publish(Marked().project, LOG, tmp_path / "odd.journey", overwrite=False, made_from=said)

    assert read(tmp_path / "odd.journey").made_from == ""


# Declarations: what share goes by.

_SECRET: Final = re.compile(r"private|confidential|secret|sensitive|internal|hidden", re.IGNORECASE)
_NAME: Final = re.compile(
    r"\b(name|author|sponsor|by|who|whom|contact|e-?mail|phone|address|voter|scorer|signed|person|member|staff)\b",
    re.IGNORECASE,
)


def columns() -> Iterator[tuple[type[Record], Column]]:
    return ((kind, column) for kind in TABLES.values() for column in columns_of(kind))


def test_what_is_called_private_is_declared_so() -> None:
    for kind, column in columns():
        if column.kind is bool and (_SECRET.search(column.name) or _SECRET.search(column.field.label)):
            assert isinstance(column.field, Private), f"{kind.table}.{column.name}: share does not know it"


def test_what_sounds_like_a_name_is_declared_personal() -> None:
    for kind, column in columns():
        called = f"{column.name.replace('_', ' ')} {column.field.label}"
        if isinstance(column.field, Line | Prose) and _NAME.search(called):
            assert column.field.personal, f"{kind.table}.{column.name}: share does not know it"


def test_what_is_personal_can_be_left_out() -> None:
    for kind, column in columns():
        if column.field.personal:
            assert isinstance(column.field, Line | Prose)
            assert column.default == ""
            assert column.name not in kind.natural


def test_who_cites_a_source_is_found_by_its_declaration() -> None:
    citing = {
        kind
        for kind, column in columns()
        if isinstance(column.field, Refers) and Source.table in column.field.to and not column.field.owned
    }
    assert {one.table for one in citing} == {"experience", "reading"}


def people(project: Project) -> list[Party]:
    return [one for one in project.all(Party).values() if one.kind == PartyKind.PERSON or one.private]


def value(row: Record, column: Column) -> Any:
    return getattr(row, column.name)


def cards_of(project: Project) -> tuple[Card, ...]:
    return project.all(Card).sorted()


def write(made: Shared, folder: Path, marked: Marked) -> Any:
    target = folder / "copy.journey"
    write_shared(
        made,
        target,
        pictures=marked.pictures,
        mint=Mint.seeded("file"),
        words=Words(),
        overwrite=True,
    )
    return read(target)
