"""Saving: a map on its way into a file, with all that another thread needs to write it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journey_editor.model.project import Project
from journey_editor.model.revision import Revision
from journey_editor.model.squash import squashed
from journey_editor.storage.journey_file import Published, publish
from journey_editor.storage.versions import Versions

_NEWEST: Final = 1_000  # lines of the history that are saved one by one


@dataclass(frozen=True)
class Saving:
    """What is to be written where; the map may change meanwhile.

    `expects` is the digest of the bytes that were there when we last read or
    wrote them, or None where anything may be replaced.  What is displaced goes
    to a folder under `versions()`, which is asked for when it is needed.
    """

    project: Project
    log: Sequence[Revision]
    pictures: Mapping[str, bytes]
    path: Path
    expects: str | None
    versions: Callable[[], Path] | None
    made_from: str

    def write(self) -> Published:
        """Write it, whole or not at all; raise OutputError in one sentence where that fails."""
        versions = None
        if self.versions is not None:
            versions = Versions(self.versions(), self.project.setting.id)
        return publish(
            self.project,
            squashed(self.log, newest=_NEWEST),
            self.path,
            overwrite=True,
            pictures=self.pictures,
            expects=self.expects,
            versions=versions,
            made_from=self.made_from,
        )
