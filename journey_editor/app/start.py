"""Start: open the editor, or do its main job where no window can open."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from journey_editor.app.display import why_no_window
from journey_editor.app.paths import SAMPLE_MAPS
from journey_editor.app.resources import faces, fetch_faces


def start(files: Sequence[Path]) -> int:
    """Open the files, or a blank map; return the exit status."""
    reason = why_no_window()
    if reason is not None:
        return _without_window(files or [SAMPLE_MAPS / "uitlenen.journey"], reason)
    fetch_faces()
    from journey_editor.app.windows import open_windows  # which imports most of the program

    return open_windows(files)


def _without_window(files: Sequence[Path], reason: str) -> int:
    """Write poster and workbook of every file into `out/`, and print where they are.

    Every file is read before anything is written or said.
    """
    from journey_editor.app.commands.export import write_poster_and_workbook
    from journey_editor.storage.journey_file import read

    opened = [(file, read(file)) for file in files]
    print(f"journey-editor: {reason}; writing poster and workbook instead of a window", file=sys.stderr)
    for lacking in faces().lacking:
        print(f"note: {lacking}", file=sys.stderr)
    names: set[str] = set()
    for path, file in opened:
        name = next(one for one in _numbered(path.stem) if one not in names)
        names.add(name)
        for written in write_poster_and_workbook(path, file, Path("out") / name):
            print(os.fspath(written))
    return 0


def _numbered(name: str) -> Iterator[str]:
    """Yield a name, then the name with 2, 3 … behind it: two files may be called alike."""
    yield name
    for number in count(2):
        yield f"{name}-{number}"
