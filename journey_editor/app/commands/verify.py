"""`verify`: say whether a file is whole and safe to open, without writing anything."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from journey_editor.app.cli import command_parser, one_line, print_json
from journey_editor.app.paths import sessions
from journey_editor.kernel.file_names import same_file
from journey_editor.kernel.mail import exceeded
from journey_editor.storage.codec import FORMAT
from journey_editor.storage.foreign import foreign_in
from journey_editor.storage.journey_file import read
from journey_editor.storage.waiting import waiting_in


@dataclass(frozen=True)
class _Verdict:
    """What is known of a file that can be read.

    `sha256` is that of its bytes.  `fits_mail` says that every usual mail server takes it.
    """

    file: str
    whole: bool
    remark: str | None
    repairs: tuple[str, ...]
    passed_over: tuple[str, ...]
    format: int
    newest_format: int
    bytes: int
    sha256: str
    fits_mail: bool
    unsaved_changes: int

    @property
    def clean(self) -> bool:
        """Whether the file is as it was written, and nothing had to be left out of it."""
        return not (self.remark or self.repairs or self.passed_over)


def parser() -> argparse.ArgumentParser:
    """Return the command's parser."""
    made = command_parser(
        "verify",
        "Say whether a file is whole and safe to open; nothing is written.  Ends with 0 where it is as\n"
        "it was written, with 1 where it is not, with 3 where it cannot be opened.",
        "journey-editor verify uitlenen.journey",
    )
    made.add_argument("file", type=Path, metavar="FILE", help="a .journey file")
    made.add_argument("--json", action="store_true", help="for a program to read")
    return made


def run(given: argparse.Namespace) -> int:
    """Carry the command out; return the exit status."""
    verdict = _verdict(given.file)
    if given.json:
        print_json(asdict(verdict))
    else:
        for line in _said(verdict):
            print(one_line(line))
    return 0 if verdict.clean else 1


def _verdict(path: Path) -> _Verdict:
    file = read(path)
    return _Verdict(
        file=str(path),
        whole=file.whole,
        remark=file.remark,
        repairs=file.repairs,
        passed_over=foreign_in(path),
        format=file.format,
        newest_format=FORMAT,
        bytes=file.size,
        sha256=file.digest,
        fits_mail=not exceeded(file.size),
        unsaved_changes=_unsaved(path),
    )


def _unsaved(path: Path) -> int:
    """Return how many changes to this very file wait to be recovered."""
    lost = waiting_in(sessions()).lost
    return sum(one.changes for one in lost if one.path and same_file(Path(one.path), path))


def _said(verdict: _Verdict) -> Iterator[str]:
    if verdict.clean:
        yield "whole: it is what was written, and safe to open"
    elif verdict.format > verdict.newest_format:
        yield "safe to open, but only to read"
    else:
        yield "safe to open, but not whole: it opens as an unsaved copy, and the file stays as it is"
    if verdict.remark is not None:
        yield f"note: {verdict.remark}"
    yield from (f"repaired when opened: {repair}" for repair in verdict.repairs)
    yield from (f"passed over, neither run nor read: {foreign}" for foreign in verdict.passed_over)
    newest = verdict.newest_format
    yield f"format {verdict.format}" + (f"; saving writes format {newest}" if verdict.format < newest else "")
    yield f"{verdict.bytes:,} bytes"
    yield f"SHA-256 {verdict.sha256}"
    if not verdict.fits_mail:
        yield "note: many mail servers take no file of this size"
    if verdict.unsaved_changes:
        one = "1 unsaved change to it waits" if verdict.unsaved_changes == 1 else ""
        many = one or f"{verdict.unsaved_changes:,} unsaved changes to it wait"
        yield f"note: {many} to be recovered (journey-editor recover)"
