"""Clip: a clip as bytes, for the clipboard, and back from bytes that may be anybody's."""

from __future__ import annotations

from typing import Final

from journey_editor.kernel.errors import InputError
from journey_editor.kernel.private import PrivateFolder
from journey_editor.model.clip import Clip
from journey_editor.model.records import RowKey
from journey_editor.storage.journey_file import publish, read

LARGEST: Final = 64 * 1024 * 1024
_MOST_CHOSEN: Final = 100_000
_MOST_ROWS: Final = 100_000


def written(clip: Clip) -> tuple[bytes, bytes]:
    """Return a clip as the bytes of a journey file, and the list of the chosen rows, a key a line.

    Raises OutputError where there is no room for the file on its way.
    """
    with PrivateFolder() as folder:
        path = folder.path / "clip.journey"
        publish(clip.project, [], path, overwrite=False, pictures=clip.pictures)
        return path.read_bytes(), "\n".join(map(str, clip.chosen)).encode()


def understood(content: bytes, chosen: bytes) -> Clip:
    """Return the clip that `written` made; raise InputError in one sentence for anything else."""
    refused = InputError("What was copied is damaged and cannot be pasted; copy it again")
    if len(content) > LARGEST or len(chosen) > LARGEST:
        raise refused
    try:
        with PrivateFolder() as folder:
            path = folder.path / "clip.journey"
            path.write_bytes(content)
            file = read(path)
        lines = chosen.decode().split("\n", _MOST_CHOSEN)
        keys = tuple(RowKey.read(line) for line in lines[:_MOST_CHOSEN])
    except (InputError, OSError, ValueError):
        raise refused from None
    if (
        len(file.project) > _MOST_ROWS
        or not file.whole
        or not all(file.project.row(key) is not None for key in keys)
    ):
        raise refused
    return Clip(file.project, keys, file.pictures)
