from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint, natural_id

PARTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=4) | st.text("a\x1e\x1f|", max_size=4)
KEYS = st.lists(PARTS, min_size=1, max_size=4).map(tuple)


@given(st.text(), st.integers(1, 20))
def test_a_seeded_mint_makes_the_same_ids_and_digits_every_time(seed: str, count: int) -> None:
    def made() -> list[object]:
        mint = Mint.seeded(seed)
        return [(mint.id(), mint.digit(62)) for _ in range(count)]

    assert made() == made()


def test_ids_are_version_4_uuids_and_never_meet() -> None:
    for mint in (Mint(), Mint.seeded("x")):
        ids = [mint.id() for _ in range(1000)]
        assert len(set(ids)) == 1000
        assert all(str(uuid.UUID(one)) == one and uuid.UUID(one).version == 4 for one in ids)


def test_mints_with_other_seeds_and_unseeded_mints_make_other_ids() -> None:
    assert len({Mint.seeded("a").id(), Mint.seeded("b").id(), Mint().id(), Mint().id()}) == 4


@given(st.integers(1, 1000), st.text())
def test_a_digit_lies_below_its_bound(below: int, seed: str) -> None:
    assert 0 <= Mint.seeded(seed).digit(below) < below


@given(KEYS, KEYS)
def test_natural_ids_are_equal_exactly_for_equal_keys(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert (natural_id(*one) == natural_id(*other)) == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("t", "a", "b"), ("t", "a\x1fb")),
        (("t", "a\x1f", "b"), ("t", "a", "\x1fb")),
        (("t", "\x1e", "b"), ("t", "\x1e\x1fb")),
        (("t", "\x1e|"), ("t", "\x1f")),
        (("t", ""), ("t",)),
    ],
)
def test_a_separator_typed_into_a_key_makes_no_two_keys_one(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    assert natural_id(*one) != natural_id(*other)


def test_a_natural_id_never_changes_from_release_to_release() -> None:
    assert natural_id("code", "DT03") == "d84cbcad-1576-58ee-a67b-8738f683f14e"
