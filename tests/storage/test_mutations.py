from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MUTATIONS = int(os.environ.get("JOURNEY_MUTATIONS", "5000"))
SEED = int(os.environ.get("JOURNEY_MUTATION_SEED", "1"))


@pytest.mark.skipif(os.name != "posix", reason="measures a process as POSIX does")
def test_a_spoiled_file_opens_and_says_so_or_is_refused_and_never_does_anything_else(memory: Path) -> None:
    half = MUTATIONS // 2
    openers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.storage.mutations", str(first), str(half), str(memory)],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for first in (SEED, SEED + half)
    ]
    for opener in openers:
        said, error = opener.communicate(timeout=60 + MUTATIONS)
        assert opener.returncode == 0, f"it crashed: {error[-500:]}"
        found = json.loads(said)
        assert found["wrong"] == []
        assert found["slowest"] < 1  # second of the processor
        assert found["grown"] < 100  # MB
        assert set(found["outcomes"]) == {"whole", "opened and said to be damaged", "refused"}
