"""`journey-editor merge`."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journey_editor.model.edits.cards import add_note
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Card, Lane, LaneKind, Step, Touchpoint
from journey_editor.session.document import Document
from journey_editor.storage.codec import FORMAT
from journey_editor.storage.journey_file import publish, read
from tests.app.command_line import all_in, journey_editor
from tests.app.conftest import Call
from tests.sample_maps.samples import build
from tests.ui.merge.meeting import rename, worked_on

OUT = "merged.journey"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """The lending map in a file, with a little history, and two copies of it beside."""
    path = tmp_path / "ours.journey"
    document = Document(build("uitlenen"))
    rename(document, Homepage="Home")
    document.save(path)
    for name in ("ada", "bo"):
        (tmp_path / f"{name}.journey").write_bytes(path.read_bytes())
    return path


def titles(path: Path) -> set[str]:
    return {one.title for one in read(path).project.all(Touchpoint).values()}


def asked(call: Call, *arguments: str | Path, status: int = 0) -> dict[str, Any]:
    """Merge, and return what a program reads."""
    ran = call("merge", *arguments, "-o", OUT, "--force", "--json")
    assert (ran.status, ran.err) == (status, ""), ran
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_copies_come_together_and_no_input_is_touched(ours: Path, tmp_path: Path) -> None:
    worked_on(tmp_path / "ada.journey", Kasten="Ada's")
    worked_on(tmp_path / "bo.journey", Inleverautomaat="Bo's")
    before = all_in(tmp_path)

    ran = journey_editor("merge", ours.name, "ada.journey", "bo.journey", "-o", OUT, cwd=tmp_path)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "ada.journey: 0 added, 1 changed, 0 removed",
        "bo.journey: 0 added, 1 changed, 0 removed",
    ]
    assert {"Ada's", "Bo's", "Home"} <= titles(tmp_path / OUT)
    after = all_in(tmp_path)
    assert after.pop(Path(OUT))
    assert after == before
    assert read(tmp_path / OUT).whole


def test_a_program_learns_the_base_what_was_applied_and_what_clashes(
    ours: Path, call: Call, tmp_path: Path
) -> None:
    base = read(ours).revisions[-1].id
    worked_on(tmp_path / "ada.journey", Kasten="Ada's")
    worked_on(ours, Kasten="Ours")

    said = asked(call, ours, "ada.journey", status=1)

    assert said["base"] == base
    assert said["applied"] == {"ada.journey": {"added": 0, "changed": 0, "removed": 0}}
    (clash,) = said["conflicts"]
    shelf = next(one for one in read(ours).project.all(Touchpoint).values() if one.title == "Ours")
    assert clash == {
        "file": "ada.journey",
        "record": str(shelf.key),
        "field": "title",
        "base": "Kasten",
        "ours": "Ours",
        "theirs": "Ada's",
    }
    assert said["mended"] == []
    assert "Ours" in titles(tmp_path / OUT)


@pytest.mark.parametrize(("side", "title"), [("ours", "Ours"), ("theirs", "Ada's")])
def test_clashes_are_decided_as_is_preferred_and_none_remains(
    ours: Path, call: Call, tmp_path: Path, side: str, title: str
) -> None:
    worked_on(tmp_path / "ada.journey", Kasten="Ada's")
    worked_on(ours, Kasten="Ours")

    assert len(asked(call, ours, "ada.journey", "--prefer", side)["conflicts"]) == 1
    assert title in titles(tmp_path / OUT)


def test_a_clash_that_is_left_is_said_in_words(ours: Path, call: Call, tmp_path: Path) -> None:
    theirs = Document.open(tmp_path / "ada.journey")
    shelf = next(one for one in theirs.kept.all(Touchpoint).values() if one.title == "Kasten")
    theirs.apply("Delete", remove(theirs.kept, [shelf.key]))
    theirs.save(tmp_path / "ada.journey")
    worked_on(ours, Kasten="Ours")

    ran = call("merge", ours, "ada.journey", "-o", OUT)

    assert ran.status == 1
    assert "removed there, worked on here" in ran.out
    assert ran.out.splitlines()[-1].startswith("1 left as in the first map")
    assert "Ours" in titles(tmp_path / OUT)


def test_the_same_file_twice_or_the_map_itself_brings_nothing(ours: Path, call: Call, tmp_path: Path) -> None:
    worked_on(tmp_path / "ada.journey", Kasten="Ada's")
    worked_on(ours, Inleverautomaat="Ours")
    (tmp_path / "again.journey").write_bytes((tmp_path / "ada.journey").read_bytes())

    said = asked(call, ours, "ada.journey", "./ada.journey", "again.journey", ours)

    counts = {name: sum(found.values()) for name, found in said["applied"].items()}
    assert counts.pop("ada.journey") == 1
    assert set(counts.values()) == {0}
    assert said["conflicts"] == []
    assert {"Ada's", "Ours"} <= titles(tmp_path / OUT)
    alone = asked(call, ours, ours)
    assert alone["base"] == read(ours).revisions[-1].id
    assert read(tmp_path / OUT).revisions == read(ours).revisions


def test_what_was_merged_once_is_not_asked_about_again(ours: Path, call: Call, tmp_path: Path) -> None:
    worked_on(tmp_path / "ada.journey", Kasten="Ada's")
    worked_on(ours, Kasten="Ours")
    asked(call, ours, "ada.journey", "--prefer", "theirs")
    (tmp_path / "week.journey").write_bytes((tmp_path / OUT).read_bytes())
    worked_on(tmp_path / "ada.journey", Home="Ada's home")

    said = asked(call, "week.journey", "ada.journey")

    assert said["applied"] == {"ada.journey": {"added": 0, "changed": 1, "removed": 0}}
    assert {"Ada's", "Ada's home"} <= titles(tmp_path / OUT)


def test_a_damaged_copy_takes_nothing_away_and_its_repairs_are_said(
    ours: Path, call: Call, tmp_path: Path
) -> None:
    worked_on(tmp_path / "ada.journey", Kasten="Ada's")
    with closing(sqlite3.connect(tmp_path / "ada.journey", isolation_level=None)) as connection:
        connection.execute("DELETE FROM touchpoint WHERE title = 'Home'")

    ran = call("merge", ours, "ada.journey", "-o", OUT)

    assert "note: ada.journey: " in ran.err
    assert "damaged: compared by id and by name, so nothing was taken away" in ran.out
    assert "Home" in titles(tmp_path / OUT)


def test_what_a_damaged_map_lost_comes_back_from_a_copy(ours: Path, call: Call, tmp_path: Path) -> None:
    with closing(sqlite3.connect(ours, isolation_level=None)) as connection:
        connection.execute("DELETE FROM touchpoint WHERE title = 'Home'")
    call("merge", ours, "ada.journey", "-o", OUT)
    assert "Home" in titles(tmp_path / OUT)


def test_a_shared_copy_is_compared_by_name_and_loses_nothing(ours: Path, call: Call, tmp_path: Path) -> None:
    assert call("share", ours, "-o", "shared.journey").status == 0
    worked_on(tmp_path / "shared.journey", Kasten="Theirs")

    said = asked(call, ours, "shared.journey", "--prefer", "theirs")

    assert said["base"] is None
    assert "Theirs" in titles(tmp_path / OUT)
    before, after = read(ours).project, read(tmp_path / OUT).project
    assert after.setting.id == before.setting.id
    for kind in (Touchpoint, Step, Lane, Card):
        assert before.all(kind).keys() <= after.all(kind).keys()
    assert after.all(Touchpoint).keys() == before.all(Touchpoint).keys()


@pytest.mark.parametrize("which", ["ours", "theirs"])
def test_what_a_newer_version_made_is_refused_and_nothing_written(
    ours: Path, call: Call, tmp_path: Path, which: str
) -> None:
    newer = ours if which == "ours" else tmp_path / "ada.journey"
    with closing(sqlite3.connect(newer, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version={FORMAT + 1}")
    before = all_in(tmp_path)

    ran = call("merge", ours, "ada.journey", "-o", OUT)

    line = ran.said_in_one_sentence(3)
    assert newer.name in line
    assert "newer version" in line
    assert all_in(tmp_path) == before


def test_no_input_is_written_over_even_when_forced_and_no_other_file_unasked(
    ours: Path, call: Call, tmp_path: Path
) -> None:
    (tmp_path / OUT).write_bytes(b"mine")
    before = all_in(tmp_path)

    for out in (ours, "ada.journey", "./ada.journey"):
        ran = call("merge", ours, "ada.journey", "-o", out, "--force")
        assert "named twice" in ran.said_in_one_sentence(2)
    assert OUT in call("merge", ours, "ada.journey", "-o", OUT).said_in_one_sentence(4)
    assert all_in(tmp_path) == before
    assert call("merge", ours, "ada.journey", "-o", OUT, "--force").status == 0
    assert read(tmp_path / OUT).whole


def test_what_cannot_be_read_or_written_is_one_sentence(ours: Path, call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty.journey").write_bytes(b"")
    before = all_in(tmp_path)

    assert "empty.journey" in call("merge", ours, "empty.journey", "-o", OUT).said_in_one_sentence(3)
    assert "gone.journey" in call("merge", "gone.journey", ours, "-o", OUT).said_in_one_sentence(3)
    assert "no/out.journey" in call(
        "merge", ours, "ada.journey", "-o", "no/out.journey"
    ).said_in_one_sentence(4)
    assert call("merge", ours, "-o", OUT).status == 2
    assert all_in(tmp_path) == before


def noted(path: Path, text: str) -> None:
    document = Document.open(path)
    lane = next(one for one in document.kept.all(Lane).sorted() if one.kind == LaneKind.NEED)
    step = next(iter(document.kept.all(Step).values()))
    change = add_note(document.kept, lane=lane.id, first_step=step.id, mint=document.mint, text=text)
    document.apply("Add", change)
    coded = set_values(document.kept, change.added(Card)[0].key, code="K99")
    document.apply("Type", coded)
    document.save(path)


def test_same_names_and_codes_that_were_taken_are_listed(ours: Path, call: Call, tmp_path: Path) -> None:
    noted(ours, "Quiet corner")
    noted(tmp_path / "ada.journey", "quiet  corner")

    said = asked(call, ours, "ada.journey")

    assert [one["file"] for one in said["same_name"]] == ["ada.journey"]
    assert [(one["from"], one["to"]) for one in said["recoded"]] == [("K99", "K100")]
    ran = call("merge", ours, "ada.journey", "-o", OUT, "--force")
    assert "added twice under one name: Quiet corner" in ran.out
    assert "code K99 was taken: now K100" in ran.out


def test_nothing_a_stranger_wrote_steers_the_terminal(ours: Path, call: Call, tmp_path: Path) -> None:
    theirs = read(tmp_path / "ada.journey")
    rows = [replace(one, title=f"a\u202e{one.title}") for one in theirs.project.all(Touchpoint).values()]
    publish(
        theirs.project.with_rows((one.key, one) for one in rows),
        [],
        tmp_path / "odd.journey",
        overwrite=False,
    )
    ran = call("merge", ours, "odd.journey", "-o", OUT)
    assert ran.status == 1
    assert all(line.isprintable() for line in ran.out.split("\n"))
