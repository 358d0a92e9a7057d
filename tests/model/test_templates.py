from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import HOLDS
from journey_editor.model.edits.rows import add_row
from journey_editor.model.fields import Id, Refers, Subject, columns_of
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import (
    TABLES,
    Channel,
    Code,
    Journey,
    Lane,
    LaneKind,
    Pain,
    Persona,
    RowKey,
    Setting,
    Step,
    Tag,
    order,
)
from journey_editor.model.structure import lanes_of, steps_of
from journey_editor.model.templates import blank, reminted
from journey_editor.model.validity import problems
from tests.strategies import BRIEFLY, SEEDS, furnished, projects


@BRIEFLY
@given(projects(most=8), SEEDS)
def test_a_reminted_project_shares_no_id_with_its_template_but_those_of_plain_keys(
    project: Project, seed: str
) -> None:
    copy = reminted(project, mint=Mint.seeded("other" + seed))
    shared = {row.key for row in project.rows()} & {row.key for row in copy.rows()}
    assert all(TABLES[key.table].natural and not _refers(key.table) for key in shared)
    assert all(row.key in shared for row in project.rows() if row.table == "code")


def tagged() -> Project:
    """Return a map with a friction code on a pain: a key with references to a row with a key without any."""
    project, mint = furnished("x"), Mint.seeded("y")
    for kind, given_ in ((Pain, {}), (Code, {"code": "DT03"})):
        project = add_row(project, kind, mint=mint, **given_).applied_to(project)
    (pain,), (code,) = project.all(Pain).values(), project.all(Code).values()
    return add_row(project, Tag, mint=mint, subject=pain.key, code=code.id).applied_to(project)


@BRIEFLY
@given(projects(most=8))
@example(tagged())
def test_a_reminted_project_has_the_same_shape_and_content(project: Project) -> None:
    copy = reminted(project, mint=Mint.seeded("copy"))
    pairs = [
        pair
        for name, table in project.tables.items()
        for pair in zip(table.values(), copy.tables[name].values(), strict=True)
    ]
    new = {row.key: twin.key for row, twin in pairs}
    for row, twin in pairs:
        for column in columns_of(type(row)):
            value, its = getattr(row, column.name), getattr(twin, column.name)
            if isinstance(column.field, Subject) and value is not None:
                assert its == new[value]
            elif isinstance(column.field, Refers) and value is not None:
                (to,) = column.field.to
                assert its == new[RowKey(to, value)].id
            elif not isinstance(column.field, Id):
                assert its == value
    assert [found for row in copy.rows() if (found := problems(row))] == []
    assert mend(copy) == (Change(), ())


@BRIEFLY
@given(projects(most=4))
def test_reminting_is_repeatable_and_leaves_the_template_alone(project: Project) -> None:
    rows = list(project.rows())
    assert reminted(project, mint=Mint.seeded("a")) == reminted(project, mint=Mint.seeded("a"))
    assert list(project.rows()) == rows


@BRIEFLY
@given(SEEDS, st.sampled_from(["en", "nl"]))
def test_a_blank_map_is_valid_sound_and_ready_to_use(seed: str, language: str) -> None:
    project = blank(title="Loans", language=language, words=Words(language), mint=Mint.seeded(seed))
    assert [found for row in project.rows() if (found := problems(row))] == []
    assert mend(project) == (Change(), ())
    assert (project.setting.title, project.setting.language) == ("Loans", language)
    (journey,) = project.all(Journey).values()
    lanes = {lane.kind for lane, _ in lanes_of(project, journey.id)}
    assert {LaneKind.TOUCHPOINT, LaneKind.EXPERIENCE} <= lanes
    assert lanes & set(HOLDS)
    assert len(steps_of(project, next(iter(project.tables["variant"])))) == len(project.all(Step)) == 1
    assert project.all(Channel)
    assert project.all(Persona)
    assert len(project.all(Setting)) == 1


def test_a_blank_map_speaks_its_own_language() -> None:
    words = Words("nl", {"First stage": "Eerste fase", "Website": "Webstek", "Quotes": "Citaten"})
    project = blank(title="Lenen", language="nl", words=words, mint=Mint.seeded("x"))
    titles = {getattr(row, "title", "") for row in project.rows()}
    assert {"Eerste fase", "Webstek", "Citaten", "Lenen"} <= titles


@pytest.mark.parametrize("title", ["", "a\nb", "x" * 600, "\x00"])
def test_a_blank_map_takes_any_title_that_can_be_typed(title: str) -> None:
    project = blank(title=title, language="en", words=Words(), mint=Mint.seeded("x"))
    assert [found for row in project.rows() if (found := problems(row))] == []


def test_lanes_of_a_blank_map_stand_in_the_order_of_the_method() -> None:
    project = blank(title="x", language="en", words=Words(), mint=Mint.seeded("x"))
    kinds = [lane.kind for lane in project.all(Lane).sorted()]
    assert kinds[0] is LaneKind.TOUCHPOINT
    assert kinds[-1] is LaneKind.BACKSTAGE


def _refers(table: str) -> bool:
    return any(
        isinstance(column.field, Refers)
        for column in columns_of(TABLES[table])
        if column.name in TABLES[table].natural
    )


def test_order_is_kept_where_ranks_are() -> None:
    project = blank(title="x", language="en", words=Words(), mint=Mint.seeded("x"))
    copy = reminted(project, mint=Mint.seeded("y"))
    titles = [lane.title for lane in sorted(project.all(Lane).values(), key=order)]
    assert [lane.title for lane in copy.all(Lane).sorted()] == titles
