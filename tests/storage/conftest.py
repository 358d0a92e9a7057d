from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.faults import compiled
from tests.storage.samples import Stranger


@pytest.fixture
def stranger(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stranger]:
    """Return what opens files from elsewhere; nothing may be left in the folder for temporary files."""
    folder: Path = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield Stranger(folder)
    assert list(folder.iterdir()) == []


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that everybody may reach; those of pytest are for their owner alone."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """Return a folder in memory where the system has one: a thousand saves then wait for no disk."""
    there = Path("/dev/shm")  # noqa: S108 - in it, a folder of our own
    with tempfile.TemporaryDirectory(dir=there if there.is_dir() else tmp_path) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the library that lets calls of the system fail."""
    library = compiled(tmp_path_factory.mktemp("faults"))
    if library is None:
        pytest.skip("needs Linux and a compiler for C")
    return library
