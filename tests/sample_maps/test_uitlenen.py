"""The Dutch sample shows what the drawn map shows, in Dutch throughout."""

from __future__ import annotations

import re
from typing import Final

import pytest

from journey_editor.insight.priorities import priorities
from journey_editor.insight.seams import drop_off
from journey_editor.insight.transitions import TransitionGraph
from journey_editor.model.fields import Line, Prose, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Experience, Persona, Step, Touchpoint, Transition
from journey_editor.model.structure import stages_of, steps_of
from tests.sample_maps.samples import build, variant_of

SPOTTED: Final = """
    the and a with for from by this that not no are has have your you they what who how when where
    shelf shelves book read reading borrow borrows loan return returns renew queue desk branch library
    staff patron patrons card search find login again wait channel step stage needs quotes pain points
    opportunities journey touchpoint touchpoints experience backstage
"""
ENGLISH: Final = frozenset(SPOTTED.split())


@pytest.fixture
def project() -> Project:
    return build("uitlenen")


def words_of(project: Project) -> set[str]:
    """Return every word of every text, in small letters."""
    texts = [
        getattr(row, column.name)
        for row in project.rows()
        for column in columns_of(type(row))
        if isinstance(column.field, Line | Prose)
        if column.name not in ("code", "language", "unit")
    ]
    return {word for text in texts for word in re.findall(r"[^\W\d_]+", text.lower())}


def transition(project: Project, source: str, target: str) -> Transition:
    titles = {touchpoint.title: touchpoint.id for touchpoint in project.all(Touchpoint).values()}
    (found,) = [
        one for one in project.all(Transition).where("source", titles[source]) if one.target == titles[target]
    ]
    return found


def felt(project: Project, persona: str) -> list[tuple[float | None, float | None]]:
    """Return emotion and expectation along the touchpoints, on the scale −2 to +2."""
    (who,) = [one.id for one in project.all(Persona).values() if one.title == persona]
    rows = {row.subject: row for row in project.all(Experience).where("persona", who)}
    doubled = []
    for touchpoint in project.all(Touchpoint).values():
        row = rows[touchpoint.key]
        pair = [None if value is None else value * 2 for value in (row.emotion, row.expected)]
        doubled.append((pair[0], pair[1]))
    return doubled


def test_it_says_that_it_is_dutch_and_is() -> None:
    project = build("uitlenen")
    assert project.setting.language == "nl"
    assert words_of(project) & ENGLISH == set()


def test_english_would_be_noticed() -> None:
    assert len(words_of(build("new_release")) & ENGLISH) > 10


def test_it_has_the_stages_steps_and_channels_of_the_drawn_map(project: Project) -> None:
    variant = variant_of(project)
    stages = stages_of(project, variant)
    assert [stage.title for stage in stages] == ["Oriëntatie", "Gebruik", "Loyaliteit"]
    assert [len(project.all(Step).where("stage", stage.id)) for stage in stages] == [3, 4, 2]
    assert len(steps_of(project, variant)) == len(project.all(Touchpoint)) == 9
    channels = [(channel.title, channel.modality.value) for channel in project.all(Channel).sorted()]
    assert channels == [
        ("Website", "digital"),
        ("App", "digital"),
        ("Infobalie", "human"),
        ("Vestiging", "physical"),
        ("Zelfbediening", "hybrid"),
    ]


def test_the_transitions_lose_and_ask_and_wait_as_drawn(project: Project) -> None:
    app = "App: mijn reserveringen"
    lost = drop_off(transition(project, app, "Entree en borden"))
    assert lost == pytest.approx(0.22)
    assert drop_off(transition(project, "Verlengen in de app", "Inleverautomaat")) == pytest.approx(0.09)
    assert transition(project, "Online catalogus", app).identity_carried is False
    assert transition(project, "Kasten", "Vraag aan de balie").wait == 6


def test_three_of_six_judged_switches_are_smooth(project: Project) -> None:
    switches = TransitionGraph(project, variant_of(project)).switches
    assert (switches.smooth, switches.judged) == (3, 6)


def test_the_curves_run_as_drawn_with_one_gap(project: Project) -> None:
    student = felt(project, "Student")
    assert [emotion for emotion, _ in student] == pytest.approx(
        [0.8, 1.4, 0.2, -0.4, -1.7, 0.9, 1.5, 1.1, 0.4]
    )
    gaps = [
        emotion - expected for emotion, expected in student if emotion is not None if expected is not None
    ]
    assert min(gaps) == gaps[4] == pytest.approx(-2.5)
    assert [emotion for emotion, _ in felt(project, "Senior")].count(None) == 1


def test_the_same_words_on_shelf_and_screen_come_first(project: Project) -> None:
    assert priorities(project)[0].action.title == "Zelfde woorden op kast en scherm"
