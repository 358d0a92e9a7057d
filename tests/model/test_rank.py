from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.rank import LONGEST, between, inserted, is_rank, spread
from tests.strategies import DIGITS, RANKS, SEEDS

MINTS = SEEDS.map(Mint.seeded)


@given(st.none() | RANKS, RANKS, MINTS)
def test_a_rank_lies_strictly_between_its_neighbours(high: str | None, low: str, mint: Mint) -> None:
    if high is not None:
        assume(low != high)
        low, high = min(low, high), max(low, high)
    rank = between(low, high, mint=mint)
    assert low < rank
    assert high is None or rank < high
    assert is_rank(rank)


@given(RANKS, RANKS, MINTS)
def test_where_there_is_no_room_no_rank_is_made(low: str, high: str, mint: Mint) -> None:
    with pytest.raises(ValueError, match="no rank lies between"):
        between(max(low, high), min(low, high), mint=mint)


@given(st.text(DIGITS + "-ä", max_size=4))
def test_a_rank_is_digits_that_do_not_end_in_the_lowest(text: str) -> None:
    assert is_rank(text) == (all(char in DIGITS for char in text) and text[-1:] != "0")


def test_two_copies_that_insert_at_one_place_rarely_meet() -> None:
    made = {between("A", "B", mint=Mint()) for _ in range(100)}
    assert len(made) > 90


@given(st.integers(0, 500), MINTS)
def test_spread_ranks_rise_and_leave_room_everywhere(count: int, mint: Mint) -> None:
    ranks = spread(count, mint=mint)
    assert len(ranks) == count
    assert all(map(is_rank, ranks))
    for low, high in zip(["", *ranks], [*ranks, None], strict=True):
        assert len(between(low, high, mint=mint)) <= 8


@given(st.lists(RANKS | st.just("A"), max_size=8).map(sorted), st.integers(0, 8), MINTS)
def test_a_row_inserted_among_any_siblings_stands_at_its_place_and_they_keep_their_order(
    ranks: list[str], position: int, mint: Mint
) -> None:
    position = min(position, len(ranks))
    rank, fresh = inserted(ranks, position, mint=mint)
    after = ranks if fresh is None else fresh
    assert len(after) == len(ranks)
    assert all(low < rank for low in after[:position])
    assert all(rank < high for high in after[position:])
    if fresh is not None:
        assert sorted(set(fresh)) == fresh
        assert position > 0 or ranks[:1] == [""]


@pytest.mark.parametrize("spoiled", ["0", "A0", "-", "ä"])
def test_siblings_with_what_is_no_rank_get_new_ones(spoiled: str) -> None:
    rank, fresh = inserted([spoiled, "zz"], 1, mint=Mint.seeded("x"))
    assert fresh is not None
    assert fresh[0] < rank < fresh[1]


def test_two_thousand_rows_added_at_the_end_keep_ranks_of_70_characters_at_most() -> None:
    mint, ranks = Mint.seeded("end"), list[str]()
    for _ in range(2000):
        rank, fresh = inserted(ranks, len(ranks), mint=mint)
        assert fresh is None
        ranks.append(rank)
    assert max(map(len, ranks)) <= 70
    assert sorted(set(ranks)) == ranks


@pytest.mark.parametrize("place", [0, 1])
def test_two_thousand_rows_inserted_at_one_place_keep_ranks_that_may_be_kept(place: int) -> None:
    mint = Mint.seeded("place")
    ranks, anew = spread(2, mint=mint), 0
    for _ in range(2000):
        rank, fresh = inserted(ranks, place, mint=mint)
        anew += fresh is not None
        ranks = ranks if fresh is None else fresh
        ranks.insert(place, rank)
    assert max(map(len, ranks)) <= LONGEST
    assert sorted(set(ranks)) == ranks
    assert anew <= 3  # siblings are rarely given new ranks: each time is a clash for a merge
