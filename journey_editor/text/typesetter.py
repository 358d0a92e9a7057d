"""Typesetter: texts set once, and handed out again as long as a layout uses them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from journey_editor.text.block import Align, set_block
from journey_editor.text.faces import FaceSet
from journey_editor.text.itemise import paragraphs
from journey_editor.text.runs import TextBlock

_UNBOUNDED: Final = 1e9  # mm
_RARELY: Final = 250_000  # new objects between two rounds of the garbage collector

_Key = tuple[str, float, float, bool, int | None, Align, str]


class Typesetter:
    """Sets text with one set of faces.

    Equal requests get the same block.  What the last `layout` did not ask for
    is forgotten.  Use a typesetter in one thread.
    """

    def __init__(self, faces: FaceSet) -> None:
        self.faces = faces
        self._blocks: dict[_Key, TextBlock] = {}
        self._earlier: dict[_Key, TextBlock] = {}
        self._in_layout = False

    @contextmanager
    def layout(self) -> Iterator[None]:
        """Enclose one layout: when it ends, blocks that it did not ask for are forgotten.

        A layout inside a layout belongs to the outer one, so that several
        sheets can be kept together.  A layout that fails forgets nothing.
        """
        if self._in_layout:
            yield
            return
        self._in_layout = True
        self._earlier, self._blocks = self._blocks, {}
        try:
            with _few_collections():
                yield
        except BaseException:
            self._blocks = self._earlier | self._blocks
            raise
        finally:
            self._earlier = {}
            self._in_layout = False

    def set_text(
        self,
        text: str,
        *,
        size: float,
        width: float,
        bold: bool = False,
        lines: int | None = None,
        align: Align = "start",
        language: str = "und",
    ) -> TextBlock:
        """Return `text` in lines of `width` mm, at most `lines` of them (1 or more), in an em of `size` mm.

        `start` and `end` follow the direction of each paragraph.  `language`
        is a BCP 47 tag.  A line is wider than `width` only if one grapheme is.
        """
        key = (text, size, width, bold, lines, align, language)
        block = self._blocks.get(key)
        if block is None:
            block = self._earlier.get(key) or set_block(
                text,
                self.faces,
                size=size,
                width=width,
                bold=bold,
                lines=lines,
                align=align,
                language=language,
            )
            self._blocks[key] = block
        return block

    def width_of(self, text: str, *, size: float, bold: bool = False) -> float:
        """Return the width in mm of the first paragraph of `text` on one line, in an em of `size` mm."""
        start, end = next(paragraphs(text))
        return self.set_text(text[start:end], size=size, width=_UNBOUNDED, bold=bold).width


@contextmanager
def _few_collections() -> Iterator[None]:
    """Let the garbage collector wait: a cold layout makes a million objects, and no garbage in cycles."""
    first, *others = gc.get_threshold()
    gc.set_threshold(first and max(first, _RARELY), *others)
    try:
        yield
    finally:
        gc.set_threshold(first, *others)
