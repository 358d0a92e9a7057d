"""Several programs save over each other: every version is still somewhere, or its own writer replaced it."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.storage.samples import sample_bytes

SAVES = int(os.environ.get("JOURNEY_CONTESTED_SAVES", "200"))


def test_of_all_that_is_saved_over_each_other_nothing_vanishes_unseen(memory: Path) -> None:
    path, versions = memory / "map.journey", memory / "versions"
    path.write_bytes(sample_bytes())
    writers = [
        subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.storage.scripts", "save_over_others"),
                *(str(path), str(versions), who, str(SAVES // 2)),
            ],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
        )
        for who in ("Ada", "Bo")
    ]
    saves = [json.loads(writer.communicate()[0]) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]

    written = {digest for of_one in saves for digest, _, _ in of_one}
    replaced = {expected for of_one in saves for _, expected, overtaken in of_one if overtaken is None}
    kept = {overtaken for of_one in saves for _, _, overtaken in of_one if overtaken is not None}
    still_there = {hashlib.sha256(Path(name).read_bytes()).hexdigest() for name in kept}
    last = hashlib.sha256(path.read_bytes()).hexdigest()
    assert len(written) == SAVES
    assert written <= replaced | still_there | {last}
    assert len(kept) > SAVES // 20  # they did meet
    assert [one.name for one in memory.iterdir() if one.name.startswith(".")] == []
