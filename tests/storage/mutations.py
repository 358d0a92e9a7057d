"""Mutations: spoil the sample file at random, open it, and tell what came of it."""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from journey_editor.kernel.errors import InputError
from journey_editor.model.integrity import mend
from journey_editor.model.validity import problems
from journey_editor.storage.journey_file import read
from tests.storage.samples import REVISIONS, sample, sample_bytes

PAGE = 1024


def spoiled(chance: random.Random) -> bytes:
    """Return the sample with one to six random things wrong with it."""
    content = bytearray(sample_bytes())
    for _ in range(chance.choice([1, 1, 1, 2, 3, 6])):
        chance.choice(WAYS)(content, chance)
    return bytes(content)


def _bit(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _byte_in_a_page_s_head(content: bytearray, chance: random.Random) -> None:
    at = PAGE * chance.randrange(len(content) // PAGE) + chance.randrange(40)
    content[at] = chance.choice([0, 1, 2, 5, 10, 13, 127, 128, 255, chance.randrange(256)])


def _byte_in_the_header(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(140)] = chance.choice([0, 1, 255, chance.randrange(256)])


def _run(content: bytearray, chance: random.Random) -> None:
    at, length = chance.randrange(len(content)), chance.choice([2, 4, 9, 50, 1024])
    new = chance.randbytes(length) if chance.random() < 0.5 else bytes([chance.choice([0, 255, 65])]) * length
    content[at : at + length] = new[: len(content[at : at + length])]


def _page_over_another(content: bytearray, chance: random.Random) -> None:
    pages = len(content) // PAGE
    there, here = PAGE * chance.randrange(1, pages), PAGE * chance.randrange(1, pages)
    content[here : here + PAGE] = content[there : there + PAGE]


def _page_number(content: bytearray, chance: random.Random) -> None:
    pages = len(content) // PAGE
    old, new = (chance.randrange(pages + 1).to_bytes(4, "big") for _ in range(2))
    at = content.find(old, chance.randrange(len(content)))
    if at >= 0:
        content[at : at + 4] = new


def _word(content: bytearray, chance: random.Random) -> None:
    words = [
        b"TEXT",
        b"CREATE",
        b"TABLE",
        b"STRICT",
        b"CHECK",
        b"id",
        b"card",
        b"NOT NULL",
        b"WITHOUT",
        b"(",
        b'"',
    ]
    old, new = chance.choice(words), chance.choice(words)
    at = content.find(old, chance.randrange(len(content)))
    if at >= 0:
        content[at : at + len(old)] = new.ljust(len(old))[: len(old)]


def _fewer_pages(content: bytearray, chance: random.Random) -> None:
    pages = chance.randrange(2, max(3, len(content) // PAGE))
    del content[pages * PAGE :]
    content[28:32] = pages.to_bytes(4, "big")


WAYS: list[Callable[[bytearray, random.Random], None]] = [
    _bit,
    _bit,
    _byte_in_a_page_s_head,
    _byte_in_the_header,
    _run,
    _page_over_another,
    _page_number,
    _word,
    _fewer_pages,
]


def opened(path: Path, *, probed: bool) -> tuple[str, str | None]:
    """Open `path`; return what came of it, and what of that should not have."""
    try:
        file = read(path, probed=probed)
    except InputError as error:
        right = str(error).startswith(f"{path} cannot be opened: ")
        return "refused", None if right else f"it says {error}"
    except BaseException as error:  # noqa: BLE001 - any other is what is looked for
        return "raised", repr(error)
    if mend(file.project)[1] or any(problems(row) for row in file.project.rows()):
        return "opened", "it is not sound"
    if not file.whole:
        return "opened and said to be damaged", None
    same = (file.project, file.revisions, file.repairs) == (sample(), REVISIONS, ())
    return "whole", None if same else "it is called whole but holds something else"


def main(seed: int, count: int, place: str) -> None:
    """Open `count` spoiled files in a folder in `place`, and print as JSON what came of it."""
    wrong, slowest, outcomes = [], 0.0, Counter[str]()
    with tempfile.TemporaryDirectory(dir=place) as folder:
        tempfile.tempdir = folder
        path = Path(folder) / "map.journey"
        path.write_bytes(sample_bytes())
        read(path)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for number in range(seed, seed + count):
            content = spoiled(random.Random(number))  # noqa: S311 - repeatable on purpose
            path.write_bytes(content)
            started = time.process_time()
            outcome, said = opened(path, probed=number % 50 == 0)  # another process takes its time to start
            slowest = max(slowest, time.process_time() - started)
            if said is not None or path.read_bytes() != content or len(list(Path(folder).iterdir())) > 1:
                wrong.append(f"{number}: {said or 'it left something behind'}")
            outcomes[outcome] += 1
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = {"wrong": wrong, "slowest": slowest, "grown": (after - before) / 1024, "outcomes": outcomes}
    print(json.dumps(found))  # noqa: T201 - the answer


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
