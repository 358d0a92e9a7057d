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

from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Stage
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import JourneyFile, publish, read
from journey_editor.storage.lost import find_lost
from tests.storage.samples import sample
from tests.strategies import furnished

KILLS = int(os.environ.get("JOURNEY_KILLS", "35"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a fork, which Windows has not")
def test_killed_at_any_moment_of_a_save_the_file_is_the_old_one_or_the_new_one_whole(memory: Path) -> None:
    path, chance = memory / "map.journey", random.Random(2026)  # noqa: S311 - repeatable on purpose
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
            file = read(path, probed=False)
            assert file.whole
            found.append([sample(), furnished("x")].index(file.project))
    assert set(found) == {0, 1}
    beside = [entry.name for entry in memory.iterdir() if entry != path]
    assert beside  # some were hit while they wrote
    assert all(re.fullmatch(r"\.map\.journey\.[0-9a-f]{8}\.(part|whole)", name) for name in beside)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a fork, which Windows has not")
def test_killed_at_any_moment_of_editing_and_saving_all_that_was_said_to_be_kept_is_there(
    memory: Path,
) -> None:
    path, sessions = memory / "map.journey", memory / "sessions"
    chance = random.Random(2027)  # noqa: S311 - as above
    publish(furnished("1"), [], path, overwrite=False)
    editor = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.storage.scripts",
            "edit_and_save_until_killed",
            str(path),
            str(sessions),
        ],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    last, saved = -1, -1
    with editor:
        assert editor.stdin
        assert editor.stdout
        for _ in range(KILLS):
            print(last + 1, file=editor.stdin, flush=True)
            child = int(editor.stdout.readline())
            last = int(editor.stdout.readline().split()[1])
            time.sleep(chance.uniform(0, 0.1))
            os.kill(child, signal.SIGKILL)
            while said := editor.stdout.readline().split():
                last = int(said[1])
                saved = last if said[0] == "saved" else saved
            there = first_stage(read(path, probed=False))
            assert there >= saved
            found = [there]
            lost, damaged = find_lost(sessions)
            assert not damaged
            for one in lost:
                found.append(first_stage(one.read()))
                one.remove()
            assert max(found) >= last
            last = max(found)
            if there < last:  # as whoever takes what was lost would
                document = Document.open(path)
                change = set_values(document.kept, document.kept.all(Stage).sorted()[0].key, title=str(last))
                document.apply("Recover", change)
                document.save(path)
    assert last >= KILLS - 1
    assert saved > 0


def first_stage(file: JourneyFile) -> int:
    """Return the number that the first stage is called by."""
    assert not file.repairs
    title = file.project.all(Stage).sorted()[0].title
    return int(title) if title.isdecimal() else -1
