"""Blocks: the strongly connected parts of a chain, each solved by itself (R-23)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

MOST_CELLS: Final = 12_000_000  # of all dense matrices together: about 100 MB, and a second or two of work
MOST_LOOKS: Final = 600_000_000  # at passages, in iterating what is not solved densely: some seconds
_TRUE: Final = 1e-6  # how far the rows of a solution may be from adding up
_SMALL: Final = 128  # places: below twice that a matrix is inverted whole
_DONE: Final = 1e-12  # the share of people that is left on a loop once iterating may stop


@dataclass(frozen=True)
class Inner:
    """A part of a chain: its passages from row to column, and the share of each row that leaves the part."""

    rows: Sequence[int]
    columns: Sequence[int]
    shares: Sequence[float]
    leaving: Sequence[float]

    @property
    def size(self) -> int:
        """How many places there are."""
        return len(self.leaving)


class Block(Protocol):
    """A part that is solved; with P its passages, N = (I − P)⁻¹."""

    def onward(self, given: Sequence[float]) -> Floats:
        """Return N · given: what people get in the end who get `given` at each visit."""

    def came(self, given: Sequence[float]) -> Floats:
        """Return given · N: the visits of people who come in as `given` says."""

    def again(self, first: int, then: int, /) -> float | None:
        """Return N at (first, then): the visits to `then` of who comes to `first`; None where not known."""


@dataclass(frozen=True)
class Dense:
    """A part whose N is known."""

    inverse: Floats

    def onward(self, given: Sequence[float]) -> Floats:
        """Return N · given."""
        return np.asarray(self.inverse @ np.asarray(given))

    def came(self, given: Sequence[float]) -> Floats:
        """Return given · N."""
        return np.asarray(given) @ self.inverse

    def again(self, first: int, then: int, /) -> float | None:
        """Return N at (first, then)."""
        return float(self.inverse[first, then])


@dataclass(frozen=True)
class Once:
    """A part that is asked once: its matrix I − P, solved anew for each question."""

    matrix: Floats
    leaving: Floats

    def onward(self, given: Sequence[float]) -> Floats:
        """Return N · given; NaN where no figure would be true."""
        try:
            found = np.linalg.solve(self.matrix, np.column_stack([given, self.leaving]))
        except np.linalg.LinAlgError:
            return np.full(len(given), np.nan)
        return found[:, 0] if np.abs(found[:, 1] - 1).max() < _TRUE else np.full(len(given), np.nan)

    def came(self, given: Sequence[float]) -> Floats:
        """Return given · N."""
        return np.linalg.solve(self.matrix.T, np.asarray(given))

    def again(self, first: int, then: int, /) -> float | None:
        """Return N at (first, then)."""
        return float(self.onward(np.eye(len(self.matrix))[then].tolist())[first])


@dataclass(frozen=True)
class Swept:
    """A part too large for a matrix; after so many `sweeps` nobody worth a mention goes round any more."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    shares: Floats
    size: int
    sweeps: int

    def onward(self, given: Sequence[float]) -> Floats:
        """Return N · given."""
        return self._swept(given, self.rows, self.columns)

    def came(self, given: Sequence[float]) -> Floats:
        """Return given · N."""
        return self._swept(given, self.columns, self.rows)

    def again(self, _first: int, _then: int, /) -> float | None:
        """Return None: to know it for every pair takes the matrix that is too large."""
        return None

    def _swept(self, given: Sequence[float], to: NDArray[np.intp], by: NDArray[np.intp]) -> Floats:
        term = np.asarray(given, dtype=np.float64)
        found = term
        for _ in range(self.sweeps):
            term = _summed(to, self.shares * term[by], self.size)
            found = found + term
        return found


def solved(parts: Sequence[Inner], *, once: bool) -> list[Block | None]:
    """Return each part solved, or None where it is too large or so tight that no figure would be true.

    The smallest get a matrix each until `MOST_CELLS` is reached; the others are
    iterated.  What is asked `once` is not inverted, a third of the time.
    """
    by_size: dict[int, list[int]] = {}
    cells = 0
    found: list[Block | None] = [None] * len(parts)
    large = []
    for number in sorted(range(len(parts)), key=lambda one: parts[one].size):
        cells += parts[number].size ** 2
        if cells <= MOST_CELLS:
            by_size.setdefault(parts[number].size, []).append(number)
        else:
            large.append(number)
    for numbers in by_size.values():
        alike = [parts[one] for one in numbers]
        matrices = _matrices(alike)
        if once:
            for number, matrix in zip(numbers, matrices, strict=True):
                found[number] = Once(matrix, np.asarray(parts[number].leaving))
            continue
        leaving = np.array([part.leaving for part in alike])
        for number, inverse in zip(numbers, _inverses(matrices, leaving), strict=True):
            found[number] = None if inverse is None else Dense(inverse)
    looks = MOST_LOOKS
    for number in large:
        swept, looks = _swept(parts[number], looks)
        found[number] = swept
    return found


def _matrices(parts: Sequence[Inner]) -> Floats:
    """Return I − P of parts of one size."""
    size = parts[0].size
    stack = np.broadcast_to(np.eye(size), (len(parts), size, size)).copy()
    which = np.repeat(np.arange(len(parts)), [len(part.rows) for part in parts])
    at = (which, _joined(part.rows for part in parts), _joined(part.columns for part in parts))
    np.subtract.at(stack, at, np.concatenate([np.asarray(part.shares, np.float64) for part in parts]))
    return stack


def _inverses(matrices: Floats, leaving: Floats) -> Iterator[Floats | None]:
    """Yield N of each matrix, None for one that cannot be told."""
    with np.errstate(all="ignore"):
        try:
            inverses = _inverted(matrices)
        except np.linalg.LinAlgError:
            if len(matrices) == 1:
                yield None
            else:
                for matrix, out in zip(matrices, leaving, strict=True):
                    yield from _inverses(matrix[np.newaxis], out[np.newaxis])
            return
        # Everybody leaves a part in the end: N times what leaves each row is 1, in as far as N is true.
        off = np.abs(np.einsum("nij,nj->ni", inverses, leaving) - 1).max(axis=1)
    for inverse, error in zip(inverses, off, strict=True):
        yield inverse if error < _TRUE else None


def _inverted(matrices: Floats) -> Floats:
    """Return the inverse of each matrix I − P, half by half through the Schur complement.

    Half the time of LAPACK's, which pivots: what is I − P, and every complement
    of it, is an M-matrix and needs none.
    """
    half = matrices.shape[-1] // 2
    if half < _SMALL:
        return np.linalg.inv(matrices).astype(np.float64, copy=False)
    first = _inverted(matrices[..., :half, :half])
    over, back = matrices[..., :half, half:], matrices[..., half:, :half] @ first
    then = _inverted(matrices[..., half:, half:] - back @ over)
    found = np.empty_like(matrices)
    found[..., half:, half:] = then
    found[..., half:, :half] = -(then @ back)
    found[..., :half, half:] = -(first @ over @ then)
    found[..., :half, :half] = first - found[..., :half, half:] @ back
    return found


def _joined(some: Iterable[Sequence[int]]) -> NDArray[np.intp]:
    return np.concatenate([np.asarray(one, np.intp) for one in some])


def _swept(part: Inner, looks: int) -> tuple[Swept | None, int]:
    """Return a part to be iterated, or None where that takes more than `looks`; and how many remain."""
    rows, columns = np.asarray(part.rows, np.intp), np.asarray(part.columns, np.intp)
    shares = np.asarray(part.shares, np.float64)
    there = np.ones(part.size)
    sweeps = 0
    while there.max() > _DONE:
        sweeps += 1
        looks -= 3 * len(rows)  # once here, and once for each way in which it is asked
        if looks < 0:
            return None, 0
        there = _summed(rows, shares * there[columns], part.size)
    return Swept(rows, columns, shares, part.size, sweeps), looks


def _summed(places: NDArray[np.intp], values: Floats, size: int) -> Floats:
    return np.bincount(places, values, minlength=size).astype(np.float64, copy=False)
