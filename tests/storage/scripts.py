"""Scripts: what tests do in processes of their own, because it ends, starves or disarms the process."""

from __future__ import annotations

import hashlib
import importlib
import itertools
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from journey_editor.kernel.errors import JourneyError
from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey, Setting, Stage
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import publish, read
from journey_editor.storage.versions import Versions
from tests.storage.samples import sample
from tests.strategies import furnished

NOBODY = 65534


def run(name: str, *words: str) -> str:
    """Run one of the scripts in a process of its own and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.scripts", name, *words],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def as_nobody(action: str, name: str) -> None:
    """Read or publish `name` as somebody without rights, and print what comes of it."""
    path, project = Path(name), sample()
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        if action == "read":
            read(path)
        else:
            publish(project, [], path, overwrite=True)
    except JourneyError as error:
        print(f"{type(error).__name__}: {error}")  # noqa: T201 - the answer
    else:
        print("done")  # noqa: T201 - the answer


def publish_until_killed(name: str) -> None:
    """For every line read, let a child publish two maps in turn to `name`, until it is killed from outside.

    Prints the child's number and the seconds that both maps took it once.
    """
    path, projects = Path(name), (sample(), furnished("x"))
    for _ in sys.stdin:
        child = os.fork()
        if child:
            os.waitpid(child, 0)
            continue
        started = time.monotonic()
        for number in itertools.count():
            publish(projects[number % 2], [], path, overwrite=True)
            if number == 1:
                print(os.getpid(), time.monotonic() - started, flush=True)  # noqa: T201 - the answer


def keep_until_killed(name: str) -> None:
    """Rename a stage to 0, 1, 2 … in a document kept in `name`; print each once it is said to be kept."""
    document = Document(furnished("1"))
    document.keep_in(lambda: Path(name))
    copy = document.working_copy
    assert copy
    stage = document.kept.all(Stage).sorted()[0].id
    for number in itertools.count():
        change = set_values(document.kept, RowKey("stage", stage), title=str(number))
        document.apply("Type", change)
        while copy.pending:
            time.sleep(0)
        assert copy.trouble is None
        print(number, flush=True)  # noqa: T201 - the answer


def edit_and_save_until_killed(name: str, sessions: str) -> None:
    """For every number read, let a child rename a stage to that and on, until it is killed; save every third.

    Prints the child's number, then each name once it is said to be kept, or to be saved.
    """
    for line in sys.stdin:
        child = os.fork()
        if child:
            os.waitpid(child, 0)
            print(flush=True)  # noqa: T201 - the answer
            continue
        document = Document.open(Path(name))
        document.keep_in(lambda: Path(sessions))
        copy = document.working_copy
        assert copy
        print(os.getpid(), flush=True)  # noqa: T201 - the answer
        for number in itertools.count(int(line)):
            stage = document.kept.all(Stage).sorted()[0].id
            document.apply("Type", set_values(document.kept, RowKey("stage", stage), title=str(number)))
            while copy.pending:
                time.sleep(0)
            assert copy.trouble is None
            print("kept", number, flush=True)  # noqa: T201 - the answer
            if number % 3 == 0:
                document.save(Path(name))
                print("saved", number, flush=True)  # noqa: T201 - the answer


def save_over_others(name: str, versions: str, who: str, count: str) -> None:
    """Save so often where others do; print what each save wrote, expected and overtook."""
    path, mint = Path(name), Mint.seeded(who)
    expects, saves = hashlib.sha256(path.read_bytes()).hexdigest(), []
    for _ in range(int(count)):
        project = Project.of(Setting(id=mint.id(), title=who))
        saved = publish(
            project, [], path, overwrite=True, expects=expects, versions=Versions(Path(versions), who)
        )
        saves.append([saved.digest, expects, str(saved.overtaken) if saved.overtaken else None])
        expects = saved.digest
    print(json.dumps(saves))  # noqa: T201 - the answer


SCRIPTS: dict[str, Callable[..., None]] = {
    "as_nobody": as_nobody,
    "publish_until_killed": publish_until_killed,
    "keep_until_killed": keep_until_killed,
    "edit_and_save_until_killed": edit_and_save_until_killed,
    "save_over_others": save_over_others,
}

if __name__ == "__main__":
    importlib.import_module("sqlite_utils")  # nobody may be unable to, and every child would do it anew
    SCRIPTS[sys.argv[1]](*sys.argv[2:])
