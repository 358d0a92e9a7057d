"""The project: every record of a file, at one moment."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from typing import Any, Final, Generic, TypeVar, cast

from journey_editor.model.records import TABLES, Record, RowKey, Setting, order

R = TypeVar("R", bound=Record)

__all__ = ["Project", "RowKey", "Table"]

_FEW: Final = 16  # rows; the indexes of a table with more changes are made anew when they are asked for


class Table(Mapping[str, R], Generic[R]):
    """The rows of one table by id, with indexes that live as long as the table does."""

    __slots__ = ("_groups", "_rows", "_sorted")

    def __init__(self, rows: dict[str, R]) -> None:
        self._rows = rows
        self._groups: dict[str, dict[Any, tuple[R, ...]]] = {}
        self._sorted: tuple[R, ...] | None = None

    def __getitem__(self, id_: str) -> R:
        return self._rows[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._rows

    def values(self) -> ValuesView[R]:
        """Return the rows; Mapping would look each of them up by its id."""
        return self._rows.values()

    def items(self) -> ItemsView[str, R]:
        """Return the rows with their ids, as quickly."""
        return self._rows.items()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and (self is other or self._rows == other._rows)

    __hash__ = None  # type: ignore[assignment] # a table compares by its rows, which may be many

    def sorted(self) -> tuple[R, ...]:
        """Return every row in order: by rank, then by id."""
        if self._sorted is None:
            self._sorted = tuple(sorted(self._rows.values(), key=order))
        return self._sorted

    def where(self, field: str, value: object) -> tuple[R, ...]:
        """Return the rows whose `field` is `value`, in order."""
        groups = self._groups.get(field)
        if groups is None:
            gathered: dict[Any, list[R]] = {}
            for row in self.sorted():
                gathered.setdefault(getattr(row, field), []).append(row)
            groups = self._groups[field] = {key: tuple(rows) for key, rows in gathered.items()}
        return groups.get(value, ())

    def with_rows(self, rows: Mapping[str, R | None]) -> Table[R]:
        """Return this table with each row put under its id, or with None taken away.

        Where they are few, the new table has the indexes that this one has.
        """
        found = dict(self._rows)
        for id_, row in rows.items():
            if row is None:
                found.pop(id_, None)
            else:
                found[id_] = row
        table = Table(found)
        if self._rows and len(rows) <= _FEW:  # one without rows may be asked for fields of any kind
            before = [self._rows[id_] for id_ in rows if id_ in self._rows]
            after = [row for row in rows.values() if row is not None]
            if self._sorted is not None:
                table._sorted = _exchanged(self._sorted, before, after)
            for field, groups in self._groups.items():
                table._groups[field] = _filed_anew(groups, field, before, after)
        return table


def _exchanged(rows: tuple[R, ...], before: Iterable[R], after: Iterable[R]) -> tuple[R, ...]:
    """Return `rows`, which are in order, without those of `before` and with those of `after`."""
    found = list(rows)
    for row in before:
        del found[bisect_left(found, order(row), key=order)]
    for row in after:
        found.insert(bisect_left(found, order(row), key=order), row)
    return tuple(found)


def _filed_anew(
    groups: dict[Any, tuple[R, ...]], field: str, before: Iterable[R], after: Iterable[R]
) -> dict[Any, tuple[R, ...]]:
    """Return an index without the rows of `before` and with those of `after`."""
    left: dict[Any, list[R]] = {}
    come: dict[Any, list[R]] = {}
    for rows, filed in ((before, left), (after, come)):
        for row in rows:
            filed.setdefault(getattr(row, field), []).append(row)
    found = dict(groups)
    for value in {**left, **come}:
        rows_ = _exchanged(found.pop(value, ()), left.get(value, ()), come.get(value, ()))
        if rows_:
            found[value] = rows_
    return found


class Project:
    """An immutable set of records: one table for each kind.

    Editing makes a new project that shares the tables it did not touch.
    """

    __slots__ = ("tables",)

    def __init__(self, tables: Mapping[str, Table[Any]]) -> None:
        self.tables = tables

    @classmethod
    def of(cls, *records: Record) -> Project:
        """Gather `records` into a project; of two with one key the later stays."""
        return cls({}).with_rows((record.key, record) for record in records)

    def with_rows(self, rows: Iterable[tuple[RowKey, Record | None]]) -> Project:
        """Return this project with each row put, or with None taken away."""
        changed: dict[str, dict[str, Record | None]] = {}
        for key, record in rows:
            changed.setdefault(key.table, {})[key.id] = record
        tables = dict(self.tables)
        for name, rows_ in changed.items():
            table = tables.get(name, _EMPTY).with_rows(rows_)
            if table:
                tables[name] = table
            else:
                tables.pop(name, None)
        return Project(tables)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Project) and (self is other or self.tables == other.tables)

    __hash__ = None  # type: ignore[assignment] # a project compares by its rows, which may be many

    def all(self, kind: type[R]) -> Table[R]:
        """Return the table of one kind of record."""
        return cast("Table[R]", self.tables.get(kind.table) or _EMPTY)

    def get(self, kind: type[R], id_: str | None) -> R | None:
        """Return one record, or None where there is none."""
        return self.all(kind).get(id_) if id_ is not None else None

    def one(self, kind: type[R], id_: str) -> R:
        """Return one record; a missing id is a programming error (KeyError)."""
        return self.all(kind)[id_]

    def row(self, key: RowKey) -> Record | None:
        """Return the record filed under `key`, or None."""
        table = self.tables.get(key.table)
        return table.get(key.id) if table else None

    def rows(self) -> Iterator[Record]:
        """Yield every record, table by table in the order of `TABLES`."""
        for name in TABLES:
            yield from self.tables.get(name, {}).values()

    def __len__(self) -> int:
        return sum(map(len, self.tables.values()))

    @property
    def setting(self) -> Setting:
        """The project's own row; a project without one gets an empty setting."""
        return next(iter(self.all(Setting).sorted()), _NO_SETTING)


_EMPTY: Table[Any] = Table({})
_NO_SETTING = Setting(id="")
