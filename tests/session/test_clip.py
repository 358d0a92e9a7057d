"""A clip as bytes: whole on the way out, and judged on the way in."""

from __future__ import annotations

import random

import pytest

from journey_editor.kernel.errors import InputError
from journey_editor.kernel.ids import Mint
from journey_editor.model.clip import clip_of
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.integrity import mend
from journey_editor.model.records import Stage, Touchpoint, Variant
from journey_editor.model.validity import problems
from journey_editor.session.clip import understood, written
from tests.sample_maps.samples import NAMES, build
from tests.storage.mutations import WAYS

REFUSED = "What was copied is damaged and cannot be pasted; copy it again"


@pytest.mark.parametrize("name", NAMES)
def test_a_clip_comes_back_as_it_was(name: str) -> None:
    project = build(name)
    clip = clip_of(project, [stage.key for stage in project.all(Stage).sorted()[:2]])
    assert understood(*written(clip)) == clip


def test_a_spoiled_clip_is_whole_or_refused_and_nothing_else() -> None:
    project = build("uitlenen")
    clip = clip_of(project, [stage.key for stage in project.all(Stage).sorted()])
    content, chosen = written(clip)
    refused = 0
    for seed in range(60):
        chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
        spoiled = bytearray(content)
        chance.choice(WAYS)(spoiled, chance)
        try:
            found = understood(bytes(spoiled), chosen)
        except InputError as error:
            refused += str(error) == REFUSED
        else:
            assert not mend(found.project)[1]
            assert not any(problems(row) for row in found.project.rows())
    assert refused > 20


@pytest.mark.parametrize("chosen", [b"", b"card", b"card/nowhere", b"\xff\xfe", b"/" * 1000, b"stage/\n"])
def test_a_list_of_chosen_rows_that_does_not_fit_is_refused(chosen: bytes) -> None:
    project = build("uitlenen")
    content, _ = written(clip_of(project, [project.all(Stage).sorted()[0].key]))
    with pytest.raises(InputError, match=REFUSED):
        understood(content, chosen)


def test_what_a_row_came_from_travels_with_it() -> None:
    project = build("uitlenen")
    variant = next(iter(project.all(Variant)))
    made = make_to_be(project, variant, mint=Mint(), title="Ideal")
    row = made.added(Touchpoint)[0]
    clip = understood(*written(clip_of(made.applied_to(project), [row.key])))

    assert clip.project.one(Touchpoint, row.id).origin == row.origin
