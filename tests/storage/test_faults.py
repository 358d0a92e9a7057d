"""A save that is killed or fails at any call leaves the old file or the new one, and loses nobody's work."""

from __future__ import annotations

import json
import os
from pathlib import Path

from tests.storage.faults import run_with

STEP = os.environ.get("JOURNEY_FAULT_STEP", "16")  # 1: every write


def test_at_whatever_call_a_save_is_killed_or_fails_the_file_is_whole_and_nobody_s_work_is_lost(
    memory: Path, faults: Path
) -> None:
    found = json.loads(run_with(faults, "tests.storage.saves", str(memory), STEP))
    assert found["wrong"] == []
    assert found["cases"] > 120
