"""What the session tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from journey_editor.kernel.ids import Mint
from journey_editor.session.document import Document
from tests.strategies import furnished


@pytest.fixture
def document() -> Document:
    return Document(furnished("1"), mint=Mint.seeded("document"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "map.journey"
