"""A desk to lay out at, and every sample map laid out."""

from __future__ import annotations

import pytest

from journey_editor.kernel.words import Words
from journey_editor.layout.desk import Desk
from journey_editor.text.faces import FaceSet
from journey_editor.text.typesetter import Typesetter


@pytest.fixture(scope="session")
def desk(faces: FaceSet) -> Desk:
    """A desk that many maps are laid out at, one after another."""
    return fresh(faces)


def fresh(faces: FaceSet) -> Desk:
    """Return a desk without a memory."""
    return Desk(Typesetter(faces), Words())
