"""Desk: what a layout works with: a typesetter, words, pictures, and the memory of the layout before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import Any, Generic, TypeVar

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point
from journey_editor.kernel.units import mm
from journey_editor.kernel.words import Words
from journey_editor.layout.marks import Text
from journey_editor.text.block import Align
from journey_editor.text.breaks import line_ends
from journey_editor.text.itemise import without_undrawable
from journey_editor.text.runs import TextBlock
from journey_editor.text.typesetter import Typesetter

T = TypeVar("T")

_SMALLEST = 0.75  # of the size asked for
_LONG = 9  # characters; a shorter word fits any column
_TOO_LONG = 60  # characters; a longer word fits no column
_NARROWEST = 0.125  # em; no text averages less a letter
_SHORT = 1000  # characters


@dataclass(slots=True)
class _Held:
    """What was made from `inputs`, and what was held on the way there."""

    inputs: tuple[Any, ...] = ()
    made: Any = None
    parts: dict[Hashable, _Held] = field(default_factory=dict)


class Shelf(Generic[T]):
    """Things by name: one made from the same inputs as before is found again, whoever asks for it.

    What moves from one part of a layout to another is not made anew; `recall` forgets it.
    """

    def __init__(self) -> None:
        self._held: dict[str, tuple[tuple[Any, ...], T]] = {}

    def found(self, name: str, inputs: tuple[Any, ...], make: Callable[[], T]) -> T:
        """Return what is held under `name` where its `inputs` are equal, else make it."""
        held = self._held.get(name)
        if held is None or held[0] != inputs:
            held = self._held[name] = inputs, make()
        return held[1]

    def keep(self, names: Collection[str]) -> None:
        """Forget everything but these."""
        if len(self._held) > len(names):
            for name in self._held.keys() - set(names):
                del self._held[name]


class Desk:
    """Sets text in one language, and hands out again what the layout before made from the same inputs.

    Belongs to one open map, whose `pictures` it holds by their hash.  What a
    layout does not ask for is forgotten.
    """

    def __init__(self, typesetter: Typesetter, words: Words) -> None:
        self.typesetter = typesetter
        self.words = words
        self.pictures: Mapping[str, bytes] = {}
        self._now = _Held()
        self._before = _Held()
        self._in_layout = False

    @contextmanager
    def layout(self) -> Iterator[None]:
        """Enclose one layout; one inside another belongs to it, one that fails forgets nothing."""
        if self._in_layout:
            yield
            return
        self._in_layout = True
        self._before, self._now = self._now, _Held()
        try:
            with self.typesetter.layout():
                yield
        except BaseException:
            self._now = self._before
            raise
        finally:
            self._before = _Held()
            self._in_layout = False

    def recall(self, slot: Hashable, inputs: tuple[Any, ...], make: Callable[[], T]) -> T:
        """Return what `slot` held in the layout before where its `inputs` are equal, else make it.

        `make` may recall in turn: what it recalled is kept with what it made,
        and is there for the next making from other inputs.
        """
        before, now = self._before, self._now
        held = before.parts.get(slot)
        if held is None or held.inputs != inputs:
            self._before, self._now = held or _Held(), _Held(inputs)
            try:
                self._now.made = make()
                held = self._now
            finally:
                self._before, self._now = before, now
        now.parts[slot] = held
        made: T = held.made
        return made

    def block(
        self,
        text: str,
        *,
        size: float,
        width: float,
        bold: bool = False,
        lines: int | None = None,
        align: Align = "start",
    ) -> TextBlock:
        """Set `text` in lines of `width` mm, at most `lines` of them, in an em of `size` mm."""
        width = mm(max(width, size))
        if lines is not None:
            most = max(_SHORT, int(lines * width / size / _NARROWEST))
            if len(text) > most:  # megabytes are not looked through for what is never shown
                text = f"{text[:most]}…"
        return self.typesetter.set_text(
            text,
            size=size,
            width=width,
            bold=bold,
            lines=lines,
            align=align,
            language=self.words.language,
        )

    def fitting(self, text: str, *, size: float, width: float, bold: bool = False) -> float:
        """Return the em at which the longest word of `text` fits in `width`: from 3/4 of `size` up to it.

        A word that does not fit even so is broken; it is `size` then.
        """
        words = self._long_words(text)
        widest = max((self.width(word, size=size, bold=bold) for word in words), default=0.0)
        fitting = size if widest <= width else size * width / widest * 0.995
        return fitting if fitting >= size * _SMALLEST else size

    def _long_words(self, text: str) -> Iterator[str]:
        """Yield the words that might be too long, each as far as no line may end in it."""
        for word in without_undrawable(text[:2000]).split():
            if len(word) >= _LONG:
                ends = line_ends(word, language=self.words.language)
                parts = (word[start:end] for start, end in pairwise([0, *ends]))
                yield from (part for part in parts if _LONG <= len(part) <= _TOO_LONG)

    def line(
        self,
        text: str,
        at: Point,
        *,
        size: float,
        colour: Colour,
        bold: bool = False,
        most: float = inf,
    ) -> Text:
        """Set one line with its top left corner at `at`, as wide as it needs, `most` mm at most.

        So it begins there in whatever direction it runs.
        """
        width = min(self.width(text, size=size, bold=bold) + 0.01, most)
        block = self.block(text, size=size, width=width, bold=bold, lines=1)
        return Text(block, at.moved(-min((run.x for run in block.runs), default=0.0), 0), colour)

    def width(self, text: str, *, size: float, bold: bool = False) -> float:
        """Return how wide `text` is on one line, in mm."""
        return self.typesetter.width_of(text, size=size, bold=bold)
