"""`journey-editor new`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from journey_editor.app.templates import template_names
from journey_editor.model.records import Channel, Journey, Lane, Stage, Step, Variant
from journey_editor.storage.journey_file import read
from tests.app.command_line import PROGRAM, UITLENEN, all_in, journey_editor
from tests.app.conftest import Call

# A folder in which nobody may write, not even root.
CLOSED = Path("/proc")


def test_a_blank_map_can_be_used_at_once(tmp_path: Path) -> None:
    ran = journey_editor("new", "branch.journey", cwd=tmp_path)

    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert list(all_in(tmp_path)) == [Path("branch.journey")]
    file = read(tmp_path / "branch.journey")
    assert (file.whole, file.repairs, len(file.revisions)) == (True, (), 1)
    for kind in (Journey, Variant, Channel, Lane, Stage, Step):
        assert file.project.all(kind), kind
    assert file.project.setting.language == "en"
    assert "Touchpoints" in titles(tmp_path / "branch.journey")


def test_a_blank_map_speaks_the_language_it_was_asked_in(call: Call, tmp_path: Path) -> None:
    assert call("new", "kaart.journey", "--language", "nl").status == 0

    file = read(tmp_path / "kaart.journey")
    assert file.project.setting.language == "nl"
    assert "Contactpunten" in titles(tmp_path / "kaart.journey")
    assert file.revisions[0].label != "New map"


@pytest.mark.parametrize("template", template_names())
def test_two_maps_from_one_template_never_pass_for_copies_of_one(
    template: str, call: Call, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        assert call("new", f"{name}.journey", "--template", template).status == 0

    one, two = (read(tmp_path / f"{name}.journey").project for name in ("one", "two"))
    shared = {row.key for row in one.rows()} & {row.key for row in two.rows()}
    plain = {"code", "weight", "maturity", "checklist_item", "programme_step"}  # DT03 is DT03 everywhere
    assert {key.table for key in shared} <= plain
    assert one.setting.id != two.setting.id
    assert {table: len(rows) for table, rows in one.tables.items()} == {
        table: len(rows) for table, rows in two.tables.items()
    }


def test_a_map_from_a_sample_has_all_that_the_sample_has_under_new_ids(call: Call, tmp_path: Path) -> None:
    assert call("new", "branch.journey", "--template", "uitlenen").status == 0

    made, sample = read(tmp_path / "branch.journey"), read(UITLENEN)
    assert (made.whole, made.repairs) == (True, ())
    assert titles(tmp_path / "branch.journey") == titles(UITLENEN)
    assert made.project.setting.id != sample.project.setting.id


def test_the_list_of_templates_is_what_can_be_asked_for(call: Call, tmp_path: Path) -> None:
    ran = call("new", "--template", "list")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == template_names()
    assert {"blank", "uitlenen"} <= set(template_names())
    assert not all_in(tmp_path)


@pytest.mark.parametrize("name", ["nope", "../uitlenen", "", "Uitlenen", "uitlenen.journey"])
def test_an_unknown_template_is_a_wrong_call_that_names_the_known_ones(
    name: str, call: Call, tmp_path: Path
) -> None:
    said = call("new", "branch.journey", "--template", name).said_in_one_sentence(2)

    assert all(known in said for known in template_names())
    assert not all_in(tmp_path)


@pytest.mark.parametrize("asked", [[], ["a.journey", "b.journey"], ["--language", "fr", "a.journey"]])
def test_a_wrong_call_writes_nothing(asked: list[str], call: Call, tmp_path: Path) -> None:
    ran = call("new", *asked)

    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[-1].startswith("journey-editor")
    assert not all_in(tmp_path)


def test_a_file_that_is_there_is_only_replaced_when_asked_to(call: Call, tmp_path: Path) -> None:
    (tmp_path / "branch.journey").write_text("my notes")

    assert "--force" in call("new", "branch.journey").said_in_one_sentence(4)
    assert all_in(tmp_path) == {Path("branch.journey"): b"my notes"}

    assert call("new", "branch.journey", "--force").status == 0
    assert read(tmp_path / "branch.journey").whole


@pytest.mark.parametrize(
    "target",
    [
        "no/such/folder/a.journey",
        "file/a.journey",
        "folder",
        pytest.param(CLOSED / "a.journey", marks=pytest.mark.skipif(sys.platform != "linux", reason="/proc")),
        f"{'x' * 300}.journey",
    ],
)
def test_where_nothing_can_be_written_one_sentence_says_so(
    target: str | Path, call: Call, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("here")
    (tmp_path / "folder").mkdir()

    assert str(target) in call("new", target, "--force").said_in_one_sentence(4)
    assert all_in(tmp_path) == {Path("file"): b"here"}


@pytest.mark.skipif(sys.platform == "win32", reason="ulimit")
def test_a_disk_that_fills_up_leaves_nothing_behind_and_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "branch.journey").write_text("my notes")
    smaller = ["bash", "-c", 'ulimit -f 8; exec "$@"', "bash", *PROGRAM]

    ran = journey_editor("new", "branch.journey", "--force", cwd=tmp_path, program=smaller)

    assert "branch.journey could not be written" in ran.said_in_one_sentence(4)
    assert all_in(tmp_path) == {Path("branch.journey"): b"my notes"}


def titles(path: Path) -> list[str]:
    return sorted(str(getattr(row, "title", "")) for row in read(path).project.rows())
