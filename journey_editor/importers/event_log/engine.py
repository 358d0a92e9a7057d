"""Engine: DuckDB at work in a private folder that goes with it, and on nothing else.

It counts out of core within bounds of memory and disk, loads no extension,
and sees one file: the copy that we wrote.  No text of a log enters a statement.
"""

from __future__ import annotations

import shutil
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from journey_editor.importers.event_log.text import CELL_MARK, LONGEST_LINE
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.private import PrivateFolder
from journey_editor.kernel.progress import Progress

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection  # 70 MB: loaded when a log is read, and not before

MEMORY: Final = "512MB"
THREADS: Final = 2
_DISK: Final = 30_000_000_000  # bytes at most, for rows that do not fit into memory
_IN_MEMORY: Final = 100_000_000  # bytes of a log that needs no disk
_LOOK: Final = 0.05  # s between two looks at whether to go on


class EventLogEngine:
    """A database for one log: `file` is to be written first, then `open` it."""

    def __init__(self) -> None:
        self._folder = PrivateFolder()
        self._pool = ThreadPoolExecutor(1)
        self._connection: DuckDBPyConnection | None = None
        self.file = self._folder.path / "rows.txt"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._pool.shutdown()
        if self._connection is not None:
            self._connection.close()
        self._folder.close()

    def require_room(self, path: Path) -> None:
        """Raise InputError, without a file's name, where the disk has no room to count a log."""
        if path.is_file() and self._free() < 2 * path.stat().st_size:
            raise InputError(f"it needs twice its size of room in {self._folder.path.parent} to be counted")

    def _free(self) -> int:
        return shutil.disk_usage(self._folder.path).free

    def open(self) -> None:
        """Make the database ready, and then deaf to everything but its own folder."""
        import duckdb

        folder = self._folder.path
        room = max(min(_DISK, self._free() - 200_000_000), 10_000_000)
        small = self.file.stat().st_size < _IN_MEMORY
        connection = duckdb.connect(
            ":memory:" if small else str(folder / "work.duckdb"),
            config={
                "allow_community_extensions": "false",
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "max_temp_directory_size": f"{room // 1_000_000}MB",
                "memory_limit": MEMORY,
                "preserve_insertion_order": "true",
                "python_enable_replacements": "false",
                "temp_directory": str(folder / "spilled"),
                "threads": str(THREADS),
            },
        )
        self._connection = connection
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET enable_progress_bar = true")  # without it, nothing says how far a query is
        connection.execute("SET enable_progress_bar_print = false")  # and with it, it would write to stdout
        connection.execute(f"SET allowed_paths = [{_quoted(str(self.file))}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")

    def rows_sql(self, columns: int) -> str:
        """Return what reads the file, its `?`, as a table of `columns` texts: `c0` and on."""
        listed = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(columns))
        return (
            f"read_csv(?, auto_detect = false, header = false, sep = '{CELL_MARK}', quote = '', escape = '',"
            " comment = '', nullstr = '', new_line = '\\n', null_padding = true, strict_mode = false,"
            f" max_line_size = {4 * LONGEST_LINE + 1000}, columns = {{{listed}}})"
        )

    def ask(self, sql: str, *values: object, progress: Progress) -> list[tuple[Any, ...]]:
        """Return the rows of a statement; raise CancelledError soon after the work should stop.

        Raises InputError, without a file's name, where there is too much to count.
        """
        assert self._connection is not None
        connection = self._connection
        asked: Future[list[tuple[Any, ...]]] = self._pool.submit(_fetched, connection, sql, values)
        try:
            while not wait([asked], timeout=_LOOK).done:
                progress.reached(min(max(connection.query_progress() / 100, 0.0), 1.0))
        except BaseException:
            connection.interrupt()
            wait([asked])
            raise
        return asked.result()


def _fetched(connection: DuckDBPyConnection, sql: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
    import duckdb

    try:
        return connection.execute(sql, list(values)).fetchall()
    except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
        raise InputError(
            "there is not enough memory or disk to count it here; count it where it lies and import "
            "the counts (the help shows how)"
        ) from error
    except duckdb.OutOfRangeException as error:
        raise InputError("its counts are too large to add up") from error
    except duckdb.Error:  # its words may quote a row, and no case leaves the counting
        raise InputError("it cannot be counted as a table") from None


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
