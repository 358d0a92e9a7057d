"""Start: open the editor, or do its main job where no window can open."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from journey_editor.app.display import why_no_window
from journey_editor.app.paths import SAMPLE_MAPS


def start(files: Sequence[Path]) -> int:
    """Open the files, or a blank map; return the exit status."""
    reason = why_no_window()
    if reason is not None:
        return _without_window(files or [SAMPLE_MAPS / "uitlenen.journey"], reason)
    from journey_editor.app.windows import open_windows

    return open_windows(files)


def _without_window(files: Sequence[Path], reason: str) -> int:
    """Write poster and workbook of every file into `out/`, and print where they are."""
    from journey_editor.app.commands.export import write_poster_and_workbook
    from journey_editor.app.resources import faces

    print(f"journey-editor: {reason}; writing poster and workbook instead of a window", file=sys.stderr)
    for lacking in faces().lacking:
        print(f"note: {lacking}", file=sys.stderr)
    folder = Path("out")
    for file in files:
        for written in write_poster_and_workbook(file, folder):
            print(os.fspath(written))
    return 0
