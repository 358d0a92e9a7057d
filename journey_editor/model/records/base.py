"""What every record shares: a frozen value with an id that never changes."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, NamedTuple, Self

from journey_editor.kernel.ids import natural_id
from journey_editor.model.fields import Id, columns_of


class RowKey(NamedTuple):
    """Names one row, in this copy of the project and in every other."""

    table: str
    id: str

    def __str__(self) -> str:
        return f"{self.table}/{self.id}"

    @classmethod
    def read(cls, written: str) -> RowKey:
        """Read what `str` wrote; raise ValueError on anything else."""
        table, slash, id_ = written.partition("/")
        if not (table and slash and id_):
            raise ValueError(f"{written!r} is not a row's key")
        return cls(table, id_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row of a project.

    `table` names its table; `since` is the format of files that first had it.
    `natural` lists the fields that make up a natural key, where the record has
    one: its id is then derived from them.
    """

    table: ClassVar[str]
    noun: ClassVar[str]
    natural: ClassVar[tuple[str, ...]] = ()
    since: ClassVar[int] = 1

    id: Annotated[str, Id()]

    @property
    def key(self) -> RowKey:
        """The key under which this record is filed."""
        return RowKey(self.table, self.id)

    @classmethod
    def of_columns(cls, columns: Sequence[Sequence[Any]]) -> list[Self]:
        """Make many records at once from right values: one sequence for each of `columns_of`, all as long.

        A file has thousands of rows; this takes a third of the time of `__init__`.
        """
        made = [object.__new__(cls) for _ in columns[0]]
        for column, values in zip(columns_of(cls), columns, strict=True):
            keep = getattr(cls, column.name).__set__  # the slot's own: a frozen record has no other
            deque(map(keep, made, values), maxlen=0)
        return made

    @classmethod
    def known_by(cls, **values: Any) -> Self:
        """Make a record that has a natural key; its id follows from the key's fields."""
        return cls(id=natural_id(cls.table, *(str(values[name]) for name in cls.natural)), **values)

    def natural_id(self) -> str | None:
        """Return the id that this record's natural key asks for, or None without one."""
        if not self.natural:
            return None
        return natural_id(self.table, *(str(getattr(self, name)) for name in self.natural))


def order(record: Record) -> tuple[str, str]:
    """Return what siblings are sorted by: rank, then id where ranks are equal."""
    return getattr(record, "rank", ""), record.id


def has_field(record: type[Record], name: str) -> bool:
    """Whether records of this class have a field called `name`."""
    return any(column.name == name for column in columns_of(record))
