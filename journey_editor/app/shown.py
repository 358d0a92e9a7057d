"""Shown: how far long work has come, on a terminal."""

from __future__ import annotations

import sys
from time import monotonic

from journey_editor.kernel.progress import Progress


class Shown:
    """Shows work that takes longer than a second; what is no terminal sees none of it."""

    def __init__(self, said: str) -> None:
        self._said, self._began, self._written = said, monotonic(), False

    def __enter__(self) -> Progress:
        return Progress(self._show if sys.stderr.isatty() else lambda _: None)

    def __exit__(self, *_: object) -> None:
        if self._written:
            print(f"\r{' ' * (len(self._said) + 8)}\r", end="", file=sys.stderr, flush=True)

    def _show(self, share: float) -> None:
        if monotonic() - self._began > 1:
            self._written = True
            print(f"\r{self._said} … {share:4.0%}", end="", file=sys.stderr, flush=True)
