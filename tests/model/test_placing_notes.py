"""Placing: a note that becomes another kind takes along what belongs to it."""

from __future__ import annotations

from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.cards import place_note
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.integrity import mend
from journey_editor.model.records import Card, Evidence, Lane, LaneKind, Pain, Variant
from tests.sample_maps.samples import build


def test_a_card_that_becomes_a_pain_keeps_its_evidence_and_leaves_nothing_dangling() -> None:
    project = build("uitlenen")
    variant = next(iter(project.all(Variant)))
    project = make_to_be(project, variant, mint=Mint(), title="Ideal").applied_to(project)
    known = next(one for one in project.all(Evidence).sorted() if one.subject.table == Card.table)
    card = project.one(Card, known.subject.id)
    lane = next(one for one in project.all(Lane).sorted() if one.kind == LaneKind.PAIN)
    change = place_note(project, card, lane=lane.id, first_step=str(card.first_step), mint=Mint())
    after = change.applied_to(project)

    (pain,) = change.added(Pain)
    assert pain.text == card.text
    sources = {one.source for one in project.all(Evidence).where("subject", card.key)}
    assert {one.source for one in after.all(Evidence).where("subject", pain.key)} == sources
    assert not mend(after)[1]
    assert change.inverted().applied_to(after) == project
