"""Pages: look at a database's pages without SQLite."""

from __future__ import annotations

_LEAF, _INTERIOR = 13, 5


def schema_rows(content: bytes, *, most: int) -> int:
    """Count what a database's schema lists: exactly up to `most`, else some number above it.

    SQLite parses the whole schema before the first statement, and a million
    tables keep it busy for minutes; so the schema's b-tree is walked here first
    (https://www.sqlite.org/fileformat2.html, "B-tree Pages").  Raises
    ValueError where its pages do not hold together.
    """
    size = int.from_bytes(content[16:18], "big")
    size = 65536 if size == 1 else size
    waiting, seen, count = [1], 0, 0
    while waiting and count <= most:
        page = waiting.pop()
        seen += 1
        # Every leaf of a tree holds a row, and has less than one interior page above it.
        if not 0 < page <= len(content) // size or seen > 2 * most + 2:
            raise ValueError("the schema's pages do not hold together")
        start = (page - 1) * size
        head = start + 100 if page == 1 else start
        cells = int.from_bytes(content[head + 3 : head + 5], "big")
        if content[head] == _LEAF:
            count += cells
        elif content[head] == _INTERIOR:
            waiting.append(int.from_bytes(content[head + 8 : head + 12], "big"))
            for cell in range(min(cells, most + 1)):
                at = start + int.from_bytes(content[head + 12 + 2 * cell : head + 14 + 2 * cell], "big")
                waiting.append(int.from_bytes(content[at : at + 4], "big"))
        else:
            raise ValueError("the schema's pages do not hold together")
    return count
