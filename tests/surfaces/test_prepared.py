from __future__ import annotations

from journey_editor.kernel.geometry import Point
from journey_editor.surfaces.prepared import Prepared


class Counted:
    """Prepares points, and counts how often it had to."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, place: Point) -> float:
        self.made += 1
        return place.x


def test_what_is_still_held_is_prepared_once_however_much_it_is() -> None:
    counted = Counted()
    prepared = Prepared(counted)
    places = [Point(number, 0) for number in range(20_000)]

    for _ in range(3):
        assert [prepared[place] for place in places] == list(range(20_000))

    assert counted.made == 20_000


def test_what_nobody_holds_is_let_go() -> None:
    prepared = Prepared(Counted())
    kept = [Point(number, 0) for number in range(1_000)]

    for round_ in range(100):
        assert [prepared[place] for place in kept] == list(range(1_000))
        for number in range(1_000):
            assert (
                prepared[Point(number, round_)] == number
            )  # an id used again is never taken for the old value

    assert len(prepared) <= 2 * len(kept)


def test_equal_values_are_told_apart_only_by_identity() -> None:
    counted = Counted()
    prepared = Prepared(counted)
    one, other = Point(1, 2), Point(1, 2)

    assert prepared[one] == prepared[other] == 1
    assert counted.made == 2
