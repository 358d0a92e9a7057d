from __future__ import annotations

import pytest

from journey_editor.surfaces.qt import QtFonts
from journey_editor.text.faces import FaceSet


@pytest.fixture(scope="session")
def fonts(request: pytest.FixtureRequest, faces: FaceSet) -> QtFonts:
    """The program's faces as Qt holds them."""
    request.getfixturevalue("qapp")
    return QtFonts(faces.all)
