from __future__ import annotations

import contextlib
import sqlite3
import sys
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.kernel.errors import InputError
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Card, Experience, Persona, Picture, Record, RowKey
from journey_editor.model.revision import Revision, as_saved
from journey_editor.model.validity import cleaned
from journey_editor.storage.codec import FORMAT, digest
from journey_editor.storage.journey_file import JourneyFile, publish, read
from journey_editor.storage.lines import history_digest
from journey_editor.storage.schema import APPLICATION_ID
from tests.storage.samples import REVISIONS, Stranger, sample, sample_bytes
from tests.strategies import BRIEFLY, IDS, changes, loose_projects, projects, records

LABELS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
HISTORIES = st.lists(
    st.builds(
        Revision,
        IDS,
        st.lists(IDS, max_size=3).map(tuple),
        *(LABELS, LABELS, LABELS, LABELS, LABELS),
        st.booleans(),
        *(LABELS, LABELS),
    ),
    max_size=4,
)


def there_and_back(project: Project, revisions: Sequence[Revision] = ()) -> JourneyFile:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.journey"
        publish(project, revisions, path, overwrite=False)
        assert [file.name for file in Path(folder).iterdir()] == ["map.journey"]
        return read(path, probed=False)


@BRIEFLY
@given(projects(), HISTORIES)
def test_a_published_project_and_its_history_read_back_as_they_were(
    project: Project, revisions: list[Revision]
) -> None:
    file = there_and_back(project, revisions)
    assert file.project == project
    assert file.revisions == as_saved(revisions)
    assert (file.whole, file.repairs, file.format) == (True, (), FORMAT)


@BRIEFLY
@given(loose_projects())
def test_a_project_with_loose_ends_reads_back_mended_and_every_repair_is_said(project: Project) -> None:
    change, done = mend(project)
    if not project.tables:
        return
    file = there_and_back(project)
    assert file.whole
    assert file.project == change.applied_to(project)
    assert len(file.repairs) == len(done)


@settings(BRIEFLY, max_examples=5)
@pytest.mark.parametrize(
    "kind", [kind for kind in TABLES.values() if kind is not Picture], ids=lambda kind: kind.table
)
@given(st.data())
def test_records_of_every_kind_read_back_bit_by_bit(kind: type[Record], data: st.DataObject) -> None:
    project = Project.of(*data.draw(st.lists(records(kind), min_size=1, max_size=4)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.journey"
        publish(project, [], path, overwrite=False)
        assert read(path).whole  # the digest is taken before anything is mended


def test_every_character_there_is_reads_back() -> None:
    classes: dict[str, list[str]] = defaultdict(list)
    for number in range(sys.maxunicode + 1):
        classes[unicodedata.category(chr(number))].append(chr(number))
    cards = []
    for name, members in classes.items():
        if name in ("Cn", "Co"):  # 960,000 characters that mean nothing: some of them
            members = members[::997]  # noqa: PLW2901 - a sample of itself
        whole = cleaned("".join(members), lines=True)
        cards += [
            Card(id=f"{name}{start}", text=whole[start : start + 20_000])
            for start in range(0, len(whole), 20_000)
        ]
    assert len(classes) == 30
    project = Project.of(*cards)
    file = there_and_back(project)
    assert (file.project, file.whole) == (project, True)


@BRIEFLY
@given(loose_projects(), st.data())
def test_digests_are_equal_exactly_where_rows_are(project: Project, data: st.DataObject) -> None:
    other = data.draw(changes(project)).applied_to(project) if data.draw(st.booleans()) else project
    again = Project.of(*data.draw(st.permutations(list(other.rows()))))
    assert digest(again) == digest(other)
    assert (digest(other) == digest(project)) == (other == project)


@given(HISTORIES, HISTORIES)
def test_histories_have_equal_digests_exactly_where_their_lines_are(
    one: list[Revision], other: list[Revision]
) -> None:
    assert (history_digest(one) == history_digest(other)) == (one == other)


def test_zero_below_nothing_is_zero() -> None:
    persona, step = Persona(id="p"), RowKey("step", "s")
    below, zero = (
        Project.of(persona, Experience.known_by(persona="p", subject=step, emotion=emotion))
        for emotion in (-0.0, 0.0)
    )
    assert below == zero
    assert digest(below) == digest(zero)
    assert there_and_back(below).whole


def test_a_file_says_in_its_header_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    publish(sample(), REVISIONS, path, overwrite=False)
    content = path.read_bytes()
    assert content[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"JRNY"
    assert int.from_bytes(content[60:64], "big") == FORMAT
    assert content[18:20] == b"\x01\x01"  # no write-ahead log: the file is all there is
    assert read(path).size == len(content)


def test_a_file_is_a_plain_database_of_strict_tables_without_anything_that_acts(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    publish(sample(), REVISIONS, path, overwrite=False)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        listed = connection.execute("SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main'")
        tables = {name: (kind, strict) for name, kind, strict in listed if name != "sqlite_schema"}
        assert set(tables) == {*TABLES, "revision", "file"}
        assert set(tables.values()) == {("table", 1)}
        assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE type <> 'table'").fetchone() == (
            0,
        )
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_the_same_project_makes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        publish(sample(), REVISIONS, tmp_path / name, overwrite=False)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_what_was_deleted_is_not_in_the_next_file(tmp_path: Path) -> None:
    path, secret = tmp_path / "map.journey", Card(id="c", text="nobody may read this")
    publish(Project.of(secret, Persona(id="p")), [], path, overwrite=False)
    publish(Project.of(Persona(id="p")), [], path, overwrite=True)
    assert b"nobody may" not in path.read_bytes()


def test_reading_changes_nothing_on_the_disk(tmp_path: Path, stranger: Stranger) -> None:
    path = tmp_path / "map.journey"
    path.write_bytes(sample_bytes())
    path.chmod(0o444)
    assert stranger.opens(path).project == sample()


def test_a_file_without_a_row_is_refused(tmp_path: Path, stranger: Stranger) -> None:
    path = tmp_path / "map.journey"
    publish(Project({}), [], path, overwrite=False)
    with pytest.raises(InputError):
        read(path)
    assert stranger.refuses(path) == "it holds nothing that can be read"
