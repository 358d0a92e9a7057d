"""Reading: copies that came back, read aside while the window goes on being painted."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from journey_editor.kernel.errors import InputError
from journey_editor.kernel.progress import Progress
from journey_editor.kernel.words import Words
from journey_editor.session.document import Document
from journey_editor.session.exchange import Copy, Exchange, returned


class Reading:
    """Reads files and merges what can be read into a document as it is now, by another thread.

    `read` has what could be read, `failed` a sentence for each that could not,
    and `exchange` comes last; it stays None where nothing could be read, or
    somebody cancelled.
    """

    def __init__(self, document: Document, paths: Sequence[Path], words: Words) -> None:
        self.document = document
        self.read: dict[Path, Copy] = {}
        self.failed: list[str] = []
        self.exchange: Exchange | None = None
        self._paths = list({os.path.realpath(path): path for path in paths}.values())
        self._words = words
        self._now = document.kept, document.log, not document.repairs

    def run(self, progress: Progress) -> None:
        """Read."""
        for number, path in enumerate(self._paths):
            progress.reached(number / (len(self._paths) + 1))
            try:
                self.read[path] = returned(path, name=self._name(path))
            except InputError as error:
                self.failed.append(error.in_words(self._words))
        progress.check()
        if self.read:
            project, log, sound = self._now
            self.exchange = Exchange(project, log, [*self.read.values()], sound=sound)
            progress.check()

    def _name(self, path: Path) -> str:
        """Return what a file is called; with its folder where another has that name too."""
        alike = [one for one in self._paths if one.name == path.name]
        return path.name if len(alike) == 1 else f"{path.parent.name}/{path.name}"
