"""The wheel carries all that the program needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel unpacked in it, and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    build += ["--outdir", str(folder), str(CHECKOUT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    target = folder / "installed"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(pip, check=True, capture_output=True)
    return target


def run(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program, far from the checkout and without a display."""
    environment = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    environment |= {"PYTHONPATH": str(installed), "QT_QPA_PLATFORM": ""}
    command = [sys.executable, "-P", "-m", "journey_editor", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_finds_its_words_icons_and_samples(installed: Path, tmp_path: Path) -> None:
    code = (
        "from journey_editor.app import paths; from journey_editor.app.resources import words_for;"
        "print(paths.RESOURCES); print(words_for('nl')('Key')); print(len(list(paths.ICONS.glob('*.svg'))))"
    )
    environment = os.environ | {"PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    resources, word, icons = done.stdout.split("\n")[:3]
    assert Path(resources).is_relative_to(installed)
    assert word != "Key"
    assert int(icons) > 20


def test_the_wheel_does_its_main_job_without_a_display(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path)
    assert done.returncode == 0, done.stderr
    written = [Path(line) for line in done.stdout.splitlines()]
    assert [path.suffix for path in written] == [".pdf", ".xlsx"]
    assert all((tmp_path / path).stat().st_size > 5000 for path in written)


def test_every_template_travels_with_the_wheel(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "new", "--template", "list")
    assert done.stdout.split() == [
        "blank",
        *sorted(file.stem for file in (CHECKOUT / "sample_maps").glob("*.journey")),
    ]
