"""Outputs: what a call may write, looked at before anything is read or computed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from journey_editor.kernel.errors import CallError
from journey_editor.kernel.file_names import same_file
from journey_editor.storage.whole_file import require_free


def require_room(outputs: Iterable[Path], *, force: bool, sources: Iterable[Path] = ()) -> None:
    """Raise CallError where a call names a file twice, OutputError where an output may not be replaced.

    `sources` are files that are read, and none of them may be an output, even
    by `force`.  A call that fails here leaves nothing behind.
    """
    named = list(sources)
    for target in outputs:
        if any(same_file(target, one) for one in named):
            raise CallError(f"{target} is named twice in this call; choose another name for what is written")
        named.append(target)
        require_free(target, overwrite=force)
