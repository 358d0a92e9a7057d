"""Power loss: record what a save asks of the disk, and build what the disk may show when power fails.

Of what was not synced, anything may be there or not, in any order: parts of
files and entries of folders.  A name of a file is on the disk once its folder
was synced; syncing the file is no promise of that.  Only an exchange of two
names is one step.
"""

from __future__ import annotations

import json
import os
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.storage.faults import failing, without
from tests.storage.samples import sample_bytes
from tests.storage.saves import save

FOLDER: Final = -1  # what a name of a folder stands for


@dataclass(frozen=True)
class Call:
    """One thing that was asked of the disk."""

    call: str
    one: str
    other: str
    at: int
    content: bytes


@dataclass
class Disk:
    """What is asked of a disk, and what of that it must show by now.

    `writes` are of a file: its number, a place and bytes, or None for a cut
    there.  `entries` are names and what each stands for: a file, a folder or
    nothing.
    """

    names: dict[str, int]
    files: list[bytes]
    writes: list[tuple[int, int, bytes | None]] = field(default_factory=list)
    entries: list[dict[str, int | None]] = field(default_factory=list)
    safe_writes: set[int] = field(default_factory=set)
    safe_entries: set[tuple[int, str]] = field(default_factory=set)

    def does(self, call: Call) -> None:
        """Take in one call."""
        names, one, other = self.names, call.one, call.other
        match call.call:
            case "create":
                self.files.append(b"")
                self._enter({one: len(self.files) - 1})
            case "mkdir":
                self._enter({one: FOLDER})
            case "write":
                self.writes.append((names[one], call.at, call.content))
            case "truncate":
                self.writes.append((names[one], call.at, None))
            case "sync" if names.get(one, FOLDER) == FOLDER:
                entries = [(number, name) for number, entry in enumerate(self.entries) for name in entry]
                self.safe_entries.update(pair for pair in entries if str(Path(pair[1]).parent) == one)
            case "sync":
                self.safe_writes.update(n for n, (file, _, _) in enumerate(self.writes) if file == names[one])
            case "rename":
                self._enter({other: names[one], one: None})
            case "link":
                self._enter({other: names[one]})
            case "exchange":
                self._enter({one: names[other], other: names[one]})
            case "unlink":
                self._enter({one: None})
            case unknown:
                raise ValueError(unknown)

    def _enter(self, entry: dict[str, int | None]) -> None:
        self.entries.append(entry)
        for name, file in entry.items():
            if file is None:
                del self.names[name]
            else:
                self.names[name] = file

    def after_loss(self, begun: dict[str, int], chance: random.Random) -> dict[str, bytes]:
        """Return the files by name that the disk may show, `begun` being what it showed at first."""
        likely = chance.choice([0.0, 0.1, 0.5, 0.9, 1.0])
        names = dict(begun)
        for number, entry in enumerate(self.entries):
            swap = None not in entry.values() and len(entry) == 2
            swapped = chance.random() < likely
            for name, file in entry.items():
                there = swapped if swap else chance.random() < likely
                if there or (number, name) in self.safe_entries:
                    names.pop(name, None)
                    if file is not None:
                        names[name] = file
        files = [bytearray(content) for content in self.files]
        for number, (file, at, content) in enumerate(self.writes):
            if number in self.safe_writes or chance.random() < likely:
                _write(files[file], at, content, chance, torn=number not in self.safe_writes)
        return {
            name: bytes(files[file])
            for name, file in names.items()
            if file != FOLDER and all(str(above) in names for above in _folders(name))
        }


def _write(file: bytearray, at: int, content: bytes | None, chance: random.Random, *, torn: bool) -> None:
    if content is None:
        del file[at:]
        return
    if torn and chance.random() < 0.3:
        content = content[: chance.randrange(len(content) + 1)]
    file.extend(bytes(max(at - len(file), 0)))
    file[at : at + len(content)] = content


def _folders(name: str) -> Iterator[Path]:
    """Yield the folders that a name lies in, but for the one that was there before all."""
    for above in Path(name).parents:
        if above.name == "maps":
            return
        yield above


def recorded(place: Path, system: str) -> list[Call]:
    """Save once, on a system that does not know some calls, and return what that asked of the disk."""
    folder, record = place / "maps", place / "record"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "map.journey").write_bytes(sample_bytes())
    handle = os.open(record, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    without(system)
    with failing(folder, record=handle):
        save(folder)
    without("")
    os.close(handle)
    return list(_calls(record.read_bytes()))


def _calls(content: bytes) -> Iterator[Call]:
    place = 0
    while place < len(content):
        end = content.index(b"\n", place)
        call, one, other, at, count = content[place:end].decode().split("\t")
        place = end + 1 + int(count)
        yield Call(call, one, other, int(at), content[end + 1 : place])


def main(place: str, system: str, states: str, seed: str) -> None:
    """Look at so many states after a loss of power; print what was wrong with any."""
    wrong, seen, chance = [], Counter[str](), random.Random(seed)  # noqa: S311 - repeatable on purpose
    path, old = str(Path(place) / "maps" / "map.journey"), sample_bytes()
    calls = recorded(Path(place), system)
    new = Path(path).read_bytes()
    for number in range(int(states)):
        # Most calls write; those that name are the last ones.
        passed = len(calls) - chance.randrange(chance.choice([len(calls) + 1, 16]))
        disk = Disk({path: 0}, [old])
        for call in calls[:passed]:
            disk.does(call)
        shown = disk.after_loss({path: 0}, chance)
        outcome = {old: "old", new: "new"}.get(shown.get(path, b""), "neither")
        seen[outcome] += 1
        if outcome == "neither" or (outcome == "old" and passed == len(calls)):
            wrong.append(f"{outcome} after {passed} of {len(calls)} calls: {number}")
        if old not in shown.values():
            wrong.append(f"somebody else's work is gone after {passed} of {len(calls)} calls: {number}")
    print(json.dumps({"wrong": wrong[:20], "seen": seen}))  # noqa: T201 - the answer
