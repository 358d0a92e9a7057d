"""Samples: a file with something of everything in it, and ways to spoil it."""

from __future__ import annotations

import contextlib
import functools
import signal
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from journey_editor.kernel.errors import InputError
from journey_editor.kernel.garbage import held_back
from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.cards import add_note
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.edits.rows import add_row
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Code,
    Criterion,
    Evidence,
    Lane,
    LaneKind,
    Link,
    LinkKind,
    Metric,
    Pain,
    Party,
    Persona,
    Reading,
    Record,
    Score,
    Source,
    Step,
    Tag,
    Touchpoint,
)
from journey_editor.model.revision import Revision
from journey_editor.storage.journey_file import JourneyFile, publish, read
from tests.strategies import furnished

REVISIONS = (
    Revision("r1", (), "New map", "Ada", "2026-11-21T14:02:05Z"),
    Revision("r2", ("r1",), "Type “lost at the desk”", "Bo", "2026-11-21T14:03:00Z"),
    Revision("r3", ("r1", "r2"), "Merge", "", "2026-11-21T15:00:00Z", saved=True),
)


@functools.cache
def sample(seed: str = "sample") -> Project:
    """Return a project with a row in most tables, and texts in several scripts."""
    project, mint = furnished(seed), Mint.seeded("more" + seed)

    def add(kind: type[Record], /, **values: object) -> Record:
        nonlocal project
        change = add_row(project, kind, mint=mint, **values)
        project = change.applied_to(project)
        return change.added(kind)[0]

    steps, touchpoints = list(project.all(Step)), list(project.all(Touchpoint).values())
    persona = next(iter(project.all(Persona)))
    party, source = add(Party, name="Desk team"), add(Source, title="Interviews", n=12)
    code, action = add(Code, code="DT03", attribute="Wayfinding"), add(Action, title="New signs")
    metric = add(Metric, title="Found it", baseline=0.4, target=0.8)
    add(Reading, metric=metric.id, date="2026-11-21", hits=12, n=30)
    add(Score, action=action.id, scorer=party.id, criterion=Criterion.IMPACT, value=4.5)
    texts = [
        "Where do I go?",
        "どこに行けばいいですか",
        "לאן ללכת?",
        "👩‍👩‍👧 \t tab",
        "line\nline",
        "x" * 3000,
    ]
    for number, text in enumerate(texts):
        for lane in project.all(Lane).values():
            if lane.kind in (LaneKind.QUOTE, LaneKind.PAIN):
                ends = {"first_step": steps[number % 3], "last_step": steps[2]}
                project = add_note(project, lane=lane.id, mint=mint, text=text, **ends).applied_to(project)
    for number, touchpoint in enumerate(touchpoints):
        emotion = (-1, -0.5, 0.25)[number % 3]
        change = set_experience(project, persona=persona, subject=touchpoint.key, emotion=emotion, n=number)
        project = change.applied_to(project)
    for pain in project.all(Pain).values():
        add(Tag, subject=pain.key, code=code.id)
        add(Evidence, subject=pain.key, source=source.id)
        add(Link, kind=LinkKind.MENDS, source=action.key, target=pain.key)
    return project


@functools.cache
def sample_bytes() -> bytes:
    """Return the sample as a published file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.journey"
        publish(sample(), REVISIONS, path, overwrite=False)
        return path.read_bytes()


def forge(path: Path, *statements: str | tuple[str, tuple[object, ...]]) -> Path:
    """Write the sample to `path` and run SQL on it, as somebody with bad intentions would."""
    path.write_bytes(sample_bytes())
    connection = sqlite3.connect(path, isolation_level=None)
    with contextlib.closing(connection):
        connection.execute("PRAGMA writable_schema=ON")
        for statement in statements:
            connection.execute(*((statement,) if isinstance(statement, str) else statement))
    return path


@contextlib.contextmanager
def no_longer_than(seconds: float) -> Iterator[None]:
    """Fail what hangs in a system call, or uses more than `seconds` of the processor.

    What thousands of tests before this one left in memory is not looked through
    meanwhile: a full collection of that takes a second by itself.
    """

    def hangs(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError("it hangs")

    before = signal.signal(signal.SIGALRM, hangs)
    signal.setitimer(signal.ITIMER_REAL, 20 * seconds)
    try:
        with held_back():
            started = time.process_time()
            yield
            took = time.process_time() - started
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert took < seconds


@dataclass
class Stranger:
    """Opens files from elsewhere and watches what that does to the disk."""

    folder: Path
    refused: list[str] = field(default_factory=list)

    def opens(self, path: Path) -> JourneyFile:
        """Read `path` and see that neither it nor anything else on the disk changes.

        It may take a second of the processor, and for every megabyte 10 ms more.
        """
        before = self._seen(path)
        with no_longer_than(1 + path.stat().st_size / 1e8 if path.is_file() else 1):
            try:
                return read(path)
            finally:
                assert self._seen(path) == before

    def refuses(self, path: Path) -> str:
        """See that `path` is refused in one sentence that names it; return what follows the name."""
        try:
            self.opens(path)
        except InputError as error:
            said = str(error)
        else:
            raise AssertionError("it was opened")
        assert said.startswith(f"{path} cannot be opened: ")
        reason = said.removeprefix(f"{path} cannot be opened: ")
        assert 5 < len(reason) < 120
        assert reason == reason.strip().rstrip(".").splitlines()[0]
        return reason

    def survives(self, path: Path) -> JourneyFile | None:
        """See that `path` either opens, and then not as whole, or is refused."""
        try:
            file = self.opens(path)
        except InputError:
            self.refuses(path)
            return None
        assert not file.whole
        return file

    def _seen(self, path: Path) -> object:
        found = path.lstat()
        own = path.parent not in (Path("/dev"), Path("/proc"))
        beside = sorted(path.parent.iterdir()) if own else []
        readable = path.is_file() and found.st_size and found.st_mode & 0o400
        bytes_ = path.read_bytes() if readable else b""
        return found.st_mtime_ns, found.st_size, bytes_, beside, sorted(self.folder.iterdir())
