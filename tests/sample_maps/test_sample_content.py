"""Every sample map is as rich as a sample should be, in cards, curves and plan."""

from __future__ import annotations

from collections import Counter

from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Card,
    CardKind,
    Code,
    Evidence,
    Experience,
    Link,
    LinkKind,
    Metric,
    Opportunity,
    Pain,
    Persona,
    Reading,
    Rule,
    Score,
    Source,
    Tag,
    Touchpoint,
)
from journey_editor.model.structure import steps_of, touchpoints_of
from tests.sample_maps.samples import evidence_for, notes_of, variant_of


def test_cards_are_said_in_a_few_words(project: Project) -> None:
    wordy = [note.text for note in notes_of(project) if not 3 <= len(note.text.split()) <= 9]
    assert wordy == []


def test_one_card_at_least_spans_steps_forwards(project: Project) -> None:
    order = [step.id for step in steps_of(project, variant_of(project))]
    ends = [
        (order.index(note.first_step), order.index(note.last_step))
        for note in notes_of(project)
        if note.first_step is not None and note.last_step is not None
    ]
    assert all(first <= last for first, last in ends)
    assert any(first < last for first, last in ends)


def test_quotes_and_pains_say_where_they_are_known_from(project: Project) -> None:
    quotes = project.all(Card).where("kind", CardKind.QUOTE)
    assert len(quotes) >= 4
    for row in [*quotes, *project.all(Pain).values()]:
        assert evidence_for(project, row), row.text
    moments = [one for one in project.all(Touchpoint).values() if one.is_moment]
    assert moments
    for moment in moments:
        assert moment.moment_reason
        assert moment.critical
        assert evidence_for(project, moment)


def test_patrons_and_front_line_are_heard_in_a_third_of_the_evidence(project: Project) -> None:
    kinds = Counter(project.one(Source, row.source).kind.value for row in project.all(Evidence).values())
    assert (kinds["patron"] + kinds["front line"]) / kinds.total() >= 0.3


def test_every_pain_has_a_place_a_severity_and_a_code(project: Project) -> None:
    for pain in project.all(Pain).values():
        tags = project.all(Tag).where("subject", pain.key)
        assert pain.subject is not None
        assert pain.severity is not None
        assert tags, pain.text
    assert len(project.all(Code)) >= 13


def test_curves_use_colours_dashes_and_markers_that_tell_them_apart(project: Project) -> None:
    looks = [(one.colour, one.dash.value, one.marker.value) for one in project.all(Persona).sorted()]
    meant = [
        ("#0072b2", "solid", "circle"),
        ("#d55e00", "dashed", "square"),
        ("#7b3294", "dash-dot", "triangle"),
    ]
    assert looks == meant[: len(looks)]


def test_the_first_persona_answered_everywhere_and_said_what_was_expected(project: Project) -> None:
    first = project.all(Persona).sorted()[0]
    answers = project.all(Experience).where("persona", first.id)
    touched = {touchpoint.key for touchpoint in touchpoints_of(project, variant_of(project))}
    assert touched <= {answer.subject for answer in answers}
    assert all(answer.emotion is not None and answer.expected is not None for answer in answers)
    assert sum(answer.found is not None for answer in answers) >= 2


def test_somebody_did_not_answer_somewhere(project: Project) -> None:
    missing = project.all(Experience).where("emotion", None)
    assert missing
    assert all(answer.n == 0 for answer in missing)


# The plan


def test_every_opportunity_answers_a_pain_and_some_action_carries_it_out(project: Project) -> None:
    links = project.all(Link).values()
    answering = {link.source for link in links if link.kind == LinkKind.ANSWERS}
    carried = {link.target for link in links if link.kind == LinkKind.CARRIES_OUT}
    ideas = {idea.key for idea in project.all(Opportunity).values()}
    assert answering == carried == ideas
    assert any(link.kind == LinkKind.MENDS for link in links)


def test_every_action_has_what_a_plan_needs(project: Project) -> None:
    actions = project.all(Action).values()
    assert len({action.status for action in actions}) >= 4
    for action in actions:
        assert None not in (action.kind, action.size, action.owner, action.horizon), action.title
        scores = Counter(score.scorer for score in project.all(Score).where("action", action.id))
        assert 2 <= len(scores) <= 3
        assert set(scores.values()) == {2}


def test_every_metric_has_a_target_and_was_read(project: Project) -> None:
    metrics = project.all(Metric).values()
    assert {metric.rule for metric in metrics} == set(Rule)
    for metric in metrics:
        assert None not in (metric.baseline, metric.target)
        assert metric.definition
        assert project.all(Reading).where("metric", metric.id)
