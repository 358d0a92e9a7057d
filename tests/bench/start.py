"""First paint of a cold start, against PySide6 showing an empty window."""

from __future__ import annotations

import subprocess
import sys

from journey_editor.app.paths import SAMPLE_MAPS
from tests.bench.timing import against

# Both in the order of a real start; the second is what `app.start` and `app.windows` do.
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
window.grab()
"""
_OURS = f"""
from journey_editor.app.resources import fetch_faces
fetch_faces()
from pathlib import Path
from PySide6.QtWidgets import QApplication
application = QApplication([])
from journey_editor.app.windows import make_program
from journey_editor.session.document import Document
from journey_editor.ui import theme
from journey_editor.ui.window import Window
program = make_program()
theme.apply(application)
window = Window(program, Document.open(Path({str(SAMPLE_MAPS / "uitlenen.journey")!r})))
window.show()
window.grab()
"""


def run() -> None:
    """Print whole processes, from the start of Python to the first frame."""
    against("start, to the first frame of a sample", lambda: _start(_BARE), lambda: _start(_OURS), aim=3)


def _start(program: str) -> None:
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
