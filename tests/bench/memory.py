"""Memory of a program that shows 5,000 cards."""

from __future__ import annotations

import subprocess
import sys

_CODE = """
import resource
from PySide6.QtWidgets import QApplication
application = QApplication([])
from journey_editor.app.windows import make_program
from journey_editor.session.document import Document
from journey_editor.ui.window import Window
from tests.bench.maps import large_map
window = Window(make_program(), Document(large_map(5000)))
window.show()
window.grab()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def run() -> None:
    """Print the largest resident size."""
    done = subprocess.run([sys.executable, "-c", _CODE], check=True, capture_output=True, text=True)
    print(f"memory, 5,000 cards on screen: {done.stdout.strip()} MB  aim under 400 MB")
