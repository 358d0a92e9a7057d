"""A text is set once, and forgotten when no layout uses it any more."""

from __future__ import annotations

import gc
from weakref import ref

import pytest

from journey_editor.text.faces import FaceSet
from journey_editor.text.runs import TextBlock
from journey_editor.text.typesetter import Typesetter


@pytest.fixture
def own(faces: FaceSet) -> Typesetter:
    """A typesetter that has set nothing yet."""
    return Typesetter(faces)


def laid(typesetter: Typesetter, text: str, *, width: float = 42.0, bold: bool = False) -> TextBlock:
    return typesetter.set_text(text, size=4.2, width=width, bold=bold)


def test_the_same_text_is_the_same_block(own: Typesetter) -> None:
    assert laid(own, "klant") is laid(own, "klant")


def test_anything_else_is_another_block(own: Typesetter) -> None:
    plain = own.set_text("klant", size=4, width=42)
    others = [
        own.set_text("brief", size=4, width=42),
        own.set_text("klant", size=5, width=42),
        own.set_text("klant", size=4, width=43),
        own.set_text("klant", size=4, width=42, bold=True),
        own.set_text("klant", size=4, width=42, lines=1),
        own.set_text("klant", size=4, width=42, align="end"),
        own.set_text("klant", size=4, width=42, language="nl"),
    ]
    assert len({id(block) for block in [plain, *others]}) == 8


def test_a_block_lasts_from_layout_to_layout(own: Typesetter) -> None:
    found = []
    for _ in range(3):
        with own.layout():
            found.append(laid(own, "klant"))
    assert found[0] is found[1] is found[2]


def test_a_block_that_the_last_layout_did_not_use_is_forgotten(own: Typesetter) -> None:
    with own.layout():
        kept, dropped = laid(own, "klant"), laid(own, "brief")
    with own.layout():
        laid(own, "klant")
    assert laid(own, "klant") is kept
    assert laid(own, "brief") is not dropped


def test_memory_does_not_grow_with_every_layout(own: Typesetter) -> None:
    for number in range(20):
        with own.layout():
            laid(own, f"klant {number}")
    assert len(own._blocks) == 1
    assert len(own._earlier) == 0


def test_layouts_within_a_layout_keep_each_others_blocks(own: Typesetter) -> None:
    def both() -> list[TextBlock]:
        found = []
        with own.layout():
            for text in ("bord", "matrix"):
                with own.layout():
                    found.append(laid(own, text))
        return found

    assert [id(block) for block in both()] == [id(block) for block in both()]


def fail(typesetter: Typesetter, text: str) -> None:
    """Begin a layout, set a text, and find the collector waiting; then fail."""
    usual = gc.get_threshold()[0]
    with typesetter.layout():
        laid(typesetter, text)
        assert gc.get_threshold()[0] > usual
        raise ZeroDivisionError


def test_a_layout_that_fails_forgets_nothing(own: Typesetter) -> None:
    with own.layout():
        before, other = laid(own, "klant"), laid(own, "brief")
    with pytest.raises(ZeroDivisionError):
        fail(own, "klant")
    with own.layout():
        assert laid(own, "klant") is before
        assert laid(own, "brief") is other


def test_the_garbage_collector_waits_during_a_layout_only(own: Typesetter) -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError):
        fail(own, "klant")
    assert gc.get_threshold() == before


def test_a_garbage_collector_that_is_off_stays_off(own: Typesetter) -> None:
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with own.layout():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)


def test_setting_text_leaves_no_garbage(own: Typesetter) -> None:
    laid(own, "klant")
    gc.collect()
    for width in range(10, 40):
        laid(own, "de klant belt (twee keer) ★ طلب العميل 客户", width=width)
    assert gc.collect() == 0


def test_the_width_of_a_text_is_that_of_its_first_line_unbroken(own: Typesetter) -> None:
    assert own.width_of("12 dagen", size=4.2) == laid(own, "12 dagen").width
    assert own.width_of("12 dagen\nof langer", size=4.2) == own.width_of("12 dagen", size=4.2)
    assert own.width_of("klant " * 100 + "x", size=4.2) > 1000
    assert own.width_of("عميل", size=4.2) == laid(own, "عميل").width
    assert own.width_of("", size=4.2) == 0


def test_a_typesetter_that_is_let_go_lets_its_blocks_go(faces: FaceSet) -> None:
    typesetter = Typesetter(faces)
    laid(typesetter, "klant")
    watched = ref(typesetter)
    del typesetter
    assert watched() is None
