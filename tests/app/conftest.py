from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journey_editor.app.main import main
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.edits.cards import add_note
from journey_editor.model.records import Lane, LaneKind, Step
from journey_editor.model.templates import blank
from journey_editor.storage.journey_file import publish
from tests.app.command_line import PROGRAM, Ran

Call = Callable[..., Ran]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """The program without a process of its own: like `journey_editor`, but fast, and a bug shows itself."""
    monkeypatch.chdir(tmp_path)

    def called(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        try:
            status = main([str(one) for one in arguments])
        except SystemExit as ended:  # argparse ends so
            status = int(ended.code or 0)
        return Ran(status, *capsys.readouterr())

    return called


@pytest.fixture
def many_letters(tmp_path: Path) -> Path:
    """A map whose poster embeds so many letters that it is far larger than the map itself."""
    mint = Mint.seeded("many letters")
    project = blank(title="Many letters", language="en", words=Words(), mint=mint)
    lane = next(one for one in project.all(Lane).values() if one.kind == LaneKind.NEED)
    [step] = project.all(Step).values()
    for first in range(0x4E00, 0x4E00 + 2400, 600):
        text = "".join(map(chr, range(first, first + 600)))
        note = add_note(project, lane=lane.id, first_step=step.id, mint=mint, text=text)
        project = note.applied_to(project)
    path = tmp_path / "many.journey"
    publish(project, [], path, overwrite=False)
    return path


@pytest.fixture
def small_disk() -> list[str]:
    """The program started where no file may grow over 100 kB, as if the disk were full by then."""
    return ["bash", "-c", 'ulimit -f 100; exec "$@"', "bash", *PROGRAM]
