"""Make: rebuilds every sample map beside this file, the same bytes of rows each time.

Call it as `python sample_maps/make.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import job_applications
import local_history
import new_release
import story_time
import uitlenen

from journey_editor.kernel.ids import natural_id
from journey_editor.model.project import Project
from journey_editor.model.revision import Revision
from journey_editor.storage.journey_file import publish

SAMPLES: Final[dict[str, Callable[[], Project]]] = {
    "uitlenen": uitlenen.build,
    "local_history": local_history.build,
    "new_release": new_release.build,
    "story_time": story_time.build,
    "job_applications": job_applications.build,
}


def first_revision(name: str, project: Project) -> Revision:
    """Return the one line of history that a sample has."""
    dutch = project.setting.language == "nl"
    return Revision(
        id=natural_id("revision", name),
        parents=(),
        label="Voorbeeldkaart gemaakt" if dutch else "Sample map made",
        author=project.setting.organisation,
        time="2026-11-21T12:00:00Z",
    )


def make(folder: Path) -> None:
    """Write every sample map to `folder`, over what is there."""
    for name, build in SAMPLES.items():
        path, project = folder / f"{name}.journey", build()
        publish(project, [first_revision(name, project)], path, overwrite=True)
        print(f"{path.name}: {len(project)} rows")


if __name__ == "__main__":
    make(Path(__file__).resolve().parent)
