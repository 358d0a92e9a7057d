"""What tests of importing answers may ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.driver import Hand
from tests.ui.import_feedback.leading import Leading

ANSWERS = (
    "Datum;E-mail;Contactpunt;Wie bent u?;Tevredenheid;Opmerkingen\n"
    "03-11-2026;a@example.org;Verlengen in de app;Senior;4;Verlengen lukt thuis heel gemakkelijk\n"
    "04-11-2026;b@example.org;Zolder;Student;1;\n"
    "05-11-2026;c@example.org;Kasten;Alien;2;\n"
    "05-11-2026;d@example.org;Homepage;;3;\n"
)


@pytest.fixture
def lead_to(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Callable[[str], Leading]:
    """Somebody with answers of their own in hand."""

    def made(content: str) -> Leading:
        path = tmp_path / "antwoorden.csv"
        path.write_text(content, encoding="utf-8")
        return Leading(hand, path, monkeypatch, qtbot)

    return made


@pytest.fixture
def lead(lead_to: Callable[[str], Leading]) -> Leading:
    """Somebody with a few answers in hand."""
    return lead_to(ANSWERS)
