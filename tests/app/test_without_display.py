"""`journey-editor FILE` on a machine without a display: its main job, done in files."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pypdfium2
import pytest

from tests.app.command_line import UITLENEN, all_in, journey_editor

POSTER, WORKBOOK = Path("out/uitlenen.pdf"), Path("out/uitlenen.xlsx")


@pytest.mark.parametrize("files", [[UITLENEN], []], ids=["the file", "without a file the sample"])
def test_poster_and_workbook_are_written_to_out_and_their_paths_printed(
    files: list[Path], tmp_path: Path
) -> None:
    ran = journey_editor(*files, cwd=tmp_path)

    assert ran.status == 0
    assert ran.out.splitlines() == [str(POSTER), str(WORKBOOK)]
    assert "there is no display" in ran.err
    assert "Traceback" not in ran.err
    assert set(all_in(tmp_path)) == {POSTER, WORKBOOK}
    document = pypdfium2.PdfDocument(tmp_path / POSTER)
    assert "Uitlenen materialen" in document[0].get_textpage().get_text_range()
    document.close()
    assert zipfile.is_zipfile(tmp_path / WORKBOOK)


def test_a_second_run_replaces_its_own_outputs_and_nothing_else(tmp_path: Path) -> None:
    first = journey_editor(UITLENEN, cwd=tmp_path)
    made = all_in(tmp_path)
    (tmp_path / POSTER).write_bytes(b"old")
    (tmp_path / "out" / "notes.txt").write_bytes(b"mine")

    second = journey_editor(UITLENEN, cwd=tmp_path)

    assert second == first
    assert all_in(tmp_path) == made | {Path("out/notes.txt"): b"mine"}


def test_several_files_are_written_beside_each_other(tmp_path: Path) -> None:
    journey_editor("new", "branch.journey", cwd=tmp_path)
    journey_editor("new", "kaart.journey", "--language", "nl", cwd=tmp_path)

    ran = journey_editor("branch.journey", "kaart.journey", cwd=tmp_path)

    assert ran.status == 0
    assert ran.out.splitlines() == [
        f"out/{name}.{ending}" for name in ("branch", "kaart") for ending in ("pdf", "xlsx")
    ]
    assert all((tmp_path / line).is_file() for line in ran.out.splitlines())


def test_the_map_itself_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    path.write_bytes(UITLENEN.read_bytes())
    before = path.stat()

    journey_editor("map.journey", cwd=tmp_path)

    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.read_bytes() == UITLENEN.read_bytes()


def test_a_file_that_cannot_be_read_ends_with_3_and_writes_nothing(tmp_path: Path) -> None:
    ran = journey_editor("no such\nmap.journey", cwd=tmp_path)

    assert (ran.status, ran.out) == (3, "")
    (said,) = ran.err.splitlines()
    assert said.endswith("no such\\nmap.journey cannot be opened: there is no such file")
    assert "Traceback" not in ran.err
    assert not all_in(tmp_path)


def test_an_out_that_is_no_folder_ends_with_4(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")

    ran = journey_editor(UITLENEN, cwd=tmp_path)

    assert (ran.status, ran.out) == (4, "")
    assert "Traceback" not in ran.err
    assert all_in(tmp_path) == {Path("out"): b"mine"}


def test_a_disk_that_fills_up_ends_with_4_and_leaves_nothing_half_written(
    many_letters: Path, small_disk: list[str], tmp_path: Path
) -> None:
    before = all_in(tmp_path)

    ran = journey_editor(many_letters, cwd=tmp_path, program=small_disk)

    assert (ran.status, ran.out) == (4, "")
    assert "Traceback" not in ran.err
    assert all_in(tmp_path) == before


def test_two_maps_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    for folder in (tmp_path, tmp_path / "other"):
        (folder / "map.journey").write_bytes(UITLENEN.read_bytes())

    ran = journey_editor("map.journey", "other/map.journey", cwd=tmp_path)

    assert ran.status == 0
    assert ran.out.split() == ["out/map.pdf", "out/map.xlsx", "out/map-2.pdf", "out/map-2.xlsx"]
