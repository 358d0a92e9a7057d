from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MUTATIONS = int(os.environ.get("JOURNEY_MUTATIONS", "300"))
SEED = int(os.environ.get("JOURNEY_MUTATION_SEED", "1"))


@pytest.mark.skipif(os.name != "posix", reason="measures a process as POSIX does")
def test_a_spoiled_file_opens_and_says_so_or_is_refused_and_never_does_anything_else() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.mutations", str(SEED), str(MUTATIONS)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60 + MUTATIONS,
        check=False,
    )
    assert done.returncode == 0, f"it crashed: {done.stderr[-500:]}"
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    assert found["slowest"] < 1  # second of the processor
    assert found["grown"] < 100  # MB
    assert set(found["outcomes"]) == {"whole", "opened and said to be damaged", "refused"}
