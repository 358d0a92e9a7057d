"""What rows are called."""

from __future__ import annotations

import pytest

from journey_editor.insight.naming import name_of
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Audience,
    Channel,
    Code,
    Dismissal,
    Experience,
    Journey,
    Link,
    LinkKind,
    Metric,
    Opportunity,
    Pain,
    Participant,
    ParticipantKind,
    Persona,
    Picture,
    PictureKind,
    Reading,
    Record,
    RowKey,
    Step,
    Tag,
    Touchpoint,
    Transition,
)

STEP = Step(id="s", stage="-", title="Find")
DESK = Touchpoint(id="t", step="s", channel="c", title="Desk")
SITE = Touchpoint(id="u", step="s", channel="c", title="Website")
PAIN = Pain(id="p", text="No signs\nanywhere")
IDEA = Opportunity(id="o", text="More signs")
STUDENT = Persona(id="n", title="Student")
SHARE = Metric(id="m", title="Found at once")
CODE = Code(id="k", code="DT03")
TASK = Journey(id="j", title="Borrow")
THERE = Project.of(STEP, DESK, SITE, PAIN, IDEA, STUDENT, SHARE, TASK, Channel(id="c", title="Branch"), CODE)

CALLED: list[tuple[Record, str]] = [
    (DESK, "Desk"),
    (PAIN, "No signs\nanywhere"),
    (Step(id="-", stage="-"), "Step"),
    (Transition(id="-", source="t", target="u"), "Desk → Website"),
    (Dismissal.known_by(source="u", target="t"), "Website → Desk"),
    (
        Link.known_by(kind=LinkKind.ANSWERS, source=IDEA.key, target=PAIN.key),
        "More signs → No signs anywhere",
    ),
    (Experience.known_by(persona="n", subject=DESK.key), "Student: Desk"),
    (Reading(id="-", metric="m", date="2026-11-21"), "Found at once · 21 Nov 2026"),
    (Participant.known_by(journey="j", kind=ParticipantKind.PATRON), "Borrow · patron"),
    (Audience.known_by(subject=PAIN.key, persona="n"), "No signs anywhere · Student"),
    (Picture.known_by(hash="f" * 64, mime=PictureKind.PNG, width=1, height=1), "Picture"),
    (Tag.known_by(subject=PAIN.key, code="k"), "No signs anywhere · DT03"),
    (Audience.known_by(subject=RowKey("pain", "gone"), persona="gone"), "For"),
]


@pytest.mark.parametrize(("row", "name"), CALLED, ids=lambda one: getattr(one, "table", ""))
def test_a_row_is_called_what_people_call_it(row: Record, name: str) -> None:
    assert name_of(THERE.with_rows([(row.key, row)]), row.key, Words()) == name


def test_what_is_not_there_is_called_nothing() -> None:
    assert name_of(THERE, RowKey("pain", "gone"), Words()) == ""
