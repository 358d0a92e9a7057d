"""Main: the program's one way in, from a shell or an icon."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from journey_editor.app.cli import one_line, run
from journey_editor.kernel.errors import JourneyError, OutputError

INTERRUPTED = 130  # as a shell says it: 128 and the number of SIGINT


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status.  What a user can mend is one sentence on stderr."""
    # The matrices are small: threads that wait for each other make them ten times slower.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Not every terminal has every letter; and a write that fails shall fail where it is flushed.
        sys.stdout.reconfigure(errors="backslashreplace", write_through=False)
    with _interrupts() as interrupts:
        try:
            try:
                return run(sys.argv[1:] if argv is None else argv)
            finally:
                _flush()
        except JourneyError as error:
            if interrupts:
                return INTERRUPTED
            print(f"journey-editor: {one_line(str(error))}", file=sys.stderr)
            return error.status
        except KeyboardInterrupt:
            return INTERRUPTED
        except BrokenPipeError:  # whoever read our output has gone; nothing is left to say
            _drop_output()
            return 0


@contextmanager
def _interrupts() -> Iterator[list[int]]:
    """Note each interrupt from the keyboard in the list yielded, as well as raising KeyboardInterrupt.

    One that comes while sqlite3 asks us something is swallowed there, and comes
    out as an error of the database.
    """
    came: list[int] = []

    def interrupt(number: int, frame: FrameType | None) -> None:
        came.append(number)
        signal.default_int_handler(number, frame)

    usual = signal.getsignal(signal.SIGINT)
    if usual is not signal.default_int_handler:  # whoever started the program wants it otherwise
        yield came
        return
    signal.signal(signal.SIGINT, interrupt)
    try:
        yield came
    finally:
        signal.signal(signal.SIGINT, usual)


def _flush() -> None:
    """Write what was printed, while its failing can still be said in a sentence."""
    if sys.stdout is None:  # a program started by an icon has no output
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_output()
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"what there is to print could not be written: {reason}") from error


def _drop_output() -> None:
    """Let what is still to be written go nowhere: Python writes it once more at the end."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
