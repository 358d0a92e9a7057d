"""Where work is kept, and who never looks there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journey_editor.app.paths import sessions
from tests.app.command_line import UITLENEN, all_in, journey_editor


def test_work_is_kept_in_the_user_s_own_local_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JOURNEY_EDITOR_SESSIONS", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    found = sessions()
    assert found.name == "sessions"
    if os.name == "posix":
        assert tmp_path in found.parents
    assert not found.exists()


def test_the_environment_can_name_another_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEY_EDITOR_SESSIONS", str(tmp_path))
    assert sessions() == tmp_path


@pytest.mark.parametrize(
    "command", [("info", UITLENEN), ("export", UITLENEN, "--poster", "out.pdf"), ("verify", UITLENEN), ()]
)
def test_the_command_line_keeps_nothing_and_offers_nothing(
    command: tuple[str | Path, ...], tmp_path: Path
) -> None:
    place, cwd = tmp_path / "sessions", tmp_path / "here"
    lost = place / "0123" / "work.db"
    lost.parent.mkdir(parents=True)
    lost.write_bytes(b"somebody's work")
    cwd.mkdir()
    ran = journey_editor(*command, cwd=cwd, JOURNEY_EDITOR_SESSIONS=str(place))
    assert ran.status == 0, ran
    assert all_in(place) == {Path("0123/work.db"): b"somebody's work"}
