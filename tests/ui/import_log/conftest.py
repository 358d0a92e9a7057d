"""What tests of importing a log may ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importers.logs import events_file
from tests.ui.driver import Hand
from tests.ui.import_log.leading import Leading

EVENTS = [
    ("lid-77", "homepage", "2026-01-01 10:00"),
    ("lid-77", "Online catalogis", "2026-01-01 10:01"),
    ("lid-78", "homepage", "2026-01-01 10:02"),
    ("lid-77", "Podcast", "2026-01-01 10:03"),
    ("lid-78", "Inleverautomaat", "2026-01-01 10:04"),
    ("lid-79", "Kasten", "gisteren"),
]


@pytest.fixture
def lead(hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Leading:
    """Somebody with a small log in hand."""
    return Leading(hand, events_file(tmp_path, EVENTS), monkeypatch)


@pytest.fixture
def lead_to(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Leading]:
    """Somebody with a log of their own in hand."""
    return lambda path: Leading(hand, path, monkeypatch)
