from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.seams import drop_off, is_smooth, is_switch
from journey_editor.model.records import Transition
from tests.layout.sketch import Sketch

FLAGS = (True, False, None)


def passage(
    *,
    identity: bool | None = None,
    carried: bool | None = None,
    resumable: bool | None = None,
    lost: str = "",
    entered: int | None = None,
    continued: int | None = None,
    wait: float | None = None,
) -> Transition:
    return Transition(
        id="transition",
        source="a",
        target="b",
        identity_carried=identity,
        data_carried=carried,
        resumable=resumable,
        lost=lost,
        entered=entered,
        continued=continued,
        wait=wait,
    )


@pytest.mark.parametrize(("identity", "carried", "resumable"), list(product(FLAGS, repeat=3)))
@pytest.mark.parametrize("lost", ["", "the search"])
def test_one_no_makes_a_seam_and_only_all_that_is_known_to_be_well_makes_it_smooth(
    identity: bool | None,  # noqa: FBT001 - a truth table's column
    carried: bool | None,  # noqa: FBT001 - a truth table's column
    resumable: bool | None,  # noqa: FBT001 - a truth table's column
    lost: str,
) -> None:
    found = is_smooth(passage(identity=identity, carried=carried, resumable=resumable, lost=lost))

    if lost or identity is False or carried is False or resumable is False:
        assert found is False
    elif identity and carried and resumable:
        assert found is True
    else:
        assert found is None


def test_a_wait_does_not_decide() -> None:
    assert is_smooth(passage(identity=True, carried=True, resumable=True, wait=90))


@given(source=st.integers(0, 2), target=st.integers(0, 2), same_step=st.booleans())
def test_a_switch_is_a_change_of_channel_and_nothing_else(
    source: int, target: int, *, same_step: bool
) -> None:
    sketch = Sketch()
    here = sketch.touchpoint(0, source)
    there = sketch.touchpoint(0 if same_step else 1, target)
    between = sketch.transition(here, there)

    assert is_switch(sketch.project(), between) == (source != target)


@given(entered=st.integers(1, 10_000), continued=st.integers(0, 10_000))
def test_a_drop_off_is_the_share_that_did_not_go_on(entered: int, continued: int) -> None:
    found = drop_off(passage(entered=entered, continued=continued))

    if continued > entered:
        assert found is None  # figures that do not add up are a finding, not a loss below zero
    else:
        assert found == pytest.approx((entered - continued) / entered)
        assert 0 <= (found or 0.0) <= 1


@pytest.mark.parametrize(("entered", "continued"), [(None, None), (None, 3), (3, None), (0, 0), (0, 3)])
def test_without_both_figures_no_drop_off_is_claimed(entered: int | None, continued: int | None) -> None:
    assert drop_off(passage(entered=entered, continued=continued)) is None
