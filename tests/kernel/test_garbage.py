"""Garbage: nothing is collected in the way of a hand, and nothing is kept for good."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from journey_editor.kernel import garbage


class Ring:
    """Something that only a collection can find."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_is_spared_is_found_when_it_goes_out_of_sight() -> None:
    shown, ring = object(), Ring()
    found = weakref.ref(ring)
    garbage.spare(shown)
    del ring

    gc.collect()
    assert found() is not None
    garbage.release(shown)
    gc.collect()
    assert found() is None


def test_of_two_that_are_shown_the_other_stays_spared() -> None:
    one, other, ring = object(), object(), Ring()
    found = weakref.ref(ring)
    garbage.spare(one)
    garbage.spare(other)
    del ring
    garbage.release(one)

    assert found() is None
    assert gc.get_freeze_count() > 0
    garbage.release(other)
    assert gc.get_freeze_count() == 0
    garbage.release(other)


def fail() -> None:
    with garbage.held_back():
        with garbage.held_back():
            pass
        assert not gc.isenabled()
        raise LookupError


def test_held_back_is_held_back_until_the_end_even_of_a_failure() -> None:
    with pytest.raises(LookupError):
        fail()

    assert gc.isenabled()
