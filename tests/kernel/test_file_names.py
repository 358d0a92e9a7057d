"""File names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journey_editor.kernel.file_names import file_name, same_file


@pytest.mark.parametrize("title", ["", "...", "a/b:c*?", "  ", "Ünïcode 图", "x" * 300, "CON: \x00"])
def test_a_title_becomes_a_name_that_can_be_written(title: str, tmp_path: Path) -> None:
    (tmp_path / file_name(title)).write_text("here")

    assert [one.name for one in tmp_path.iterdir()] == [file_name(title)]


def test_a_file_is_the_same_under_each_of_its_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, link, twin = (tmp_path / name for name in ("map", "link", "twin"))
    file.touch()
    link.symlink_to(file)
    os.link(file, twin)
    monkeypatch.chdir(tmp_path)

    assert same_file(link, file)
    assert same_file(twin, file)
    assert same_file(Path("map"), file)
    assert not same_file(file, tmp_path / "other")


def test_a_file_that_is_not_there_yet_is_known_by_where_it_will_lie(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")

    assert same_file(tmp_path / "link" / "new", tmp_path / "folder" / "new")
    assert not same_file(tmp_path / "folder" / "new", tmp_path / "folder" / "other")
