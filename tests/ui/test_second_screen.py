"""With two screens the map is presented on the other one, and the window stays where it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv)
from journey_editor.session.document import Document
from journey_editor.ui.presenter.presenter import Presenter
from tests.sample_maps.samples import build
from tests.ui.driver import Hand
hand = Hand(Document(build("uitlenen")))
before = hand.window.geometry()
hand.do("view-present")
(presenter,) = hand.window.findChildren(Presenter)
print(hand.window.screen().name(), presenter.screen().name(), presenter.isFullScreen())
print(presenter.geometry().getRect(), hand.window.geometry() == before)
"""


def test_the_second_screen_is_the_one_that_is_presented_on(tmp_path: Path) -> None:
    screens = [
        {
            "name": name,
            "x": x,
            "y": 0,
            "width": 1280,
            "height": 800,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
        for name, x in (("desk", 0), ("beamer", 1280))
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), "utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
    }

    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[2],
    )

    assert done.stdout.splitlines() == ["desk beamer True", "(1280, 0, 1280, 800) True"], done.stderr
