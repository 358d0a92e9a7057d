"""A program that crashes at every start stops opening what may be why."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.app.command_line import UITLENEN, environment

# Starts the program, says what it shows once it has settled, and ends as a crash does.
_START: Final = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
application = QApplication([])
from journey_editor.app.windows import open_windows

def crash():
    box = QApplication.activeModalWidget()
    said = box.text() if isinstance(box, QMessageBox) else "nothing"
    titles = [one.windowTitle() for one in QApplication.topLevelWidgets() if one.objectName() == "window"]
    print(said, *titles, sep="|", flush=True)
    os._exit(1)

QTimer.singleShot(0, lambda: QTimer.singleShot(600, crash))  # once it runs, after all that waits a moment
open_windows([Path(sys.argv[1])])
"""


def crashed_start(sessions: Path) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", _START, str(UITLENEN)],
        env=environment(QT_QPA_PLATFORM="offscreen", JOURNEY_EDITOR_SESSIONS=str(sessions)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 1, ran.stderr
    return ran.stdout


def test_after_three_crashes_within_a_minute_a_blank_window_opens_and_says_why(tmp_path: Path) -> None:
    said = [crashed_start(tmp_path) for _ in range(4)]

    assert all(one.startswith("nothing|uitlenen.journey") for one in said[:3]), said
    assert said[3].startswith("Journey Editor ended unexpectedly several times within a minute")
    assert "uitlenen" not in said[3]
