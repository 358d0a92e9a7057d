"""Copies of one map, each in a file of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from journey_editor.model.edits.values import set_values
from journey_editor.session.document import Document
from tests.sample_maps.samples import build


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """The lending map in three copies."""
    made = {name: tmp_path / f"{name}.journey" for name in ("ours", "ada", "bo")}
    document = Document(build("uitlenen"))
    document.apply("Title", set_values(document.kept, document.kept.setting.key, title="Uitlenen samen"))
    for path in made.values():
        if path.name == "ours.journey":
            document.save(path)
        else:
            path.write_bytes(made["ours"].read_bytes())
    return made
