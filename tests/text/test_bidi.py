"""Letters stand in the order that Unicode's bidirectional algorithm gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.text.bidi import REMOVED, levels, line_levels, visual_order

UNICODE: Final = Path("/usr/share/unicode")
# One character for each bidi class; the letters of the cases are classes.
A_CHARACTER: Final = {
    "L": "a", "R": "א", "AL": "ا", "EN": "1", "ES": "+", "ET": "$", "AN": "٠", "CS": ",", "NSM": "\u0300",
    "BN": "\u00ad", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!", "LRE": "\u202a", "RLE": "\u202b",
    "PDF": "\u202c", "LRO": "\u202d", "RLO": "\u202e", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068",
    "PDI": "\u2069",
}  # fmt: skip
TURNING: Final = st.text(st.sampled_from(list(A_CHARACTER.values()) + list("()[]")), max_size=30)


def cases(name: str) -> Iterator[str]:
    file = UNICODE / name
    if not file.exists():
        pytest.fail(f"{file} is missing: install the Debian package unicode-data.")
    with file.open(encoding="utf8") as lines:
        for line in lines:
            if case := line.split("#")[0].strip():
                yield case


def wanted(row: str) -> list[int | None]:
    return [None if level == "x" else int(level) for level in row.split()]


def agree(want: Sequence[int | None], got: Sequence[int]) -> bool:
    return len(want) == len(got) and all(a is None or a == b for a, b in zip(want, got, strict=True))


def as_line(text: str, base: int | None) -> tuple[int, list[int]]:
    found_base, found = levels(text, base=base)
    return found_base, line_levels(text, found, 0, len(text), base=found_base)


def test_unicodes_own_character_cases_all_come_out() -> None:
    number = 0
    for number, case in enumerate(cases("BidiCharacterTest.txt"), 1):  # noqa: B007 - counted
        codes, direction, base, row, order = case.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        want = wanted(row)
        got_base, got = as_line(text, {"0": 0, "1": 1, "2": None}[direction])
        assert (got_base, agree(want, got)) == (int(base), True), case
        shown = [i for i, level in enumerate(want) if level is not None]
        turned = visual_order([got[i] for i in shown])
        assert [shown[i] for i in turned] == [int(i) for i in order.split()], case
    assert number > 90_000


def test_unicodes_own_class_cases_all_come_out() -> None:
    want: list[int | None] = []
    number = 0
    for case in cases("BidiTest.txt"):
        if case.startswith("@Levels:"):
            want = wanted(case.removeprefix("@Levels:"))
        elif not case.startswith("@"):
            classes, bits = case.split(";")
            text = "".join(A_CHARACTER[kind] for kind in classes.split())
            left = int(bits)
            if left & 1:  # the base is found: that stands for the same base given
                found, got = as_line(text, None)
                left &= ~(4 if found else 2)
                assert agree(want, got), case
            for bit, base in ((2, 0), (4, 1)):
                assert not left & bit or agree(want, as_line(text, base)[1]), (case, base)
            number += 1
    assert number > 490_000


@settings(deadline=None)
@given(TURNING)
def test_every_character_gets_a_level_or_is_removed(text: str) -> None:
    base, found = levels(text)
    assert base in (0, 1)
    assert len(found) == len(text)
    assert all(level == REMOVED or base <= level <= 126 for level in found)
    assert all(level >= base for level in line_levels(text, found, 0, len(text), base=base))


@settings(deadline=None)
@given(st.lists(st.integers(0, 6)))
def test_visual_order_loses_nothing_and_keeps_left_to_right(run_levels: list[int]) -> None:
    order = visual_order(run_levels)
    assert sorted(order) == list(range(len(run_levels)))
    if not any(level % 2 for level in run_levels):
        assert order == sorted(order)
    if run_levels and all(level == 1 for level in run_levels):
        assert order == sorted(order, reverse=True)
