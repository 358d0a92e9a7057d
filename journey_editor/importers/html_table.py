"""HTML table: the cells of a table that a spreadsheet or a browser copied; only text is taken.

Not by `html.parser`: on markup made to harm it takes quadratic time, or fails
an assertion.  This looks at every character once.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from journey_editor.importers.delimited import MOST_COLUMNS, evened

_LARGEST: Final = 20_000_000  # characters; what is larger is read as text
_MOST_TAGS: Final = 500_000
_BREAKING: Final = {"br", "p", "div", "li"}
_UNSEEN: Final = {"script", "style", "head", "title", "template", "noscript"}
_TAG: Final = re.compile(r"/?[a-zA-Z][a-zA-Z0-9]*")
_SPAN: Final = re.compile(r"colspan\s*=\s*[\"']?(\d{1,2})\b", re.IGNORECASE)


def table_in(markup: str) -> list[list[str]]:
    """Return the rows of the table that `markup` is; no rows where it is anything else or very large."""
    if len(markup) > _LARGEST or markup.count("<") > _MOST_TAGS or "<table" not in markup.lower():
        return []
    table = _Table()
    for tag, attributes, text in _pieces(markup):
        table.tag(tag, attributes)
        table.text(text)
    table.tag("/table", "")
    return [] if table.beside else evened([row for row in table.rows if any(map(str.strip, row))])


def _pieces(markup: str) -> Iterator[tuple[str, str, str]]:
    """Yield every tag with its attributes and the text after it; comments are passed over."""
    first, *pieces = markup.split("<")
    yield "", "", first
    comment = False
    for piece in pieces:
        comment = comment or piece.startswith("!--")
        if comment:
            _, closed, text = piece.partition("-->")
            comment = not closed
            yield "", "", text
            continue
        inside, closed, text = piece.partition(">")
        name = _TAG.match(inside)
        if closed and name is not None:
            yield name[0].lower(), inside[name.end() :], text
        elif closed and inside[:1] in ("!", "?"):
            yield "", "", text
        else:
            yield "", "", f"<{piece}"


class _Table:
    """Gathers cells; `beside` tells that there is text outside of them."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.beside = False
        self._depth = 0
        self._unseen = ""  # the tag whose text is not shown
        self._cell: list[str] | None = None
        self._width = 1

    def tag(self, name: str, attributes: str) -> None:
        """Begin or end what a tag begins or ends."""
        if self._unseen:
            self._unseen = "" if name == f"/{self._unseen}" else self._unseen
        elif name in _UNSEEN:
            self._unseen = name
        elif name == "table":
            self._depth += 1
        elif name == "/table":
            self._depth = max(0, self._depth - 1)
            if self._depth == 0:
                self._end_cell()
        elif self._depth == 1 and name in ("tr", "/tr", "td", "th", "/td", "/th"):
            self._end_cell()
            if name == "tr":
                self.rows.append([])
            elif name in ("td", "th"):
                self._cell = []
                span = _SPAN.search(attributes)
                self._width = max(1, min(int(span[1]), MOST_COLUMNS)) if span else 1
        elif name in _BREAKING and self._cell:
            self._cell.append("\n")

    def text(self, text: str) -> None:
        """Take text."""
        if self._unseen or not text:
            return
        if self._cell is not None:
            self._cell.append(text.replace("\r", " ").replace("\n", " "))
        elif text.strip():
            self.beside = True

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = (" ".join(html.unescape(line).split()) for line in "".join(self._cell).split("\n"))
        text = "\n".join(line for line in lines if line)
        self._cell = None
        if not self.rows:
            self.rows.append([])
        if len(self.rows[-1]) < MOST_COLUMNS:
            self.rows[-1] += [text, *[""] * (self._width - 1)]
