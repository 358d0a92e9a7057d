"""Every sample map in turn."""

from __future__ import annotations

import pytest

from journey_editor.model.project import Project
from tests.sample_maps.samples import NAMES, build


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def project(name: str) -> Project:
    return build(name)
