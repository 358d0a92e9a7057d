"""Swapping: save over what somebody else saved, in a process whose calls fail; print what came of it."""

from __future__ import annotations

import errno
import json
from contextlib import ExitStack
from pathlib import Path

from journey_editor.kernel.errors import OutputError
from journey_editor.storage.journey_file import publish, read
from journey_editor.storage.versions import Versions
from tests.storage.faults import failing
from tests.storage.samples import sample, sample_bytes

FAULTS = {
    "exchange": (errno.EINVAL, "exchange", 1 << 40),
    "exchange and links": (errno.EINVAL, "exchange link", 1 << 40),
    "busy for a while": (errno.EBUSY, "exchange", 5),
    "busy for ever": (errno.EBUSY, "exchange", 1 << 40),
    "links": (errno.EPERM, "link", 1 << 40),
    "versions": (errno.ENOSPC, "mkdir", 1 << 40),
}


def main(folder: str, fault: str) -> None:
    """Save over what somebody else saved since, while one kind of call fails."""
    path, error = Path(folder) / "map.journey", ""
    path.write_bytes(sample_bytes())
    code, calls, last = FAULTS[fault]
    versions = Versions(Path(folder) / "versions", "project")
    overtaken = None
    with ExitStack() as faults:
        faults.enter_context(failing(Path(folder), error=code, calls=calls, last=last))
        try:
            overtaken = publish(
                sample("other"), [], path, overwrite=True, expects="x", versions=versions
            ).overtaken
        except OutputError as refused:
            error = str(refused)
    found = {
        "error": error.removeprefix(f"{path} could not be written: "),
        "ours": read(path).project == sample("other"),
        "theirs": str(overtaken.relative_to(folder)) if overtaken else None,
        "kept": overtaken.read_bytes() == sample_bytes() if overtaken else None,
        "beside": sorted(one.name for one in Path(folder).iterdir()),
    }
    print(json.dumps(found))  # noqa: T201 - the answer
