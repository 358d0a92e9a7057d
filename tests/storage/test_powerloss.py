from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.storage.faults import run_with

STATES = int(os.environ.get("JOURNEY_POWER_STATES", "2000"))
SEED = os.environ.get("JOURNEY_POWER_SEED", "1")


@pytest.mark.parametrize(
    "unknown",
    [
        "",
        # What was kept by a second name was lost where the disk knew of the new file only.
        "exchange",
        # A rename into another folder showed neither name.
        "exchange link",
    ],
    ids=["all is known", "names cannot be exchanged", "files have one name only"],
)
def test_whatever_the_disk_shows_after_a_loss_of_power_the_file_is_whole_and_nobody_s_work_is_lost(
    memory: Path, faults: Path, unknown: str
) -> None:
    words = str(memory), unknown, str(STATES // 3), SEED
    found = json.loads(run_with(faults, "tests.storage.powerloss", *words))
    assert found["wrong"] == []
    assert min(found["seen"]["old"], found["seen"]["new"]) > STATES // 30
