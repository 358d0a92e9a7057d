"""The contents of a map: every row once, in the order in which the map is read."""

from __future__ import annotations

from collections import Counter

from hypothesis import given

from journey_editor.insight.contents import Heading, Node, contents, rows_in
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Card,
    Channel,
    Journey,
    Lane,
    Note,
    Persona,
    Touchpoint,
    Transition,
    Variant,
)
from journey_editor.model.structure import stages_of, steps_of, touchpoints_of, transitions_of
from tests.model.editing import sessions
from tests.sample_maps.samples import build, variant_of
from tests.strategies import BRIEFLY


def tree_of(project: Project) -> tuple[Node, ...]:
    journey = next(iter(project.all(Journey)))
    return contents(project, journey=journey, variant=variant_of(project))


def below(nodes: tuple[Node, ...], *names: str) -> tuple[Node, ...]:
    """What lies below the rows and headings with these names."""
    for name in names:
        nodes = next(
            node.below
            for node in nodes
            if (node.holds.value if isinstance(node.holds, Heading) else getattr(node.holds, "title", ""))
            == name
        )
    return nodes


@BRIEFLY
@given(happened=sessions())
def test_every_row_of_the_map_stands_there_once(happened: list[tuple[Project, Change, Project]]) -> None:
    for _, _, project in happened:
        for journey in project.all(Journey).values():
            for variant in project.all(Variant).where("journey", journey.id):
                there = Counter(
                    row.key for row in rows_in(contents(project, journey=journey.id, variant=variant.id))
                )
                wanted = [
                    *stages_of(project, variant.id),
                    *steps_of(project, variant.id),
                    *touchpoints_of(project, variant.id),
                    *transitions_of(project, variant.id),
                    *project.all(Lane).where("journey", journey.id),
                    *(row for kind in (Channel, Persona, Action) for row in project.all(kind).values()),
                ]
                assert set(there.values()) <= {1}
                assert {row.key for row in wanted} <= there.keys()


def test_every_card_of_the_samples_is_in_a_step_or_in_the_inbox() -> None:
    for name in ("uitlenen", "story_time", "job_applications"):
        project = build(name)
        there = {row.key for row in rows_in(tree_of(project))}
        assert {row.key for row in project.rows() if isinstance(row, Note)} <= there


def test_a_step_holds_its_touchpoints_then_its_cards_lane_by_lane() -> None:
    project = build("uitlenen")
    here = [node.holds for node in below(tree_of(project), "Gebruik", "Vindt de kast")]

    assert isinstance(here[0], Touchpoint)
    lanes = [lane.id for lane in project.all(Lane).sorted()]
    order = [lanes.index(row.lane) for row in here if isinstance(row, Note) and row.lane]
    assert order == sorted(order)
    assert len(order) == len(here) - 1


def test_below_a_touchpoint_lie_the_transitions_that_leave_it_with_where_they_lead() -> None:
    project = build("uitlenen")
    leaving = below(tree_of(project), "Gebruik", "Vindt de kast", "Kasten")

    assert {node.leads_to.title for node in leaving if node.leads_to} == {
        "Uitleenautomaat",
        "Vraag aan de balie",
    }
    assert all(isinstance(node.holds, Transition) for node in leaving)


def test_a_card_without_a_place_waits_in_the_inbox() -> None:
    project = build("uitlenen")
    stray = Card(id="stray", text="Later")
    tree = tree_of(Change.putting(project, stray).applied_to(project))

    assert stray in [node.holds for node in below(tree, "Inbox")]
