from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from journey_editor.storage.journey_file import read
from tests.storage.samples import sample
from tests.strategies import furnished

KILLS = int(os.environ.get("JOURNEY_KILLS", "30"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a fork, which Windows has not")
def test_killed_at_any_moment_of_a_save_the_file_is_the_old_one_or_the_new_one_whole(tmp_path: Path) -> None:
    path, chance = tmp_path / "map.journey", random.Random(2026)  # noqa: S311 - repeatable on purpose
    found = []
    saver = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.scripts", "publish_until_killed", str(path)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with saver:
        assert saver.stdin
        assert saver.stdout
        for _ in range(KILLS):
            print(file=saver.stdin, flush=True)
            child, round_ = saver.stdout.readline().split()
            time.sleep(chance.uniform(0, 2 * float(round_)))
            os.kill(int(child), signal.SIGKILL)
            file = read(path)
            assert file.whole
            found.append([sample(), furnished("x")].index(file.project))
    assert set(found) == {0, 1}
    beside = [entry.name for entry in tmp_path.iterdir() if entry != path]
    assert beside  # some were hit while they wrote
    assert all(re.fullmatch(r"\.map\.journey\.[0-9a-f]{8}\.(part|whole)", name) for name in beside)
