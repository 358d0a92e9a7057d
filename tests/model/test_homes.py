"""The lane that takes a card of a kind: in sight where there is one, else brought into sight, else new."""

from __future__ import annotations

from journey_editor.importers.bring import bring
from journey_editor.importers.entries import Entry
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.edits.homes import lane_for
from journey_editor.model.place import Place
from journey_editor.model.project import Project
from journey_editor.model.records import Journey, Lane, LaneKind, Pain, Stage, Step, Variant

MINT, WORDS = Mint.seeded("homes"), Words()


def journey(*lanes: Lane) -> Project:
    return Project.of(
        Journey(id="j"),
        Variant(id="v", journey="j"),
        Stage(id="s", variant="v"),
        Step(id="one", stage="s", title="One"),
        *lanes,
    )


def pains(id_: str, *, shown: bool = True) -> Lane:
    return Lane(id=id_, journey="j", kind=LaneKind.PAIN, title=id_, shown=shown, rank=id_)


def home(project: Project, *unseen: str) -> tuple[str, bool]:
    """Return the lane that is found, and whether the map shows it then."""
    change, lane = lane_for(project, "j", LaneKind.PAIN, words=WORDS, mint=MINT, unseen=frozenset(unseen))
    return lane.id, change.applied_to(project).one(Lane, lane.id).shown


def test_the_first_lane_in_sight_takes_a_card() -> None:
    assert home(journey(pains("1"), pains("2"))) == ("1", True)
    assert home(journey(pains("1", shown=False), pains("2"))) == ("2", True)
    assert home(journey(pains("1"), pains("2")), "1") == ("2", True)


def test_a_lane_that_the_map_hides_is_shown_again_before_one_that_stays_unseen() -> None:
    assert home(journey(pains("1", shown=False))) == ("1", True)
    assert home(journey(pains("1"), pains("2", shown=False)), "1") == ("2", True)
    assert home(journey(pains("1")), "1") == ("1", True)


def test_without_a_lane_one_is_added_a_storyboard_above_all_others() -> None:
    project = journey(pains("1"))
    for kind, first in ((LaneKind.NEED, False), (LaneKind.IMAGE, True)):
        change, lane = lane_for(project, "j", kind, words=WORDS, mint=MINT)
        lanes = change.applied_to(project).all(Lane).where("journey", "j")
        assert (lanes[0].id == lane.id, lane.kind, bool(lane.title)) == (first, kind, True)


def test_what_is_imported_goes_to_the_same_lane_as_what_is_added_by_hand() -> None:
    for project, unseen in (
        (journey(pains("1", shown=False)), frozenset[str]()),
        (journey(pains("1"), pains("2")), frozenset({"1"})),
        (journey(), frozenset[str]()),
    ):
        place = Place("j", "v", None, "one", unseen)
        brought = bring(project, [Entry("Slow", LaneKind.PAIN)] * 2, place, words=WORDS, mint=MINT)
        after = brought.change.applied_to(project)
        change, lane = lane_for(project, "j", LaneKind.PAIN, words=WORDS, mint=MINT, unseen=unseen)
        (used,) = {note.lane for note in after.all(Pain).values()}
        assert after.one(Lane, str(used)).title == lane.title
        assert after.one(Lane, str(used)).shown
        assert brought.lanes == len(change.added(Lane))
