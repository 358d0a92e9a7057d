"""What every test may ask for."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

import pytest

from journey_editor.text.faces import FaceSet, load_faces
from journey_editor.text.typesetter import Typesetter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program does
# Qt's own dialogs remember where they were last, and would go there again.
_QT_SETTINGS = tempfile.TemporaryDirectory(prefix="settings-")
os.environ["XDG_CONFIG_HOME"] = _QT_SETTINGS.name

FONT_FOLDERS: Final = (
    Path(__file__).parents[1] / "resources" / "fonts",
    Path("/usr/share/fonts-droid-fallback/truetype"),
    Path("/usr/share/fonts/truetype/ancient-scripts"),
)


@pytest.fixture(scope="session")
def faces() -> FaceSet:
    """The real faces, all of them."""
    found = load_faces(FONT_FOLDERS)
    if found.lacking:
        pytest.fail("\n".join(str(lacking) for lacking in found.lacking))
    return found


@pytest.fixture(scope="session")
def typesetter(faces: FaceSet) -> Typesetter:
    """A typesetter with all faces."""
    return Typesetter(faces)
